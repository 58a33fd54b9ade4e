"""How far a pledge is kept: offered, accepted, filled, ready, deployed, and why each isn't the next one. All of it is
worked out from rows; nothing is typed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.ui.show import amount
from zotim.desks.deployments.missions import grounds
from zotim.desks.deployments.missions.days import Span, too_few
from zotim.desks.deployments.missions.holding import Gap, Holding, open_days
from zotim.desks.deployments.missions.models import Billet, Mandate, Pledge, PledgeKind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number isn't the one before it: a sentence, and perhaps a ground that is missing, and the days."""

    text: str
    ground: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One of the numbers of a pledge, and why it isn't the one before it."""

    name: str
    number: int
    reasons: tuple[Reason, ...] = ()


def standing(
    pledge: Pledge, billets: Sequence[Billet], mandates: Iterable[Mandate], held: Sequence[Holding], today: date
) -> list[Step]:
    """The numbers of *pledge* in their order, from its *billets* that aren't withdrawn, its mission's confirmed
    *mandates*, and who holds them when.

    Of places, each number counts accepted billets: with somebody agreed for all days from *today* on; whose holder, or
    whoever comes next, lacks nothing; in which somebody is today. Of people who go once it counts those who hold one.
    """
    accepted = [one for one in billets if one.state == "accepted"]
    keys = {one.pk for one in accepted}
    mine = [one for one in held if one.billet in keys]
    agreed = [one for one in mine if one.agreed]
    gaps = open_days(accepted, agreed, today)
    if pledge.kind == PledgeKind.PEOPLE:
        filled, ready = len(agreed), sum(one.ready for one in agreed)
        deployed = sum(one.there or one.over for one in agreed)
    else:
        filled = len(accepted) - len({gap.billet.pk for gap in gaps})
        ready = sum(bool(next_one and next_one.ready) for next_one in (_next(one, agreed, today) for one in accepted))
        deployed = len({one.billet for one in agreed if one.there})
    return [
        Step("offered", pledge.number),
        Step("accepted", len(accepted), tuple(_not_accepted(pledge, billets, accepted))),
        Step("filled", filled, tuple(_not_filled(gaps, len(mine) - len(agreed)))),
        Step("ready", ready, tuple(_not_ready(pledge, accepted, list(mandates), agreed, today))),
        Step("deployed", deployed, tuple(_not_deployed(pledge, len(accepted) - deployed))),
    ]


def _next(billet: Billet, agreed: Sequence[Holding], today: date) -> Holding | None:
    """Who holds a billet today, or else whoever comes first."""
    coming = [one for one in agreed if one.billet == billet.pk and not one.over and one.span.last >= today]
    return min(coming, key=lambda one: one.span, default=None)


def _not_accepted(pledge: Pledge, billets: Sequence[Billet], accepted: Sequence[Billet]) -> Iterable[Reason]:
    if pledge.kind == PledgeKind.UNKNOWN:
        yield Reason(_("It isn't said what it is a number of: people, billets or a rotation."))
    without, waiting = pledge.number - len(billets), len(billets) - len(accepted)
    if without > 0:
        text = ngettext(
            "%(number)s of what was promised has no billet.", "%(number)s of what was promised have no billet.", without
        )
        yield Reason(text % {"number": amount(without)})
    if waiting:
        text = ngettext(
            "%(number)s billet waits for the mission's answer.", "%(number)s billets wait for the mission's answer.",
            waiting,
        )  # fmt: skip
        yield Reason(text % {"number": amount(waiting)})
    if pledge.kind in (PledgeKind.BILLETS, PledgeKind.ROTATION) and pledge.span:
        for one in too_few(pledge.span, [billet.span for billet in accepted], pledge.number):
            text = ngettext(
                "%(number)s place fewer than was promised is accepted for these days.",
                "%(number)s places fewer than was promised are accepted for these days.",
                one.by,
            )
            yield Reason(text % {"number": amount(one.by)}, span=one.span)


def _not_filled(gaps: Sequence[Gap], proposed: int) -> Iterable[Reason]:
    for gap in gaps:
        yield Reason(_("Nobody is agreed for %(code)s") % {"code": gap.billet.code}, span=gap.span)
    if proposed:
        text = ngettext(
            "%(number)s proposal isn't agreed to yet.", "%(number)s proposals aren't agreed to yet.", proposed
        )
        yield Reason(text % {"number": amount(proposed)})


def _not_ready(
    pledge: Pledge, accepted: Sequence[Billet], mandates: list[Mandate], agreed: Sequence[Holding], today: date
) -> Iterable[Reason]:
    """What is lacking isn't said: it may be about somebody's health. Their officers see it."""
    coming = [one for billet in accepted if (one := _next(billet, agreed, today))]
    if lacking := sum(not one.ready for one in coming):
        text = ngettext(
            "%(number)s of those who come next lacks something.", "%(number)s of those who come next lack something.",
            lacking,
        )  # fmt: skip
        yield Reason(text % {"number": amount(lacking)})
    if nobody := len(accepted) - len(coming):
        text = ngettext("For %(number)s billet nobody comes next.", "For %(number)s billets nobody comes next.", nobody)
        yield Reason(text % {"number": amount(nobody)})
    if accepted:
        first, last = min(one.from_on for one in accepted), max(one.until_on for one in accepted)
        for gap in grounds.missing(pledge.mission, first, last, mandates):
            yield Reason(_("This ground is missing on days on which a billet is held."), gap.ground, gap.span)


def _not_deployed(pledge: Pledge, empty: int) -> Iterable[Reason]:
    if pledge.mission.state == "planned":
        yield Reason(_("The mission hasn't begun."))
    elif pledge.mission.state == "ended":
        yield Reason(_("The mission is over."))
    elif empty > 0:
        text = ngettext("In %(number)s billet nobody is there.", "In %(number)s billets nobody is there.", empty)
        yield Reason(text % {"number": amount(empty)})
