"""How far a pledge is kept: offered, accepted, filled, ready, deployed, and why each isn't the next one. All of it is
worked out from rows; nothing is typed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.ui.show import amount
from zotim.desks.deployments.missions import grounds
from zotim.desks.deployments.missions.days import Span, too_few
from zotim.desks.deployments.missions.models import Billet, Mandate, Pledge, PledgeKind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number isn't the one before it: a sentence, and perhaps a ground that is missing, and the days."""

    text: str
    ground: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One of the numbers of a pledge, and why it isn't the one before it; None for what no row can tell yet."""

    name: str
    number: int | None
    reasons: tuple[Reason, ...] = ()


def standing(pledge: Pledge, billets: Sequence[Billet], mandates: Iterable[Mandate]) -> list[Step]:
    """The numbers of *pledge* in their order, from its *billets* that aren't withdrawn and its mission's confirmed
    *mandates*.

    Nobody is named for a billet yet (rooms ``people`` and ``tours``): how many are filled, ready and deployed isn't
    known, and isn't said to be none.
    """
    accepted = [one for one in billets if one.state == "accepted"]
    return [
        Step("offered", pledge.number),
        Step("accepted", len(accepted), tuple(_not_accepted(pledge, billets, accepted))),
        Step("filled", None, (Reason(_("Who holds a billet isn't kept here yet.")),)),
        Step("ready", None, tuple(_not_ready(pledge, accepted, list(mandates)))),
        Step("deployed", None, tuple(_not_deployed(pledge))),
    ]


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


def _not_ready(pledge: Pledge, accepted: Sequence[Billet], mandates: list[Mandate]) -> Iterable[Reason]:
    yield Reason(_("Who could be ready isn't kept here yet."))
    if accepted:
        first, last = min(one.from_on for one in accepted), max(one.until_on for one in accepted)
        for gap in grounds.missing(pledge.mission, first, last, mandates):
            yield Reason(_("This ground is missing on days on which a billet is held."), gap.ground, gap.span)


def _not_deployed(pledge: Pledge) -> Iterable[Reason]:
    if pledge.mission.state == "planned":
        yield Reason(_("The mission hasn't begun."))
    elif pledge.mission.state == "ended":
        yield Reason(_("The mission is over."))
    yield Reason(_("Who is there isn't kept here yet."))
