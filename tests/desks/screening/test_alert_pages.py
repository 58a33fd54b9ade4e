"""Alerts on their pages, on home and in notices, and how they end."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made
from zotim.core.access import walls
from zotim.core.access.actor import actor_of
from zotim.core.audit.services import System
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import about
from zotim.core.retention.registry import RULES
from zotim.core.sealing.services import key_destroy
from zotim.desks.screening.alerts import jobs, services, tasks
from zotim.desks.screening.alerts.models import Alert, Pair, PastVerdict
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.services import question_ask
from zotim.engines.names import Query

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NAMESAKE, decide = made.NAMESAKE, made.decide


def test_the_same_on_the_pages(listed, client, django_capture_on_commit_callbacks):
    """A payment meets an entry: taken from the queue, looked at in both scripts, decided with a reason, contested."""
    who, other = worlds.user("finance_officer"), worlds.user("finance_officer")
    client.force_login(who, backend=BACKEND)
    (alert,), (namesake,) = made.alerts(origin="payment"), made.alerts(query=NAMESAKE)
    page = client.get(reverse("alerts")).content.decode()
    assert alert.reference in page
    assert namesake.reference in page
    answer = client.post(reverse("alert_next"), {"channel": "finance"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("alert", args=[alert.pk])
    assert "خالد الشمري" in page
    assert "Khalid al-Shammari" in page
    assert ">شمري</text>" in page  # its own letters above the part that was compared
    assert page.count('class="steps"') == 3
    page = client.get(reverse("alert", args=[namesake.pk])).content.decode()
    assert "−" in page or "-0." in page
    decide_at = reverse("alert_decide", args=[alert.pk])
    assert client.get(decide_at).status_code == 302
    assert client.post(decide_at, {"verdict": "same"}).status_code == 200
    page = client.post(decide_at, {"verdict": "same", "reason": "Pasaporta përputhet"}, follow=True).content.decode()
    assert "Pasaporta përputhet" in page
    assert client.get(reverse("alerts_decided")).content.decode().count(alert.reference) == 1
    contest_at = reverse("alert_contest", args=[alert.pk])
    assert client.get(contest_at).status_code == 200
    assert client.post(contest_at, {"objection": "Numri u lexua gabim"}, follow=True).status_code == 200
    page = client.post(decide_at, {"verdict": "apart", "reason": "x"})
    assert page.status_code == 403
    client.force_login(other, backend=BACKEND)
    page = client.get(reverse("alert", args=[alert.pk])).content.decode()
    assert "Numri u lexua gabim" in page
    client.post(reverse("alert_take", args=[alert.pk]))
    assert other.name in client.get(reverse("alerts"), {"state": "contested"}).content.decode()
    client.post(reverse("alert_leave", args=[alert.pk]))
    for export in ("csv", "xlsx"):
        assert client.get(reverse("alerts"), {"export": export, "due": "soon"}).status_code == 200
    assert client.post(decide_at, {"verdict": "apart", "reason": "Numër tjetër"}).status_code == 302


def test_a_queue_offers_what_can_wait_in_its_channel_alone(listed, client):
    for role, there, not_there in (
        ("finance_officer", "A payment that is held", "A flight that leaves"),
        ("travel_officer", "A flight that leaves", "A payment that is held"),
    ):
        client.force_login(worlds.user(role), backend=BACKEND)
        page = client.get(reverse("alerts"), headers={"accept-language": "en"}).content.decode()
        assert there in page
        assert not_there not in page


def test_scores_are_written_as_the_page_writes_numbers(listed, client, django_capture_on_commit_callbacks):
    client.force_login(worlds.user("finance_officer"), backend=BACKEND)
    (alert,) = made.alerts(origin="payment")
    page = client.get(reverse("alert", args=[alert.pk]), headers={"accept-language": "sq"}).content.decode()
    assert '<bdi class="code">0,800</bdi>' in page
    assert '<bdi class="code">0.800</bdi>' not in page


def test_a_page_whose_key_is_gone_says_so_and_shows_nothing(listed, client, django_capture_on_commit_callbacks):
    who = worlds.user("finance_officer")
    client.force_login(who, backend=BACKEND)
    (alert,) = made.alerts()
    decide(actor_of(who), alert, "same", "Arsye e vulosur")
    with django_capture_on_commit_callbacks(execute=True):
        key_destroy(actor=actor_of(who), subject_id=alert.question_id, certificate="ZOT-TEST")
    page = client.get(reverse("alert", args=[alert.pk]))
    assert page.status_code == 200
    assert "الشمري" not in page.content.decode()
    assert "vulosur" not in page.content.decode()


def test_a_question_leads_to_its_alert(listed, client):
    who = worlds.user("finance_officer")
    client.force_login(who, backend=BACKEND)
    question = question_ask(actor=actor_of(who), channel="finance", query=made.KHALID, purpose="Hapje llogarie")
    address = reverse("question_alerts", args=[question.pk])
    assert f'action="{address}"' in client.get(reverse("question", args=[question.pk])).content.decode()
    assert "/screening/alerts/" in client.post(address).headers["Location"]
    assert client.post(address).headers["Location"] == reverse("question", args=[question.pk])
    assert client.get(address).status_code == 302


def test_home_says_what_one_looks_at_and_how_many_are_due(officer):
    (alert,) = made.alerts(origin="payment")
    made.alerts(origin="payment", query=Query(("Arben Shembulli",)))
    services.alert_take(actor=officer, pk=alert.pk)
    today = timezone.localdate()
    assert [(one.reference or "", one.count) for one in tasks.waiting(officer, today)][-1][1] == 2
    first = next(iter(tasks.waiting(officer, today)))
    assert first.what == alert.reference
    assert not list(tasks.waiting(worlds.actor("travel_officer"), today))


def test_officers_of_the_channel_are_told_once_that_clocks_run_out(officer):
    worlds.actor("travel_officer")
    assert not jobs.anything_runs_out()
    for name in ("خالد الشمري", "Arben Shembulli"):
        made.alerts(origin="payment", query=Query((name,)), due_at=timezone.now() + timedelta(minutes=50))
    assert jobs.anything_runs_out()
    for _ in range(2):
        enqueue(jobs.TELL, actor=System("test"))
        run_pending_jobs()
    told = Notification.objects.get(kind="screening.alert.due")
    assert told.user_id == officer.user_id
    assert "2" in about(officer, [told])[told.pk][1]


def test_alerts_go_with_their_question_its_key_and_all_that_was_said(listed, officer, as_worker):
    from zotim.core.retention.disposal import run_execute
    from zotim.core.retention.selectors import border, due
    from zotim.core.retention.services import run_decide, run_propose

    (decided,), (waits,) = made.alerts(), made.alerts(query=Query(("Arben Shembulli",)))
    decide(officer, decided, "unknown")
    decide(officer, decided)
    with walls.opened():
        Question.objects.update(created_at=timezone.now() - timedelta(days=2000))
    keepers = [worlds.actor("records_officer"), worlds.actor("data_protection_officer")]
    with walls.walled(keepers[0], "retention"):
        assert not due(RULES["screening.question.old"], border(RULES["screening.question.old"]))
    run = run_propose(actor=keepers[0], rule="screening.alert.old")
    assert run.found == 1
    run_decide(actor=keepers[1], run=run, approved=True)
    with as_worker():
        run_execute(run=run)
    with made.everywhere():
        assert [one.pk for one in Alert.objects.all()] == [waits.pk]
        assert not Pair.objects.exists()
        assert not PastVerdict.objects.exists()
        assert Question.objects.count() == 1
