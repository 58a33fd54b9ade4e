"""What a value about people may look like to those who have no grant: a band, never a small number.

Bands are ``<10``, ``10–19``, ``20–29`` … (``settings.ZOTIM_K`` wide). Zero is in the first one: that nobody is there
says something about somebody too. A median or ratio is shown, rounded, only if it stands on enough people.
"""

from decimal import ROUND_HALF_EVEN, Decimal

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Shape, Value

NOTHING = "–"
NOT_YET = _("About people: told once the period is over and the figures are taken.")
WITHHELD = _("Not told: with the other figures that are out it would tell of a few people.")
FINEST = Decimal("0.0001")
"""What a value is kept to."""


def band(number: int) -> str:
    """The band of a count of people. Raises ValueError below zero."""
    return shown(number, personal=True)


def span(
    value: Value, *, personal: bool, shape: Shape = Shape.COUNT, base: int | None = None
) -> tuple[Decimal, Decimal] | None:
    """What everybody may know of a value: from and to, both in it; None where nothing may be told.

    What isn't about people is from itself to itself. A count of people is its band. Personal sums and medians are
    rounded, ratios in steps of 0.05, and told only if their *base* is given and large enough; so not ratios of nearly
    none and nearly all, since *all of them* is as telling as *one of them*.
    """
    if value is None:
        return None
    if not personal:
        return (Decimal(value).quantize(FINEST),) * 2
    k = settings.ZOTIM_K
    if shape == Shape.COUNT:
        if value < 0:
            raise ValueError("nobody counts fewer than no people")
        low = int(value) // k * k
        return Decimal(low), Decimal(low + k - 1)
    if base is None or base < k:
        return None
    if shape == Shape.RATIO:
        people = (Decimal(value) * base).quantize(Decimal(1))  # ten of 28 are ten, though 10/28 has no end
        if people < k or base - people < k:
            return None
        return ((Decimal(value) * 20).quantize(Decimal(1), ROUND_HALF_EVEN) / 20,) * 2
    return (Decimal(value).quantize(Decimal(1), ROUND_HALF_EVEN),) * 2


def shown(value: Value, *, personal: bool, shape: Shape = Shape.COUNT, base: int | None = None) -> str:
    """A value as it is shown to those who have no grant for the rows behind it: its :func:`span`."""
    told = span(value, personal=personal, shape=shape, base=base)
    if told is None:
        return NOTHING
    if personal and shape == Shape.COUNT:
        return spanned(*told)
    return f"{int(told[0] * 100)} %" if personal and shape == Shape.RATIO else plain(told[0])


def spanned(low: Decimal, high: Decimal) -> str:
    """From and to as people read them: the number, or the band."""
    if low == high:
        return plain(low)
    return f"<{plain(high + 1)}" if low == 0 else f"{plain(low)}–{plain(high)}"


def plain(value: Decimal) -> str:
    """Without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
