"""What is uncovered before a reader's eyes, a day's limit, and the colleague who says whether they go on."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.audit.services import record
from zotim.core.clocks.lengths import start_of_day
from zotim.core.clocks.registry import zone
from zotim.desks.content.intake import uncovering
from zotim.desks.content.intake.models import Item
from zotim.desks.content.review.models import Exposure, GoingOn, Languages, Shown
from zotim.desks.content.review.models.readers import PICTURES
from zotim.desks.content.review.policy import EXPOSURE, GO_ON
from zotim.desks.content.review.services.reading import locked

LONGEST = timedelta(minutes=10)
"""What nobody covered again counts for so long, and is shown no longer."""
MORE = 2
"""A colleague's yes adds one part in so many of the day's limit."""


def limit_today(person: UUID) -> int:
    """How many pictures somebody may uncover today: the deployment's limit, and what colleagues agreed to."""
    yes = GoingOn.objects.filter(reader=person, day=timezone.localdate(), agreed=True).count()
    limit = settings.ZOTIM_CONTENT_PICTURES
    return limit + yes * max(1, limit // MORE)


def uncovered_today(person: UUID) -> int:
    """How many pictures and videos somebody uncovered today."""
    since = start_of_day(timezone.localdate(), zone())
    return Exposure.objects.filter(reader=person, created_at__gte=since, shown__in=PICTURES).count()


@transaction.atomic
def exposure_uncover(*, actor: Actor, pk: UUID, shown: str) -> Exposure:
    """Uncover an item's text or picture before one's eyes. Raises Unfit once the day's limit of pictures is reached."""
    if shown not in Shown.values:
        raise Unfit(_("That is none of the answers."))
    item = locked(actor, pk)
    allow(actor, EXPOSURE, item)
    return _uncovered(actor, [item], shown)[0]


@transaction.atomic
def exposures_uncover(actor: Actor, items: Sequence[Item], shown: str) -> None:
    """The same for items that another room shows, beside each other: nothing is counted twice while it is uncovered."""
    found = [locked(actor, one.pk) for one in sorted(set(items), key=lambda one: str(one.pk))]
    for one in found:
        allow(actor, EXPOSURE, one)
    if not all(uncovered_now(actor, one) == shown for one in found):
        _uncovered(actor, found, shown)


def uncovered_now(actor: Actor, item: Item) -> str:
    """How an item is uncovered before one's eyes now; empty where it is covered."""
    found = open_exposure(actor, item)
    return found.shown if found else ""


uncovering.counts(exposures_uncover, uncovered_now)


def _uncovered(actor: Actor, items: Sequence[Item], shown: str) -> list[Exposure]:
    more = len(items) if shown in PICTURES else 0
    if more and uncovered_today(actor.person_id) + more > limit_today(actor.person_id):
        raise Unfit(_("You have come to today's limit of pictures. Go on with texts and links, or ask a colleague."))
    exposure_cover(actor=actor)
    return [Exposure.objects.create(reader_id=actor.person_id, item=one, shown=shown) for one in items]


@transaction.atomic
def exposure_cover(*, actor: Actor) -> None:
    """Cover what is uncovered before one's eyes."""
    now = timezone.now()
    open_ones = Exposure.objects.filter(reader=actor.person_id, ended_at=None)
    for one in open_ones:
        Exposure.objects.filter(pk=one.pk).update(ended_at=min(now, one.created_at + LONGEST))


def open_exposure(actor: Actor, item: Item) -> Exposure | None:
    """What is uncovered of an item before one's eyes now."""
    rows = Exposure.objects.filter(reader=actor.user_id, item=item, ended_at=None)
    return rows.filter(created_at__gt=timezone.now() - LONGEST).first()


@transaction.atomic
def going_on_ask(*, actor: Actor) -> GoingOn:
    """Ask colleagues whether one may go on today. Raises Unfit before the limit is reached."""
    allow(actor, EXPOSURE)
    today = timezone.localdate()
    waiting = GoingOn.objects.filter(reader=actor.person_id, day=today, agreed=None).first()
    if waiting is not None:
        return waiting
    if uncovered_today(actor.person_id) < limit_today(actor.person_id):
        raise Unfit(_("You haven't come to today's limit."))
    asked = GoingOn.objects.create(reader_id=actor.person_id, day=today)
    record(actor, "content.goingon.asked", asked)
    return asked


@transaction.atomic
def going_on_answer(*, actor: Actor, pk: UUID, agreed: bool) -> GoingOn:
    """Say, as a colleague, whether somebody goes on. Raises NeedsAnotherPerson, Unfit for another day."""
    asked = get_visible(GoingOn.objects.select_for_update(of=("self",)), actor, pk=pk)
    allow(actor, GO_ON, asked)
    refuse_own(actor, GO_ON, asked, frozenset({asked.reader_id}))
    if asked.agreed is not None or asked.day != timezone.localdate():
        raise Unfit(_("That was answered, or its day is over."))
    asked.agreed, asked.answered_at = agreed, timezone.now()
    asked.answered_by_id, asked.answered_for_id = actor.person_id, actor.on_behalf_of_id
    asked.save(update_fields=["agreed", "answered_at", "answered_by", "answered_for"])
    record(actor, "content.goingon.agreed" if agreed else "content.goingon.refused", asked)
    return asked


@transaction.atomic
def languages_set(*, actor: Actor, codes: Iterable[str]) -> Languages:
    """Say which languages one reads. None: the queue shows all."""
    allow(actor, "content.queue.list")
    found, _made = Languages.objects.update_or_create(
        reader_id=actor.person_id, defaults={"codes": sorted({code.strip().lower() for code in codes if code.strip()})}
    )
    record(actor, "content.languages.set", found)
    return found
