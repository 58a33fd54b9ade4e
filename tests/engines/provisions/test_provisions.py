"""Operative paragraphs and articles of resolutions, treaties and laws, in three languages. All texts are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.engines.provisions import Force, Part, read

RESOLUTION = """The Security Council,
Recalling its resolution 1373 (2001),
Noting that 3. what a preamble counts is no paragraph,
1. Decides that all States shall:
(a) prevent the financing of terrorist acts;
(b) freeze without delay:
(i) bank accounts;
(ii) virtual assets;
2. Also calls upon Member States to collect passenger name records;
3. Encourages States to develop rehabilitation strategies;
4. Takes note of the report;"""


def test_a_resolution_gives_its_operative_paragraphs_with_verb_and_force() -> None:
    found = read(RESOLUTION)
    assert [(one.number, one.verb, one.force) for one in found] == [
        ("1", "Decides", Force.BINDING),
        ("2", "Also calls upon", Force.CALL),
        ("3", "Encourages", Force.ENCOURAGE),
        ("4", "Takes note", Force.RECOGNISE),
    ]
    assert [one.lines[0].value for one in found[:3]] == ["counter_finance", "foreign_fighters", "prevention"]


def test_sub_paragraphs_keep_their_letters_and_their_own_parts() -> None:
    first = read(RESOLUTION)[0]
    assert [part.number for part in first.parts] == ["a", "b"]
    assert [part.number for part in first.parts[1].parts] == ["i", "ii"]
    assert {part.force for part in first.parts} == {Force.BINDING}


@pytest.mark.parametrize(
    ("text", "number", "force"),
    [
        ("Neni 12\nSubjektet duhet të raportojnë transaksionet.", "12", "binding"),
        ("Neni 230/a\nAgjencia mund të ngrijë asetet.", "230/a", "permit"),
        ("Neni 3\nNdalohet mbledhja e fondeve për terrorizëm.", "3", "binding"),
        ("المادة ٥\nيحظر جمع الأموال لتمويل الإرهاب.", "5", "binding"),
        ("المادة ٦ مكررا: يجوز للوزير تجميد الأصول.", "6 bis", "permit"),
        ("Article 3\nEach Party shall criminalise recruitment for terrorism.", "3", "binding"),
        ("Article 7 – Parties may share biometric data.", "7", "permit"),
        ("1. Vendos që shtetet të ngrijnë asetet.", "1", "binding"),
        ("1. U bën thirrje shteteve të shkëmbejnë informacion.", "1", "call"),
        ("١ - يقرر أن تجمد الدول أموال الإرهابيين؛", "1", "binding"),
        ("١ - يهيب بالدول تبادل المعلومات؛", "1", "call"),
        ("١ - يحيط علما بالتقرير؛", "1", "recognise"),
        ("1. Demands that they cease.", "1", "binding"),
        ("1. Strongly urges States to share evidence.", "1", "call"),
        ("1. The word terrorist means nothing here.", "1", "none"),
        ("1. Reiterates its call upon all States to accede.", "1", "call"),
        ("1. Acting under Chapter VII, decides to extend the mandate.", "1", "binding"),
        ("Article 6\nA person who finances terrorism is liable to imprisonment.", "6", "binding"),
        ("Article 8\nNo one may travel with a false document.", "8", "binding"),
        ("Article 9\nThe Agency has the power to freeze assets.", "9", "permit"),
        ("Section 12. It is an offence to receive training.", "12", "binding"),
        ("Neni 8\nSubjektet janë të detyruara të raportojnë.", "8", "binding"),
        ("Neni 9\nSubjektet nuk mund të hapin llogari anonime.", "9", "binding"),
        ("1. U kërkon shteteve të raportojnë.", "1", "call"),
        ("المادة 5\nللوزير أن يطلب البيانات.", "5", "permit"),
        ("المادة 6\nعلى المصارف أن تبلغ الوحدة.", "6", "binding"),
        ("1 - يكرر دعوته إلى جميع الدول أن تنضم.", "1", "call"),
    ],
)
def test_number_and_force_are_read_in_three_languages(text: str, number: str, force: str) -> None:
    [found] = read(text)
    assert (found.number, found.force) == (number, force)


def test_an_article_has_numbered_paragraphs_and_letters_below_them() -> None:
    [article] = read(
        "Neni 12\nRaportimi\n1. Ky nen zbatohet kudo.\n2. Subjektet duhet:\na) të raportojnë;\nb) të ruajnë."
    )
    assert article.title == "Raportimi"
    assert [part.number for part in article.parts] == ["1", "2"]
    assert [part.number for part in article.parts[1].parts] == ["a", "b"]


def test_a_number_out_of_order_is_no_paragraph() -> None:
    assert [one.number for one in read("1. Decides one.\n7. Not next.\n2. Urges two.")] == ["1", "2"]


def test_a_text_without_numbers_has_no_provision() -> None:
    assert read("The Council decides that all States shall act.") == []


def parts_of(parts: tuple[Part, ...]) -> list[Part]:
    return [one for part in parts for one in (part, *parts_of(part.parts))]


PIECES = ["1.", "2.", "3.", "\n", "Decides", "calls upon", "(a)", "(b)", "(i)", "(ii)", "Article 4", "Neni 2", "a)",
          "shall", "المادة ٥", "(أ)", "(ب)", "يقرر", ";", ":", "مكررا", "free text", "٣ -", "\u202e"]  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)))
def test_every_provision_is_quoted_to_the_letter_and_holds_its_parts(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for one in found:
        assert text[one.start : one.end] == one.passage
        assert one.passage.strip()
        assert (one.verb is None) == (one.force == Force.NONE)
        assert one.verb is None or one.verb in one.passage
        for part in parts_of(one.parts):
            assert one.start <= part.start < part.end <= one.end
