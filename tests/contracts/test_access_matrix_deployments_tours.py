"""Who gets what answer at the addresses of tours and checklists: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.deployments import people as made
from zotim.desks.deployments.checklists import urls as checklist_urls
from zotim.desks.deployments.tours import urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The columns of tests/contracts/test_access_matrix_deployments.py. The centre and focal points see that a billet is
# held, on its page and in numbers, and never by whom.
TABLE = """
address       coordinator  analyst  officer  second  focal  other  elsewhere
tours         403          403      200      200     403    200    403
tour          403          403      200      200     403    404    403
tour_change   403          403      200      200     403    404    403
tour_move     403          403      200      200     403    404    403
tour_propose  403          403      200      200     403    404    403
terms_set     403          403      200      200     403    404    403
checklist     200          200      200      200     200    404    404
item_add      403          403      200      200     403    404    403
item_end      403          403      200/302  200/302 403    404    403
checklist_board 403        403      200      200     403    200    403
check_enter   403          403      200      200     403    404    403
check_waive   403          403      200      200     403    404    403
item_check    403          403      200/403  200     403    404    403
check_file    403          403      200      200     403    404    403
check_end     403          403      200/302  200/302 403    404    403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A mission with a billet, for which somebody is proposed, and a checklist: one item waits for a second person."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        mission = made.mission(people)
        billet = made.billet(people, mission)
        tour = made.tour(people, billet, made.able(people))
        item = made.item(people, mission)
        check = made.done(people, tour, made.item(people, mission), confirmed=False, **made.FILE)
        self.ids = {
            "mission": mission.pk, "billet": billet.pk, "tour": tour.pk, "item": item.pk, "check": check.pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            **{key: {"pk": ids["tour"]} for key in ("tour", "tour_change")},
            "tour_move": {"pk": ids["tour"], "step": "cancel"},
            "tour_propose": {"pk": ids["billet"]},
            **{key: {"pk": ids["mission"]} for key in ("terms_set", "checklist", "item_add")},
            "item_end": {"pk": ids["item"]},
            **{key: {"pk": ids["tour"], "item": ids["item"]} for key in ("check_enter", "check_waive")},
            **{key: {"pk": ids["check"]} for key in ("item_check", "check_file", "check_end")},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in urls.urlpatterns + checklist_urls.urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "other")


def test_each_look_leaves_one_event(world):
    assert not world.traceless("officer", ["tours", "tour", "tour_change", "check_file"])
