"""Where a commitment stands, kept as data: the SQL of any day says what the rule says, whatever happened before."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from threading import Event as Event_

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import worlds
from tests.register.rebuilding import rebuilt
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.jobs.registry import RECURRING
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import selectors, services
from zotim.register.measures.models import Obstacle
from zotim.register.measures.selectors import every_measure
from zotim.register.measures.services import measure_add, measure_change, measure_move, obstacle_remove, obstacle_tell
from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.register.services.standing import drift, stand_anew, standings_mend
from zotim.register.standing import lasting, measure_standing, standing, stands_at
from zotim.register.tally import standings_at
from zotim.vocabulary import ClaimAction, Glyph

DAY_ONE = date(2026, 11, 1)
WHY = Translated.of("en", "Because.")

days = st.one_of(st.none(), st.integers(0, 20).map(lambda n: DAY_ONE + timedelta(days=n)), st.just(date.max))
steps = st.one_of(
    st.tuples(st.just("add"), days),
    st.tuples(st.just("move"), st.tuples(st.integers(0, 3), st.sampled_from(["begin", "complete", "give_up"]))),
    st.tuples(st.just("assess"), st.tuples(st.sampled_from(["not_begun", "under_way", "done"]), st.booleans())),
    st.tuples(st.just("block"), st.tuples(st.integers(0, 3), st.integers(0, 20))),
    st.tuples(st.just("free"), st.integers(0, 3)),
    st.tuples(st.just("support"), st.integers(0, 3)),
    st.tuples(st.just("end"), st.sampled_from(["lapse", "supersede"])),
)
moments = st.integers(-2, 25).map(lambda n: DAY_ONE + timedelta(days=n))


def oracle(commitment, today):
    """The rule, asked of what the database holds."""
    newest = commitment.assessments.filter(state="confirmed").order_by("-created_at", "-pk").first()
    return standing(commitment, commitment.measures.all(), newest, today)


class Histories(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.analyst, cls.coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
        cls.ministry, cls.helper, cls.supporter = worlds.body(), worlds.body("Ndihmëse"), worlds.body("Mbështetëse")
        cls.other = worlds.commitment(cls.analyst, cls.ministry)
        cls.proof = worlds.evidence(cls.analyst, worlds.measure(cls.analyst, cls.other))

    def take(self, commitment, kind, what):
        measures = list(commitment.measures.order_by("pk"))
        if kind == "add" and commitment.state == "active":
            measure_add(
                actor=self.analyst,
                commitment=commitment,
                title=WHY,
                lead=self.helper if what else self.ministry,
                starts_on=DAY_ONE,
                due_on=what,
            )
        elif kind == "move" and measures:
            number, step = what
            with suppress(WrongState):
                measure_move(actor=self.analyst, measure=measures[number % len(measures)], step=step)
        elif kind in ("block", "free", "support") and measures:
            self.change(measures, kind, what)
        elif kind == "assess":
            self.assess(commitment, *what)
        elif kind == "end" and commitment.state == "active":
            by = self.other if what == "supersede" else None
            services.commitment_end(
                actor=self.coordinator, commitment=commitment, step=what, reason=WHY, superseded_by=by
            )

    def change(self, measures, kind, what):
        if kind == "block":
            number, ago = what
            with suppress(Unfit):
                obstacle_tell(
                    actor=self.analyst, measure=measures[number % len(measures)], title=WHY, remover=self.helper,
                    since=date(2026, 1, 1) + timedelta(days=ago),
                )  # fmt: skip
        elif kind == "free":
            found = Obstacle.objects.filter(measure__in=measures, removed_on=None).order_by("pk")
            if found:
                one = found[what % len(found)]
                obstacle_remove(actor=self.analyst, obstacle=one, removed_on=one.since)
        else:
            one = measures[what % len(measures)]
            measure_change(
                actor=self.analyst, measure=one, title=one.title, starts_on=one.starts_on, due_on=one.due_on,
                support=[] if one.support.exists() else [self.supporter],
            )  # fmt: skip

    def assess(self, commitment, assessed, confirmed):
        measures = list(commitment.measures.all())
        if not measures:
            return
        piece = worlds.evidence(self.analyst, measures[0])
        services.evidence_open(actor=self.coordinator, evidence=piece)
        services.evidence_review(actor=self.coordinator, evidence=piece, accepted=True)
        made = services.assessment_propose(
            actor=self.analyst, commitment=commitment, claimed="done", assessed=assessed, reason=WHY, evidence=[piece]
        )
        services.assessment_confirm(
            actor=self.coordinator, assessment=made, confirmed=confirmed, comment="" if confirmed else "No."
        )

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.sampled_from([*ClaimAction]), days, st.lists(steps, max_size=6), st.lists(moments, min_size=1, max_size=4)
    )
    def test_after_any_history_the_glyph_of_any_day_is_that_of_the_rule(self, action, due_on, taken, asked):
        made = worlds.commitment(self.analyst, self.ministry, action=action, due_on=due_on)
        between = [timezone.now()]
        for step in taken:
            self.take(made, *step)
            between.append(timezone.now())
        for moment in between:
            assert standings_at(moment) == rebuilt(moment)
        made = Commitment.objects.get(pk=made.pk)
        for today in asked:
            found = selectors.commitments(self.analyst, today).get(pk=made.pk)
            wanted = oracle(made, today)
            assert found.glyph == wanted, today
            shown = {
                glyph for glyph in Glyph if Commitment.objects.filter(stands_at(glyph, today), pk=made.pk).exists()
            }
            assert shown == {wanted}, today
        for measure in made.measures.all():
            since = min(measure.obstacles.filter(removed_on=None).values_list("since", flat=True), default=None)
            assert measure.blocked_since == since
            for today in asked:
                shown = every_measure(self.analyst, today).get(pk=measure.pk)
                assert shown.glyph == measure_standing(measure, today), today
        doers = set(made.measures.values_list("lead_id", flat=True))
        helping = set(made.measures.filter(support__isnull=False).values_list("support", flat=True))
        helpers = (doers | helping) - {made.lead_id}
        assert (set(made.helpers.values_list("pk", flat=True)), made.has_helpers) == (helpers, bool(helpers))
        assert list(drift()) == []


class Rule(TestCase):
    @settings(max_examples=300, deadline=None)
    @given(
        st.sampled_from(["active", "lapsed", "superseded", "merged"]),
        st.sampled_from([*ClaimAction]),
        days,
        st.lists(st.tuples(st.sampled_from(["planned", "under_way", "completed", "given_up"]), days, days), max_size=3),
        st.one_of(st.none(), st.sampled_from(["not_begun", "under_way", "done"])),
        moments,
    )
    def test_the_two_columns_say_of_any_day_what_the_rule_says(self, state, action, due_on, measures, assessed, today):
        commitment = Commitment(state=state, action=action, due_on=due_on)
        own = [Measure(state=how, due_on=until, blocked_since=since) for how, until, since in measures]
        confirmed = StatusAssessment(assessed=assessed) if assessed else None
        kept, late_from = lasting(commitment, own, confirmed)
        glyph = Glyph.LATE if late_from and late_from <= today else kept
        assert glyph == standing(commitment, own, confirmed, today)


@pytest.fixture
def centre(db):
    return worlds.actor("analyst"), worlds.commitment(worlds.actor("coordinator"), worlds.body(), due_on=DAY_ONE)


def test_the_day_itself_isnt_late_and_the_next_one_is(centre):
    analyst, one = centre
    glyphs = [selectors.commitments(analyst, DAY_ONE + timedelta(days=n)).get(pk=one.pk).glyph for n in (0, 1)]
    assert glyphs == [Glyph.PROMISED, Glyph.LATE]
    assert (one.late_from, one.last_day) == (DAY_ONE + timedelta(days=1), DAY_ONE)


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_complete_two_measures_at_once_the_second_sees_what_the_first_did():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    analyst = worlds.actor("analyst")
    one = worlds.commitment(analyst, worlds.body(), due_on=None)
    first, second = worlds.measure(analyst, one), worlds.measure(analyst, one)
    moved, go = Event_(), Event_()

    def complete(measure, hold):
        with transaction.atomic():
            measure_move(actor=analyst, measure=measure, step="complete")
            moved.set()
            if hold:
                assert go.wait(30)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(complete, first, True)
        assert moved.wait(30)
        quick = pool.submit(complete, second, False)
        while not _somebody_waits_for_a_lock() and not quick.done():
            go.wait(0.01)
        go.set()
        slow.result(30), quick.result(30)
    assert Commitment.objects.get(pk=one.pk).standing == Glyph.SAID


def _somebody_waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]


def test_a_row_written_past_the_services_is_named_and_mended(centre):
    _, one = centre
    Commitment.objects.filter(pk=one.pk).update(standing=Glyph.PROVEN, has_helpers=True)
    one.helpers.add(worlds.body("E huaj"))
    assert list(drift()) == [[one.pk]]
    assert standings_mend() == 1
    assert not one.helpers.exists()
    mended = Commitment.objects.get(pk=one.pk)
    assert (mended.standing, mended.has_helpers) == (Glyph.PROMISED, False)
    event = Event.objects.get(verb="register.standing.corrected")
    assert event.object_id == str(one.pk)
    assert (standings_mend(), list(drift())) == (0, [])


def test_the_worker_looks_for_drift_each_day(centre):
    _, one = centre
    Commitment.objects.filter(pk=one.pk).update(late_from=None)
    assert RECURRING["register.standing.mend"].interval == timedelta(days=1)
    job = enqueue("register.standing.mend", actor=worlds.actor("coordinator"))
    run_pending_jobs()
    assert Commitment.objects.get(pk=one.pk).late_from == DAY_ONE + timedelta(days=1)
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 1)


def test_nothing_is_written_where_nothing_changed(centre):
    _, one = centre
    assert stand_anew([one.pk]) == []


def test_what_is_computed_is_no_part_of_the_records_own_history(centre):
    from zotim.core.revisions.services import history

    _, one = centre
    assert not {"standing", "late_from"} & history(one).get().data.keys()
