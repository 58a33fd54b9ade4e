"""Who enters, confirms and reads the law on which this desk works."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.lists.policy import KEEPERS, READERS

ANOTHER = _("another person than the one who entered it, deputies included")

actions(
    Action("screening.legalbasis.list", _("List the legal bases of the desk"), READERS, "screening.bases.listed"),
    Action("screening.legalbasis.view", _("See a legal basis"), READERS, "screening.legalbasis.viewed"),
    Action("screening.legalbasis.enter", pgettext_lazy("right", "Enter a legal basis"), KEEPERS, "screening.legalbasis.entered"),
    Action("screening.legalbasis.confirm", _("Confirm a legal basis that somebody else entered"), KEEPERS, "screening.legalbasis.decided", ANOTHER),
    Action("screening.legalbasis.end", pgettext_lazy("right", "Use a legal basis no more"), KEEPERS, "screening.legalbasis.ended"),
)  # fmt: skip


@visible_to(LegalBasis)
def bases(actor: Actor, purpose: str) -> Q:
    """What the law says is no secret: whoever works at the desk."""
    return EVERYTHING if actor.roles & READERS else NOTHING
