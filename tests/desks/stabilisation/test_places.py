"""Areas with the history of their status, places, what is told of them, and points that are refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.desks.stabilisation.people import partner, project, text
from tests.desks.stabilisation.places import INSIDE, area, place, stands
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.states.machine import WrongState
from zotim.desks.stabilisation.places import selectors, services
from zotim.desks.stabilisation.places.models import Area, AreaStatus
from zotim.desks.stabilisation.projects import selectors as projects

pytestmark = pytest.mark.django_db


def points(latitude, longitude):
    return {"latitude": Decimal(latitude), "longitude": Decimal(longitude)}


def test_the_newest_status_stands_whatever_the_order_in_which_it_was_entered(people):
    made = area(people)
    stands(people, made, "accessible", date(2026, 6, 1))
    stands(people, made, "liberated", date(2026, 3, 1))
    made = Area.objects.get()
    assert (made.status, made.status_on, made.status_source) == (
        "accessible", date(2026, 6, 1), "Notice (made up)",
    )  # fmt: skip
    assert [one.status for one in selectors.history(people.analyst, made)] == ["accessible", "liberated"]


def test_a_wrong_entry_is_corrected_by_another_and_both_are_kept(people):
    made = area(people)
    wrong = stands(people, made, "accessible", date(2026, 6, 1))
    right = services.status_correct(
        actor=people.second, entry=wrong, status="closed", from_on=date(2026, 6, 2), source="Visit (made up)",
        reason="Another valley was meant",
    )  # fmt: skip
    assert Area.objects.get().status == "closed"
    assert [one.pk for one in selectors.history(people.focal, made)] == [right.pk, wrong.pk]
    with pytest.raises(WrongState):
        services.status_correct(
            actor=people.officer, entry=wrong, status="held", from_on=date(2026, 6, 2), source="Visit", reason="No"
        )


def test_a_correction_can_itself_be_corrected(people):
    made = area(people)
    stands(people, made, "liberated", date(2026, 3, 1))
    wrong = stands(people, made, "accessible", date(2026, 6, 1))
    again = services.status_correct(
        actor=people.officer, entry=wrong, status="closed", from_on=date(2026, 6, 2), source="Visit", reason="Mistaken"
    )
    services.status_correct(
        actor=people.officer, entry=again, status="unknown", from_on=date(2026, 2, 1), source="Visit",
        reason="Nobody was there",
    )  # fmt: skip
    assert Area.objects.get().status == "liberated"


def test_the_database_changes_and_deletes_no_entry(people):
    made = stands(people, area(people))
    for write in (lambda: AreaStatus.objects.update(status="held"), made.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"from_on": timezone.localdate() + timedelta(days=1)}, "from_on"),
        ({"source": " "}, "source"),
    ],
)
def test_a_status_has_a_day_that_passed_and_a_source(people, change, field):
    known = {"status": "held", "from_on": date(2026, 1, 1), "source": "Report"}
    with pytest.raises(Unfit) as refused:
        services.status_enter(actor=people.officer, area=area(people), **known | change)
    assert refused.value.field == field


def test_the_same_entry_isnt_made_twice(people):
    made = area(people)
    stands(people, made)
    with pytest.raises(Unfit, match="entered already"):
        stands(people, made)


@pytest.mark.parametrize("who", ["coordinator", "analyst", "focal", "partner"])
def test_nobody_but_officers_writes(people, who):
    made = area(people)
    for write in (
        lambda: area(As(people, who), code="IQZZ2"),
        lambda: stands(As(people, who), made),
        lambda: place(As(people, who)),
    ):
        with pytest.raises(Denied):
            write()


class As:
    """The same world, in which somebody else is the officer."""

    def __init__(self, people, who):
        self.officer = getattr(people, who)


def test_a_point_in_another_state_is_refused_with_what_to_do(people):
    with pytest.raises(Unfit, match=r"outside Albania\. Correct it, choose its state"):
        place(people, country="AL", **points("36.34", "43.13"))


def test_swapped_degrees_and_wrong_signs_are_recognised(people):
    with pytest.raises(Unfit, match="swapped: the other way round the point lies in Iraq"):
        place(people, **points("43.13", "36.34"))
    with pytest.raises(Unfit, match="without the minus the point lies in Iraq"):
        place(people, **points("36.34", "-43.13"))


def test_kosovo_has_an_outline_of_its_own(people):
    assert place(people, country="XK", **points("42.66", "21.17")).country == "XK"
    with pytest.raises(Unfit, match="outside Serbia"):
        place(people, country="RS", **points("42.66", "21.17"))


@pytest.mark.parametrize(
    ("point", "field"),
    [
        ({"latitude": Decimal("36.34")}, "longitude"),
        ({"longitude": Decimal("43.13")}, "latitude"),
        (points("91", "43"), "latitude"),
        (points("36", "181"), "longitude"),
    ],
)
def test_half_a_point_and_one_off_the_earth_are_refused_beside_their_field(people, point, field):
    with pytest.raises(Unfit) as refused:
        place(people, **point)
    assert refused.value.field == field


def test_of_a_state_without_an_outline_no_point_is_refused(people):
    assert place(people, country="FR", **points("10", "10")).point


def test_a_place_lies_in_an_area_of_its_own_state(people):
    with pytest.raises(Unfit, match="another state"):
        place(people, country="AL", area=area(people))


def test_a_code_stands_once_in_a_state_and_with_whose_it_is(people):
    place(people, scheme="pcode", code="IQZZ1-1")
    with pytest.raises(Unfit, match="has this code already"):
        place(people, scheme="pcode", code="IQZZ1-1")
    with pytest.raises(Unfit, match="whose it is"):
        place(people, code="IQZZ1-2")
    assert place(people, country="SY", scheme="pcode", code="IQZZ1-1")


def test_less_is_told_at_once_and_more_takes_another_person(people):
    made = place(people, telling="exact")
    services.place_tell(actor=people.officer, place=made, telling="withheld", reason="The partner was threatened")
    assert services.may_tell(people.officer, made) == []
    with pytest.raises(NeedsAnotherPerson):
        services.place_tell(actor=people.officer, place=made, telling="exact", reason="It is over")
    services.place_tell(actor=people.second, place=made, telling="area", reason="It is over (made up)")
    assert (made.telling, made.telling_by_id) == ("area", people.second.user_id)


def test_who_entered_that_an_area_alone_is_told_doesnt_tell_more_alone(people):
    made = place(people, telling="area")
    with pytest.raises(NeedsAnotherPerson):
        services.place_tell(actor=people.officer, place=made, telling="exact", reason="Asked")
    with pytest.raises(Denied):
        services.place_tell(actor=people.coordinator, place=made, telling="exact", reason="Asked")


def test_places_as_they_are_are_seen_by_officers_and_the_centre_alone(people):
    made = place(people)
    for reader in ("officer", "other", "coordinator", "analyst"):
        assert selectors.place(getattr(people, reader), made.pk) == made
    for stranger in ("focal", "partner"):
        with pytest.raises(NotVisible):
            selectors.place(getattr(people, stranger), made.pk)
        assert [one.reference for one in selectors.told_places(getattr(people, stranger))] == [made.reference]


def test_a_place_that_isnt_used_any_more_stands_in_no_map_and_takes_nothing_more(people):
    made = place(people)
    services.place_leave(actor=people.officer, place=made, reason="Destroyed (made up)")
    assert not list(selectors.told_places(people.analyst))
    for write in (
        lambda: services.place_change(actor=people.officer, place=made, title=text("Other")),
        lambda: services.place_tell(actor=people.officer, place=made, telling="withheld", reason="No"),
        lambda: services.place_leave(actor=people.officer, place=made, reason="Again"),
    ):
        with pytest.raises(Denied):
            write()


def test_other_spellings_are_a_line_each_without_doubles(people):
    made = place(people, also=" Kolš \n\nكولش\nKolš", **{name: Decimal(value) for name, value in INSIDE.items()})
    assert made.also == "Kolš\nكولش"


def test_a_place_at_which_a_project_is_at_work_stays_in_use(people):
    made = place(people)
    project(people, places=[made])
    with pytest.raises(WrongState, match="at work there"):
        services.place_leave(actor=people.officer, place=made, reason="Over")


def test_a_partner_is_told_of_a_projects_places_what_everybody_is_told(people):
    where = area(people)
    stood = [place(people, telling=telling, area=where) for telling in ("exact", "area", "withheld")]
    of = project(people, places=stood)
    partner(people, of)
    assert [one.reference for one in projects.told_sites(people.partner, of)] == [stood[0].reference, where.reference]
    assert projects.told_sites(people.officer, of) == []
    assert set(projects.sites(people.officer, of)) == set(stood)
