"""Referrals: what they rest on, what is sent, and what a provider sees."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from tests import worlds
from tests.desks.reintegration.people import DAY
from tests.desks.reintegration.referring import NEED, consent, draft, one, packet, received, send, state_of
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import NotVisible, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.notifications.services import for_you
from zotim.core.people.models import Deputy
from zotim.core.sealing.services import is_sealed
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Case, Flag, Note
from zotim.desks.reintegration.persons.models import Name
from zotim.desks.reintegration.referrals import providing, selectors, services
from zotim.desks.reintegration.referrals.models import Referral

pytestmark = pytest.mark.django_db


# A8: on what it rests, and what is sent


def test_a08_what_is_sent_is_what_was_chosen_and_covered_and_nothing_else(helped):
    row = send(helped, pieces=["name", "birth_year"])
    assert is_sealed(row.packet)
    assert packet(helped, row) == {"What is needed": NEED, "Name": "Agim Trillimi", "Year of birth": "1989"}


def test_codes_in_a_packet_stand_in_the_language_of_who_reads_it(helped):
    helped.enter(languages=("ar", "sq"), interpreter=True, sex="female")
    with override("sq"):
        row = send(helped, pieces=["languages", "birth_year", "sex"])
    for language in ("en", "sq", "ar"):
        with override(language):
            said = [*packet(helped, row).values()][1:]
            assert said == [
                show.digits("1989"),
                " · ".join(map(gettext, ("Arabic", "Albanian", "An interpreter is needed"))),
                gettext("Female"),
            ]


def test_what_kind_of_danger_it_is_is_said_in_the_language_of_who_reads_it(helped):
    with override("sq"):
        cases.flag_put(
            actor=helped.actor("manager"), case=helped.case, kind="not_alone", reason="Frikë natën",
            ends_on=timezone.localdate() + 30 * DAY,
        )  # fmt: skip
        row = send(helped, basis=consent(helped, ("social_family", "safety_care")), pieces=["dangers"])
    for language in ("en", "sq", "ar"):
        with override(language):
            assert [*packet(helped, row).values()][1:] == [f"{Flag.Kind('not_alone').label}: Frikë natën"]


@pytest.mark.parametrize("piece", ["address", "health", "dangers", "telephone", "made up"])
def test_a08_a_piece_that_isnt_covered_or_isnt_there_cant_be_sent(helped, piece):
    with pytest.raises(Unfit) as refused:
        draft(helped, pieces=[piece])
    assert refused.value.field in ("pieces", "")
    with opened():
        assert Referral.objects.count() == 0


def test_a08_the_page_says_why_a_piece_cant_be_sent(helped):
    basis = consent(helped)
    address = reverse("referral_draft", args=[helped.case.pk, helped.service.pk, basis.pk])
    shown = helped.client("manager").get(address).content.decode()
    assert "Address: What it rests on doesn&#x27;t cover: Housing." in shown
    assert "Telephone: Nothing is entered." in shown
    assert 'value="name"' in shown
    assert 'value="address"' not in shown


@pytest.mark.parametrize("how", ["asked", "other body", "other part", "over", "withdrawn", "other case"])
def test_a08_no_referral_without_a_row_that_holds_for_it(helped, how):
    wrong = {
        "asked": lambda: consent(helped, given=False),
        "other body": lambda: consent(helped, recipient=worlds.body("Tjetër", "civil_society")),
        "other part": lambda: consent(helped, domains=["housing"]),
    }.get(how, lambda: consent(helped))()
    if how == "over":
        wrong.ends_at = timezone.now()
    if how == "withdrawn":
        bases.consent_withdraw(actor=helped.actor("manager"), consent=wrong)
    if how == "other case":
        helped.case = cases.case_open(
            actor=helped.actor("supervisor"), municipality=helped.municipality, manager=helped.users["manager"]
        )
        helped.enter()
    with pytest.raises(Unfit):
        draft(helped, wrong)


def test_a08_what_doesnt_hold_any_more_isnt_sent(helped):
    basis = consent(helped)
    row = draft(helped, basis)
    bases.consent_withdraw(actor=helped.actor("manager"), consent=basis)
    with pytest.raises(Unfit):
        services.referral_send(actor=helped.actor("manager"), referral=row)
    assert state_of(row) == "drafted"


def test_a_draft_is_seen_by_no_provider_and_what_was_sent_never_changes(helped):
    row = draft(helped)
    assert received(helped) == []
    with opened():
        Name.objects.filter(case=helped.case).update(ended_at=timezone.now())
    services.referral_send(actor=helped.actor("manager"), referral=row)
    assert packet(helped, one(helped, row))["Name"] == "Agim Trillimi"


def test_an_article_opens_a_referral_to_its_kind_of_body(helped):
    lawyers = [actor_of(worlds.user("case_supervisor")) for _ in range(2)]
    duty = bases.duty_enter(
        actor=lawyers[0], article=Translated.of("sq", "Ligji i Trilluar, neni 3"), seen_in="X",
        recipients="civil_society", domains=["social_family"], purpose="help",
    )  # fmt: skip
    with pytest.raises(Unfit):
        draft(helped, duty)
    row = send(helped, bases.duty_decide(actor=lawyers[1], duty=duty, confirmed=True))
    assert received(helped) == [row]
    bases.duty_end(actor=lawyers[1], duty=duty)
    assert received(helped) == []


# What a provider sees


def test_a11_what_is_referred_to_one_person_opens_nothing_to_their_body(helped):
    row = send(helped)
    assert received(helped) == [row]
    assert received(helped, "other_provider") == []
    with pytest.raises(NotVisible):
        one(helped, row, "other_provider")


def test_a_provider_sees_no_case_no_name_and_no_note(helped):
    send(helped)
    helped.note("manager", "social_family")
    actor = helped.actor("provider")
    with walled(actor):
        for model in (Case, Note, Name, Consent):
            assert not model.objects.filter(visible(model, actor)).exists(), model
    assert helped.client("provider").get(reverse("case", args=[helped.case.pk])).status_code in (403, 404)


def test_a03_list_detail_and_count_are_the_same_for_a_provider(helped):
    mine = [send(helped) for _ in range(2)]
    client = helped.client("provider")
    providing.referral_decline(actor=helped.actor("provider"), referral=one(helped, mine[0]), reason="no_room")
    listed = client.get(reverse("referrals_received")).content.decode()
    for row in mine:
        answer = client.get(reverse("referral_received", args=[row.pk])).status_code
        assert (row.reference in listed) == (answer == 200) == (row in received(helped))
    assert "1" in listed


def test_a02_what_is_hidden_and_what_isnt_there_are_told_apart_by_nothing(helped, django_assert_num_queries):
    row = send(helped)
    client = helped.client("other_provider")
    hidden = client.get(reverse("referral_received", args=[row.pk]))
    absent = client.get(reverse("referral_received", args=[helped.case.pk]))
    assert hidden.status_code == absent.status_code == 404
    assert len(hidden.content) == len(absent.content)


def test_a04_a_referral_is_read_through_its_own_case_alone(helped):
    row = send(helped)
    other = cases.case_open(
        actor=helped.actor("supervisor"), municipality=helped.municipality, manager=helped.users["manager"]
    )
    client = helped.client("manager")
    assert client.get(reverse("referral", args=[helped.case.pk, row.pk])).status_code == 200
    assert client.get(reverse("referral", args=[other.pk, row.pk])).status_code == 404


def test_the_notice_of_a_referral_is_gone_once_it_is_answered(helped):
    row = send(helped)
    provider = helped.actor("provider")
    with walled(provider):
        assert [notice.object_id for notice in for_you(provider)] == [str(row.pk)]
    providing.referral_decline(actor=provider, referral=one(helped, row), reason="no_room")
    with walled(provider):
        assert list(for_you(provider)) == []


def test_a_deputy_of_the_receiver_sees_what_they_do(helped):
    row = send(helped)
    stand_in, now = helped.users["other_provider"], timezone.now()
    Deputy.objects.create(user=helped.users["provider"], deputy=stand_in, starts_at=now - DAY, ends_at=now + DAY)
    actor = actor_of(stand_in, acting_for=helped.users["provider"].pk)
    with walled(actor):
        assert list(selectors.received_by(actor)) == [row]
