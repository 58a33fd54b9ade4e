"""Who works at the desk, and who may see its law and its platforms."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Role, roles, visible_to
from zotim.desks.content.law.models import ActingBasis, Platform

roles(
    Role("referral_officer", _("Officer who reads reported content")),
    Role("referral_approver", _("Approver of what goes out about content")),
    Role("content_adviser", _("Legal adviser on content")),
    Role("bank_curator", _("Curator of banks of fingerprints")),
    Role("content_keeper", _("Keeper of the content desk's law and platforms")),
    Role("protection_officer", _("Officer of child protection or counselling to whom content is referred")),
)
READERS = frozenset({"referral_officer", "referral_approver"})
"""Who reads items; an approver reads too, and approves what another drafted."""
OFFICERS, APPROVERS = frozenset({"referral_officer"}), frozenset({"referral_approver"})
ADVISERS, CURATORS = frozenset({"content_adviser"}), frozenset({"bank_curator"})
KEEPERS, PROTECTION = frozenset({"content_keeper"}), frozenset({"protection_officer"})
SEE_ITEMS = READERS | ADVISERS
EVERYBODY = SEE_ITEMS | CURATORS | KEEPERS


@visible_to(ActingBasis, Platform)
def law(actor: Actor, purpose: str) -> Q:
    """Law and platforms are no secret at the desk; nobody else has anything to do with them here."""
    return EVERYTHING if actor.roles & EVERYBODY else NOTHING
