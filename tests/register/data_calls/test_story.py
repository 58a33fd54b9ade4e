"""The whole story: a questionnaire comes, goes out, is answered by spreadsheet with three mistakes in it, is chased,
merged, cleared by three people and sent; what was sent stays as it was."""

import io
import json
import zipfile
from datetime import timedelta

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from openpyxl import load_workbook

from tests import data_calls, worlds
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.disclosures.models import Disclosure
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.services import send_some
from zotim.core.people.models import User
from zotim.core.texts import Translated
from zotim.register.data_calls import papers, selectors
from zotim.register.data_calls.models import AnswerVersion, Reminder, ReturnLink
from zotim.register.data_calls.services import answers as answering
from zotim.register.data_calls.services import calls as services
from zotim.register.data_calls.services import chasing, links, replies
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db


def test_a_data_call_goes_out_is_answered_with_three_mistakes_chased_merged_cleared_and_sent(client: Client):
    ministry, police = worlds.body("Ministria"), worlds.body("Policia", "police")
    centre = worlds.body("Qendra", "coordination_centre")
    analyst, coordinator = worlds.actor("analyst", centre), worlds.actor("coordinator", centre)
    foreign = worlds.actor("foreign_affairs", worlds.body("MEPJ"))
    focal = worlds.actor("focal_point", ministry)

    # It comes in, is corrected, split, and sent out.
    call = data_calls.added(analyst, languages=("en", "sq"))
    assert [(q.number, q.kind) for q in call.questions.all()] == [
        ("1", "number"), ("2", "yes_no"), ("3", "choice"), ("4", "date"), ("5", "text"),
    ]  # fmt: skip
    own = data_calls.given(analyst, call, ministry)
    other = data_calls.given(analyst, call, police, "15")
    assert not selectors.calls(focal).exists(), "nobody sees it before it is out"
    services.call_open(actor=analyst, call=call)
    send_some()
    assert len(mail.outbox) == 1
    assert call.reference not in mail.outbox[0].body
    assert "Survey" not in mail.outbox[0].subject + mail.outbox[0].body

    # The police have no account: somebody there gets a link and returns the sheet with three mistakes in it.
    _link, secret = links.link_make(actor=analyst, portion=other, days=14)
    _own_link, own_secret = links.link_make(actor=analyst, portion=own, days=14)
    sheet = client.get(reverse("return_sheet", args=[own_secret]) + "?language=en")
    assert sheet.status_code == 200
    bad = data_calls.filled(sheet.content, {**data_calls.GOOD, "1": "about six", "3": "Mostly", "4": "3/4/2026"})
    upload = io.BytesIO(bad)
    upload.name = "answers.xlsx"
    page = client.post(reverse("return", args=[own_secret]) + "?language=en", {"file": upload}).content.decode()
    assert "3 cells need another look" in page
    for said in (
        "Row 4, column C: this isn&#x27;t a number",
        "Row 6, column C: this is none of the options. Choose one of: Fully; Largely; Partly",
        "Row 7, column C: day and month may stand either way",
    ):
        assert said in page
    assert "Nothing of this file was kept" in page
    assert not AnswerVersion.objects.exists()

    # It is chased, by the worker on its day and by a click.
    assert chasing.remind(timezone.localdate()) == 0
    assert chasing.remind(own.due_on - timedelta(days=7)) == 2
    assert chasing.remind(own.due_on - timedelta(days=7)) == 0
    chasing.portion_chase(actor=analyst, portion=own)
    assert Reminder.objects.count() == 3

    # Corrected, the same file is taken in; the police answer too, and say otherwise.
    upload = io.BytesIO(data_calls.filled(sheet.content, data_calls.GOOD))
    upload.name = "answers.xlsx"
    page = client.post(reverse("return", args=[own_secret]) + "?language=en", {"file": upload}).content.decode()
    assert "5 answers were taken in. Every question is answered." in page
    sheet = client.get(reverse("return_sheet", args=[secret]) + "?language=ar").content
    numbers = {row[0].value for row in load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows(min_row=4)}
    assert numbers == {"1", "5"}, "own questions only"
    upload = io.BytesIO(data_calls.filled(sheet, {"1": "٤", "5": "أربعة"}))
    upload.name = "answers.xlsx"
    assert client.post(reverse("return", args=[secret]) + "?language=ar", {"file": upload}).status_code == 200
    assert not client.cookies, "no sign-in and no cookie"
    assert chasing.remind(own.due_on + timedelta(days=1)) == 0, "nobody is chased who has answered"

    # Merged: what one body alone was asked is taken over; where two answered, a person decides, and dissent is kept.
    replies.answers_take(actor=analyst, call=call)
    rows = {one.question.number: one for one in selectors.gathered(analyst, call)}
    assert [number for number, one in rows.items() if one.merged] == ["2", "3", "4"]
    chosen = [answer for answer in rows["1"].given if answer.portion == own]
    one = replies.answers_merge(actor=analyst, question=rows["1"].question, answers=chosen, value="6")
    assert [(kept["value"], kept["body"]["texts"]["sq"]) for kept in one.dissent] == [("4", "Policia")]
    with pytest.raises(Unfit, match="5"):
        replies.reply_compose(actor=analyst, call=call)
    text = Translated.of("en", "Six soldiers are in training.", sq="Gjashtë ushtarakë janë në stërvitje.")
    replies.answers_merge(actor=analyst, question=rows["5"].question, answers=rows["5"].given, text=text)

    # Cleared by three different people, then sent.
    reply = replies.reply_compose(actor=analyst, call=call)
    with pytest.raises(Unfit):
        replies.reply_compose(actor=coordinator, call=call)
    step = reply.steps.get(position=1)
    replies.reply_clear(actor=coordinator, step=step, cleared=True)
    run_pending_jobs()
    step = reply.steps.get(position=2)
    with pytest.raises(Denied):
        from zotim.core.access.actor import Actor, Post

        both = Actor(coordinator.user_id, frozenset({*coordinator.posts, Post("foreign_affairs", centre.pk)}))
        replies.reply_clear(actor=both, step=step, cleared=True)
    replies.reply_clear(actor=foreign, step=step, cleared=True)
    reply.refresh_from_db()
    assert reply.state == "cleared"
    replies.reply_send(actor=coordinator, reply=reply)
    call.refresh_from_db()
    assert (call.state, reply.state) == ("sent", "sent")

    # What was sent: six files and the data, one disclosure with the hash of the very bytes.
    data = papers.package(reply, replies.named_files(reply))
    assert Disclosure.objects.get().payload_sha256 == papers.sha256(data)
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert len(archive.namelist()) == 7
    content = json.loads(archive.read(f"{reply.reference}.json"))
    assert content["answers"][0]["answer"]["value"] == "6"
    pdf = archive.read(f"{reply.reference}-en.pdf")
    told = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "Six soldiers are in training." in told
    assert "4 March 2026" in told
    book = load_workbook(io.BytesIO(archive.read(f"{reply.reference}-sq.xlsx")))
    assert any("Gjashtë ushtarakë" in str(cell.value) for row in book.active.iter_rows() for cell in row)

    # Whoever downloads it again, or only looks for it, leaves no second sending in the log.
    worlds.demo_installation()
    browser = Client()
    browser.force_login(
        User.objects.get(pk=analyst.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert browser.get(reverse("reply_package", args=[reply.pk])).content == data
    assert Event.objects.filter(verb="register.package.downloaded", outcome="viewed").count() == 1
    assert Event.objects.filter(verb="register.reply.sent").count() == 1

    # Opened again, a later version is a new one; what was sent stays, byte for byte.
    services.call_reopen(actor=coordinator, call=call)
    chosen[0].refresh_from_db()
    answering.answer_return(actor=analyst, answer=chosen[0], reason="Seven by now?")
    said = {chosen[0].pk: answering.Said("7")}
    answering.answers_keep(actor=focal, portion=own, said=said, give=True, language=Language.ENGLISH)
    replies.answers_merge(actor=analyst, question=rows["1"].question, answers=chosen, value="7")
    second = replies.reply_compose(actor=analyst, call=call)
    assert (second.number, second.content.content["answers"][0]["answer"]["value"]) == (2, "7")
    reply = type(reply).objects.select_related("content").get(pk=reply.pk)
    assert papers.sha256(papers.package(reply, replies.named_files(reply))) == reply.disclosure.payload_sha256

    # Every use of a link is on record, by nobody; and the log holds no answer.
    uses = Event.objects.filter(verb__startswith="register.link.", actor_kind="visitor")
    assert uses.filter(object_id=str(ReturnLink.objects.get(portion=own).pk)).count() == 3
    log = json.dumps([event.details for event in Event.objects.all()])
    with override("en"):
        assert "Six soldiers" not in log
