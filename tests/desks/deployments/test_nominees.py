"""People who may be sent: what is kept of them, and who sees it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.desks.deployments.people import able, nominee
from tests.worlds import user
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, NotVisible, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.sealing.services import is_sealed
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.people import selectors, services
from zotim.desks.deployments.people.models import Fitness, Nominee, Qualification
from zotim.desks.deployments.people.policy import RETENTION

pytestmark = pytest.mark.django_db


def seen(model, actor, purpose=""):
    with walled(actor, purpose):
        return set(model.objects.filter(visible(model, actor, purpose)).values_list("pk", flat=True))


def test_the_name_is_sealed_and_opens_to_the_officers_of_the_body(people):
    made = nominee(people, name="Besa Trillimi")
    with opened():
        assert is_sealed(Nominee.objects.values_list("name", flat=True).get())
    with walled(people.second):
        assert selectors.name(people.second, selectors.nominee(people.second, made.pk)) == "Besa Trillimi"


@pytest.mark.parametrize("who", ["coordinator", "analyst", "focal", "other", "elsewhere"])
def test_whoever_isnt_officer_of_the_body_sees_nobody(people, who):
    made, actor = able(people), getattr(people, who)
    assert not (seen(Nominee, actor) | seen(Qualification, actor) | seen(Fitness, actor))
    with walled(actor), pytest.raises(NotVisible):
        selectors.nominee(actor, made.pk)


@pytest.mark.postgres
def test_a_forgotten_filter_shows_nobody_of_another_body(people):
    able(people)
    for who, count in (("officer", 1), ("other", 0), ("coordinator", 0)):
        with walled(getattr(people, who)):
            found = [model.objects.count() for model in (Nominee, Qualification, Fitness)]
        assert found == [count, count, 3 * count]


def test_no_event_holds_a_name_or_a_staff_number(people):
    able(people, "B-777")
    said = " ".join(str(one.details) for one in Event.objects.filter(verb__startswith="deployments."))
    assert "B-777" not in said
    assert "Besa" not in said


def test_a_staff_number_stands_once_on_a_list_and_is_free_when_somebody_left(people):
    first = nominee(people, "A-1")
    with pytest.raises(Unfit) as refused:
        nominee(people, "A-1 ")
    assert refused.value.field == "staff_number"
    services.nominee_leave(actor=people.officer, nominee=first)
    nominee(people, "A-1")


def test_nothing_is_added_to_somebody_who_left(people):
    made = nominee(people)
    services.nominee_leave(actor=people.officer, nominee=made)
    with pytest.raises(Denied):
        services.fitness_enter(actor=people.officer, nominee=made, aspect="dental", fit=False)
    with pytest.raises((Denied, WrongState)):
        services.nominee_leave(actor=people.officer, nominee=made)


def test_an_officer_of_another_body_writes_nothing(people):
    made = nominee(people)
    with pytest.raises(Unfit) as refused:
        nominee(people, "A-2", who="other")
    assert refused.value.field == "lead"
    with pytest.raises((Denied, Nominee.DoesNotExist)):
        services.clearance_enter(actor=people.other, nominee=made, clearance="none")


def test_a_newer_qualification_takes_the_place_of_the_one_of_its_kind(people):
    made = nominee(people)
    for level in (1, 3):
        services.qualification_enter(
            actor=people.officer, nominee=made, kind="english", level=level, issued_on=date(2025, 1, 1)
        )
    with walled(people.officer):
        assert [one.level for one in selectors.qualifications(people.officer, made)] == [3]


@pytest.mark.parametrize(("kind", "level"), [("english", None), ("weapons", 2)])
def test_only_english_has_a_level_and_it_has_one(people, kind, level):
    made = nominee(people)
    with pytest.raises(Unfit) as refused:
        services.qualification_enter(
            actor=people.officer, nominee=made, kind=kind, level=level, issued_on=date(2025, 1, 1)
        )
    assert refused.value.field == "level"


def test_a_qualification_is_taken_out_once(people):
    made = nominee(people)
    entered = services.qualification_enter(actor=people.officer, nominee=made, kind="medic", issued_on=date(2025, 1, 1))
    services.qualification_end(actor=people.second, qualification=entered)
    with pytest.raises(Unfit):
        services.qualification_end(actor=people.officer, qualification=entered)
    with walled(people.officer):
        assert not selectors.qualifications(people.officer, made)


def test_of_fitness_only_the_last_word_is_kept(people):
    made, day = nominee(people), date(2027, 1, 1)
    services.fitness_enter(actor=people.officer, nominee=made, aspect="medical", fit=False)
    services.fitness_enter(actor=people.officer, nominee=made, aspect="medical", fit=True, until_on=day)
    with walled(people.officer):
        assert list(Fitness.objects.values_list("fit", "until_on")) == [(True, day)]


def test_fitness_has_no_column_for_a_finding():
    kept = {field.name for field in Fitness._meta.concrete_fields}
    assert kept == {"id", "created_at", "nominee", "aspect", "fit", "until_on"}


def fit(people, one, aspect, **fields):
    return services.fitness_enter(actor=people.officer, nominee=one, aspect=aspect, **fields)


def clear(people, one, clearance, until_on=None):
    return services.clearance_enter(actor=people.officer, nominee=one, clearance=clearance, until_on=until_on)


SOME_DAY = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("write", "field"),
    [
        (lambda people, one: fit(people, one, "dental", fit=True), "until_on"),
        (lambda people, one: clear(people, one, "secret"), "until_on"),
        (lambda people, one: clear(people, one, "none", SOME_DAY), "until_on"),
        (lambda people, one: change(people, one, name=" "), "name"),
        (lambda people, one: change(people, one, available_until=SOME_DAY), "available_from"),
        (lambda people, one: change(people, one, last_return=timezone.localdate() + timedelta(1)), "last_return"),
    ],
)
def test_what_cant_be_is_told_beside_its_field(people, write, field):
    made = nominee(people)
    with pytest.raises(Unfit) as refused:
        write(people, made)
    assert refused.value.field == field


def change(people, one, **fields):
    known = {"staff_number": "A-100", "name": "Besa", "rank": "OF-3", **fields}
    return services.nominee_change(actor=people.officer, nominee=one, **known)


def test_what_ends_is_told_in_order_and_being_unfit_isnt_what_ends(people):
    today = timezone.localdate()
    made = nominee(people)
    fit(people, made, "medical", fit=True, until_on=today + timedelta(60))
    fit(people, made, "dental", fit=False, until_on=today)
    clear(people, made, "secret", today - timedelta(1))
    services.qualification_enter(
        actor=people.officer, nominee=made, kind="medic", issued_on=date(2025, 1, 1), expires_on=today + timedelta(100)
    )
    with walled(people.officer):
        found = {days: [one.what for one in selectors.ending(people.officer, days)] for days in (30, 90, 180)}
    assert found == {
        30: ["clearance"], 90: ["clearance", "fitness"], 180: ["clearance", "fitness", "qualification"],
    }  # fmt: skip


def test_the_centre_is_told_numbers_by_body(people):
    today = timezone.localdate()
    services.clearance_enter(
        actor=people.officer, nominee=nominee(people, "A-1", available_from=today), clearance="secret", until_on=today
    )
    nominee(people, "A-2", available_from=today + timedelta(1))
    nominee(people, "A-3")
    [body] = selectors.counted(people.coordinator)
    assert (body.body, body.listed, body.available, body.cleared) == (people.ministry, 3, 1, 1)


def test_who_keeps_records_counts_whoever_left_and_reads_nobody_else(people):
    made = nominee(people)
    keeper = actor_of(user("records_officer", people.centre))
    assert seen(Nominee, keeper, RETENTION) == {made.pk}
    assert not seen(Nominee, keeper)
    assert not seen(Fitness, keeper)
