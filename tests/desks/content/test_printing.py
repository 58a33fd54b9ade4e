"""A video's fingerprints are made by the worker: until then it is received; a job that died is taken up again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desks.content import intakely as given
from tests.desks.content import made
from tests.desks.content.test_intake_media import gif
from tests.desks.content.test_reading_pages import browser
from zotim.core.access.actor import VISITOR
from zotim.core.jobs.models import Job
from zotim.core.jobs.steps import run_pending_jobs, take_up
from zotim.desks.content.intake import fetching, media, printing, selectors
from zotim.desks.content.intake.models import Fetch, Item
from zotim.desks.content.intake.services import report_take
from zotim.desks.content.review.services import item_take

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

    def test_of_one_that_is_cut_short_reader_and_officer_see_up_to_where_it_could_be_read(self, installed):
        pytest.importorskip("av", reason="PyAV, the extra video, isn't installed")
        from tests.engines.fingerprints.test_videos import film

        data = film(range(5), form="matroska")
        item = report_take(actor=VISITOR, given=given.file(data[: len(data) * 6 // 10])).item
        run_pending_jobs()
        item.refresh_from_db()
        assert (item.state, media.read(item) == data[: len(data) * 6 // 10]) == ("open", True)
        assert item.prints.filter(kind="frames", value__isnull=False).count() > 2
        assert selectors.read_to(item) == "0:05"
        reader = made.officer()
        item_take(actor=reader, pk=item.pk)
        for page in ("content_item", "content_read"):
            said = browser(reader).get(reverse(page, args=[item.pk])).content.decode()
            assert "cut short or damaged" in said, page
            assert "<bdi>0:05</bdi>" in said, page

    def test_one_without_a_single_picture_is_kept_and_said_to_be_damaged(self, installed):
        pytest.importorskip("av", reason="PyAV, the extra video, isn't installed")
        from tests.engines.fingerprints.test_videos import film

        item = report_take(actor=VISITOR, given=given.file(film([1], form="matroska")[:700])).item
        run_pending_jobs()
        item.refresh_from_db()
        assert (item.state, item.prints.get(kind="frames").trouble) == ("open", "damaged")
        assert not printing.unprinted().exists()

    def test_one_that_is_whole_says_nothing_of_it(self, installed):
        item = video()
        run_pending_jobs()
        assert selectors.read_to(item) == ""

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
