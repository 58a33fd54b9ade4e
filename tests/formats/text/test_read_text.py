"""Documents come as they come: what can be read is, what can't is named with the reason."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.text import Limits, UnreadableFile, read_text

STATEMENT = "Shqipëria do të dërgojë gjashtë ushtarakë.\nتستعد ألبانيا."
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, doctype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", DOCUMENT.format(body=body, doctype=doctype))
    return file.getvalue()


def pdf(*pages: str) -> bytes:
    """A small PDF with one line of text a page."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for index, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else ""
        resources = "/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 612 792]"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {5 + 2 * index} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + end.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_text_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert read_text(STATEMENT.encode(encoding), "statement.txt") == STATEMENT


def test_old_encodings_are_told_by_what_they_would_say() -> None:
    albanian = "Shqipëria do të dërgojë çdo vit gjashtë ushtarakë."
    arabic = "تستعد ألبانيا لإرسال ستة عسكريين إلى بعثة الناتو."
    assert read_text(albanian.encode("windows-1250"), "a.txt") == albanian
    assert read_text(arabic.encode("windows-1256"), "a.txt") == arabic


def test_an_encoding_that_cannot_be_told_is_refused() -> None:
    for data in (b"\x81\x8d\x8f\x90\xfe\xff\x00", b"plain \xa5\xb6\xd7 text", STATEMENT.encode("utf-16")[2:]):
        with pytest.raises(UnreadableFile, match=r"old\.txt: .*encoding"):
            read_text(data, "old.txt")
    with pytest.raises(UnreadableFile, match="says it is"):
        read_text(b"\xef\xbb\xbfabc\xff\xfe", "bad.txt")


def test_a_page_gives_its_words_without_scripts() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>no</title><style>p{}</style></head><body><h1>Pledges</h1>"
        "<script>alert('no')</script><p>Six &amp; four&nbsp;soldiers</p><ul><li>one</li><li>two</li></ul></body></html>"
    )
    assert read_text(page.encode(), "page") == "Pledges\nSix & four soldiers\n- one\n- two"


def test_a_word_document_gives_its_paragraphs_in_order() -> None:
    listed = "<w:pPr><w:numPr/></w:pPr>"
    deleted = "<w:p><w:del><w:r><w:delText>not this</w:delText></w:r></w:del></w:p>"
    data = docx(paragraph("Albania will:") + paragraph("send soldiers", listed) + deleted + paragraph("تستعد"))
    assert read_text(data, "statement.docx") == "Albania will:\n- send soldiers\nتستعد"


def test_a_row_of_a_table_is_one_line_with_bars_between_its_cells() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(paragraph('a'), paragraph('b'))}</w:tbl>"
    table = f"<w:tbl>{row(paragraph('Activity'), paragraph('Status'))}{row(paragraph('Wells') + inner, '')}</w:tbl>"
    assert read_text(docx(table + paragraph("End.")), "table.docx") == "Activity | Status\nWells a b | \nEnd."
    page = "<table><tr><th>Activity<th>Status</tr><tr><td>Wells</td><td>paid</td></tr></table><p>End.</p>"
    assert read_text(page.encode(), "table.html") == "Activity | Status\nWells | paid\nEnd."


def test_the_content_decides_not_the_name() -> None:
    assert read_text(docx(paragraph("six")), "statement.pdf") == "six"
    assert read_text(pdf("six soldiers"), "statement.txt") == "six soldiers"
    with pytest.raises(UnreadableFile, match="isn't a PDF"):
        read_text(b"just text", "statement.pdf")


def test_a_pdf_gives_its_text_layer() -> None:
    assert read_text(pdf("page one", "page two"), "two.pdf") == "page one\n\npage two"


def test_a_pdf_cut_anywhere_is_read_or_refused_never_worse() -> None:
    whole = pdf("Albania will send six soldiers")
    for cut in range(9, len(whole), 37):
        with contextlib.suppress(UnreadableFile):
            assert "soldiers" in read_text(whole[:cut], "cut.pdf")


def test_a_scan_is_said_to_have_no_text() -> None:
    with pytest.raises(UnreadableFile, match="no text layer"):
        read_text(pdf(""), "scan.pdf")


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="more than 2 pages"):
        read_text(pdf("a", "b", "c"), "long.pdf", limits=Limits(pages=2))


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = docx(paragraph("a" * 30_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableFile, match="zip bomb"):
        read_text(bomb, "bomb.docx")
    with pytest.raises(UnreadableFile, match="unpacks to more"):
        read_text(bomb, "bomb.docx", limits=Limits(unpacked=1024 * 1024))


def test_a_document_that_lies_about_its_size_is_not_unpacked() -> None:
    bomb = bytearray(docx(paragraph("a" * 5_000_000)))
    size = (5_000_000).to_bytes(4, "little")[2:]
    at = bomb.rfind(b"PK\x01\x02")
    assert size in bytes(bomb[at : at + 46])
    bomb[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(UnreadableFile):
        read_text(bytes(bomb), "liar.docx")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
def test_a_document_that_declares_entities_is_refused(doctype: str) -> None:
    with pytest.raises(UnreadableFile, match="document type"):
        read_text(docx(paragraph("x"), doctype), "hostile.docx")


def test_deep_nesting_does_no_harm() -> None:
    depth = 20_000
    assert read_text(docx("<w:p>" * depth + "<w:t>six</w:t>" + "</w:p>" * depth), "deep.docx") == "six"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (docx(paragraph("x"))[:-30], "cut.docx", "damaged"),
        (docx("<w:p>"), "broken.docx", "damaged"),
        (b"PK\x03\x04", "cut.docx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old.doc", "old Office file"),
        (b"\x89PNG\r\n", "scan.png", "picture"),
        (b"\x00\x01\x02", "what.bin", r"\.bin file"),
        (b"six soldiers", "x.xyz", r"a \.xyz file can't be read"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason) as refused:
        read_text(data, name)
    assert refused.value.name == name
    assert refused.value.what_to_do


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(UnreadableFile, match=r"1,024\.0 MB, more than the 20 MB"):
        read_text(huge)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_text(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile, match="folder"):
        read_text(tmp_path)


def test_line_ends_become_one_character() -> None:
    assert read_text(b"one\r\ntwo\rthree\n", "lines.txt") == "one\ntwo\nthree\n"


@given(st.one_of(st.binary(), st.sampled_from([b"PK\x03\x04", b"%PDF-1.7", b"<html>", b""]).flatmap(
    lambda start: st.binary().map(lambda rest: start + rest))))  # fmt: skip
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableFile):
        assert isinstance(read_text(data, "any"), str)
