"""Files sent as evidence: taken in by what they are, refused when they harm, given out so that nothing runs."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.hostile.conftest import BOMBS, archive, docx
from zotim.core.evidence.models import File
from zotim.core.evidence.services import path_of
from zotim.register.models import Evidence

pytestmark = pytest.mark.django_db

ACTIVE_PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
    b"/Names<</EmbeddedFiles<</Names[(evil.exe) 3 0 R]>>>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Type/Filespec/F(evil.exe)>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


def send(client, measure, data: bytes, name: str = "file.bin", kind: str = "text/html"):
    """Put a file in as evidence, with whatever type the sender claims."""
    return client.post(
        reverse("evidence_submit", args=[measure.pk]),
        {
            "original": "en", "title_en": "A file", "dated_on": "2026-11-16",
            "file": SimpleUploadedFile(name, data, content_type=kind),
        },
    )  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_with_a_reason_and_nothing_is_kept(bomb, focal, measure):
    answer = send(focal, measure, BOMBS[bomb](), "report.docx")
    assert answer.status_code == 200
    assert "unpacks to far more" in answer.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\x00" + b"\x00" * 100, "photo.jpg"),
        (b"<html><script>alert(1)</script>".ljust(600, b"\0"), "page.pdf"),
        (b"PK\x03\x04 cut", "cut.docx"),
        (docx()[:60], "cut.docx"),
        (archive(("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")), "macro.docx"),
        (docx(doctype='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'), "entities.docx"),
        ("Ëndërr".encode("utf-16"), "utf16.txt"),
        ("Zażółć".encode("cp1250"), "cp1250.txt"),
        ("Shqipëri".encode("latin-1"), "latin1.txt"),
        (b"Shqip\xc3", "cut-utf8.txt"),
        (b"text\0with nul", "nul.txt"),
        (b"", "empty.txt"),
    ],
    ids=["program", "page with nul", "no archive", "cut archive", "macros", "entities", "utf-16", "windows-1250",
         "latin-1", "cut utf-8", "nul", "empty"],
)  # fmt: skip
def test_what_isnt_what_it_should_be_is_refused_with_a_reason(data, name, focal, measure):
    answer = send(focal, measure, data, name)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Evidence.objects.exists()
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ACTIVE_PDF, "application/pdf"),
        (ACTIVE_PDF[:90], "application/pdf"),
        (b"<html><script>alert(1)</script></html>", "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain"),
    ],
    ids=["pdf with a script and a file inside", "cut pdf", "page", "picture with a script"],
)
def test_what_could_run_is_only_ever_given_out_as_a_download(data, kind, focal, measure):
    assert send(focal, measure, data, "evil.html").status_code == 302
    piece = Evidence.objects.get()
    answer = focal.get(reverse("evidence_file", args=[piece.pk]))
    assert answer.content == data
    assert answer["Content-Type"].split(";")[0] == kind
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = focal.get(reverse("evidence", args=[piece.pk])).content.decode()
    assert not re.search(r"<(iframe|object|embed)\b", page)


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd", "..\\..\\windows\\system32\\x.exe", "/etc/shadow", "C:\\x", ".htaccess", "....//x",
        "a\x00b.pdf", "x.pdf\r\nSet-Cookie: a=b", 'x";filename="evil.exe', "x;filename*=UTF-8''evil.exe",
        "\u202efdp.exe", "zero\u200bwidth\u2066\u2069.pdf", "ë" * 500, "%0d%0aX: y", "CON", "<script>.pdf",
    ],
)  # fmt: skip
def test_a_name_leads_nowhere_and_splits_no_header(name, focal, measure, settings):
    answer = send(focal, measure, b"Urdher i trilluar", name)
    assert answer.status_code == 302, answer.context["form"].errors
    piece = Evidence.objects.get()
    kept = piece.file.name
    assert kept.endswith(".txt")
    assert not set(kept) & set("/\\\r\n\0\u202e\u200b\u2066\u2069")
    assert path_of(piece.file).resolve().is_relative_to(settings.MEDIA_ROOT)
    answer = focal.get(reverse("evidence_file", args=[piece.pk]))
    disposition = answer["Content-Disposition"]
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[A-Za-z0-9._~%-]+", disposition), disposition
    assert "Set-Cookie" not in dict(answer.items())
    assert "<script>.txt" not in focal.get(reverse("evidence", args=[piece.pk])).content.decode()
