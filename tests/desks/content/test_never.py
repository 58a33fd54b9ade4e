"""The desk knows pieces of content and what was decided about each: never accounts or persons as objects, no profile,
no graph, no strike. Read off its data dictionary, its tables and its forms."""

import re

import pytest
from django.apps import apps
from django.db import models

from zotim.core.people.models import User
from zotim.core.sealing.fields import SealedTextField
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law import forms

pytestmark = pytest.mark.once
OWN = list(apps.get_app_config("content").get_models())
BANNED = {
    "account", "author", "belief", "channel_owner", "connection", "follower", "friend", "graph", "group", "handle",
    "ideology", "influence", "level", "network", "nickname", "offender", "owner", "persona", "poster", "profile",
    "publisher", "radical", "rank", "rating", "risk", "score", "strike", "subject", "suspect", "uploader", "username",
}  # fmt: skip
"""Words by which one would know a table or a column of people who publish."""
BODIES = {"Follower"}
"""Bodies of states that follow a bank."""
STAFF = {"hands", "codes"}
"""Lists of those who work here, and of what they read."""


def words(name):
    """The words of a name such as ``ItemPrint`` or ``taken_by``."""
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))


def columns():
    return [(model, field) for model in OWN for field in model._meta.concrete_fields]


def test_no_table_and_no_column_is_of_those_who_publish():
    found = {model.__name__ for model in OWN if words(model.__name__) & BANNED}
    found |= {f"{model.__name__}.{field.name}" for model, field in columns() if words(field.name) & BANNED}
    assert found == BODIES


def test_what_is_about_somebody_is_one_who_works_here_or_is_sealed():
    found = set()
    for model, field in columns():
        told = model.dictionary.fields.get(field.name)
        if told is None or not told.personal:
            continue
        works_here = isinstance(field, models.ForeignKey) and field.related_model is User
        if not works_here and not isinstance(field, SealedTextField) and field.name not in STAFF:
            found.add(f"{model.__name__}.{field.name}")
    assert found == set()


def test_people_of_this_house_are_linked_by_what_they_did_alone():
    """A link to somebody is declared as personal, so that it stands in the register of processing."""
    links = [(one, field) for one, field in columns() if isinstance(field, models.ForeignKey)]
    assert [
        f"{one.__name__}.{field.name}" for one, field in links
        if field.related_model is User and not one.dictionary.fields[field.name].personal
    ] == []  # fmt: skip


def test_no_table_joins_one_item_to_another():
    for model in OWN:
        ends = [field for field in model._meta.concrete_fields if field.related_model is Item]
        assert len(ends) < 2, model.__name__


def test_a_handle_stands_in_what_goes_out_alone_sealed_and_ends_with_it():
    of = {code for code in forms.codes() if "handle" in forms.form(code).fields}
    assert of == {"police", "prosecutor"}
    assert not any(forms.form(code).comes_back for code in of)
    assert isinstance(Dispatch._meta.get_field("values"), SealedTextField)
    assert Dispatch.dictionary.fields["values"].sealed
