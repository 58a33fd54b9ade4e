"""What becomes of what went out: withdrawal, redress, looks, systems of platforms, the end."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests import worlds
from tests.core.redress import made as complaints
from tests.desks.content import dispatchly, intakely, lawly, made, matchingly, reviewly
from tests.desks.content.dispatchly import Desk, again
from zotim.core import outgoing
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import NotNow, Unfit
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.notifications.models import Notification
from zotim.core.redress import services as redress
from zotim.core.retention import selectors as retention
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.registry import RULES
from zotim.core.retention.services import run_decide, run_propose
from zotim.desks.content.banks import asking
from zotim.desks.content.dispatch import redress as effects
from zotim.desks.content.dispatch import services, told
from zotim.desks.content.dispatch.models import Dispatch, DispatchNote, Letter
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.dispatch.selectors import of_platform
from zotim.desks.content.dispatch.services import holds, leaving, looks
from zotim.desks.content.intake.models import Location
from zotim.desks.content.intake.services import report_take

pytestmark = pytest.mark.django_db
WORKER = System("worker")


@pytest.fixture
def desk(installed):
    return Desk()


class TestTheEnd:
    def test_final_once_the_time_of_appeal_is_over_and_the_item_is_closed(self, desk):
        row = desk.carried_out()
        with pytest.raises(Unfit):
            services.dispatch_make_final(actor=desk.officer, dispatch=row)
        Dispatch.objects.filter(pk=row.pk).update(appeal_until=timezone.localdate() - timedelta(days=1))
        row = services.dispatch_make_final(actor=desk.officer, dispatch=row)
        row.item.refresh_from_db()
        assert (row.state, row.item.state) == ("final", "closed")

    def test_what_a_court_decided(self, desk):
        assert services.dispatch_court(
            actor=desk.officer, dispatch=desk.carried_out(), confirmed=True, text="Vendim 1"
        ).state == "final"  # fmt: skip
        row = services.dispatch_court(
            actor=desk.officer, dispatch=desk.carried_out(how="mail"), confirmed=False, text="Vendim 2"
        )
        assert row.state == "withdrawn"
        leaving.letters_send(WORKER, timezone.now())
        said = json.loads(mail.outbox[-1].attachments[1][1])
        assert said["values"]["withdrawn_because"] == "court"

    def test_not_told_for_six_weeks_and_once_six_more(self, desk):
        row = desk.approved(values={"undisclosed": True})
        assert row.undisclosed_until == row.approved_at + timedelta(weeks=6)
        row = services.dispatch_keep_undisclosed(actor=desk.approver, dispatch=row, reason="Hetim")
        assert row.undisclosed_until == row.approved_at + timedelta(weeks=12)
        with pytest.raises(Unfit):
            services.dispatch_keep_undisclosed(actor=desk.approver, dispatch=row, reason="Hetim")
        services.dispatch_disclose(actor=desk.approver, dispatch=row)
        assert again(row).undisclosed_until <= timezone.now()

    def test_a_hold_ends_by_itself_and_is_written_down_as_over(self, desk):
        until = timezone.now() + timedelta(hours=1)
        hold = services.hold_place(actor=desk.officer, item=desk.item(), body="Policia", reason="Po", until=until)
        assert holds.holds_end(WORKER, timezone.now()) == 0
        assert holds.holds_end(WORKER, until) == 1
        hold.refresh_from_db()
        assert hold.state == "over"


@pytest.fixture
def complained(installed, settings, tmp_path):
    """An order about something that is known, which was carried out, and a complaint about it."""
    complaints.keys_in(settings, tmp_path)
    there, desk = complaints.house(), Desk()
    item = matchingly.text()
    desk_item(item)
    entries = matchingly.known_item(item)
    row = desk.carried_out(item=item, how="mail")
    complaint, _code = complaints.receive(about=effects.SUBJECT)
    redress.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    redress.complaint_take(actor=there.first, complaint=complaint)
    complaint = redress.complaint_tie(
        actor=there.first, complaint=complaint, about=effects.SUBJECT, reference=row.reference
    )
    return SimpleNamespace(there=there, desk=desk, row=row, entries=entries, complaint=complaint)


def desk_item(item):
    """Bring a reported item as far as two people who agree."""
    made.location(item)
    reviewly.read(item)
    reviewly.read(item)


def decided(world, effect, outcome="upheld"):
    redress.complaint_decide(
        actor=world.there.first, complaint=world.complaint, outcome=outcome, effect=effect, reasons="Ishte lajm."
    )
    redress.complaint_carry_out(actor=world.there.second, complaint=world.complaint, note="U tërhoq.")


class TestRedress:
    def test_overturned_withdraws_it_with_all_that_hangs_on_it(self, complained):
        heard = []
        told.on_withdrawn(lambda dispatch, actor: heard.append(dispatch.pk))
        try:
            assert asking.meet([], text=matchingly.NEARLY)
            decided(complained, "content.overturned")
        finally:
            told._TOLD.pop()
        row = again(complained.row)
        assert (row.state, heard) == ("withdrawn", [row.pk])
        assert asking.meet([], text=matchingly.NEARLY) == []
        assert Letter.objects.get(dispatch=row, about="withdrawn").sent_at is None
        leaving.letters_send(WORKER, timezone.now())
        said = json.loads(mail.outbox[-1].attachments[1][1])["values"]
        assert (said["withdrawn_because"], said["restore"]) == ("complaint", True)

    def test_all_of_it_or_nothing(self, complained):
        def breaks(dispatch, actor):
            raise RuntimeError("a partner's function breaks")

        told.on_withdrawn(breaks)
        try:
            with pytest.raises(RuntimeError):
                decided(complained, "content.overturned")
        finally:
            told._TOLD.remove(breaks)
        assert again(complained.row).state == "carried_out"
        assert asking.meet([], text=matchingly.NEARLY)
        assert not Letter.objects.filter(about="withdrawn").exists()

    def test_in_part_the_platform_is_told_and_it_stands(self, complained):
        decided(complained, "content.put_right_in_part", "in_part")
        assert again(complained.row).state == "carried_out"
        leaving.letters_send(WORKER, timezone.now())
        assert "restore" not in json.loads(mail.outbox[-1].attachments[1][1])["values"]

    def test_who_drafted_approved_or_read_it_took_part(self, complained):
        row = again(complained.row)
        readers = set(row.item.readings.values_list("by_id", flat=True))
        assert set(effects.took_part(row)) == {row.drafted_by_id, row.approved_by_id} | readers

    def test_what_was_only_drafted_isnt_found(self, complained):
        drafted = complained.desk.drafted()
        assert effects.find(drafted.reference) is None
        assert effects.find(complained.row.reference) == complained.row


class TestGoneAndBack:
    def test_an_officer_says_what_they_saw(self, desk):
        row = desk.carried_out()
        place = row.item.locations.get()
        services.look_put(actor=desk.officer, dispatch=row, location=place, found="gone")
        assert Location.objects.get(pk=place.pk).gone_at
        services.look_put(actor=desk.officer, dispatch=row, location=place, found="there")
        assert Location.objects.get(pk=place.pk).gone_at is None
        with pytest.raises(Unfit):
            services.look_put(actor=desk.officer, dispatch=row, location=made.location(made.item()), found="gone")

    @pytest.mark.parametrize(("status", "found"), [(404, "gone"), (410, "gone"), (200, "there"), (503, "unclear")])
    def test_an_address_is_asked_and_nothing_of_it_is_kept(self, desk, monkeypatch, status, found):
        row = desk.carried_out()
        asked = []
        monkeypatch.setattr(outgoing, "status", lambda url, seconds: asked.append(url) or status)
        assert looks.look(WORKER, row, row.item.locations.get()) == found
        assert asked == ["https://videot.example/shiko/17"]
        note = row.notes.get(kind=found)
        assert TEXTS.values(WORKER, note, "said") == {"host": "videot.example"}

    def test_what_cant_be_reached_is_unclear(self, desk, monkeypatch):
        def unreachable(url, seconds):
            raise outgoing.Unreachable("private")

        monkeypatch.setattr(outgoing, "status", unreachable)
        row = desk.carried_out()
        assert looks.look(WORKER, row, row.item.locations.get()) == "unclear"

    def test_what_is_reported_again_after_it_was_carried_out_comes_to_the_officers(self, complained):
        before = Notification.objects.filter(kind="content.dispatch.back").count()
        report_take(actor=WORKER, given=intakely.text(matchingly.NEARLY))
        assert complained.row.notes.filter(kind="back").count() == 1
        assert Notification.objects.filter(kind="content.dispatch.back").count() > before


class TestSystemsOfPlatforms:
    ROOT = "/api/content/orders/"

    @pytest.fixture
    def there(self, desk):
        cache.clear()
        key, drawn = services.key_make(actor=desk.keeper, platform=desk.platform, name="sistemi", days=30)
        return SimpleNamespace(desk=desk, key=key, headers={"authorization": f"Bearer {drawn}"}, drawn=drawn)

    def get(self, there, path="", **headers):
        return Client().get(self.ROOT + path, headers=headers or there.headers)

    def post(self, there, path, body):
        return Client().post(self.ROOT + path, body, "application/json", headers=there.headers)

    def test_what_left_is_fetched_received_and_answered(self, there):
        row = services.dispatch_send(actor=there.desk.officer, dispatch=there.desk.approved(), how="system")
        there.desk.drafted()
        (listed,) = self.get(there).json()["orders"]
        assert (listed["reference"], listed["state"]) == (row.reference, "sent")
        assert self.get(there, row.reference).json()["values"]["reasons"] == dispatchly.REASONS
        assert self.get(there, f"{row.reference}/pdf").content.startswith(b"%PDF")
        answer = self.post(there, f"{row.reference}/receipt", {"reference": "P-1"}).json()
        assert (answer["state"], answer["due_at"] is None) == ("received", False)
        asked = {"impossible": ["insufficient"], "needed": "Cila?", "provider": "Videot", "authorised": "Dikush",
                 "received_at": answer["received_at"]}  # fmt: skip
        assert self.post(there, f"{row.reference}/question", {"values": asked}).json()["due_at"] is None
        services.dispatch_clarify(actor=there.desk.officer, dispatch=again(row), text="E para.")
        services.dispatch_clarify_decide(actor=there.desk.approver, dispatch=again(row), approved=True)
        done = {"measure": "removed", "measure_at": timezone.now().isoformat(), "provider": "Videot",
                "authorised": "Dikush", "received_at": answer["received_at"]}  # fmt: skip
        said = self.post(there, f"{row.reference}/carried-out", {"values": done})
        assert (said.status_code, said.json()["state"]) == (200, "carried_out")
        assert self.post(there, f"{row.reference}/carried-out", {"values": done}).status_code == 409
        assert {"content.dispatch.fetched"} <= set(Event.objects.values_list("verb", flat=True))

    def test_a_receipt_that_is_on_record_isnt_asked_for_again(self, there):
        row = there.desk.received()
        asked = {"impossible": ["insufficient"], "provider": "Videot", "authorised": "Dikush"}
        assert self.post(there, f"{row.reference}/question", {"values": asked}).status_code == 200
        note = row.notes.get(kind="question")
        assert TEXTS.values(WORKER, note, "said")["received_at"] == row.received_at.replace(microsecond=0).isoformat()

    def test_what_is_missing_or_doesnt_fit_is_named_and_changes_nothing(self, there):
        row = there.desk.sent()
        said = self.post(there, f"{row.reference}/carried-out", {"values": {"measure": "removed"}})
        assert (said.status_code, again(row).state) == (409, "sent")
        assert "received_at" in said.json()["detail"]
        assert self.post(there, f"{row.reference}/receipt", {"received_at": "gjysma"}).status_code == 422
        assert self.post(there, f"{row.reference}/not-carried-out", {"reason": " "}).status_code == 409

    def test_another_platforms_and_what_hasnt_left_arent_there(self, there):
        mine = there.desk.drafted()
        elsewhere = lawly.platform(there.desk.keeper, name="Tjetër", host="tjeter.example")
        _key, drawn = services.key_make(actor=there.desk.keeper, platform=elsewhere, name="s", days=1)
        sent = there.desk.sent()
        assert self.get(there, authorization=f"Bearer {drawn}").json()["orders"] == []
        assert self.get(there, sent.reference, authorization=f"Bearer {drawn}").status_code == 404
        assert self.get(there, mine.reference).status_code == 404
        assert self.get(there, "ZOT-XXXX-XX").status_code == 404

    def test_a_key_that_isnt_live_opens_nothing(self, there):
        services.key_end(actor=there.desk.keeper, key=there.key)
        assert self.get(there).status_code == 401
        assert self.get(there, authorization="Bearer zotim_order_x").status_code == 401
        with pytest.raises(Denied):
            services.key_make(actor=there.desk.officer, platform=there.desk.platform, name="x", days=1)


class TestRetention:
    def test_the_handle_ends_with_the_dispatch(self, installed, monkeypatch):
        desk = Desk("police")
        row = services.dispatch_send_alone(
            actor=desk.officer, dispatch=desk.drafted("police", values={"handle": dispatchly.HANDLE})
        )
        row = services.dispatch_review(actor=desk.approver, dispatch=row, right=False, reason="Gabim")
        assert TEXTS.values(WORKER, row, "values")["handle"] == dispatchly.HANDLE
        assert dispatchly.HANDLE not in str(Dispatch.objects.values().get(pk=row.pk))
        rule = RULES["content.dispatch.ended"]
        assert Dispatch.objects.filter(rule.where, pk=row.pk).exists()
        tokens = {row.values, *filter(None, row.notes.values_list("said", flat=True))}
        long_ago = timezone.now() + timedelta(days=1100)
        real = retention.border
        monkeypatch.setattr(retention, "border", lambda of, at=None: real(of, at or long_ago))
        run = run_propose(actor=worlds.actor("records_officer"), rule=rule.code)
        run_decide(actor=worlds.actor("data_protection_officer"), run=run, approved=True)
        run_execute(run=run)
        assert not Dispatch.objects.filter(pk=row.pk).exists()
        left = [str(list(model._base_manager.values())) for model in (Dispatch, DispatchNote, Letter)]
        assert tokens
        assert not any(token in text for text in left for token in tokens)

    def test_an_item_is_kept_as_long_as_what_went_out_about_it(self, desk):
        row = desk.sent()
        kept = RULES["content.item.closed"].where
        assert not type(row.item).objects.filter(kept, pk=row.item_id).exists()


def test_a_mail_that_fails_is_tried_again_and_officers_are_told(desk, monkeypatch):
    row = services.dispatch_send(actor=desk.officer, dispatch=desk.approved(), how="mail")
    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", lambda self: 1 / 0)
    now = timezone.now()
    for _try in range(leaving.MOST_TRIES):
        assert leaving.letters_send(WORKER, now) == 1
        assert leaving.letters_send(WORKER, now) == 0
        now += leaving.AGAIN
    assert again(row).state == "approved"
    assert Notification.objects.filter(kind="content.dispatch.unsent").exists()
    monkeypatch.undo()
    assert leaving.letters_send(WORKER, now + timedelta(hours=1)) == 1
    assert again(row).state == "sent"


def test_what_didnt_arrive_is_sent_again(desk):
    row = services.dispatch_fail(actor=desk.officer, dispatch=desk.sent(), reason="Kthyer")
    assert services.dispatch_send(actor=desk.officer, dispatch=row, how="hand").state == "sent"
    with pytest.raises(NotNow):
        services.dispatch_drop(actor=desk.officer, dispatch=again(row), reason="Po")


def test_a_platform_page_bands_what_is_few(desk):
    desk.carried_out()
    (way,) = of_platform(desk.officer, desk.platform)
    assert (way.sent, way.carried_out, way.took) == ("<10", "<10", None)
