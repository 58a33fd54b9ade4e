"""Who works at the desk, and who may see and change its law and its platforms."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.desks.content.law.models import ActingBasis, ContactPoint, FirstNotice, FormCheck, NoticeWaiver, Platform

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
SEND = READERS | KEEPERS
"""Who tells a platform beforehand, and may ask that it can't wait."""
ANOTHER = _("another person than the one who entered it, deputies included")

actions(
    Action("content.actingbasis.list", _("List the legal bases of ways of acting"), EVERYBODY, "content.bases.listed"),
    Action("content.actingbasis.view", _("See the legal basis of a way of acting"), EVERYBODY, "content.actingbasis.viewed"),
    Action("content.actingbasis.enter", _("Enter the legal basis of a way of acting"), KEEPERS, "content.actingbasis.entered"),
    Action("content.actingbasis.confirm", _("Confirm the legal basis of a way of acting that somebody else entered"), KEEPERS, "content.actingbasis.decided", ANOTHER),
    Action("content.actingbasis.end", _("Use the legal basis of a way of acting no more"), KEEPERS, "content.actingbasis.ended"),
    Action("content.platform.list", _("List the platforms"), EVERYBODY, "content.platforms.listed"),
    Action("content.platform.view", _("See a platform and how it is reached"), EVERYBODY, "content.platform.viewed"),
    Action("content.platform.add", _("Add a platform"), KEEPERS, "content.platform.added"),
    Action("content.platform.change", _("Change a platform"), KEEPERS, "content.platform.changed"),
    Action("content.platform.end", _("Use a platform no more, or again"), KEEPERS, "content.platform.ended"),
    Action("content.contactpoint.add", _("Add a contact point"), KEEPERS, "content.contactpoint.added"),
    Action("content.contactpoint.verify", _("Put down that a contact point is right"), KEEPERS, "content.contactpoint.verified"),
    Action("content.contactpoint.end", pgettext_lazy("right", "Use a contact point no more"), KEEPERS, "content.contactpoint.ended"),
    Action("content.firstnotice.make", _("Make the notice that a platform gets before its first order"), SEND, "content.firstnotice.made"),
    Action("content.firstnotice.send", _("Put down that a platform gets the notice before its first order"), SEND, "content.firstnotice.sent"),
    Action("content.noticewaiver.view", _("See why orders go to a platform at once"), EVERYBODY, "content.noticewaiver.viewed"),
    Action("content.noticewaiver.enter", _("Ask that an order goes to a platform at once"), SEND, "content.noticewaiver.entered"),
    Action("content.noticewaiver.confirm", _("Let orders go to a platform at once"), APPROVERS | KEEPERS, "content.noticewaiver.decided", ANOTHER),
    Action("content.noticewaiver.end", _("Let the hours before a first order count again"), APPROVERS | KEEPERS, "content.noticewaiver.ended"),
    Action("content.formcheck.list", _("List the forms"), EVERYBODY, "content.forms.listed"),
    Action("content.formcheck.view", _("See a form, and who compared it"), EVERYBODY, "content.formcheck.viewed"),
    Action("content.formcheck.enter", _("Compare a form with the official text"), KEEPERS, "content.formcheck.entered"),
    Action("content.formcheck.confirm", _("Confirm the comparison of a form"), KEEPERS, "content.formcheck.decided", ANOTHER),
    Action("content.formcheck.end", _("Make a form a draft again"), KEEPERS, "content.formcheck.ended"),
)  # fmt: skip


@visible_to(ActingBasis, Platform, ContactPoint, FirstNotice, NoticeWaiver, FormCheck)
def law(actor: Actor, purpose: str) -> Q:
    """Law and platforms are no secret at the desk; nobody else has anything to do with them here."""
    return EVERYTHING if actor.roles & EVERYBODY else NOTHING
