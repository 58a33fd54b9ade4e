"""Files of reports: what can be taken in is, and what can't is named by file, line and field."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.desks.content import intakely as given
from tests.desks.content import made
from tests.formats.mails.test_reading import mail
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.desks.content.intake.files import MOST_ROWS, file_take
from zotim.desks.content.intake.models import Item, Report
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.intake.services import report_take
from zotim.desks.content.intake.words import problem
from zotim.formats.records import UnreadableRecords
from zotim.formats.text.errors import UnreadableFile

pytestmark = pytest.mark.django_db


def rows(*lines):
    return "\n".join(("address,text,told,language,seen_on,life,source", *lines)).encode()


def test_rows_that_cant_be_taken_in_are_named_and_the_others_are(installed):
    taken = file_take(
        actor=made.officer(),
        data=rows(
            "https://video.example/a,,Pashë,sq,2026-11-20,,partner A",
            "javascript:alert(1),,,sq,,,",
            ",,,sq,,,",
            ",A made-up text.,,en,nesër,po,",
        ),
        name="raporte.csv",
    )
    assert [(one.source, one.said_source, one.seen_on, one.life) for one in taken.reports] == [
        ("raporte.csv", "partner A", date(2026, 11, 20), False), ("raporte.csv", "", None, True),
    ]  # fmt: skip
    assert [(one.line, one.field) for one in taken.problems] == [(3, "address"), (4, ""), (5, "seen_on")]
    assert problem(taken.problems[0]) == "raporte.csv, Line 3, address: This is no address of a page on the web."


def test_a_day_that_is_to_come_and_a_language_that_isnt_here_are_named_and_left_out(installed):
    tomorrow = timezone.localdate() + timedelta(days=1)
    taken = file_take(
        actor=made.officer(), data=rows(f"https://video.example/a,,,xx,{tomorrow},,", f",A text.,,,{tomorrow},,"),
        name="raporte.csv", language="en",
    )  # fmt: skip
    assert [(one.seen_on, one.language) for one in taken.reports] == [(None, "en"), (None, "en")]
    assert [(one.line, one.field) for one in taken.problems] == [(2, "language"), (2, "seen_on"), (3, "seen_on")]
    assert problem(taken.problems[0]).endswith("sq, en and ar; that of the file was taken.")
    assert problem(taken.problems[1]) == "raporte.csv, Line 2, seen_on: This day is still to come; it was left out."


def test_nobody_reports_what_was_seen_on_a_day_that_is_to_come(installed):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Unfit) as refused:
        report_take(actor=made.officer(), given=given.text("A text.", seen_on=tomorrow, channel="officer"))
    assert refused.value.field == "seen_on"


def test_a_file_that_is_shaped_otherwise_is_refused_whole(installed):
    for data in (b"adress\nhttps://a.example\n", rows(*["https://a.example,,,sq,,,"] * (MOST_ROWS + 1))):
        with pytest.raises(UnreadableRecords):
            file_take(actor=made.officer(), data=data, name="raporte.csv")
    with pytest.raises(UnreadableFile):
        file_take(actor=made.officer(), data=b"{]", name="event.json")
    assert not Report.objects.exists()


def test_an_event_of_misp_keeps_its_marking(installed):
    event = {"Event": {"Tag": [{"name": "tlp:amber"}], "Attribute": [
        {"type": "url", "value": "https://video.example/a", "comment": "Seen."}, {"type": "md5", "value": "0" * 32},
    ]}}  # fmt: skip
    officer = made.officer()
    taken = file_take(actor=officer, data=json.dumps(event).encode(), name="event.json", language="en")
    (report,) = taken.reports
    assert (report.marking, report.language, TEXTS.text(officer, report, "told")) == ("amber", "en", "Seen.")
    assert [one.code for one in taken.problems] == ["hash"]


def test_of_a_mail_each_file_and_each_address_is_a_report(installed):
    officer = made.officer()
    data = mail(files=[("a.png", given.picture()), ("b.zip", b"PK\x03\x04...")])
    taken = file_take(actor=officer, data=data, name="raport.eml")
    assert sorted(one.item.kind for one in taken.reports) == ["link", "link", "picture"]
    assert [(one.line, one.field) for one in taken.problems] == [(2, "file")]
    assert {TEXTS.text(officer, one, "contact") for one in taken.reports} == {"Dikush <dikush@mail.example>"}


def test_a_mail_of_words_alone_is_a_text(installed):
    (report,) = file_take(actor=made.officer(), data=mail("Një tekst i trilluar."), name="raport.eml").reports
    assert report.item.kind == "text"


def test_others_than_officers_put_no_file_in(installed):
    with pytest.raises(Denied):
        file_take(actor=made.curator(), data=rows(), name="raporte.csv")
    assert not Item.objects.exists()
