"""Every write about people who may be sent. Each runs behind the wall as its actor, and locks whom it is about."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.access.walls import inside
from zotim.core.audit.services import record
from zotim.core.people.models import Organisation
from zotim.core.records import save_new
from zotim.core.sealing.services import key_make
from zotim.desks.deployments.missions.models import Clearance, QualificationKind
from zotim.desks.deployments.missions.policy import OFFICERS
from zotim.desks.deployments.people.models import Fitness, Nominee, Qualification
from zotim.desks.deployments.people.sealed import TEXTS
from zotim.desks.deployments.people.states import NOMINEE
from zotim.register.beside import ask_before


def locked(nominee: Nominee) -> Nominee:
    """The row as it stands now; nobody else changes what is kept of them before this transaction ends."""
    return Nominee.objects.select_for_update(of=("self",)).select_related("lead").get(pk=nominee.pk)


@transaction.atomic
@inside
def nominee_add(
    *, actor: Actor, lead: Organisation, staff_number: str, name: str, rank: str,
    available_from: date | None = None, available_until: date | None = None, last_return: date | None = None,
) -> Nominee:  # fmt: skip
    """Put somebody on the list of those whom a body may send; the name is sealed under a key of its own.

    Raises :class:`Unfit` for a body that the actor doesn't send people for, a staff number that is on its list already,
    and days that can't be.
    """
    allow(actor, "deployments.nominee.add")
    if lead.pk not in actor.organisations(*OFFICERS):
        raise Unfit(_("You don't send people for this body."), "lead")
    nominee = Nominee(lead=lead)
    key_make(nominee.pk)
    _describe(
        nominee, staff_number=staff_number, name=name, rank=rank, available_from=available_from,
        available_until=available_until, last_return=last_return,
    )  # fmt: skip
    try:
        save_new(nominee)
    except IntegrityError as error:
        raise _taken(nominee, error) from error
    record(actor, "deployments.nominee.added", nominee, details={"lead": str(lead.pk)})
    return nominee


@transaction.atomic
@inside
def nominee_change(
    *, actor: Actor, nominee: Nominee, staff_number: str, name: str, rank: str, available_from: date | None = None,
    available_until: date | None = None, last_return: date | None = None,
) -> Nominee:  # fmt: skip
    """Put right who it is, and when they can go. Raises :class:`Unfit` as above."""
    nominee = locked(nominee)
    allow(actor, "deployments.nominee.change", nominee)
    _describe(
        nominee, staff_number=staff_number, name=name, rank=rank, available_from=available_from,
        available_until=available_until, last_return=last_return,
    )  # fmt: skip
    try:
        with transaction.atomic():
            nominee.save(
                update_fields=["staff_number", "name", "rank", "available_from", "available_until", "last_return"]
            )
    except IntegrityError as error:
        raise _taken(nominee, error) from error
    record(actor, "deployments.nominee.changed", nominee)
    return nominee


def _describe(
    nominee: Nominee, *, staff_number: str, name: str, rank: str, available_from: date | None,
    available_until: date | None, last_return: date | None,
) -> None:  # fmt: skip
    if not name.strip():
        raise Unfit(_("Write the name."), "name")
    if available_until and not available_from:
        raise Unfit(_("Say from when."), "available_from")
    in_order(available_from, available_until, "available_until")
    if last_return and last_return > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), "last_return")
    nominee.staff_number, nominee.rank, nominee.last_return = staff_number.strip(), rank, last_return
    nominee.available_from, nominee.available_until = available_from, available_until
    nominee.name = TEXTS.put(nominee, "name", name)


def _taken(nominee: Nominee, error: IntegrityError) -> Exception:
    """What to say of a row that the database refused."""
    others = Nominee.objects.filter(lead=nominee.lead, staff_number=nominee.staff_number, state="listed")
    if not others.exclude(pk=nominee.pk).exists():
        return error
    return Unfit(_("This staff number is on the list already."), "staff_number")


@transaction.atomic
@inside
def nominee_leave(*, actor: Actor, nominee: Nominee) -> Nominee:
    """Take somebody off the list; nothing is added to the entry any more. Raises WrongState."""
    nominee = locked(nominee)
    allow(actor, "deployments.nominee.leave", nominee)
    ask_before(actor, nominee, "leave")
    transition = NOMINEE.move(nominee, "leave", left_on=timezone.localdate())
    record(actor, transition.event, nominee)
    return nominee


@transaction.atomic
@inside
def clearance_enter(*, actor: Actor, nominee: Nominee, clearance: str, until_on: date | None = None) -> Nominee:
    """Say which clearance somebody has, and until when. Raises :class:`Unfit` for one without an end, and an end
    without one."""
    nominee = locked(nominee)
    allow(actor, "deployments.nominee.clear", nominee)
    if clearance != Clearance.NONE and until_on is None:
        raise Unfit(_("Say until when it holds."), "until_on")
    if clearance == Clearance.NONE and until_on:
        raise Unfit(_("Without a clearance there is no end of one."), "until_on")
    nominee.clearance, nominee.clearance_until = clearance, until_on
    nominee.save(update_fields=["clearance", "clearance_until"])
    record(actor, "deployments.nominee.cleared", nominee)
    return nominee


@transaction.atomic
@inside
def qualification_enter(
    *, actor: Actor, nominee: Nominee, kind: str, issued_on: date, expires_on: date | None = None,
    level: int | None = None,
) -> Qualification:  # fmt: skip
    """Enter a qualification; it takes the place of an earlier one of its kind.

    Raises :class:`Unfit` for days out of order, English without a level, and a level of anything else.
    """
    nominee = locked(nominee)
    allow(actor, "deployments.qualification.enter", nominee)
    in_order(issued_on, expires_on, "expires_on")
    if issued_on > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), "issued_on")
    if kind == QualificationKind.ENGLISH and level is None:
        raise Unfit(_("Say which level."), "level")
    if kind != QualificationKind.ENGLISH and level is not None:
        raise Unfit(_("Only English has a level."), "level")
    nominee.qualifications.filter(kind=kind, ended_at=None).update(ended_at=timezone.now())
    made = Qualification.objects.create(
        nominee=nominee, kind=kind, level=level, issued_on=issued_on, expires_on=expires_on
    )
    record(actor, "deployments.qualification.entered", made, details={"nominee": str(nominee.pk)})
    return made


@transaction.atomic
@inside
def qualification_end(*, actor: Actor, qualification: Qualification) -> Qualification:
    """Take out a qualification that was a mistake or isn't theirs any more. Raises :class:`Unfit` for one that doesn't
    stand."""
    locked(qualification.nominee)
    qualification = Qualification.objects.select_related("nominee").get(pk=qualification.pk)
    allow(actor, "deployments.qualification.end", qualification)
    if qualification.ended_at:
        raise Unfit(_("It doesn't stand any more."))
    qualification.ended_at = timezone.now()
    qualification.save(update_fields=["ended_at"])
    record(actor, "deployments.qualification.ended", qualification, details={"nominee": str(qualification.nominee_id)})
    return qualification


@transaction.atomic
@inside
def fitness_enter(*, actor: Actor, nominee: Nominee, aspect: str, fit: bool, until_on: date | None = None) -> Fitness:
    """Say that somebody is fit or unfit in one respect, and until when; what was said before isn't kept. Raises
    :class:`Unfit` for fit without an end."""
    nominee = locked(nominee)
    allow(actor, "deployments.fitness.enter", nominee)
    if fit and until_on is None:
        raise Unfit(_("Say until when."), "until_on")
    found = nominee.fitness.filter(aspect=aspect).first() or Fitness(nominee=nominee, aspect=aspect)
    found.fit, found.until_on = fit, until_on
    if found._state.adding:
        found.save(force_insert=True)
    else:
        found.save(update_fields=["fit", "until_on"])
    record(actor, "deployments.fitness.entered", nominee, details={"aspect": aspect})
    return found
