"""Who may do and see what with indicators and figures from elsewhere. Nothing else decides it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.approvals.models import Approval
from zotim.register.indicators.models import (
    FigureFile,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    ReceivedFigure,
    Sender,
)
from zotim.register.policy import CENTRE, COORDINATOR, OWN_BODY, REGISTER, own_and_units, own_body

DECIDE = "register.value.decide"
"""The action of the second person, and the one that the approval of a value names."""
CONFIRM = "register.sender.confirm"

actions(
    Action("register.indicator.list", _("List indicators"), REGISTER, "register.indicators.listed"),
    Action("register.indicator.view", _("See an indicator with its values"), REGISTER, "register.indicator.viewed"),
    Action("register.indicator.add", _("Add an indicator"), CENTRE, "register.indicator.added"),
    Action("register.indicator.change", _("Change an indicator, and set its targets"), CENTRE, "register.indicator.changed"),
    Action("register.value.list", _("Download values of indicators as a file"), REGISTER, "register.values.listed"),
    Action("register.value.view", _("See a value of an indicator"), REGISTER, "register.value.viewed"),
    Action("register.value.supply", _("Supply a value of an indicator"), REGISTER, "register.value.supplied", OWN_BODY, own_body),
    Action("register.value.load", _("Load values of indicators from a file"), REGISTER, "register.values.loaded"),
    Action("register.value.download", _("Download the file that shows a value"), REGISTER, "register.value.downloaded"),
    Action(DECIDE, _("Accept or return a value that somebody else supplied"), CENTRE, "register.value.decided"),
    Action("register.sender.list", _("List installations whose figures are taken in"), CENTRE, "register.senders.listed"),
    Action("register.sender.view", _("See what came from another installation"), CENTRE, "register.sender.viewed"),
    Action("register.sender.add", _("Enter the key of another installation"), CENTRE, "register.sender.added"),
    Action(CONFIRM, _("Confirm a key that somebody else entered"), CENTRE, "register.sender.decided"),
    Action("register.sender.revoke", _("Revoke the key of another installation"), CENTRE, "register.sender.ended"),
    Action("register.figurefile.load", _("Take in a signed file of figures"), COORDINATOR, "register.figurefile.taken"),
)  # fmt: skip


def _seen(prefix: str) -> Any:
    """A predicate for an indicator and what hangs on it: the centre sees all; a focal point what their bodies supply
    and what is public."""

    def predicate(actor: Actor, purpose: str) -> Q:
        if actor.roles & CENTRE:
            return EVERYTHING
        if "focal_point" in actor.roles:
            own = Q(**{f"{prefix}body__in": own_and_units(actor)})
            return own | Q(**{f"{prefix}classification": "public"})
        return NOTHING

    return predicate


visible_to(Indicator)(_seen(""))
visible_to(IndicatorTarget)(_seen("indicator__"))


@visible_to(IndicatorValue)
def values(actor: Actor, purpose: str) -> Q:
    """As the indicator; of other bodies only what a second person accepted."""
    seen = _seen("indicator__")(actor, purpose)
    if actor.roles & CENTRE or "focal_point" not in actor.roles:
        return seen
    accepted = Approval.objects.filter(action=DECIDE, state=Approval.Decision.APPROVED)
    return seen & (Q(indicator__body__in=own_and_units(actor)) | Q(pk__in=accepted.values("object_id")))


@visible_to(Sender, FigureFile, ReceivedFigure)
def from_elsewhere(actor: Actor, purpose: str) -> Q:
    """Keys and files of other installations are the centre's."""
    return EVERYTHING if actor.roles & CENTRE else NOTHING
