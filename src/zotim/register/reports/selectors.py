"""Every read of reports. Each takes the actor and returns only what the actor may see.

:func:`find_template` and :func:`disputed` are for services and composing, which asked already.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, QuerySet, Value, When

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, may, visible
from zotim.register.indicators.models import IndicatorValue
from zotim.register.models import Commitment, Document, Evidence, Instrument, Measure, Obligation, StatusAssessment
from zotim.register.reports.models import Comment, Hearing, Report, ReportTemplate
from zotim.register.reports.templates import PACKAGED, Template, packaged, read_template


def reports(actor: Actor) -> QuerySet[Report]:
    """Reports that the actor may read, newest first."""
    return Report.objects.filter(visible(Report, actor)).order_by("-created_at")


def listed(actor: Actor) -> QuerySet[Report]:
    """The same without what they hold, each with the name of its template in the page's language."""
    names = [When(template=one.key, then=Value(one.name.in_language()[0])) for one in templates(actor)]
    rows = reports(actor).defer("content", "about")
    return rows.annotate(template_name=Case(*names, default=F("template"), output_field=CharField()))


def find_template(key: str) -> Template | None:
    """A template by its key, the newest version; None where there is none."""
    if key in PACKAGED:
        return packaged(key)
    kept = ReportTemplate.objects.filter(key=key).order_by("-version").first()
    return read_template(kept.text, kept.version) if kept else None


def templates(actor: Actor) -> list[Template]:
    """Those that come with Zotim, then those that were added here, each in its newest version."""
    added: dict[str, ReportTemplate] = {}
    for one in ReportTemplate.objects.filter(visible(ReportTemplate, actor)).order_by("key", "version"):
        added[one.key] = one
    return [*map(packaged, PACKAGED), *(read_template(one.text, one.version) for one in added.values())]


def hearings(actor: Actor) -> QuerySet[Hearing]:
    """Hearings that the actor may see, by their day."""
    rows = Hearing.objects.filter(visible(Hearing, actor)).defer("sentences", "report__content")
    return rows.select_related("organisation", "report", "assessment__commitment").order_by("due_on", "pk")


def hearing(actor: Actor, pk: UUID) -> Hearing:
    """One hearing. Raises NotVisible."""
    rows = Hearing.objects.select_related("organisation", "report", "assessment__commitment")
    return get_visible(rows.defer("report__content"), actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that a body is heard on, in the page's language where there is one, and what was said of it."""

    id: str
    text: str
    language: str
    evidence: tuple[str, ...]
    comment: Comment | None

    @property
    def about(self) -> str:
        """The reference of the commitment or obligation that the sentence is about."""
        return self.id.partition(".")[0]


def lines(actor: Actor, one: Hearing, language: str) -> list[Line]:
    """The sentences of a hearing in their order, each with the comment that the actor may see."""
    seen = one.comments.filter(visible(Comment, actor)).select_related("evidence", "by", "answered_by")
    comments = {comment.sentence: comment for comment in seen}
    found = []
    for sentence in one.sentences:
        text, spoken = sentence["texts"].get(language) or next(iter(sentence["texts"].values()))
        key = sentence["id"]
        found.append(Line(key, text, spoken, tuple(sentence["evidence"]), comments.get(key)))
    return found


CITED: tuple[tuple[type[Any], str], ...] = (
    (Commitment, "register.commitment.view"), (Obligation, "register.obligation.view"),
    (Measure, "register.measure.view"), (Evidence, "register.evidence.view"), (Document, "register.document.view"),
    (Instrument, "register.instrument.view"), (IndicatorValue, "register.value.view"),
)  # fmt: skip
"""What a sentence may cite, and the action that opens its page."""


def cited(actor: Actor, found: Iterable[Line]) -> dict[str, Any]:
    """The records that sentences are about or cite, by reference, as far as the actor may open them."""
    wanted = {reference for line in found for reference in (line.about, *line.evidence)}
    return {
        record.reference: record
        for model, action in CITED
        if may(actor, action)
        for record in model._default_manager.filter(visible(model, actor), reference__in=wanted)
    }


def own_evidence(one: Hearing) -> QuerySet[Evidence]:
    """What the body may correct with: evidence for its own measures that wasn't returned."""
    rows = Evidence.objects.filter(measure__lead=one.organisation_id).exclude(state="returned")
    return rows.order_by("-dated_on", "pk")


def disputed(hearings: Iterable[Hearing]) -> dict[str, list[Comment]]:
    """Corrections and dissent that were answered and not taken back, by the id of their sentence."""
    found: dict[str, list[Comment]] = {}
    rows = Comment.objects.filter(hearing__in=[one.pk for one in hearings], taken_back_at=None).exclude(outcome="")
    for comment in rows.select_related("hearing__organisation", "evidence__file").order_by("created_at", "pk"):
        found.setdefault(comment.sentence, []).append(comment)
    return found


def disputed_at(assessment: StatusAssessment, moment: datetime) -> dict[str, list[Comment]]:
    """The same of an assessment, as it was at a moment."""
    return disputed(Hearing.objects.filter(assessment=assessment.pk, state="answered", answered_at__lte=moment))
