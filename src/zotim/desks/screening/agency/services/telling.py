"""Obliged entities are told of a list that changed: by mail with a link, or by a link that an officer hands over."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent, address_use, secret_make, secret_open, secrets_end
from zotim.core.audit.services import System, Who, record
from zotim.core.clocks.services import start
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.desks.screening.agency.clocks import ACKNOWLEDGE, TELL
from zotim.desks.screening.agency.models import WAITING, ChangeLink, ChangeNotice, ListChange, ObligedEntity
from zotim.desks.screening.agency.services.mailing import (
    CHASE_EVERY,
    SOME,
    address_of,
    chased,
    letter,
    send_each,
    to_be_mailed,
)
from zotim.desks.screening.agency.states import NOTICE
from zotim.desks.screening.bases.models import SIDES
from zotim.desks.screening.lists.models import Version
from zotim.desks.screening.measures.policy import FINANCE

LIVES = timedelta(days=30)
MOST_IN_WINDOW = 40
"""Uses of one link in an hour; then it answers 429 until the hour is over."""
WORKER = System("agency")


# A change takes effect: for whom it waits


def changes_untold() -> QuerySet[Version]:
    """Versions that took effect and changed a list on which somebody can be held, of which nobody was told yet."""
    rows = Version.objects.filter(in_force_at__isnull=False, source__basis__in=SIDES)
    rows = rows.filter(Q(added__gt=0) | Q(changed__gt=0) | Q(removed__gt=0))
    return rows.exclude(pk__in=ListChange.objects.values("version")).order_by("in_force_at")


def change_announce(version: Version) -> ListChange | None:
    """A notice of this change for each entity that was obliged when it took effect; None where another worker was
    first. Whoever is put in later begins with the lists as they are then."""
    day = timezone.localdate(version.in_force_at)
    obliged = ObligedEntity.objects.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=timezone.localdate()))
    entities = [one for one in obliged if one.created_at <= version.in_force_at]  # type: ignore[operator]
    try:
        with transaction.atomic():
            change = ListChange.objects.create(version=version, told=len(entities))
            for entity in entities:
                _notice(change, entity, version.in_force_at)  # type: ignore[arg-type]
            record(WORKER, "screening.list_change.told", change, details={"entities": str(len(entities))})
    except IntegrityError:
        return None
    return change


def _notice(change: ListChange, entity: ObligedEntity, since: datetime) -> ChangeNotice:
    due = TELL.due_at(since)
    notice = with_reference(
        lambda reference: ChangeNotice.objects.create(reference=reference, change=change, entity=entity, due_at=due)
    )
    start(actor=WORKER, code=TELL.code, obj=notice, at=since)
    record(WORKER, "screening.change_notice.made", notice)
    return notice


# How they are told


def to_mail(now: datetime) -> QuerySet[ChangeNotice]:
    """Notices that can be mailed now: those nobody told yet, and those whose entity is late and wasn't reminded."""
    rows = ChangeNotice.objects.filter(to_be_mailed(now, "told", "acknowledged"))
    return rows.select_related("entity", "change__version__source").order_by("due_at", "pk")


def mail_some(now: datetime) -> int:
    """Mail a link to some that wait for it, or are late; answers how many were tried."""
    return send_each(list(to_mail(now)[:SOME]), _send, now)


def _send(notice: ChangeNotice) -> None:
    if notice.state != "due":
        chased(notice)
        record(WORKER, "screening.change_notice.chased", notice)
    _link, secret = _made(notice, None)
    entity = notice.entity
    with override(entity.language):
        text = _("A list that you have to carry out has changed: %(list)s. Look at what changed, acknowledge it, and "
                 "say what you found, even if it is nothing:")  # fmt: skip
        text %= {"list": notice.change.version.source.title.in_language(entity.language)[0]}
        subject = _("A list has changed (%(reference)s)") % {"reference": notice.reference}
    letter(entity, subject, text, address_of("told", secret, entity)).send()


def _made(notice: ChangeNotice, actor: Actor | None) -> tuple[ChangeLink, str]:
    """A link; what waited to be told is told with it."""
    now = timezone.now()
    by = actor.person_id if actor else None
    link, secret = secret_make(ChangeLink, until=now + LIVES, notice=notice, made_by_id=by)
    who: Who = actor or WORKER
    record(who, "screening.notice_link.made", link, details={"notice": str(notice.pk)})
    if notice.state == "due":
        step = NOTICE.move(notice, "tell", told_at=now, due_at=ACKNOWLEDGE.due_at(now))
        record(who, step.event, notice)
    return link, secret


@transaction.atomic
def notice_link_make(*, actor: Actor, notice: ChangeNotice) -> tuple[ChangeLink, str]:
    """A link that an officer hands over, and its secret part, which is shown once. Raises Unfit for a closed notice."""
    allow(actor, "screening.changelink.make", notice)
    if notice.state == "closed":
        raise Unfit(_("This notice is closed."))
    return _made(notice, actor)


@transaction.atomic
def notice_links_end(*, actor: Actor, notice: ChangeNotice) -> int:
    """Revoke all links of a notice at once; answers how many."""
    allow(actor, "screening.changelink.make", notice)
    ended = secrets_end(ChangeLink.objects.filter(notice=notice))
    for link in ended:
        record(actor, "screening.notice_link.ended", link, details={"notice": str(notice.pk)})
    return len(ended)


@transaction.atomic
def notice_link_use(*, secret: str, what: str) -> ChangeLink:
    """The live link of *secret*; counts and records its use (*what*: opened, taken, sent).

    Raises Spent and TooOften.
    """
    rows = ChangeLink.objects.select_related("notice__entity", "notice__change__version__source")
    link = secret_open(rows, secret)
    if link.notice.state == "closed":
        raise Spent
    address_use(link, MOST_IN_WINDOW)
    verb = {
        "opened": "screening.notice_link.opened",
        "taken": "screening.notice_link.taken",
        "sent": "screening.notice_link.sent",
    }[what]
    record(VISITOR, verb, link, details={"notice": str(link.notice_id)})
    return link


# Who is late


def late(now: datetime) -> QuerySet[ChangeNotice]:
    """Notices whose next step should have been taken."""
    return ChangeNotice.objects.filter(state__in=WAITING, due_at__lte=now)


def changes_late(now: datetime) -> QuerySet[ListChange]:
    """Changes with which somebody became late within the last hours: older ones have been told of."""
    fresh = late(now).filter(due_at__gt=now - CHASE_EVERY)
    return ListChange.objects.filter(pk__in=fresh.values("change"))


def tell_officers(now: datetime) -> int:
    """Tell officers once of each change with which somebody is late; answers of how many."""
    found = list(changes_late(now))
    for change in found:
        notify(holders(*FINANCE), "screening.list_change.late", change)
    return len(found)
