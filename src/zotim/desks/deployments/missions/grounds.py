"""What of a mission's route is missing on which days: confirmed mandates against the grounds that the law asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zotim.desks.deployments.missions.days import Difference, Span, span, too_many, uncovered
from zotim.desks.deployments.missions.models import Billet, Mandate, MandateKind, Mission, Route

INTERNATIONAL = frozenset({MandateKind.UN, MandateKind.NATO, MandateKind.COALITION})
ROUTES: dict[str, dict[str, frozenset[MandateKind]]] = {
    Route.ASSEMBLY: {
        "international": INTERNATIONAL,
        "assembly": frozenset({MandateKind.ASSEMBLY}),
        "host": frozenset({MandateKind.HOST}),
    },
    Route.GOVERNMENT: {
        "international": INTERNATIONAL,
        "government": frozenset({MandateKind.GOVERNMENT}),
        "host": frozenset({MandateKind.HOST}),
    },
}
"""Which grounds a route asks for on every day, and whose acts give each. Which route a mission needs is entered with
the law that says so; what each route asks for is a proposal, to be verified."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Days on which a *ground* is missing: ``route`` where nobody said which the mission takes."""

    ground: str
    span: Span


def confirmed(mission: Mission) -> list[Mandate]:
    """The mandates that count."""
    return list(Mandate.objects.filter(mission=mission, state="confirmed").order_by("from_on", "pk"))


def missing(mission: Mission, first: date, last: date, mandates: Iterable[Mandate] | None = None) -> list[Missing]:
    """What the route asks for and no confirmed mandate gives, between two days, both included."""
    whole = Span(first, last)
    if mission.route not in ROUTES:
        return [Missing("route", whole)]
    live = confirmed(mission) if mandates is None else list(mandates)
    return [
        Missing(ground, gap)
        for ground, kinds in ROUTES[mission.route].items()
        for gap in uncovered(whole, [one.span for one in live if one.kind in kinds])
    ]


def above_ceiling(
    mandates: Iterable[Mandate], billets: Iterable[Billet], handovers: Iterable[Span] = ()
) -> list[Difference]:
    """On which days more people are there than the lowest ceiling allows: one in each billet, and on the days of a
    handover a second one."""
    held = [*(one.span for one in billets), *handovers]
    if not held:
        return []
    ceilings = [(one.span, one.ceiling) for one in mandates if one.ceiling is not None]
    return too_many(Span(min(held).first, max(one.last for one in held)), held, ceilings)


def last_day(mission: Mission, billets: Iterable[Billet]) -> date:
    """Until when grounds are needed: the mission's end; where none is known, the last day of a billet, or the first of
    the mission."""
    return mission.until_on or max((one.until_on for one in billets), default=mission.from_on)


def whole(mission: Mission, billets: Iterable[Billet]) -> Span:
    """All days for which grounds are needed."""
    return span(mission.from_on, max(mission.from_on, last_day(mission, billets)))
