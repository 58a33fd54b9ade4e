"""Who gets what answer at the addresses of results and of the account: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.stabilisation import people as made
from zotim.desks.stabilisation.account import urls as account
from zotim.desks.stabilisation.results import urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The columns of tests/contracts/test_access_matrix_stabilisation.py. The partner measures and reports on its grant;
# what the first officer measured is confirmed by the second alone. There is no file: 404 for all who see the report.
TABLE = """
address               coordinator  analyst  officer  second   focal    partner  other  elsewhere
result_indicator_add  403          403      200      200      403      403      404    403
project_visit_add     403          403      200      200      403      403      404    403
grant_report_add      403          403      200      200      403      403      404    403
result_indicator      200          200      200      200      200      200      404    404
result_target_add     403          403      200      200      403      403      404    403
measurement_add       403          403      200      200      403      200      404    404
measurement           200/403      200/403  200/403  200      200/403  200/403  404    404
measurement_end       403          403      200/302  200/302  403      403      404    403
grant_reports         200          200      200      200      200      200      200    200
grant_report          200/403      200/403  200/302  200/302  200/403  200/403  404    404
grant_report_send     403          403      200      200      403      200      404    404
grant_report_waive    403          403      200      200      403      403      404    403
grant_report_file     404          404      404      404      404      404      404    404
stabilisation_account 200          200      200      200      200      200      200    200
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A grant with an indicator, what the first officer measured, and a report that is owed."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        project = made.project(people)
        grant = made.partner(people, project)
        indicator = made.indicator(people, project)
        target = made.target(people, indicator)
        free = made.target(people, indicator, from_on=made.date(2026, 4, 1), until_on=made.date(2026, 6, 30))
        self.ids = {
            "project": project.pk, "indicator": indicator.pk, "target": free.pk,
            "measurement": made.measured(people, target).pk, "report": made.report(people, grant).pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        of_a_project = ("result_indicator_add", "project_visit_add", "grant_report_add")
        of_a_report = ("grant_report", "grant_report_send", "grant_report_waive", "grant_report_file")
        return {
            **{key: {"pk": ids["project"]} for key in of_a_project},
            **{key: {"pk": ids["indicator"]} for key in ("result_indicator", "result_target_add")},
            "measurement_add": {"pk": ids["target"]},
            **{key: {"pk": ids["measurement"]} for key in ("measurement", "measurement_end")},
            **{key: {"pk": ids["report"]} for key in of_a_report},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in (*urls.urlpatterns, *account.urlpatterns)} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["other", "elsewhere"])
def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, who):
    assert not MATRIX.told_apart(world, who)
