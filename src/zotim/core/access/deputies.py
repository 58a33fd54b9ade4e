"""The end of a deputyship, for whoever may end one: the two people themselves, or who hands a leaver's work over."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.audit.services import record
from zotim.core.people.models import Deputy


def deputyship_end(actor: Actor, deputyship: Deputy) -> None:
    """End a deputyship now, in the caller's transaction; one that hasn't begun never does. The caller has asked whether
    the actor may."""
    now = timezone.now()
    deputyship.starts_at = min(deputyship.starts_at, now - timedelta(seconds=1))  # an end lies after the start
    deputyship.ends_at = now
    deputyship.save(update_fields=["starts_at", "ends_at"])
    record(actor, "people.deputy.ended", deputyship)
