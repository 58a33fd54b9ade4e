"""Bodies are given the sentences about them, comment, and are answered, before a report or an assessment is final."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.ui.show import amount
from zotim.register.models import Evidence, StatusAssessment
from zotim.register.policy import CENTRE
from zotim.register.reports.models import Comment, Hearing, Report
from zotim.register.reports.selectors import own_evidence
from zotim.register.reports.sentences import assessed
from zotim.register.reports.states import HEARING, OPEN
from zotim.vocabulary import Language

LONGEST = 4000
"""Characters of a comment or an answer."""
AUTHOR = "coordination_centre"
"""The kind of body that writes reports: it isn't asked to comment on itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a body says of one sentence; *evidence* is of its own measures."""

    position: str
    text: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class CommentAnswer:
    """What the centre answers to one comment."""

    outcome: str
    text: str


def hearings_ask(*, actor: Actor, report: Report, due_on: date) -> list[Hearing]:
    """Ask each body that the report speaks of. Called by ``report_make``, in its transaction.

    Raises :class:`Unfit` for a day that isn't ahead, and for a report that speaks of no body but the centre.
    """
    allow(actor, "register.report.hear", report)
    _ahead(due_on, "heard_until")
    bodies = {key for keys in report.about.values() for key in keys}
    found = Organisation.objects.filter(pk__in=bodies).exclude(kind=AUTHOR).order_by("pk")
    if not found:
        raise Unfit(_("The report speaks of no body that could comment."), "heard_until")
    return [_ask(actor, body, due_on, _of_report(report, str(body.pk)), report=report) for body in found]


@transaction.atomic
def assessment_hear(*, actor: Actor, assessment: StatusAssessment, due_on: date) -> Hearing:
    """Ask the body that leads a commitment to comment on its assessment, before a second person confirms that.

    Raises :class:`Unfit` for a day that isn't ahead, for an assessment that was decided, and where the body was asked.
    """
    allow(actor, "register.report.hear", assessment)
    _ahead(due_on, "due_on")
    body = assessment.commitment.lead
    if assessment.state != "proposed":
        raise Unfit(_("It was decided already."), "due_on")
    if body.kind == AUTHOR or assessment.hearings.exists():
        raise Unfit(_("There is nobody left to ask: the centre leads it, or the body was asked."), "due_on")
    return _ask(actor, body, due_on, _of_assessment(assessment), assessment=assessment)


def _ahead(due_on: date, field: str) -> None:
    if due_on <= timezone.localdate():
        raise Unfit(_("Choose a day that is still ahead."), field)


def _ask(actor: Actor, body: Organisation, due_on: date, sentences: list[dict[str, Any]], **about: Any) -> Hearing:
    values = {"organisation": body, "sentences": sentences, "due_on": due_on, "asked_by_id": actor.person_id, **about}
    hearing = with_reference(lambda reference: Hearing.objects.create(reference=reference, **values))
    notify(holders("focal_point", organisation=body), "register.hearing.asked", hearing)
    record(actor, "register.hearing.asked", hearing, details={"sentences": len(sentences)})
    return hearing


def _of_report(report: Report, body: str) -> list[dict[str, Any]]:
    """The sentences about a body, in each language of the report; one that is said twice is asked about once."""
    found: dict[str, dict[str, Any]] = {}
    for language, paper in report.content.items():
        for section in paper["sections"]:
            for block in section["blocks"]:
                if block["block"] == "sentence" and body in report.about.get(block["id"], ()):
                    one = found.setdefault(block["id"], {"id": block["id"], "texts": {}, "evidence": block["evidence"]})
                    one["texts"][language] = [block["text"], block["language"]]
    return list(found.values())


def _of_assessment(assessment: StatusAssessment) -> list[dict[str, Any]]:
    references = sorted(assessment.evidence.values_list("reference", flat=True))
    found: dict[str, dict[str, Any]] = {}
    for language in Language:
        with override(language):
            for identity, text, spoken in assessed(assessment, assessment.commitment, language):
                one = found.setdefault(identity, {"id": identity, "texts": {}, "evidence": references})
                one["texts"][language.value] = [str(text), spoken]
    return list(found.values())


@transaction.atomic
def comments_keep(
    *, actor: Actor, hearing: Hearing, said: Mapping[str, Said], language: Language, give: bool
) -> Hearing:
    """Keep what a body says of its sentences, by their ids, as a draft that it alone sees; or give it to the centre.

    Raises :class:`Unfit` when it is given and a sentence has no position, a correction no evidence of the body's own
    measures, or a correction or dissent no reason; WrongState once it was given.
    """
    allow(actor, "register.hearing.comment", hearing)
    if hearing.state != "asked":
        HEARING.move(hearing, "give")  # raises, and says how it stands
    known = [sentence["id"] for sentence in hearing.sentences]
    for identity in known:
        one = said.get(identity)
        if one is None or not one.position:
            hearing.comments.filter(sentence=identity).delete()
            continue
        _fits(hearing, identity, one, give)
        values = {
            "position": one.position,
            "text": one.text.strip(),
            "language": language,
            "evidence": one.evidence,
            "by_id": actor.person_id,
        }
        Comment.objects.update_or_create(hearing=hearing, sentence=identity, defaults=values)
    if not give:
        record(actor, "register.hearing.kept", hearing)
        return hearing
    if missing := len(known) - hearing.comments.count():
        raise Unfit(
            ngettext(
                "%(number)s sentence has no comment yet. Say of each whether you agree.",
                "%(number)s sentences have no comment yet. Say of each whether you agree.",
                missing,
            )
            % {"number": amount(missing)}
        )
    HEARING.move(hearing, "give", given_at=timezone.now())
    notify(holders(*CENTRE), "register.hearing.given", hearing)
    record(actor, "register.hearing.given", hearing, details={"comments": len(known)})
    return hearing


def _fits(hearing: Hearing, identity: str, one: Said, give: bool) -> None:
    """Whether a comment can be kept, or given, as it is."""
    if one.evidence and not own_evidence(hearing).filter(pk=one.evidence.pk).exists():
        raise Unfit(_("Correct with evidence for a measure of your own body."), f"evidence_{identity}")
    if len(one.text) > LONGEST:
        raise Unfit(_("This is longer than %(most)s characters.") % {"most": amount(LONGEST)}, f"text_{identity}")
    if not give or one.position == Comment.Position.AGREE:
        return
    if not one.text.strip():
        raise Unfit(_("Say why."), f"text_{identity}")
    if one.position == Comment.Position.CORRECT and one.evidence is None:
        raise Unfit(_("Choose the evidence that shows it, or dissent instead."), f"evidence_{identity}")


@transaction.atomic
def hearing_answer(
    *, actor: Actor, hearing: Hearing, answers: Mapping[UUID, CommentAnswer], language: Language
) -> Hearing:
    """Answer each correction and dissent, by the keys of the comments: the sentence stands, or is withdrawn; and why.

    Raises :class:`Unfit` where an answer or its reason is missing, WrongState unless comments were given.
    """
    allow(actor, "register.hearing.answer", hearing)
    if hearing.state != "given":
        HEARING.move(hearing, "answer")  # raises, and says how it stands
    for comment in hearing.comments.exclude(position=Comment.Position.AGREE):
        answer = answers.get(comment.pk)
        if answer is None or answer.outcome not in Comment.Outcome.values:
            raise Unfit(_("Say whether the sentence stands."), f"outcome_{comment.pk}")
        if not answer.text.strip():
            raise Unfit(_("Say why."), f"answer_{comment.pk}")
        if len(answer.text) > LONGEST:
            most = _("This is longer than %(most)s characters.") % {"most": amount(LONGEST)}
            raise Unfit(most, f"answer_{comment.pk}")
        Comment.objects.filter(pk=comment.pk).update(
            outcome=answer.outcome, answer=answer.text.strip(), answer_language=language, answered_by_id=actor.person_id
        )
    HEARING.move(hearing, "answer", answered_at=timezone.now())
    notify(holders("focal_point", organisation=hearing.organisation), "register.hearing.answered", hearing)
    record(actor, "register.hearing.answered", hearing)
    return hearing


@transaction.atomic
def hearing_close(*, actor: Actor, hearing: Hearing) -> Hearing:
    """Go on without comments, once the day has passed; a draft that wasn't given stays the body's own.

    Raises WrongState before.
    """
    allow(actor, "register.hearing.answer", hearing)
    transition = HEARING.move(hearing, "close")
    record(actor, transition.event, hearing)
    return hearing


@transaction.atomic
def comment_take_back(*, actor: Actor, comment: Comment) -> Comment:
    """Let a correction or dissent go after its answer: it isn't printed. Raises :class:`Unfit` once that is final."""
    hearing = comment.hearing
    allow(actor, "register.hearing.comment", hearing)
    if not may_take_back(hearing, comment):
        raise Unfit(_("It can't be taken back any more."))
    Comment.objects.filter(pk=comment.pk).update(taken_back_at=timezone.now())
    record(actor, "register.comment.taken_back", comment, details={"hearing": str(hearing.pk)})
    return comment


def may_take_back(hearing: Hearing, comment: Comment) -> bool:
    """Whether a comment was answered, disputes its sentence, and what it is about isn't decided yet."""
    subject = hearing.report or hearing.assessment
    still = subject is not None and subject.state in ("hearing", "proposed")
    return still and hearing.state == "answered" and bool(comment.outcome) and comment.taken_back_at is None


def hearings_withdraw(*, actor: Actor, hearings: Iterable[Hearing]) -> None:
    """End what is open of these hearings, because what they are about was withdrawn or returned.

    Called by the services that did that, which asked the policy.
    """
    for hearing in hearings:
        if hearing.state in OPEN:
            transition = HEARING.move(hearing, "withdraw")
            record(actor, transition.event, hearing)
