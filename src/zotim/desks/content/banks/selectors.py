"""Every read of banks; each takes the actor."""

from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, may, visible
from zotim.desks.content.banks.models import Bank, BankChange, BankImport, Entry, ProtectedSource
from zotim.desks.content.banks.sealed import TEXTS
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.policy import unbarred


def banks(actor: Actor) -> QuerySet[Bank]:
    """All banks, with how many of their entries are in force, and how many wait for a second person."""
    rows = Bank.objects.filter(visible(Bank, actor)).order_by("code")
    return rows.annotate(in_force=_number("in_force"), proposed=_number("proposed"))


def _number(state: str) -> Coalesce:
    rows = Entry.objects.filter(bank=OuterRef("pk"), state=state).order_by().values("bank")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def bank(actor: Actor, pk: UUID) -> Bank:
    """One bank. Raises NotVisible."""
    return get_visible(banks(actor), actor, pk=pk)


def entries(actor: Actor, bank: Bank) -> QuerySet[Entry]:
    """What a bank holds, the newest first."""
    rows = Entry.objects.filter(visible(Entry, actor), bank=bank).defer("text")
    return rows.select_related("item", "imported").order_by("-number")


def waiting(actor: Actor) -> QuerySet[Entry]:
    """Entries that wait for a second person by themselves, the oldest first."""
    rows = Entry.objects.filter(visible(Entry, actor), state="proposed", imported=None).defer("text")
    return rows.select_related("bank").order_by("number")


def entry(actor: Actor, pk: UUID) -> Entry:
    """One entry. Raises NotVisible."""
    rows = Entry.objects.select_related("bank", "item", "imported", "proposed_by", "confirmed_by")
    return get_visible(rows, actor, pk=pk)


def text_of(actor: Actor, entry: Entry) -> str | None:
    """The text that an entry is of; empty where it is of none, None where its key is gone."""
    return TEXTS.text(actor, entry, "text")


def met_by(actor: Actor, entry: Entry) -> int | None:
    """How many items met it, without those that are kept from the actor; None for who sees no items."""
    return entry.met.filter(unbarred(actor)).count() if may(actor, "content.item.view") else None


def item_of(actor: Actor, entry: Entry) -> Item | None:
    """The item on which it was decided, for who may see that."""
    return Item.objects.filter(visible(Item, actor), pk=entry.item_id).first() if entry.item_id else None


def imports(actor: Actor, bank: Bank) -> QuerySet[BankImport]:
    """The files of a bank, the newest first."""
    return BankImport.objects.filter(visible(BankImport, actor), bank=bank).order_by("-created_at").defer("told")


def imports_waiting(actor: Actor) -> QuerySet[BankImport]:
    """Files that wait for a second person, the oldest first."""
    rows = BankImport.objects.filter(visible(BankImport, actor), state="proposed").defer("told")
    return rows.select_related("bank").order_by("created_at")


def bank_import(actor: Actor, pk: UUID) -> BankImport:
    """One file. Raises NotVisible."""
    return get_visible(BankImport.objects.select_related("bank", "taken_by", "decided_by"), actor, pk=pk)


def changes(actor: Actor) -> QuerySet[BankChange]:
    """Changes of banks that wait for a second person."""
    rows = BankChange.objects.filter(visible(BankChange, actor), state="asked")
    return rows.select_related("bank", "asked_by").order_by("created_at")


def change(actor: Actor, pk: UUID) -> BankChange:
    """One change. Raises NotVisible."""
    return get_visible(BankChange.objects.select_related("bank", "asked_by"), actor, pk=pk)


def sources(actor: Actor) -> QuerySet[ProtectedSource]:
    """Protected sources, those that have ended among them."""
    return ProtectedSource.objects.filter(visible(ProtectedSource, actor)).order_by("host", "path", "created_at")


def source(actor: Actor, pk: UUID) -> ProtectedSource:
    """One protected source. Raises NotVisible."""
    return get_visible(ProtectedSource.objects.select_related("asked_by"), actor, pk=pk)
