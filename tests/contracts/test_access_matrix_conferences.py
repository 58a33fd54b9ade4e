"""Who gets what answer at the addresses of conferences: the table is written by hand and asks no policy."""

import pytest
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.conferring import article, begin, bring, call, decide, outsider, seat, sit
from tests.desks.reintegration.people import around_a_case
from zotim.desks.reintegration.conferences import services
from zotim.desks.reintegration.conferences.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the case; who works on it; a supervisor and a worker of other cases; the chair; another chair of the
# same body; who sits at the item; somebody of the same body who has a seat at no item; a coordinator. A second number
# is the answer to POST with nothing in it, where that differs.
TABLE = """
address             supervisor  manager  elsewhere  stranger  chair    other_chair  guest    colleague  coordinating
conferences         200         200      200        200       200      200          200      200        403
conference_call     403         403      403        403       200      200          403      403        403
conference          200         200      200        200       200      404          200      200        403
conference_invite   403         403      403        403       200/302  404          403      403        403
conference_open     403         403      403        403       200/302  404          403      403        403
conference_close    403         403      403        403       200/302  404          403      403        403
conference_cancel   403         403      403        403       200/302  404          403      403        403
conference_seat     403         403      403        403       200      404          403      403        403
seat                200         200      404        404       200      404          200      404        403
seat_sign           403         403      404        404       403      404          200/302  404        403
seat_enter          403         403      403        403       200/302  404          403      403        403
seat_take           403         403      403        403       200/302  404          403      403        403
minutes             200         200      404        404       200      404          200      404        403
minutes_paper       200         200      404        404       200      404          200      404        403
item_bring          200         200      404        404       403      403          403      403        403
conference_item     200         200      404        404       200      404          200      404        403
item_invite         200         200      404        404       403      403          403      403        403
item_take_off       200/302     200/302  404        404       403      403          403      403        403
place_open          200         403      404        403       403      403          403      403        403
place_end           200/302     200/302  404        404       403      403          403      403        403
saying_write        200         200      404        404       403      404          403      404        403
decision_write      200         200      404        404       403      404          403      404        403
decision_take_over  200         200      404        404       403      403          403      403        403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class Conferring(World):
    """A conference of today with an item, a guest who sits at it, a colleague with a seat at no item, an outsider; and
    a second one that is open, of which one decision waits for a plan."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        around.enter()
        around.school = around.users["teacher"].memberships.get().organisation
        for who in ("chair", "other_chair"):
            around.users[who] = worlds.user("conference_chair", around.municipality)
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "chair": around.users["chair"], "other_chair": around.users["other_chair"],
            "guest": around.users["teacher"], "colleague": around.users["colleague"],
            "coordinating": around.users["coordinator"],
        }  # fmt: skip
        law = article(around, "school")
        coming, held = call(around, days=3), call(around)
        item, other = bring(around, coming), bring(around, held)
        place = sit(around, item, seat(around, coming), law)
        guest = seat(around, held)
        sit(around, other, guest, law)
        seat(around, coming, "colleague")
        begin(around, held)
        today = timezone.localdate()
        made = decide(around, other, owner=around.school, due_on=today)
        unsigned = services.seat_give(
            actor=around.actor("chair"), conference=call(around), body=around.school, user=around.users["teacher"]
        )
        self.ids = {
            "case": around.case.pk, "coming": coming.pk, "held": held.pk, "item": item.pk, "other": other.pk,
            "place": place.pk, "seat": guest.pk, "unsigned": unsigned.pk, "decision": made.pk,
            "office": outsider(around, coming, around.school, signed=False).pk,
        }  # fmt: skip
        bring(around, unsigned.conference)  # so that who works on the case sees its seats

    def inside(self, ids, inner):
        of = {
            "coming": ("conference", "conference_invite", "conference_cancel", "conference_open", "conference_seat"),
            "held": ("conference_close",),
            "seat": ("seat", "minutes", "minutes_paper"),
            "unsigned": ("seat_sign", "seat_take"),
            "office": ("seat_enter",),
            "case": ("item_bring",),
            "item": ("conference_item", "item_invite", "item_take_off", "place_open"),
            "other": ("saying_write", "decision_write"),
            "place": ("place_end",),
            "decision": ("decision_take_over",),
        }
        return {name: {"pk": ids[key]} for key, names in of.items() for name in names}


world = world_of(Conferring)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["elsewhere", "other_chair", "colleague"])
def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, who):
    assert not MATRIX.told_apart(world, who)


def test_a_look_at_a_list_leaves_an_event(world):
    assert not world.traceless("guest", ("conferences",))
