"""Who gets what answer at the addresses of assessments: the table is written by hand and asks no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.desks.reintegration.assessment.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the case; who works on it and began the draft; a supervisor and a worker of other cases; a
# professional who was let in to read the domain; a coordinator. A second number is the answer to POST with nothing in
# it, where that differs.
TABLE = """
address           supervisor  manager  elsewhere  stranger  teacher  coordinating
question_sets     200         200      200        200       200      200
question_set      200         200      200        200       200      200
assessment_draft  200         200      404        404       403      403
assessment_urge   200/302     200/302  404        404       403      403
assessment        200         200      404        404       200      403
assessment_save   403         200      404        404       403      403
assessment_sign   403         200/302  404        404       403      403
assessment_drop   403         200/302  404        404       403      403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class OneCase(World):
    """A case with a draft of an assessment, and the people around it."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        around.enter()
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
        }  # fmt: skip
        around.give("teacher", "safety_care")
        self.ids = {"case": around.case.pk, "assessment": around.draft().pk}

    def inside(self, ids, inner):
        case = {"pk": ids["case"]}
        one = case | {"assessment": ids["assessment"]}
        rows = dict.fromkeys(("assessment", "assessment_save", "assessment_sign", "assessment_drop"), one)
        return rows | dict.fromkeys(("assessment_draft", "assessment_urge"), case) | {
            "question_sets": {}, "question_set": {"key": "education-1"},
        }  # fmt: skip


world = world_of(OneCase)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "elsewhere")


def test_a_look_at_a_list_leaves_an_event(world):
    assert not world.traceless("coordinating", ("question_sets",))
