"""A text knows its original, its translations and who made them."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tests import worlds
from zotim.core.texts import Translated, TranslatedField, _from_json, listed
from zotim.register.models import Commitment


def test_the_pages_language_is_shown_and_the_original_where_there_is_none():
    text = Translated.of("ar", "تعهد", sq="zotim")
    with override("sq"):
        assert text.in_language() == ("zotim", "sq")
    with override("en"):
        assert text.in_language() == ("تعهد", "ar")


def test_words_are_parted_by_the_comma_of_their_language():
    with override("ar"):
        assert listed(["تعهد", 2]) == "تعهد، 2"
        assert listed(["a", "b"], "sq") == "a, b"
    with override("sq"):
        assert listed([]) == ""
        assert listed(["një"]) == "një"


def test_the_original_is_authentic_and_translations_name_their_translator():
    text = Translated.of("ar", "تعهد", sq="zotim").attributed("u1")
    assert text.authentic == ("ar",)
    assert text.by == {"sq": "u1"}
    text = replace(text, texts={**text.texts, "en": "commitment"}).attributed("u2")
    assert text.by == {"sq": "u1", "en": "u2"}
    assert text.attributed("u3").by == text.by


@given(st.dictionaries(st.sampled_from(["sq", "en", "ar"]), st.text(min_size=1), min_size=1))
def test_storing_and_reading_gives_the_same_text(texts):
    original = next(iter(texts))
    text = Translated(original, texts, (original,))
    assert _from_json(text.as_json()) == text


@pytest.mark.parametrize("text", [Translated("xx", {"xx": "?"}), Translated("sq", {"en": "only a translation"})])
def test_an_unknown_language_or_a_missing_original_is_refused(text):
    with pytest.raises(ValidationError):
        TranslatedField().validate(text, None)


@pytest.mark.django_db
def test_whoever_accepts_a_suggestion_answers_for_the_translations():
    analyst = worlds.actor("analyst")
    made = worlds.commitment(analyst, worlds.body())
    kept = Commitment.objects.get(pk=made.pk).title
    assert kept.original == "ar"
    assert set(kept.by.values()) == {str(analyst.user_id)}
