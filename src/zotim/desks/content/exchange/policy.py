"""Who lets what leave, and what systems of other bodies may do. No person holds a role of a system."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible, visible_to
from zotim.core.people.models import Organisation
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.exchange.models import Change, Deposit, Feedback, Follower, Packet, Recall, Sharing, Wanted
from zotim.desks.content.exchange.states import ASK, CONFIRM, DECIDE, END, GIVE, GRANT, SHARE, TELL
from zotim.desks.content.law.policy import APPROVERS, CURATORS, READERS, SEE_ITEMS

CHANGE, UNCOVER = "content.system.change", "content.system.uncover"
NOBODY = frozenset[Organisation.Kind]()
"""Kinds of body in which a person may hold the role of a system: none."""
roles(
    Role("content_hasher", _("System that has fingerprints made"), kinds=NOBODY),
    Role("content_matcher", _("System that asks the banks of fingerprints"), kinds=NOBODY),
    Role("content_writer", _("System that proposes entries of banks"), kinds=NOBODY),
    Role("content_partner", _("System that follows banks of fingerprints"), kinds=NOBODY),
)
HASHERS, MATCHERS = frozenset({"content_hasher"}), frozenset({"content_matcher"})
WRITERS, PARTNERS = frozenset({"content_writer"}), frozenset({"content_partner"})
SYSTEMS = MATCHERS | WRITERS
STAFF = CURATORS | SEE_ITEMS


def _own_desk(actor: Actor, packet: Packet) -> bool:
    """Curators answer for banks, readers for what goes out."""
    return bool(actor.roles & (CURATORS if packet.bank_id else READERS))


def _second(actor: Actor, packet: Packet) -> bool:
    return bool(actor.roles & (CURATORS if packet.bank_id else APPROVERS))


def _own_proposal(actor: Actor, entry: Entry) -> bool:
    return bool(Deposit.objects.filter(visible(Deposit, actor), entry=entry).exists())


def _proposed_or_followed(actor: Actor, entry: Entry) -> bool:
    """What a body proposed itself, or what stands in a bank that two people let it follow: it has it already."""
    followed = Sharing.objects.filter(visible(Sharing, actor), bank=entry.bank_id)
    return _own_proposal(actor, entry) or followed.exists()


actions(
    Action("content.exchange.view", _("See what leaves the content desk and who follows it"), STAFF, "content.exchange.viewed"),
    Action("content.packet.view", _("See one file that leaves the content desk"), STAFF, "content.packet.viewed"),
    Action(ASK, _("Ask that entries or a dispatch leave as a file"), CURATORS | READERS, "content.packet.asked"),
    Action(
        DECIDE, _("Let a file leave that somebody else asked for"), CURATORS | APPROVERS, "content.packet.decided",
        _("Curators those of banks, approvers those of dispatches"), _second,
    ),
    Action(
        GIVE, _("Take out a file that may leave"), CURATORS | READERS, "content.packet.given",
        _("Curators those of banks, readers those of dispatches"), _own_desk,
    ),
    Action("content.recall.file", _("Take the list of what was withdrawn of a file"), STAFF, "content.recall.taken"),
    Action(
        TELL, _("Put down that a body was told what was withdrawn"), CURATORS | READERS, "content.recall.told",
        _("Curators of banks, readers of dispatches"), lambda actor, recall: _own_desk(actor, recall.packet),
    ),
    Action(SHARE, _("Ask that another body may follow a bank"), CURATORS, "content.sharing.asked"),
    Action(CONFIRM, _("Decide whether another body may follow a bank"), CURATORS, "content.sharing.decided"),
    Action(END, _("End that another body follows a bank"), CURATORS, "content.sharing.ended"),
    Action(GRANT, _("Decide on what a system of another body wants"), CURATORS, "content.wanted.decided"),
    Action("content.system.hash", _("Have fingerprints made, as a system"), HASHERS, "content.system.hashed"),
    Action("content.system.match", _("Ask the banks, as a system"), MATCHERS, "content.system.asked"),
    Action("content.system.read", _("See banks and entries, as a system"), SYSTEMS, "content.system.read"),
    Action("content.system.write", _("Propose entries and changes, as a system"), WRITERS, "content.system.proposed"),
    Action(
        CHANGE, _("Change or take back what it proposed itself, as a system"), WRITERS, "content.entry.noted",
        _("Until somebody confirms it"), _own_proposal,
    ),
    Action(
        UNCOVER, _("See fingerprints and notes of an entry, as a system"), SYSTEMS, "content.system.read",
        _("What its body proposed, and banks that it follows"), _proposed_or_followed,
    ),
    Action("content.change.fetch", _("Fetch what changed in banks, as a system"), PARTNERS, "content.changes.fetched"),
    Action("content.feedback.give", _("Say how entries fared, as a system"), PARTNERS, "content.feedback.given"),
)  # fmt: skip


def _packets(actor: Actor, way: str = "") -> Q:
    if not actor.roles & STAFF:
        return NOTHING
    seen = Dispatch.objects.filter(visible(Dispatch, actor)) if actor.roles & SEE_ITEMS else Dispatch.objects.none()
    return Q(**{f"{way}bank__isnull": False}) | Q(**{f"{way}dispatch__in": seen})


@visible_to(Packet)
def packets(actor: Actor, purpose: str) -> Q:
    """Curators see those of banks, whoever sees items those of what went out about them too."""
    return _packets(actor)


@visible_to(Recall)
def recalls(actor: Actor, purpose: str) -> Q:
    """That something in such a file was withdrawn."""
    return _packets(actor, "packet__")


@visible_to(Sharing)
def sharings(actor: Actor, purpose: str) -> Q:
    """The desk all, a system what its body may follow now."""
    if actor.roles & STAFF:
        return EVERYTHING
    if actor.roles & PARTNERS:
        return Q(state="in_force", organisation__in=actor.organisations(*PARTNERS))
    return NOTHING


@visible_to(Change, Follower, Feedback)
def feed(actor: Actor, purpose: str) -> Q:
    """The desk all; what a system is told of changes is put together for it (:mod:`services.feed`)."""
    return EVERYTHING if actor.roles & STAFF else NOTHING


@visible_to(Deposit, Wanted)
def systems(actor: Actor, purpose: str) -> Q:
    """The desk all, a system what its own body sent."""
    if actor.roles & STAFF:
        return EVERYTHING
    return Q(organisation__in=actor.organisations(*WRITERS)) if actor.roles & WRITERS else NOTHING
