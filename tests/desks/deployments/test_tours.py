"""Who holds a billet from when until when: proposed, agreed, there, back; and what is lacking, worked out."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.desks.deployments.people import FIRST, LAST, able, billet, grounded, mission, moved, nominee, seen, tour
from zotim.core.access.policy import Denied, NotVisible, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.missions import selectors as missions
from zotim.desks.deployments.missions import services as missions_services
from zotim.desks.deployments.people import services as listing
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours import selectors, services
from zotim.desks.deployments.tours.models import Tour, TourEnd

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def a_billet(people, code="A-1", **fields):
    """An accepted billet of a mission with every ground."""
    return billet(people, fields.pop("of", None) or grounded(people), code, accepted=True, **fields)


def codes(people, one):
    return {lack.what for lack in seen(people, one).lacks}


def begun(people, of):
    missions_services.mission_move(actor=people.officer, mission=of.mission, step="begin")


def test_somebody_who_has_everything_lacks_nothing(people):
    assert not seen(people, tour(people, a_billet(people, english=3, clearance="secret"), able(people))).lacks


def test_a_lack_is_told_and_refuses_no_proposal(people):
    made = tour(people, billet(people, mission(people), english=2, clearance="secret"), nominee(people, rank="OR-3"))
    assert codes(people, made) == {
        "billet", "available", "rank", "english", "clearance", "medical", "psychological", "dental", "ground",
    }  # fmt: skip


@pytest.mark.parametrize("what", ["english", "clearance", "medical"])
def test_what_ends_a_day_before_the_tour_does_is_lacking(people, what):
    one, of = able(people), a_billet(people, english=3, clearance="secret")
    early, actor = LAST - DAY, people.officer
    if what == "english":
        listing.qualification_enter(
            actor=actor, nominee=one, kind="english", level=3, issued_on=date(2025, 1, 1), expires_on=early
        )
    elif what == "clearance":
        listing.clearance_enter(actor=actor, nominee=one, clearance="secret", until_on=early)
    else:
        listing.fitness_enter(actor=actor, nominee=one, aspect="medical", fit=True, until_on=early)
    [lack] = seen(people, tour(people, of, one)).lacks
    assert (lack.what, lack.until) == (what, early)


def test_unfit_is_lacking_and_no_day_says_since_when(people):
    one = able(people)
    listing.fitness_enter(actor=people.officer, nominee=one, aspect="dental", fit=False, until_on=LAST)
    [lack] = seen(people, tour(people, a_billet(people), one)).lacks
    assert (lack.what, lack.until) == ("dental", None)


def test_the_rest_after_the_last_tour_is_so_many_times_a_tour(people):
    of = a_billet(people)
    services.terms_set(actor=people.officer, mission=of.mission, tour_days=100, handover_days=7, rest_times=2)
    long_ago, lately = FIRST - timedelta(days=200), FIRST - timedelta(days=199)
    rested = able(people, "A-1", last_return=long_ago)
    tired = able(people, "A-2", last_return=lately)
    assert not codes(people, tour(people, of, rested, FIRST, FIRST + 9 * DAY))
    made = tour(people, of, tired, FIRST + 10 * DAY, LAST, arrives_on=FIRST)
    [lack] = seen(people, made).lacks
    assert (lack.what, lack.span.last) == ("rest", FIRST)


def test_they_arrive_before_they_take_over_but_on_the_first_day_of_a_billet(people):
    of = a_billet(people)
    first = tour(people, of, able(people, "A-1"), FIRST, FIRST + 99 * DAY)
    second = tour(people, of, able(people, "A-2"), FIRST + 100 * DAY, LAST)
    assert (first.arrives_on, second.arrives_on) == (FIRST, FIRST + 93 * DAY)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ((LAST, FIRST), "until_on"),
        ((FIRST - DAY, LAST), "from_on"),
        ((FIRST, LAST + DAY), "until_on"),
    ],
)
def test_days_that_cant_be_are_told_beside_their_field(people, days, field):
    with pytest.raises(Unfit) as refused:
        tour(people, a_billet(people), able(people), *days)
    assert refused.value.field == field


def test_nobody_is_in_two_places_and_no_billet_is_held_by_two(people):
    of = a_billet(people)
    other = a_billet(people, "A-2", of=of.mission)
    one, two = able(people, "A-1"), able(people, "A-2")
    tour(people, of, one, FIRST, date(2026, 6, 30))
    with pytest.raises(Unfit, match="another tour"):
        tour(people, other, one, date(2026, 6, 30), LAST)
    with pytest.raises(Unfit, match="Somebody else holds"):
        tour(people, of, two, date(2026, 6, 30), LAST)
    tour(people, of, two, date(2026, 7, 1), LAST)


def test_a_called_off_tour_leaves_its_days_free(people):
    of, one = a_billet(people), able(people)
    moved(people, tour(people, of, one), "cancel", why="body")
    tour(people, of, one)


def test_nobody_sets_out_while_something_is_lacking_or_before_the_mission_has_begun(people):
    of, one = a_billet(people, clearance="secret"), able(people)
    made = moved(people, tour(people, of, one), "agree")
    with pytest.raises(WrongState, match="under way"):
        moved(people, made, "set_out")
    begun(people, of)
    listing.clearance_enter(actor=people.officer, nominee=one, clearance="none")
    with pytest.raises(WrongState, match="something is lacking"):
        moved(people, made, "set_out")
    listing.clearance_enter(actor=people.officer, nominee=one, clearance="secret", until_on=LAST)
    assert moved(people, made, "set_out").state == "travelling"


def there(people, **fields):
    """Somebody who is there, on a tour that ends today."""
    of, today = a_billet(people, **fields), timezone.localdate()
    begun(people, of)
    made = tour(people, of, able(people), today - 30 * DAY, today)
    return moved(people, made, "agree", "set_out", "arrive")


def test_who_comes_back_is_debriefed_and_rests_from_that_day(people):
    today = timezone.localdate()
    made = there(people)
    back = moved(people, made, "return", on=today)
    with opened():
        assert Nominee.objects.get().last_return == today
    with pytest.raises(Unfit):
        moved(people, back, "debrief", on=today, decompressed_on=today - DAY)
    assert moved(people, back, "debrief", on=today, decompressed_on=today).state == "debriefed"


def test_who_comes_back_before_the_end_comes_back_early_for_a_reason_of_the_list(people):
    early, made = timezone.localdate() - DAY, there(people)
    with pytest.raises(Unfit, match="came back early"):
        moved(people, made, "return", on=early)
    with pytest.raises(Unfit) as refused:
        moved(people, made, "curtail", on=early)
    assert refused.value.field == "why"
    cut = moved(people, made, "curtail", on=early, why="mission")
    assert (cut.until_on, cut.ended_why) == (early, "mission")


@pytest.mark.parametrize("step", ["return", "curtail"])
def test_nobody_is_back_on_a_day_that_hasnt_come(people, step):
    with pytest.raises(Unfit, match="hasn't come"):
        moved(people, there(people), step, on=timezone.localdate() + DAY, why="body")


def test_no_reason_names_health():
    assert set(TourEnd.values) == {"mission", "body", "ground", "billet", "person"}


def test_the_days_change_until_they_set_out(people):
    of = a_billet(people)
    made = tour(people, of, able(people))
    days = {"arrives_on": FIRST, "from_on": FIRST + DAY, "until_on": LAST}
    assert services.tour_change(actor=people.second, tour=made, **days).from_on == FIRST + DAY
    begun(people, of)
    made = moved(people, made, "agree", "set_out")
    with pytest.raises(Unfit, match="has begun"):
        services.tour_change(actor=people.officer, tour=made, **days)


@pytest.mark.parametrize("who", ["coordinator", "analyst", "focal", "other", "elsewhere"])
def test_whoever_isnt_officer_of_the_body_sees_no_tour(people, who):
    made, actor = tour(people, a_billet(people), able(people)), getattr(people, who)
    with walled(actor):
        assert not Tour.objects.filter(visible(Tour, actor)).exists()
        with pytest.raises(NotVisible):
            selectors.tour(actor, made.pk)


@pytest.mark.postgres
def test_a_forgotten_filter_shows_no_tour_of_another_body(people):
    tour(people, a_billet(people), able(people))
    for who, count in (("officer", 1), ("other", 0), ("coordinator", 0)):
        with walled(getattr(people, who)):
            assert Tour.objects.count() == count


def test_an_officer_of_another_body_proposes_nobody(people):
    of, one = a_billet(people), able(people)
    with pytest.raises((Denied, Nominee.DoesNotExist)):
        services.tour_propose(actor=people.other, billet=of, nominee=one, from_on=FIRST, until_on=LAST)
    theirs = nominee(people, "P-1", "other", lead=people.police)
    with pytest.raises((Unfit, Nominee.DoesNotExist)):
        tour(people, of, theirs)


def test_no_event_holds_a_staff_number(people):
    tour(people, a_billet(people), able(people, "B-777"))
    assert "B-777" not in " ".join(str(one.details) for one in Event.objects.filter(verb__contains="tour"))


def test_who_is_named_for_a_billet_keeps_it_its_mission_and_themselves_on_record(people):
    of, one = a_billet(people), able(people)
    made = tour(people, of, one)
    for write in (
        lambda: listing.nominee_leave(actor=people.officer, nominee=one),
        lambda: missions_services.billet_move(actor=people.officer, billet=of, step="withdraw", reason="Not asked"),
        lambda: missions_services.mission_move(actor=people.officer, mission=of.mission, step="end", reason="Over"),
    ):
        with pytest.raises(WrongState, match="named for it"):
            write()
    moved(people, made, "cancel", why="billet")
    listing.nominee_leave(actor=people.officer, nominee=one)


def test_days_of_a_handover_count_for_the_ceiling(people):
    of = grounded(people)
    missions_services.mandate_end(actor=people.officer, mandate=of.mandates.get(kind="nato"))
    from tests.desks.deployments.people import mandate

    mandate(people, of, "nato", ceiling=1)
    held = a_billet(people, of=of)
    tour(people, held, able(people, "A-1"), FIRST, date(2026, 6, 30))
    assert not missions.alarms(people.analyst, of).above
    tour(people, held, able(people, "A-2"), date(2026, 7, 1), LAST)
    [above] = missions.alarms(people.analyst, of).above
    assert (above.span.first, above.span.last, above.by) == (date(2026, 6, 24), date(2026, 6, 30), 1)


def test_home_says_who_is_proposed_who_lacks_something_and_who_wasnt_debriefed(people):
    today = timezone.localdate()
    whys = lambda: {task.why for task in tasks_of(people.second, today)[0] if "/tours/" in task.url}  # noqa: E731
    made = tour(people, billet(people, mission(people)), able(people), today + 30 * DAY, LAST)
    assert whys() == {"Somebody is proposed for a billet"}
    moved(people, made, "agree")
    assert whys() == {"A tour begins soon, and something is lacking"}
    assert not [one for one in tasks_of(people.other, today)[0] if "/tours/" in one.url]


def test_the_database_keeps_days_in_order_and_an_end_with_its_reason(people):
    made = tour(people, a_billet(people), able(people))
    for wrong in ({"arrives_on": LAST + DAY}, {"from_on": LAST + DAY}, {"back_on": LAST}, {"ended_why": "ill"}):
        with opened(), pytest.raises(IntegrityError), transaction.atomic():
            Tour.objects.filter(pk=made.pk).update(**wrong)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"tour_days": 0}, "tour_days"), ({"handover_days": 100}, "handover_days"), ({"certain": True}, "source")],
)
def test_a_rule_that_cant_be_is_refused(people, fields, field):
    known = {"tour_days": 100, "handover_days": 7, "rest_times": 2, **fields}
    with pytest.raises(Unfit) as refused:
        services.terms_set(actor=people.officer, mission=mission(people), **known)
    assert refused.value.field == field


def test_a_qualification_that_the_billet_asks_for_is_lacking_or_ends_too_early(people):
    of, one = billet(people, grounded(people), accepted=True, qualifications=["medic"]), able(people)
    made = tour(people, of, one)

    def lack():
        return [(each.what, each.which, each.until) for each in seen(people, made).lacks]

    assert lack() == [("qualification", "medic", None)]
    entered = {"actor": people.officer, "nominee": one, "kind": "medic", "issued_on": FIRST}
    listing.qualification_enter(**entered, expires_on=LAST - timedelta(1))
    assert lack() == [("qualification", "medic", LAST - timedelta(1))]
    listing.qualification_enter(**entered)
    assert lack() == []


@pytest.mark.parametrize("kind", ["english", "belief"])
def test_a_billet_asks_for_qualifications_of_the_closed_list_and_for_english_by_its_level(people, kind):
    with pytest.raises(Unfit, match="Choose qualifications of the list"):
        billet(people, grounded(people), qualifications=[kind])
