"""A dispatch as it leaves: as PDF, as a signed file, and as a mail with both."""

from datetime import datetime
from typing import Any

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import Who
from zotim.desks.content.dispatch.filling import filled, issued
from zotim.desks.content.dispatch.models import LEFT, Dispatch, DispatchNote, Letter, NoteKind
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.dispatch.ways import undisclosed
from zotim.desks.content.law import forms
from zotim.desks.content.law import papers as law
from zotim.desks.content.law.forms import Form
from zotim.desks.content.law.models import TO_PLATFORMS, Way
from zotim.desks.content.law.services import form_confirmed

READS = ("dispatch__item", "dispatch__basis", "dispatch__platform", "dispatch__body", "note")
"""What a letter is read with."""
WITHDRAWAL, PUBLISHER = "withdrawal", "publisher"
OF = {
    Letter.About.WITHDRAWN: WITHDRAWAL, Letter.About.IN_PART: WITHDRAWAL, Letter.About.PUBLISHER: PUBLISHER,
}  # fmt: skip
"""The form of a letter that has one of its own."""
PASSED_ON = frozenset({"address", "location", "categories", "clause", "reasons", "feedback_contact"})
"""What of an order or referral whoever published it is told."""
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
    return forms.cleaned(form_of(row), issued(row, said))


def file_of(who: Who, row: Dispatch, kind: str) -> bytes:
    """It as PDF, or as a signed file. Raises Unfit when it can't be read, and for the signature under what nobody has
    approved: that would be an order of one person."""
    if kind == JSON and row.state not in SIGNED:
        raise Unfit(_("Nobody has approved it yet. It is signed then."))
    return _made(form_of(row), written(who, row), row, kind, row.approved_at or row.created_at)


def _made(
    form: Form, values: dict[str, Any], row: Dispatch, kind: str, at: datetime, language: str = ""
) -> bytes:  # fmt: skip
    head = law.head_of(row.reference, at, row.basis, confirmed=form_confirmed(form))
    if kind == JSON:
        return law.signed(form, values, head)
    return law.pdf(form, values, language or row.language, head)


def withdrawal(who: Who, row: Dispatch, note: DispatchNote) -> dict[str, Any]:
    """What the letter says by which it is withdrawn, or put right in part."""
    said, whole = TEXTS.values(who, note, "said") or {}, note.kind == NoteKind.WITHDRAWN
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


def publisher(who: Who, row: Dispatch) -> dict[str, Any]:
    """What whoever published it is told: what was decided, by whom, why, and (in the head of the paper) where and until
    when one may object. Nothing of who works here. Raises Unfit when it can't be read."""
    form, said = forms.form(PUBLISHER), written(who, row)
    values = {
        **{key: one for key, one in said.items() if key in PASSED_ON},
        **filled(row, form),
        "published_measure": "referred" if row.way == Way.REFERRAL else "ordered",
    }
    return forms.cleaned(form, {key: value for key, value in values.items() if key in form.fields})


def notice_of(who: Who, row: Dispatch, kind: str) -> bytes:
    """The notice to who published it, in the language of the content where this system has it. It is there from the
    draft on, so that whoever approves sees what is passed on; signed once it is approved. Raises Unfit."""
    if row.way not in TO_PLATFORMS:
        raise Unfit(_("Nothing of this goes to who published it."))
    if kind == JSON and row.state not in SIGNED:
        raise Unfit(_("Nobody has approved it yet. It is signed then."))
    form, values = forms.form(PUBLISHER), publisher(who, row)
    language = row.item.language if row.item.language in forms.LANGUAGES else row.language
    return _made(form, values, row, kind, row.approved_at or row.created_at, language)


def letter_of(who: Who, letter: Letter, kind: str) -> bytes:
    """What the other side is told, as PDF or signed: the same bytes each time. Raises Unfit when it can't be read."""
    row, note = letter.dispatch, letter.note
    if letter.about == Letter.About.PUBLISHER:
        return notice_of(who, row, kind)
    if note is None or letter.about == Letter.About.CLARIFIED:
        return file_of(who, row, kind)
    return _made(forms.form(WITHDRAWAL), withdrawal(who, row, note), row, kind, letter.created_at)


def clarification(who: Who, letter: Letter) -> str:
    """What is answered to a question; empty for another letter."""
    if letter.note is None or letter.about != Letter.About.CLARIFIED:
        return ""
    return (TEXTS.values(who, letter.note, "said") or {}).get("text", "")


def mail(who: Who, row: Dispatch, letter: Letter) -> EmailMessage:
    """The mail: its text says no more than what it is, all else stands in the files with it. With what goes to a
    platform goes the notice to who published it, unless that is to wait."""
    about = Letter.About(letter.about)
    with override(row.language):
        text, subject = _text(who, row, letter), f"{_subject(about, row)} · {row.reference}"
    message = EmailMessage(subject=subject, body=f"{text}\n", to=[letter.address])
    for ending in (PDF, JSON):
        message.attach(f"{row.reference}.{ending}", letter_of(who, letter, ending), MIME[ending])
    if about == Letter.About.DISPATCH and row.way in TO_PLATFORMS and not undisclosed(row):
        for ending in (PDF, JSON):
            message.attach(f"{row.reference}-{PUBLISHER}.{ending}", notice_of(who, row, ending), MIME[ending])
    return message


def _subject(about: Letter.About, row: Dispatch) -> str:
    form = forms.form(OF[about]) if about in OF else form_of(row)
    return form.title.in_language(row.language)[0]


def _text(who: Who, row: Dispatch, letter: Letter) -> str:
    match Letter.About(letter.about):
        case Letter.About.CLARIFIED:
            head = _("You asked about what is attached. Our answer:")
            return f"{head}\n\n{clarification(who, letter)}"
        case Letter.About.WITHDRAWN | Letter.About.IN_PART:
            return _(
                "What was sent to you under this reference doesn't stand any more, wholly or in part. See the files."
            )
        case Letter.About.PUBLISHER:
            return _("Please pass what is attached on to whoever published the content. It says where they may object.")
    return _(
        "What is sent to you is attached: a PDF to read, and the same as a signed file. Answer under its reference."
    )
