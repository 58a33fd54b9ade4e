"""What comes as bytes: each bad one is named in words; what is found, fetched and scanned; and how it all ends."""

import io
import socket
import struct
import threading
from datetime import timedelta

import pytest
from django.conf import settings as here
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from hypothesis import given as over
from hypothesis import settings as examples
from hypothesis import strategies as st
from PIL import Image

from tests import worlds
from tests.desks.content import banksly, made
from tests.desks.content import intakely as given
from zotim.core import outgoing
from zotim.core.access.actor import VISITOR
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.retention import registry
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.registry import RULES
from zotim.core.retention.services import run_decide, run_propose
from zotim.core.sealing.blobs import blobs_sweep, path_of
from zotim.core.sealing.store import key_path
from zotim.desks.content.intake import media, scanning
from zotim.desks.content.intake.fetching import fetch_ask
from zotim.desks.content.intake.kinds import kind_of
from zotim.desks.content.intake.models import Item, Location, Report
from zotim.desks.content.intake.rests import rests_on
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.intake.services import item_move, report_answered, report_take
from zotim.desks.content.intake.words import TROUBLES, WARNINGS
from zotim.desks.content.matching.models import Flood, Met

pytestmark = pytest.mark.django_db


def taken(data):
    return report_take(actor=VISITOR, given=given.file(data)).item


def troubles(item):
    return set(item.prints.exclude(trouble="").values_list("trouble", flat=True))


def gif(pictures):
    out = io.BytesIO()
    first, *rest = [Image.new("RGB", (32, 32), (80 * number, 9, 9)) for number in range(pictures)]
    first.save(out, "GIF", save_all=bool(rest), append_images=rest)
    return out.getvalue()


def huge():
    """A picture of 50,000 by 50,000, in a few bytes."""
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, "PNG")
    data = bytearray(out.getvalue())
    data[16:24] = struct.pack(">II", 50_000, 50_000)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (lambda: given.picture(kind="JPEG")[:900], "damaged"),
        (huge, None),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), None),
        (lambda: Image.new("L", (64, 64), 200), "too_plain"),
    ],
    ids=["cut short", "50,000 x 50,000", "only a head", "plain"],
)
def test_a_picture_that_has_no_fingerprint_is_kept_and_says_why(installed, data, trouble):
    found = data()
    if isinstance(found, Image.Image):
        out = io.BytesIO()
        found.save(out, "PNG")
        found = out.getvalue()
    item = taken(found)
    assert troubles(item)
    assert troubles(item) <= set(TROUBLES)
    assert trouble is None or troubles(item) == {trouble}
    assert media.opened(made.officer(), item) == found


def test_what_moves_is_a_video_and_a_picture_with_another_file_behind_it_says_so(installed):
    assert (kind_of(gif(1)).kind, kind_of(gif(3)).kind) == ("picture", "video")
    item = taken(given.picture() + b"PK\x03\x04 and so on")
    assert (item.kind, item.warning) == ("picture", "polyglot")
    assert item.warning in WARNINGS


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (b"<?xml version='1.0'?><svg onload='x()'/>", "SVG"),
        (b"PK\x03\x04" + bytes(100), "archive"),
        (b"MZ\x90\x00" + bytes(100), "neither a picture nor a video"),
        (bytes(26 * 1024 * 1024), "25 MB"),
    ],
)
def test_what_isnt_taken_in_is_refused_in_words(installed, data, said):
    with pytest.raises(Unfit, match=said):
        taken(data)
    assert not Item.objects.exists()


@pytest.mark.once
@over(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF....WEBP", b"BM"]),
)
@examples(max_examples=150, deadline=None)
def test_whatever_the_bytes_are_they_have_a_kind_or_are_refused(data, head):
    try:
        found = kind_of(head + data)
    except Unfit:
        return
    from zotim.desks.content.intake import prints

    assert all(one.value or one.trouble for one in prints.of_bytes(found.kind, head + data))


@pytest.mark.parametrize(
    ("address", "warning"),
    [
        ("https://xn--pple-43d.example/", "mixes"),
        ("https://аррӏе.example/", "looks_like"),
        ("https://apple.example/", ""),
    ],
)
def test_a_host_that_deceives_the_eye_says_so(installed, address, warning):
    report_take(actor=VISITOR, given=given.address(address))
    assert Location.objects.get().warning in ({warning} if warning == "" else {"mixes", "looks_like"})


def test_a_text_of_ten_thousand_letters_is_taken_and_nul_is_refused(installed):
    assert report_take(actor=VISITOR, given=given.text("ë" * 10_000)).item.kind == "text"
    for bad in (given.text("a\0"), given.text("a", told="a\0"), given.text("a", contact="a\0")):
        with pytest.raises(Unfit, match="NUL"):
            report_take(actor=VISITOR, given=bad)


# Fetched on request, and only so


@pytest.fixture
def served(installed, monkeypatch):
    """What the address answers: bytes, or why it can't be reached."""
    answer = {"is": given.picture(7), "asked": []}

    def fetch(url, into, *, most_bytes, seconds):
        answer["asked"].append(url)
        if isinstance(answer["is"], str):
            raise outgoing.Unreachable(answer["is"])
        into.write(answer["is"])

    monkeypatch.setattr(outgoing, "fetch", fetch)
    return answer


def linked():
    item = report_take(actor=VISITOR, given=given.address("https://video.example/a?id=1")).item
    return item, Location.objects.get(item=item)


def test_nothing_is_fetched_until_an_officer_asks_and_says_why(served):
    item, place = linked()
    run_pending_jobs()
    assert served["asked"] == []
    with pytest.raises(Unfit):
        fetch_ask(actor=made.officer(), item=item, location=place, reason=" ")
    fetch_ask(actor=made.officer(), item=item, location=place, reason="Duhet parë")
    run_pending_jobs()
    item.refresh_from_db()
    assert served["asked"] == ["https://video.example/a?id=1"]
    assert (item.kind, item.media_type, item.size) == ("picture", "image/png", len(served["is"]))
    assert list(item.custody.values_list("what", flat=True)) == ["fetched", "hashed"]
    assert item.prints.filter(kind="pdq").exists()
    assert media.opened(made.officer(), item) == served["is"]
    with pytest.raises(Unfit):
        fetch_ask(actor=made.officer(), item=item, location=place, reason="Përsëri")


def test_of_a_page_the_words_are_kept_and_what_cant_be_reached_changes_nothing(served):
    item, place = linked()
    served["is"] = "private"
    officer = made.officer()
    fetch_ask(actor=officer, item=item, location=place, reason="Duhet parë")
    run_pending_jobs()
    item.refresh_from_db()
    assert (item.fetches.get().trouble, item.stored, item.kind) == ("private", "", "link")
    served["is"] = b"<!doctype html><p>Fjal\xc3\xab t\xc3\xab trilluara</p><script>x()</script>"
    fetch_ask(actor=officer, item=item, location=place, reason="Përsëri")
    run_pending_jobs()
    item.refresh_from_db()
    assert (item.media_type, item.kind, item.text is not None) == ("text/html", "link", True)


def test_an_address_that_isnt_fetched_is_refused_when_it_is_asked_for(installed):
    report_take(actor=VISITOR, given=given.address("http://video.example/a"))
    place = Location.objects.get()
    with pytest.raises(Unfit, match="https"):
        fetch_ask(actor=made.officer(), item=place.item, location=place, reason="Duhet parë")


# Scanned, where there is a scanner


def clamd(path, says):
    """A scanner that answers once."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.bind(str(path))
    line.listen(1)
    got = {}

    def serve():
        with line, line.accept()[0] as asked:
            data = b""
            while not data.endswith(struct.pack("!I", 0)):
                data += asked.recv(65536)
            got["data"] = data
            asked.sendall(says)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return got, thread


def test_what_the_scanner_finds_is_never_opened(installed, settings, tmp_path):
    settings.ZOTIM_SCANNER = tmp_path / "clamd"
    got, thread = clamd(settings.ZOTIM_SCANNER, b"stream: Made-Up FOUND\0")
    item = taken(given.picture())
    run_pending_jobs()
    thread.join(10)
    item.refresh_from_db()
    assert item.scan == "found"
    assert given.picture()[:64] in got["data"]
    with pytest.raises(Unfit, match="scanner"):
        media.opened(made.officer(), item)


def test_a_scanner_that_cant_be_reached_leaves_it_not_scanned(installed, settings, tmp_path):
    settings.ZOTIM_SCANNER = tmp_path / "nobody"
    item = taken(given.picture())
    with pytest.raises(scanning.NotScanned):
        scanning.item_scan(actor=System("scanner"), item=item)
    item.refresh_from_db()
    assert item.scan == ""


def test_bytes_that_were_altered_are_not_shown_and_that_is_on_record(installed):
    item = taken(given.picture())
    path = path_of(item.stored)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(media.Unreadable):
        media.opened(made.officer(), item)
    assert Event.objects.filter(verb="content.item.opened", outcome="failed").count() == 1


# The end


def closed(item):
    """Nothing more is to be done about it, for long enough."""
    officer = made.officer()
    item_move(actor=officer, item=item, transition="take", taken_by_id=officer.user_id, taken_at=timezone.now())
    item_move(actor=officer, item=item, transition="close")
    Item.objects.filter(pk=item.pk).update(moved_at=timezone.now() - timedelta(days=300))


def dispose():
    keepers = worlds.actor("records_officer"), worlds.actor("records_officer")
    run = run_propose(actor=keepers[0], rule="content.item.closed")
    run_decide(actor=keepers[1], run=run, approved=True)
    return run_execute(run=run)


def test_once_its_time_is_over_nothing_of_it_is_anywhere(installed, tmp_path, django_capture_on_commit_callbacks):
    told = "Fjalë që askush tjetër nuk i shkruan."
    report = report_take(
        actor=VISITOR, given=given.file(given.picture(3), told=told, address="https://video.example/krejt-e-rralle")
    )
    item = report.item
    with pytest.raises(Unfit):
        dispose()
    closed(item)
    stored, bits = path_of(item.stored), bytes(item.prints.get(kind="sha256").value)
    with django_capture_on_commit_callbacks(execute=True):
        certificate = dispose()
    assert certificate.counts["content.item"] == 1
    assert not [one for one in (stored, key_path(item.pk), key_path(report.pk)) if one.exists()]
    assert not [one for one in (Item, Report, Location) if one.objects.exists()]
    wanted = [given.picture(3)[60:100], told.encode(), b"krejt-e-rralle", bits]
    for path in (one for one in tmp_path.rglob("*") if one.is_file()):
        assert not [one for one in wanted if one in path.read_bytes()], path
    with connection.cursor() as cursor:
        for table in (one for one in connection.introspection.table_names() if one.startswith("content_")):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            assert cursor.fetchone()[0] == 0, table


def test_a_disposal_that_broke_off_after_its_commit_is_ended_by_what_runs_every_day(installed):
    item = taken(given.picture())
    closed(item)
    stored = path_of(item.stored)
    dispose()  # what it does after the commit never comes: the transaction of this test has none
    assert stored.exists()
    assert not Item.objects.exists()
    assert blobs_sweep(timezone.now() + timedelta(days=2)) == 1
    assert not stored.exists()


@pytest.mark.parametrize("state", ["open", "closed"])
def test_what_something_rests_on_or_isnt_closed_stays(installed, state, monkeypatch):
    item = taken(given.picture())
    monkeypatch.setattr("zotim.core.retention.registry.RULES", dict(RULES))
    if state == "closed":
        closed(item)
        rests_on(Q(pk=item.pk))
    monkeypatch.setattr("zotim.core.retention.services.RULES", registry.RULES)
    with pytest.raises(Unfit):
        dispose()
    assert Item.objects.exists()


def test_what_is_sent_stays_in_memory():
    assert here.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert here.FILE_UPLOAD_MAX_MEMORY_SIZE > 26 * 1024 * 1024


def test_what_other_items_met_of_it_and_a_flood_that_names_it_dont_hold_its_disposal(installed):
    item, other = taken(given.picture(5)), taken(given.picture(6))
    closed(item)
    bank = banksly.bank("NJOHUR")
    entry = banksly.entry(bank, banksly.digest(5), item=item, state="withdrawn")
    Met.objects.create(item=other, entry=entry, tier="look", distance=40)
    Flood.objects.create(reference="ZOT-AAAA-F1", alike="entry", about=str(entry.number), entry=entry)
    dispose()
    assert not Item.objects.filter(pk=item.pk).exists()
    assert Flood.objects.get().entry is None
    assert Item.objects.filter(pk=other.pk).exists()


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM content_report")
        return repr(cursor.fetchall())


def test_how_somebody_can_be_reached_ends_once_they_were_told(installed):
    report = report_take(actor=VISITOR, given=given.text("Tekst.", told="Pashë.", contact="dikush@posta.example"))
    sealed = Report.objects.get().contact
    assert sealed in _database()
    report_answered(actor=made.officer(), report=report)
    report.refresh_from_db()
    assert (report.contact, report.answered_at is None) == (None, False)
    assert TEXTS.text(made.officer(), report, "told") == "Pashë."
    assert sealed not in _database()
    with pytest.raises(Unfit):
        report_answered(actor=made.officer(), report=report)


def test_and_after_its_own_term_sooner_than_the_item(installed):
    for days in (100, 20):
        row = report_take(actor=VISITOR, given=given.text(f"Tekst {days}.", contact="dikush@posta.example"))
        Report.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=days))
    border = timezone.now() - timedelta(days=92)
    assert RULES["content.report.contact"].bulk(System("retention"), border, "x") == 1
    assert Report.objects.filter(contact=None).get().item.state != "closed"
