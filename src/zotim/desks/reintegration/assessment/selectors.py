"""Every read of an assessment: takes the actor, returns only what the actor may see. Called behind the wall."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.clocks.selectors import runs_of
from zotim.desks.reintegration.assessment.clocks import URGENT
from zotim.desks.reintegration.assessment.instruments import Instrument, Question
from zotim.desks.reintegration.assessment.models import Assessment, Need
from zotim.desks.reintegration.assessment.sealed import TEXTS
from zotim.desks.reintegration.cases.models import Case


def assessments(actor: Actor) -> QuerySet[Assessment]:
    """Those in the domains that are open to the actor for what they act for, newest first."""
    rows = Assessment.objects.filter(visible(Assessment, actor)).select_related("case", "drafted_by")
    return rows.order_by("-created_at", "-pk")


def assessments_of(actor: Actor, case: Case) -> QuerySet[Assessment]:
    """Those of one case."""
    return assessments(actor).filter(case=case)


def assessment(actor: Actor, case: Case, pk: UUID) -> Assessment:
    """One of them. Raises NotVisible."""
    return get_visible(assessments_of(actor, case), actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Listed:
    """An assessment in a list; *current* is the newest signed one of its questions."""

    row: Assessment
    current: bool

    @property
    def instrument(self) -> Instrument:
        """By which questions."""
        return self.row.form


def listed(actor: Actor, case: Case) -> list[Listed]:
    """The assessments of a case that aren't dropped, newest first, and which of them hold."""
    rows = list(assessments_of(actor, case).exclude(state="dropped"))
    holding: dict[str, Assessment] = {}
    for row in rows:
        if row.signed_at is not None:
            best = holding.setdefault(row.form.code, row)
            if best.signed_at is not None and row.signed_at > best.signed_at:
                holding[row.form.code] = row
    return [Listed(row, row in holding.values()) for row in rows]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer, for this page and no longer."""

    question: Question
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """An assessment unsealed; *details* is None when it can't be read."""

    row: Assessment
    details: dict[str, Any] | None

    @property
    def answers(self) -> list[Answered]:
        """What was answered, in the order of the questions."""
        given = (self.details or {}).get("answers", {})
        return [
            Answered(one, str(one.options[given[one.code]]) if one.options else given[one.code])
            for one in self.row.form.questions
            if one.code in given
        ]


def read(actor: Actor, assessment: Assessment) -> Read:
    """What an assessment says. The page that asks is on record, with its purpose."""
    return Read(assessment, TEXTS.values(actor, assessment, "details"))


@dataclass(frozen=True, slots=True)
class Needed:
    """A need with its text unsealed; *text* is None when it can't be read."""

    need: Need
    text: str | None


def needs_of(actor: Actor, case: Case) -> list[Needed]:
    """What the assessments that hold say is needed, in the domains that are open to the actor: what is needed now
    first."""
    order = list(Need.Urgency.values)
    current = [one.row.pk for one in listed(actor, case) if one.current]
    rows = Need.objects.filter(visible(Need, actor), case=case, assessment__in=current).order_by("created_at", "pk")
    return [Needed(row, TEXTS.text(actor, row, "text")) for row in sorted(rows, key=lambda r: order.index(r.urgency))]


def is_urgent(case: Case) -> bool:
    """Whether somebody said that the assessment of a case, which the caller sees, can't wait."""
    return runs_of(case).filter(code=URGENT).exclude(state="stopped").exists()
