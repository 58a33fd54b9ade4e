"""What goes out: two people, nothing that keeps it back, and the way to the other side."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.desks.content import dispatchly, made, matchingly, reviewly
from tests.desks.content.dispatchly import Desk, again
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import NotNow, Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import notify
from zotim.core.people.models import User
from zotim.core.retention.models import Hold as Kept
from zotim.core.ui.show import moment
from zotim.desks.content.dispatch import papers, selectors, services, tasks
from zotim.desks.content.dispatch.gates import kept_back
from zotim.desks.content.dispatch.models import Letter
from zotim.desks.content.dispatch.services import late, leaving, rows
from zotim.desks.content.exchange.models import Packet
from zotim.desks.content.intake.moving import item_move
from zotim.desks.content.law.models import Platform
from zotim.desks.content.law.papers import read_back
from zotim.desks.content.law.services import basis_end
from zotim.desks.content.matching.models import Met
from zotim.desks.content.review.services import conflict_say

pytestmark = pytest.mark.django_db
WORKER = System("worker")


def as_bytes(attachment):
    data = attachment[1]
    return data.encode() if isinstance(data, str) else data


@pytest.fixture
def desk(installed):
    return Desk()


class TestTwoPeople:
    def test_what_one_drafts_another_approves_and_it_leaves_by_mail_as_pdf_and_signed_file(self, desk):
        row = services.dispatch_send(actor=desk.officer, dispatch=desk.approved(), how="mail")
        assert (row.state, len(mail.outbox)) == ("approved", 0)
        assert leaving.letters_send(WORKER, timezone.now()) == 1
        row = again(row)
        (sent,) = mail.outbox
        assert (row.state, row.how, sent.to) == ("sent", "mail", ["urdhra@videot.example"])
        assert [name for name, _data, _kind in sent.attachments] == [
            f"{row.reference}{what}.{ending}" for what in ("", "-publisher") for ending in ("pdf", "json")
        ]
        head, values = read_back(as_bytes(sent.attachments[1]))
        assert (head.reference, values["reasons"]) == (row.reference, dispatchly.REASONS)
        assert dispatchly.REASONS not in sent.body + sent.subject
        assert leaving.letters_send(WORKER, timezone.now()) == 0

    def test_who_drafted_it_doesnt_approve_it_nor_does_their_deputy_in_either_direction(self, desk):
        approver = made.approver()
        row = services.dispatch_ask(actor=approver, dispatch=desk.drafted(by=approver))
        for who in (approver, reviewly.deputy_of(approver)):
            with pytest.raises(NeedsAnotherPerson):
                services.dispatch_approve(actor=who, dispatch=row)
            with pytest.raises(NeedsAnotherPerson):
                services.dispatch_return(actor=who, dispatch=row, reason="po")
        assert again(row).state == "asked"

    def test_a_deputy_who_wrote_in_it_doesnt_approve_it_as_themselves(self, desk):
        approver = made.approver()
        row = desk.drafted(by=approver)
        deputy = reviewly.deputy_of(approver)
        said = {**dispatchly.SAID["national"], "address": "https://videot.example/shiko/17"}
        services.dispatch_change(actor=deputy, dispatch=row, values=said)
        assert str(deputy.user_id) in again(row).hands

    def test_an_approver_who_read_something_else_decides_nothing(self, desk):
        row = desk.drafted()
        shown = rows.stamp(row)
        said = {**dispatchly.SAID["national"], "address": "https://videot.example/shiko/18"}
        services.dispatch_change(actor=desk.officer, dispatch=row, values=said)
        row = services.dispatch_ask(actor=desk.officer, dispatch=row)
        with pytest.raises(NotNow):
            services.dispatch_approve(actor=desk.approver, dispatch=row, shown=shown)
        assert (
            services.dispatch_approve(actor=desk.approver, dispatch=row, shown=rows.stamp(again(row))).state
            == "approved"
        )

    def test_what_is_returned_is_mended_and_asked_again(self, desk):
        row = services.dispatch_ask(actor=desk.officer, dispatch=desk.drafted())
        with pytest.raises(Unfit):
            services.dispatch_return(actor=desk.approver, dispatch=row, reason=" ")
        row = services.dispatch_return(actor=desk.approver, dispatch=row, reason="Adresa")
        assert row.state == "drafted"
        row = services.dispatch_ask(actor=desk.officer, dispatch=row)
        assert services.dispatch_approve(actor=desk.approver, dispatch=row).state == "approved"

    def test_no_program_and_nobody_else_takes_a_step(self, desk):
        row = services.dispatch_ask(actor=desk.officer, dispatch=desk.drafted())
        for who in (made.curator(), made.keeper(), dispatchly.administrator()):
            with pytest.raises(Denied):
                services.dispatch_approve(actor=who, dispatch=row)
        with pytest.raises(Unfit):
            desk.drafted(values={"reasons": ""})


class TestLanguage:
    def test_it_is_in_a_language_in_which_the_platform_takes_orders(self, desk):
        Platform.objects.update(languages=["sq"])
        desk.platform.refresh_from_db()
        with pytest.raises(Unfit, match="Shqip"):
            desk.drafted()
        Platform.objects.update(languages=["en", "sq"])
        desk.platform.refresh_from_db()
        row = desk.drafted()
        with pytest.raises(Unfit):
            services.dispatch_change(actor=desk.officer, dispatch=row, values={}, language="ar")

    def test_the_form_begins_with_one_of_these(self, desk, client):
        Platform.objects.update(languages=["sq"])
        client.force_login(User.objects.get(pk=desk.officer.user_id))
        page = client.get(reverse("content_dispatch_draft", args=[desk.item().pk]), headers={"accept-language": "ar"})
        assert page.context["form"].initial["language"] == "sq"


class TestItsPage:
    def test_from_what_goes_out_a_link_leads_to_what_was_reported(self, desk, client):
        row = desk.drafted()
        client.force_login(User.objects.get(pk=desk.approver.user_id))
        page = client.get(reverse("content_dispatch", args=[row.pk])).content.decode()
        assert reverse("content_item", args=[row.item_id]) in page

    def test_it_is_issued_when_it_was_approved_on_the_page_as_on_paper(self, desk):
        row, later = desk.approved(), timezone.now().replace(microsecond=0) + timedelta(hours=3)
        row.approved_at = later
        (shown,) = [one.text for one in selectors.content(desk.officer, row).lines if one.label.startswith("Time and")]
        assert shown == moment(later)
        assert datetime.fromisoformat(papers.written(desk.officer, row)["issued_at"]) == later


class TestWhatKeepsItBack:
    def test_a_way_that_is_off(self, desk):
        row = services.dispatch_ask(actor=desk.officer, dispatch=desk.drafted())
        basis_end(actor=desk.keeper, basis=row.basis)
        with pytest.raises(Unfit):
            services.dispatch_approve(actor=desk.approver, dispatch=row)
        with pytest.raises(Unfit):
            desk.drafted("referral")

    def test_an_item_of_which_it_wasnt_agreed_or_another_way(self, desk):
        item = made.item(state="open")
        assert kept_back(item, "national")
        reviewly.read(item)
        assert kept_back(item, "national")
        with pytest.raises(Unfit):
            desk.drafted(item=item)
        reviewly.read(item)
        assert not kept_back(item, "national", desk.platform, leaving=True)
        assert kept_back(item, "referral")

    def test_an_item_that_was_opened_again(self, desk):
        row = desk.approved()
        item_move(actor=WORKER, item=row.item, transition="reopen")
        with pytest.raises(Unfit):
            services.dispatch_send(actor=desk.officer, dispatch=row, how="hand")

    def test_what_protects_it(self, desk):
        row = desk.approved(item=desk.item())
        bank = matchingly.bank("protected")
        matchingly.known_text("Një tekst i trilluar.", bank)
        Met.objects.create(item=row.item, entry=bank.entries.get(), tier="exact", distance=0)
        with pytest.raises(Unfit):
            services.dispatch_send(actor=desk.officer, dispatch=row, how="hand")

    def test_a_hold_and_it_ends_by_itself(self, desk):
        row, soon = desk.approved(), timezone.now() + timedelta(hours=1)
        hold = services.hold_place(actor=desk.officer, item=row.item, body="Policia", reason="Hetim", until=soon)
        with pytest.raises(Unfit):
            services.dispatch_send(actor=desk.officer, dispatch=row, how="hand")
        assert kept_back(row.item, "national", desk.platform)
        type(hold).objects.filter(pk=hold.pk).update(created_at=soon - timedelta(days=2), until=timezone.now())
        assert services.dispatch_send(actor=desk.officer, dispatch=row, how="hand").state == "sent"

    def test_a_hold_that_comes_while_the_mail_waits(self, desk):
        row = services.dispatch_send(actor=desk.officer, dispatch=desk.approved(), how="mail")
        until = timezone.now() + timedelta(hours=1)
        services.hold_place(actor=desk.officer, item=row.item, body="Policia", reason="Hetim", until=until)
        leaving.letters_send(WORKER, timezone.now())
        assert (again(row).state, len(mail.outbox)) == ("approved", 0)
        assert Letter.objects.get().dropped_at
        assert Notification.objects.filter(kind="content.dispatch.unsent").exists()

    def test_a_platform_that_was_told_less_than_twelve_hours_ago(self, installed):
        desk = Desk()
        desk.platform.first_notices.all().delete()
        row = desk.approved()
        with pytest.raises(Unfit):
            services.dispatch_send(actor=desk.officer, dispatch=row, how="hand")
        dispatchly.told(desk.keeper, desk.platform, hours=11)
        with pytest.raises(Unfit):
            services.dispatch_send(actor=desk.officer, dispatch=row, how="hand")
        dispatchly.told(desk.keeper, desk.platform, hours=12)
        assert services.dispatch_send(actor=desk.officer, dispatch=row, how="hand").state == "sent"

    def test_a_referral_needs_no_notice_before(self, installed):
        desk = Desk("referral")
        desk.platform.first_notices.all().delete()
        assert desk.sent("referral").state == "sent"


class TestThePolice:
    def test_what_one_reader_says_of_a_life_in_danger_stands_on_their_home_until_it_is_drafted(self, installed):
        desk = Desk("police")
        item = made.item(state="open")
        reader = reviewly.read(item, said=reviewly.answers(wanted="police"))
        of = [*tasks.to_draft(reader, timezone.localdate())]
        assert [(one.what, one.due_on) for one in of] == [(item.reference, timezone.localdate())]
        assert not [*tasks.to_draft(desk.officer, timezone.localdate())], "who may still read it blind is told nothing"
        desk.drafted("police", item=item, by=reader)
        assert not [*tasks.to_draft(reader, timezone.localdate())]

    def test_one_sends_at_once_and_another_looks(self, installed):
        desk = Desk("police")
        row = desk.drafted("police")
        row = services.dispatch_send_alone(actor=desk.officer, dispatch=row)
        assert (row.state, row.approved_by_id) == ("sent_alone", None)
        with pytest.raises(NeedsAnotherPerson):
            services.dispatch_review(actor=desk.officer, dispatch=row, right=True)
        row = services.dispatch_review(actor=desk.approver, dispatch=row, right=True)
        assert (row.state, row.approved_by_id) == ("sent", desk.approver.user_id)

    def test_what_was_wrong_is_withdrawn_with_a_reason(self, installed):
        desk = Desk("police")
        row = services.dispatch_send_alone(actor=desk.officer, dispatch=desk.drafted("police"))
        with pytest.raises(Unfit):
            services.dispatch_review(actor=desk.approver, dispatch=row, right=False)
        row = services.dispatch_review(actor=desk.approver, dispatch=row, right=False, reason="Gabim")
        assert (row.state, row.approved_by_id) == ("withdrawn", desk.approver.user_id)

    def test_nobody_looked_within_the_hour_and_everybody_is_told(self, installed):
        desk = Desk("police")
        row = services.dispatch_send_alone(actor=desk.officer, dispatch=desk.drafted("police"))
        assert late.second_looks_tell(timezone.now()) == 0
        assert late.second_looks_tell(timezone.now() + timedelta(hours=1)) == 1
        told = Notification.objects.filter(kind="content.dispatch.second_look_late", object_id=str(row.pk))
        assert desk.officer.user_id not in told.values_list("user_id", flat=True)
        assert desk.approver.user_id in told.values_list("user_id", flat=True)

    def test_that_nobody_looked_is_told_once_even_where_it_was_opened(self, installed):
        desk = Desk("police")
        services.dispatch_send_alone(actor=desk.officer, dispatch=desk.drafted("police"))
        over = timezone.now() + timedelta(hours=1)
        assert late.second_looks_tell(over) == 1
        told = Notification.objects.filter(kind=late.NOT_LOOKED_AT)
        before = told.count()
        told.update(seen_at=timezone.now())
        assert late.second_looks_tell(over + timedelta(minutes=5)) == 0
        assert told.count() == before

    def test_only_the_police_and_only_what_a_reader_says_of_a_life(self, installed):
        desk = Desk("police", "national")
        with pytest.raises(Unfit):
            services.dispatch_send_alone(actor=desk.officer, dispatch=desk.drafted())
        item = made.item(state="open")
        reviewly.read(item)
        with pytest.raises(Unfit):
            desk.drafted("police", item=item)

    def test_a_hold_doesnt_keep_it_back(self, installed):
        desk = Desk("police")
        item = desk.item("police")
        until = timezone.now() + timedelta(hours=1)
        services.hold_place(actor=desk.officer, item=item, body="Policia", reason="Hetim", until=until)
        assert desk.drafted("police", item=item).state == "drafted"


class TestOtherWays:
    def test_what_goes_to_the_prosecutor_is_preserved_first(self, installed):
        desk = Desk("prosecutor")
        row = desk.drafted("prosecutor")
        assert Kept.objects.live().filter(object_id=row.item_id).exists()
        assert Event.objects.filter(verb="content.item.preserved", object_id=str(row.item_id)).exists()
        assert desk.item("prosecutor").custody.filter(what="preserved").count() == 0
        assert row.item.custody.filter(what="preserved").count() == 1

    def test_a_service_of_protection_sees_what_was_referred_to_it_and_answers(self, installed):
        desk, (body, protector), (_other, stranger) = Desk("protection"), dispatchly.service(), dispatchly.service()
        row = desk.approved("protection", body=body)
        with pytest.raises(NotVisible):
            selectors.protection(protector, row.pk)
        row = services.dispatch_send(actor=desk.officer, dispatch=row, how="system")
        assert selectors.protection(protector, row.pk) == row
        with pytest.raises(NotVisible):
            selectors.protection(stranger, row.pk)
        assert selectors.dispatches(stranger).count() == 0
        with pytest.raises(Denied):
            services.protection_answer(actor=stranger, dispatch=row, ours=True)
        done = services.protection_answer(actor=protector, dispatch=row, ours=True, text="E morëm.")
        assert done.state == "carried_out"

    def test_a_service_that_says_it_isnt_theirs_says_why(self, installed):
        desk, (body, protector) = Desk("protection"), dispatchly.service()
        row = desk.sent("protection", body=body)
        with pytest.raises(Unfit):
            services.protection_answer(actor=protector, dispatch=row, ours=False)
        row = services.protection_answer(actor=protector, dispatch=row, ours=False, text="E bashkisë tjetër.")
        assert row.state == "not_carried_out"
        kinds = set(Notification.objects.values_list("kind", flat=True))
        assert "content.dispatch.answered" in kinds

    def test_a_conflict_of_interest_takes_its_dispatches_away_too(self, desk):
        row = desk.sent()
        conflict_say(actor=desk.approver, pk=row.item_id, reason="I njohur")
        assert selectors.dispatches(desk.approver).count() == 0
        with pytest.raises(Denied):
            services.dispatch_withdraw(actor=desk.approver, dispatch=row, reason="po")

    def test_whoever_is_kept_from_an_item_forgets_what_they_were_told_of_its_dispatches_and_hears_nothing_more(
        self, desk
    ):
        row, other = (services.dispatch_ask(actor=desk.officer, dispatch=desk.drafted()) for _one in range(2))
        told = Notification.objects.filter(user_id=desk.approver.user_id)
        assert set(told.values_list("object_id", flat=True)) == {str(row.pk), str(other.pk)}
        told.update(seen_at=timezone.now())
        conflict_say(actor=desk.approver, pk=row.item_id, reason="I njohur")
        assert list(told.values_list("object_id", flat=True)) == [str(other.pk)]
        notify([desk.approver.user_id], "content.dispatch.asked", row)
        packet = Packet(dispatch=row)
        notify([desk.approver.user_id], "content.packet.asked", packet)
        assert list(told.values_list("object_id", flat=True)) == [str(other.pk)]

    def test_what_somebody_drafted_who_is_kept_from_it_since_is_told_to_the_other_officers(self, desk):
        row, other = services.dispatch_ask(actor=desk.officer, dispatch=desk.drafted()), made.officer()
        conflict_say(actor=desk.officer, pk=row.item_id, reason="I njohur")
        services.dispatch_approve(actor=desk.approver, dispatch=row)
        told = set(Notification.objects.filter(kind="content.dispatch.approved").values_list("user_id", flat=True))
        assert other.user_id in told
        assert desk.officer.user_id not in told


def test_what_leaves_reads_back_field_by_field(desk):
    row = desk.approved()
    head, values = read_back(papers.file_of(desk.officer, row, "json"))
    assert head.reference == values["reference"] == row.reference
    assert values["addressee"] == "Videot Ltd (e trilluar)"
    assert values["issued_at"] == row.approved_at.replace(microsecond=0).isoformat()
    assert papers.file_of(desk.officer, row, "pdf").startswith(b"%PDF")


class TestWhatWasAgreed:
    def waiting(self, actor):
        return [task.what for task in tasks.to_draft(actor, timezone.localdate())]

    def test_waits_on_home_until_somebody_drafts_it(self, desk):
        item, open_one = desk.item(), made.item(state="open")
        assert self.waiting(desk.officer) == [item.reference] != [open_one.reference]
        row = desk.drafted(item=item)
        assert self.waiting(desk.officer) == []
        services.dispatch_drop(actor=desk.officer, dispatch=row, reason="Gabim")
        assert self.waiting(desk.officer) == [item.reference]

    def test_waits_while_it_may_not_be_touched(self, desk):
        until = timezone.now() + timedelta(days=1)
        services.hold_place(actor=desk.officer, item=desk.item(), body="Policia", reason="Hetim", until=until)
        assert self.waiting(desk.officer) == []

    def test_isnt_told_to_who_is_kept_from_it(self, desk):
        item = desk.item()
        conflict_say(actor=desk.approver, pk=item.pk, reason="E njoh")
        assert (self.waiting(desk.approver), self.waiting(desk.officer)) == ([], [item.reference])

    def test_is_a_link_away_from_what_was_said_of_it(self, desk):
        item, browser = desk.item(), Client()
        browser.force_login(User.objects.get(pk=desk.officer.user_id))
        said = browser.get(f"/content/queue/{item.pk}/").content.decode()
        assert f"/content/items/{item.pk}/" in said


def test_what_hasnt_left_is_dropped_with_its_mail(desk):
    row = services.dispatch_send(actor=desk.officer, dispatch=desk.approved(), how="mail")
    row = services.dispatch_drop(actor=desk.officer, dispatch=row, reason="Po")
    assert (row.state, leaving.letters_send(WORKER, timezone.now())) == ("dropped", 0)
    with pytest.raises(NotNow):
        services.dispatch_send(actor=desk.officer, dispatch=row, how="hand")
