"""Who gets what answer at the addresses of projects: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.stabilisation import people as made
from zotim.desks.stabilisation.projects import urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; two officers of the body that pays, of whom the first entered what is there; its focal point; the focal
# point of a partner, who sees the grant; an officer and a focal point of another body. A second number is the answer to
# POST with nothing in it, where that differs.
TABLE = """
address               coordinator  analyst  officer  second   focal    partner  other  elsewhere
projects              200          200      200      200      200      200      200    200
project_add           403          403      200      200      403      403      200    403
project               200          200      200      200      200      200      404    404
project_change        403          403      200      200      403      403      404    403
project_move          403          403      200      200      403      403      404    403
project_partner_add   403          403      200      200      403      403      404    403
project_partner_end   403          403      200      200      403      403      404    403
project_tie_add       200          200      403      403      200      403      403    404
project_tie_withdraw  200          200      403      403      200      404      403    404
diligence_answer      403          403      200      200      403      403      404    403
diligence             200          200/403  200/403  200      200/403  404      404    404
diligence_end         403          403      200/302  200/302  403      403      404    403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A project with a partner, an answer that waits and a commitment that it keeps."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        project = made.project(people)
        self.ids = {
            "project": project.pk,
            "partner": made.partner(people, project).pk,
            "diligence": made.answer(people, project).pk,
            "tie": made.tie(people, project).pk,
        }

    def inside(self, ids, inner):
        of_a_project = ("project", "project_change", "project_partner_add", "project_tie_add")
        return {
            **{key: {"pk": ids["project"]} for key in of_a_project},
            "project_move": {"pk": ids["project"], "step": "give_up"},
            "project_partner_end": {"pk": ids["partner"]},
            "project_tie_withdraw": {"pk": ids["tie"]},
            "diligence_answer": {"pk": ids["project"], "question": "HARM-2"},
            **{key: {"pk": ids["diligence"]} for key in ("diligence", "diligence_end")},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in urls.urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["other", "elsewhere"])
def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, who):
    assert not MATRIX.told_apart(world, who)
