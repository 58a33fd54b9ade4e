"""Every read of law and platforms; each takes the actor."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.confirming import PEOPLE
from zotim.core.approvals.services import waiting_for
from zotim.desks.content.law.forms import Form, codes, form
from zotim.desks.content.law.models import ActingBasis, ContactPoint, FirstNotice, FormCheck, NoticeWaiver, Platform
from zotim.desks.content.law.states import BASIS, CHECK, WAIVER


def bases(actor: Actor) -> QuerySet[ActingBasis]:
    """All legal bases, by way of acting."""
    return ActingBasis.objects.filter(visible(ActingBasis, actor)).order_by("way", "-created_at")


def basis(actor: Actor, pk: UUID) -> ActingBasis:
    """One of them. Raises NotVisible."""
    return get_visible(ActingBasis.objects.select_related(*PEOPLE), actor, pk=pk)


def to_confirm(actor: Actor) -> QuerySet[ActingBasis]:
    """Those that somebody else entered."""
    return bases(actor).filter(waiting_for(actor, BASIS.confirm), state="entered")


def platforms(actor: Actor) -> QuerySet[Platform]:
    """All platforms, by name."""
    return Platform.objects.filter(visible(Platform, actor)).order_by("name")


def platform(actor: Actor, pk: UUID) -> Platform:
    """One of them. Raises NotVisible."""
    return get_visible(Platform, actor, pk=pk)


def contacts(actor: Actor, of: Platform) -> QuerySet[ContactPoint]:
    """Its contact points that are used, then the others."""
    rows = ContactPoint.objects.filter(visible(ContactPoint, actor), platform=of).select_related("verified_by")
    return rows.order_by("ended_at", "created_at")


def contact(actor: Actor, pk: UUID, within: UUID) -> ContactPoint:
    """One contact point of a platform. Raises NotVisible."""
    return get_visible(ContactPoint.objects.select_related("platform"), actor, pk=pk, platform_id=within)


def first_notices(actor: Actor, of: Platform) -> QuerySet[FirstNotice]:
    """What it was told before its first order, oldest first."""
    rows = FirstNotice.objects.filter(visible(FirstNotice, actor), platform=of).select_related("contact", "sent_by")
    return rows.order_by("sent_at")


def waivers(actor: Actor, of: Platform) -> QuerySet[NoticeWaiver]:
    """Its emergencies, newest first."""
    return NoticeWaiver.objects.filter(visible(NoticeWaiver, actor), platform=of).order_by("-created_at")


def waiver(actor: Actor, pk: UUID) -> NoticeWaiver:
    """One of them. Raises NotVisible."""
    return get_visible(NoticeWaiver.objects.select_related("platform", *PEOPLE), actor, pk=pk)


def emergencies(actor: Actor) -> QuerySet[NoticeWaiver]:
    """Those that somebody else asked for."""
    rows = NoticeWaiver.objects.filter(visible(NoticeWaiver, actor), waiting_for(actor, WAIVER.confirm))
    return rows.filter(state="entered").select_related("platform").order_by("created_at")


@dataclass(frozen=True, slots=True)
class Compared:
    """A form, and the newest comparison of this very version."""

    form: Form
    check: FormCheck | None

    @property
    def confirmed(self) -> bool:
        """Whether two people have compared it."""
        return self.check is not None and self.check.state == "confirmed"


def checks(actor: Actor) -> QuerySet[FormCheck]:
    """All comparisons, newest first."""
    return FormCheck.objects.filter(visible(FormCheck, actor)).select_related(*PEOPLE).order_by("-created_at")


def check(actor: Actor, pk: UUID) -> FormCheck:
    """One of them. Raises NotVisible."""
    return get_visible(FormCheck.objects.select_related(*PEOPLE), actor, pk=pk)


def forms(actor: Actor) -> list[Compared]:
    """Every form, and whether this version was compared."""
    newest: dict[tuple[str, str], FormCheck] = {}
    for one in checks(actor):
        newest.setdefault((one.code, one.digest), one)
    return [Compared(of, newest.get((of.code, of.digest))) for of in map(form, codes())]


def comparisons(actor: Actor) -> list[tuple[FormCheck, Form]]:
    """Comparisons of today's versions that somebody else entered."""
    known = {(of.code, of.digest): of for of in map(form, codes())}
    waiting = checks(actor).filter(waiting_for(actor, CHECK.confirm), state="entered").order_by("created_at")
    return [(one, known[one.code, one.digest]) for one in waiting if (one.code, one.digest) in known]
