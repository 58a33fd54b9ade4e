"""Every write about banks and their entries."""

from zotim.desks.content.banks.services.banks import bank_add, bank_ask, bank_change, change_decide
from zotim.desks.content.banks.services.entries import (
    entry_confirm,
    entry_note,
    entry_propose,
    entry_refuse,
    entry_withdraw,
    file_propose,
    item_propose,
    item_withdraw,
)
from zotim.desks.content.banks.services.imports import (
    Elsewhere,
    import_decide,
    import_take,
    import_withdraw,
)

__all__ = [
    "Elsewhere", "bank_add", "bank_ask", "bank_change", "change_decide", "entry_confirm", "entry_note", "entry_propose",
    "entry_refuse", "entry_withdraw", "file_propose", "import_decide", "import_take", "import_withdraw", "item_propose",
    "item_withdraw",
]  # fmt: skip
