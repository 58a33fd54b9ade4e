"""What a report says: sentences, each with the references of what shows it, and the entries of the evidence list."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.policy import ROLES
from zotim.core.approvals.models import Approval
from zotim.core.documents.paper import EvidenceItem, Quote, Sentence, Step, Steps, Table
from zotim.core.documents.wording import day
from zotim.core.people.models import Membership
from zotim.core.ui.words import label
from zotim.engines.claims.sentences import sentences
from zotim.register.models import Commitment, Document, Evidence, StatusAssessment
from zotim.register.path import stations
from zotim.register.reports.promises import Promise
from zotim.vocabulary import ClaimAction

CONTEXT = 240
"""Characters of the document shown before and after a passage."""


def _answers(promise: Promise) -> Iterable[Table]:
    """The obligations that a commitment answers; a paragraph that nobody verified says so."""
    if promise.obligations:
        rows = [(one.instrument.symbol, one.paragraph, str(one.summary)) for one in promise.obligations]
        yield Table((_("Instrument"), _("Paragraph"), _("What is asked")), rows, _("Obligations that it answers"))


def reviewer_role(
    action: str, obj: Document | Evidence | StatusAssessment, moment: datetime
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
