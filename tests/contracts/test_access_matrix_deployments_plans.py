"""Who gets what answer at the addresses of plans of rotations, costs and lessons: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.deployments import people as made
from tests.desks.deployments import planned
from tests.desks.deployments.test_costs import paid, rate
from tests.desks.deployments.test_lessons import lesson
from zotim.desks.deployments.costs import urls as cost_urls
from zotim.desks.deployments.lessons import urls as lesson_urls
from zotim.desks.deployments.planning import urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The columns of tests/contracts/test_access_matrix_deployments.py. The centre and focal points see no plan: it says
# who might be sent. Costs and lessons name nobody.
TABLE = """
address       coordinator  analyst  officer  second   focal  other  elsewhere
plan_ask      403          403      200      200      403    404    403
plan          403          403      200      200      403    404    403
plan_what_if  403          403      200      200      403    404    403
plan_compare  403          403      200      200      403    404    403
plan_accept   403          403      200/302  200/302  403    404    403
plan_drop     403          403      200/302  200/302  403    404    403
plan_job      403          403      302      302/403     403    404    403
costs         200          200      200      200      200    404    404
rate_enter    403          403      200      200      403    404    403
payment_enter 403          403      200      200      403    404    403
rate_end      403          403      200/302  200/302  403    404    403
payment_end   403          403      200/302  200/302  403    404    403
lesson        200          200      200      200      200    404    404
lesson_add    403          403      200      200      403    404    403
lesson_close  403          403      200      200      403    404    403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A mission with a plan, and what would be if tours were longer."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        mission = planned.mission(people, sent=2)
        plan = planned.planned(people, mission)
        self.ids = {
            "mission": mission.pk, "plan": plan.pk, "other": planned.what_if(people, plan, tour_days=120).pk,
            "rate": rate(people, mission).pk, "payment": paid(people, mission).pk,
            "lesson": lesson(people, mission).pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        plain = ("plan", "plan_what_if", "plan_accept", "plan_drop", "plan_job")
        return {
            "plan_ask": {"pk": ids["mission"]},
            "plan_compare": {"pk": ids["plan"], "other": ids["other"]},
            **{key: {"pk": ids["plan"]} for key in plain},
            **{key: {"pk": ids["mission"]} for key in ("costs", "rate_enter", "payment_enter", "lesson_add")},
            "rate_end": {"pk": ids["rate"]},
            "payment_end": {"pk": ids["payment"]},
            "lesson": {"pk": ids["lesson"]},
            "lesson_close": {"pk": ids["lesson"], "step": "do"},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    every = [*urls.urlpatterns, *cost_urls.urlpatterns, *lesson_urls.urlpatterns]
    assert {pattern.name for pattern in every} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "other")


def test_each_look_leaves_one_event(world):
    assert not world.traceless("officer", ["plan", "plan_compare", "costs", "lesson"])
