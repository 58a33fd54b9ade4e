import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.core.documents.runs import DIRECTION_CONTROLS, aside, clean, quote_runs, runs
from zotim.core.documents.wording import digits


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("وفقا للقرار S/RES/2178 (2014)، ثم", ["S/RES/2178 (2014)"]),
        ("المستند ZOT-7Q4K-M2.", ["ZOT-7Q4K-M2"]),
        ("بعثة (NATO) و«NMI»", ["NATO", "NMI"]),
        ("الفقرة 1(c) منه", ["1(c)"]),
        ("NATO 6 أفراد", ["NATO"]),
        ("٦ أفراد في 2026", []),
    ],
)
def test_codes_in_arabic_are_runs_of_their_own(text, codes):
    assert [run.text for run in runs(text, "ar") if not run.right_to_left] == codes


def test_an_arabic_passage_in_albanian_is_one_run():
    cut = runs("Thuhet «يستعد لإرسال ٦ عسكريين» sot.", "sq")
    assert [(run.text, run.language) for run in cut] == [
        ("Thuhet «", "sq"), ("يستعد لإرسال ٦ عسكريين", "ar"), ("» sot.", "sq"),
    ]  # fmt: skip


@given(st.text(), st.sampled_from(["sq", "en", "ar"]))
def test_cutting_loses_nothing_of_a_cleaned_text_but_for_the_kind_of_its_digits(text, language):
    cut = "".join(run.text for run in runs(text, language))
    assert digits(cut, "ar") == digits(clean(clean(text)), "ar")
    assert "".join(run.text for run in quote_runs(text, language, None)) == clean(clean(text))


@given(st.text(alphabet="ab اب\u202e\u2066\u2069\x00\n12()-", max_size=40), st.sampled_from(["sq", "ar"]))
def test_no_run_can_turn_what_stands_around_it(text, language):
    assert not any(DIRECTION_CONTROLS.search(run.text) or "\x00" in run.text for run in runs(text, language))


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("تدريب 25 من أفراد الشرطة", "تدريب ٢٥ من أفراد الشرطة"),
        ("القرار S/RES/1373 (2001)، خلال 90 يوما", "القرار S/RES/1373 (2001)، خلال ٩٠ يوما"),
        ("الفقرة 1(c) منه", "الفقرة 1(c) منه"),
        (f"{aside('6', 'en')} (بانتظار التحقق)", "6 (بانتظار التحقق)"),
        ("6", "6"),
    ],
)
def test_numbers_among_arabic_words_have_one_kind_of_digits_and_codes_keep_theirs(text, set_as):
    assert "".join(run.text for run in runs(text, "ar")) == set_as


def test_what_is_quoted_keeps_its_digits():
    assert [run.text for run in quote_runs("قبل نهاية آذار 2027", "ar", None)] == ["قبل نهاية آذار 2027"]


def test_a_highlight_marks_exactly_its_characters():
    assert [(run.text, run.marked) for run in quote_runs("one two three", "en", (4, 7))] == [
        ("one ", False), ("two", True), (" three", False),
    ]  # fmt: skip


def test_a_passage_set_apart_keeps_its_digits_and_signs():
    title = "150 000 euro për fondin (2027) – 30%"
    cut = runs(f"منذ يوم: «{aside(title, 'sq')}».", "ar")
    assert [(run.text, run.right_to_left) for run in cut] == [("منذ يوم: «", True), (title, False), ("».", True)]
    cut = runs(f"Që nga dita: “{aside('150 000 يورو', 'ar')}”.", "sq")
    assert [run.text for run in cut if run.right_to_left] == ["150 000 يورو"]


def test_a_passage_that_could_turn_what_stands_around_it_is_not_set_apart():
    assert [run.text for run in runs("قبل \u2066بعد 12\u2069 ثم", "ar")] == ["قبل بعد ١٢ ثم"]
