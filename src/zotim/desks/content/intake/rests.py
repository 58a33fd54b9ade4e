"""What rests on an item: while it does, the item is kept, whatever its rule says."""

from django.db.models import Q

from zotim.core.retention.registry import spares

RULE = "content.item.closed"


def rests_on(items: Q) -> None:
    """Enter items that are kept: ``rests_on(Q(entries__state="in_force"))``. A room's ``retention.py`` does it."""
    spares(RULE, items)
