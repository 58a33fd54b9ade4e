"""What is known: banks, their entries, how these came in, protected sources, and the indexes that are asked."""

from zotim.desks.content.banks.models.banks import Bank, BankChange, BankKind
from zotim.desks.content.banks.models.entries import Entry, EntryPart
from zotim.desks.content.banks.models.imports import BankImport
from zotim.desks.content.banks.models.indexes import Generation, IndexStanding
from zotim.desks.content.banks.models.sources import ProtectedSource, SourceKind

__all__ = [
    "Bank", "BankChange", "BankImport", "BankKind", "Entry", "EntryPart", "Generation", "IndexStanding",
    "ProtectedSource", "SourceKind",
]  # fmt: skip
