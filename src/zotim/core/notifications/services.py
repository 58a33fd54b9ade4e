"""Tell people that something waits for them; send the mails."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.db.models.functions import Cast, Replace
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, get_visible, visible
from zotim.core.access.roles import fitting
from zotim.core.access.walls import walled
from zotim.core.audit.services import record
from zotim.core.notifications.kinds import KEPT_FROM, KINDS, Kind
from zotim.core.notifications.models import Notification
from zotim.core.notifications.states import NOTIFICATION
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.prepared import Prepared
from zotim.core.records import has_one
from zotim.core.states.machine import WrongState

ABOUT = ("kind", "object_type", "object_id")
"""What a notice tells: of which kind it is, about which record."""
RECORD = Cast(Replace(models.OuterRef("object_id"), models.Value("-")), models.UUIDField())
"""The key of the record that a notice is about, as both databases keep keys."""
ATTEMPTS = 6
BATCH = 50

log = logging.getLogger("zotim.notifications")


@transaction.atomic
def notify(user_ids: Iterable[UUID | None], kind: str, obj: models.Model) -> list[Notification]:
    """Tell each of these people once, in the caller's transaction. Raises KeyError for an unknown kind.

    Who has an unseen notice of the same kind about the same record isn't told again; nor is anybody for whom the record
    doesn't exist.
    """
    KINDS[kind]
    kept = {pk for one in KEPT_FROM for pk in one(obj)}
    people = sorted({pk for pk in user_ids if pk} - kept, key=str)
    about = {"kind": kind, "object_type": obj._meta.label_lower, "object_id": str(obj.pk)}
    told = set(Notification.objects.filter(user_id__in=people, seen_at=None, **about).values_list("user_id", flat=True))
    now = timezone.now()
    fresh = [Notification(user_id=pk, next_attempt_at=now, **about) for pk in people if pk not in told]
    return Notification.objects.bulk_create(fresh)


def told_of(kind: str) -> models.QuerySet[Notification, tuple[UUID]]:
    """The keys of the records of which somebody was told this, opened or not: for what is told once."""
    key = Cast(Replace("object_id", models.Value("-")), models.UUIDField())
    return Notification.objects.filter(kind=kind).order_by().values_list(key)


@transaction.atomic
def notices_pass(notices: models.QuerySet[Notification], successor: User) -> int:
    """Tell *successor* what these unseen *notices* tell, and mark them as seen; answers how many are new to them.

    The caller has asked whether the actor may.
    """
    passed, fresh, now = list(notices.order_by("created_at", "pk")), list[Notification](), timezone.now()
    unseen = Notification.objects.filter(user=successor, seen_at=None)
    told = set(unseen.values_list(*ABOUT))
    for one in passed:
        about = (one.kind, one.object_type, one.object_id)
        if about not in told:
            told.add(about)
            fresh.append(Notification(user=successor, next_attempt_at=now, **dict(zip(ABOUT, about, strict=True))))
    Notification.objects.bulk_create(fresh)
    Notification.objects.filter(pk__in=[one.pk for one in passed]).update(seen_at=now)
    return len(fresh)


@transaction.atomic
def notices_forget(user_id: UUID, obj: models.Model) -> int:
    """What somebody was told about a record they mustn't know of any more goes, opened or not; answers how many.
    A mail that waits doesn't leave."""
    rows = Notification.objects.filter(user_id=user_id, object_type=obj._meta.label_lower, object_id=str(obj.pk))
    return rows.delete()[0]


def holding(*roles: str, at: datetime | None = None) -> models.QuerySet[Membership]:
    """Memberships that give one of these roles now, or *at* a moment: in a body where it may be held, to somebody with
    an account."""
    return Membership.objects.live(at).filter(fitting(roles), user__is_active=True)


def holders(*roles: str, organisation: Organisation | None = None) -> set[UUID]:
    """The people who hold one of these roles now: in this body, or in any."""
    held = holding(*roles)
    if organisation is not None:
        held = held.filter(organisation=organisation)
    return set(held.values_list("user_id", flat=True))


def for_you(actor: Actor) -> models.QuerySet[Notification]:
    """What waits for the actor and wasn't opened yet, newest first; nothing that was done meanwhile. Asked behind the
    wall: some of the records have one."""
    return _for_you(actor).rows


def _for_you(actor: Actor) -> Prepared:
    seen = visible(Notification, actor)
    return Prepared(_that_wait, seen, sorted(Prepared(_told, seen)))


def _told(seen: models.Q) -> models.QuerySet[Notification, tuple[str, str]]:
    """What those tell that weren't opened: of which kinds they are, about records of which kinds."""
    return Notification.objects.filter(seen, seen_at=None).order_by().values_list("kind", "object_type").distinct()


def _that_wait(seen: models.Q, told: list[tuple[str, str]]) -> models.QuerySet[Notification]:
    news, waits = list[str](), models.Q()
    for code, object_type in told:
        if code in KINDS and KINDS[code].waits is None:
            news.append(code)
        elif code in KINDS:
            records = apps.get_model(object_type)._base_manager.filter(KINDS[code].waits, pk=RECORD)
            waits |= models.Q(kind=code, object_type=object_type) & has_one(records)
    rows = Notification.objects.filter(models.Q(kind__in=news) | waits, seen, seen_at=None)
    return rows.order_by("-created_at", "-pk")


@lru_cache(maxsize=64)
def unopened(actor: Actor) -> tuple[int, datetime | None]:
    """How many notices wait for the actor, and since when; asked once for each actor, as long as a request."""
    with walled(actor):
        return next(iter(Prepared(_counted, _for_you(actor))), (0, None))


def _counted(rows: models.QuerySet[Notification]) -> models.QuerySet[Notification, tuple[int, datetime | None]]:
    """How many there are, and since when, in the one row of a queryset rather than as ``aggregate`` answers it."""
    number = models.Func(models.F("pk"), function="COUNT", output_field=models.IntegerField())
    first = models.Func(models.F("created_at"), function="MIN", output_field=models.DateTimeField())
    return rows.order_by().values_list(number, first)


def notification(actor: Actor, pk: UUID) -> Notification:
    """One's own notice, of a kind that is known here. Raises NotVisible."""
    return get_visible(Notification.objects.filter(kind__in=list(KINDS)), actor, pk=pk)


def about(actor: Actor, notices: Iterable[Notification]) -> dict[UUID, tuple[str, Any]]:
    """Reference and title of what each of these is about, by its key, for its reader alone; empty where they may not
    see it. What notices of one kind are about is read at once."""
    told, of = dict[UUID, tuple[str, Any]](), defaultdict[tuple[str, str], list[Notification]](list)
    for one in notices:
        of[one.kind, one.object_type].append(one)
    for (code, object_type), some in of.items():
        kind = KINDS[code]
        if kind.says:
            words = dict.fromkeys({one.object_id for one in some}, ("", kind.says(actor)))
        elif kind.about is None:
            words = {}
        else:
            words = _named(actor, kind, apps.get_model(object_type), {one.object_id for one in some})
        told |= {one.pk: words.get(one.object_id, ("", "")) for one in some}
    return told


def _named(actor: Actor, kind: Kind, model: type[models.Model], ids: set[str]) -> dict[str, tuple[str, Any]]:
    """Reference and title of what a kind of notices says of these records, by their ids."""
    steps = [step for step in (kind.about or "").split(".") if step]
    rows = model._default_manager.filter(pk__in=ids)
    seen = rows.filter(visible(model, actor))
    joined = [*_relations(model, steps)]
    found: dict[str, Any] = {str(one.pk): one for one in (seen.select_related("__".join(joined)) if joined else seen)}
    for step in steps:
        found = {key: getattr(one, step, None) for key, one in found.items()}
    if steps:
        found = _those_seen(actor, {key: one for key, one in found.items() if one is not None})
    names = dict(rows.values_list("pk", "reference")) if kind.left and len(found) < len(ids) else {}
    named = {str(pk): (reference, "") for pk, reference in names.items()}
    return named | {
        key: (getattr(one, "reference", ""), getattr(one, "title", None) or getattr(one, "summary", ""))
        for key, one in found.items()
    }


def _relations(model: Any, steps: list[str]) -> Iterator[str]:
    """The first of these steps, as far as the database knows them: a record may say itself what it is about."""
    for step in steps:
        field = next((one for one in model._meta.concrete_fields if one.name == step and one.is_relation), None)
        if field is None:
            return
        yield step
        model = field.related_model


def _those_seen(actor: Actor, found: dict[str, Any]) -> dict[str, Any]:
    """Of *found* whatever the actor may see: one question for each kind of record."""
    may = set[tuple[type[models.Model], Any]]()
    for model in {type(one) for one in found.values()}:
        keys = [one.pk for one in found.values() if type(one) is model]
        seen = model._default_manager.filter(visible(model, actor), pk__in=keys)
        may |= {(model, key) for key in seen.order_by().values_list("pk", flat=True)}
    return {key: one for key, one in found.items() if (type(one), one.pk) in may}


@transaction.atomic
def notification_open(*, actor: Actor, notification: Notification) -> str:
    """Mark it as seen, with others of its kind about the record; answer the address. Found by ``get_visible``."""
    own = Notification.objects.filter(visible(Notification, actor), kind=notification.kind, seen_at=None)
    own.filter(object_type=notification.object_type, object_id=notification.object_id).update(seen_at=timezone.now())
    return KINDS[notification.kind].address(notification.object_id)


@transaction.atomic
def notifications_read(*, actor: Actor, newest: Notification) -> int:
    """Mark as seen all of one's own up to *newest*: what came since the page was shown stays. Answers how many."""
    allow(actor, "notifications.notification.read")
    own = Notification.objects.filter(visible(Notification, actor), seen_at=None, created_at__lte=newest.created_at)
    number = own.update(seen_at=timezone.now())
    details = {"notices": number}
    record(actor, "notifications.read", object_type="people.user", object_id=str(actor.person_id), details=details)
    return number


def mail(notification: Notification) -> EmailMessage:
    """The mail, in the language of who gets it. The same words whatever waits: mail isn't a place for secrets.

    The address leads through the notice, so that it doesn't even say in which room.
    """
    address = settings.ZOTIM_ADDRESS + reverse("notification_open", args=[notification.pk])
    with override(notification.user.language):
        return EmailMessage(
            subject=_("Something waits for you in Zotim"),
            body=_("Something waits for you in Zotim. Open it here:") + f"\n\n{address}\n",
            to=[notification.user.email],
        )


def _due(now: datetime) -> models.QuerySet[Notification]:
    return Notification.objects.filter(state="queued", next_attempt_at__lte=now)


def anything_to_send() -> bool:
    """Whether a mail waits and its moment has come."""
    return _due(timezone.now()).exists()


def send_some(limit: int = BATCH) -> int:
    """Send up to *limit* mails that wait; answers how many were tried. One that fails waits longer each time.

    A mail leaves before its row says so: after a crash between the two it is sent twice rather than never.
    """
    waiting = list(_due(timezone.now()).select_related("user").order_by("next_attempt_at", "pk")[:limit])
    for one in waiting:
        try:
            if not one.user.is_active:
                NOTIFICATION.move(one, "give_up")
                continue
            try:
                mail(one).send()
            except Exception as error:  # whatever a mail server does: the others are sent all the same
                log.warning("notification %s: %s", one.pk, type(error).__name__)
                _not_sent(one)
            else:
                NOTIFICATION.move(one, "send", sent_at=timezone.now(), attempts=one.attempts + 1)
        except WrongState:
            continue
    return len(waiting)


def _not_sent(one: Notification) -> None:
    tried = one.attempts + 1
    if tried >= ATTEMPTS:
        NOTIFICATION.move(one, "give_up", attempts=tried)
        return
    later = timezone.now() + timedelta(minutes=2**tried)
    Notification.objects.filter(pk=one.pk, state="queued").update(attempts=tried, next_attempt_at=later)
