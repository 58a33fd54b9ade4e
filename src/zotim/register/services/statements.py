"""From the door to a commitment: a statement is put in, read, and each suggestion decided."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.evidence.models import File
from zotim.core.evidence.services import file_receive
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.core.ui.words import label
from zotim.engines import claims
from zotim.engines.scripts import detect_language
from zotim.engines.scripts.foreign import foreign_language
from zotim.formats.text import Limits, UnreadableFile, read_text
from zotim.register import states
from zotim.register.models import Commitment, Document, Suggestion
from zotim.register.services.contradictions import (
    keep_contradictions,
    keep_contradictions_between,
    keep_contradictions_of,
)
from zotim.register.services.leads import lead_told
from zotim.register.services.reviews import reasoned
from zotim.register.services.standing import stand_anew
from zotim.vocabulary import Classification, Language


@transaction.atomic
def document_add(
    *,
    actor: Actor,
    title: str,
    text: str,
    language: Language | None = None,
    dated_on: date | None = None,
    source: str = "",
    classification: Classification = Classification.INTERNAL,
    file: File | None = None,
) -> Document:
    """Keep a text word for word and write down what the claims engine finds in it. Suggestions decide nothing.

    *language* is found out where nobody says it; raises :class:`Unfit` for a text that seems to be in a fourth one.
    *file* is the one that the text was read from, if there is one.
    """
    allow(actor, "register.document.add")
    language = language or language_of(text)
    document = with_reference(
        lambda reference: Document.objects.create(
            reference=reference,
            title=title,
            language=language,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            dated_on=dated_on,
            source=source,
            classification=classification,
            file=file,
            received_by_id=actor.person_id,
        )
    )
    found = [_suggestion(document, claim) for claim in claims.read(text, language=language)]
    Suggestion.objects.bulk_create(found)
    keep_contradictions(actor, document, found)
    record(actor, "register.document.added", document, details={"suggestions": len(found)})
    return document


def language_of(text: str) -> Language:
    """The language that a text is in, as far as its letters and small words show it.

    Raises :class:`Unfit` for one that seems to be in none of the three: somebody may know better, and say so.
    """
    if other := foreign_language(text):
        raise Unfit(
            _(
                "The text seems to be in another language (%(language)s). If it is in Albanian, English or Arabic, "
                "choose that language here. Otherwise put in a translation."
            )
            % {"language": label(other, "OtherLanguage")},
            "language",
        )
    return Language(detect_language(text))


TEXT_LIMIT = 200_000
"""Characters of a statement: some eighty pages."""


@transaction.atomic
def document_import(
    *,
    actor: Actor,
    data: bytes,
    name: str,
    language: Language | None = None,
    classification: Classification = Classification.INTERNAL,
    **fields: Any,
) -> Document:
    """Read a statement from a file, and keep the file as it came. *fields* are those of :func:`document_add`.

    Raises UnreadableFile when no text can be read from it, :class:`Unfit` as :func:`document_add`, and Refused for a
    file that isn't kept here.
    """
    allow(actor, "register.document.add")
    text = read_text(data, name, limits=Limits(characters=TEXT_LIMIT))
    if not text.strip():
        raise UnreadableFile(
            name,
            gettext_noop("there is no text in it"),
            gettext_noop("Send the text itself, or a PDF that holds text."),
        )
    language = language or language_of(text)
    file = file_receive(actor=actor, data=data, name=name, classification=classification)
    return document_add(actor=actor, text=text, language=language, classification=classification, file=file, **fields)


def _suggestion(document: Document, claim: claims.Claim) -> Suggestion:
    return Suggestion(
        document=document,
        start=claim.start,
        end=claim.end,
        actor=(claim.actor or "")[:200],
        action=claim.action,
        line_of_effort=claim.line_of_effort,
        also=claim.also or "",
        object=(claim.object or "")[:500],
        quantity=claim.quantity,
        unit=(claim.unit or "")[:60],
        due_on=date.fromisoformat(claim.date) if claim.date else None,
        due_precision=claim.date_precision or "" if claim.date else "",
        partner=(claim.partner or "")[:200],
        instrument=(claim.instrument or "")[:200],
        rule=claim.rule,
    )


PROPOSED_FIELDS = ("action", "line_of_effort", "also", "quantity", "unit", "due_on", "partner", "instrument")
"""What a suggestion and the commitment made of it have in common: a difference means that a person changed it."""


@transaction.atomic
def suggestion_accept(
    *, actor: Actor, suggestion: Suggestion, title: Translated, lead: Organisation, **fields: Any
) -> Commitment:
    """Make a commitment of a suggestion, as found or as changed. *fields* are those of :data:`PROPOSED_FIELDS`.

    Raises WrongState when somebody decided it meanwhile.
    """
    allow(actor, "register.suggestion.decide", suggestion)
    values = {name: getattr(suggestion, name) for name in PROPOSED_FIELDS} | fields
    changed = sorted(name for name in PROPOSED_FIELDS if values[name] != getattr(suggestion, name))
    states.SUGGESTION.move(
        suggestion, "edit" if changed else "accept", decided_by_id=actor.person_id, decided_at=timezone.now()
    )
    precision = (
        (suggestion.due_precision if values["due_on"] == suggestion.due_on else "day") if values["due_on"] else ""
    )
    commitment = with_reference(
        lambda reference: Commitment.objects.create(
            reference=reference,
            title=title.attributed(actor.person_id),
            lead=lead,
            document=suggestion.document,
            start=suggestion.start,
            end=suggestion.end,
            due_precision=precision,
            classification=suggestion.document.classification,
            **values,
        )
    )
    suggestion.commitment = commitment
    suggestion.save(update_fields=["commitment"])
    stand_anew([commitment.pk])
    commitment.refresh_from_db(fields=["standing", "late_from"])
    keep_revision(commitment, actor)
    record(
        actor,
        "register.suggestion.edited" if changed else "register.suggestion.accepted",
        suggestion,
        details={"commitment": str(commitment.pk), "changed": len(changed)},
    )
    record(actor, "register.commitment.added", commitment)
    lead_told(actor, commitment, lead.pk)
    keep_contradictions_of(actor, commitment, suggestion.actor)
    return commitment


@transaction.atomic
def suggestion_link(*, actor: Actor, suggestion: Suggestion, commitment: Commitment) -> Suggestion:
    """Say that a suggestion repeats a commitment that is on record, instead of making another one of it.

    The commitment stays as it is: where the statement names another number or day, that is a contradiction of its
    own. Raises :class:`Unfit` for a commitment that has ended, WrongState when somebody decided the suggestion
    meanwhile.
    """
    allow(actor, "register.suggestion.decide", suggestion)
    allow(actor, "register.commitment.view", commitment)
    if commitment.state != "active":
        raise Unfit(_("A suggestion is linked to an active commitment."), "reference")
    transition = states.SUGGESTION.move(
        suggestion,
        "link",
        decided_by_id=actor.person_id,
        decided_at=timezone.now(),
        commitment_id=commitment.pk,
        reason="",
    )
    keep_revision(commitment, actor, linked=str(suggestion.document_id))
    record(actor, transition.event, suggestion, details={"commitment": str(commitment.pk)})
    suggestion.commitment = commitment
    keep_contradictions_between(actor, suggestion)
    return suggestion


@transaction.atomic
def suggestion_unlink(*, actor: Actor, suggestion: Suggestion, reason: str) -> Suggestion:
    """Take a wrong link to a commitment off, with a reason: the suggestion is open again.

    Both histories tell it. Raises ValueError without a reason, WrongState for a suggestion that isn't linked.
    """
    allow(actor, "register.suggestion.unlink", suggestion)
    reasoned(reason, "taking a link off")
    commitment = suggestion.commitment
    transition = states.SUGGESTION.move(
        suggestion, "unlink", decided_by_id=None, decided_at=None, commitment_id=None, reason=reason
    )
    if commitment is None:
        raise RuntimeError("a linked suggestion without a commitment: the database forbids it")
    keep_revision(commitment, actor, unlinked=str(suggestion.document_id))
    record(actor, transition.event, suggestion, details={"commitment": str(commitment.pk)})
    return suggestion


@transaction.atomic
def suggestion_reject(*, actor: Actor, suggestion: Suggestion, reason: str) -> Suggestion:
    """Reject a suggestion with a reason. It stays, so that the same mistake can be learnt from.

    Raises ValueError without a reason.
    """
    allow(actor, "register.suggestion.decide", suggestion)
    reasoned(reason, "a rejection")
    states.SUGGESTION.move(
        suggestion, "reject", decided_by_id=actor.person_id, decided_at=timezone.now(), reason=reason
    )
    record(actor, "register.suggestion.rejected", suggestion)
    return suggestion
