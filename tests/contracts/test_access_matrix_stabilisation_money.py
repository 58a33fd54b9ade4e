"""Who gets what answer at the addresses of money: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.stabilisation import people as made
from zotim.desks.stabilisation.money import services, urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The columns of tests/contracts/test_access_matrix_stabilisation.py. The partner sees what is with them, and says what
# they received; nobody but the body that pays lays the two beside each other. There is no file: 404 for all who see it.
TABLE = """
address                   coordinator  analyst  officer  second  focal  partner  other  elsewhere
flows                     200          200      200      200     200    200      200    200
flow                      200          200      200      200     200    200      404    404
flow_add                  403          403      200      200     403    403      404    403
flow_withdraw             403          403      200      200     403    403      404    403
flow_file                 404          404      404      404     404    404      404    404
flow_reconcile            403          403      200      200     403    403      404    403
money_statement_add       403          403      200      200     403    200      404    404
money_statement_withdraw  403          403      200      200     403    200      404    404
money_statement_missing   403          403      200      200     403    403      404    403
reconciliation_withdraw   403          403      200      200     403    403      404    403
rates                     200          200      200      200     200    200      200    200
rate_add                  200          200      200      200     403    403      200    403
rate_withdraw             200          200      200      200     403    403      200    403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A grant with a movement, what the partner says of it, another that is settled, and a rate."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        project = made.project(people)
        grant = made.partner(people, project)
        settled = services.reconcile(actor=people.officer, flow=made.flow(people, project))
        self.ids = {
            "project": project.pk,
            "flow": made.flow(people, project, partner=grant).pk,
            "statement": made.statement(people, project, partner=grant).pk,
            "settled": settled.pk,
            "rate": made.rate(people).pk,
        }

    def inside(self, ids, inner):
        return {
            **{key: {"pk": ids["project"]} for key in ("flow_add", "money_statement_add")},
            **{key: {"pk": ids["flow"]} for key in ("flow", "flow_withdraw", "flow_file", "flow_reconcile")},
            **{key: {"pk": ids["statement"]} for key in ("money_statement_withdraw", "money_statement_missing")},
            "reconciliation_withdraw": {"pk": ids["settled"]},
            "rate_withdraw": {"pk": ids["rate"]},
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
