"""What is counted of the work on cases: boards for supervisors and the coordinator, and process indicators."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.referring import send, served
from zotim.core.access.walls import opened, walled
from zotim.core.clocks.models import ClockRun
from zotim.core.figures.registry import FIGURES, Period, families
from zotim.core.people.models import Membership
from zotim.desks.reintegration.account import selectors
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.policy import OVERVIEW
from zotim.desks.reintegration.referrals import providing

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def loads(people, who, purpose=""):
    """Worker → (as manager, as supervisor) on the board of somebody."""
    actor = people.actor(who)
    with walled(actor, purpose):
        bodies = selectors.caseload(actor, purpose)
    return {one.user: (one.manager, one.supervisor) for body in bodies for one in body.loads}


def overdue(people, who, purpose=""):
    """Number, state and clock of what is overdue on the board of somebody."""
    actor = people.actor(who)
    with walled(actor, purpose):
        return [(row.reference, row.case_state, row.code) for row in selectors.overdue(actor, purpose)]


def opened_by(people, who, manager="other_worker"):
    """Another case, which somebody else supervises."""
    return services.case_open(actor=people.actor(who), municipality=people.municipality, manager=people.users[manager])


def late(case):
    """Let all clocks of a case run out an hour ago."""
    hour = timezone.now() - timedelta(hours=1)
    with opened():
        return ClockRun.objects.filter(object_id=case.pk, state="running").update(
            due_at=hour, started_at=hour - DAY, changed_at=hour - DAY
        )


def today():
    return Period(timezone.localdate(), timezone.localdate())


def value(code, first=None, last=None):
    day = timezone.localdate()
    return FIGURES[f"reintegration.{code}"].compute(Period(first or day, last or day))


def test_a_supervisor_sees_who_works_on_the_cases_that_they_supervise_and_on_how_many(people):
    opened_by(people, "other_supervisor")
    opened_by(people, "supervisor", "other_worker")
    manager, other, supervisor = (people.users[who] for who in ("manager", "other_worker", "supervisor"))
    assert loads(people, "supervisor") == {manager: (1, 0), other: (1, 0), supervisor: (0, 2)}
    assert loads(people, "manager") == {}


def test_the_coordinator_sees_the_same_of_all_cases_and_no_row_behind_it(people):
    opened_by(people, "other_supervisor")
    seen = loads(people, "coordinator", OVERVIEW)
    assert {user: load for user, load in seen.items() if load[0]} == {
        people.users["manager"]: (1, 0), people.users["other_worker"]: (1, 0),
    }  # fmt: skip
    for who in ("supervisor", "manager", "administrator", "auditor"):
        assert loads(people, who, OVERVIEW) == {}


def test_a_case_that_ended_is_on_no_board(people):
    people.move("decline")
    late(people.case)
    assert loads(people, "coordinator", OVERVIEW) == {} == loads(people, "supervisor")
    assert overdue(people, "coordinator", OVERVIEW) == [] == overdue(people, "supervisor")


def test_a_case_from_which_one_is_barred_isnt_counted(people):
    services.bar_enter(
        actor=people.actor("manager"), case=people.case, user=people.users["coordinator"],
        ends_at=timezone.now() + 9 * DAY, reason="relative",
    )  # fmt: skip
    people.move("screen")
    late(people.case)
    assert loads(people, "coordinator", OVERVIEW) == {}
    assert overdue(people, "coordinator", OVERVIEW) == []


def test_workers_are_in_the_order_of_names_whatever_they_have(people):
    for _ in range(2):
        opened_by(people, "supervisor", "other_worker")
    actor = people.actor("coordinator")
    with walled(actor, OVERVIEW):
        bodies = selectors.caseload(actor, OVERVIEW)
    names = [str(one.organisation) for one in bodies if one.organisation]
    assert names == sorted(names)
    for body in bodies:
        workers = [str(one.user) for one in body.loads]
        assert workers == sorted(workers)


def test_who_lost_the_post_stands_apart_so_that_somebody_takes_over(people):
    Membership.objects.filter(user=people.users["manager"]).update(ends_at=timezone.now())
    actor = people.actor("supervisor")
    with walled(actor):
        last = selectors.caseload(actor)[-1]
    assert last.organisation is None
    assert [one.user for one in last.loads] == [people.users["manager"]]


def test_what_is_overdue_is_told_by_number_state_and_clock(people):
    people.move("screen")
    assert overdue(people, "supervisor") == []
    late(people.case)
    told = [(people.case.reference, "screening", "reintegration.screening")]
    assert overdue(people, "supervisor") == told == overdue(people, "coordinator", OVERVIEW)
    assert overdue(people, "other_supervisor") == [] == overdue(people, "manager", OVERVIEW)


def test_a_case_that_was_only_opened_to_a_supervisor_isnt_on_their_board(people):
    people.move("screen")
    late(people.case)
    people.give("other_supervisor", "education")
    assert overdue(people, "other_supervisor") == []
    assert loads(people, "other_supervisor") == {}


def test_the_board_of_the_coordinator_names_nobody_and_leads_nowhere(people):
    people.enter()
    people.move("screen")
    late(people.case)
    page = people.client("coordinator").get(reverse("case_account_all")).content.decode()
    assert people.case.reference in page
    assert "Trillimi" not in page
    assert reverse("case", args=[people.case.pk]) not in page
    mine = people.client("supervisor").get(reverse("case_account")).content.decode()
    assert reverse("case", args=[people.case.pk]) in mine
    assert "Trillimi" not in mine


def test_a_board_takes_as_many_questions_however_many_cases_there_are(people, django_assert_max_num_queries):
    client = people.client("coordinator")
    client.get(reverse("case_account_all"))
    with django_assert_max_num_queries(60) as first:
        client.get(reverse("case_account_all"))
    for number in range(5):
        worker = worlds.user("caseworker")
        people.users[f"worker{number}"] = worker
        opened_by(people, "other_supervisor", f"worker{number}")
    with django_assert_max_num_queries(len(first)):
        client.get(reverse("case_account_all"))


def test_what_is_counted_is_counted_once_for_each_record(people):
    people.move("screen", "decline")
    people.move("reopen")
    people.move("withdraw")
    assert value("cases.opened") == 1
    assert (value("cases.ended"), value("cases.declined"), value("cases.withdrawn")) == (1, 0, 1)
    assert value("cases.ended", timezone.localdate() - 9 * DAY, timezone.localdate() - DAY) == 0


def test_a_term_is_kept_that_ended_before_its_last_moment(people):
    people.enter()
    people.move("screen", "assess")
    due = timezone.localdate() + 9 * DAY
    assert value("kept.screening", last=due) == 1
    with opened():
        ClockRun.objects.filter(code="reintegration.screening").update(
            due_at=timezone.now() - timedelta(hours=2), started_at=timezone.now() - 2 * DAY
        )
    assert value("kept.screening", timezone.localdate() - DAY, due) == 0
    assert FIGURES["reintegration.kept.screening"].base(Period(timezone.localdate() - DAY, due)) == 1


def test_a_term_that_ended_with_its_case_is_neither_kept_nor_late(people):
    people.move("screen", "decline")
    assert value("kept.screening", last=timezone.localdate() + 9 * DAY) is None


def test_referrals_are_counted_by_part_and_end_in_one_way(helped):
    row = served(helped)
    assert value("referrals.sent") == value("referrals.sent.social_family") == 1
    assert value("referrals.sent.education") == value("referrals.ended") == 0
    providing.referral_complete(actor=helped.actor("provider"), referral=row, text="a made-up report")
    assert value("referrals.ended") == value("referrals.completed") == 1
    assert (value("referrals.days"), FIGURES["reintegration.referrals.days"].base(today())) == (0, 1)


def test_a_ratio_stands_on_different_cases_however_many_referrals_each_had(helped):
    send(helped)
    send(helped)
    soon = Period(timezone.localdate(), timezone.localdate() + 30 * DAY)
    assert FIGURES["reintegration.kept.referral_answer"].base(soon) == 1
    assert value("kept.referral_answer", soon.first, soon.last) == 0


def test_every_process_indicator_is_about_people_and_joined_with_its_parts():
    ours = [one for code, one in FIGURES.items() if code.startswith("reintegration.")]
    assert ours
    assert all(one.personal for one in ours)
    joined = [family for family in families() if any(code.startswith("reintegration.") for code in family)]
    assert len(joined) == 3


def test_no_indicator_counts_what_was_found_about_anybody():
    for code in FIGURES:
        if code.startswith("reintegration."):
            assert code.split(".")[1] in {
                "cases", "plans", "consents", "referrals", "kept", "emergencies",
            }  # fmt: skip
