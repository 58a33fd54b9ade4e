"""What a hash or a file meets, as systems are told it: entries in force, in banks of what is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.desks.content.banks import asking
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.banks.values import Known
from zotim.desks.content.exchange.models import Wanted
from zotim.desks.content.intake.models import PrintKind
from zotim.formats.known import HEX, Sort

KINDS = {Sort.PDQ: PrintKind.PDQ, Sort.SHA256: PrintKind.SHA256}
TYPES = tuple(one.value for one in KINDS)
NEAR = ("exact", "same")
"""Tiers that a system is told: what a person should only look at isn't one."""


@dataclass(frozen=True, slots=True)
class Met:
    """What was met, by the number by which systems call it, and how far it is."""

    number: int
    bank: str
    distance: int

    def told(self) -> dict[str, int | str]:
        """As it is answered: the distance is a text."""
        return {"bank_content_id": self.number, "distance": str(self.distance)}


def banks(actor: Actor) -> QuerySet[Bank]:
    """Banks that a system may know: of what is known. What is lawful and looks alike meets nothing for a machine."""
    return Bank.objects.filter(visible(Bank, actor), kind="known").order_by("code")


def digest(kind: str, text: str) -> bytes | None:
    """A hash as bytes; None for what isn't one of its type."""
    return bytes.fromhex(text.lower()) if kind in TYPES and HEX.fullmatch(text.lower()) else None


def met(actor: Actor, kind: str, value: bytes, named: Iterable[str] = (), *, paused: bool = False) -> list[Met]:
    """What a hash meets, nearest first, in the banks that are named or all; *paused* ones too if it is said."""
    asked = Known(KINDS[Sort(kind)], value)
    nearest = {hit.number: hit.distance for hit in asking.meet([asked]) if hit.tier in NEAR}
    only = Q(bank__code__in=list(named)) if named else Q()
    rows = Entry.objects.filter(visible(Entry, actor), only, number__in=nearest, bank__kind="known")
    if not paused:
        rows = rows.exclude(pk__in=resting())
    found: dict[int, Met] = {}
    for number, content, code in rows.values_list("number", "deposit__content", "bank__code"):
        one = Met(content or number, code, nearest[number])
        found[one.number] = min(one, found.get(one.number, one), key=lambda met: met.distance)
    return sorted(found.values(), key=lambda one: (one.distance, one.number))


def resting() -> QuerySet[Wanted, Any]:
    """Ids of entries that are left out of answers now."""
    now = timezone.now()
    return Wanted.objects.filter(wish="pause", state="done", until__gt=now).values("entry")


def by_bank(found: Iterable[Met]) -> dict[str, list[dict[str, int | str]]]:
    """The same under the name of each bank."""
    told: dict[str, list[dict[str, int | str]]] = {}
    for one in found:
        told.setdefault(one.bank, []).append(one.told())
    return told
