"""Who may do what with measures: officers of finance, and two of them for what bears on somebody's rights."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.policy import RETENTION, channels_of
from zotim.desks.screening.lists.policy import OFFICERS, SCREENERS
from zotim.desks.screening.measures.models import (
    Asset,
    Exemption,
    Freeze,
    FreezeReview,
    Notice,
    Permitted,
    Withheld,
)

FINANCE = SCREENERS & {OFFICERS["finance"].code}
"""Officers of finance, where this installation has that channel."""
ANOTHER = _("another person than the one who began it, deputies included")

actions(
    Action("screening.freeze.list", _("List holds and freezes"), FINANCE, "screening.freezes.listed"),
    Action("screening.freeze.view", _("See a hold or freeze, and what happened to it"), FINANCE, "screening.freeze.viewed"),
    Action("screening.freeze.hold", pgettext_lazy("right", "Place a provisional hold"), FINANCE, "screening.freeze.held"),
    Action("screening.freeze.decide", _("Confirm or lift a hold that somebody else placed"), FINANCE, "screening.freeze.decided", ANOTHER),
    Action("screening.freeze.end", _("Propose that a freeze ends"), FINANCE, "screening.freeze.end_proposed"),
    Action("screening.freeze.close", _("Decide that a freeze ends, as somebody else proposed"), FINANCE, "screening.freeze.end_decided", ANOTHER),
    Action("screening.freeze.review", _("Say that a freeze was looked at again"), FINANCE, "screening.freeze.reviewed"),
    Action("screening.freeze.answer", _("Make the answer to a person who asks what is held about them"), FINANCE, "screening.freeze.answered"),
    Action("screening.asset.add", _("Say what a freeze covers, and what was added to it"), FINANCE, "screening.asset.added"),
    Action("screening.exemption.ask", pgettext_lazy("right", "Put in a request for an exemption"), FINANCE, "screening.exemption.asked"),
    Action("screening.exemption.advise", pgettext_lazy("right", "Advise on an exemption"), FINANCE, "screening.exemption.advised"),
    Action("screening.exemption.decide", _("Decide on an exemption on which somebody else advised"), FINANCE, "screening.exemption.decided", ANOTHER),
    Action("screening.permitted.record", _("Record what the humanitarian carve-out permits"), FINANCE, "screening.permitted.recorded"),
    Action("screening.notice.make", _("Make a notice to a person whose assets are held"), FINANCE, "screening.notice.made"),
    Action("screening.notice.view", _("Take a notice away as a file"), FINANCE, "screening.notice.taken"),
    Action("screening.notice.give", _("Say that a notice reached the person"), FINANCE, "screening.notice.given"),
    Action("screening.withheld.add", _("Put in material of which the person must not learn"), FINANCE, "screening.withheld.added"),
)  # fmt: skip


@visible_to(Freeze)
def freezes(actor: Actor, purpose: str) -> Q:
    """Those who work in finance; those who keep records count what is over, and read nothing."""
    if purpose == RETENTION:
        return Q(over_at__isnull=False) if actor.roles & RECORD_KEEPERS else NOTHING
    return EVERYTHING if Channel.FINANCE in channels_of(actor) else NOTHING


@visible_to(Asset, Exemption, FreezeReview, Permitted, Notice, Withheld)
def parts(actor: Actor, purpose: str) -> Q:
    """Whoever sees the freeze."""
    return NOTHING if purpose == RETENTION else freezes(actor, purpose)
