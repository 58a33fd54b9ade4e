"""Days of which a part is known are written as the page writes days."""

import pytest
from django.utils.translation import override

from zotim.core.ui import partial


@pytest.mark.parametrize(
    ("said", "language", "words"),
    [
        ("1970-05-12", "sq", "12 maj 1970"), ("1970-05", "sq", "maj 1970"), ("1970-05", "ar", "مايو ١٩٧٠"),
        ("1970", "en", "1970"), ("1970", "ar", "١٩٧٠"), ("1980/1985-03", "en", "1980–March 1985"),
        ("1970~", "en", "about 1970"), ("1970-02-31", "en", "1970-02-31"), ("in spring", "en", "in spring"),
        ("0000", "en", "0000"), ("", "en", ""),
    ],
)  # fmt: skip
def test_a_day_of_which_a_part_is_known_is_written_as_the_page_writes_days_and_else_as_it_was_said(
    said, language, words
):
    with override(language):
        assert partial.partial_day(said) == words


def test_a_line_with_a_day_in_it_has_it_as_the_page_has_days():
    with override("en"):
        assert partial.dated("ZZ 1970 · IST–TIA · 2026-11-24") == "ZZ 1970 · IST–TIA · 24 November 2026"
