"""What the walk through the pages takes for English that was left there."""

import pytest

from tests.words import english_on, words_of


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>المفوّض of the state</p>", {"of", "the", "state"}),
        ('<p>تعهّد <bdi class="code">ZOT-TEHA-FQ</bdi> بصيغة XLSX</p>', set()),
        ('<p lang="en">Six soldiers</p><p>ستة</p>', set()),
        ('<p><bdi dir="auto">what somebody typed</bdi></p>', set()),
        ("<p>Mira Dervishi</p>", set()),
        ("<p>undocs.org/A/RES/60/288<br>report</p>", {"report"}),
    ],
)
def test_in_arabic_every_latin_word_is_left_unless_it_is_a_name_a_code_or_marked(html, left):
    assert english_on(html, "ar", words_of("Mira Dervishi")) == left


def test_in_albanian_frequent_words_of_english_are_found_and_its_own_are_not():
    assert english_on("<p>Raport i bashkisë, an invented committee, me si do</p>", "sq") == {"invented"}
    assert english_on("<p>Zotimi për të trajnuar 40 mësues</p>", "sq") == set()
