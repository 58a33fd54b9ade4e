"""The travel channel on its pages, as roles of the database, in figures, and how what it keeps ends."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, travelling
from zotim.core.access.actor import actor_of
from zotim.core.access.walls import walled
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.services import run_decide, run_propose
from zotim.core.sealing.store import key_path
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.travel import tasks
from zotim.desks.screening.travel.models import MaskedPassenger, Message, Opening, Passenger, Referral
from zotim.desks.screening.travel.services import referrals
from zotim.desks.screening.travel.services.masking import MASKER, mask_at, messages_mask
from zotim.desks.screening.travel.services.openings import opening_ask, opening_decide

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSPORT = "P<ALBSHEMBULLI<<ARBEN<<<<<<<<<<<<<<<<<<<<<<<\nBA12345675ALB7005129M3001019<<<<<<<<<<<<<<04"
MISREAD = PASSPORT.replace("7005129", "7005120")


def as_(client, who):
    client.force_login(who, backend=BACKEND)
    return lambda name, /, *args, **data: (
        client.post(reverse(name, args=args), data, follow=True) if data else client.get(reverse(name, args=args))
    ).content.decode()


def test_a_flight_on_the_pages_from_the_file_to_the_answer_of_border_police(listed, client):
    one, two, border = (worlds.user(role) for role in ("travel_officer", "travel_officer", "border_officer"))
    page = as_(client, one)
    data = travelling.interchange(travelling.passenger_list(*travelling.TRAVELLERS, more=("FTX+ABC+++KOSHER",)))
    shown = page("passenger_message_take", file=SimpleUploadedFile("list.edi", data))
    assert "1 message was taken in. 1 alert was raised." in shown
    assert "Remarks: 1" in shown
    assert "PRIFTI" not in shown
    with made.everywhere():
        message, alert = Message.objects.get(), Alert.objects.get()
    assert "ZZ101" in page("passenger_messages")
    page("alert_decide", alert.pk, verdict="same", reason="Pasaporta")
    shown = page("alert", alert.pk)
    assert reverse("referral_draft", args=[alert.pk]) in shown
    assert message.reference in shown
    assert "Tell us when they come" in page("referral_draft", alert.pk)
    page("referral_draft", alert.pk, asks="check", request="Shihni dokumentin.")
    with made.everywhere():
        referral = Referral.objects.get()
    assert client.get(reverse("referral_see", args=[referral.pk])).status_code == 403
    page = as_(client, two)
    assert [task.what for task in tasks.travel(actor_of(two), timezone.localdate())] == [referral.reference]
    shown = page("referral_see", referral.pk)
    for words in ("Both sides", "ARBEN SHEMBULLI", "Why they met", reverse("alert", args=[alert.pk])):
        assert words in shown
    assert "It was sent to border police." in page("referral_see", referral.pk, decision="send")
    page = as_(client, border)
    assert [task.what for task in tasks.border(actor_of(border), timezone.localdate())] == [referral.reference]
    assert referral.reference in page("referrals")
    shown = page("referral_take", referral.pk, go="1")
    assert "ARBEN SHEMBULLI" in shown
    assert "Shihni dokumentin." in shown
    assert "Albania" in shown
    assert alert.reference not in shown
    shown = page("referral_answer", referral.pk, who="other", outcome="refused", found="Tjetër person")
    assert "names its law" in shown
    assert "Handed over to another body" in shown
    answer = {"who": "other", "found": "Tjetër person, i refuzuar.", **travelling.REFUSED}
    assert "Gjykata" in page("referral_answer", referral.pk, **answer)
    page = as_(client, two)
    shown = page("referral", referral.pk)
    assert "First somebody decides on the alert anew." in shown
    assert reverse("referral_close", args=[referral.pk]) not in shown
    shown = page("alert", alert.pk)
    assert "Tjetër person, i refuzuar." in shown
    assert "Contested" in shown
    page("alert_decide", alert.pk, verdict="apart", reason="Kufiri e tha")
    assert "It is closed." in page("referral_close", referral.pk, go="1")


def test_somebody_is_looked_for_on_the_pages_and_masked_names_take_a_second_person(listed, client):
    one, two = worlds.user("travel_officer"), worlds.user("travel_officer")
    (message,) = travelling.take()
    page = as_(client, one)
    asked = {"purpose": "Kërkesë", "name": "Lule Prifti"}
    shown = page("opening_ask", message.pk, **asked)
    assert "LULE PRIFTI" in shown
    assert "Albania" in shown
    assert "DUKA" not in shown
    messages_mask(now=mask_at(message))
    page("opening_ask", message.pk, **asked)
    with made.everywhere():
        opening = Opening.objects.get(state="asked")
    assert "LULE PRIFTI" not in page("opening", opening.pk)
    page = as_(client, two)
    assert "Grant or refuse it" in page("opening", opening.pk)
    assert [task.what for task in tasks.travel(actor_of(two), timezone.localdate())] == [opening.reference]
    shown = page("opening_decide", opening.pk, decision="grant", reason="Vendim gjykate")
    assert "LULE PRIFTI" not in shown
    page = as_(client, one)
    assert "LULE PRIFTI" in page("opening", opening.pk)
    assert "masked" in page("passenger_message", message.pk)


def test_the_lines_of_a_passport_are_looked_up_once_their_check_digits_agree_or_were_compared(listed, client):
    who = worlds.user("travel_officer")
    page = as_(client, who)
    shown = page("zone_ask", purpose="Në kufi", zone=MISREAD)
    assert "Check digits don&#x27;t agree: Date of birth, All together" in shown
    assert "can&#x27;t be read" in page("zone_ask", purpose="Në kufi", zone="P<ALB")
    with made.everywhere():
        assert not Question.objects.exists()
    shown = page("zone_ask", purpose="Në kufi", zone=MISREAD, compared="on")
    assert "ARBEN SHEMBULLI" in shown
    shown = page("zone_ask", purpose="Në kufi", zone=PASSPORT)
    assert "1 entry reached the threshold." in shown
    assert "Make it an alert" in shown
    with made.everywhere():
        assert set(Question.objects.values_list("channel", "origin")) == {("travel", "look_up")}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
def test_the_sites_role_does_all_of_it_the_workers_role_masks_and_nobody_sees_past_their_wall(
    listed, as_web_role, as_worker
):
    one, two, border, finance = (
        worlds.actor(role) for role in ("travel_officer", "travel_officer", "border_officer", "finance_officer")
    )
    with as_web_role():
        (message,) = travelling.take(by=one)
        answered = travelling.answered(one, two, border, who="other")
        assert made.again(Alert(pk=answered.alert_id)).state == "contested"
    with as_worker():
        assert messages_mask(now=mask_at(message)) == 2
    with as_web_role():
        with made.everywhere():
            message = Message.objects.get(pk=message.pk)
        opening = opening_ask(actor=one, message=message, purpose="x", name="Lule Prifti")
        for who in (one, two, MASKER):
            with made.inside(who) if who is not MASKER else made.everywhere():
                assert not MaskedPassenger.objects.exists()
        opening_decide(actor=two, opening=opening, granted=True, reason="po")
        with made.inside(two):
            assert not MaskedPassenger.objects.exists()
        with made.inside(one):
            assert MaskedPassenger.objects.count() == 3
            assert Passenger.objects.exists()
        travelling.drafted(two, flight="ZZ888")
        for who, seen in ((finance, 0), (border, 1)):
            with made.inside(who):
                assert Referral.objects.count() == seen
                assert not any(model.objects.exists() for model in (Message, Passenger, Opening, MaskedPassenger))
        for statement in ("UPDATE screening_passenger SET sealed = NULL", "DELETE FROM screening_message"):
            with pytest.raises(DatabaseError), transaction.atomic(), made.inside(one), connection.cursor() as cursor:
                cursor.execute(statement)


def dispose(rule):
    """Two people dispose of what is due under a rule."""
    keepers = [worlds.actor("records_officer") for _ in range(2)]
    run = run_propose(actor=keepers[0], rule=rule)
    run_decide(actor=keepers[1], run=run, approved=True)
    run_execute(run=run)


def test_a_message_goes_after_its_term_with_everybody_in_it_and_first_of_all_its_key(
    listed, django_capture_on_commit_callbacks
):
    officer = travelling.officer()
    (message,) = travelling.take()
    opening_ask(actor=officer, message=message, purpose="x", name="Lule")
    with django_capture_on_commit_callbacks(execute=True):
        messages_mask(now=mask_at(message))
    long_ago = timezone.now() - timedelta(days=5 * 366 + 1)
    with made.everywhere():
        Message.objects.update(received_at=long_ago, masked_at=long_ago)
    with walled(worlds.actor("records_officer"), "retention"):
        assert not Passenger.objects.filter(pk__isnull=True).exists()
    with django_capture_on_commit_callbacks(execute=True):
        dispose("screening.message.over")
    with made.everywhere():
        assert not any(model.objects.exists() for model in (Message, Passenger, Opening, MaskedPassenger))
        assert Alert.objects.count() == 1
    assert not key_path(message.pk).exists()


def test_an_alert_stays_as_long_as_its_referral_and_its_traveller(listed):
    from zotim.core.retention.registry import RULES
    from zotim.core.retention.selectors import due

    travelling.answered(travelling.officer(), travelling.officer(), travelling.border())
    with made.everywhere():
        later = timezone.now() + timedelta(days=5 * 366 + 1)
        assert not due(RULES["screening.alert.old"], later).exists()


def test_a_closed_referral_goes_after_its_term(listed, django_capture_on_commit_callbacks):
    one, two = travelling.officer(), travelling.officer()
    referral = referrals.referral_close(actor=one, referral=travelling.answered(one, two, travelling.border()))
    with made.everywhere():
        Referral.objects.update(over_at=timezone.now() - timedelta(days=5 * 366 + 1))
    with django_capture_on_commit_callbacks(execute=True):
        dispose("screening.referral.over")
    with made.everywhere():
        assert not Referral.objects.exists()
    assert not key_path(referral.pk).exists()


def test_the_worker_masks_by_itself(listed):
    (message,) = travelling.take()
    with made.everywhere():
        Message.objects.update(received_at=timezone.now() - timedelta(days=200))
    enqueue("screening.messages.mask", actor=MASKER)
    run_pending_jobs()
    with made.everywhere():
        assert Message.objects.get(pk=message.pk).masked_at is not None


def test_figures_count_messages_travellers_referrals_and_answers(listed):
    referral = travelling.answered(travelling.officer(), travelling.officer(), travelling.border())
    with made.everywhere():
        Referral.objects.filter(pk=referral.pk).update(sent_at=referral.answered_at - timedelta(hours=3))
    today = Period(timezone.localdate() - timedelta(days=1), timezone.localdate())
    values = {code: one.compute(today) for code, one in FIGURES.items() if code.startswith("screening.travel.")}
    assert values["screening.travel.messages"] == values["screening.travel.passengers"] == 1
    assert values["screening.travel.referrals.sent"] == values["screening.travel.referrals.let_through"] == 1
    assert values["screening.travel.referrals.refused"] == 0
    assert values["screening.travel.referrals.hours"] == 3
