"""Who gets what answer at the addresses of indicators: the table is written by hand and asks no policy."""

from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse

from tests import indicators
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from zotim.core.access.actor import actor_of
from zotim.register.indicators.services import senders
from zotim.register.indicators.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of the body that supplies; the one of another body. A second number is the answer to
# POST with nothing in it, where that differs.
TABLE = """
address               coordinator  analyst   own       other
indicators            200          200       200       200
indicator_add         200          200       403       403
values_load           200          200       200       200
values_export         200          200       200       200
indicator             200          200       200       404
indicator_change      200          200       403       403
indicator_target      200          200       403       403
value_supply          200          200       200       404
value_take            200          200       200       404
indicator_value       200          200       200       404
value_decide          302/200      302/200   403       403
value_file            200          200       200       404
senders               200          200       403       403
sender_add            200          200       403       403
figures_load          200          403       403       403
sender                200          200       403       403
sender_confirm        200          302       403       403
sender_revoke         200          200       403       403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "ended", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """An indicator of one body with a value that waits; a sender that is confirmed, and one that waits."""

    def __init__(self):
        super().__init__()
        analyst, coordinator = actor_of(self.people["analyst"]), actor_of(self.people["coordinator"])
        indicator = indicators.indicator(analyst, self.lead)
        value = indicators.supplied(actor_of(self.people["own"]), indicator, Decimal(4))
        key = indicators.Sender()
        confirmed = key.confirmed(analyst, coordinator, self.other)
        senders.figures_take_in(actor=coordinator, data=key.file())
        waiting = indicators.Sender().entered(analyst, self.other, origin="zotim/NEW")
        self.ids = {"indicator": indicator.pk, "value": value.pk, "sender": confirmed.pk, "waiting": waiting.pk}

    def inside(self, ids, inner):
        of = {
            "indicator": ("indicator", "indicator_change", "indicator_target", "value_supply", "value_take"),
            "value": ("indicator_value", "value_decide", "value_file"),
            "sender": ("sender", "sender_revoke"),
            "waiting": ("sender_confirm",),
        }
        return {name: {"pk": ids[key]} for key, names in of.items() for name in names}


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world)


def test_every_look_leaves_an_event(world):
    assert not world.traceless(
        "coordinator",
        ("indicators", "indicator", "indicator_value", "value_file", "values_export", "senders", "sender"),
    )


def test_who_is_to_hear_a_fingerprint_doesnt_read_it_before(world):
    client, waiting = world.browser("coordinator"), world.ids["waiting"]
    with transaction.atomic():
        made = senders.Sender.objects.get(pk=waiting)
        for name in ("sender", "sender_confirm", "senders"):
            url = reverse(name, args=[] if name == "senders" else [waiting])
            page = client.get(url).content.decode().replace(" ", "")
            assert made.fingerprint[:8] not in page, name
            assert made.key[:8] not in page, name
        transaction.set_rollback(True)
