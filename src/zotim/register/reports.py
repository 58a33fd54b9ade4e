"""A report as of a moment: sentences that lead to their evidence, in three languages, frozen as it was made."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ROLES, allow
from zotim.core.approvals.models import Approval
from zotim.core.audit.services import record
from zotim.core.documents.paper import (
    Block,
    EvidenceItem,
    Paper,
    Quote,
    Section,
    Sentence,
    Step,
    Steps,
    Table,
    paper_as_json,
)
from zotim.core.documents.wording import day
from zotim.core.evidence.services import within_ceiling
from zotim.core.jobs.services import enqueue
from zotim.core.people.models import Installation, Membership
from zotim.core.records import with_reference
from zotim.core.revisions.services import as_of
from zotim.core.texts import Translated
from zotim.core.ui.words import label
from zotim.engines.claims.sentences import sentences
from zotim.register.indicators.citing import Shown, cited, values_at
from zotim.register.indicators.policy import DECIDE
from zotim.register.jobs import RENDER
from zotim.register.models import (
    Commitment,
    Document,
    Evidence,
    IndicatorValue,
    Instrument,
    Measure,
    Obligation,
    Provision,
    Report,
    StatusAssessment,
)
from zotim.register.path import stations
from zotim.register.standing import standing
from zotim.vocabulary import ClaimAction, Classification, Glyph, Language, LineOfEffort

CONTEXT = 240
"""Characters of the document shown before and after a passage."""


@dataclass(slots=True)
class Promise:
    """A commitment with all that belongs to it, as it was at the report's moment."""

    commitment: Commitment
    measures: list[Measure] = field(default_factory=list)
    evidence: dict[Any, list[Evidence]] = field(default_factory=dict)
    assessment: StatusAssessment | None = None
    glyph: Glyph = Glyph.PROMISED
    obligations: list[Obligation] = field(default_factory=list)
    waiting: int = 0
    """Pieces of evidence that nobody has reviewed yet."""
    shown: list[Shown] = field(default_factory=list)
    """The newest value of each of its indicators."""


def promises(moment: datetime, ceiling: Classification) -> list[Promise]:
    """Every active commitment as it was at *moment*, up to *ceiling*; measures and reviewed evidence with it."""
    levels = [level for level in Classification if level.level <= ceiling.level]
    measures: dict[str, list[Measure]] = defaultdict(list)
    for measure in as_of(Measure, moment):
        for key in measure.links["commitments"]:  # type: ignore[attr-defined]
            if measure.classification in levels:
                measures[key].append(measure)
    evidence: dict[Any, list[Evidence]] = defaultdict(list)
    waiting: Counter[Any] = Counter()
    for piece in as_of(Evidence, moment):
        if piece.state == "accepted" and piece.classification in levels:
            evidence[piece.measure_id].append(piece)
        waiting[piece.measure_id] += piece.state == "submitted" and piece.classification in levels
    assessments: dict[Any, StatusAssessment] = {}
    for assessment in sorted(as_of(StatusAssessment, moment), key=lambda one: one.created_at):
        if assessment.state == "confirmed":
            assessments[assessment.commitment_id] = assessment
    answered = _obligations(moment, levels)
    counted = values_at(moment, levels)
    found = []
    for commitment in as_of(Commitment, moment):
        if commitment.state != "active" or commitment.classification not in levels:
            continue
        own = sorted(measures[str(commitment.pk)], key=lambda measure: measure.starts_on)
        shown = {measure.pk: evidence[measure.pk] for measure in own}
        confirmed = assessments.get(commitment.pk)
        glyph = standing(commitment, own, confirmed, timezone.localdate(moment))
        asked = sum(waiting[measure.pk] for measure in own)
        found.append(Promise(commitment, own, shown, confirmed, glyph, answered[str(commitment.pk)], asked))
        found[-1].shown = counted[str(commitment.pk)]
    order = list(LineOfEffort)
    return sorted(
        found, key=lambda p: (order.index(LineOfEffort(p.commitment.line_of_effort)), p.commitment.created_at)
    )


def _obligations(moment: datetime, levels: list[Classification]) -> dict[str, list[Obligation]]:
    """The obligations that each commitment answered at *moment*, with the paragraph and mark that they then had."""
    instruments = {one.pk: one for one in as_of(Instrument, moment) if one.classification in levels}
    provisions = {one.pk: one for one in as_of(Provision, moment)}
    answered: dict[str, list[Obligation]] = defaultdict(list)
    for one in sorted(as_of(Obligation, moment), key=lambda each: each.key):
        if one.instrument_id in instruments:
            one.instrument = instruments[one.instrument_id]
            one.provision = provisions.get(one.provision_id) if one.provision_id else None
            for key in one.links["commitments"]:  # type: ignore[attr-defined]
                answered[key].append(one)
    return answered


def _answers(promise: Promise) -> Iterable[Table]:
    """The obligations that a commitment answers; a paragraph that nobody verified says so."""
    if promise.obligations:
        rows = [(one.instrument.symbol, one.paragraph, str(one.summary)) for one in promise.obligations]
        yield Table((_("Instrument"), _("Paragraph"), _("What is asked")), rows, _("Obligations that it answers"))


def reviewer_role(
    action: str, obj: Document | Evidence | StatusAssessment | IndicatorValue, moment: datetime
) -> tuple[str, date | None]:
    """The role of the second person, and the day: people are named by what they are, not who."""
    asked = Approval.objects.filter(action=action, object_id=obj.pk, state="approved", decided_at__lte=moment).first()
    if asked is None or asked.decided_at is None:
        return "", None
    live = Q(starts_at__lte=asked.decided_at) & (Q(ends_at=None) | Q(ends_at__gt=asked.decided_at))
    codes = Membership.objects.filter(live, user=asked.decided_for_id or asked.decided_by_id).values_list(
        "role", flat=True
    )
    return ", ".join(sorted(str(ROLES[code].label) for code in codes if code in ROLES)), timezone.localdate(
        asked.decided_at
    )


def _address(name: str, pk: object) -> str:
    return settings.ZOTIM_ADDRESS + reverse(name, args=[pk])


def _document_item(document: Document) -> EvidenceItem:
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


def _evidence_item(piece: Evidence, moment: datetime) -> EvidenceItem:
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


def _value_item(one: Shown, moment: datetime) -> EvidenceItem:
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


def excerpt(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """``text[start:end]`` with up to CONTEXT characters on either side, and where the passage stands in the excerpt.

    It begins and ends with a sentence where one does within the CONTEXT, else at a word, and then with "…".
    """
    low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around = list(sentences(text, low, high))  # the first was begun before, and the last goes on
    first = 0 if low == 0 else min((one.start for one in around[1:] if one.start <= start), default=-1)
    last = len(text) if high == len(text) else max((one.end for one in around[:-1] if one.end >= end), default=-1)
    before = text[first:start] if first >= 0 else "…" + _from_word(text[low:start])
    after = text[end:last] if last >= 0 else _from_word(text[end:high][::-1])[::-1] + "…"
    return before + text[start:end] + after, (len(before), len(before) + end - start)


def _from_word(text: str) -> str:
    """*text* without the piece of a word that it may begin with; nothing where it holds no space."""
    space = re.search(r"\s", text)
    return text[space.end() :].lstrip() if space else ""


def _quote(commitment: Commitment) -> Quote:
    """The passage, lit, with as much around it as is needed to understand it."""
    document = commitment.document
    text, lit = excerpt(document.text, commitment.start, commitment.end)
    return Quote(text, document.language, lit, f"{document.title} · {document.reference}")


def said(action: str) -> str:
    """What the text does, as the report tells it: nothing is called a promise that is none."""
    return {
        ClaimAction.PLEDGE: _("On %(day)s it was promised: %(title)s."),
        ClaimAction.CONDITIONAL: _("On %(day)s it was promised on a condition: %(title)s."),
        ClaimAction.ONGOING: _("On %(day)s it was said to be under way: %(title)s."),
        ClaimAction.DONE: _("On %(day)s it was said to be done: %(title)s."),
        ClaimAction.SUPPORT: _("On %(day)s support was expressed for: %(title)s."),
        ClaimAction.CALL: _("On %(day)s others were called on: %(title)s."),
    }[ClaimAction(action)]


def told(state: str) -> str:
    """How a measure is told of, by its state; takes body, title and day."""
    return {
        "planned": _("%(body)s plans from %(day)s: %(title)s."),
        "under_way": _("%(body)s works on this since %(day)s: %(title)s."),
        "completed": _("%(body)s reports as completed: %(title)s (begun on %(day)s)."),
        "given_up": _("%(body)s gave this up: %(title)s (begun on %(day)s)."),
    }[state]


def _sentences(promise: Promise, language: str) -> Iterable[Sentence]:
    """What can be said, and nothing that no evidence shows."""
    commitment, assessment = promise.commitment, promise.assessment
    document = commitment.document
    title = commitment.title.in_language()[0]
    on = day(document.dated_on, language) if document.dated_on else _("an unknown day")
    yield Sentence(said(commitment.action) % {"day": on, "title": title}, language, (document.reference,))
    if commitment.due_on:
        yield Sentence(
            _("It is to be kept by %(day)s.") % {"day": day(commitment.due_on, language)},
            language,
            (document.reference,),
        )
    for measure in promise.measures:
        shown = tuple(piece.reference for piece in promise.evidence[measure.pk])
        if not shown:
            continue
        words = {"body": measure.lead.name.in_language()[0], "title": measure.title.in_language()[0]}
        words["day"] = day(measure.starts_on, language)
        yield Sentence(told(measure.state) % words, language, shown)
    for one in promise.shown:
        yield Sentence(cited(one, language), language, (one.value.reference,))
    if assessment:
        known = {str(piece.pk): piece.reference for pieces in promise.evidence.values() for piece in pieces}
        rests_on = tuple(known[key] for key in assessment.links["evidence"] if key in known)  # type: ignore[attr-defined]
        if rests_on:
            words = {
                "assessed": label(StatusAssessment.Status(assessment.assessed)),
                "claimed": label(StatusAssessment.Status(assessment.claimed)),
                "day": day(timezone.localdate(assessment.created_at), language),
            }
            assessed = _("Assessed on %(day)s as “%(assessed)s”; it had been claimed as “%(claimed)s”.") % words
            yield Sentence(assessed, language, rests_on)
            reason, of = assessment.reason.in_language()
            yield Sentence(reason, of, rests_on)


def _steps(promise: Promise) -> Steps:
    """The path as the page draws it, evidence that waits for its review included."""
    pieces = (sum(len(shown) for shown in promise.evidence.values()), promise.waiting)
    path = stations(promise.commitment.document, promise.measures, pieces, promise.glyph, promise.assessment)
    return Steps(tuple(Step(one.label, one.glyph, one.note) for one in path))


def compose(moment: datetime, language: Language, ceiling: Classification, title: Translated) -> Paper:
    """The report in *language*. Its sections are commitments, by line of effort; each sentence names its evidence."""
    with override(language):
        sections, items = [], {}
        everything = promises(moment, ceiling)
        for promise in everything:
            commitment = promise.commitment
            items[commitment.document.reference] = _document_item(commitment.document)
            for pieces in promise.evidence.values():
                items |= {piece.reference: _evidence_item(piece, moment) for piece in pieces}
            items |= {one.value.reference: _value_item(one, moment) for one in promise.shown}
            heading = f"{label(LineOfEffort(commitment.line_of_effort))}: {commitment.title}"
            blocks: tuple[Block, ...] = (
                _steps(promise),
                *_sentences(promise, language),
                _quote(commitment),
                *_answers(promise),
            )
            sections.append(Section(heading, promise.glyph, blocks))
        if not sections:
            sections.append(Section(_("No commitment that this report may show had been accepted by this day.")))
        installation = Installation.objects.first()
        counts = [(label(glyph), sum(p.glyph == glyph for p in everything)) for glyph in Glyph]
        return Paper(
            title=title.in_language(language)[0],
            language=language,
            as_of=timezone.localdate(moment),
            subtitle=str(installation.name) if installation else "",
            facts=[(_("Commitments"), len(everything)), *((str(name), count) for name, count in counts if count)],
            sections=sections,
            evidence=list(items.values()),
            footer=_("Every sentence leads to its evidence. What nobody reviewed isn't said."),
            classification=ceiling,
            verify_note=_("Demonstration with made-up people. Nothing here is real.")
            if installation and installation.demo
            else "",
        )


@transaction.atomic
def report_make(*, actor: Actor, title: Translated, moment: datetime, classification: Classification) -> Report:
    """Compose the report in three languages, keep it as it is now, and ask for its files.

    They are made from what was kept, by the worker (:mod:`zotim.register.jobs`). Raises ValueError for a moment that
    hasn't come yet, and Refused for a classification above the ceiling.
    """
    allow(actor, "register.report.make")
    within_ceiling(classification)
    if moment > timezone.now():
        raise ValueError("a report can't tell of a moment that hasn't come")
    papers = {language: compose(moment, language, classification, title) for language in Language}
    report = with_reference(
        lambda reference: Report.objects.create(
            reference=reference,
            title=title,
            as_of=moment,
            content={language: paper_as_json(paper) for language, paper in papers.items()},
            made_by_id=actor.person_id,
            classification=classification,
        )
    )
    enqueue(RENDER, actor=actor, obj=report, report=report.pk)
    record(actor, "register.report.made", report, details={"languages": len(papers)})
    return report
