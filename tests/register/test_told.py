"""Every record whose states are kept has words in which its history is told."""

import pytest
from django.apps import apps

from zotim.core.revisions.models import Revisioned
from zotim.core.states.machine import MACHINES
from zotim.core.ui import words
from zotim.register.history.words import TOLD, told
from zotim.register.models import Commitment

pytestmark = pytest.mark.once
KEPT = {model._meta.label_lower: model for model in apps.get_models() if issubclass(model, Revisioned)}


def test_each_kind_of_record_whose_states_are_kept_has_words_and_no_other_has():
    assert TOLD.keys() == KEPT.keys()
    assert "register.seat" in TOLD


@pytest.mark.parametrize("kind", sorted(KEPT))
def test_what_is_told_are_columns_states_and_tables_of_words_that_there_are(kind):
    telling, meta = TOLD[kind], KEPT[kind]._meta
    columns = {column.attname for column in meta.concrete_fields} | {column.name for column in meta.many_to_many}
    assert {*telling.fields, *telling.turned} <= columns
    assert set(telling.first) <= set(telling.fields)
    assert {field.codes for field in telling.fields.values()} - {""} <= set(words._tables)
    machine = MACHINES.get(meta.label)
    assert set(telling.moved) <= ({state.code for state in machine.states} if machine else set())


def test_words_that_are_entered_twice_are_a_mistake():
    with pytest.raises(ValueError, match="has words already"):
        told(Commitment)
