"""What a value about people may look like to those who have no grant: a band, never a small number.

Bands are ``<10``, ``10–19``, ``20–29`` … (``settings.ZOTIM_K`` wide). Zero is in the first one: that nobody is there
says something about somebody too. A median or ratio is shown, rounded, only if it stands on enough people.
"""

from decimal import ROUND_HALF_EVEN, Decimal

from django.conf import settings

from zotim.core.figures.registry import Shape, Value

NOTHING = "–"


def band(number: int) -> str:
    """The band of a count of people. Raises ValueError below zero."""
    if number < 0:
        raise ValueError("nobody counts fewer than no people")
    k = settings.ZOTIM_K
    low = number // k * k
    return f"<{k}" if number < k else f"{low}–{low + k - 1}"


def shown(value: Value, *, personal: bool, shape: Shape = Shape.COUNT, base: int | None = None) -> str:
    """A value as it is shown to those who have no grant for the rows behind it.

    Personal sums, medians and ratios whose *base* isn't given or is too small are shown as ``–``; so are ratios of
    nearly none and nearly all, since *all of them* is as telling as *one of them*.
    """
    if not personal:
        return NOTHING if value is None else _plain(Decimal(value))
    k = settings.ZOTIM_K
    if shape == Shape.COUNT:
        return NOTHING if value is None else band(int(value))
    if value is None or base is None or base < k:
        return NOTHING
    if shape == Shape.RATIO:
        people = (Decimal(value) * base).quantize(Decimal(1))  # ten of 28 are ten, though 10/28 has no end
        if people < k or base - people < k:
            return NOTHING
        return f"{int((Decimal(value) * 20).quantize(Decimal(1), ROUND_HALF_EVEN)) * 5} %"
    return str(int(Decimal(value).quantize(Decimal(1), ROUND_HALF_EVEN)))


def _plain(value: Decimal) -> str:
    """Without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
