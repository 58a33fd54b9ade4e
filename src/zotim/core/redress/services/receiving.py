"""A complaint comes in, from anybody; later, perhaps, the wish for a review. Nothing is looked up for either."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.policy import allow
from zotim.core.access.secrets import secret_find, secret_make
from zotim.core.audit.services import Who, record
from zotim.core.identifiers import uuid7
from zotim.core.records import with_reference
from zotim.core.redress.models import Complaint, Receipt
from zotim.core.redress.receipts import receipt_open
from zotim.core.redress.sealed import Said, as_text, sealed
from zotim.core.redress.services.handling import held
from zotim.core.redress.states import COMPLAINT
from zotim.core.sealing.services import key_make

GOOD_FOR = timedelta(days=5 * 366)
"""How long a receipt opens its complaint, if the retention rule doesn't end both before."""


def complaint_receive(*, code: str, about: str, said: Said, language: str) -> Complaint:
    """Take a complaint in, under the receipt *code* of its form. A form that is sent twice is one complaint.

    No desk is asked anything: whether there is a record of this person makes no difference here.
    """
    known = _known(code)
    if known is not None:
        return known
    try:
        return _receive(code, about, said, language)
    except IntegrityError:  # of two that came at the same moment this is the second
        known = _known(code)
        if known is None:
            raise
        return known


def _known(code: str) -> Complaint | None:
    receipt = secret_find(Receipt.objects.select_related("complaint"), code)
    return receipt.complaint if receipt else None


@transaction.atomic
def _receive(code: str, about: str, said: Said, language: str) -> Complaint:
    pk = uuid7()
    key_make(pk)
    told = sealed(Complaint(pk=pk), "told", as_text(said))
    complaint = with_reference(
        lambda reference: Complaint.objects.create(
            pk=pk, reference=reference, about=about, language=language, told=told
        )
    )
    secret_make(Receipt, until=timezone.now() + GOOD_FOR, drawn=code, complaint=complaint)
    record(VISITOR, "redress.complaint.received", complaint)
    return complaint


@transaction.atomic
def review_ask(*, code: str, text: str) -> Complaint:
    """Ask for a review with the receipt code. Raises ``Spent``, and WrongState when it can't be asked for now."""
    return _asked(VISITOR, held(receipt_open(code).complaint), text)


@transaction.atomic
def review_ask_for(*, actor: Actor, complaint: Complaint, text: str) -> Complaint:
    """The same for somebody who asked by letter, or in person. Raises WrongState."""
    row = held(complaint)
    allow(actor, "redress.complaint.ask_review", row)
    return _asked(actor, row, text)


def _asked(who: Who, row: Complaint, text: str) -> Complaint:
    step = COMPLAINT.move(row, "ask_review", closed_at=None, review_told=sealed(row, "review_told", text))
    record(who, step.event, row)
    return row
