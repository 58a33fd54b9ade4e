"""A commitment in time: what is on record has a mark, what the reader may not see has none."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.extracts import State
from zotim.core.access.actor import actor_of
from zotim.core.texts import Translated
from zotim.register import selectors
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.times import Activity, lane, of_many
from zotim.vocabulary import Glyph

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
TITLE = Translated.of("en", "Training")


@pytest.fixture
def state(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return State()


def marks(lanes):
    return [(mark.day.isoformat(), mark.glyph.value, mark.due) for one in lanes for mark in one.in_order]


def test_it_goes_from_the_promise_by_measure_and_evidence_to_the_day(state):
    analyst = state.actor("analyst")
    (one,) = of_many(analyst, [selectors.commitment(analyst, state.public.pk)], TODAY).lanes
    assert marks([one]) == [
        ("2026-11-12", "promised", False),
        ("2026-11-16", "under_way", False),
        ("2026-11-16", "proven", False),
        ("2027-03-31", "promised", True),
    ]
    assert one.url == reverse("commitment", args=[state.public.pk])


@pytest.mark.parametrize(
    ("measure", "worked"),
    [
        ("planned", []),
        ("under_way", [("2026-03-01", "2026-11-26")]),
        ("completed", [("2026-03-01", "2026-05-01")]),
        ("given_up", [("2026-03-01", "2026-05-01")]),
    ],
)
def test_worked_on_is_until_today_or_until_the_last_that_is_shown(measure, worked):
    activity = Activity(TITLE, date(2026, 3, 1), date(2026, 12, 1), measure, ((date(2026, 5, 1), TITLE),))
    made = lane(TITLE, TODAY, promised=None, due=None, glyph=Glyph.UNDER_WAY, activities=[activity])
    assert [(span.first.isoformat(), span.last.isoformat()) for span in made.spans] == worked


def test_a_day_that_passed_is_marked_late_only_where_the_promise_is():
    for glyph, said in ((Glyph.LATE, "late"), (Glyph.PROVEN, "promised")):
        made = lane(TITLE, TODAY, promised=None, due=date(2026, 1, 1), glyph=glyph, activities=[])
        assert marks([made]) == [("2026-01-01", said, True)]


def test_what_was_said_to_be_completed_ends_on_that_day_and_has_its_sign_though_nothing_is_reviewed(state):
    activity = Activity(TITLE, date(2026, 3, 1), None, "completed", ended_on=date(2026, 6, 30))
    made = lane(TITLE, TODAY, promised=None, due=None, glyph=Glyph.SAID, activities=[activity])
    assert [(span.first, span.last) for span in made.spans] == [(date(2026, 3, 1), date(2026, 6, 30))]
    assert ("2026-06-30", "said", False) in marks([made])
    analyst = state.actor("analyst")
    measure = state.public.measures.get()
    if measure.state == "planned":
        measure_move(actor=analyst, measure=measure, step="begin")
    measure_move(actor=analyst, measure=measure, step="complete")
    today = timezone.localdate()
    lanes = of_many(analyst, [selectors.commitment(analyst, state.public.pk)], today).lanes
    assert (today.isoformat(), "said", False) in marks(lanes)


@pytest.mark.parametrize(
    ("due", "measure", "said"),
    [
        (date(2027, 3, 31), "under_way", "promised"),
        (date(2026, 3, 31), "under_way", "late"),
        (date(2026, 3, 31), "completed", "promised"),
    ],
)
def test_the_day_of_a_measure_is_red_by_itself_and_not_because_its_commitment_is_late(due, measure, said):
    activity = Activity(TITLE, date(2026, 1, 1), due, measure)
    made = lane(TITLE, TODAY, promised=None, due=date(2026, 2, 1), glyph=Glyph.LATE, activities=[activity])
    assert [sign for _day, sign, is_due in marks([made]) if is_due] == ["late", said]
    later = lane(TITLE, TODAY, promised=None, due=date(2028, 1, 1), glyph=Glyph.LATE, activities=[])
    assert marks([later]) == [("2028-01-01", "promised", True)]


def test_what_was_merged_into_another_is_neither_drawn_nor_offered(state):
    other = worlds.commitment(state.actor("analyst"), state.public.lead)
    type(other).objects.filter(pk=other.pk).update(state="merged", merged_into=state.public)
    page = state.client("analyst").get(reverse("timeline")).content.decode()
    assert reverse("commitment", args=[other.pk]) not in page
    assert 'value="merged"' not in page


def test_a_body_sees_no_mark_of_what_it_may_not_see(state):
    other = actor_of(worlds.user("focal_point", worlds.body("Tjetër")))
    analyst = state.actor("analyst")
    hidden = measure_add(
        actor=analyst, commitment=state.public, title=TITLE, lead=state.public.lead, starts_on=date(2026, 11, 20)
    )
    type(hidden).objects.filter(pk=hidden.pk).update(classification="internal")
    seen = of_many(other, [selectors.commitment(other, state.public.pk)], TODAY).lanes
    assert [mark for mark in marks(seen) if mark[1] != "promised"] == [("2026-11-16", "under_way", False)]
    assert "2026-11-20" not in {day for day, _glyph, _due in marks(seen)}
    at_the_centre = of_many(analyst, [selectors.commitment(analyst, state.public.pk)], TODAY).lanes
    assert "2026-11-20" in {day for day, _glyph, _due in marks(at_the_centre)}


def test_the_page_filters_by_line_and_by_body_and_offers_only_bodies_in_sight(state):
    worlds.commitment(state.actor("analyst"), worlds.body("Bashkia Elbasan"))
    client = state.client("analyst")
    everything = client.get(reverse("timeline")).content.decode()
    assert everything.count('class="lane-row"') == 4  # the axis and three promises
    narrowed = client.get(reverse("timeline"), {"lead": str(state.public.lead_id), "line_of_effort": "military"})
    assert narrowed.content.decode().count('class="lane-row"') == 2
    assert "Nothing matches these filters" in client.get(reverse("timeline"), {"standing": "proven"}).content.decode()
    inside = state.inside.lead
    type(inside).objects.filter(pk=inside.pk).update(short_name="MM")
    type(state.public).objects.filter(pk=state.public.pk).update(classification="internal")
    stranger = worlds.user("focal_point", worlds.body("Tjetër"))
    state.users["stranger"] = stranger
    shown = state.client("stranger").get(reverse("timeline")).content.decode()
    assert "Bashkia Elbasan" in shown
    assert "Ministria e Mbrojtjes" not in shown


def test_the_page_of_a_commitment_shows_it_as_of_the_day_that_is_asked(state):
    page = state.client("analyst").get(reverse("commitment", args=[state.public.pk])).content.decode()
    assert "The timeline as a table" in page
    assert f"{timezone.localdate().day}" in page


def test_home_draws_a_sign_for_each_promise_that_leads_to_the_list(state):
    page = state.client("analyst").get("/").content.decode()
    assert 'class="strand"' in page
    assert "line_of_effort=military&amp;standing=under_way" in page
    assert "The lines of effort as a table" in page
