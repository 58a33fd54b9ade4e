"""A video's fingerprints are made by the worker: until then it is received; a job that died is taken up again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desks.content import intakely as given
from tests.desks.content import made
from tests.desks.content.test_intake_media import gif
from zotim.core.access.actor import VISITOR
from zotim.core.jobs.models import Job
from zotim.core.jobs.steps import run_pending_jobs, take_up
from zotim.desks.content.intake import fetching, printing
from zotim.desks.content.intake.models import Fetch, Item
from zotim.desks.content.intake.services import report_take

pytestmark = pytest.mark.django_db


def video(**more):
    return report_take(actor=VISITOR, given=given.file(gif(3), **more)).item


class TestVideos:
    def test_it_is_received_until_the_worker_has_made_its_fingerprints(self, installed):
        item = video()
        assert (item.state, [one.kind for one in item.prints.all()]) == ("received", ["sha256"])
        assert Job.objects.filter(name=printing.JOB).count() == 1
        run_pending_jobs()
        item.refresh_from_db()
        assert item.state == "open"
        assert item.prints.filter(kind="frames").exists()
        printing.item_print(item=item)
        assert item.custody.filter(what="hashed", done_by=None).count() == 2

    def test_a_second_report_waits_with_it_and_asks_no_second_job(self, installed):
        first, second = video(), video()
        assert first == second
        assert (second.state, Job.objects.filter(name=printing.JOB).count()) == ("received", 1)

    def test_a_life_in_danger_doesnt_wait(self, installed):
        item = video(life=True)
        assert item.state == "open"
        run_pending_jobs()
        assert item.prints.filter(kind="frames").exists()

    def test_a_worker_that_died_leaves_it_to_the_next_one(self, installed):
        item = video()
        Job.objects.filter(name=printing.JOB).update(state="running")
        take_up()
        run_pending_jobs()
        item.refresh_from_db()
        assert item.state == "open"

    def test_a_job_that_is_lost_is_asked_for_again(self, installed):
        item = video()
        Job.objects.filter(name=printing.JOB).delete()
        assert not printing.forgotten()
        Item.objects.filter(pk=item.pk).update(created_at=timezone.now() - timedelta(hours=1))
        assert printing.forgotten() == [item]
        printing.print_ask(printing.PRINTER, item)
        assert not printing.forgotten()
        run_pending_jobs()
        item.refresh_from_db()
        assert item.state == "open"


def test_a_fetch_whose_worker_died_for_good_can_be_asked_for_again(installed):
    item, officer = made.item(state="open", kind="link"), made.officer()
    place = made.location(item)
    row = fetching.fetch_ask(actor=officer, item=item, location=place, reason="Për ta parë.")
    Fetch.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(hours=1))
    assert not fetching.died()
    Job.objects.filter(name=fetching.JOB).delete()
    fetching.fetch_give_up(fetch=fetching.died().get())
    row.refresh_from_db()
    assert (row.trouble, row.ended_at is None) == ("died", False)
    fetching.fetch_ask(actor=officer, item=item, location=place, reason="Përsëri.")
