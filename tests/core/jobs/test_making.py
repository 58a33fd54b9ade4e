"""Files of a frozen paper are made one by one: what is there stays, what is missing is made, and nothing twice."""

from datetime import date

import pytest
from django.utils import timezone

from tests import worlds
from zotim.core.documents.frame import framed
from zotim.core.documents.made import MAKERS, Format
from zotim.core.documents.paper import Note, Section, paper_as_json
from zotim.core.evidence.content import Refused
from zotim.core.evidence.services import file_bytes
from zotim.core.jobs import registry, steps
from zotim.core.jobs.making import make_files
from zotim.core.jobs.models import Job
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.texts import Translated
from zotim.register.reports.models import Report
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db
TWO = (Format.PDF, Format.JSON)


@pytest.fixture
def asker(db):
    return worlds.actor("coordinator")


@pytest.fixture
def report(asker):
    """A record with a paper in two languages, named in another order than the house has."""
    papers = {}
    for language in ("en", "sq"):
        sections = [Section("S", None, [Note(f"In {language}.")])]
        papers[language] = paper_as_json(
            framed(
                title="T", language=language, as_of=date(2026, 11, 26), classification=Classification.PUBLIC,
                sections=sections,
            )
        )  # fmt: skip
    return Report.objects.create(
        reference="ZOT-TEST-1", title=Translated.of("sq", "T"), as_of=timezone.now(), content=papers,
        made_by_id=asker.user_id, classification=Classification.PUBLIC,
    )  # fmt: skip


@pytest.fixture
def made(monkeypatch, asker, report):
    """Runs a job that makes the files with the given makers; answers the newest job."""
    monkeypatch.setattr(registry, "JOBS", known := {})
    monkeypatch.setattr(steps, "JOBS", known)

    def run(makers, classification=Classification.PUBLIC):
        known.clear()
        registry.job("test.files", retries=0)(
            lambda run: make_files(run, report.files, report.content, makers, classification)
        )
        job = enqueue("test.files", actor=asker, obj=report)
        run_pending_jobs()
        return Job.objects.get(pk=job.pk)

    return run


def test_each_language_is_made_in_each_format_that_was_asked_for(made, report):
    job = made({kind: MAKERS[kind] for kind in TWO})
    assert (job.state, job.done, job.total) == ("done", 4, 4)
    kept = {one.name: one for one in report.files.all()}
    assert set(kept) == {f"ZOT-TEST-1-{language}.{kind}" for language in ("sq", "en") for kind in ("pdf", "json")}
    assert file_bytes(kept["ZOT-TEST-1-sq.pdf"].file).startswith(b"%PDF")
    assert kept["ZOT-TEST-1-en.json"].content_type == "application/json"
    assert {one.file.received_by_id for one in kept.values()} == {job.asked_by_id}


def test_a_run_that_breaks_keeps_what_was_made_and_the_next_makes_the_rest_only(made, report):
    calls = []

    def maker(broken):
        def make(paper):
            if paper["language"] == broken:
                raise ZeroDivisionError
            calls.append(paper["language"])
            return paper["title"].encode()

        return {Format.JSON: make}

    assert made(maker("en")).state == "failed"
    first = report.files.get()
    assert first.language == "sq"
    assert made(maker("")).state == "done"
    assert calls == ["sq", "en"]
    assert set(report.files.values_list("language", flat=True)) == {"sq", "en"}
    assert report.files.get(language="sq").pk == first.pk


def test_nothing_is_made_above_what_the_house_may_hold(made, report, settings):
    settings.ZOTIM_CEILING = Classification.INTERNAL
    job = made({Format.JSON: MAKERS[Format.JSON]}, Classification.RESTRICTED)
    assert (job.state, job.error) == ("failed", Refused.__name__)
    assert not report.files.exists()
