"""What the other side is told goes as the order went: by mail, in the poll, or as a task until it is handed over; and
whoever published it gets a notice through the platform."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pypdfium2
import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.desks.content import dispatchly
from tests.desks.content.dispatchly import Desk, again
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.desks.content.dispatch import papers, services, tasks
from zotim.desks.content.dispatch.models import Dispatch, Letter
from zotim.desks.content.dispatch.services import ending, leaving, letters, looks
from zotim.desks.content.law.papers import read_back

pytestmark = pytest.mark.django_db
WORKER = System("worker")
ROOT = "/api/content/orders/"


@pytest.fixture
def desk(installed):
    cache.clear()
    return Desk()


@pytest.fixture
def there(desk):
    """A platform whose system fetches, and an order that left for it."""
    key, drawn = services.key_make(actor=desk.keeper, platform=desk.platform, name="sistemi", days=30)
    return SimpleNamespace(
        desk=desk, key=key, headers={"authorization": f"Bearer {drawn}"}, row=desk.sent(how="system")
    )


def get(there, path=""):
    return Client().get(ROOT + path, headers=there.headers)


def post(there, path, body):
    return Client().post(ROOT + path, body, "application/json", headers=there.headers)


def withdrawn(desk, row):
    return services.dispatch_withdraw(actor=desk.officer, dispatch=row, reason="Gabim")


def clock(letter):
    return ClockRun.objects.get(code="content.letter.told", object_id=letter.pk)


class TestByHand:
    def test_a_withdrawal_is_a_task_until_somebody_says_that_it_was_handed_over(self, desk):
        row = withdrawn(desk, desk.sent())
        letter = row.letters.get(about="withdrawn")
        assert (letter.how, letter.address, letter.sent_at) == ("hand", "", None)
        (task,) = tasks.to_hand_over(desk.officer, timezone.localdate())
        assert task.reference == row.reference
        assert leaving.letters_send(WORKER, timezone.now()) == 0
        services.letter_hand_over(actor=desk.officer, letter=letter)
        assert list(tasks.to_hand_over(desk.officer, timezone.localdate())) == []
        with pytest.raises(Unfit):
            services.letter_hand_over(actor=desk.officer, letter=letter)

    def test_it_says_in_pdf_and_signed_that_it_is_to_be_put_back_and_reads_back_the_same(self, desk):
        letter = withdrawn(desk, desk.sent()).letters.get(about="withdrawn")
        head, values = read_back(papers.letter_of(desk.officer, letter, "json"))
        assert (values["restore"], values["order_reference"]) == (True, letter.dispatch.reference)
        assert head.reference == letter.dispatch.reference
        assert papers.letter_of(desk.officer, letter, "json") == papers.letter_of(desk.officer, letter, "json")
        assert papers.letter_of(desk.officer, letter, "pdf").startswith(b"%PDF")

    def test_its_receipt_is_put_down_once_and_not_before_it_was_told(self, desk):
        letter = withdrawn(desk, desk.sent()).letters.get(about="withdrawn")
        with pytest.raises(Unfit):
            services.letter_receive(actor=desk.officer, letter=letter)
        letter = services.letter_hand_over(actor=desk.officer, letter=letter)
        assert services.letter_receive(actor=desk.officer, letter=letter).received_at
        with pytest.raises(Unfit):
            services.letter_receive(actor=desk.officer, letter=letter)
        with pytest.raises(Denied):
            services.letter_receive(actor=desk.keeper, letter=letter)

    def test_the_clock_of_who_is_told_starts_with_the_withdrawal_and_ends_when_they_are_told(self, desk):
        letter = withdrawn(desk, desk.sent()).letters.get(about="withdrawn")
        run = clock(letter)
        assert (run.state, run.due_at - run.started_at) == ("running", timedelta(hours=24))
        services.letter_hand_over(actor=desk.officer, letter=letter)
        assert clock(letter).state == "stopped"

    def test_each_part_that_is_put_right_is_told_by_a_letter_of_its_own(self, desk):
        row = desk.carried_out()
        for text in ("Pjesa e parë", "Pjesa e dytë"):
            ending.put_right_in_part(desk.officer, row, text)
        said = [read_back(papers.letter_of(desk.officer, one, "json"))[1]["reasons"]
                for one in row.letters.filter(about="in_part")]  # fmt: skip
        assert said == ["Pjesa e parë", "Pjesa e dytë"]


class TestInThePoll:
    def test_a_withdrawal_is_listed_fetched_and_received_by_the_key_that_the_log_names(self, there):
        seen = timezone.now()
        withdrawn(there.desk, there.row)
        (listed,) = get(there, f"?after={seen.isoformat().replace('+00:00', 'Z')}").json()["orders"]
        told = next(one for one in listed["letters"] if one["about"] == "withdrawn")
        letter = Letter.objects.get(pk=told["id"])
        assert (listed["state"], letter.how, letter.sent_at) == ("withdrawn", "system", None)
        path = f"{there.row.reference}/letters/{told['id']}"
        assert get(there, path).json()["values"]["restore"] is True
        assert get(there, f"{path}/pdf").content.startswith(b"%PDF")
        letter.refresh_from_db()
        assert letter.sent_at
        assert post(there, f"{path}/receipt", {}).status_code == 200
        assert post(there, f"{path}/receipt", {}).status_code == 409
        letter.refresh_from_db()
        assert letter.received_at
        for verb in ("content.letter.sent", "content.letter.received"):
            assert Event.objects.get(verb=verb, object_id=str(letter.pk)).details["key"] == str(there.key.pk)

    def test_what_a_platforms_system_says_names_its_key_in_the_log(self, there):
        post(there, f"{there.row.reference}/receipt", {})
        post(there, f"{there.row.reference}/not-carried-out", {"reason": "Jo"})
        for verb in ("received", "order_received", "not_carried_out"):
            assert Event.objects.get(verb=f"content.dispatch.{verb}").details["key"] == str(there.key.pk)

    def test_what_is_clarified_and_put_right_in_part_comes_after_a_moment_too(self, there):
        post(there, f"{there.row.reference}/receipt", {})
        seen = timezone.now()
        ending.put_right_in_part(there.desk.officer, again(there.row), "Një pjesë")
        after = f"?after={seen.isoformat().replace('+00:00', 'Z')}"
        (listed,) = get(there, after).json()["orders"]
        assert "in_part" in {one["about"] for one in listed["letters"]}
        services.dispatch_question(actor=there.desk.officer, dispatch=again(there.row), said="Cila?")
        services.dispatch_clarify(actor=there.desk.officer, dispatch=again(there.row), text="E para.")
        services.dispatch_clarify_decide(actor=there.desk.approver, dispatch=again(there.row), approved=True)
        (listed,) = get(there, after).json()["orders"]
        assert [one["text"] for one in listed["letters"] if one["about"] == "clarified"] == ["E para."]

    def test_letters_of_another_platform_or_order_arent_there(self, there):
        other = withdrawn(there.desk, there.desk.sent(how="system"))
        letter = other.letters.get(about="withdrawn")
        assert get(there, f"{there.row.reference}/letters/{letter.pk}").status_code == 404
        assert get(there, f"{there.row.reference}/letters/x").status_code == 422


class TestWhoPublishedIt:
    def test_the_notice_goes_with_an_order_and_says_where_and_until_when_one_may_object(self, desk):
        desk.sent(how="mail")
        (sent,) = mail.outbox
        signed = next(data for name, data, _kind in sent.attachments if name.endswith("publisher.json"))
        head, values = read_back(signed if isinstance(signed, bytes) else signed.encode())
        assert (values["published_measure"], values["reasons"]) == ("ordered", dispatchly.REASONS)
        assert head.law is not None
        assert (str(head.law.court.texts["en"]), head.law.appeal_days) == ("Court (made up)", 30)
        assert values["authority"]
        assert not {"officer", "email"} & set(values)

    def test_of_a_referral_too_and_never_of_what_goes_to_the_police(self, installed):
        desk = Desk("referral", "police")
        assert desk.sent("referral").letters.get(about="publisher").sent_at
        row = desk.drafted("police")
        with pytest.raises(Unfit):
            papers.notice_of(desk.officer, row, "pdf")

    def test_it_is_there_from_the_draft_on_and_signed_once_it_is_approved(self, desk):
        row = desk.drafted()
        assert papers.notice_of(desk.officer, row, "pdf").startswith(b"%PDF")
        with pytest.raises(Unfit):
            papers.notice_of(desk.officer, row, "json")

    def test_it_is_in_the_language_of_the_content_where_this_system_has_it(self, desk, monkeypatch):
        asked = []
        monkeypatch.setattr(papers.law, "pdf", lambda form, values, language, head: asked.append(language) or b"%PDF")
        papers.notice_of(desk.officer, desk.drafted(item=desk.item(language="ar")), "pdf")
        papers.notice_of(desk.officer, desk.drafted(item=desk.item(language="")), "pdf")
        assert asked == ["ar", "en"]

    def test_while_it_isnt_to_be_told_it_waits_and_then_it_is_due_by_itself(self, desk):
        row = desk.sent(values={"undisclosed": True}, how="mail")
        assert [name for name, _data, _kind in mail.outbox[0].attachments if "publisher" in name] == []
        assert letters.publishers_tell(WORKER, timezone.now()) == 0
        run = ClockRun.objects.get(code="content.dispatch.undisclosed", object_id=row.pk)
        assert run.state == "running"
        Dispatch.objects.filter(pk=row.pk).update(undisclosed_until=timezone.now())
        assert letters.publishers_tell(WORKER, timezone.now()) == 1
        assert letters.publishers_tell(WORKER, timezone.now()) == 0
        run.refresh_from_db()
        assert run.state == "stopped"
        leaving.letters_send(WORKER, timezone.now())
        assert [name for name, _data, _kind in mail.outbox[-1].attachments] == [
            f"{row.reference}.pdf", f"{row.reference}.json",
        ]  # fmt: skip
        assert json.loads(mail.outbox[-1].attachments[1][1])["form"]["code"] == "publisher"

    def test_an_approver_ends_it_before_and_the_platform_gets_the_notice(self, desk):
        row = desk.sent(values={"undisclosed": True})
        assert not row.letters.filter(about="publisher").exists()
        services.dispatch_disclose(actor=desk.approver, dispatch=row)
        assert row.letters.get(about="publisher").sent_at is None

    def test_what_was_withdrawn_meanwhile_isnt_told_any_more(self, desk):
        row = withdrawn(desk, desk.sent(values={"undisclosed": True}))
        Dispatch.objects.filter(pk=row.pk).update(undisclosed_until=timezone.now())
        assert letters.publishers_tell(WORKER, timezone.now()) == 0


def test_what_the_pdf_says_is_what_the_signed_file_says(desk):
    row = desk.sent()
    for name, of in (("order", papers.file_of), ("notice", papers.notice_of)):
        _head, values = read_back(of(desk.officer, row, "json"))
        document = pypdfium2.PdfDocument(of(desk.officer, row, "pdf"))
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        shown = "".join(text.split())  # but for the ends of lines
        words = [values[key] for key in ("reference", "reasons", "address", "feedback_contact", "authority")
                 if key in values]  # fmt: skip
        assert [one for one in words if "".join(one.split()) not in shown] == [], name


def test_after_a_withdrawal_one_sees_whether_it_was_put_back_and_a_new_report_isnt_told_as_back(desk):
    row = desk.carried_out()
    place = row.item.locations.get()
    services.look_put(actor=desk.officer, dispatch=row, location=place, found="gone")
    row = withdrawn(desk, row)
    services.look_put(actor=desk.officer, dispatch=row, location=place, found="there")
    place.refresh_from_db()
    assert place.gone_at is None
    looks.back(row.item, row.item.reports.first())
    assert not row.notes.filter(kind="back").exists()


class TestWhileItIsMade:
    def test_a_mail_is_made_before_anything_is_locked(self, desk, monkeypatch):
        outside, seen, real = len(connection.savepoint_ids), [], papers.mail
        monkeypatch.setattr(papers, "mail", lambda *of: seen.append(len(connection.savepoint_ids)) or real(*of))
        services.dispatch_send(actor=desk.officer, dispatch=desk.approved(), how="mail")
        leaving.letters_send(WORKER, timezone.now())
        assert (seen, len(mail.outbox)) == ([outside], 1)

    def test_what_is_dropped_meanwhile_doesnt_leave_and_what_may_be_told_meanwhile_is_made_anew(
        self, desk, monkeypatch
    ):
        row, real = desk.approved(), papers.mail

        def meanwhile(change):
            def made(*of):
                monkeypatch.setattr(papers, "mail", real)
                found = real(*of)
                change()
                return found

            monkeypatch.setattr(papers, "mail", made)

        services.dispatch_send(actor=desk.officer, dispatch=row, how="mail")
        later = timezone.now() + timedelta(days=9)
        meanwhile(lambda: Dispatch.objects.filter(pk=row.pk).update(undisclosed_until=later))
        leaving.letters_send(WORKER, timezone.now())
        assert not mail.outbox
        meanwhile(lambda: services.dispatch_drop(actor=desk.officer, dispatch=row, reason="Gabim"))
        leaving.letters_send(WORKER, timezone.now() + timedelta(hours=1))
        assert (mail.outbox, again(row).state) == ([], "dropped")
