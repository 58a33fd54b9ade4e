"""Every write about tours. Each runs behind the wall as its actor, and locks the mission and whom it is about."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.access.walls import inside
from zotim.core.audit.services import record
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.missions.days import Span
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.missions.services import lock
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.people.services import locked as somebody_locked
from zotim.desks.deployments.tours import selectors
from zotim.desks.deployments.tours.models import LONGEST, Terms, Tour
from zotim.desks.deployments.tours.states import MOVE, PLANNED, TOUR


@transaction.atomic
def terms_set(
    *, actor: Actor, mission: Mission, tour_days: int, handover_days: int, rest_times: int, source: str = "",
    certain: bool = False,
) -> Terms:  # fmt: skip
    """Say how long a tour lasts, how long two are there at once, and how many times a tour the rest is. Raises
    :class:`Unfit` for a handover that isn't shorter than a tour, and what was seen nowhere."""
    lock(mission)
    allow(actor, "deployments.terms.set", mission)
    if not 1 <= tour_days <= LONGEST:
        raise Unfit(_("A tour lasts from 1 to %(most)s days.") % {"most": LONGEST}, "tour_days")
    if not 0 <= handover_days < tour_days:
        raise Unfit(_("A handover is shorter than a tour."), "handover_days")
    if certain and not source.strip():
        raise Unfit(_("Say where it was seen."), "source")
    terms = selectors.terms(mission)
    terms.tour_days, terms.handover_days, terms.rest_times = tour_days, handover_days, rest_times
    terms.source, terms.certain = source.strip(), certain
    terms.save()
    keep_revision(terms, actor)
    record(actor, "deployments.terms.set", terms, details={"mission": str(mission.pk)})
    return terms


@transaction.atomic
@inside
def tour_propose(
    *, actor: Actor, billet: Billet, nominee: Nominee, from_on: date, until_on: date, arrives_on: date | None = None
) -> Tour:
    """Propose somebody for a billet. Without *arrives_on* they arrive as long before as the rule of the mission says,
    or on the first day of the billet.

    What they lack is told, and refuses nothing. Raises :class:`Unfit` for somebody of another body or who left the
    list, days out of order or outside the billet, and days on which they are on another tour or another holds it.
    """
    lock(billet.mission)
    billet.refresh_from_db(fields=["state", "from_on", "until_on"])
    nominee = somebody_locked(nominee)
    allow(actor, "deployments.tour.propose", billet)
    if billet.state == "withdrawn":
        raise Unfit(_("The billet was withdrawn."))
    if nominee.state != "listed" or nominee.lead_id != billet.mission.lead_id:
        raise Unfit(_("Choose somebody from the list of the body that sends."), "nominee")
    if arrives_on is None:
        before = timedelta(days=selectors.terms(billet.mission).handover_days)
        arrives_on = from_on if from_on <= billet.from_on else from_on - before
    tour = Tour(billet=billet, nominee=nominee)
    _plan(tour, arrives_on, from_on, until_on)

    def make(reference: str) -> Tour:
        tour.reference = reference
        tour.save(force_insert=True)
        return tour

    with_reference(make)
    record(actor, "deployments.tour.proposed", tour, details={"billet": str(billet.pk)})
    return tour


def _plan(tour: Tour, arrives_on: date, from_on: date, until_on: date) -> None:
    """Put its days in, once they are examined."""
    in_order(from_on, until_on, "until_on")
    if arrives_on > from_on:
        raise Unfit(_("They arrive before they take over."), "arrives_on")
    if from_on < tour.billet.from_on:
        raise Unfit(_("The billet begins later."), "from_on")
    if until_on > tour.billet.until_on:
        raise Unfit(_("The billet ends earlier."), "until_on")
    if selectors.busy(tour.nominee, Span(arrives_on, until_on), tour.pk):
        raise Unfit(_("They are on another tour on some of these days."), "from_on")
    if selectors.held_by_another(tour.billet, Span(from_on, until_on), tour.pk):
        raise Unfit(_("Somebody else holds the billet on some of these days."), "from_on")
    tour.arrives_on, tour.from_on, tour.until_on = arrives_on, from_on, until_on


def locked(tour: Tour) -> Tour:
    """The tour as it stands now, with its mission and its person locked."""
    lock(tour.mission)
    somebody_locked(tour.nominee)
    return Tour.objects.select_related("billet__mission__lead", "nominee__lead").get(pk=tour.pk)


@transaction.atomic
@inside
def tour_change(*, actor: Actor, tour: Tour, arrives_on: date, from_on: date, until_on: date) -> Tour:
    """Change the days of a tour that hasn't begun. Raises :class:`Unfit` as above, and for one that has."""
    tour = locked(tour)
    allow(actor, "deployments.tour.change", tour)
    if tour.state not in PLANNED:
        raise Unfit(_("The tour has begun, or was called off."))
    _plan(tour, arrives_on, from_on, until_on)
    tour.save(update_fields=["arrives_on", "from_on", "until_on"])
    record(actor, "deployments.tour.changed", tour)
    return tour


@transaction.atomic
@inside
def tour_move(
    *, actor: Actor, tour: Tour, step: str, on: date | None = None, why: str = "", decompressed_on: date | None = None
) -> Tour:
    """Take a step. *on*: the day on which they were back, or debriefed; *why* from a closed list.

    Raises WrongState, also for somebody who would set out while something is lacking; :class:`Unfit` for a day that
    can't be.
    """
    tour = locked(tour)
    allow(actor, MOVE, tour)
    if step == "set_out":
        _nothing_lacks(tour)
    values = _values(tour, step, on, why, decompressed_on)
    transition = TOUR.move(tour, step, **values)
    if "back_on" in values:
        tour.nominee.last_return = values["back_on"]
        tour.nominee.save(update_fields=["last_return"])
    record(actor, transition.event, tour)
    return tour


def _nothing_lacks(tour: Tour) -> None:
    if selectors.lacking([tour])[tour.pk]:
        message = _("They can't set out yet: something is lacking that is asked for. It stands below.")
        raise WrongState(message, transition="set_out", state=tour.state)


def _values(tour: Tour, step: str, on: date | None, why: str, decompressed_on: date | None) -> dict[str, Any]:
    """What a step writes. Raises :class:`Unfit`."""
    if step in ("curtail", "cancel") and not why:
        raise Unfit(_("Say why."), "why")
    if step == "cancel":
        return {"ended_why": why}
    if step not in ("return", "curtail", "debrief"):
        return {}
    if on is None:
        raise Unfit(_("Say on which day."), "on")
    if on > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), "on")
    if step == "debrief":
        back: Any = tour.back_on
        if decompressed_on is None or not back <= decompressed_on <= timezone.localdate():
            raise Unfit(_("Give a day from their return until today."), "decompressed_on")
        if on < back:
            raise Unfit(_("Give a day from their return until today."), "on")
        return {"debriefed_on": on, "decompressed_on": decompressed_on}
    if on < tour.arrives_on:
        raise Unfit(_("They hadn't arrived by then."), "on")
    if step == "return":
        if on < tour.until_on:
            raise Unfit(_("The tour lasts longer. Say that they came back early, and why."), "on")
        return {"back_on": on}
    return {"back_on": on, "until_on": min(on, tour.until_on), "ended_why": why}
