"""Who calls a conference, who sits at which item, and what that opens. A place at an item is a basis: it opens the
item's part of its case for reading, to whoever sits there alone, until the conference is over. ``walls.py`` says the
same to the database."""

# ruff: noqa: S608 (the SQL below is made of our own words, once, when functions are installed)

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.bars import barred_from
from zotim.core.access.grants import holder_of
from zotim.core.access.models import Grant
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.access.subjects import Basis, basis
from zotim.core.approvals.two import behind
from zotim.core.people.models import Organisation
from zotim.desks.reintegration.cases.policy import (
    ASSIGNED,
    CASE,
    CHAIRS,
    CONFERENCE,
    GUESTS,
    NEVER,
    SUPERVISES,
    SUPERVISOR,
    WORKERS,
    assigned,
    notes,
    oversees,
    works_on,
)
from zotim.desks.reintegration.conferences.models import LIVE, Conference, Decision, Item, Place, Saying, Seat
from zotim.desks.reintegration.conferences.standing import live_sql, standing, stands, stands_sql

MINUTES = timedelta(days=30)
"""For so long after a conference was closed whoever sat at an item reads its minutes. A proposal."""
PLACE = Place._meta.label_lower
POLICE = NEVER
"""Kinds of bodies that sit where an article gives them a seat, with no account and no papers."""


# Who sees what


def chaired(actor: Actor) -> QuerySet[Any]:
    """Ids of the conferences that the actor chairs, in the post for it."""
    if not actor.roles & CHAIRS:
        return Conference.objects.none().values("pk")
    rows = Conference.objects.filter(chair_id=holder_of(actor), body_id__in=actor.organisations(*CHAIRS))
    return rows.values("pk")


def on_time() -> Q:
    """Places of conferences that aren't over."""
    return Q(item__conference__state__in=LIVE, item__conference__ends_at__gt=timezone.now())


def sat(actor: Actor) -> QuerySet[Any]:
    """Ids of the items at which the actor sits now, and for a while of those at which they sat, for the minutes; none
    whose grant was taken back."""
    if not actor.roles & GUESTS:
        return Place.objects.none().values("item_id")
    closed = Q(item__conference__state="closed", item__conference__ended_at__gt=timezone.now() - MINUTES)
    kept = Grant.objects.filter(basis_type=PLACE, basis_id=OuterRef("pk"), revoked_at=None)
    rows = Place.objects.filter(on_time() | closed, stands(), Exists(kept), Q(user_id=holder_of(actor)))
    return rows.exclude(case_id__in=barred_from(actor, CASE)).values("item_id")


@visible_to(Conference)
def conferences(actor: Actor, purpose: str) -> Q:
    """All of them for who works on cases, because they bring them there; else those that one chairs or has a seat at."""
    if purpose:
        return NOTHING
    if actor.roles & WORKERS:
        return EVERYTHING
    if not actor.roles & GUESTS:
        return NOTHING
    mine = Seat.objects.filter(Q(user_id=holder_of(actor)), left_at=None).values("conference_id")
    return Q(pk__in=chaired(actor)) | Q(pk__in=mine)


@visible_to(Seat)
def seats(actor: Actor, purpose: str) -> Q:
    """Of the conferences that one chairs, or before which one brought something; one's own."""
    if purpose:
        return NOTHING
    brought = Item.objects.filter(case_id__in=assigned(actor)).values("conference_id")
    seen = Q(conference_id__in=chaired(actor)) | Q(conference_id__in=brought)
    return seen | Q(user_id=holder_of(actor), left_at=None) if actor.roles & GUESTS else seen


@visible_to(Item)
def items(actor: Actor, purpose: str) -> Q:
    """Of the cases on which one works, of the conferences that one chairs, and those at which one sits."""
    if purpose:
        return NOTHING
    chairs = Q(conference_id__in=chaired(actor)) & ~Q(case_id__in=barred_from(actor, CASE))
    return Q(case_id__in=assigned(actor)) | chairs | Q(pk__in=sat(actor))


@visible_to(Place)
def places(actor: Actor, purpose: str) -> Q:
    """As the items; of those at which one sits one's own alone."""
    if purpose:
        return NOTHING
    chairs = Q(item__conference_id__in=chaired(actor)) & ~Q(case_id__in=barred_from(actor, CASE))
    own = Q(user_id=holder_of(actor), item_id__in=sat(actor))
    return Q(case_id__in=assigned(actor)) | chairs | own


@visible_to(Saying, Decision)
def said(actor: Actor, purpose: str) -> Q:
    """As the notes of that part; and of the items at which one sits."""
    seen = notes(actor, purpose)
    return seen if purpose else seen | Q(item_id__in=sat(actor))


# Who does what


def _chairs(actor: Actor, conference: Conference) -> bool:
    return chaired(actor).filter(pk=conference.pk).exists()


def _chairs_seat(actor: Actor, seat: Seat) -> bool:
    return _chairs(actor, seat.conference)


def _own(actor: Actor, seat: Seat) -> bool:
    """One's own seat, in person: nobody signs it for somebody else."""
    return seat.user_id is not None and seat.user_id == actor.user_id and actor.on_behalf_of_id is None


def _brings(actor: Actor, item: Item) -> bool:
    return works_on(actor, item.case)


def _writes(actor: Actor, item: Item) -> bool:
    """Works on the case, or chairs the conference and sits at the item."""
    if works_on(actor, item.case):
        return True
    return _chairs(actor, item.conference) and sat(actor).filter(item_id=item.pk).exists()


def opens(actor: Actor, item: Item) -> bool:
    """Supervisor of the case of the item."""
    return oversees(actor, item.case)


def opens_to(actor: Actor, seat: Seat) -> bool:
    """Nobody behind whoever gave the seat, and nobody who has it."""
    return not (behind(seat, "seated") | {seat.user_id}) & actor.people


def _ends(actor: Actor, place: Place) -> bool:
    return works_on(actor, place.case)


def _takes_over(actor: Actor, decision: Decision) -> bool:
    return works_on(actor, decision.case)


def prints(actor: Actor, seat: Seat) -> bool:
    """No papers for police, whoever asks."""
    return seat.body.kind not in POLICE


CHAIRING = _("chair of the conference")

actions(
    Action("reintegration.conference.list", _("See the conferences that concern one"), GUESTS, "reintegration.conferences.listed"),
    Action("reintegration.conference.view", _("See a conference: place, time, and what of it is open to one"), GUESTS, "reintegration.conference.viewed"),
    Action("reintegration.conference.call", pgettext_lazy("right", "Call a conference"), CHAIRS, "reintegration.conference.called"),
    Action("reintegration.conference.invite", _("Invite those who have a seat at a conference"), CHAIRS, "reintegration.conference.invited", CHAIRING, _chairs),
    Action("reintegration.conference.open", pgettext_lazy("right", "Open a conference"), CHAIRS, "reintegration.conference.opened", CHAIRING, _chairs),
    Action("reintegration.conference.close", pgettext_lazy("right", "Close a conference"), CHAIRS, "reintegration.conference.closed", CHAIRING, _chairs),
    Action("reintegration.conference.cancel", pgettext_lazy("right", "Cancel a conference"), CHAIRS, "reintegration.conference.cancelled", CHAIRING, _chairs),
    Action("reintegration.seat.give", _("Give somebody a seat at a conference"), CHAIRS, "reintegration.seat.given", CHAIRING, _chairs),
    Action("reintegration.seat.take", _("Take a seat back"), CHAIRS, "reintegration.seat.taken", CHAIRING, _chairs_seat),
    Action("reintegration.seat.sign", pgettext_lazy("right", "Sign the undertaking of confidentiality"), GUESTS, "reintegration.seat.undertaken", _("who has the seat, in person"), _own),
    Action("reintegration.seat.enter", _("Put on record that an outsider signed the undertaking"), CHAIRS, "reintegration.seat.undertaken", CHAIRING, _chairs_seat),
    Action("reintegration.seat.view", _("See a seat at a conference, and whether its undertaking is signed"), GUESTS, "reintegration.seat.viewed"),
    Action("reintegration.item.view", _("See an item of a conference"), GUESTS, "reintegration.item.viewed"),
    Action("reintegration.item.bring", _("Bring a part of a case before a conference"), WORKERS, "reintegration.item.brought", ASSIGNED, works_on),
    Action("reintegration.item.invite", _("Say who is invited to an item of those it is about, or why not"), WORKERS, "reintegration.item.invited", ASSIGNED, _brings),
    Action("reintegration.item.take_off", _("Take an item off the agenda"), WORKERS, "reintegration.item.taken_off", ASSIGNED, _brings),
    Action("reintegration.place.open", _("Open an item to a seat"), SUPERVISOR, "reintegration.place.opened", SUPERVISES, opens),
    Action("reintegration.place.end", _("Close an item to a seat again"), WORKERS, "reintegration.place.ended", ASSIGNED, _ends),
    Action("reintegration.saying.write", _("Write down who came, and what they said"), GUESTS, "reintegration.saying.written", _("assigned to the case, or chair who sits at the item"), _writes),
    Action("reintegration.decision.write", _("Write down what was decided on an item"), GUESTS, "reintegration.decision.written", _("assigned to the case, or chair who sits at the item"), _writes),
    Action("reintegration.decision.take_over", _("Take a decision over into the plan"), WORKERS, "reintegration.decision.taken_over", ASSIGNED, _takes_over),
    Action("reintegration.minutes.view", _("Read or print the minutes of a seat, of the items that are open to one"), GUESTS, "reintegration.minutes.viewed", _("of a seat that gets papers: never police"), prints),
)  # fmt: skip


# A place at an item as a basis of a grant


def _holds() -> Exists:
    """A place of this person at an item of this case, which stands, at a conference that isn't over."""
    rows = Place.objects.filter(pk__in=standing().values("pk")).filter(on_time())
    return Exists(
        rows.filter(pk=OuterRef("basis_id"), case_id=OuterRef("subject_id"), user_id=OuterRef("user_id"))
    )  # fmt: skip


def _covers(actor: Actor, grant: Grant, row: Place) -> bool:
    """The place stands, and is this person's, of this case and of that part alone; to read, for a conference, no longer
    than that is there."""
    fits = (grant.subject_id, grant.user_id, tuple(grant.domains)) == (row.case_id, row.user_id, (row.domain,))
    aims = grant.purpose == CONFERENCE and grant.level == "read" and grant.user_id is not None
    on_day = grant.ends_at <= row.item.conference.ends_at
    return fits and aims and on_day and Place.objects.filter(on_time(), stands(), pk=row.pk).exists()


CONFERENCE_OF = "reintegration_item i JOIN reintegration_conference f ON f.id = i.conference_id"
basis(
    CASE, Place,
    Basis(
        label=_("Seat at a conference"),
        holds=_holds,
        holds_sql=f"EXISTS (SELECT 1 FROM reintegration_place p JOIN {CONFERENCE_OF} ON i.id = p.item_id "
        f"WHERE p.id = g.basis_id AND p.case_id = g.subject_id AND p.user_id = g.user_id AND {live_sql()} "
        f"AND {stands_sql()})",
        covers=_covers,
        covers_sql=f"EXISTS (SELECT 1 FROM reintegration_place p JOIN {CONFERENCE_OF} ON i.id = p.item_id "
        f"WHERE p.id = basis AND p.case_id = subject AND p.user_id = receiver AND btrim(parts, ',') = p.domain "
        f"AND aim = '{CONFERENCE}' AND lvl = 'read' AND finishes <= f.ends_at)",
    ),
)  # fmt: skip


def may_sit(conference: Conference, body: Organisation) -> bool:
    """Police sit at the technical group of Law 18/2017, where an article gives them a seat; never at another."""
    return body.kind not in POLICE or conference.kind == Conference.Kind.GROUP
