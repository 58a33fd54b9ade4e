"""Who gets what answer at the addresses of measures and mergers: the table is written by hand and asks no policy."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, call, names_under, rows_of, world_of
from tests.register import library
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.register.duplicates.services import duplicate_merge
from zotim.register.measures import services as measures
from zotim.register.models import Commitment, Instrument, Measure

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal points of the body that leads the measure, of one that supports it, of the one that can take
# its obstacle away, and of another. A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address            coordinator  analyst  own      support  remover  other
measures           200          200      200      200      200      200
measure            200          200      200      200      200      404
measure_change     200          200      200      403      403      404
measure_move       200/302      200/302  200/302  403      403      404
measure_serve      200          200      200      403      403      404
measure_unserve    200/302      200/302  200/302  403      403      404
measure_answer     200          200      200      403      403      404
budget_add         200          200      200      403      403      404
budget_change      200          200      200      403      403      404
budget_strike      200/302      200/302  200/302  403      403      404
evidence_submit    200          200      200      200      403      404
obstacle_tell      200          200      200      200      403      404
obstacle_remove    200          200      200      200      403      404
commitment_merge   200/404      200/404  403      403      403      403
measure_merge      200/404      200/404  403      403      403      403
merger             200/302      200/302  403      403      403      403
merger_undo        200/302      200/302  403      403      403      403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("ended", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A measure with a budget line and an obstacle, twice, and a merger of two others."""

    def __init__(self):
        super().__init__()
        self.bodies = {name: worlds.body(name) for name in ("own", "support", "remover", "other")}
        self.people |= {name: worlds.user("focal_point", body) for name, body in self.bodies.items()}
        self.ids, self.others = self.records(), self.records()

    def records(self):
        by = actor_of(self.people["analyst"])
        first, second = worlds.commitment(by, self.bodies["own"]), worlds.commitment(by, self.bodies["own"])
        measure = worlds.measure(by, first)
        measures.measure_serve(actor=by, measure=measure, commitment=second)
        measures.measure_change(
            actor=by, measure=measure, title=measure.title, starts_on=measure.starts_on, due_on=None,
            support=[self.bodies["support"]],
        )  # fmt: skip
        line = measures.budget_add(
            actor=by, measure=measure, amount=Decimal(1), currency="ALL", source="own", starts_on=date(2026, 1, 1),
            ends_on=date(2026, 2, 1),
        )  # fmt: skip
        obstacle = measures.obstacle_tell(
            actor=by, measure=measure, title=measure.title, since=timezone.localdate(), remover=self.bodies["remover"]
        )
        twin = worlds.measure(by, worlds.commitment(by, self.bodies["own"]))
        merger = duplicate_merge(actor=by, one=worlds.measure(by, second), into=twin, reason="The same.")
        library.obligation(by, library.instrument(by, f"L {measure.reference}"))
        Commitment.objects.update(classification="internal")
        Measure.objects.update(classification="internal")
        Instrument.objects.update(classification="internal")
        return {
            "commitment": first.pk, "served": second.pk, "measure": measure.pk, "line": line.pk,
            "obstacle": obstacle.pk, "merger": merger.pk, "step": "complete",
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            **{name: {"pk": ids["measure"]} for name in MATRIX.rows.keys() - {"measures"}},
            "measure_move": {"pk": ids["measure"], "step": "complete"},
            "measure_unserve": {"pk": ids["measure"], "commitment": inner["served"]},
            "budget_change": {"pk": ids["measure"], "line": inner["line"]},
            "budget_strike": {"pk": ids["measure"], "line": inner["line"]},
            "obstacle_remove": {"pk": ids["measure"], "obstacle": inner["obstacle"]},
            "commitment_merge": {"pk": ids["commitment"]},
            "merger": {"pk": ids["merger"]},
            "merger_undo": {"pk": ids["merger"]},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert names_under("measures/", "duplicates/") == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", MATRIX.outsiders)
def test_outsiders_leave_a_denial_at_each_address(world, who):
    client = world.browser(who)
    with transaction.atomic():
        for name in MATRIX.rows:
            denied = Event.objects.filter(outcome="denied").count()
            client.get(world.url(name))
            assert Event.objects.filter(outcome="denied").count() == denied + 1, name
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ["measure_unserve", "budget_change", "budget_strike", "obstacle_remove"])
def test_what_belongs_to_another_measure_isnt_found_at_this_one(world, name):
    assert call(world.browser("coordinator"), "GET", world.url(name, world.others)) == 404


@pytest.mark.parametrize("name", sorted(MATRIX.rows.keys() - {"measures"}))
def test_what_isnt_there_answers_as_what_may_not_be_seen(world, name, monkeypatch):
    monkeypatch.setattr(world, "ids", dict.fromkeys(world.ids, uuid.uuid4()))
    assert call(world.browser("coordinator"), "GET", world.url(name)) == 404
