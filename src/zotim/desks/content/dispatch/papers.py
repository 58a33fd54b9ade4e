"""A dispatch as it leaves: as PDF, as a signed file, and as a mail with both."""

from datetime import datetime
from typing import Any

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import Who
from zotim.desks.content.dispatch.filling import filled
from zotim.desks.content.dispatch.models import LEFT, Dispatch, Letter, NoteKind
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.law import forms
from zotim.desks.content.law import papers as law
from zotim.desks.content.law.forms import Form
from zotim.desks.content.law.services import form_confirmed

WITHDRAWAL = "withdrawal"
PDF, JSON = "pdf", "json"
MIME = {PDF: "application/pdf", JSON: "application/json"}


SIGNED = ("approved", "failed", *LEFT)
"""States in which it is there as a signed file."""


def form_of(row: Dispatch) -> Form:
    """The form in which it was drafted."""
    return forms.form(row.form.partition("/")[0])


def written(who: Who, row: Dispatch) -> dict[str, Any]:
    """What stands in it, issued at the moment at which it was approved. Raises Unfit when it can't be read."""
    said = TEXTS.values(who, row, "values")
    if said is None:
        raise Unfit(_("What it says can't be read any more."))
    issued = row.approved_at or row.sent_at
    if issued is not None and "issued_at" in said:
        said["issued_at"] = issued
    return forms.cleaned(form_of(row), said)


def file_of(who: Who, row: Dispatch, kind: str) -> bytes:
    """It as PDF, or as a signed file. Raises Unfit when it can't be read, and for the signature under what nobody has
    approved: that would be an order of one person."""
    if kind == JSON and row.state not in SIGNED:
        raise Unfit(_("Nobody has approved it yet. It is signed then."))
    return _made(form_of(row), written(who, row), row, kind, row.approved_at or row.created_at)


def _made(form: Form, values: dict[str, Any], row: Dispatch, kind: str, at: datetime) -> bytes:
    head = law.head_of(row.reference, at, row.basis, confirmed=form_confirmed(form))
    if kind == JSON:
        return law.signed(form, values, head)
    return law.pdf(form, values, row.language, head)


def withdrawal(who: Who, row: Dispatch, about: NoteKind) -> dict[str, Any]:
    """What the letter says by which it is withdrawn, or put right in part."""
    note = row.notes.filter(kind=about).latest("at")
    said, whole = TEXTS.values(who, note, "said") or {}, about == NoteKind.WITHDRAWN
    form, order = forms.form(WITHDRAWAL), TEXTS.values(who, row, "values") or {}
    values = {
        **filled(row, form),
        "order_reference": row.reference,
        "withdrawn_at": note.at,
        "withdrawn_because": said.get("because") or ("mistake" if whole else "complaint"),
        "reasons": said.get("text", ""),
        "restore": whole,
        "address": order.get("address", ""),
        "feedback_contact": order.get("feedback_contact") or order.get("email") or "–",
    }
    return forms.cleaned(form, {key: value for key, value in values.items() if key in form.fields})


def mail(who: Who, row: Dispatch, letter: Letter) -> EmailMessage:
    """The mail: its text says no more than what it is, all else stands in the files with it."""
    about = Letter.About(letter.about)
    with override(row.language):
        text, subject = _text(who, row, about), f"{_subject(about, row)} · {row.reference}"
    message = EmailMessage(subject=subject, body=f"{text}\n", to=[letter.address])
    if about in (Letter.About.WITHDRAWN, Letter.About.IN_PART):
        kind = NoteKind.WITHDRAWN if about == Letter.About.WITHDRAWN else NoteKind.IN_PART
        form, values, at = forms.form(WITHDRAWAL), withdrawal(who, row, kind), timezone.now()
    else:
        form, values, at = form_of(row), written(who, row), row.approved_at or row.created_at
    for ending in (PDF, JSON):
        message.attach(f"{row.reference}.{ending}", _made(form, values, row, ending, at), MIME[ending])
    return message


def _subject(about: Letter.About, row: Dispatch) -> str:
    form = forms.form(WITHDRAWAL) if about in (Letter.About.WITHDRAWN, Letter.About.IN_PART) else form_of(row)
    return form.title.in_language(row.language)[0]


def _text(who: Who, row: Dispatch, about: Letter.About) -> str:
    if about == Letter.About.CLARIFIED:
        note = row.notes.filter(kind=NoteKind.CLARIFIED).latest("at")
        said = TEXTS.values(who, note, "said") or {}
        head = _("You asked about what is attached. Our answer:")
        return f"{head}\n\n{said.get('text', '')}"
    if about in (Letter.About.WITHDRAWN, Letter.About.IN_PART):
        return _("What was sent to you under this reference doesn't stand any more, wholly or in part. See the files.")
    return _(
        "What is sent to you is attached: a PDF to read, and the same as a signed file. Answer under its reference."
    )
