"""What other rooms show and do of what goes out: a part of the page of an item, and what is reported again."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.desks.content.dispatch.gates import held_for, ways_said
from zotim.desks.content.dispatch.models import Dispatch, Hold
from zotim.desks.content.dispatch.services.looks import back
from zotim.desks.content.dispatch.services.proposing import bank_kind
from zotim.desks.content.dispatch.states import PROPOSE
from zotim.desks.content.intake.arrivals import on_arrival
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.parts import buttons, part
from zotim.desks.content.intake.policy import blind
from zotim.desks.content.law.models import Way

on_arrival(back)


@part("content/dispatch_part.html", 40)
def of_item(actor: Actor, item: Item) -> dict[str, Any] | None:
    """What went out about an item, and what holds it; nothing of it for who is still to read the item blind."""
    if Item.objects.filter(blind(actor, "pk"), pk=item.pk).exists():
        return None
    rows = Dispatch.objects.filter(visible(Dispatch, actor), item=item).select_related("platform", "body")
    holds = Hold.objects.filter(visible(Hold, actor), item=item)
    found = {"dispatches": list(rows.defer("values")), "holds": list(holds.defer("reason"))}
    return found if any(found.values()) else None


@buttons
def links(actor: Actor, item: Item) -> list[tuple[Any, str]]:
    """Draft what goes out, once it may; enter a hold."""
    found: list[tuple[Any, str]] = []
    if held_for(item) is None and may(actor, "content.dispatch.draft", item):
        ways = ways_said(item)
        if ways:
            found.append((_("Draft what goes out"), reverse("content_dispatch_draft", args=[item.pk])))
        if Way.PROTECTION in ways[1:]:
            found.append((_("Refer to a service of protection"), reverse("content_dispatch_protect", args=[item.pk])))
    if item.state != "closed" and may(actor, "content.hold.place", item):
        found.append((_("Hold for an investigation"), reverse("content_hold_place", args=[item.pk])))
    if bank_kind(item) and may(actor, PROPOSE, item):
        found.append((_("Propose it for a bank"), reverse("content_decision_propose", args=[item.pk])))
    return found
