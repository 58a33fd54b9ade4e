"""Bodies, people, roles, deputies: who may write what about whom, and what of it stands in the log."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from typer.testing import CliRunner

from tests import worlds
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import ACTIONS, ROLES, Denied, NotVisible, get_visible, may
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import mail as mail_of
from zotim.core.people.models import Deputy, Membership, Organisation, User
from zotim.core.texts import Translated
from zotim.register.measures.services import obstacle_tell
from zotim.web.accounts import selectors, services
from zotim.web.accounts.tables import account_state

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def boss():
    return worlds.user("administrator")


@pytest.fixture
def admin(boss):
    return actor_of(boss)


def signed_in(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend=BACKEND)
    return client


def now(**shift):
    return timezone.now() + timedelta(**shift)


# Roles


def test_an_administrator_gives_a_role_for_a_time_and_it_ends_by_itself(admin):
    vera, body = worlds.user(), worlds.centre()
    held = services.membership_give(
        actor=admin, user=vera, organisation=body, role="analyst", starts_at=now(days=-2), ends_at=now(days=-1)
    )
    assert actor_of(vera).roles == frozenset()
    assert held in Membership.objects.live(now(days=-1, hours=-1))
    assert Event.objects.get(verb="people.membership.given").details["role"] == "analyst"


def test_who_is_appointed_where_work_waits_is_told_once_how_much_and_led_home(admin):
    worlds.demo_installation()
    body, vera = worlds.body("Ministria"), worlds.user()
    measure = worlds.measure(worlds.actor("analyst"), worlds.commitment(worlds.actor("analyst"), body))
    obstacle_tell(
        actor=worlds.actor("analyst"), measure=measure, title=Translated.of("en", "No host consent"),
        since=timezone.localdate(), remover=body,
    )  # fmt: skip
    services.membership_give(
        actor=admin, user=vera, organisation=body, role="focal_point", starts_at=timezone.now(), ends_at=None
    )
    (told,) = Notification.objects.filter(user=vera)
    client = signed_in(vera)
    page = client.get(reverse("notifications")).content.decode()
    assert "You were given a role, and work waits in it already" in page
    assert re.search(r"\d things? waits? for you on home", page)
    assert client.get(reverse("notification_open", args=[told.pk])).url == reverse("home")
    assert "Ministria" not in mail_of(told).body + mail_of(told).subject


def test_who_is_appointed_where_nothing_waits_or_only_later_is_told_nothing(admin):
    body = worlds.body("Ministria")
    for start in (now(), now(days=3)):
        services.membership_give(
            actor=admin, user=worlds.user(), organisation=body, role="focal_point", starts_at=start
        )
    assert not Notification.objects.exists()


@pytest.mark.parametrize("role", sorted(ROLES))
def test_nobody_gives_a_role_to_themselves(boss, admin, role):
    with pytest.raises(Denied):
        services.membership_give(
            actor=admin, user=boss, organisation=worlds.body(), role=role, starts_at=timezone.now()
        )


def test_nor_to_the_person_they_stand_in_for(boss):
    helper = worlds.user("auditor")
    Deputy.objects.create(user=boss, deputy=helper, ends_at=now(days=1))
    deputy = actor_of(helper, acting_for=boss.pk)
    assert deputy.roles == {"administrator"}
    for person in (boss, helper):
        with pytest.raises(Denied):
            services.membership_give(
                actor=deputy, user=person, organisation=worlds.centre(), role="analyst", starts_at=timezone.now()
            )


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"administrator"}))
def test_only_an_administrator_gives_roles_or_opens_these_pages(role):
    somebody, vera = worlds.user(role), worlds.user()
    with pytest.raises(Denied):
        services.membership_give(
            actor=actor_of(somebody), user=vera, organisation=worlds.body(), role=role, starts_at=timezone.now()
        )
    client = signed_in(somebody)
    for page in ("people", "organisations", "person_invite", "organisation_add"):
        assert client.get(reverse(page)).status_code == 403


def test_a_role_that_doesnt_exist_is_refused(admin):
    with pytest.raises(ValidationError, match="no such role"):
        services.membership_give(
            actor=admin, user=worlds.user(), organisation=worlds.body(), role="emperor", starts_at=timezone.now()
        )


def test_nobody_gets_a_role_in_a_body_that_has_ended(admin):
    body = worlds.centre()
    services.organisation_end(actor=admin, organisation=body, ends_on=date(2025, 1, 1))
    with pytest.raises(ValidationError):
        services.membership_give(
            actor=admin, user=worlds.user(), organisation=body, role="analyst", starts_at=timezone.now()
        )


def test_the_same_role_isnt_given_twice_for_the_same_time(admin):
    vera, body = worlds.user(), worlds.centre()
    give = {"actor": admin, "user": vera, "organisation": body, "role": "analyst"}
    services.membership_give(**give, starts_at=now(days=1), ends_at=now(days=5))
    services.membership_give(**give, starts_at=now(days=5), ends_at=now(days=9))
    for start, end in ((4, 6), (0, 2), (8, None), (0, None)):
        with pytest.raises(ValidationError):
            services.membership_give(**give, starts_at=now(days=start), ends_at=now(days=end) if end else None)


@pytest.mark.parametrize("begun", [True, False])
def test_ending_a_role_ends_it_at_once_begun_or_not(admin, begun):
    vera = worlds.user()
    held = services.membership_give(
        actor=admin, user=vera, organisation=worlds.centre(), role="analyst", starts_at=now(days=-1 if begun else 1)
    )
    services.membership_end(actor=admin, membership=held)
    assert not Membership.objects.filter(user=vera).live(now(seconds=1)).exists()
    assert not Membership.objects.filter(user=vera).live(now(days=2)).exists()
    with pytest.raises(ValidationError):
        services.membership_end(actor=admin, membership=held)


def test_an_administrator_sees_no_content(boss, admin):
    from zotim.core.access.policy import VISIBLE, visible

    own_room = {User, Organisation, Membership, Deputy}
    for model in set(VISIBLE) - own_room:
        assert not model._default_manager.filter(visible(model, admin)).exists()
    opened = {name for name, action in ACTIONS.items() if action.open_to(admin)}
    assert {name.split(".")[0] for name in opened if ACTIONS[name].roles != frozenset("*")} == {"people"}
    assert signed_in(boss).get("/register/commitments/").status_code == 403


# People


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


# Organisations


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


# Deputies


@pytest.fixture
def pair():
    """Two people of one body."""
    body = worlds.body("Qendra", "coordination_centre")
    return worlds.user("coordinator", body), worlds.user("analyst", body)


def test_a_deputy_acts_for_the_time_given_and_it_ends_by_itself(pair):
    away, deputy = pair
    made = services.deputy_name(actor=actor_of(away), deputy=deputy, starts_at=timezone.now(), ends_at=now(days=3))
    client = signed_in(deputy)
    home = client.get(reverse("my_account"))
    assert b"Act for" in home.content
    client.post(reverse("act_for"), {"deputyship": made.pk})
    page = client.get(reverse("my_account"))
    assert b"You act for" in page.content
    assert page.wsgi_request.actor.people == {away.pk, deputy.pk}
    assert Event.objects.filter(verb="people.deputy.acted", actor_id=deputy.pk).count() == 1

    Deputy.objects.filter(pk=made.pk).update(starts_at=now(days=-2), ends_at=now(days=-1))
    page = client.get(reverse("my_account"))
    assert b"You act for" not in page.content
    assert page.wsgi_request.actor.people == {deputy.pk}


def test_one_can_be_oneself_again_at_any_moment(pair):
    away, deputy = pair
    made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    client = signed_in(deputy)
    client.post(reverse("act_for"), {"deputyship": made.pk})
    client.post(reverse("act_for"))
    assert client.get(reverse("my_account")).wsgi_request.actor.on_behalf_of_id is None
    client.post(reverse("act_for"))  # there is nothing left to leave
    left = Event.objects.get(verb="people.deputy.left")
    assert (left.actor_id, left.on_behalf_of_id, left.object_id) == (deputy.pk, None, str(made.pk))


def test_leaving_is_on_record_after_the_deputyship_has_ended_too(pair):
    away, deputy = pair
    made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    client = signed_in(deputy)
    client.post(reverse("act_for"), {"deputyship": made.pk})
    Deputy.objects.filter(pk=made.pk).update(starts_at=now(days=-2), ends_at=now(days=-1))
    client.post(reverse("act_for"))
    assert Event.objects.get(verb="people.deputy.left").object_id == str(made.pk)


def test_nobody_acts_for_who_didnt_name_them(pair):
    away, deputy = pair
    stranger = worlds.user("auditor")
    made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    client = signed_in(stranger)
    client.post(reverse("act_for"), {"deputyship": made.pk})
    assert client.get(reverse("my_account")).wsgi_request.actor.on_behalf_of_id is None
    with pytest.raises(Denied):
        services.deputy_act(actor=actor_of(stranger), deputyship=made)
    with pytest.raises(NotVisible):
        get_visible(Deputy, actor_of(stranger), pk=made.pk)


def test_a_deputy_names_no_deputy_for_whom_they_stand_in_for(pair):
    away, deputy = pair
    Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    third = worlds.user("analyst", away.memberships.get().organisation)
    acting = actor_of(deputy, acting_for=away.pk)
    with pytest.raises(Denied):
        services.deputy_name(actor=acting, deputy=third, starts_at=timezone.now(), ends_at=now(days=9))


def test_only_colleagues_can_be_named(pair):
    away, deputy = pair
    stranger = worlds.user("auditor")
    assert list(selectors.colleagues(actor_of(away))) == [deputy]
    with pytest.raises(Denied):
        services.deputy_name(actor=actor_of(away), deputy=stranger, starts_at=timezone.now(), ends_at=now(days=1))


def test_both_sides_can_end_it_before_its_time(pair):
    away, deputy = pair
    for person in pair:
        made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
        services.deputy_end(actor=actor_of(person), deputyship=made)
        assert actor_of(deputy, acting_for=away.pk).on_behalf_of_id is None


def test_a_deputyship_has_an_end_in_the_future(pair):
    away, deputy = pair
    with pytest.raises(ValidationError):
        services.deputy_name(actor=actor_of(away), deputy=deputy, starts_at=now(days=-3), ends_at=now(days=-1))


# My account


def test_my_account_shows_my_sign_ins_and_nobody_elses(pair):
    mine, other = pair
    from zotim.core.audit.services import record

    record(Actor(mine.pk), "people.session.began", mine)
    record(Actor(other.pk), "people.session.refused", other, outcome="denied")
    assert [event.object_id for event in selectors.sign_ins(mine)] == [str(mine.pk)]
    assert b"signed in" in signed_in(mine).get(reverse("my_account")).content


def test_somebody_without_a_role_still_has_an_account_page():
    assert signed_in(worlds.user()).get(reverse("my_account")).status_code == 200


def test_choosing_a_language_changes_pages_and_mails(pair):
    mine, _other = pair
    client = signed_in(mine)
    answer = client.post(reverse("my_account"), {"language": "ar"})
    assert answer.cookies["django_language"].value == "ar"
    mine.refresh_from_db()
    assert mine.language == "ar"
    assert b'dir="rtl"' in client.get(reverse("my_account")).content


# The first administrator


def run(*arguments):
    import typer

    from zotim.web.accounts.cli import administrator

    app = typer.Typer()
    app.command()(administrator)
    return CliRunner().invoke(app, list(arguments))


def test_the_first_administrator_comes_by_a_link_that_works_once(settings):
    made = run("boss@test.example", "--name", "Boss")
    assert made.exit_code == 0, made.output
    link = re.search(r"\S+/welcome/\S+", made.output)[0].removeprefix(settings.ZOTIM_ADDRESS)
    data = {"password": "tri mace nën shi", "again": "tri mace nën shi"}
    assert Client().post(link, data).status_code == 302
    assert Client().get(link).status_code == 410
    boss = User.objects.get(email="boss@test.example")
    assert actor_of(boss).roles == {"administrator"}
    assert Event.objects.get(verb="people.administrator.made").actor_kind == "system"


def test_while_there_is_an_administrator_the_command_refuses_unless_told_again():
    worlds.user("administrator", password="tri mace nën shi")
    refused = run("second@test.example")
    assert refused.exit_code == 1
    assert "--again" in refused.output
    assert not User.objects.filter(email="second@test.example").exists()
    assert run("second@test.example", "--again").exit_code == 0


def test_an_administrator_who_never_chose_a_password_doesnt_block_the_command():
    assert run("boss@test.example").exit_code == 0
    assert run("boss@test.example").exit_code == 0
    assert Membership.objects.filter(role="administrator").count() == 1


class Worlds(TestCase):
    """Random pairs of a giver and a receiver."""

    @given(giver=st.sampled_from(sorted(ROLES)), same=st.booleans(), role=st.sampled_from(sorted(ROLES)))
    def test_a_role_is_given_only_by_an_administrator_and_only_to_somebody_else(self, giver, same, role):
        giving = worlds.user(giver)
        receiving = giving if same else worlds.user()
        allowed = giver == "administrator" and not same
        assert may(actor_of(giving), "people.membership.give", receiving) == allowed


# The lists, as files, and how an account stands


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["notanemail"], "no mail address"), (["boss@test.example", "--language", "xx"], "isn't one of sq, en, ar")],
)
def test_what_cant_be_an_administrators_makes_no_account(arguments, said):
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert said in refused.output
    assert not User.objects.exists()
