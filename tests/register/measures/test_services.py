"""What a measure is, whom it serves, what it costs, and what stands in its way."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, may, visible
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.revisions.services import as_of, history
from zotim.core.texts import Translated
from zotim.register import selectors, services
from zotim.register.measures import selectors as reads
from zotim.register.measures import services as measures
from zotim.register.measures.models import BudgetLine, Obstacle
from zotim.register.measures.tasks import waiting
from zotim.register.models import Commitment, Evidence, Measure
from zotim.vocabulary import Glyph

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
WHY = Translated.of("en", "No host consent yet.")


class World:
    """A measure of the ministry of defence that foreign affairs supports; a third body, and the centre."""

    def __init__(self):
        self.lead, self.helper, self.third = worlds.body("MM"), worlds.body("MEPJ"), worlds.body("MF")
        self.analyst, self.coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
        self.focal = worlds.actor("focal_point", self.lead)
        self.supporter = worlds.actor("focal_point", self.helper)
        self.stranger_user = worlds.user("focal_point", self.third)
        self.stranger = actor_of(self.stranger_user)
        self.commitment = worlds.commitment(self.analyst, self.lead, due_on=None)
        Commitment.objects.update(classification="internal")
        self.commitment.refresh_from_db()
        self.measure = worlds.measure(self.analyst, self.commitment)
        self.change(self.analyst, support=[self.helper])

    def change(self, actor, **fields):
        known = {"title": self.measure.title, "starts_on": self.measure.starts_on, "due_on": self.measure.due_on,
                 "support": list(self.measure.support.all())}  # fmt: skip
        self.measure = measures.measure_change(actor=actor, measure=self.measure, **(known | fields))
        return self.measure

    def block(self, actor=None, since=None, remover=None):
        return measures.obstacle_tell(
            actor=actor or self.focal, measure=self.measure, title=WHY, since=since or TODAY(),
            remover=remover or self.third,
        )  # fmt: skip

    def pay(self, actor=None, **fields):
        line = {"amount": Decimal("120000"), "currency": "EUR", "source": "own", "starts_on": date(2026, 1, 1),
                "ends_on": date(2026, 12, 31)} | fields  # fmt: skip
        return measures.budget_add(actor=actor or self.focal, measure=self.measure, **line)

    def glyph(self):
        return selectors.commitment(self.analyst, self.commitment.pk).glyph

    def sees(self, actor, model):
        return model.objects.filter(visible(model, actor)).exists()


@pytest.fixture
def world():
    return World()


def test_whoever_supports_a_measure_sees_it_and_what_it_is_for_and_doesnt_move_it(world):
    for model in (Measure, Commitment):
        assert world.sees(world.supporter, model)
        assert not world.sees(world.stranger, model)
    assert not may(world.supporter, "register.measure.move", world.measure)
    assert not may(world.supporter, "register.measure.change", world.measure)
    piece = worlds.evidence(world.supporter, world.measure)
    assert world.sees(world.supporter, Evidence)
    world.block(world.supporter)
    world.change(world.analyst, support=[])
    assert not world.sees(world.supporter, Measure)
    assert not world.sees(world.supporter, Commitment)
    assert not may(world.supporter, "register.evidence.view", piece)


def test_a_change_keeps_what_was_before(world):
    before = timezone.now()
    world.change(world.focal, title=Translated.of("en", "Training, again"), due_on=date(2027, 5, 1))
    then, now = next(as_of(Measure, before)), next(as_of(Measure, timezone.now()))
    assert (str(then.title), then.due_on) == (str(worlds.Translated.of("en", "Training")), None)
    assert now.due_on == date(2027, 5, 1)
    assert Event.objects.filter(verb="register.measure.changed").count() == 2


def test_no_body_moves_its_own_deadline_or_says_who_leads_or_how_far_it_travels(world):
    world.change(world.focal, due_on=date(2027, 5, 1))
    for fields in (
        {"due_on": date(2027, 6, 1)},
        {"due_on": None},
        {"lead": world.helper},
        {"classification": "public"},
    ):
        with pytest.raises(Unfit):
            world.change(world.focal, **fields)
    changed = world.change(world.analyst, due_on=date(2027, 6, 1), lead=world.third)
    assert (changed.due_on, changed.lead_id) == (date(2027, 6, 1), world.third.pk)


@pytest.mark.parametrize("fields", [{"due_on": date(2026, 1, 1)}, {"lead": "helper"}])
def test_a_change_that_doesnt_fit_is_refused(world, fields):
    if "lead" in fields:
        fields = {"lead": world.helper}  # it supports the measure
    with pytest.raises(Unfit):
        world.change(world.analyst, **fields)


def test_an_open_obstacle_blocks_the_measure_and_its_commitment_until_the_last_is_gone(world):
    assert world.glyph() == Glyph.UNDER_WAY
    first, second = world.block(since=TODAY() - timedelta(days=3)), world.block()
    blocked = reads.measure(world.analyst, world.measure.pk)
    assert (world.glyph(), blocked.glyph) == (Glyph.LATE, Glyph.LATE)
    assert blocked.blocked_since == first.since
    measures.obstacle_remove(actor=world.focal, obstacle=first, removed_on=TODAY())
    assert reads.measure(world.analyst, world.measure.pk).blocked_since == second.since
    assert world.glyph() == Glyph.LATE
    measures.obstacle_remove(actor=world.supporter, obstacle=second, removed_on=TODAY())
    assert world.glyph() == Glyph.UNDER_WAY
    assert reads.measure(world.analyst, world.measure.pk).blocked_since is None
    assert [one.data["blocked_since"] is None for one in history(world.measure)][-4:] == [True, False, False, True]


def test_what_is_completed_is_blocked_by_nothing(world):
    world.block()
    world.measure.refresh_from_db()
    measures.measure_move(actor=world.focal, measure=world.measure, step="complete")
    assert world.glyph() == Glyph.SAID
    with pytest.raises(Unfit):
        world.block()


def test_the_body_that_leads_a_measure_is_told_when_somebody_else_says_that_it_is_blocked(world):
    world.block()
    assert not Notification.objects.filter(kind="register.measure.blocked").exists()
    world.block(actor=world.supporter)
    told = Notification.objects.filter(kind="register.measure.blocked")
    assert [one.user_id for one in told] == [world.focal.person_id]


def test_the_body_that_can_take_it_away_is_told_and_sees_the_measure_until_it_is_gone(world):
    assert list(waiting(world.stranger, TODAY())) == []
    obstacle = world.block()
    assert Notification.objects.filter(user=world.stranger_user, kind="register.obstacle.told").exists()
    assert [task.reference for task in waiting(world.stranger, TODAY())] == [world.measure.reference]
    world.pay()
    assert world.sees(world.stranger, Measure)
    assert world.sees(world.stranger, Obstacle)
    for model in (BudgetLine, Commitment, Evidence):
        assert not world.sees(world.stranger, model)
    with pytest.raises(Denied):
        measures.obstacle_remove(actor=world.stranger, obstacle=obstacle, removed_on=TODAY())
    measures.obstacle_remove(actor=world.focal, obstacle=obstacle, removed_on=TODAY())
    assert not world.sees(world.stranger, Measure)


@pytest.mark.parametrize("days", [-1, 1])
def test_an_obstacle_is_gone_between_the_day_it_began_and_today_and_once(world, days):
    obstacle = world.block()
    with pytest.raises(Unfit):
        measures.obstacle_remove(actor=world.focal, obstacle=obstacle, removed_on=TODAY() + timedelta(days=days))
    measures.obstacle_remove(actor=world.focal, obstacle=obstacle, removed_on=TODAY())
    with pytest.raises(Unfit):
        measures.obstacle_remove(actor=world.focal, obstacle=obstacle, removed_on=TODAY())


def test_an_obstacle_hasnt_begun_tomorrow(world):
    with pytest.raises(Unfit):
        world.block(since=TODAY() + timedelta(days=1))


def test_sums_are_told_by_currency_and_never_mixed_and_without_what_was_struck(world):
    world.pay(amount=Decimal("0.10"))
    world.pay(amount=Decimal("0.20"), source="eu", source_name="IPA III")
    world.pay(amount=Decimal("5"), currency="ALL")
    measures.budget_strike(actor=world.focal, line=world.pay(amount=Decimal("1000")))
    lines = reads.budget_of(world.supporter, world.measure)
    assert reads.sums(lines) == [("ALL", Decimal("5")), ("EUR", Decimal("0.30"))]
    assert lines.count() == 4


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": Decimal(0)}, {"currency": "XXX"}, {"currency": "eur"}, {"currency": "DEM"}, {"source": "donor"},
        {"ends_on": date(2025, 1, 1)},
    ],
)  # fmt: skip
def test_a_line_that_doesnt_fit_is_refused(world, fields):
    with pytest.raises(Unfit):
        world.pay(**fields)


def test_a_struck_line_isnt_changed_and_a_change_keeps_the_old_sum(world):
    line = world.pay()
    fields = {name: getattr(line, name) for name in ("currency", "source", "source_name", "starts_on", "ends_on")}
    measures.budget_change(actor=world.focal, line=line, amount=Decimal(7), **fields)
    assert [one.data["amount"] for one in history(line)] == ["120000", "7"]
    measures.budget_strike(actor=world.focal, line=line)
    with pytest.raises(Unfit):
        measures.budget_change(actor=world.focal, line=line, amount=Decimal(8), **fields)
    with pytest.raises(Denied):
        world.pay(world.supporter)


def test_a_measure_serves_several_commitments_and_each_stands_by_it(world):
    second = worlds.commitment(world.analyst, world.lead, due_on=None)
    measures.measure_serve(actor=world.focal, measure=world.measure, commitment=second)
    assert selectors.commitment(world.analyst, second.pk).glyph == Glyph.UNDER_WAY
    assert set(second.helpers.all()) == {world.helper}
    measures.measure_serve(actor=world.focal, measure=world.measure, commitment=world.commitment, serves=False)
    assert world.glyph() == Glyph.PROMISED
    with pytest.raises(Unfit):  # at least one
        measures.measure_serve(actor=world.focal, measure=world.measure, commitment=second, serves=False)


def test_nobody_hangs_a_measure_on_what_others_answer_for(world):
    other = worlds.commitment(world.analyst, world.third)
    with pytest.raises(Denied):
        measures.measure_serve(actor=world.focal, measure=world.measure, commitment=other)


def test_what_an_assessment_rests_on_isnt_taken_away(world):
    second = worlds.commitment(world.analyst, world.lead)
    measures.measure_serve(actor=world.focal, measure=world.measure, commitment=second)
    piece = worlds.evidence(world.focal, world.measure)
    services.evidence_open(actor=world.analyst, evidence=piece)
    services.evidence_review(actor=world.analyst, evidence=piece, accepted=True)
    services.assessment_propose(
        actor=world.analyst, commitment=second, claimed="done", assessed="done", reason=WHY, evidence=[piece]
    )
    with pytest.raises(Unfit):
        measures.measure_serve(actor=world.focal, measure=world.measure, commitment=second, serves=False)


def test_a_commitment_is_corrected_at_the_centre_while_it_is_active(world):
    fields = {"title": world.commitment.title, "lead": world.third, "due_on": date(2020, 1, 1)}
    with pytest.raises(Denied):
        services.commitment_change(actor=world.focal, commitment=world.commitment, **fields)
    changed = services.commitment_change(actor=world.analyst, commitment=world.commitment, **fields)
    assert (changed.lead_id, changed.due_precision, world.glyph()) == (world.third.pk, "day", Glyph.LATE)
    assert set(changed.helpers.all()) == {world.lead, world.helper}
    with pytest.raises(TypeError):
        services.commitment_change(actor=world.analyst, commitment=changed, **fields, state="lapsed")
    services.commitment_end(actor=world.coordinator, commitment=changed, step="lapse", reason=WHY)
    with pytest.raises(Unfit):
        services.commitment_change(actor=world.analyst, commitment=changed, **fields)
