"""Notices: in the page for whom they are, and by mail with no name, no title, and no word of what it is about."""

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.audit.services import System
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import ATTEMPTS, for_you, holders, notify, send_some, unopened
from zotim.register import services
from zotim.register.models import Evidence, Measure

pytestmark = pytest.mark.django_db
KIND = "register.evidence.submitted"


@pytest.fixture
def world():
    ministry = worlds.body("Ministria e Fshehtë")
    analyst, coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
    focal = worlds.actor("focal_point", ministry)
    measure = worlds.measure(focal, worlds.commitment(analyst, ministry))
    Notification.objects.all().delete()  # that the commitment is the ministry's own
    return analyst, coordinator, focal, measure


def signed_in(actor) -> Client:
    from zotim.core.people.models import User

    client = Client()
    client.force_login(
        User.objects.get(pk=actor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    client.cookies["django_language"] = "en"
    return client


def send() -> None:
    enqueue("notifications.notification.send", actor=System("test"))
    run_pending_jobs()


def test_a_review_is_announced_to_the_centre_and_what_is_returned_to_who_put_it_in(world):
    analyst, coordinator, focal, measure = world
    piece = worlds.evidence(focal, measure)
    told = {(n.user_id, n.kind) for n in Notification.objects.all()}
    assert told == {(analyst.user_id, KIND), (coordinator.user_id, KIND)}
    services.evidence_review(actor=analyst, evidence=piece, accepted=False, comment="unreadable")
    assert [n.kind for n in for_you(focal)] == ["register.evidence.returned"]


@pytest.mark.parametrize(("language", "words"), [("en", "Something waits for you"), ("sq", ""), ("ar", "")])
def test_a_mail_says_only_that_something_waits_with_an_address_that_tells_nothing(world, language, words):
    _analyst, coordinator, focal, measure = world
    from zotim.core.people.models import User

    User.objects.filter(pk=coordinator.user_id).update(language=language)
    piece = worlds.evidence(focal, measure)
    send()
    assert len(mail.outbox) == 2
    own = Notification.objects.get(user_id=coordinator.user_id)
    letter = next(m for m in mail.outbox if str(own.pk) in m.body)
    whole = str(letter.message()) + letter.subject + letter.body
    for name in User.objects.values_list("name", flat=True):
        assert name not in whole
    for secret in (
        "Order",
        "Urdhër",
        "أمر",
        "Fshehtë",
        "evidence",
        "register",
        "urdher",
        piece.reference,
        str(piece.pk),
    ):
        assert secret not in whole
    assert words in letter.subject
    assert own.state == "sent"


def test_the_link_in_the_mail_leads_to_the_page_and_the_notice_is_gone(world):
    analyst, _coordinator, focal, measure = world
    piece = worlds.evidence(focal, measure)
    client, own = signed_in(analyst), Notification.objects.get(user_id=analyst.user_id)
    assert "waits for a review" in client.get(reverse("notifications")).content.decode()
    answer = client.get(reverse("notification_open", args=[own.pk]))
    assert answer.url == reverse("evidence", args=[piece.pk])
    assert "Nothing waits for you" in client.get(reverse("notifications")).content.decode()


def test_nobody_sees_or_opens_the_notice_of_another(world):
    analyst, coordinator, focal, measure = world
    worlds.evidence(focal, measure)
    own = Notification.objects.get(user_id=analyst.user_id)
    assert {n.user_id for n in for_you(coordinator)} == {coordinator.user_id}
    answer = signed_in(coordinator).get(reverse("notification_open", args=[own.pk]))
    missing = signed_in(coordinator).get(reverse("notification_open", args=[worlds.body().pk]))
    assert answer.status_code == missing.status_code == 404
    assert len(answer.content) == len(missing.content)
    own.refresh_from_db()
    assert own.seen_at is None


def test_the_same_notice_isnt_given_twice_before_it_was_opened(world):
    analyst, _coordinator, _focal, measure = world
    about = measure.commitments.get()
    assert len(notify([analyst.user_id, analyst.user_id, None], KIND, about)) == 1
    assert notify([analyst.user_id], KIND, about) == []
    Notification.objects.update(seen_at=timezone.now())
    assert len(notify([analyst.user_id], KIND, about)) == 1


def test_an_unknown_kind_is_a_mistake_of_ours(world):
    with pytest.raises(KeyError):
        notify([world[0].user_id], "register.nothing", world[3])


def test_a_mail_server_that_refuses_is_tried_again_then_given_up_and_the_notice_stays(world, settings, caplog):
    analyst, _coordinator, _focal, measure = world
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    notify([analyst.user_id], "register.evidence.returned", measure)
    for number in range(1, ATTEMPTS + 1):
        assert Notification.objects.get().state == "queued"
        assert send_some() == 1
        assert Notification.objects.get().attempts == number
        assert number == ATTEMPTS or send_some() == 0
        Notification.objects.update(next_attempt_at=timezone.now())
    assert Notification.objects.get().state == "failed"
    assert for_you(analyst).count() == 1
    assert "@" not in caplog.text


def test_a_closed_account_gets_no_mail(world):
    from zotim.core.people.models import User

    notify([world[0].user_id], KIND, world[3])
    User.objects.filter(pk=world[0].user_id).update(is_active=False)
    send()
    assert not mail.outbox
    assert world[0].user_id not in holders("analyst")


def test_what_was_done_meanwhile_waits_for_nobody_any_more(world):
    analyst, coordinator, focal, measure = world
    piece = worlds.evidence(focal, measure)
    assert for_you(analyst).count() == for_you(coordinator).count() == 1
    services.evidence_open(actor=analyst, evidence=piece)
    services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    assert for_you(analyst).count() == for_you(coordinator).count() == 0
    assert "Nothing waits for you" in signed_in(coordinator).get(reverse("notifications")).content.decode()


def test_the_number_beside_every_page_is_that_of_the_list_and_since_its_oldest(world):
    analyst, coordinator, focal, measure = world
    first = worlds.evidence(focal, measure)
    worlds.evidence(focal, measure, b"another\n")
    for done in (False, True):
        if done:
            services.evidence_review(actor=analyst, evidence=first, accepted=False, comment="unreadable")
        for actor in (analyst, coordinator, focal):
            unopened.cache_clear()  # it is asked once for a request
            waits = for_you(actor)
            oldest = waits.last()
            assert unopened(actor) == (waits.count(), oldest.created_at if oldest else None)
    assert unopened(analyst)[0] == unopened(focal)[0] == 1


def test_news_stays_until_it_was_opened(world):
    analyst, _coordinator, focal, measure = world
    piece = worlds.evidence(focal, measure)
    services.evidence_review(actor=analyst, evidence=piece, accepted=False, comment="unreadable")
    worlds.evidence(focal, measure, b"anew\n")
    assert [n.kind for n in for_you(focal)] == ["register.evidence.returned"]


def test_every_filter_by_which_notices_wait_fits_the_records_that_they_are_about(world):
    from zotim.core.notifications.kinds import KINDS

    about = {
        "call_reminder": "reminder", "portion": "portion", "call_reply": "reply", "evidence": "evidence",
        "commitment": "commitment", "obligation": "obligation", "measure": "measure", "merger": "merger",
        "extract": "extract", "hearing": "hearing", "indicator_value": "indicatorvalue", "sender": "sender",
        "report": "report", "report_give": "report", "version_of": "screening.version",
        "complaint": "redress.complaint", "exemption_of": "screening.exemption", "freeze": "screening.freeze",
        "legal_basis": "screening.legalbasis", "proposal": "screening.proposal",
        "name_request": "screening.namerequest", "acting_basis": "content.actingbasis",
        "bank_change_decide": "content.bankchange", "bank_import": "content.bankimport", "entry": "content.entry",
        "content_dispatch": "content.dispatch", "content_protection": "content.dispatch",
        "content_flood": "content.flood", "content_hold": "content.hold",
            "content_packet": "content.packet", "content_sharing": "content.sharing",
        "content_wanted": "content.wanted", "form_check": "content.formcheck",
        "mandate": "deployments.mandate", "diligence": "stabilisation.diligence",
        "measurement": "stabilisation.measurement", "grant_report": "stabilisation.grantreport",
        "duty_to_tell": "reintegration.duty",
        "referral_received": "reintegration.referral", "seat": "reintegration.seat",
        "transfer_received": "reintegration.transfer",
        "notice_waiver": "content.noticewaiver", "register_edition": "content.registeredition",
    }  # fmt: skip
    waiting = [kind for kind in KINDS.values() if kind.waits is not None]
    assert len(waiting) > 10
    for kind in waiting:
        label = about[kind.url_name]
        model = apps.get_model(label if "." in label else f"register.{label}")
        rows = model._default_manager.filter(kind.waits)
        assert not rows.filter(pk=worlds.body().pk).exists(), kind.code


def test_notices_that_say_the_same_are_one_line_and_are_opened_together(world):
    analyst, _coordinator, _focal, measure = world
    notify([analyst.user_id], "register.evidence.returned", measure)
    first = Notification.objects.get()
    Notification.objects.create(
        user_id=analyst.user_id, kind=first.kind, object_type=first.object_type, object_id=first.object_id,
        next_attempt_at=timezone.now(),
    )  # fmt: skip
    client = signed_in(analyst)
    page = client.get(reverse("notifications")).content.decode()
    assert page.count(measure.reference) == 1
    assert "told 2 times" in page
    client.get(reverse("notification_open", args=[first.pk]))
    assert for_you(analyst).count() == 0


def test_many_notices_cost_the_page_no_more_questions_than_two(world, django_assert_num_queries):
    analyst, _coordinator, focal, measure = world

    def told(number: int) -> None:
        for at in range(number):
            worlds.evidence(focal, measure, f"{at} of {number}\n".encode())
            worlds.measure(focal, measure.commitments.get())
        for one in Measure.objects.all():
            notify([analyst.user_id], "register.measure.given", one)
            notify([analyst.user_id], "register.measure.taken", one)

    told(2)
    client = signed_in(analyst)
    client.get(reverse("notifications"))  # what is asked once in a process
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("notifications"))
    told(7)
    with django_assert_num_queries(len(few)):
        page = client.get(reverse("notifications")).content.decode()
    assert all(one.reference in page for one in [*Measure.objects.all(), *Evidence.objects.all()])


def test_all_are_marked_as_read_but_not_what_came_since_and_it_is_on_record(world):
    from zotim.core.audit.models import Event

    analyst, coordinator, focal, measure = world
    worlds.evidence(focal, measure)
    client, shown = signed_in(analyst), for_you(analyst).first()
    worlds.evidence(focal, measure, b"later\n")
    address = reverse("notifications_read", args=[shown.pk])
    assert client.get(address).status_code == 405
    assert signed_in(coordinator).post(address).status_code == 404
    assert "Your notices are marked as read." in client.post(address, follow=True).content.decode()
    assert for_you(analyst).count() == 1
    assert for_you(coordinator).count() == 2
    assert Event.objects.get(verb="notifications.read").actor_id == analyst.user_id
