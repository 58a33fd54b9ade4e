"""The log page: who did what, in words, for those who watch; nothing of any record's content."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.audit.models import Event, Unsealed
from zotim.core.audit.services import seal
from zotim.core.jobs.models import Job
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.people.models import Membership, User

pytestmark = pytest.mark.django_db


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(worlds.user(role), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture(autouse=True)
def demo(db):
    worlds.demo_installation()


def test_the_log_tells_in_words_who_did_what_to_which_record():
    analyst = worlds.actor("analyst")
    commitment = worlds.commitment(analyst, worlds.body())
    page = signed_in("auditor").get(reverse("log")).content.decode()
    assert "Person 0" in page
    assert "put in a statement" in page
    assert commitment.reference in page
    assert "register.document.added" not in page.partition("<tbody")[2]


def test_the_log_shows_nothing_that_a_record_says():
    worlds.commitment(worlds.actor("analyst"), worlds.body("Ministria e Fshehtë"))
    page = signed_in("data_protection_officer").get(reverse("log")).content.decode()
    for content in ("Sending six soldiers", "ستة عسكريين", "Ministria e Fshehtë"):
        assert content not in page


def test_a_refusal_stands_in_the_log_under_what_was_tried():
    assert signed_in("focal_point").get(reverse("documents")).status_code == 403
    page = signed_in("auditor").get(reverse("log") + "?outcome=denied").content.decode()
    assert "was refused: List statements" in page


def test_the_number_of_queries_doesnt_grow_with_the_log():
    analyst, client, asked = worlds.actor("analyst"), signed_in("auditor"), []
    client.get(reverse("log"))  # the first page of a session writes more than the next
    for _turn in range(2):
        for _document in range(5):
            worlds.document(analyst)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("log"))
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("role", ["coordinator", "analyst", "focal_point", "administrator"])
def test_nobody_else_reads_the_log(role):
    assert signed_in(role).get(reverse("log")).status_code == 403


def rows(page: str) -> str:
    return page.partition("<tbody")[2].partition("</tbody>")[0]


def test_who_may_open_a_record_gets_a_link_and_who_may_not_gets_its_reference():
    commitment = worlds.commitment(worlds.actor("analyst"), worlds.body())
    address = reverse("commitment", args=[commitment.pk])
    assert address not in signed_in("auditor").get(reverse("log")).content.decode()
    client = signed_in("auditor")
    both = User.objects.order_by("-created_at").first()
    Membership.objects.create(
        user=both,
        organisation=worlds.body("Qendra", "coordination_centre"),
        role="coordinator",
        starts_at=timezone.now() - timedelta(1),
    )
    assert f'<a href="{address}">' in client.get(reverse("log")).content.decode()


@pytest.mark.parametrize("by", ["reference", "id", "end of the id", "as it is shown"])
def test_the_log_of_one_record_is_found_by_what_people_know_of_it(by):
    analyst = worlds.actor("analyst")
    one, other = (worlds.commitment(analyst, worlds.body()) for _ in range(2))
    known = {"reference": one.reference.lower(), "id": str(one.pk), "end of the id": str(one.pk)[-12:]}
    known = {**known, "as it is shown": f" …{known['end of the id']} "}[by]
    page = rows(signed_in("auditor").get(reverse("log"), {"object_id": known}).content.decode())
    assert one.reference in page
    assert other.reference not in page


def test_the_log_is_narrowed_by_person_verb_and_period():
    first, second = worlds.actor("analyst"), worlds.actor("analyst")
    worlds.document(first)
    worlds.document(second)
    name = User.objects.get(pk=first.user_id).name
    client, today = signed_in("auditor"), timezone.localdate()
    asked = {"who": name, "verb": "register.document.added", "since": today.isoformat(), "until": today.isoformat()}
    page = rows(client.get(reverse("log"), asked).content.decode())
    assert page.count("put in a statement") == 1
    assert User.objects.get(pk=second.user_id).name not in page
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert "Nothing matches" in client.get(reverse("log"), {"since": tomorrow}).content.decode()


def test_the_file_of_the_log_holds_codes_and_whole_ids_and_taking_it_is_on_record():
    commitment = worlds.commitment(worlds.actor("analyst"), worlds.body())
    answer = signed_in("auditor").get(reverse("log"), {"export": "csv", "object_id": commitment.reference})
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {line["Id"] for line in lines} == {str(commitment.pk)}
    assert {line["Code"] for line in lines} == {"register.commitment.added"}
    event = Event.objects.get(verb="oversight.log.exported")
    assert event.details == {"rows": len(lines), "format": "csv"}


def test_the_page_says_which_events_are_not_sealed_yet():
    worlds.document(worlds.actor("analyst"))
    seal()
    client = signed_in("auditor")
    worlds.document(worlds.actor("analyst"))
    waiting = Unsealed.objects.count()
    assert waiting
    page = client.get(reverse("log")).content.decode()
    assert f"{waiting} event · since" in page


def test_the_log_is_verified_when_somebody_asks_and_the_answer_stays(settings, tmp_path):
    settings.ZOTIM_HOME = tmp_path
    client = signed_in("auditor")
    worlds.document(worlds.actor("analyst"))
    seal()
    assert "Not yet" in client.get(reverse("log")).content.decode()
    client.post(reverse("log_verify"))
    client.post(reverse("log_verify"))
    assert Job.objects.filter(name="oversight.log.verify", asked_by__isnull=False).count() == 1
    assert "is being verified" in client.get(reverse("log")).content.decode()
    run_pending_jobs()
    page = client.get(reverse("log")).content.decode()
    assert "· whole ·" in page
    assert Event.objects.filter(verb="audit.log.verified").exists()


def test_a_checkpoint_that_cant_be_read_is_said_on_the_page(settings, tmp_path):
    settings.ZOTIM_HOME = tmp_path
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    (folder / "checkpoint-000000000009-20261125T000000Z.txt").write_text("not a note")
    client = signed_in("data_protection_officer")
    client.post(reverse("log_verify"))
    run_pending_jobs()
    page = client.get(reverse("log")).content.decode()
    assert "not whole" in page
    assert "unreadable_checkpoint" in page
    assert Event.objects.get(verb="audit.log.broken").outcome == "failed"
