"""A text in three languages is one box: the original; the others are folded until somebody needs them."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from zotim.core.ui.forms import LANGUAGES, Day, DecisionForm, TranslatedForm, in_order


class Note(TranslatedForm):
    title_label = "What"
    day = forms.DateField(widget=Day)


def drawn(form):
    return render_to_string("ui/form.html", {"form": form})


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
def test_the_box_of_the_pages_language_stands_first_and_the_others_are_folded(language):
    with override(language):
        form = Note()
        html = drawn(form)
        before, folded = html.split("<details", 1)
    assert f'id="id_title_{language}"' in before
    assert next(iter(form.fields)) == f"title_{language}"
    for other in {code for code, _name in LANGUAGES} - {language}:
        assert f'id="id_title_{other}"' in folded
    assert 'id="id_original"' in folded
    assert 'id="id_day"' in folded.split("</details>")[1]
    assert "open" not in folded.split(">", 1)[0]
    assert html.count("<textarea") == 3


def test_only_translations_are_optional():
    with override("en"):
        html = drawn(Note())
    assert html.count("(optional)") == 2
    assert "(optional)" not in html.split("<details")[0]


def test_a_reason_is_called_needed_for_a_return_and_never_optional():
    with override("en"):
        html = drawn(DecisionForm(accept="Confirm"))
        assert "(optional)" not in html
        assert "Needed when you return it." in html
        assert list(DecisionForm({"decision": "return"}, accept="Confirm").errors) == ["comment"]
        too_long = DecisionForm({"decision": "return", "comment": "x" * 501}, accept="Confirm")
        assert len(too_long.errors["comment"]) == 1


def test_the_language_of_a_source_can_be_the_original():
    with override("en"):
        form = Note(initial={"original": "ar", "title_ar": "تعهد"})
        assert form.main == "ar"
        assert 'id="id_title_ar"' in drawn(form).split("<details")[0]
        assert 'dir="rtl"' in drawn(form).split("<details")[0]


def test_another_original_can_be_chosen_without_a_script():
    with override("en"):
        form = Note({"original": "sq", "title_sq": "Zotim", "title_en": "", "day": "2026-11-25"})
    assert form.is_valid(), form.errors
    assert (form.title.original, dict(form.title.texts)) == ("sq", {"sq": "Zotim"})


def test_the_original_has_to_be_written_and_the_error_stands_at_its_box():
    with override("en"):
        form = Note({"original": "sq", "title_en": "Promise", "day": "2026-11-25"})
        assert form.errors == {"title_sq": ["Write it in its original language."]}
        assert 'id="id_title_sq"' in drawn(form).split("<details")[0]


def test_what_is_folded_opens_by_itself_when_something_in_it_is_filled_or_wrong():
    with override("en"):
        assert Note(initial={"title_sq": "Zotim"}).unfolded
        assert Note({"original": "xx", "title_en": "a", "day": "2026-11-25"}).unfolded
        assert not Note({"original": "en", "title_en": "a", "day": ""}).unfolded


def test_the_browser_itself_asks_for_no_box_since_the_original_may_be_another():
    with override("en"):
        assert "required" not in drawn(Note()).split("</textarea>")[0].split("<textarea")[1]


def test_a_day_is_written_as_the_browsers_picker_reads_it():
    import datetime

    with override("sq"):
        assert 'value="2026-11-05"' in str(Note(initial={"day": datetime.date(2026, 11, 5)})["day"])


class Span(forms.Form):
    first = forms.DateField(required=False)
    last = forms.DateField(required=False)

    def clean(self):
        super().clean()
        in_order(self, "first", "last")


@given(first=st.none() | st.dates(), last=st.none() | st.dates())
def test_an_end_before_its_start_is_refused_at_the_end_and_nothing_else_is(first, last):
    form = Span({"first": first and first.isoformat(), "last": last and last.isoformat()})
    backwards = bool(first and last and last < first)
    assert dict(form.errors) == ({"last": ["The end comes before the start."]} if backwards else {})
