"""Referrals: what they rest on, what is sent, what a provider sees, and how they end."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from tests import worlds
from tests.desks.reintegration.people import DAY
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, NotVisible, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import for_you
from zotim.core.people.models import Deputy, Membership
from zotim.core.sealing.services import is_sealed
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.desks.reintegration.bases import selectors as bases_selectors
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Case, Flag, Note
from zotim.desks.reintegration.persons.models import Name
from zotim.desks.reintegration.referrals import providing, selectors, services
from zotim.desks.reintegration.referrals.clocks import ANSWER
from zotim.desks.reintegration.referrals.models import OPEN, Referral, Reply, Service
from zotim.desks.reintegration.referrals.tasks import room_to_tell, to_answer, to_send

pytestmark = pytest.mark.django_db

NEED = "Bisedë një herë në javë"


@pytest.fixture
def helped(people):
    """A case under way, and a provider with one service and two focal points."""
    people.enter()
    people.cso = worlds.body("Qendra e Trilluar", "civil_society")
    for who in ("provider", "other_provider"):
        people.users[who] = worlds.user("provider", people.cso)
    people.service = providing.service_enter(
        actor=people.actor("provider"), title=Translated.of("sq", "Këshillim për familje"), domain="social_family",
        contact="04 000 000", places=3, languages=["sq", "ar"],
    )  # fmt: skip
    return people


def consent(people, domains=("social_family",), who="manager", days=90, given=True, purpose="help", recipient=None):
    made = bases.consent_ask(
        actor=people.actor(who), case=people.case, recipient=recipient or people.cso, domains=domains, purpose=purpose,
        ends_at=timezone.now() + days * DAY,
    )  # fmt: skip
    if given:
        bases.consent_answer(actor=people.actor(who), consent=made, given=True, decider="person", how="spoken")
    return made


def draft(people, basis=None, pieces=("name",), who="manager", **more):
    return services.referral_draft(
        actor=people.actor(who), case=people.case, service=people.service, basis=basis or consent(people),
        **{"need": NEED, "pieces": list(pieces), **more},
    )  # fmt: skip


def send(people, *args, **more):
    return services.referral_send(actor=people.actor("manager"), referral=draft(people, *args, **more))


def received(people, who="provider"):
    actor = people.actor(who)
    with walled(actor):
        return list(selectors.received_by(actor))


def one(people, row, who="provider"):
    actor = people.actor(who)
    with walled(actor):
        return selectors.received_one(actor, row.pk)


def packet(people, row, who="provider"):
    actor = people.actor(who)
    with walled(actor):
        return {str(label): text for label, text in selectors.packet_of(actor, row)}


def served(people, **more):
    row = send(people, **more)
    providing.referral_accept(actor=people.actor("provider"), referral=one(people, row))
    providing.referral_begin(actor=people.actor("provider"), referral=one(people, row))
    return one(people, row)


def state_of(row):
    with opened():
        return Referral.objects.get(pk=row.pk).state


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


# A7: when it is over


@pytest.mark.parametrize("how", ["declined", "completed", "cancelled", "left", "over", "barred", "case over"])
def test_a07_a_referral_that_is_over_is_gone_at_the_next_look(helped, how):
    basis = consent(helped)
    row = served(helped, basis=basis) if how == "completed" else send(helped, basis)
    assert received(helped) == [row]
    provider, manager = helped.actor("provider"), helped.actor("manager")
    if how == "declined":
        providing.referral_decline(actor=provider, referral=one(helped, row), reason="no_room")
    elif how == "completed":
        providing.referral_complete(actor=provider, referral=row, text="Mbaroi mirë")
    elif how == "cancelled":
        services.referral_cancel(actor=manager, referral=row)
    elif how == "left":
        Membership.objects.filter(user=helped.users["provider"]).update(ends_at=timezone.now())
    elif how == "over":
        with opened():
            Consent.objects.filter(pk=basis.pk).update(ends_at=timezone.now())
    elif how == "barred":
        cases.bar_enter(actor=manager, case=helped.case, user=helped.users["provider"], reason="relative")
    else:
        helped.move("withdraw")
    assert received(helped) == []


def test_a14_nothing_is_referred_to_whoever_is_barred_from_the_case(helped):
    cases.bar_enter(actor=helped.actor("manager"), case=helped.case, user=helped.users["provider"], reason="relative")
    with pytest.raises(Unfit):
        send(helped)


def test_a_case_that_ends_ends_its_referrals_in_the_same_step(helped):
    rows = [send(helped), draft(helped), served(helped)]
    helped.move("withdraw")
    assert [state_of(row) for row in rows] == ["cancelled"] * 3


# A9: a withdrawal


def test_a09_a_withdrawal_ends_what_stood_on_consent_and_never_what_stands_on_a_measure(helped):
    basis = consent(helped)
    measure = bases.ground_enter(
        actor=helped.actor("manager"), case=helped.case, kind="court", recipient=helped.cso,
        domains=["social_family"], purpose="help", ends_at=timezone.now() + 60 * DAY, details={"document": "X"},
    )  # fmt: skip
    bases.ground_decide(actor=helped.actor("supervisor"), ground=measure, confirmed=True)
    falls, stays = send(helped, basis), send(helped, measure)
    bases.consent_withdraw(actor=helped.actor("manager"), consent=basis)
    assert (state_of(falls), state_of(stays)) == ("withdrawn", "sent")
    assert received(helped) == [stays]
    told = Notification.objects.filter(kind="reintegration.referral.closed")
    assert [one.user_id for one in told] == [helped.users["provider"].pk]
    bases.ground_end(actor=helped.actor("manager"), ground=measure)
    assert state_of(stays) == "withdrawn"


def test_a09_the_page_says_which_referrals_end_and_which_stay_before_and_after(helped):
    basis, other = consent(helped), consent(helped, purpose="conference")
    falls, stays = send(helped, basis), send(helped, other)

    def lists():
        actor = helped.actor("manager")
        with walled(actor):
            found = bases_selectors.doors(actor, bases_selectors.consent(actor, helped.case, basis.pk)).lines
        return [[line.text.split(" · ")[0] for line in rows] for rows in (found.by_this, found.by_others, found.closed)]

    words = [f"Referral {row.reference}" for row in (falls, stays)]
    address = reverse("consent_withdraw", args=[helped.case.pk, basis.pk])
    assert lists() == [[words[0]], [words[1]], []]
    shown = helped.client("manager").get(address).content.decode()
    assert all(word in shown for word in words)
    bases.consent_withdraw(actor=helped.actor("manager"), consent=basis)
    assert lists() == [[], [words[1]], [words[0]]]


# How it goes


def test_a_referral_goes_from_its_draft_to_its_end_and_its_clocks_with_it(helped):
    row = send(helped)
    assert running(row) == {ANSWER.code}
    providing.referral_accept(actor=helped.actor("provider"), referral=one(helped, row))
    assert running(row) == {"reintegration.first_service"}
    providing.referral_begin(actor=helped.actor("provider"), referral=one(helped, row))
    assert running(row) == set()
    providing.reply_write(actor=helped.actor("provider"), referral=one(helped, row), text="Erdhi dy herë")
    providing.referral_complete(actor=helped.actor("provider"), referral=one(helped, row), text="Mbaroi mirë")
    assert state_of(row) == "completed"
    told = Notification.objects.filter(user=helped.users["manager"], kind="reintegration.referral.answered")
    assert {one.object_id for one in told} == {str(helped.case.pk)}


def running(row):
    return set(ClockRun.objects.filter(object_id=row.pk, state="running").values_list("code", flat=True))


@pytest.mark.parametrize("name", ["begin", "complete", "report"])
def test_a26_no_step_is_skipped(helped, name):
    row = one(helped, send(helped))
    work = {
        "begin": lambda **who: providing.referral_begin(**who),
        "complete": lambda **who: providing.referral_complete(text="X", **who),
        "report": lambda **who: providing.reply_write(text="X", **who),
    }[name]
    with pytest.raises((WrongState, Unfit)):
        work(actor=helped.actor("provider"), referral=row)
    with pytest.raises(DatabaseError), transaction.atomic(), opened():
        Referral.objects.filter(pk=row.pk).update(state="completed", ended_at=timezone.now())


def test_the_second_of_two_answers_comes_too_late(helped):
    first, second = (one(helped, row) for row in [send(helped)] * 2)
    providing.referral_accept(actor=helped.actor("provider"), referral=first)
    with pytest.raises(WrongState):
        providing.referral_accept(actor=helped.actor("provider"), referral=second)


def test_nobody_else_answers(helped):
    row = send(helped)
    for who in ("other_provider", "manager", "supervisor"):
        with pytest.raises(Denied):
            providing.referral_accept(actor=helped.actor(who), referral=row)


def test_who_works_on_the_case_reads_the_reports_of_its_ordinary_parts(helped):
    row = served(helped)
    providing.reply_write(actor=helped.actor("provider"), referral=row, text="Erdhi dy herë")
    shown = helped.client("manager").get(reverse("case", args=[helped.case.pk])).content.decode()
    assert "Erdhi dy herë" in shown
    assert Event.objects.filter(verb="reintegration.replies.viewed").get().details["domain"] == "social_family"


def test_a06_what_a_psychologist_reports_is_hidden_even_from_the_supervisor(helped):
    helped.service = providing.service_enter(
        actor=helped.actor("provider"), title=Translated.of("sq", "Psikolog"), domain="psych", contact="X", places=1
    )
    basis = consent(helped, domains=["psych"], purpose="treatment")
    row = served(helped, basis=basis)
    providing.reply_write(actor=helped.actor("provider"), referral=row, text="Fle keq")
    helped.give("psychologist", "psych")

    def texts(who, purpose=""):
        actor = helped.actor(who, purpose)
        with walled(actor):
            return [one.text for one in selectors.replies_in(actor, helped.case)]

    assert texts("supervisor") == texts("manager") == []
    assert texts("psychologist", "treatment") == ["Fle keq"]
    assert texts("provider") == ["Fle keq"]


def test_a_report_is_never_changed(helped):
    row = served(helped)
    made = providing.reply_write(actor=helped.actor("provider"), referral=row, text="Erdhi")
    with pytest.raises(DatabaseError), transaction.atomic(), opened():
        Reply.objects.filter(pk=made.pk).update(kind="end")


# What is over by itself


def test_a_referral_that_nobody_answers_in_time_is_over_and_waits_on_home(helped):
    row = send(helped)
    assert services.referrals_over() == []
    long_ago = timezone.now() - 9 * DAY
    ClockRun.objects.filter(code=ANSWER.code).update(
        started_at=long_ago, changed_at=long_ago, due_at=timezone.now() - timedelta(minutes=1)
    )
    assert services.referrals_expire(actor=System("referrals")) == 1
    assert state_of(row) == "expired"
    assert running(row) == set()
    waits = [str(one.why) for one in to_send(helped.actor("manager"), timezone.localdate())]
    assert waits == ["A referral that was declined or is over: look for another service"]
    draft(helped)
    waits = [str(one.why) for one in to_send(helped.actor("manager"), timezone.localdate())]
    assert waits == ["A referral that was drafted and not sent"]


def test_what_rests_on_something_that_is_over_is_put_on_record_too(helped):
    basis = consent(helped)
    row = served(helped, basis=basis)
    with opened():
        Consent.objects.filter(pk=basis.pk).update(ends_at=timezone.now())
    assert services.referrals_expire(actor=System("referrals")) == 1
    assert state_of(row) == "expired"


# The directory and home


def test_the_focal_point_keeps_the_entry_and_nobody_else(helped):
    providing.service_change(actor=helped.actor("provider"), service=helped.service, contact="04 1", places=0)
    for who in ("other_provider", "manager", "coordinator"):
        with pytest.raises(Denied):
            providing.service_change(actor=helped.actor(who), service=helped.service, contact="X", places=9)
    assert Service.objects.get().places == 0


def test_the_directory_says_in_words_what_is_offered_where_and_how_much_room_there_is(helped):
    here = {"domain": "social_family", "contact": "X", "places": 7, "municipality": helped.municipality}
    providing.service_enter(actor=helped.actor("provider"), title=Translated.of("sq", "Takim"), **here)
    client, address = helped.client("coordinator"), reverse("services")
    shown = client.get(address).content.decode()
    assert "Family and social ties" in shown
    assert "functools" not in shown
    there = client.get(f"{address}?municipality={helped.municipality.pk}").content.decode()
    assert "Takim" in there
    assert "Këshillim për familje" not in there


def test_police_and_prosecution_have_no_provider_here(people):
    officer = worlds.user("provider", worlds.body("Policia", "police"))
    assert "provider" not in actor_of(officer).roles


def test_room_that_nobody_told_for_a_month_waits_on_the_focal_points_home(helped):
    today = timezone.localdate()
    assert list(room_to_tell(helped.actor("provider"), today)) == []
    assert [one.reference for one in room_to_tell(helped.actor("provider"), today + 31 * DAY)] == [
        helped.service.reference
    ]
    assert list(room_to_tell(helped.actor("other_provider"), today + 31 * DAY)) == []


def test_a27_what_waits_on_a_providers_home_names_nobody(helped):
    row = send(helped)
    [task] = to_answer(helped.actor("provider"), timezone.localdate())
    assert task.reference == row.reference
    assert task.due_on
    assert "proposal" in task.note
    assert helped.case.reference not in str(task)


def test_a_service_that_is_closed_takes_nothing_new(helped):
    basis = consent(helped)
    providing.service_close(actor=helped.actor("provider"), service=helped.service)
    with pytest.raises(Unfit):
        draft(helped, basis)


def test_both_sides_work_on_their_pages(helped):
    basis = consent(helped)
    manager, provider = helped.client("manager"), helped.client("provider")
    assert "Këshillim për familje" in manager.get(reverse("referral_choose", args=[helped.case.pk])).content.decode()
    address = reverse("referral_draft", args=[helped.case.pk, helped.service.pk, basis.pk])
    page = manager.post(address, {"need": NEED, "pieces": ["name"]})
    assert page.status_code == 302
    assert NEED in manager.get(page.url).content.decode()
    assert NEED in manager.get(page.url + "send/").content.decode()
    manager.post(page.url + "send/")
    [row] = received(helped)
    own = reverse("referral_received", args=[row.pk])
    shown = provider.get(own).content.decode()
    assert NEED in shown
    assert helped.case.reference not in shown
    for step, data in [("accept", {}), ("begin", {}), ("report", {"text": "Erdhi"}), ("complete", {"text": "Fund"})]:
        assert provider.get(f"{own}{step}/").status_code == 200
        assert provider.post(f"{own}{step}/", data).status_code == 302, step
    assert state_of(row) == "completed"
    assert row.pk not in [one.pk for one in received(helped)]
    assert Event.objects.filter(verb="reintegration.received.viewed").exists()


def test_every_state_in_which_a_provider_sees_it_is_open():
    assert OPEN == ("sent", "accepted", "in_service")
