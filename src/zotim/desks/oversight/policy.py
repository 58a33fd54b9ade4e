"""Who may look at the log. They see who did what to which record; no content of any record."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.audit.models import Event

READERS = frozenset({"auditor", "data_protection_officer"})

actions(
    Action("oversight.log.view", _("Read the log: who did what, when, to which record"), READERS, "oversight.log.viewed"),
)  # fmt: skip


@visible_to(Event)
def log(actor: Actor, purpose: str) -> Q:
    """Auditors and the data-protection officer read all events; nobody else reads any."""
    return EVERYTHING if actor.roles & READERS else NOTHING
