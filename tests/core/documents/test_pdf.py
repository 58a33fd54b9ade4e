import ctypes
import dataclasses
import datetime
import re

import polib
import pypdfium2
import pypdfium2.raw as raw
import pytest
from django.utils.translation import trans_real
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from tests.core.documents.conftest import PAGES
from zotim.core.documents.paper import Quote, Section, Sentence, Table
from zotim.core.documents.pdf import render_pdf

HOSTILE = (
    '#panic("x") *bold* $x^2$ @label <b> "quoted" \\u{202e} \u202eevil\u202c \x00 // /* '
    '#import "/etc/passwd": * `raw` = h'
)

# Title, first label of the path, and value of the first fact, as the made-up papers have them
TEXTS = {
    "en": ("Six people", "Responsible", "Ministry of Defence"),
    "ar": ("مهمة", "الجهة", "وزارة الدفاع"),
}


@pytest.fixture
def opened():
    """Open PDF bytes; closed when the test ends."""
    open_ones = []

    def opening(data):
        open_ones.append(pypdfium2.PdfDocument(data))
        return open_ones[-1]

    yield opening
    for document in open_ones:
        document.close()


def text_of(document):
    pages = []
    for page in document:
        words = page.get_textpage()
        pages.append(words.get_text_range())
        words.close()
        page.close()
    return "\n".join(pages).replace("\r", "").replace("\u2060", "")


def links_of(document):
    """(page, address) for links to the web and (page, target page, height on it) for links inside."""
    outside, inside = [], []
    for number in range(len(document)):
        page, at, link = document[number], ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, at, link):
            target = raw.FPDFLink_GetDest(document, link)
            if target:
                x, y, zoom = (ctypes.c_float() for _ in range(3))
                has = [ctypes.c_int() for _ in range(3)]
                raw.FPDFDest_GetLocationInPage(target, *has, x, y, zoom)
                inside.append((number, raw.FPDFDest_GetDestPageIndex(document, target), round(y.value)))
            else:
                action = raw.FPDFLink_GetAction(link)
                size = raw.FPDFAction_GetURIPath(document, action, None, 0)
                buffer = ctypes.create_string_buffer(size)
                raw.FPDFAction_GetURIPath(document, action, buffer, size)
                outside.append((number, buffer.value.decode()))
        page.close()
    return outside, inside


def test_a_paper_reads_in_the_order_in_which_it_was_written(paper, opened):
    text = text_of(opened(render_pdf(paper("en"))))
    places = [
        text.index(part)
        for part in (
            "Six people for the mission",
            "Ministry of Defence",
            "From pledge to proof",
            "The Ministry announced a mission.",
            "Two rotations were planned.",
            "1,042\nVisa",
            "Order no. 17",
        )
    ]
    assert places == sorted(places)


def test_each_sentence_leads_to_its_evidence_and_the_evidence_leads_back(paper, opened):
    outside, inside = links_of(opened(render_pdf(paper("en"))))
    # Five marks (a step's, two, one, a table's) lead down, and for each of them one link leads back.
    assert len(inside) == 2 * 5
    assert len({place[1:] for place in inside}) >= 2 + 4
    assert {address for _, address in outside} == {"https://example.org/statements/12", "https://example.org/orders/17"}


def test_a_cell_that_leads_somewhere_is_read_by_its_name(paper, opened):
    made = opened(render_pdf(paper("en", sections=PAGES)))
    assert "https://example.org/calendar/" in {address for _page, address in links_of(made)[0]}
    assert "The calendar" in text_of(made)
    assert "example.org/calendar" not in text_of(made)


def test_every_mark_is_printed(paper, opened):
    text = text_of(opened(render_pdf(paper("en"))))
    assert re.search(r"announced a mission\.\s*\[1\]\s*\[2\]", text)
    assert re.search(r"rotations were planned\.\s*\[2\]", text)


def test_an_arabic_paper_is_in_arabic(paper, opened):
    text = text_of(opened(render_pdf(paper("ar"))))
    assert "وزارة الدفاع" in text
    assert "تستعد" in text
    assert "١٬٠٤٢" in text
    assert "٢٠٢٦" in text


def test_an_arabic_page_number_has_arabic_digits_in_the_order_in_which_they_are_read(paper, opened):
    many = Section("ق", None, [Sentence("تستعد وزارة الدفاع.", "ar", ["ZOT-2222-BB"])] * 90)
    document = opened(render_pdf(paper("ar", sections=[many])))
    page = document[1]
    words = page.get_textpage()
    found = {}
    for at in range(words.count_chars()):
        letter = words.get_text_range(at, 1)
        left, bottom, *_ = words.get_charbox(at)
        if bottom < 75 and letter in "٠١٢٣٤٥٦٧٨٩/":
            found[letter] = left
    words.close()
    page.close()
    total = "٠١٢٣٤٥٦٧٨٩"[len(document)]
    # Right to left: page 2 stands to the right of the stroke, the count to its left.
    assert found["٢"] > found["/"] > found[total]


def test_an_arabic_page_is_the_mirror_of_an_english_one(paper, opened):
    def sides(language):
        """Where the middle of the title, of the first label, of its value and of the page number lie."""
        page = opened(render_pdf(paper(language)))[0]
        words, width = page.get_textpage(), page.get_width()
        text = words.get_text_range()
        title, label, value = (words.get_charbox(text.index(part)) for part in TEXTS[language])
        last = max(
            (words.get_charbox(at) for at in range(words.count_chars()) if words.get_charbox(at)[1] < 75),
            key=lambda box: abs(box[0] - (width if language == "en" else 0)) * -1,
        )
        words.close()
        page.close()
        return [(box[0] + box[2]) / 2 < width / 2 for box in (title, label, last)] + [label[0] < value[0]]

    assert sides("en") == [True, True, False, True]
    assert sides("ar") == [False, False, True, False]


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_hostile_text_is_printed_and_never_run(paper, opened, language):
    hostile = dataclasses.replace(
        paper(language),
        title=HOSTILE,
        subtitle=HOSTILE,
        footer=HOSTILE,
        verify_note=HOSTILE,
        facts=[(HOSTILE, HOSTILE)],
        sections=[
            Section(HOSTILE, None, [
                Sentence(HOSTILE, "en", ["ZOT-1111-AA"]),
                Quote(HOSTILE, "en", (3, 9), HOSTILE),
                Table([HOSTILE], [[HOSTILE]], HOSTILE),
            ])
        ],
    )  # fmt: skip
    text = text_of(opened(render_pdf(hostile)))
    assert "\u202e" not in text
    if language != "ar":
        flat = re.sub(r"\s+", " ", text)
        assert flat.count('#panic("x")') >= 8
        assert '#import "/etc/passwd": * `raw` = h' in flat


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_equal_papers_give_equal_bytes(paper, language):
    assert render_pdf(paper(language)) == render_pdf(paper(language))


def test_the_date_in_the_file_is_that_of_the_paper(paper, opened):
    about = opened(render_pdf(paper("en", as_of=datetime.date(2025, 2, 3)))).get_metadata_dict()
    assert about["CreationDate"].startswith("D:20250203")
    assert about["Title"] == "Six people for the mission"


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_a_paper_is_tagged_for_screen_readers_in_its_language(paper, opened, language):
    data = render_pdf(paper(language))
    assert raw.FPDFCatalog_IsTagged(opened(data))
    assert b"pdfuaid:part" in data
    assert re.search(rb"/Lang\s*\(" + language.encode(), data)


def test_a_character_that_no_font_draws_is_written_out(paper, opened):
    text = text_of(opened(render_pdf(paper("en", subtitle="a 漢 b"))))
    assert "a [U+6F22] b" in text


@trying(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["sq", "en", "ar"]))
def test_any_text_can_be_printed(paper, text, language):
    assert render_pdf(paper(language, subtitle=text, footer=text, title=f"t{text}")).startswith(b"%PDF")


def test_a_word_without_end_stays_on_the_page(paper, opened):
    wide = Section(
        "w" * 200, None, [Table(list("abcde"), [["v" * 90] * 5]), Sentence("u" * 200, "en", ["ZOT-1111-AA"])]
    )
    document = opened(render_pdf(paper("en", subtitle="x" * 400, facts=[("y" * 90, "z" * 300)], sections=[wide])))
    page = document[0]
    words = page.get_textpage()
    assert "vvv" in words.get_text_range()
    rightmost = max(words.get_charbox(at)[2] for at in range(words.count_chars()))
    width = page.get_width()
    words.close()
    page.close()
    assert rightmost < width - 60


LONG_ADDRESS = (
    "https://video-sharing.example/a-long-channel/2026-11-27?id=0123-4567-89ab-cdef&t=34s#top-" + "of-" * 90 + "page"
)
HASH = "0123456789abcdef" * 4


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
@pytest.mark.parametrize("word", ["https://video.example/a-b", LONG_ADDRESS, HASH])
def test_an_address_is_copied_as_it_was_written_but_for_the_ends_of_lines(paper, opened, language, word):
    words = " ".join(["fjalë" if language != "ar" else "كلمة"] * 9)
    section = Section("S", None, [
        Table(["a", "b"], [["x", word]]), Sentence(f"{words} {word} {words}", language, ["ZOT-1111-AA"]),
        Quote(f"Say {word} again", "en"), Quote(f"{words} {word}", "ar"),
    ])  # fmt: skip
    data = render_pdf(paper(language, facts=[("f", word)], sections=[section]))
    if language != "ar":
        assert copied(opened(data)).count(word) == 5
    else:  # the reader at hand turns lines with Arabic words around: seen is what stands on lines of its own
        assert copied(opened(data.replace(b"/Direction/R2L", b"/Direction/L2R"))).count(word) >= 3


def copied(document):
    """All letters as a reader's clipboard has them, without the ends of lines."""
    return "".join("".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_address_of_evidence_is_copied_as_it_was_written(paper, opened):
    made = paper("sq")
    evidence = [dataclasses.replace(made.evidence[0], url=LONG_ADDRESS), *made.evidence[1:]]
    assert copied(opened(render_pdf(dataclasses.replace(made, evidence=evidence)))).count(LONG_ADDRESS) == 1


def test_a_quote_keeps_its_own_direction_in_another_language(paper, opened):
    assert "الوزارة" in text_of(opened(render_pdf(paper("sq"))))


def test_words_of_the_renderer_come_from_the_catalogue_of_the_paper(paper, opened, tmp_path, settings, monkeypatch):
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="Evidence", msgstr="Provat e mbledhura"))
    folder = tmp_path / "sq" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [tmp_path]
    monkeypatch.setattr(trans_real, "_translations", {})
    assert "Provat e mbledhura" in text_of(opened(render_pdf(paper("sq"))))
    assert "Provat" not in text_of(opened(render_pdf(paper("en"))))
