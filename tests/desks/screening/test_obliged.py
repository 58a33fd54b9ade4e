"""Obliged entities are told of a change by a link, acknowledge it, and return what they found."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, supervised
from tests.web.test_home import signed_in
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import User
from zotim.core.sealing.services import is_sealed
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.models import ChangeNotice, ChangeReturn, ListChange, ReturnedAsset
from zotim.desks.screening.agency.services import entities, mailing, telling
from zotim.desks.screening.agency.services.returns import Line, notice_acknowledge, return_give

pytestmark = pytest.mark.django_db
WHAT = "Llogaria AL00 e trilluar, e Arben Shembullit"


@pytest.fixture
def notice(listed, officer):
    """A bank without an address waits to be told that the list changed."""
    list(map(telling.change_announce, telling.changes_untold()))
    supervised.entity(officer)
    return supervised.announced(listed)


@pytest.fixture
def link(notice, officer):
    return supervised.link(notice, officer)[0]


def again(notice):
    return ChangeNotice.objects.get(pk=notice.pk)


def clocks(notice):
    runs = ClockRun.objects.filter(object_id=notice.pk).order_by("code")
    return {run.code.rpartition(".")[2]: run.state for run in runs}


# Who is told


def test_each_entity_that_was_obliged_is_told_of_each_change_once(listed, officer):
    list(map(telling.change_announce, telling.changes_untold()))
    first = supervised.entity(officer)
    ended = supervised.entity(officer, name="Noteri")
    entities.entity_end(actor=officer, entity=ended, until=timezone.localdate() - timedelta(days=1))
    supervised.change(listed)
    (version,) = telling.changes_untold()
    change = telling.change_announce(version)
    assert [one.entity for one in change.notices.all()] == [first]
    assert telling.change_announce(version) is None
    assert not telling.changes_untold()
    supervised.entity(officer, name="Më vonë")
    assert change.notices.count() == change.told == 1


def test_nobody_is_told_of_a_list_for_information_or_of_a_version_that_changed_nothing(listed, officer):
    list(map(telling.change_announce, telling.changes_untold()))
    for_information = made.source(made.keeper(), code="eu", basis="other")
    made.take(made.keeper(), for_information, made.people("Arben Shembulli"))
    made.take(made.keeper(), listed, made.people("Khalid al-Shammari", "Arben Shembulli", "Teuta Krasniqi") + b"\n")
    assert not telling.changes_untold()


def test_the_clock_of_telling_runs_from_when_the_list_took_effect(notice):
    assert clocks(notice) == {"tell": "running"}
    assert notice.due_at == notice.change.version.in_force_at + timedelta(hours=24)


def test_who_isnt_an_officer_of_finance_puts_in_no_entity(db):
    with pytest.raises(Denied):
        supervised.entity(worlds.actor("list_officer"))


def test_two_obliged_entities_have_two_names(officer):
    supervised.entity(officer)
    with pytest.raises(Unfit, match="already"):
        supervised.entity(officer)


# By mail, or by hand


def test_a_mail_leads_to_the_change_and_names_nobody(listed, officer):
    list(map(telling.change_announce, telling.changes_untold()))
    supervised.entity(officer, email="zyra@banka.example")
    notice = supervised.announced(listed)
    assert telling.mail_some(timezone.now()) == 1
    (letter,) = mail.outbox
    assert letter.to == ["zyra@banka.example"]
    assert "Shembulli" not in letter.body
    path = "/screening/told/" + letter.body.partition("/screening/told/")[2].split()[0]
    assert "Arben" not in Client().get(path).content.decode()
    assert again(notice).state == "told"
    assert clocks(notice) == {"tell": "stopped", "acknowledge": "running", "return": "running"}
    assert telling.mail_some(timezone.now()) == 0


def test_a_mail_that_cant_be_sent_is_tried_again_and_nobody_counts_as_told(listed, officer, monkeypatch):
    supervised.entity(officer, email="zyra@banka.example")
    notice = supervised.announced(listed)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: 1 / 0)
    assert telling.mail_some(timezone.now()) >= 1
    assert again(notice).state == "due"
    assert not again(notice).links.exists()
    assert telling.mail_some(timezone.now()) == 0
    monkeypatch.undo()
    assert telling.mail_some(timezone.now() + mailing.AGAIN) >= 1
    assert again(notice).state == "told"


def test_who_is_late_is_reminded_once_a_day_and_five_times_at_most(listed, officer):
    list(map(telling.change_announce, telling.changes_untold()))
    supervised.entity(officer, email="zyra@banka.example")
    notice, now = supervised.announced(listed), timezone.now()
    telling.mail_some(now)
    assert telling.mail_some(now + timedelta(hours=23)) == 0
    sent = [telling.mail_some(now + timedelta(hours=25 * day)) for day in range(1, 9)]
    assert sent == [1] * 5 + [0] * 3
    assert again(notice).chased == 5
    assert telling.mail_some(now + timedelta(hours=25)) == 0


def test_officers_are_told_once_who_is_late(notice, officer):
    late = notice.due_at + timedelta(minutes=1)
    assert telling.tell_officers(timezone.now()) == 0
    assert telling.tell_officers(late) == 1
    assert not telling.changes_late(late + timedelta(days=2))


# By the link


def test_a_link_opens_its_notice_alone_and_is_kept_as_a_keyed_hash(notice, officer):
    link, secret = supervised.link(notice, officer)
    assert secret not in str(link.__dict__)
    assert telling.notice_link_use(secret=secret, what="opened").notice == notice
    telling.notice_links_end(actor=officer, notice=notice)
    with pytest.raises(Spent):
        telling.notice_link_use(secret=secret, what="opened")


def test_an_entity_that_isnt_obliged_any_more_opens_nothing(notice, officer):
    _link, secret = supervised.link(notice, officer)
    entities.entity_end(actor=officer, entity=notice.entity, until=timezone.localdate())
    assert again(notice).state == "closed"
    assert set(clocks(notice).values()) == {"stopped"}
    with pytest.raises(Spent):
        telling.notice_link_use(secret=secret, what="opened")
    with pytest.raises(Unfit, match="closed"):
        supervised.link(again(notice), officer)


def test_it_says_that_it_has_read_it_and_then_that_it_found_nothing(notice, link):
    notice_acknowledge(link=link, said_by="Ana")
    assert again(notice).acknowledged_by == "Ana"
    assert clocks(notice)["acknowledge"] == "stopped"
    assert clocks(notice)["return"] == "running"
    return_give(link=link, said_by="Ana", kind="nil")
    assert again(notice).state == "returned"
    assert set(clocks(notice).values()) == {"stopped"}


def test_what_was_frozen_is_sealed_and_a_later_return_takes_its_place(notice, link, officer):
    line = Line("2", WHAT, Decimal("1200.50"), "EUR")
    return_give(link=link, said_by="Ana", kind="freeze", lines=[line])
    assert again(notice).acknowledged_by == "Ana"
    (asset,) = ReturnedAsset.objects.all()
    assert is_sealed(asset.what)
    return_give(link=link, said_by="Ben", kind="nil")
    now, before = selectors.returns(officer, notice)
    assert (now.row.kind, now.row.number, now.assets) == ("nil", 2, [])
    assert before.assets == [(asset, WHAT)]
    assert Event.objects.filter(verb="screening.change_notice.corrected").count() == 1
    assert not [one for one in Event.objects.all() if "Arben" in str(one.details)]


@pytest.mark.parametrize(
    ("kind", "lines", "why"),
    [
        ("nil", [Line("2", WHAT)], "which is it"),
        ("freeze", [], "Say what was frozen"),
        ("freeze", [Line("99", WHAT)], "no entry"),
        ("freeze", [Line("2", WHAT, Decimal(1))], "belong together"),
        ("freeze", [Line("2", " ")], "Say what was frozen"),
    ],
)
def test_a_return_that_contradicts_itself_is_refused_and_nothing_is_kept(notice, link, kind, lines, why):
    with pytest.raises(Unfit, match=why):
        return_give(link=link, said_by="Ana", kind=kind, lines=lines)
    assert not ChangeReturn.objects.exists()
    assert again(notice).state == "told"


def test_nobody_says_anything_without_a_name(link):
    with pytest.raises(Unfit, match="who you are"):
        notice_acknowledge(link=link, said_by=" ")


def test_what_was_returned_is_never_changed(notice, link):
    made_return = return_give(link=link, said_by="Ana", kind="freeze", lines=[Line("2", WHAT)])
    for row in (made_return, made_return.assets.get()):
        with pytest.raises(Exception, match="append"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(created_at=timezone.now())


def test_nothing_stands_as_returned_that_nobody_returned(notice, link):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeNotice.objects.filter(pk=notice.pk).update(state="returned")


# The pages


def lines(*rows):
    """What a browser sends of the lines of a return."""
    sent = {"line-TOTAL_FORMS": str(max(3, len(rows))), "line-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        sent |= {f"line-{number}-{name}": value for name, value in row.items()}
    return sent


def test_behind_the_link_one_reads_takes_the_file_acknowledges_and_returns(notice, officer, client):
    _link, secret = supervised.link(notice, officer)
    page = reverse("told", args=[secret]) + "?language=en"
    text = client.get(page).content.decode()
    assert "New: 1, changed: 1, gone: 1" in text
    files = {part: client.get(reverse("told_file", args=[secret, part])).content.decode() for part in selectors.PARTS}
    assert ["Drita" in files["added"], "Khalid" in files["changed"], "Teuta" in files["removed"]] == [True] * 3
    assert "Arben" not in "".join(files.values())
    assert "your name" in client.post(page, {"step": "acknowledge"}).content.decode().lower()
    assert "have read it" in client.post(page, {"step": "acknowledge", "said_by": "Ana"}).content.decode()
    assert again(notice).state == "acknowledged"
    asset = {"entry": "2", "what": WHAT, "amount": "5", "currency": "EUR"}
    sent = client.post(page, {"step": "return", "said_by": "Ana", "kind": "freeze", **lines(asset)}).content.decode()
    assert "on record" in sent
    assert WHAT not in sent
    assert ReturnedAsset.objects.get().amount == 5


def test_a_wrong_line_loses_nothing_that_was_typed(notice, officer, client):
    _link, secret = supervised.link(notice, officer)
    sent = {"step": "return", "said_by": "Ana", "kind": "freeze", **lines({"entry": "77", "what": WHAT})}
    text = client.post(reverse("told", args=[secret]) + "?language=en", sent).content.decode()
    assert "no entry" in text
    assert WHAT in text
    assert not ChangeReturn.objects.exists()


def test_who_needs_more_lines_keeps_what_was_typed(notice, officer, client):
    _link, secret = supervised.link(notice, officer)
    page = reverse("told", args=[secret]) + "?language=en"
    text = client.post(
        page, {"step": "more", "said_by": "Ana B.", "kind": "nil", **lines({"what": WHAT})}
    ).content.decode()
    assert WHAT in text
    assert "Ana B." in text
    assert "Nothing found" in text
    assert "Frozen, line 6" in text
    assert "needs another look" not in text
    sent = lines(*[{}] * 5, {"entry": "2", "what": WHAT}) | {"line-INITIAL_FORMS": "3"}
    client.post(page, {"step": "return", "said_by": "Ana", "kind": "freeze", **sent})
    assert ReturnedAsset.objects.count() == 1


def test_a_wrong_link_says_nothing(client):
    answer = client.get(reverse("told", args=["x" * 43]))
    assert answer.status_code == 404
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_officer_sees_who_is_late_and_what_was_returned(notice, link, officer):
    browser = signed_in(User.objects.get(pk=officer.user_id))
    return_give(link=link, said_by="Ana", kind="freeze", lines=[Line("2", WHAT)])
    pages = [
        reverse("entities"), reverse("entity", args=[notice.entity_id]), reverse("list_changes"),
        reverse("list_change", args=[notice.change_id]),
    ]  # fmt: skip
    for page in pages:
        assert WHAT not in browser.get(page).content.decode()
    assert WHAT in browser.get(reverse("change_notice", args=[notice.pk])).content.decode()
    shown = browser.post(reverse("change_notice_link", args=[notice.pk])).content.decode()
    assert "/screening/told/" in shown
    assert ListChange.objects.count() >= 1
