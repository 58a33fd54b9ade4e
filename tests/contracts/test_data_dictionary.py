"""Every field of every model is described: what it is for, whose it is, on what basis, for how long."""

import pytest
from django.apps import apps

from zotim.core.dictionary import BASES, FOREIGN, RETENTION_CLASSES
from zotim.core.records import BASE_FIELDS

pytestmark = pytest.mark.once

OWN = [m for m in apps.get_models() if m.__module__.startswith("zotim.") and not m._meta.auto_created]
OTHERS = [m for m in apps.get_models() if not m.__module__.startswith("zotim.")]


@pytest.mark.parametrize("model", OWN, ids=lambda m: m._meta.label)
def test_each_field_of_our_own_models_is_described(model):
    description = model.dictionary
    described = set(description.fields) | set(BASE_FIELDS)
    fields = {f.name for f in model._meta.get_fields() if f.concrete and not f.auto_created} | {
        f.name for f in model._meta.many_to_many
    }
    missing, gone = fields - described, set(description.fields) - fields
    assert not missing, f"describe in the model's dictionary: {', '.join(sorted(missing))}"
    assert not gone, f"described, but there is no such field: {', '.join(sorted(gone))}"
    assert description.basis in BASES
    assert description.retention in RETENTION_CLASSES
    assert all(field.purpose.strip() for field in description.fields.values())


@pytest.mark.parametrize("model", OTHERS, ids=lambda m: m._meta.label)
def test_each_model_of_a_library_is_described_as_a_whole(model):
    assert model._meta.label in FOREIGN


@pytest.mark.parametrize("model", OWN, ids=lambda m: m._meta.label)
def test_a_model_with_a_person_in_it_names_a_basis(model):
    holds_people = any(field.personal for field in model.dictionary.fields.values())
    assert not holds_people or model.dictionary.basis != "none"
