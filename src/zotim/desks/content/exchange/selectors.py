"""Every read of the exchange; each takes the actor."""

from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.two import own
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.dispatch.models import LEFT, Dispatch
from zotim.desks.content.exchange.models import Change, Follower, Packet, Recall, Sharing, Wanted
from zotim.desks.content.exchange.policy import STAFF

LIVE = ("asked", "in_force")


def packets(actor: Actor) -> QuerySet[Packet]:
    """Files that leave, the newest first."""
    rows = Packet.objects.filter(visible(Packet, actor)).select_related("bank", "dispatch", "organisation")
    rows = rows.annotate(
        recalled=Exists(Recall.objects.filter(packet=OuterRef("pk"))),
        untold=Exists(Recall.objects.filter(packet=OuterRef("pk"), told_at=None)),
    )
    return rows.order_by("-created_at", "-pk")


def packet(actor: Actor, pk: UUID) -> Packet:
    """One of them. Raises NotVisible."""
    rows = Packet.objects.select_related("bank", "dispatch", "organisation", "asked_by", "asked_for")
    return get_visible(rows, actor, pk=pk)


def sharings(actor: Actor) -> QuerySet[Sharing]:
    """What others follow, or are to follow, with how far each has fetched (*has*) and when it last asked (*at*)."""
    follower = Follower.objects.filter(visible(Follower, actor), organisation=OuterRef("organisation"))
    rows = Sharing.objects.filter(visible(Sharing, actor), state__in=LIVE).select_related("bank", "organisation")
    return rows.annotate(
        has=Subquery(follower.values("number")), at=Subquery(follower.values("at"))
    ).order_by("bank__code", "created_at")  # fmt: skip


def sharing(actor: Actor, pk: UUID) -> Sharing:
    """One of them. Raises NotVisible."""
    return get_visible(Sharing.objects.select_related("bank", "organisation"), actor, pk=pk)


def last_change(actor: Actor) -> int:
    """The number of the newest change."""
    return Change.objects.filter(visible(Change, actor)).aggregate(last=Max("number"))["last"] or 0


def wanted(actor: Actor) -> QuerySet[Wanted]:
    """What systems want and nobody decided, the oldest first."""
    rows = Wanted.objects.filter(visible(Wanted, actor), state="asked")
    return rows.select_related("bank", "entry", "organisation").order_by("created_at", "pk")


def one_wanted(actor: Actor, pk: UUID) -> Wanted:
    """One of them, decided or not. Raises NotVisible."""
    return get_visible(Wanted.objects.select_related("bank", "entry", "organisation"), actor, pk=pk)


def fared(actor: Actor) -> QuerySet[Bank]:
    """Banks of which another body said how entries fared: how many were *seen*, met *rightly* and *wrongly*. It is a
    figure of the bank; whose content was met nobody here learns."""
    if not actor.roles & STAFF:
        return Bank.objects.none()

    def said(word: str) -> Count:
        return Count("entries__feedback", filter=Q(entries__feedback__said=word))

    rows = Bank.objects.filter(visible(Bank, actor), entries__feedback__isnull=False)
    return rows.annotate(seen=said("seen"), rightly=said("true"), wrongly=said("false")).order_by("code")


def precision(bank: Bank) -> int | None:
    """Of a hundred entries that were looked at, how many were met rightly; None where nobody looked."""
    judged = bank.rightly + bank.wrongly  # type: ignore[attr-defined]
    return round(100 * bank.rightly / judged) if judged else None  # type: ignore[attr-defined]


def to_let_go(actor: Actor) -> QuerySet[Packet]:
    """Files that somebody else asked for."""
    return packets(actor).filter(state="asked").exclude(own(actor, "asked"))


def recalls(actor: Actor, of: Packet) -> QuerySet[Recall]:
    """That something in a file was withdrawn, the newest first."""
    rows = Recall.objects.filter(visible(Recall, actor), packet=of).select_related("told_by", "told_for")
    return rows.order_by("-created_at", "-pk")


def recall(actor: Actor, of: UUID, pk: UUID) -> Recall:
    """One of them. Raises NotVisible."""
    rows = Recall.objects.select_related("packet", "packet__dispatch", "packet__dispatch__item", "packet__bank")
    return get_visible(rows, actor, pk=pk, packet_id=of)


def to_tell(actor: Actor) -> QuerySet[Recall]:
    """What another body isn't told yet, the oldest first."""
    rows = Recall.objects.filter(visible(Recall, actor), told_at=None)
    return rows.select_related("packet", "packet__organisation").order_by("created_at", "pk")


def to_confirm(actor: Actor) -> QuerySet[Sharing]:
    """Banks that somebody else wants followed."""
    return sharings(actor).filter(state="asked").exclude(own(actor, "asked"))


def sendable(actor: Actor) -> QuerySet[Dispatch]:
    """What went out and stands, of which a file may leave."""
    rows = Dispatch.objects.filter(visible(Dispatch, actor), state__in=LEFT).exclude(state="withdrawn")
    return rows.order_by(F("sent_at").desc(), "-pk")


def banks(actor: Actor) -> QuerySet[Bank]:
    """Banks, by their short name."""
    return Bank.objects.filter(visible(Bank, actor)).order_by("code")
