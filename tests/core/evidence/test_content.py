"""A file is what its content says, never what its name says."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.core.evidence.content import SIZE_LIMIT, Refused, content_type
from zotim.core.evidence.services import clean_name


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), data)
    return buffer.getvalue()


def test_types_are_found_in_the_content():
    assert content_type(b"%PDF-1.7\n...") == "application/pdf"
    assert content_type(b"\x89PNG\r\n\x1a\n0000") == "image/png"
    assert content_type("Urdhër i trilluar".encode()) == "text/plain"
    assert content_type(archive(word__document_xml=b"<w/>")).endswith("wordprocessingml.document")
    assert content_type(archive(xl__workbook_xml=b"<x/>")).endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00\x03\x00\x00\x00",
        b"\x7fELF\x02\x01\x01\x00\x00",
        b"PK\x03\x04 but not really",
        b"\xff\xfe<\x00h\x00t\x00m\x00l\x00",
        archive(readme=b"an archive of something else"),
        archive(word__document_xml=b"<w/>", word__vbaProject_bin=b"macro"),
        archive(word__document_xml=b"0" * 50_000_000),
        b"a" * (SIZE_LIMIT + 1),
    ],
    ids=["empty", "exe", "elf", "broken zip", "utf-16", "other zip", "macros", "bomb", "too large"],
)
def test_what_isnt_taken_in_is_refused_with_a_reason(data):
    with pytest.raises(Refused) as refused:
        content_type(data)
    assert len(str(refused.value)) > 10


@pytest.mark.parametrize(("name", "kind"), [("Urdhër.PDF", "PDF"), ("x.docx", "DOCX"), ("x.jpeg", "JPEG")])
def test_a_broken_file_is_told_from_one_of_another_type(name, kind):
    with pytest.raises(Refused, match=f"isn't a {kind} file"):
        content_type(b"\x00\x01 cut", name)
    with pytest.raises(Refused, match="type of file"):
        content_type(b"\x00\x01 cut", "x.exe")


@given(st.text())
def test_a_name_never_leads_anywhere_nor_turns_direction(name):
    cleaned = clean_name(name, "application/pdf")
    assert cleaned.endswith(".pdf")
    assert not set(cleaned) & set("/\\\0\u202e\u200f\n\r")
    assert not cleaned.startswith(".")


def test_a_path_and_a_double_ending_are_cut_off():
    assert clean_name("../../etc/passwd", "text/plain") == "passwd.txt"
    assert clean_name("C:\\temp\\urdhër.pdf.exe", "application/pdf") == "urdhër.pdf.pdf"
    assert clean_name("\u202efdp.exe", "application/pdf") == "fdp.pdf"


def lying(data: bytes, size: int) -> bytes:
    """An archive whose directory and headers say of its one part that it unpacks to *size* bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        [member] = packed.infolist()
    return data.replace(member.file_size.to_bytes(4, "little"), size.to_bytes(4, "little"))


def packed_otherwise(method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed:
        packed.writestr("word/document.xml", b"<w/>" * 100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive(word__document_xml=b"<w/>", word__VBAProject_bin=b"macro"), "holds macros"),
        (archive(word__document_xml=b'<!DOCTYPE w [<!ENTITY a "b">]><w/>'), "document type"),
        (archive(word__document_xml='<!DOCTYPE w [<!ENTITY a "b">]><w/>'.encode("utf-16")), "document type"),
        (lying(archive(word__document_xml=b"0" * 50_000_000), 1_000), "damaged"),
        (archive(word__document_xml=b"<w/>" * 50)[:-60], "damaged"),
        (packed_otherwise(zipfile.ZIP_LZMA), "damaged"),
        (packed_otherwise(zipfile.ZIP_BZIP2), "damaged"),
    ],
    ids=["macros in capitals", "document type", "document type in utf-16", "untrue size", "cut", "lzma", "bzip2"],
)  # fmt: skip
def test_an_office_file_is_judged_by_what_is_in_it_not_by_what_it_says(data, words):
    with pytest.raises(Refused, match=words):
        content_type(data, "order.docx")
