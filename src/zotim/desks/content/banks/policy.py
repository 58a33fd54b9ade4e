"""Who sees banks and their entries, and who may do what with them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.desks.content.banks.models import Bank, BankChange, BankImport, Entry, EntryPart, ProtectedSource
from zotim.desks.content.banks.states import CONFIRM, DECIDE_CHANGE, DECIDE_IMPORT, END_SOURCE, WITHDRAW
from zotim.desks.content.intake.policy import unbarred
from zotim.desks.content.law.policy import CURATORS, READERS, SEE_ITEMS

WHO = CURATORS | SEE_ITEMS
PROPOSERS = CURATORS | READERS
"""Who decides on an item may propose it; who confirms is a curator."""

actions(
    Action("content.bank.list", _("List the banks of fingerprints"), WHO, "content.banks.listed"),
    Action("content.bank.view", _("See a bank and its entries"), WHO, "content.bank.viewed"),
    Action("content.bank.add", _("Add a bank"), CURATORS, "content.bank.added"),
    Action("content.bank.change", _("Change a bank, and how it is asked"), CURATORS, "content.bank.changed"),
    Action(DECIDE_CHANGE, _("Agree to a change of a bank that protects"), CURATORS, "content.bankchange.decided"),
    Action("content.bank.try", _("Ask what a file would meet, without keeping it"), CURATORS, "content.bank.tried"),
    Action("content.entry.view", _("See an entry of a bank"), WHO, "content.entry.viewed"),
    Action("content.entry.look", _("Look at the picture of an entry"), WHO, "content.entry.looked"),
    Action("content.entry.propose", _("Propose an entry of a bank"), PROPOSERS, "content.entry.proposed"),
    Action(CONFIRM, _("Confirm or refuse an entry of a bank"), CURATORS, "content.entry.decided"),
    Action(WITHDRAW, _("Withdraw an entry of a bank, or a file of them"), CURATORS, "content.entry.withdrawn"),
    Action("content.bankimport.take", _("Put a file of fingerprints into a bank"), CURATORS, "content.bankimport.taken"),
    Action("content.bankimport.view", _("See a file that was put into a bank"), WHO, "content.bankimport.viewed"),
    Action(DECIDE_IMPORT, _("Confirm or refuse a file for a bank"), CURATORS, "content.bankimport.decided"),
    Action("content.protectedsource.list", _("List the protected sources"), WHO, "content.protectedsources.listed"),
    Action("content.protectedsource.add", _("Add a protected source"), CURATORS, "content.protectedsource.added"),
    Action(END_SOURCE, _("End a protected source, or keep it"), CURATORS, "content.protectedsource.decided"),
)  # fmt: skip


SYSTEMS = frozenset({"content_matcher", "content_writer"})
"""Other bodies' systems: they know banks of what is known, and no others, which a machine would act on."""


def _of_items(actor: Actor, item: str) -> Q:
    """Of an item: who isn't kept from it. Most entries are of none."""
    return (Q(**{item: None}) | unbarred(actor, item)) if actor.roles & WHO else NOTHING


@visible_to(EntryPart)
def parts(actor: Actor, purpose: str) -> Q:
    """Those of an entry."""
    return _of_items(actor, "entry__item")


@visible_to(BankChange, BankImport, ProtectedSource)
def around(actor: Actor, purpose: str) -> Q:
    """Curators, and those who see what met an entry."""
    return EVERYTHING if actor.roles & WHO else NOTHING


@visible_to(Bank)
def banks(actor: Actor, purpose: str) -> Q:
    """The same, and systems."""
    return Q(kind="known") if actor.roles & SYSTEMS and not actor.roles & WHO else around(actor, purpose)


@visible_to(Entry)
def entries(actor: Actor, purpose: str) -> Q:
    """The same; systems what is in force, and what their own body proposed (a deposit, of the room `exchange`)."""
    if not actor.roles & SYSTEMS or actor.roles & WHO:
        return _of_items(actor, "item")
    own = Q(deposit__organisation__in=actor.organisations(*SYSTEMS))
    return Q(bank__kind="known") & (Q(state="in_force") | own)
