"""What keeps something from going out: asked when an approver is asked, when one approves, and again as it leaves."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.ui.show import moment
from zotim.desks.content.dispatch.models import Dispatch, Hold
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.models import ORDERS, ActingBasis, Platform, Way
from zotim.desks.content.law.notices import may_send_from
from zotim.desks.content.law.services import basis_in_force
from zotim.desks.content.matching import protection
from zotim.desks.content.review.selectors import agreed


def held_for(item: Item, now: datetime | None = None) -> Hold | None:
    """The hold for an investigation that stands on an item now, the longest of them. One whose moment has come doesn't
    stand, whether or not that was written down."""
    return standing(Hold.Kind.UNTOUCHED, now).filter(item=item).order_by("-until").first()


def standing(kind: Hold.Kind, now: datetime | None = None) -> QuerySet[Hold]:
    """Holds of a kind that stand now."""
    return Hold.objects.filter(kind=kind, state="standing", until__gt=now or timezone.now())


def preserved(item: Item) -> bool:
    """Whether the item is kept as evidence now, whatever the rules of retention say."""
    return standing(Hold.Kind.EVIDENCE).filter(item=item).exists()


def ways_said(item: Item) -> list[str]:
    """Ways on which something may go out by what readers said of an item: the one that they say the same of; and to a
    service of protection beside whatever two people agreed on, since it takes nothing away from anybody."""
    said = agreed(item)
    if said is None:
        return []
    beside = item.state == "agreed" and said.way != Way.PROTECTION
    return [said.way, Way.PROTECTION] if beside else [said.way]


def unprotected(item: Item) -> bool:
    """Whether a report says that an item recruits a child or another person, and nothing is under way to a service."""
    if not item.reports.filter(recruited=True).exists():
        return False
    under_way = Dispatch.objects.filter(item=item, way=Way.PROTECTION)
    return not under_way.exclude(state__in=["dropped", "not_carried_out", "withdrawn"]).exists()


def kept_back(
    item: Item, way: str, platform: Platform | None = None, *, basis: ActingBasis | None = None, leaving: bool = False
) -> list[str]:
    """Why nothing may go out on this way about an item, in words; empty when it may. *leaving*: it is to leave now."""
    found = []
    try:
        now_in_force = basis_in_force(way)
    except Unfit as off:
        found.append(off.message)
    else:
        if basis is not None and basis.pk != now_in_force.pk:
            found.append(_("The article on which it rests isn't in force any more. Draft it anew."))
    if way not in ways_said(item):
        found.append(
            _("Nobody who read it says that it is for the police.")
            if way == Way.POLICE
            else _("Two people have to say the same of it first, and that it goes out on this way.")
        )
    if way == Way.POLICE:  # a life is in danger: nothing else keeps it back
        return found
    if item.state != "agreed":
        found.append(_("The item isn't agreed about: it was opened again, or closed."))
    if (hold := held_for(item)) is not None:
        found.append(
            _("%(body)s asks not to touch it until %(moment)s.") % {"body": hold.body, "moment": moment(hold.until)}
        )
    if protection.reasons(item) and not protection.cleared(item):
        found.append(_("It touches a protected source or a bank of what is lawful. First an adviser clears it."))
    if way == Way.PROSECUTOR and not preserved(item):
        found.append(_("First it is preserved as evidence."))
    if platform is not None and platform.state == "ended":
        found.append(_("The platform has ended."))
    if leaving and way in ORDERS and platform is not None:
        found += _told_before(platform)
    return found


def _told_before(platform: Platform) -> list[str]:
    """An order leaves 12 hours after the platform was told how orders are sent."""
    since = may_send_from(platform)
    if since is None:
        return [_("The platform wasn't told yet how orders are sent. That is done 12 hours before its first one.")]
    if since > timezone.now():
        return [_("The platform was told how orders are sent. An order may leave from %(moment)s on.")
                % {"moment": moment(since)}]  # fmt: skip
    return []


def let_out(dispatch: Dispatch, *, leaving: bool = False) -> None:
    """Raise Unfit with everything that keeps a dispatch back."""
    found = kept_back(dispatch.item, dispatch.way, dispatch.platform, basis=dispatch.basis, leaving=leaving)
    if found:
        raise Unfit(" ".join(found))
