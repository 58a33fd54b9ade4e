"""Every read of reports and items; each takes the actor."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.people.models import Organisation
from zotim.desks.content.intake.models import CUT_SHORT, Custody, Fetch, Item, ItemPrint, Location, Report
from zotim.desks.content.intake.policy import REPORTERS
from zotim.desks.content.intake.sealed import TEXTS
from zotim.engines.links import LinkError, link


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands: the address as it is shown, never as one that leads there; *trouble*: it can't be read."""

    location: Location
    shown: str = ""
    host: str = ""
    looks_like: str = ""
    trouble: bool = False


def source_of(actor: Actor) -> str:
    """The body whose system reports: that of the token, whatever the sender says."""
    rows = Organisation.objects.filter(pk__in=actor.organisations(*REPORTERS)).order_by("pk")
    return "; ".join(one.short_name or one.name.texts[one.name.original] for one in rows)[:100]


def reports(actor: Actor) -> QuerySet[Report]:
    """Reports, the newest first."""
    rows = Report.objects.filter(visible(Report, actor)).defer("told", "contact", "item__text")
    return rows.select_related("item").order_by("-created_at", "-pk")


def report(actor: Actor, pk: UUID) -> Report:
    """One of them. Raises NotVisible."""
    return get_visible(Report.objects.select_related("item", "taken_in_by"), actor, pk=pk)


def item(actor: Actor, pk: UUID) -> Item:
    """An item. Raises NotVisible."""
    return get_visible(Item.objects.select_related("taken_by"), actor, pk=pk)


def reports_of(actor: Actor, found: Item) -> QuerySet[Report]:
    """Reports of an item, the first one first."""
    rows = Report.objects.filter(visible(Report, actor), item=found)
    return rows.select_related("taken_in_by").defer("told", "contact").order_by("created_at", "pk")


def reports_that_tell(actor: Actor, found: Item) -> QuerySet[Report]:
    """Reports of an item that tell something beside it, the first one first."""
    rows = Report.objects.filter(visible(Report, actor), item=found, told__isnull=False)
    return rows.defer("contact").order_by("created_at", "pk")


def custody_of(actor: Actor, found: Item) -> QuerySet[Custody]:
    """Who had its bytes in hand, as far as the actor may know it yet."""
    rows = Custody.objects.filter(visible(Custody, actor), item=found)
    return rows.select_related("done_by", "report").order_by("created_at", "pk")


def prints_of(found: Item) -> Sequence[Any]:
    """How many fingerprints there are of each kind; why there is none, where there is none that can be asked with."""
    rows = ItemPrint.objects.filter(item=found).exclude(trouble=CUT_SHORT).order_by("kind", "trouble")
    counted = list(rows.values("kind", "trouble").annotate(number=Count("pk")))
    good = {one["kind"] for one in counted if not one["trouble"]}
    return [one for one in counted if not one["trouble"] or one["kind"] not in good]


def read_to(found: Item) -> str:
    """Up to where a video could be read, as minutes and seconds (``1:07``), where it is cut short or damaged; else
    nothing."""
    row = ItemPrint.objects.filter(item=found, trouble=CUT_SHORT).first()
    minutes, seconds = divmod((row.at_ms or 0) // 1000, 60) if row else (0, 0)
    return f"{minutes}:{seconds:02}" if row else ""


def standing(actor: Actor, found: Item) -> list[Standing]:
    """Each address of an item, as it is shown: ``hxxps://video[.]example/…``."""
    rows = Location.objects.filter(visible(Location, actor), item=found).order_by("created_at", "pk")
    return [_shown(actor, one) for one in rows]


def _shown(actor: Actor, one: Location) -> Standing:
    address = TEXTS.text(actor, one, "address")
    if not address:
        return Standing(one, trouble=True)
    try:
        known = link(address)
    except LinkError:
        return Standing(one, defanged(address), one.host)
    return Standing(one, defanged(known.shown), known.host, known.looks_like)


def defanged(address: str) -> str:
    """An address that no program takes for one."""
    scheme, _sep, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{re.sub('^http', 'hxxp', scheme)}://{host.replace('.', '[.]')}{slash}{path}"


def fetches_of(found: Item) -> QuerySet[Fetch]:
    """What was asked to be fetched, the newest first."""
    return found.fetches.select_related("asked_by", "location").order_by("-created_at")
