"""Entries of a report's list of evidence: each leads to its record, and says by which role it was reviewed."""

from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.policy import ROLES
from zotim.core.approvals.models import Approval
from zotim.core.documents.paper import EvidenceItem
from zotim.core.people.models import Membership
from zotim.core.texts import listed
from zotim.core.ui.words import label
from zotim.register.indicators.citing import Shown
from zotim.register.indicators.models import IndicatorValue
from zotim.register.indicators.policy import DECIDE
from zotim.register.models import Commitment, Document, Evidence, Instrument, Measure, Obligation, StatusAssessment


def reviewer_role(
    action: str, obj: Document | Evidence | IndicatorValue | StatusAssessment, moment: datetime
) -> tuple[str, date | None]:
    """The role of the second person, and the day: people are named by what they are, not who."""
    asked = Approval.objects.filter(action=action, object_id=obj.pk, state="approved", decided_at__lte=moment).first()
    if asked is None or asked.decided_at is None:
        return "", None
    live = Q(starts_at__lte=asked.decided_at) & (Q(ends_at=None) | Q(ends_at__gt=asked.decided_at))
    codes = Membership.objects.filter(live, user=asked.decided_for_id or asked.decided_by_id).values_list(
        "role", flat=True
    )
    return listed(sorted(str(ROLES[code].label) for code in codes if code in ROLES)), timezone.localdate(
        asked.decided_at
    )


def _address(name: str, pk: object) -> str:
    return settings.ZOTIM_ADDRESS + reverse(name, args=[pk])


def of_document(document: Document) -> EvidenceItem:
    """The statement in which something was promised."""
    return EvidenceItem(
        reference=document.reference,
        title=document.title,
        language=document.language,
        kind=_("Statement"),
        date=document.dated_on,
        sha256=document.sha256,
        url=_address("document", document.pk),
        reviewed_by_role=_("Claim confirmed by a person"),
    )


def of_evidence(piece: Evidence, moment: datetime) -> EvidenceItem:
    """A piece of evidence, and who reviewed it by *moment*."""
    title, language = piece.title.in_language()
    role, on = reviewer_role("register.evidence.review", piece, moment)
    return EvidenceItem(
        reference=piece.reference,
        title=title,
        language=language,
        kind=pgettext("one item of a list", "Evidence"),
        date=piece.dated_on,
        sha256=piece.file.sha256,
        url=_address("evidence", piece.pk),
        reviewed_by_role=role,
        reviewed_on=on,
    )


def of_value(one: Shown, moment: datetime) -> EvidenceItem:
    """A value of an indicator; the hash is that of the file in which it came, if one."""
    value = one.value
    title, language = one.indicator.title.in_language()
    role, on = reviewer_role(DECIDE, value, moment)
    file = value.file or (value.received and value.received.file)
    return EvidenceItem(
        reference=value.reference,
        title=title,
        language=language,
        kind=_("Value of an indicator"),
        date=value.last,
        sha256=file.sha256 if file else "",
        url=_address("indicator_value", value.pk),
        reviewed_by_role=role,
        reviewed_on=on,
    )


def of_measure(measure: Measure) -> EvidenceItem:
    """The page of a measure, for what the record itself shows of it."""
    title, language = measure.title.in_language()
    return EvidenceItem(
        reference=measure.reference,
        title=title,
        language=language,
        kind=_("Measure"),
        url=_address("measure", measure.pk),
        reviewed_by_role=_("The record of the measure itself"),
    )


def of_commitment(commitment: Commitment) -> EvidenceItem:
    """The page of a commitment, for what the record itself shows: that a day passed, that it was ended."""
    title, language = commitment.title.in_language()
    return EvidenceItem(
        reference=commitment.reference,
        title=title,
        language=language,
        kind=_("Commitment"),
        url=_address("commitment", commitment.pk),
        reviewed_by_role=_("The record of the commitment itself"),
    )


def of_obligation(obligation: Obligation) -> EvidenceItem:
    """What an instrument asks, and whether its paragraph was seen in the official text."""
    title, language = obligation.summary.in_language()
    return EvidenceItem(
        reference=obligation.reference,
        title=title,
        language=language,
        kind=obligation.cited,
        url=_address("obligation", obligation.pk),
        reviewed_by_role=_("Paragraph seen in the official text") if obligation.certain else "",
    )


def of_instrument(instrument: Instrument) -> EvidenceItem:
    """The page of an instrument, with what it asks and what answers it."""
    title, language = instrument.title.in_language()
    return EvidenceItem(
        reference=instrument.reference,
        title=f"{instrument.called}: {title}" if instrument.called != title else title,
        language=language,
        kind=str(label(instrument.kind, "InstrumentKind")),
        date=instrument.adopted_on,
        url=_address("instrument", instrument.pk),
        reviewed_by_role=_("The record of the instrument itself"),
    )


def of_act(act: Instrument) -> EvidenceItem:
    """A law, decision or strategy of the state, with an article that meets an obligation."""
    return replace(of_instrument(act), reviewed_by_role=_("Coverage confirmed by a second person"))
