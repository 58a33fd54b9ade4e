"""Every write of a conference and of its seats, by verb. Each runs behind the wall as its actor."""

from datetime import date, time, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.grants import holder_of
from zotim.core.access.persons import person_may
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.records import with_reference
from zotim.core.ui.days import after
from zotim.desks.reintegration.cases.policy import CHAIRS, GUESTS
from zotim.desks.reintegration.conferences.models import Conference, Seat
from zotim.desks.reintegration.conferences.policy import POLICE, may_sit
from zotim.desks.reintegration.conferences.states import CONFERENCE

WITHIN = timedelta(days=366)
"""A conference isn't called for a later day."""


def hold(conference: Conference, *, alone: bool = True) -> Conference:
    """Hold a conference as it is until the transaction ends, and read anew how it stands; *alone*, nobody else holds it
    either. On SQLite one writes at a time. Who may not see it holds nothing, and is refused by what follows."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_conference_lock(%s, %s)", [conference.pk, alone])
    state = Conference.objects.filter(pk=conference.pk).values_list("state", flat=True).first()
    conference.state = state or conference.state
    return conference


def held(conference: Conference, *states: str) -> None:
    """Hold it beside others; raises Unfit unless it is in one of *states*."""
    if hold(conference, alone=False).state not in states:
        message = _("This isn't possible: the conference is “%(state)s” now.")
        raise Unfit(message % {"state": CONFERENCE.state(conference).label})


@transaction.atomic
@inside
def conference_call(
    *, actor: Actor, kind: str, body: Organisation, place: str, held_on: date, begins_at: time
) -> Conference:
    """Call a conference in the name of a body in which the actor holds the post of a chair; who acts for somebody calls
    it for them. Raises Unfit."""
    person_may(actor, "reintegration.conference.call")
    if kind not in Conference.Kind.values:
        raise Unfit(_("Choose one of the list."), "kind")
    if body.pk not in actor.organisations(*CHAIRS):
        raise Unfit(_("You chair no conferences of this body."), "body")
    if (chair := holder_of(actor)) is None:
        raise Denied("reintegration.conference.call")
    if not place.strip():
        raise Unfit(_("Say where."), "place")
    if not timezone.localdate() <= held_on <= timezone.localdate() + WITHIN:
        raise Unfit(_("It is held today at the earliest, and within a year."), "held_on")
    conference = with_reference(
        lambda reference: Conference.objects.create(
            reference=reference, kind=kind, body=body, chair_id=chair, place=place.strip(), held_on=held_on,
            begins_at=begins_at, ends_at=after(held_on), **done_by(actor, "called"),
        )
    )  # fmt: skip
    record(actor, "reintegration.conference.called", conference)
    return conference


@transaction.atomic
@inside
def conference_invite(*, actor: Actor, conference: Conference) -> Conference:
    """Invite everybody who has a seat: they are told that there is a conference, and not what it is about. Raises Unfit
    where something is missing, WrongState."""
    hold(conference)
    person_may(actor, "reintegration.conference.invite", conference)
    seats = list(conference.seats.filter(left_at=None))
    if not seats:
        raise Unfit(_("Nobody has a seat yet."))
    if not conference.items.filter(taken_off_at=None):
        raise Unfit(_("There is nothing on the agenda yet."))
    _said_of_each(conference)
    step = CONFERENCE.move(conference, "invite")
    notify([one.user_id for one in seats], "reintegration.conference.invited", conference)
    record(actor, step.event, conference, details={"seats": len(seats)})
    return conference


def _said_of_each(conference: Conference) -> None:
    """Raise Unfit while an item is silent on whether those it is about are invited."""
    if conference.items.filter(taken_off_at=None, invited=""):
        raise Unfit(_("It isn't said yet of each item whether those it is about are invited, or why not."))


@transaction.atomic
@inside
def conference_open(*, actor: Actor, conference: Conference) -> Conference:
    """Say that it begins. Raises Unfit for an item that was brought since and doesn't say who is invited, WrongState,
    also before its day."""
    hold(conference)
    person_may(actor, "reintegration.conference.open", conference)
    _said_of_each(conference)
    step = CONFERENCE.move(conference, "open")
    record(actor, step.event, conference)
    return conference


@transaction.atomic
@inside
def conference_close(*, actor: Actor, conference: Conference) -> Conference:
    """Say that it is over: what seats opened is closed from now on, and nothing of it is changed any more. Raises Unfit
    while an item is undecided, WrongState."""
    hold(conference)
    person_may(actor, "reintegration.conference.close", conference)
    CONFERENCE.examine(conference, "close")
    if conference.items.filter(taken_off_at=None, decided_at=None):
        raise Unfit(_("An item has no decision yet. Say also where nothing is to be done."))
    step = CONFERENCE.move(conference, "close", ended_at=timezone.now())
    record(actor, step.event, conference)
    return conference


@transaction.atomic
@inside
def conference_cancel(*, actor: Actor, conference: Conference) -> Conference:
    """Say that it isn't held: what seats opened is closed from now on, and who has a seat or brought something is told.
    Raises WrongState."""
    hold(conference)
    allow(actor, "reintegration.conference.cancel", conference)
    invited = set(conference.seats.filter(left_at=None).values_list("user_id", flat=True))
    brought = set(conference.items.filter(taken_off_at=None).values_list("brought_by_id", flat=True))
    step = CONFERENCE.move(conference, "cancel", ended_at=timezone.now())
    notify((invited | brought) - actor.people, "reintegration.conference.cancelled", conference)
    record(actor, step.event, conference)
    return conference


# Seats


@transaction.atomic
@inside
def seat_give(
    *, actor: Actor, conference: Conference, body: Organisation, user: User | None = None, office: str = ""
) -> Seat:
    """Give a seat to somebody of a body: to a person with an account, or by their *office* to somebody who has none. It
    opens nothing. Raises Unfit."""
    held(conference, "called", "invited")
    person_may(actor, "reintegration.seat.give", conference)
    if (user is None) == (not office.strip()):
        raise Unfit(_("A seat is a person's with an account, or an office's without one."), "office")
    if not may_sit(conference, body):
        raise Unfit(_("Police sit where the law gives them a seat: at the technical group alone."), "body")
    if user is not None:
        _has_an_account(user, body)
        if conference.seats.filter(user=user, left_at=None):
            raise Unfit(_("They have a seat already."), "user")
    seat = Seat.objects.create(
        conference=conference, body=body, user=user, office=office.strip(), **done_by(actor, "seated")
    )
    if user is not None:
        notify([user.pk], "reintegration.seat.given", seat)
    record(actor, "reintegration.seat.given", seat, details={"conference": str(conference.pk)})
    return seat


def _has_an_account(user: User, body: Organisation) -> None:
    """Raise Unfit for somebody who can't be let into anything for a conference. Police have no account in the desk."""
    posts = Membership.objects.live().filter(user=user, organisation=body, role__in=sorted(GUESTS))
    if not user.is_active or not posts.exists():
        raise Unfit(_("This person has no role of this desk in this body."), "user")
    if body.kind in POLICE:
        raise Unfit(_("Police have no account here: give the seat to an office."), "user")


@transaction.atomic
@inside
def seat_sign(*, actor: Actor, seat: Seat) -> Seat:
    """Sign the undertaking of confidentiality for one's own seat, in person. Raises Unfit for a second time."""
    held(seat.conference, "called", "invited", "open")
    person_may(actor, "reintegration.seat.sign", seat)
    return _undertake(actor, seat)


@transaction.atomic
@inside
def seat_enter(*, actor: Actor, seat: Seat) -> Seat:
    """Put on record that an outsider signed the undertaking on paper. Raises Unfit for somebody who signs here."""
    held(seat.conference, "called", "invited", "open")
    person_may(actor, "reintegration.seat.enter", seat)
    if seat.user_id is not None:
        raise Unfit(_("Who has an account signs it themselves."))
    return _undertake(actor, seat)


def _undertake(actor: Actor, seat: Seat) -> Seat:
    values = {"undertaken_at": timezone.now(), **done_by(actor, "undertaken")}
    if not Seat.objects.filter(pk=seat.pk, undertaken_at=None, left_at=None).update(**values):
        raise Unfit(_("It is signed already, or the seat was taken back."))
    for name, value in values.items():
        setattr(seat, name, value)
    record(actor, "reintegration.seat.undertaken", seat, details={"conference": str(seat.conference_id)})
    return seat


@transaction.atomic
@inside
def seat_take(*, actor: Actor, seat: Seat) -> None:
    """Take a seat back: what it opened is closed from now on."""
    held(seat.conference, "called", "invited", "open")
    allow(actor, "reintegration.seat.take", seat)
    if Seat.objects.filter(pk=seat.pk, left_at=None).update(left_at=timezone.now()):
        notify([seat.user_id], "reintegration.seat.taken", seat.conference)
        record(actor, "reintegration.seat.taken", seat, details={"conference": str(seat.conference_id)})
