"""Accounts and bodies: invited, closed, listed; what of it stands in the log."""

import re
from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.web.accounts.at import signed_in
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.audit.models import Event
from zotim.core.people.models import Organisation, User
from zotim.core.texts import Translated
from zotim.web.accounts import services
from zotim.web.accounts.tables import account_state

pytestmark = pytest.mark.django_db


def test_an_invitation_goes_to_the_person_by_mail_and_isnt_shown_to_the_administrator(
    boss, django_capture_on_commit_callbacks
):
    client = signed_in(boss)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            reverse("person_invite"),
            {"name": "Vera Gjoni", "email": "Vera@Test.example", "language": "en"},
            follow=True,
        )
    (sent,) = mail.outbox
    link = re.search(r"/welcome/\S+", sent.body)[0]
    assert "/welcome/" not in answer.content.decode()
    assert "Vera" not in sent.body + sent.subject
    vera = User.objects.get(email="vera@test.example")
    assert not vera.has_usable_password()

    visitor = Client()
    assert visitor.get(link).status_code == 200
    chosen = {"password": "tri mace nën shi", "again": "tri mace nën shi"}
    assert visitor.post(link, {"password": "short", "again": "short"}).status_code == 200
    assert visitor.post(link, chosen | {"again": "other"}).status_code == 200
    assert visitor.post(link, chosen).status_code == 302
    assert visitor.post(link, chosen).status_code == 410
    vera.refresh_from_db()
    assert vera.check_password("tri mace nën shi")


def test_of_two_who_use_a_link_at_once_one_wins(admin, django_capture_on_commit_callbacks, monkeypatch):
    vera = services.person_invite(actor=admin, email="v@test.example", name="V", language="sq")
    secret = services.make_link(vera)
    early = services.user_of_link(secret)
    services.password_choose(secret=secret, password="tri mace nën shi")
    monkeypatch.setattr(services, "user_of_link", lambda _secret: early)
    with pytest.raises(ValidationError):
        services.password_choose(secret=secret, password="katër qen në borë")
    vera.refresh_from_db()
    assert vera.check_password("tri mace nën shi")


def test_an_address_has_one_account(admin):
    vera = worlds.user()
    with pytest.raises(ValidationError):
        services.person_invite(actor=admin, email=vera.email.upper(), name="V", language="sq")


def test_who_has_a_password_isnt_invited_again(admin):
    vera = worlds.user(password="tri mace nën shi")
    with pytest.raises(ValidationError):
        services.person_invite_again(actor=admin, user=vera)


def test_closing_an_account_ends_its_sessions_and_opening_it_restores_its_roles(boss, admin):
    auditor = worlds.user("auditor")
    client = signed_in(auditor)
    assert client.get(reverse("log")).status_code == 200
    signed_in(boss).post(reverse("person_deactivate", args=[auditor.pk]))
    assert client.get(reverse("log")).status_code == 302
    services.person_reactivate(actor=admin, user=auditor)
    assert actor_of(User.objects.get(pk=auditor.pk)).roles == {"auditor"}


def test_nobody_closes_their_own_account(boss, admin):
    with pytest.raises(Denied):
        services.person_deactivate(actor=admin, user=boss)


def test_the_administrators_pages_open_and_write(boss):
    client, vera, body = signed_in(boss), worlds.user(), worlds.centre()
    for page in ("people", "organisations", "person_invite", "organisation_add"):
        assert client.get(reverse(page)).status_code == 200
    for page, pk in (
        ("person", vera.pk),
        ("person", boss.pk),
        ("organisation_edit", body.pk),
        ("person_deactivate", vera.pk),
    ):
        assert client.get(reverse(page, args=[pk])).status_code == 200
    data = {"organisation": body.pk, "role": "analyst", "starts_on": timezone.localdate().isoformat()}
    assert client.post(reverse("membership_give", args=[vera.pk]), data).status_code == 302
    assert actor_of(vera).roles == {"analyst"}
    assert client.post(reverse("membership_give", args=[vera.pk]), data).status_code == 200
    assert client.post(reverse("membership_give", args=[boss.pk]), data).status_code == 403
    held = vera.memberships.get()
    assert client.post(reverse("membership_end", args=[boss.pk, held.pk])).status_code == 404
    assert client.post(reverse("membership_end", args=[vera.pk, held.pk])).status_code == 302
    assert actor_of(vera).roles == frozenset()
    data = {"name_sq": "Bashkia", "name_en": "Municipality", "kind": "municipality"}
    assert client.post(reverse("organisation_add"), data).status_code == 302
    made = Organisation.objects.get(kind="municipality")
    assert made.name.in_language("en") == ("Municipality", "en")
    data |= {"short_name": "B", "parent": made.pk}
    answer = client.post(reverse("organisation_edit", args=[made.pk]), data)
    assert b"unit of itself" in answer.content


def test_a_body_ends_after_it_began(admin):
    name = Translated.of("sq", "Agjencia")
    made = services.organisation_add(actor=admin, kind="agency", name=name, starts_on=date(2020, 1, 1))
    with pytest.raises(ValidationError):
        services.organisation_end(actor=admin, organisation=made, ends_on=date(2019, 1, 1))
    services.organisation_end(actor=admin, organisation=made, ends_on=date(2021, 1, 1))
    assert Event.objects.filter(object_id=str(made.pk)).count() == 2


def test_no_body_is_a_unit_of_one_of_its_own_units(admin):
    above, below = worlds.body("A"), worlds.body("B")
    services.organisation_edit(actor=admin, organisation=below, parent=above)
    with pytest.raises(ValidationError):
        services.organisation_edit(actor=admin, organisation=above, parent=below)


@pytest.mark.parametrize(("page", "verb"), [("people", "people.persons"), ("organisations", "people.organisations")])
def test_the_lists_of_people_and_organisations_leave_as_files_and_that_is_in_the_log(boss, page, verb):
    body = worlds.body("Policia e Shtetit", "police")
    expected = {"people": boss.email, "organisations": str(body)}[page]
    client = signed_in(boss)
    csv = client.get(reverse(page), {"export": "csv"})
    assert csv["content-type"].startswith("text/csv")
    assert expected in csv.content.decode("utf-8-sig")
    assert client.get(reverse(page), {"export": "xlsx"}).content.startswith(b"PK")
    assert Event.objects.filter(verb=f"{verb}.exported", outcome="viewed").count() == 2


def test_somebody_who_signed_in_without_a_password_is_no_longer_called_invited(boss):
    vera = User.objects.create_user("vera@example.org", name="Vera")
    assert str(account_state(vera)) == "invited"
    signed_in(vera)
    vera.refresh_from_db()
    assert str(account_state(vera)) == "open"
    page = signed_in(boss).get(reverse("person", args=[vera.pk])).content.decode()
    assert '<span class="tag">open</span>' in page
    assert "Send a fresh link" in page
    vera.is_active = False
    assert str(account_state(vera)) == "closed"
