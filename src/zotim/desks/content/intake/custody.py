"""Who had an item's bytes in hand, line by line; nobody changes a line."""

from zotim.core.audit.services import Who
from zotim.desks.content.intake.models import Custody, InHand, Item, Report


def custody_add(
    who: Who, item: Item, what: str, *, before: str = "", after: str = "", report: Report | None = None
) -> Custody:
    """Add a line: *before* and *after* are the SHA-256 of the bytes, in 64 hexadecimal digits."""
    return Custody.objects.create(
        item=item, what=InHand(what), report=report, before=before, after=after, done_by_id=who.user_id,
        done_for_id=who.on_behalf_of_id,
    )  # fmt: skip
