"""Obligations: own words, how they stand to each other, what answers them, and whether the paragraph is right."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.evidence.services import Opened, file_open, file_receive, has_opened
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import states
from zotim.register.models import (
    Commitment,
    Document,
    Doubt,
    Instrument,
    InstrumentVersion,
    Measure,
    Obligation,
    ObligationLink,
    ProvisionSuggestion,
    Verification,
)
from zotim.register.models.obligations import FORCE_OF, Force, ObligationKind
from zotim.register.policy import CENTRE
from zotim.register.reading import found_in
from zotim.register.services.instruments import place_text
from zotim.register.services.leads import speakers
from zotim.register.services.library import link_ends, provision_of
from zotim.register.services.reviews import reasoned
from zotim.vocabulary import Classification, Language


@transaction.atomic
def obligation_add(
    *,
    actor: Actor,
    instrument: Instrument,
    summary: Translated,
    kind: str,
    number: str = "",
    force: str = "",
    **fields: Any,
) -> Obligation:
    """Put an obligation on record; its paragraph is to be verified. The force is that of the verb unless given.

    *fields* are line_of_effort, also, bearer, report_to, report_months, report_from, source and note.
    """
    allow(actor, "register.obligation.add")
    force = force or FORCE_OF.get(ObligationKind(kind), Force.ASKED)
    provision = provision_of(actor, instrument, number) if number else None
    one = with_reference(
        lambda reference: Obligation.objects.create(
            reference=reference,
            key=reference.lower(),
            instrument=instrument,
            provision=provision,
            summary=summary.attributed(actor.person_id),
            kind=kind,
            force=force,
            **fields,
        )
    )
    keep_revision(one, actor)
    record(actor, "register.obligation.added", one)
    return one


@transaction.atomic
def obligation_change(
    *, actor: Actor, obligation: Obligation, summary: Translated, number: str = "", why: str = "", **fields: Any
) -> Obligation:
    """Correct an obligation; *fields* as in :func:`obligation_add`, with kind and force. *why* stands in its history.

    The paragraph changes only while nobody has seen it: a number that was seen or verified is doubted first. Raises
    WrongState.
    """
    allow(actor, "register.obligation.change", obligation)
    current = obligation.provision.number if obligation.provision else ""
    if number != current:
        if obligation.state != "unverified":
            raise _stands(obligation, "change")
        obligation.provision = provision_of(actor, obligation.instrument, number) if number else None
    for name, value in {"summary": summary.attributed(actor.person_id), **fields}.items():
        setattr(obligation, name, value)
    obligation.save()
    keep_revision(obligation, actor, why=why)
    record(actor, "register.obligation.changed", obligation)
    return obligation


def _stands(obligation: Obligation, step: str) -> WrongState:
    """The paragraph is settled: whoever wants it otherwise doubts it first."""
    message = _("The paragraph is settled (%(state)s). Doubt it first, with a reason.")
    label = states.OBLIGATION.state(obligation).label
    return WrongState(message % {"state": label}, transition=step, state=obligation.state)


@transaction.atomic
def obligation_relate(
    *, actor: Actor, obligation: Obligation, other: Obligation, kind: str, note: str = ""
) -> ObligationLink:
    """Say how an obligation stands to another. Saying the same again, from either end, changes nothing."""
    allow(actor, "register.obligation.change", obligation)
    allow(actor, "register.obligation.view", other)
    source, target = link_ends(obligation, other, kind)
    link, made = ObligationLink.objects.get_or_create(source=source, target=target, kind=kind, defaults={"note": note})
    if made:
        keep_revision(link, actor)
        record(actor, "register.obligation.related", obligation, details={"other": str(other.pk)})
    return link


@transaction.atomic
def obligation_unrelate(*, actor: Actor, link: ObligationLink) -> None:
    """Take a link away that was a mistake. Its states stay in the record; the history of both ends says so."""
    allow(actor, "register.obligation.change", link.source)
    keep_revision(link.source, actor, unrelated=str(link.target_id))
    keep_revision(link.target, actor, unrelated=str(link.source_id))
    record(actor, "register.obligation.unrelated", link.source, details={"other": str(link.target_id)})
    link.delete()


@transaction.atomic
def obligation_serve(
    *, actor: Actor, obligation: Obligation, by: Commitment | Measure, serves: bool = True
) -> Obligation:
    """Say that a commitment or measure answers an obligation, or that it doesn't after all."""
    allow(actor, "register.obligation.serve", by)
    allow(actor, "register.obligation.view", obligation)
    links: Any = obligation.commitments if isinstance(by, Commitment) else obligation.measures
    if serves:
        links.add(by)
    else:
        links.remove(by)
    keep_revision(obligation, actor)
    verb = "register.obligation.served" if serves else "register.obligation.unserved"
    record(actor, verb, obligation, details={"by": str(by.pk)})
    if serves:
        notify(speakers(by.lead_id) - actor.people, f"register.{by._meta.model_name}.answers", by)
    return obligation


@transaction.atomic
def verification_propose(
    *,
    actor: Actor,
    obligation: Obligation,
    number: str,
    document: Document | None = None,
    passage: tuple[int, int] | None = None,
    data: bytes = b"",
    name: str = "",
    quote: str = "",
) -> Verification:
    """Show where the official text has an obligation, and ask a second person.

    *number* is the paragraph as the text itself numbers it. Either *document* with a *passage* (first code point, and
    the one after it), or a file (*data*, *name*) with a *quote*. Raises ValueError for neither, both, or a passage
    outside the text; WrongState for an obligation that is verified; Refused for the file.
    """
    allow(actor, "register.verification.propose", obligation)
    if obligation.state == "verified":
        raise _stands(obligation, "verify")
    if not number.strip():
        raise ValueError("a verification names the paragraph")
    if document is not None:
        if passage is None or not 0 <= passage[0] < passage[1] <= len(document.text) or data or quote:
            raise ValueError("a verification rests on a passage of the document")
        evidence: dict[str, Any] = {"document": document, "start": passage[0], "end": passage[1]}
    elif data and quote.strip():
        file = file_receive(actor=actor, data=data, name=name, classification=Classification.INTERNAL)
        evidence = {"file": file, "quote": quote.strip()}
    else:
        raise ValueError("a verification rests on a passage of the official text")
    one = Verification.objects.create(
        obligation=obligation, number=number.strip(), proposed_by_id=actor.person_id, **evidence
    )
    approval_request(actor=actor, action="register.verification.confirm", obj=one)
    notify(holders(*CENTRE) - actor.people, "register.verification.proposed", obligation)
    keep_revision(one, actor)
    record(actor, "register.verification.proposed", one, details={"obligation": str(obligation.pk)})
    return one


def verification_open(*, actor: Actor, verification: Verification) -> Opened:
    """The file that shows a paragraph, and a note of who opened it. Raises NoFile where a document does."""
    action, file = "register.verification.download", verification.file
    return file_open(actor=actor, action=action, of=verification, file=file, judged=True)


@transaction.atomic
def verification_confirm(
    *, actor: Actor, verification: Verification, confirmed: bool, comment: str = ""
) -> Verification:
    """Confirm or return what somebody else showed. Confirmed, the obligation stands at that paragraph, verified.

    Raises NeedsAnotherPerson, WrongState, :class:`Unfit` for who confirms a file without having opened it, and
    ValueError for a return without a reason.
    """
    allow(actor, "register.verification.confirm", verification)
    approval_decide(
        actor=actor,
        approval=asked("register.verification.confirm", verification),
        approved=confirmed,
        comment=comment,
    )
    if confirmed and verification.file and not has_opened(actor, verification.file):
        raise Unfit(_("Open the file first: whoever confirms a paragraph has looked at it."))
    transition = states.VERIFICATION.move(verification, "confirm" if confirmed else "return")
    obligation = verification.obligation
    if confirmed:
        provision = provision_of(actor, obligation.instrument, verification.number)
        step = states.OBLIGATION.move(obligation, "verify", provision=provision)
        if verification.document and verification.start is not None and verification.end is not None:
            place_text(actor, provision, verification.document, verification.start, verification.end)
        obligation.save()  # brings the search index up to date with the number
        keep_revision(obligation, actor)
        record(actor, step.event, obligation)
    else:
        notify([verification.proposed_by_id], "register.verification.returned", obligation)
    keep_revision(verification, actor, why=comment)
    record(actor, transition.event, verification)
    return verification


@transaction.atomic
def verification_doubt(*, actor: Actor, obligation: Obligation, reason: str) -> Obligation:
    """Put a paragraph back to be verified, with a reason that stays at the centre.

    One person may: it is the careful direction. Raises ValueError without a reason.
    """
    allow(actor, "register.verification.doubt", obligation)
    reasoned(reason, "a doubt")
    transition = states.OBLIGATION.move(obligation, "doubt")
    doubt = Doubt.objects.create(obligation=obligation, reason=reason.strip()[:500], doubted_by_id=actor.person_id)
    keep_revision(doubt, actor)
    keep_revision(obligation, actor)
    record(actor, transition.event, obligation)
    return obligation


@dataclass(frozen=True, slots=True)
class FoundProvision:
    """What a reader of texts found: a number, its words (offsets into the text), and if it asks something, the verb."""

    number: str
    start: int
    end: int
    rule: str
    kind: str = ""
    line_of_effort: str = ""
    also: str = ""


@transaction.atomic
def provisions_propose(
    *, actor: Actor, version: InstrumentVersion, found: list[FoundProvision]
) -> list[ProvisionSuggestion]:
    """Keep what was read in a version's text as suggestions; what was suggested before isn't again.

    Raises ValueError for a passage outside the text.
    """
    allow(actor, "register.instrument.change", version.instrument)
    length = len(version.document.text) if version.document else 0
    if any(not 0 <= one.start < one.end <= length for one in found):
        raise ValueError("a provision stands inside the text")
    known = set(version.suggestions.values_list("start", "end", "number"))
    made = [
        ProvisionSuggestion(
            version=version, number=one.number[:60], start=one.start, end=one.end, kind=one.kind, rule=one.rule,
            line_of_effort=one.line_of_effort, also=one.also,
        )
        for one in found
        if (one.start, one.end, one.number[:60]) not in known
    ]  # fmt: skip
    ProvisionSuggestion.objects.bulk_create(made)
    details = {"version": str(version.pk), "suggestions": len(made)}
    record(actor, "register.provisions.proposed", version.instrument, details=details)
    return made


@transaction.atomic
def provisions_read(*, actor: Actor, version: InstrumentVersion) -> list[ProvisionSuggestion]:
    """Have a version's text read for its paragraphs or articles; answers what is newly suggested.

    Raises ValueError for a version whose text isn't here.
    """
    allow(actor, "register.instrument.change", version.instrument)
    if version.document is None:
        raise ValueError("only a text that was put in can be read")
    found = [FoundProvision(*one) for one in found_in(version.document.text, Language(version.document.language))]
    return provisions_propose(actor=actor, version=version, found=found)


@transaction.atomic
def provision_accept(
    *, actor: Actor, suggestion: ProvisionSuggestion, number: str, summary: Translated | None = None, **fields: Any
) -> Obligation | None:
    """Make a provision of a suggestion, with its passage; with a *summary* an obligation as well, to be verified.

    *fields* are those of :func:`obligation_add`. Raises WrongState when somebody decided it meanwhile.
    """
    allow(actor, "register.provision.decide", suggestion)
    proposed = {name: getattr(suggestion, name) for name in ("kind", "line_of_effort", "also")}
    changed = number != suggestion.number or any(fields.get(name, value) != value for name, value in proposed.items())
    transition = states.PROVISION_SUGGESTION.move(
        suggestion, "edit" if changed else "accept", decided_by_id=actor.person_id, decided_at=timezone.now()
    )
    version = suggestion.version
    provision = provision_of(actor, version.instrument, number)
    if version.document:
        place_text(actor, provision, version.document, suggestion.start, suggestion.end)
    made = None
    if summary is not None:
        made = obligation_add(
            actor=actor, instrument=version.instrument, summary=summary, number=number, **{**proposed, **fields}
        )
    record(actor, transition.event, suggestion)
    return made


@transaction.atomic
def provision_reject(*, actor: Actor, suggestion: ProvisionSuggestion, reason: str) -> ProvisionSuggestion:
    """Reject a suggestion with a reason (else ValueError). It stays, so that the same mistake can be learnt from."""
    allow(actor, "register.provision.decide", suggestion)
    reasoned(reason, "a rejection")
    transition = states.PROVISION_SUGGESTION.move(
        suggestion, "reject", decided_by_id=actor.person_id, decided_at=timezone.now(), reason=reason
    )
    record(actor, transition.event, suggestion)
    return suggestion
