"""The folded copy compares what readers hold to be the same, and every offset leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.scripts import normalise

# Ordinary text of the three languages, with everything that folding has to deal with.
LETTERS = (
    "aAëËçÇeëc\u0327e\u0308 ß\u00adœ.,\n" + "اأإآٱىيیكکةهؤئء\u0640\u064b\u0651\u0670لاﻻﷺ٣۴\u200f\u202e\u200d«»" + "09"
)
texts = st.one_of(st.text(), st.text(alphabet=LETTERS))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("أإآٱ", "اااا"),
        ("حكومة", "حكومه"),
        ("إلى", "الي"),
        ("کوسوفو ی", "كوسوفو ي"),
        ("بعـــثة", "بعثه"),
        ("مُدَرِّبُون", "مدربون"),
        ("ﻻ", "لا"),
        ("١٢٣ ۴۵", "123 45"),
        ("a\u200b\u202eb\u2066", "ab"),
        ("Përgjigje", "pergjigje"),
        ("e\u0308 c\u0327", "e c"),
        ("Çështje", "ceshtje"),
        ("Straße Žižek Łódź", "strasse zizek lodz"),
        ("٬٫؟،", ",.?,"),
    ],
)
def test_forms_of_one_letter_fold_to_one(written: str, same: str) -> None:
    assert normalise(written).text == same


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(texts)
def test_offsets_rise_and_stay_inside(text: str) -> None:
    copy = normalise(text)
    offsets = [copy.offset(index) for index in range(len(copy.text) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert offsets[-1] == len(text)


@given(texts, st.data())
def test_a_span_leads_back_to_what_folds_to_it(text: str, data: st.DataObject) -> None:
    copy = normalise(text)
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, len(copy.text)))
    first, last = copy.original_span(start, end)
    assert 0 <= first <= last <= len(text)
    folded = normalise(text[first:last]).text
    assert copy.text[start:end] in folded
    inside_ligature = (start and copy.offset(start) == copy.offset(start - 1)) or (
        end and end < len(copy.text) and copy.offset(end) == copy.offset(end - 1)
    )
    if start < end and not inside_ligature:
        assert folded == copy.text[start:end]


def test_the_marks_of_the_last_letter_belong_to_its_span() -> None:
    copy = normalise("مُدَرِّبٌ هنا")
    assert copy.original[slice(*copy.original_span(0, 4))] == "مُدَرِّبٌ"


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (0, 4), (2, 1)])
def test_a_span_outside_the_copy_is_an_error(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        normalise("abc").original_span(start, end)
