"""Every write about taking part abroad: groups, who leads and sits in them, meetings, co-sponsorships."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.audit.services import record
from zotim.core.evidence.services import Opened, file_open, file_receive
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register.models import Commitment, Document, Instrument
from zotim.register.policy import unmerged
from zotim.register.taking_part.models import (
    Attendance,
    Forum,
    ForumLead,
    ForumMembership,
    Level,
    Meeting,
    Seat,
    SeatRole,
    Sponsorship,
)
from zotim.register.taking_part.states import MEETING
from zotim.vocabulary import ClaimAction, Classification

PAPERS = ("agenda", "minutes")
"""Files that a meeting has, by the name of their field."""


def _fact(fields: dict[str, Any]) -> None:
    """What every fact keeps to. Raises :class:`Unfit` for an end before the start, and for *seen* without a place."""
    in_order(fields.get("from_on"), fields.get("until_on"), "until_on")
    if fields.get("certain") and not fields.get("source"):
        raise Unfit(_("Say where it was seen."), "source")


@transaction.atomic
def forum_add(*, actor: Actor, name: Translated, **fields: Any) -> Forum:
    """Add a group abroad; *fields* are key, kind, parent, report_days, source, certain and note.

    Raises :class:`Unfit` for a key that is taken.
    """
    allow(actor, "register.forum.add")
    _fact(fields)
    if Forum.objects.filter(key=fields["key"]).exists():
        raise Unfit(_("A group with this id is on record already."), "key")
    forum = Forum.objects.create(name=name.attributed(actor.person_id), **fields)
    keep_revision(forum, actor)
    record(actor, "register.forum.added", forum)
    return forum


@transaction.atomic
def forum_change(*, actor: Actor, forum: Forum, name: Translated, **fields: Any) -> Forum:
    """Correct what is known of a group; *fields* as in :func:`forum_add`, but for its key, which files know it by.

    Raises :class:`Unfit` for a group that would stand above itself.
    """
    allow(actor, "register.forum.change", forum)
    _fact(fields)
    above = fields.get("parent")
    while above is not None:
        if above.pk == forum.pk:
            raise Unfit(_("A group doesn't stand above itself."), "parent")
        above = above.parent
    for field, value in {"name": name.attributed(actor.person_id), **fields}.items():
        setattr(forum, field, value)
    forum.save()
    keep_revision(forum, actor)
    record(actor, "register.forum.changed", forum)
    return forum


@transaction.atomic
def lead_add(*, actor: Actor, forum: Forum, who: Translated, **fields: Any) -> ForumLead:
    """Say who leads a group; *fields* are role, from_on, until_on, source, certain and note. States, never people."""
    allow(actor, "register.forum.change", forum)
    _fact(fields)
    lead = ForumLead.objects.create(forum=forum, who=who.attributed(actor.person_id), **fields)
    keep_revision(lead, actor)
    record(actor, "register.forum.changed", forum, details={"lead": str(lead.pk)})
    return lead


@transaction.atomic
def membership_add(*, actor: Actor, forum: Forum, **fields: Any) -> ForumMembership:
    """Say how a state takes part; *fields* are subject, kind, from_on, until_on, basis, source, certain and note.

    Raises :class:`Unfit` where this state takes part in the same way at the same time already.
    """
    allow(actor, "register.forum.change", forum)
    _fact(fields)
    same = forum.memberships.filter(subject=fields["subject"], kind=fields["kind"])
    if same.filter(_meets(fields.get("from_on"), fields.get("until_on"))).exists():
        raise Unfit(_("This is on record already for some of this time."), "from_on")
    membership = ForumMembership.objects.create(forum=forum, **fields)
    keep_revision(membership, actor)
    record(actor, "register.forum.changed", forum, details={"membership": str(membership.pk)})
    return membership


def _meets(first: date | None, last: date | None) -> Q:
    """A filter for times that have a day in common with the one from *first* to *last*; None is open."""
    begins = Q(from_on=None) | Q(from_on__lte=last) if last else Q()
    return begins & (Q(until_on=None) | Q(until_on__gte=first) if first else Q())


@transaction.atomic
def seat_give(
    *, actor: Actor, forum: Forum, organisation: Organisation, role: str, from_on: date, until_on: date | None = None
) -> Seat:
    """Say which of our bodies sits in a group. One leads on any day, and none sits there twice at a time.

    Raises :class:`Unfit` for a second lead, a second seat of the same body, and an end before the start.
    """
    allow(actor, "register.forum.change", forum)
    _fact({"from_on": from_on, "until_on": until_on})
    Forum.objects.select_for_update().get(pk=forum.pk)  # of two at once the second sees the first
    beside = forum.seats.filter(_meets(from_on, until_on))
    if role == SeatRole.LEAD and beside.filter(role=SeatRole.LEAD).exists():
        raise Unfit(_("Another body leads for us at that time. End its seat first."), "role")
    if beside.filter(organisation=organisation).exists():
        raise Unfit(_("This body sits there at that time already."), "organisation")
    seat = Seat.objects.create(forum=forum, organisation=organisation, role=role, from_on=from_on, until_on=until_on)
    keep_revision(seat, actor)
    record(actor, "register.forum.changed", forum, details={"seat": str(seat.pk)})
    return seat


@transaction.atomic
def seat_end(*, actor: Actor, seat: Seat, until_on: date) -> Seat:
    """Say until when a body sits in a group. Raises :class:`Unfit` for a day that doesn't fit."""
    allow(actor, "register.forum.change", seat.forum)
    in_order(seat.from_on, until_on, "until_on")
    if seat.until_on and until_on > seat.until_on:
        raise Unfit(_("It has ended already. Give a new seat for a later time."), "until_on")
    seat.until_on = until_on
    seat.save(update_fields=["until_on"])
    keep_revision(seat, actor)
    record(actor, "register.forum.changed", seat.forum, details={"seat": str(seat.pk)})
    return seat


@transaction.atomic
def meeting_add(*, actor: Actor, forum: Forum, title: Translated, **fields: Any) -> Meeting:
    """Add a meeting; *fields* are from_on, until_on, place and classification."""
    allow(actor, "register.meeting.add", forum)
    _fact(fields)
    meeting = with_reference(
        lambda reference: Meeting.objects.create(
            reference=reference, forum=forum, title=title.attributed(actor.person_id), **fields
        )
    )
    keep_revision(meeting, actor)
    record(actor, "register.meeting.added", meeting, details={"forum": str(forum.pk)})
    return meeting


@transaction.atomic
def paper_add(*, actor: Actor, meeting: Meeting, paper: str, data: bytes, name: str) -> Meeting:
    """Put in the agenda or the minutes. What was there before stays in the meeting's history. Raises Refused."""
    allow(actor, "register.meeting.change", meeting)
    if paper not in PAPERS:
        raise ValueError(f"a meeting has {PAPERS}, no {paper!r}")
    file = file_receive(actor=actor, data=data, name=name, classification=Classification(meeting.classification))
    setattr(meeting, paper, file)
    meeting.save(update_fields=[paper])
    keep_revision(meeting, actor)
    record(actor, "register.meeting.changed", meeting, details={"paper": paper})
    return meeting


def paper_open(*, actor: Actor, meeting: Meeting, paper: str) -> Opened:
    """The agenda or the minutes. Raises NoFile where there is none."""
    file = getattr(meeting, paper) if paper in PAPERS else None
    return file_open(actor=actor, action="register.meeting.download", of=meeting, file=file)


@transaction.atomic
def statement_link(*, actor: Actor, meeting: Meeting, statement: Document) -> Meeting:
    """Say in which statement stands what we said there; its promises are decided on as of any statement."""
    allow(actor, "register.meeting.change", meeting)
    allow(actor, "register.document.view", statement)
    meeting.statement = statement
    meeting.save(update_fields=["statement"])
    keep_revision(meeting, actor)
    record(actor, "register.meeting.changed", meeting, details={"statement": str(statement.pk)})
    return meeting


@transaction.atomic
def attendance_note(*, actor: Actor, meeting: Meeting, organisation: Organisation, level: str) -> Attendance:
    """Say at which level a body was there; said again, it is corrected. Raises :class:`Unfit` before it took place."""
    allow(actor, "register.meeting.change", meeting)
    if meeting.state not in ("held", "reported"):
        raise Unfit(_("Say first that the meeting took place."), "level")
    attendance, _made = Attendance.objects.update_or_create(
        meeting=meeting, organisation=organisation, defaults={"level": Level(level)}
    )
    keep_revision(attendance, actor)
    record(actor, "register.meeting.changed", meeting, details={"attendance": str(attendance.pk)})
    return attendance


@transaction.atomic
def meeting_move(*, actor: Actor, meeting: Meeting, step: str) -> Meeting:
    """Say that it took place, was cancelled, or was reported back. Raises WrongState with what is missing."""
    allow(actor, "register.meeting.move", meeting)
    transition = MEETING.move(meeting, step)
    keep_revision(meeting, actor)
    record(actor, transition.event, meeting)
    return meeting


@transaction.atomic
def sponsorship_add(*, actor: Actor, title: Translated, **fields: Any) -> Sponsorship:
    """Put in a co-sponsorship; *fields* are symbol, forum, role, on, source, certain, note and classification.

    Raises :class:`Unfit` for a text that was backed in that way already.
    """
    allow(actor, "register.sponsorship.add")
    _fact(fields)
    if Sponsorship.objects.filter(symbol=fields["symbol"], role=fields["role"]).exists():
        raise Unfit(_("This is on record already."), "symbol")
    one = with_reference(
        lambda reference: Sponsorship.objects.create(
            reference=reference, title=title.attributed(actor.person_id), **fields
        )
    )
    keep_revision(one, actor)
    record(actor, "register.sponsorship.added", one)
    return one


@transaction.atomic
def sponsorship_link(
    *, actor: Actor, sponsorship: Sponsorship, instrument: Instrument | None, commitments: Sequence[Commitment]
) -> Sponsorship:
    """Say which text of the library it became, and which commitments of support follow from it.

    Raises :class:`Unfit` for a commitment that isn't of support (by backing a text nothing is to be delivered), or
    that was merged into another.
    """
    allow(actor, "register.sponsorship.change", sponsorship)
    for commitment in commitments:
        allow(actor, "register.commitment.view", commitment)
        if commitment.action != ClaimAction.SUPPORT:
            raise Unfit(_("Only a commitment of support follows from backing a text."), "commitments")
        if not unmerged(actor, commitment):
            raise Unfit(_("This commitment was merged into another. Choose that one."), "commitments")
    sponsorship.instrument = instrument
    sponsorship.save(update_fields=["instrument"])
    sponsorship.commitments.set(commitments)
    keep_revision(sponsorship, actor)
    record(actor, "register.sponsorship.changed", sponsorship)
    return sponsorship
