"""Mails about what goes out: queued in the transaction of what they tell, and sent by the worker."""

from zotim.core.audit.services import Who
from zotim.desks.content.dispatch.models import Dispatch, Letter
from zotim.desks.content.dispatch.ways import mail_of


def queue(actor: Who, row: Dispatch, about: Letter.About) -> Letter | None:
    """Have a mail about it leave; None where it has no mail address. One that waits already is left as it is."""
    address = mail_of(row)
    if not address:
        return None
    by = actor.user_id if actor.kind == "person" else None
    values = {"address": address, "queued_by_id": by}
    letter, _made = Letter.objects.get_or_create(
        dispatch=row, about=about, sent_at=None, dropped_at=None, defaults=values
    )
    return letter
