"""What a wordy page says beside its claims: each rule that leaves it out, and what it must not leave out."""

import pytest

from zotim.engines.claims import read
from zotim.vocabulary import LineOfEffort

FIELD = {
    "en": "The Ministry trained 40 border guards. ",
    "sq": "Ministria trajnoi 40 roje kufitare. ",
    "ar": "دربت الوزارة ٤٠ من حرس الحدود. ",
}


def beside(language: str, sentence: str) -> list[str]:
    """The passages found in a sentence that stands behind one of the field."""
    first, *rest = read(FIELD[language] + sentence, language)
    assert first.quantity == 40
    return [claim.passage for claim in rest]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param("en", "The Ministry repainted its lifts.", id="a deed that names nothing of the field"),
        pytest.param("en", "In the prison it began with a quarrel.", id="a pronoun's passage"),
        pytest.param("en", "Two parents had opened a school.", id="private persons act"),
        pytest.param("sq", "Fshatarët hapën një shkollë.", id="private persons act, sq"),
        pytest.param("ar", "وافتتحت الأمهات مدرسة.", id="private persons act, ar"),
        pytest.param("en", "The embassy will be closed on Friday.", id="a notice"),
        pytest.param("ar", "ستكون السفارة مغلقة يوم الجمعة.", id="a notice, ar"),
        pytest.param("en", "The Embassy sends its condolences to the police.", id="a greeting"),
        pytest.param("ar", "وتقدم السفارة خالص العزاء إلى أسر الشرطة.", id="a greeting, ar"),
        pytest.param("ar", "واختتمت في عمان أعمال الورشة.", id="a meeting is closed"),
        pytest.param("ar", "وردًّا على سؤال عن الحدود قال إن الأمر لم يطرح.", id="a noun by its tanwin"),
        pytest.param("ar", "وفي المدرسة بيت اشترته البلدية.", id="a relative clause without a pronoun"),
        pytest.param("en", "It rained on the school.", id="the weather"),
        pytest.param("ar", "وتوصية اللجنة بشأن الحدود.", id="a noun by its ending"),
        pytest.param("en", "The workshop that gathered police officers ended late.", id="a relative without an actor"),
        pytest.param(
            "en", "A proposal about persons convicted abroad was discussed.", id="a participle before a finite verb"
        ),
        pytest.param("en", "The team used to train police officers on Fridays.", id="a habit of old"),
        pytest.param("en", "Having trained police officers, they went home.", id="a perfect participle"),
        pytest.param("en", "The call for scholarship applications closes on 30 November.", id="call as a noun"),
        pytest.param("sq", "Dhjetë masa ndaj policisë.", id="a preposition that looks like a verb"),
        pytest.param("sq", "Viti 2025 solli në kufi 14 mijë udhëtarë.", id="a year does nothing"),
    ],
)
def test_what_only_surrounds_a_claim_is_none(language: str, sentence: str) -> None:
    assert beside(language, sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence", "passage"),
    [
        ("en", "The Ministry opened 3 lifts.", "opened 3 lifts"),
        ("en", "Parents protested, and the Ministry opened a school.", "opened a school"),
        ("en", "Two boys were arrested.", "Two boys were arrested"),
        ("en", "A helpline for worried parents will be opened.", "A helpline for worried parents will be opened"),
        ("ar", "ما زال ضباط المركز يدربون الشرطة.", "ما زال ضباط المركز يدربون الشرطة"),
        ("ar", "المادة التاسعة تحظر السفر.", "تحظر السفر"),
        ("sq", "Komuna, që nuk kishte bojë, bleu 40 libra.", "bleu 40 libra"),
        ("sq", "Bashkia vendosi ta kthejë depon në klub rinor.", "vendosi ta kthejë depon në klub rinor"),
        ("sq", "Kemi ndër mend të trajnojmë policinë.", "Kemi ndër mend të trajnojmë policinë"),
        (
            "en",
            "A third clinic, fitted with an X-ray unit, was handed over.",
            "A third clinic, fitted with an X-ray unit, was handed over",
        ),
        (
            "en",
            "Goods whose export requires a licence were seized.",
            "Goods whose export requires a licence were seized",
        ),
        ("en", "Customs will, from 2028 on, train border guards.", "will, from 2028 on, train border guards"),
    ],
)
def test_what_stands_close_to_it_is_one(language: str, sentence: str, passage: str) -> None:
    assert beside(language, sentence) == [passage]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Albania trained 6 police officers and 2 judges, one of whom speaks Arabic.", 2),
        ("Albania opened 2 schools and 3 clinics, and their street has changed since.", 2),
        ("Shqipëria ofroi dy oficerë, njërin në Kuvajt, tjetrin në Tampa.", 1),
    ],
)
def test_an_aside_to_an_item_is_no_item(text: str, passages: int) -> None:
    assert len(read(text)) == passages


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("The law extends the storage of passenger data from three to five years.", 5),
        ("Ministria do ta shtrijë afatin e ngrirjes së llogarive në dhjetë ditë.", 10),
        ("خصصت الوزارة مليونًا ونصف مليون درهم للمدارس.", 1_500_000),
        ("Kemi dënuar, me vendime të formës së prerë, tetëdhjetë e katër persona.", 84),
        ("The Council has designated four individuals and one foundation.", 4),
    ],
)
def test_a_new_period_a_half_and_a_number_behind_an_aside_count(text: str, quantity: int) -> None:
    assert read(text)[0].quantity == quantity


def test_one_counts_what_it_opens() -> None:
    found = read("The Council has designated four individuals and one foundation.", "en")
    assert [claim.quantity for claim in found] == [4, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Our foundation is old. We trained 20 teachers.",
        "Fondacioni ynë është i vjetër. Kemi trajnuar 20 mësues.",
    ],
)
def test_what_an_ngo_says_of_itself_is_no_claim(text: str) -> None:
    assert read(text) == []


def test_what_is_backed_without_a_matter_is_governance() -> None:
    found = read("Chad aligns itself with the statement. It calls on all states to prosecute foreign fighters.", "en")
    assert [claim.line_of_effort for claim in found] == [LineOfEffort.GOVERNANCE, LineOfEffort.FOREIGN_FIGHTERS]


def test_a_numbered_heading_gives_its_paragraphs_their_line() -> None:
    text = (
        "4. Terrorist financing\n\n4.1 Nineteen files were disseminated.\n\n"
        "5. Passengers and borders\n\n5.1 Four files were disseminated."
    )
    assert [claim.line_of_effort for claim in read(text, "en")] == ["counter_finance", "foreign_fighters"]
