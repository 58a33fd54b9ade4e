"""Who gets what answer at the addresses of plans: the table is written by hand and asks no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.core.access.walls import walled
from zotim.desks.reintegration.plans import selectors, services
from zotim.desks.reintegration.plans.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the case; who works on it; a supervisor and a worker of other cases; a professional who was let in
# to read the domain; a coordinator. A second number is the answer to POST with nothing in it, where that differs. The
# plan is a draft, so that nothing in it is done yet; an approved one stands beside it.
TABLE = """
address                   supervisor  manager  elsewhere  stranger  teacher  coordinating
plan_draft                200/302     200/302  404        404       403      403
plan                      200/302     200/403  404        404       200/403  403
plan_submit               200         200      404        404       403      403
plan_complete             200/302     200/302  404        404       403      403
plan_drop                 200/302     200/302  404        404       403      403
plan_paper                200         200      404        404       403      403
plan_own_copy             200         200      404        404       403      403
goal_add                  200         200      404        404       403      403
goals_take_over           200/302     200/302  404        404       403      403
goal_leave_out            200/302     200/302  404        404       403      403
attainment_say            200         200      404        404       403      403
planned_action_add        200         200      404        404       403      403
planned_action_leave_out  200/302     200/302  404        404       403      403
planned_action_done       200/302     200/302  404        404       403      403
"""
HOLDS = ("plan_complete", "attainment_say", "planned_action_done")
OF_GOAL = ("goal_leave_out", "attainment_say", "planned_action_add", "planned_action_leave_out", "planned_action_done")
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class OneCase(World):
    """A case with an approved plan and the draft of the next one, and the people around it."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        around.enter()
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
        }  # fmt: skip
        around.give("teacher", "education")
        around.move("screen", "assess", "plan")
        plans = {"holds": around.plan()}
        manager = around.actor("manager")
        plans["draft"] = services.plan_draft(actor=manager, case=around.case)
        self.ids = {"case": around.case.pk}
        with walled(manager):
            for name, plan in plans.items():
                (goal,) = selectors.goals_of(manager, plan)
                self.ids |= {name: plan.pk, f"{name}_goal": goal.row.pk, f"{name}_action": goal.actions[0].row.pk}

    def inside(self, ids, inner):
        rows = {"plan_draft": {"pk": ids["case"]}}
        for name in set(MATRIX.rows) - {"plan_draft"}:
            which = "holds" if name in HOLDS else "draft"
            rows[name] = {"pk": ids["case"], "plan": ids[which]}
            if name in OF_GOAL:
                rows[name]["goal"] = ids[f"{which}_goal"]
            if name in ("planned_action_leave_out", "planned_action_done"):
                rows[name]["action"] = ids[f"{which}_action"]
        return rows


world = world_of(OneCase)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "elsewhere")
