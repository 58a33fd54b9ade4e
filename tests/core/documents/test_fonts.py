import pytest

from zotim.core.documents.fonts import drawable, written_out


@pytest.mark.parametrize(
    "text", ["Gjëndja çështjeve “«–…", "وزارة الدفاع ١٢٣، ٪؟", "The quick brown fox ↑", "پچگ", "Ж Ω ș"]
)
def test_every_letter_of_our_languages_can_be_drawn(text):
    assert {letter for letter in text if ord(letter) not in drawable()} == set()
    assert written_out(text) == text


def test_what_can_not_be_drawn_is_named_and_not_dropped():
    assert written_out("a漢b") == "a[U+6F22]b"


def test_private_and_unassigned_characters_do_not_stop_a_paper():
    assert written_out("\ue123\U000f0000") == "[U+E123][U+F0000]"
