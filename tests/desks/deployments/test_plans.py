"""Plans of rotations: worked out, accepted as a whole or not at all, and never blindly; a what-if touches nothing."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks.deployments.people import People, able, billet, moved, nominee, tour
from tests.desks.deployments.planned import LONG, again, asked, changed, first_day, mission, planned, shown, what_if
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened
from zotim.core.audit.models import Event
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.people import services as listing
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.planning import services
from zotim.desks.deployments.planning.models import Change, Plan, PlannedTour, Standing
from zotim.desks.deployments.tours import services as touring
from zotim.desks.deployments.tours.models import Tour
from zotim.engines import rosters

pytestmark = pytest.mark.django_db


def tours():
    with opened():
        return list(Tour.objects.exclude(state="cancelled").select_related("billet", "nominee").order_by("from_on"))


def test_a_mission_with_enough_people_is_covered_and_nothing_changes_before_somebody_accepts(people):
    plan = planned(people, mission(people))
    assert (plan.state, plan.uncovered, plan.verdict) == ("ready", 0, "proven")
    assert shown(people, plan).counts == {"kept": 0, "moved": 0, "new": 3, "dropped": 0}
    assert tours() == []
    services.plan_accept(actor=people.second, plan=plan)
    made = tours()
    assert [one.state for one in made] == ["proposed"] * 3
    assert made[0].from_on == first_day()
    assert [(after.from_on - before.until_on).days for before, after in pairwise(made)] == [1, 1]
    with opened():
        assert set(PlannedTour.objects.values_list("tour", flat=True)) == {one.pk for one in made}


def test_it_is_worked_out_by_the_worker_who_leaves_an_event(people):
    plan = asked(people, mission(people))
    assert plan.planned_at is None
    run_pending_jobs()
    plan = again(people, plan)
    assert plan.state == "ready"
    assert Event.objects.filter(verb="deployments.plan.planned", object_id=str(plan.pk)).count() == 1


def test_tours_that_stand_stay_and_what_is_left_is_planned_around_them(people):
    of = mission(people)
    one = able(people, "A-0", until=LONG)
    stands = tour(people, of.billets.get(), one, first_day() + timedelta(20), first_day() + timedelta(90))
    plan = planned(people, of)
    kept = next(each for each in shown(people, plan).tours if each.tour_id == stands.pk)
    assert (kept.change, kept.from_on, kept.until_on) == (Change.KEPT, stands.from_on, stands.until_on)
    services.plan_accept(actor=people.officer, plan=plan)
    assert stands.pk in {each.pk for each in tours()}


def test_a_proposal_that_can_go_elsewhere_is_changed_only_where_that_covers_more(people):
    of = mission(people, sent=4)
    with opened():
        who = list(Nominee.objects.order_by("staff_number"))
    stands = tour(people, of.billets.get(), who[2], first_day() + timedelta(100), first_day() + timedelta(199))
    plan = planned(people, of, standing="proposed")
    assert shown(people, plan).counts["dropped"] == 0
    listing.nominee_change(
        actor=people.officer, nominee=who[2], staff_number="B-3", name="Besa", rank="OF-3",
        available_from=first_day() + timedelta(250),
    )  # fmt: skip
    plan = planned(people, of, standing="proposed")
    assert (plan.uncovered, shown(people, plan).counts["dropped"]) == (0, 1)
    services.plan_accept(actor=people.officer, plan=plan)
    with opened():
        assert Tour.objects.get(pk=stands.pk).state == "cancelled"


def test_without_the_solver_there_is_the_plain_plan_and_its_page_says_so(people, monkeypatch):
    def missing(problem, **limits):
        raise rosters.SolverMissing

    monkeypatch.setattr(rosters, "solve", missing)
    plan = planned(people, mission(people, sent=1))
    assert (plan.solver, plan.uncovered, plan.verdict, plan.uncovered_bound) == (False, 100, "not_proven", 0)
    assert ["rest", 0] in plan.reasons
    assert planned(people, plan.mission, until_on=first_day() + timedelta(50)).verdict == "proven"


def test_what_cant_be_covered_is_said_with_what_is_short(people):
    pytest.importorskip("ortools", reason="the extra rosters isn't installed")
    of = mission(people, sent=3, qualifications=["medic"])
    with opened():
        first = Nominee.objects.order_by("staff_number").first()
    listing.qualification_enter(
        actor=people.officer, nominee=first, kind="medic", issued_on=first_day().replace(year=2025)
    )
    plan = planned(people, of)
    assert (plan.uncovered, plan.uncovered_bound, plan.verdict) == (100, 100, "proven")
    assert "qualification:medic" in [code for code, _days in plan.reasons]
    assert sum(gap.span.days for gap in shown(people, plan).gaps) == plan.uncovered


def test_whoever_nobody_said_of_when_they_can_go_isnt_chosen(people):
    of = mission(people, sent=0)
    nominee(people, "C-1")
    plan = planned(people, of)
    assert plan.uncovered == 300
    assert shown(people, plan).tours == []


@pytest.mark.parametrize("what", ["people", "tours", "rules", "billets"])
def test_a_plan_of_which_the_rows_changed_says_what_and_isnt_accepted(people, what):
    of = mission(people)
    plan = planned(people, of)
    assert changed(people, plan) == []
    with opened():
        one = Nominee.objects.order_by("staff_number").first()
    if what == "people":
        listing.fitness_enter(actor=people.officer, nominee=one, aspect="dental", fit=False)
    elif what == "tours":
        tour(people, of.billets.get(), one, first_day(), first_day() + timedelta(20))
    elif what == "rules":
        touring.terms_set(actor=people.officer, mission=of, tour_days=90, handover_days=5, rest_times=1)
        with opened():
            Plan.objects.update(tour_days=90)  # as if it had been asked by another rule
    else:
        billet(people, of, "A-9", accepted=True, until_on=first_day() + timedelta(days=299))
    assert what in changed(people, again(people, plan))
    with pytest.raises(Unfit, match="has changed"):
        services.plan_accept(actor=people.officer, plan=plan)
    assert len(tours()) == (1 if what == "tours" else 0)


def test_a_what_if_touches_nothing_and_is_never_accepted(people):
    of = mission(people)
    plan = planned(people, of)
    other = what_if(people, plan, tour_days=150, until_on=plan.until_on - timedelta(100), fewer=2)
    assert (other.copy_of, other.state, other.fewer) == (plan, "ready", 2)
    assert len(shown(people, other).tours) == 2
    assert tours() == []
    with pytest.raises(WrongState):
        services.plan_accept(actor=people.officer, plan=other)
    with opened(), pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=other.pk).update(state="accepted", accepted_at=other.planned_at)
    assert changed(people, plan) == []


def test_a_mission_that_went_on_for_longer_needs_more_tours(people):
    of = mission(people)
    plan = planned(people, of)
    longer = what_if(people, plan, until_on=plan.until_on + timedelta(100))
    assert longer.uncovered == 0
    assert shown(people, longer).counts["new"] == shown(people, plan).counts["new"] + 1


def test_two_people_fewer_leave_days_uncovered_and_whoever_is_on_a_tour_stays(people):
    of = mission(people, sent=3)
    plan = planned(people, of)
    assert plan.uncovered == 0
    fewer = what_if(people, plan, fewer=2)
    assert fewer.uncovered > 0
    assert len({one.nominee_id for one in shown(people, fewer).tours}) == 1


def test_all_of_a_plan_is_done_or_nothing(people, monkeypatch):
    plan = planned(people, mission(people))
    done = []

    def second_fails(**fields):
        done.append(fields)
        if len(done) == 2:
            raise Unfit("They are on another tour on some of these days.")
        return original(**fields)

    original = touring.tour_propose
    monkeypatch.setattr(services.tours, "tour_propose", second_fails)
    with pytest.raises(Unfit, match="A-1: They are on another tour"):
        services.plan_accept(actor=people.officer, plan=plan)
    assert tours() == []
    assert again(people, plan).state == "ready"


def test_a_plan_is_for_the_officers_of_the_body_alone(people):
    plan = planned(people, of := mission(people))
    for who in (people.coordinator, people.focal, people.other):
        with pytest.raises(Denied):
            services.plan_ask(actor=who, mission=of, from_on=first_day(), until_on=first_day())
        with pytest.raises((Denied, Plan.DoesNotExist)):
            services.plan_accept(actor=who, plan=plan)


@pytest.mark.parametrize(
    ("days", "said"),
    [((-40, 10), "has begun"), ((5, 1), "before the start"), ((0, 3000), "planned at once"), ((900, 950), "No billet")],
)
def test_days_that_cant_be_planned_are_refused(people, days, said):
    of = mission(people)
    first, last = (first_day() + timedelta(one) for one in days)
    with pytest.raises(Unfit, match=said):
        services.plan_ask(actor=people.officer, mission=of, from_on=first, until_on=last)


def test_a_plan_that_was_set_aside_stays_so(people):
    plan = asked(people, mission(people))
    services.plan_drop(actor=people.officer, plan=plan)
    run_pending_jobs()
    assert again(people, plan).state == "dropped"
    with pytest.raises(WrongState):
        services.plan_accept(actor=people.officer, plan=plan)


NUMBERS = st.tuples(st.integers(0, 4), st.integers(0, 1), st.integers(0, 250), st.integers(10, 120), st.booleans())


def stand(people, of, who, numbers):
    """Tours that stand: whose, in which billet, from which day, for how long, agreed or not; those that can be."""
    for person, place, start, length, agreed in numbers:
        billets = of.billets.order_by("code")
        one, first = billets[place % len(billets)], first_day() + timedelta(start)
        try:
            made = tour(people, one, who[person % len(who)], first, min(first + timedelta(length), one.until_on))
        except Unfit:
            continue
        if agreed:
            moved(people, made, "agree")


def days(first, last):
    return [first + timedelta(number) for number in range((last - first).days + 1)]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 5), st.integers(1, 2), st.sampled_from(Standing.values), st.lists(NUMBERS, max_size=3))
def test_accepting_a_plan_never_makes_two_tours_of_a_person_on_a_day_nor_two_holders(
    db, sent, billets, standing, numbers
):
    with transaction.atomic():
        people = People()
        of = mission(people, sent=sent, billets=billets)
        with opened():
            who = list(Nominee.objects.order_by("staff_number"))
        stand(people, of, who, numbers)
        plan = planned(people, of, standing=standing)
        services.plan_accept(actor=people.officer, plan=plan)
        away = Counter((one.nominee_id, day) for one in tours() for day in days(one.arrives_on, one.until_on))
        held = Counter((one.billet_id, day) for one in tours() for day in days(one.from_on, one.until_on))
        assert max([*away.values(), *held.values(), 1]) == 1
        planned_days = sum(len(days(max(one.from_on, plan.from_on), one.until_on)) for one in of.billets.all())
        assert plan.uncovered == planned_days - sum(1 for (_billet, day) in held if day >= plan.from_on)
        transaction.set_rollback(True)
