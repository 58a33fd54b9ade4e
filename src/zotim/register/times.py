"""A commitment in time: promised, measures, evidence, assessed, and the day by which it is to be kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.revisions.services import since
from zotim.core.texts import Translated
from zotim.core.ui.times import Lane, Mark, Span, Times
from zotim.register.models import Commitment, Evidence, Measure, StatusAssessment
from zotim.register.record import Whole
from zotim.register.standing import UNFINISHED
from zotim.vocabulary import Glyph


@dataclass(frozen=True, slots=True)
class Activity:
    """A measure as a timeline needs it, with the day and title of each piece of accepted evidence."""

    title: Translated
    starts_on: date
    due_on: date | None
    state: str
    evidence: tuple[tuple[date, Translated], ...] = ()
    ended_on: date | None = None
    """The day on which it was said to be completed, or was given up."""


def lane(
    title: Translated,
    today: date,
    *,
    promised: date | None,
    due: date | None,
    glyph: str,
    activities: Iterable[Activity],
    assessed: tuple[date, Glyph] | None = None,
    url: str = "",
) -> Lane:
    """The lane of one commitment. *glyph* is where it stands; only what is on record has a mark."""
    marks = [Mark(promised, Glyph.PROMISED, _("Promised"), title)] if promised else []
    spans = []
    for activity in activities:
        if activity.state == "planned":
            marks.append(Mark(activity.starts_on, Glyph.PROMISED, _("Measure planned"), activity.title))
        else:
            marks.append(Mark(activity.starts_on, Glyph.UNDER_WAY, _("Measure begun"), activity.title))
            spans.append(Span(activity.starts_on, _until(activity, today)))
        marks += [Mark(day, Glyph.PROVEN, _("Reviewed evidence, dated"), about) for day, about in activity.evidence]
        if activity.state == "completed" and activity.ended_on:
            marks.append(Mark(activity.ended_on, Glyph.SAID, _("Said to be completed"), activity.title))
        if activity.due_on:
            late = activity.state in UNFINISHED and activity.due_on < today
            marks.append(Mark(activity.due_on, _sign(late), _("Measure due"), activity.title, due=True))
    if assessed:
        marks.append(Mark(assessed[0], assessed[1], pgettext("on a timeline", "Assessed"), title))
    if due:
        marks.append(Mark(due, _sign(glyph == Glyph.LATE and due < today), _("To be kept by"), title, due=True))
    return Lane(title, marks, spans, url, glyph)


def _sign(late: bool) -> Glyph:
    """The sign of a day by which something is due: red by its own day, whatever else presses."""
    return Glyph.LATE if late else Glyph.PROMISED


def _until(activity: Activity, today: date) -> date:
    """Until today; what is completed or given up ends with its last evidence, or when that was said, or on its day."""
    last = today
    if activity.state != "under_way":
        last = max([day for day, _about in activity.evidence] or [activity.ended_on or activity.due_on or today])
    return max(min(last, today), activity.starts_on)


def _ended(measures: Iterable[Measure], today: date) -> dict[UUID, date]:
    """The days on which measures were said to be completed, or were given up, as far as they lie before *today*."""
    found = since(Measure, [each.pk for each in measures if each.state not in UNFINISHED], "state")
    days = {key: timezone.localdate(at) for key, at in found.items()}
    return {key: day for key, day in days.items() if day <= today}


def of_one(found: Whole, today: date) -> Times:
    """The timeline of one commitment, as far as the actor who read it may see."""
    ended = _ended(found.measures, today)
    drawn = _lane(found.commitment, found.glyph, found.measures, found.evidence, found.confirmed, ended, today)
    return Times([drawn], today)


def of_many(actor: Actor, rows: Iterable[Commitment], today: date) -> Times:
    """A lane for each commitment, which come with ``glyph``; of each only what the actor may see."""
    keys = [row.pk for row in rows]
    pieces: QuerySet[Evidence] = Evidence.objects.filter(visible(Evidence, actor), state="accepted")
    measures = Measure.objects.filter(visible(Measure, actor)).order_by("starts_on")
    measures = measures.prefetch_related(Prefetch("evidence", pieces, to_attr="pieces"))
    claims = StatusAssessment.objects.filter(visible(StatusAssessment, actor), state="confirmed")
    found = Commitment.objects.filter(pk__in=keys).select_related("document").defer("document__text")
    found = found.prefetch_related(
        Prefetch("measures", measures, to_attr="shown"),
        Prefetch("assessments", claims.order_by("-created_at"), to_attr="confirmed"),
    )
    whole: dict[Any, Any] = {one.pk: one for one in found}
    ended = _ended({each.pk: each for one in whole.values() for each in one.shown}.values(), today)
    lanes = []
    for row in rows:
        one = whole[row.pk]
        evidence = {measure.pk: measure.pieces for measure in one.shown}
        confirmed = one.confirmed[0] if one.confirmed else None
        glyph = Glyph(row.glyph)  # type: ignore[attr-defined]
        url = reverse("commitment", args=[one.pk])
        lanes.append(_lane(one, glyph, one.shown, evidence, confirmed, ended, today, url))
    return Times(lanes, today)


def _lane(
    one: Commitment,
    glyph: Glyph,
    measures: Iterable[Measure],
    evidence: dict[Any, list[Evidence]],
    confirmed: StatusAssessment | None,
    ended: Mapping[UUID, date],
    today: date,
    url: str = "",
) -> Lane:
    activities = [
        Activity(
            measure.title,
            measure.starts_on,
            measure.due_on,
            measure.state,
            tuple((piece.dated_on, piece.title) for piece in evidence[measure.pk] if piece.state == "accepted"),
            ended.get(measure.pk),
        )
        for measure in measures
    ]
    assessed = None
    if confirmed:
        sign = Glyph.PROVEN if confirmed.assessed == StatusAssessment.Status.DONE else Glyph.UNDER_WAY
        assessed = (timezone.localdate(confirmed.created_at), sign)
    promised = one.document.dated_on or timezone.localdate(one.created_at)
    return lane(
        one.title,
        today,
        promised=promised,
        due=one.due_on,
        glyph=glyph,
        activities=activities,
        assessed=assessed,
        url=url,
    )
