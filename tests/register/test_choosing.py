"""A record is chosen among those that somebody may see, by its reference or by words of its title, with no script."""

import pytest
from django import forms

from tests import worlds
from zotim.core.texts import Translated
from zotim.register.forms.choosing import RecordField
from zotim.register.models import Commitment
from zotim.register.services import suggestion_accept

pytestmark = pytest.mark.django_db


class Choice(forms.Form):
    reference = RecordField(missing="There is none.")


def asked(value: str, rows=None) -> Choice:
    form = Choice({"reference": value})
    form.fields["reference"].offer(Commitment.objects.all() if rows is None else rows)
    return form


@pytest.fixture
def two():
    analyst, found = worlds.actor("analyst"), []
    for title in ("Train officers", "Train judges"):
        suggestion = worlds.document(analyst).suggestions.first()
        lead = worlds.body("Ministria", "ministry")
        found.append(
            suggestion_accept(actor=analyst, suggestion=suggestion, title=Translated.of("en", title), lead=lead)
        )
    return found


def test_a_reference_is_enough_in_any_case(two):
    form = asked(f" {two[0].reference.lower()} ")
    assert form.is_valid()
    assert form.cleaned_data["reference"] == two[0]


def test_words_of_a_title_are_enough_when_they_fit_one(two):
    form = asked("judges")
    assert form.is_valid()
    assert form.cleaned_data["reference"] == two[1]


def test_words_that_fit_several_name_them(two):
    form = asked("train")
    assert not form.is_valid()
    assert all(one.reference in str(form.errors) for one in two)


def test_what_isnt_among_those_offered_isnt_found(two):
    assert "There is none." in str(asked(two[0].reference, Commitment.objects.none()).errors)
    assert "There is none." in str(asked("ships").errors)


def test_the_box_offers_each_with_its_title(two):
    page = str(asked("")["reference"])
    assert f'<option value="{two[0].reference}">Train officers</option>' in page
    assert 'list="id_reference-known"' in page
    assert '<datalist id="id_reference-known">' in page
