"""The form of a legal basis is long, and so it stands under headings; what is translated is folded away."""

import re

import pytest
from django.template.loader import render_to_string

from zotim.core.ui import bases

HEADINGS = ["What rests on it", "Law", "Who decides", "How one appeals", "Notices"]


class Form(bases.BasisForm):
    """One that asks something of its own beside the body."""

    told_to = bases.forms.CharField(required=False)
    step = bases.forms.CharField()
    first = ("step",)
    of_body = ("told_to",)


def drawn(form):
    return render_to_string("ui/form.html", {"form": form})


def test_each_field_stands_under_a_heading_once():
    form = Form()
    html = drawn(form)
    assert re.findall("<legend>(.*?)</legend>", html) == HEADINGS
    assert sorted(re.findall(r' name="(\w+)"', html)) == sorted(form.fields)


def test_the_fields_are_ordered_as_they_stand():
    form = Form()
    shown = [field.name for one in form.headed for field in (*one.fields, *one.folded_fields)]
    assert {*shown} == {*form.fields}
    law = drawn(form).split("<legend>Law</legend>")[1].split("</fieldset>")[0]
    before, folded = law.split("<details", 1)
    assert re.findall(r' name="(\w+)"', before) == ["act_sq", "article_sq", "seen_in"]
    assert re.findall(r' name="(\w+)"', folded) == ["act_en", "act_ar", "article_en", "article_ar"]


@pytest.mark.parametrize(
    ("given", "is_open"), [({}, False), ({"court_ar": "محكمة"}, True), ({"court_ar": "x" * 201}, True)]
)
def test_translations_open_where_one_is_filled_or_wrong(given, is_open):
    appeal = next(one for one in Form(given).headed if one.title == "How one appeals")
    assert appeal.unfolded == is_open
