"""Who reads, who advises, who closes and opens again, and who sees what readers said."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import NOTHING, Action, actions, visible_to
from zotim.desks.content.intake.models import IN_QUEUE, Item
from zotim.desks.content.intake.policy import blinds, unbarred
from zotim.desks.content.law.policy import ADVISERS, APPROVERS, KEEPERS, READERS, SEE_ITEMS
from zotim.desks.content.review import conflicts  # noqa: F401  # keeps items from those who have an interest in them
from zotim.desks.content.review.models import Conflict, Exposure, GoingOn, Languages, Reading, Sample, Turn

QUEUE, TAKE, CRISIS = "content.queue.list", "content.item.take", "content.item.crisis"
READ, ADVISE = "content.item.read", "content.item.advise"
CLOSE, REOPEN, SAMPLE = "content.item.close", "content.item.reopen", "content.sample.read"
EXPOSURE, GO_ON, AGREEMENT = "content.exposure.view", "content.goingon.answer", "content.agreement.view"
OWN_CONFLICT, CONFLICT = "content.conflict.say", "content.conflict.enter"

actions(
    Action(QUEUE, _("See the queue of items"), SEE_ITEMS, "content.queue.listed"),
    Action(TAKE, _("Take an item to read it, or leave it"), SEE_ITEMS, "content.item.looked_at"),
    Action(CRISIS, _("Say that an item belongs to a crisis that was declared"), APPROVERS, "content.item.of_crisis"),
    Action(SAMPLE, _("Read an item of the sample again"), READERS, "content.sample.looked_at"),
    Action(EXPOSURE, _("See what one has looked at oneself"), SEE_ITEMS, "content.exposure.viewed"),
    Action(GO_ON, _("Say whether a colleague goes on after the day's limit"), SEE_ITEMS, "content.goingon.listed"),
    Action(AGREEMENT, _("See how far readers agree"), SEE_ITEMS | KEEPERS, "content.agreement.viewed"),
    Action(OWN_CONFLICT, _("Say that one has an interest in an item"), SEE_ITEMS, "content.conflict.said"),
    Action(CONFLICT, _("Keep somebody from an item in which they have an interest"), KEEPERS, "content.conflict.listed"),
)


def _by(actor: Actor) -> Q:
    return Q(by__in=actor.people) | Q(on_behalf_of__in=actor.people)


@blinds
def to_read(actor: Actor) -> QuerySet:
    """The items of the queue, and those of which a sample is drawn, of whose round a reader hasn't spoken."""
    if actor.roles & ADVISERS or not actor.roles & READERS:
        return Item.objects.none().values_list("pk")
    later = Turn.objects.filter(item=OuterRef("item"), round__gt=OuterRef("round")).exclude(what=Turn.What.CLOSED)
    spoken = Reading.objects.filter(_by(actor), ~Exists(later), item=OuterRef("pk"))
    drawn = Sample.objects.filter(item=OuterRef("pk"), read_at=None)
    return Item.objects.filter(IN_QUEUE | Exists(drawn), ~Exists(spoken)).order_by().values_list("pk")


@visible_to(Reading, Turn)
def readings(actor: Actor, purpose: str) -> Q:
    """Advisers see all of an item. A reader sees those of a round in which they read, and others' when nothing is to be
    read any more: so who is to read second, or a sample, is told nothing; nor who closed or opened it, and why."""
    if actor.roles & ADVISERS:
        return unbarred(actor)
    if not actor.roles & READERS:
        return NOTHING
    mine = _by(actor)
    round_ = Reading.objects.filter(mine, item=OuterRef("item"), round=OuterRef("round"))
    drawn = Sample.objects.filter(item=OuterRef("item"), read_at=None)
    done = Q(item__state__in=["agreed", "closed"]) & ~Exists(drawn)
    return unbarred(actor) & (mine | Exists(round_) | done)


@visible_to(Sample)
def samples(actor: Actor, purpose: str) -> Q:
    """Whoever sees the item."""
    return unbarred(actor) if actor.roles & SEE_ITEMS else NOTHING


@visible_to(Exposure, Languages)
def own(actor: Actor, purpose: str) -> Q:
    """One's own, and nobody else's: not even whom one stands in for."""
    return Q(reader=actor.user_id) if actor.roles & SEE_ITEMS else NOTHING


@visible_to(GoingOn)
def going_on(actor: Actor, purpose: str) -> Q:
    """Colleagues; it says that somebody asks, not what they saw."""
    return ~NOTHING if actor.roles & SEE_ITEMS else NOTHING


@visible_to(Conflict)
def conflicts_of(actor: Actor, purpose: str) -> Q:
    """Keepers, who enter and end them. Who is kept from an item isn't shown which."""
    return ~NOTHING if actor.roles & KEEPERS else NOTHING
