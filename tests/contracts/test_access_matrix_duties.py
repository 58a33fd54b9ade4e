"""Who gets what answer at the addresses of the calendar: the table is written by hand and asks no policy."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, call, rows_of, world_of
from zotim.core.access.actor import actor_of
from zotim.core.evidence.services import file_receive
from zotim.core.texts import Translated
from zotim.register.duties import urls as duties
from zotim.register.duties.models import DutyReminder, HandoverFile
from zotim.register.duties.services import entries, feeds, handing
from zotim.register.models import Commitment
from zotim.vocabulary import Classification, Language
from zotim.web.calendar import urls as calendar

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of the body that it is about; the one of another body; the foreign ministry. A second
# number is the answer to POST with nothing in it, where that differs. Feeds and reminders are those of "own".
TABLE = """
address        coordinator  analyst   own       other     foreign
calendar       200          200       200       200       200
due_file      200          200       200       404       404
duty_add       200          200       403       403       403
duty           200          200       200       404       404
duty_change    200          200       403       403       403
duty_meet      200          200       200       404       403
duty_reminder  404          404       302       404       404
reminders      200/302      200/302   200/302   200/302   200/302
feeds          200          200       200       200       200
feed_end       404          404       302       404       404
work           200          200       200       404       403
handover_add   200/200      200/200   200/200   404       403
handovers      200          200       200       200       403
left           200          200       403       403       403
handover       200          200       200       404       403
handover_job   302/403      302/403   302       404       403
handover_give  200          200       403       403       403
handover_file  200          200       200       404       403
"""
PUBLIC = {"feed"}
ANYBODY = {"calendar": 200, "due_file": 404}
"""What everybody with a role gets, whatever it is: a calendar in which nothing stands."""
MATRIX = Matrix(
    rows_of(TABLE),
    outsiders=("ended", "nobody", "auditor", "administrator"),
    apart={"auditor": ANYBODY, "administrator": ANYBODY},
)


class OneOfEach(World):
    """An entry, a feed, a reminder and a pack of one body, twice."""

    def __init__(self):
        super().__init__()
        self.ids, self.others = self.records(self.lead), self.records(self.lead)

    def records(self, lead):
        analyst, own = actor_of(self.people["analyst"]), actor_of(self.people["own"])
        duty = entries.duty_add(
            actor=analyst, title=Translated.of("en", "Plenary"), kind="plenary", first_on=date(2027, 1, 12), lead=lead
        )
        commitment = worlds.commitment(analyst, lead)
        Commitment.objects.update(classification="internal")
        feed, self.secret = feeds.feed_make(actor=own, days=9)
        reminder = DutyReminder.objects.create(
            user=self.people["own"], kind="commitment", object_type="register.commitment", object_id=commitment.pk,
            due_on=date(2027, 3, 31), step=-7,
        )  # fmt: skip
        made = handing.handover_make(
            actor=own, organisation=lead, leaving=None, notes="Ask.", language=Language.ENGLISH
        )
        file = file_receive(
            actor=analyst, data=b"%PDF-1.7\n%%EOF\n", name="h.pdf", classification=Classification.INTERNAL
        )
        kept = HandoverFile.objects.create(handover=made, language="en", format="pdf", file=file)
        return {"duty": duty.pk, "feed": feed.pk, "reminder": reminder.pk, "handover": made.pk, "file": kept.pk}

    def inside(self, ids, inner):
        return {
            "due_file": {"kind": "entry", "pk": ids["duty"], "day": "2027-01-12"},
            "duty": {"pk": ids["duty"]},
            "duty_change": {"pk": ids["duty"]},
            "duty_meet": {"pk": ids["duty"]},
            "duty_reminder": {"pk": ids["reminder"]},
            "feed_end": {"pk": ids["feed"]},
            "feed": {"secret": self.secret},
            "work": {"pk": self.lead.pk},
            "handover_add": {"pk": self.lead.pk},
            "handover": {"pk": ids["handover"]},
            "handover_job": {"pk": ids["handover"]},
            "handover_give": {"pk": ids["handover"]},
            "handover_file": {"pk": ids["handover"], "file": inner["file"]},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    own = {one.name for one in (*duties.urlpatterns, *calendar.urlpatterns)}
    assert own - PUBLIC == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["analyst", "other", "visitor"])
def test_a_feed_answers_the_same_whoever_is_signed_in(world, who):
    assert call(world.browser(who), "GET", world.url("feed")) == 200
    assert call(world.browser(who), "DELETE", world.url("feed")) == 405


def test_a_file_of_another_pack_is_not_found(world):
    assert call(world.browser("coordinator"), "GET", world.url("handover_file", nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, without=("work", "handover_add"))


def test_every_look_leaves_an_event(world):
    assert not world.traceless(
        "own", ("calendar", "due_file", "duty", "feeds", "work", "handovers", "handover", "handover_file", "feed")
    )


def test_no_answer_of_a_feed_is_older_than_the_role_of_its_person(world):
    with transaction.atomic():
        world.people["own"].memberships.update(ends_at=timezone.now())
        assert Client().get(world.url("feed")).status_code == 404
        transaction.set_rollback(True)
