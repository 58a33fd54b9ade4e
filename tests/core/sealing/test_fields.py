"""A sealed column holds sealed texts only: the field says so in Python, the constraint in the database."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.core.sealing.services import NotSealed, Place, is_sealed, key_make, seal, unseal


@pytest.fixture
def note(db, tmp_path, settings):
    """A model with a sealed column, and its table."""
    settings.ZOTIM_KEYS, settings.ZOTIM_KEK_FILE = tmp_path / "keys", tmp_path / "keys" / "sealing.kek"
    settings.ZOTIM_TOMBSTONES = tmp_path / "second"
    with isolate_apps("zotim.core.sealing"):

        class Note(models.Model):
            body = SealedTextField(null=True)

            class Meta:
                app_label = "sealing"
                constraints = [sealed_check("body")]

            def __str__(self) -> str:
                return "note"

    # Not entered: on SQLite it can't be, inside a transaction. The statements are what is wanted.
    editor = connection.schema_editor(collect_sql=True)
    editor.deferred_sql = []
    editor.create_model(Note)
    with connection.cursor() as cursor:
        for statement in editor.collected_sql:
            cursor.execute(statement)
    return Note


@pytest.fixture
def token(note):
    subject = uuid4()
    key_make(subject)
    place = Place(subject, "sealing_note", 1, "body")
    return seal("shënim", place), place


def test_a_sealed_text_is_kept_and_stays_sealed_until_somebody_opens_it(note, token):
    sealed, place = token
    note.objects.create(pk=1, body=sealed)
    kept = note.objects.get()
    assert kept.body == sealed
    assert is_sealed(kept.body)
    assert "shënim" not in str(kept.body)
    assert unseal(kept.body, place) == "shënim"


@pytest.mark.parametrize("plain", ["shënim", "", "zs1:", "zs1:plain text that pretends"])
def test_plain_text_is_refused_before_the_database(note, token, plain):
    note.objects.create(pk=1, body=token[0])
    with pytest.raises(NotSealed, match="sealed texts only"):
        note(body=plain).save()
    with pytest.raises(NotSealed):
        note.objects.update(body=plain)
    with pytest.raises(NotSealed):
        note.objects.bulk_create([note(body=plain)])
    with pytest.raises(NotSealed):
        note.objects.filter(body=plain).exists()


def test_nothing_may_stand_there_if_the_model_says_so(note):
    assert note.objects.create().body is None


def test_plain_text_is_refused_by_the_database_itself(note):
    for plain in ("shënim", "", " zs1:x"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO sealing_note (id, body) VALUES (7, %s)", [plain])


def test_a_constraint_is_named_after_its_table_and_column(note):
    assert [c.name for c in note._meta.constraints] == ["sealing_note_body_sealed"]


def test_a_form_has_no_field_for_it(note):
    assert note._meta.get_field("body").formfield() is None
