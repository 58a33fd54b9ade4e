"""Who may look after the house: the log, what left, which clocks run. They see ids, verbs and counts; no content.

Who looks after retention stands in :mod:`zotim.core.retention.policy`.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.disclosures.models import Disclosure

READERS = frozenset({"auditor", "data_protection_officer"})

actions(
    Action("oversight.log.view", _("Read the log: who did what, when, to which record"), READERS, "oversight.log.viewed"),
    Action("oversight.log.verify", _("Have the log verified"), READERS, "oversight.log.check_asked"),
    Action("oversight.disclosure.list", _("See what was given to somebody outside"), READERS, "oversight.disclosures.listed"),
    Action("oversight.disclosure.view", _("See one disclosure: recipient, purpose, ground, who decided"), READERS, "oversight.disclosure.viewed"),
    Action("oversight.clock.list", _("See which clocks run, on which legal source"), READERS, "oversight.clocks.listed"),
)  # fmt: skip


@visible_to(Event, Disclosure, ClockRun)
def log(actor: Actor, purpose: str) -> Q:
    """Auditors and the data-protection officer see all; nobody else sees any."""
    return EVERYTHING if actor.roles & READERS else NOTHING
