"""How far readers of the desk agree beyond chance: Cohen's kappa of blind pairs of readings. Never of a person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.clocks.lengths import start_of_day
from zotim.core.clocks.registry import zone
from zotim.core.figures.bands import band
from zotim.core.ui.words import label
from zotim.desks.content.review.models import Category, Reading
from zotim.desks.content.review.policy import AGREEMENT
from zotim.vocabulary import LANGUAGE_NAMES

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one language or category: how many pairs, as a band, and kappa, rounded; none where too few stand behind it
    or where all readers gave one answer, so that nothing can be told from chance."""

    what: str
    pairs: str
    kappa: Decimal | None


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa (1960): (p - e) / (1 - e), *p* how often a pair is the same, *e* how often by chance from the share
    of each answer among the first and among the second readings. None without pairs, or where e is 1."""
    if not pairs:
        return None
    count = len(pairs)
    same = sum(one == other for one, other in pairs) / count
    first, second = Counter(one for one, _other in pairs), Counter(other for _one, other in pairs)
    chance = sum(first[answer] * second[answer] for answer in first) / count**2
    return None if chance == 1 else (same - chance) / (1 - chance)


def agreements(actor: Actor, first: date, last: date) -> tuple[list[Agreement], list[Agreement]]:
    """How far readers agreed in a period: by language of the items, and by category. Raises Denied."""
    allow(actor, AGREEMENT)
    rows = list(_pairs(first, last))
    languages = sorted({language for language, _pair in rows})
    by_language = [
        _of(LANGUAGE_NAMES.get(code, code) or _("No language"), [pair for its, pair in rows if its == code])  # type: ignore[call-overload]
        for code in languages
    ]
    by_category = [
        _of(str(label(category, "LegalCategory")), _narrowed(category, (pair for _its, pair in rows)))
        for category in Category.values
        if any(category in pair for _its, pair in rows)
    ]
    return by_language, by_category


def _narrowed(category: str, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs as answers to whether it is this category."""
    return [(str(one == category), str(other == category)) for one, other in pairs]


def _of(what: str, pairs: list[Pair]) -> Agreement:
    found = kappa(pairs) if len(pairs) >= settings.ZOTIM_K else None
    rounded = None if found is None else round(Decimal(found), 1) + 0  # no minus before a nought
    return Agreement(str(what), band(len(pairs)), rounded)


def _pairs(first: date, last: date) -> Iterator[tuple[str, Pair]]:
    """The category that a first reader said, and the one that a second or a reader of the sample said blind, with the
    language of the item."""
    begins, ends = start_of_day(first, zone()), start_of_day(last + timedelta(days=1), zone())
    its_first = Reading.objects.filter(item=OuterRef("item"), round=OuterRef("round"), part=Reading.Part.FIRST)
    rows = Reading.objects.filter(
        part__in=[Reading.Part.SECOND, Reading.Part.SAMPLE], created_at__gte=begins, created_at__lt=ends
    ).annotate(first=Subquery(its_first.values("category")[:1]))
    for language, one, other in rows.order_by().values_list("item__language", "first", "category"):
        if one is not None:
            yield language, (one, other)
