"""Texts of rows are sealed for their place, opened again, and what is wrong with one goes on record."""

from uuid import uuid4

import pytest

from tests import worlds
from zotim.core.audit.models import Event
from zotim.core.redress.models import Complaint, Decision
from zotim.core.sealing.services import key_destroy, key_make
from zotim.core.sealing.texts import SealedTexts, Under, as_bytes, as_text

pytestmark = pytest.mark.django_db
TEXTS = SealedTexts({Decision: Under("complaint_id", "redress.complaint.decided")})


@pytest.fixture
def row():
    one = Decision(complaint_id=uuid4())
    key_make(one.complaint_id)
    return one


@pytest.fixture
def reader():
    return worlds.actor("viewer")


def test_a_text_and_several_values_open_where_they_were_sealed(row, reader):
    row.reason = TEXTS.put(row, "reason", "  Pse \n")
    assert TEXTS.text(reader, row, "reason") == "Pse"
    row.reason = TEXTS.put(row, "reason", {"emri": ["Arben"]})
    assert TEXTS.values(reader, row, "reason") == {"emri": ["Arben"]}
    row.reason = None
    assert TEXTS.text(reader, row, "reason") == ""
    assert TEXTS.values(reader, row, "reason") is None


def test_a_text_that_was_altered_opens_for_nobody_and_goes_on_record(row, reader):
    row.reason = TEXTS.put(Decision(complaint_id=row.complaint_id), "reason", "Pse")
    assert TEXTS.text(reader, row, "reason") is None
    event = Event.objects.get(object_id=str(row.pk))
    assert (event.verb, event.outcome, event.details) == ("redress.complaint.decided", "failed", {"trouble": "altered"})


def test_a_text_whose_key_is_gone_opens_for_nobody(row, reader, django_capture_on_commit_callbacks):
    row.reason = TEXTS.put(row, "reason", "Pse")
    with django_capture_on_commit_callbacks(execute=True):
        key_destroy(actor=reader, subject_id=row.complaint_id, certificate="1")
    assert TEXTS.text(reader, row, "reason") is None
    assert not Event.objects.filter(object_id=str(row.pk)).exists()


def test_a_row_of_another_room_has_no_place(row):
    with pytest.raises(KeyError):
        TEXTS.place(Complaint(), "reason")


def test_bytes_are_the_same_after_they_were_a_text():
    assert as_bytes(as_text(bytes(range(256)))) == bytes(range(256))
