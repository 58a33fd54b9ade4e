"""Sums of money as people read them: the same on every page, in papers and in histories."""

from decimal import Decimal, InvalidOperation

from zotim.core.documents import wording
from zotim.core.ui.show import NOTHING, page_language


def money(value: Decimal | str | None, currency: str = "") -> str:
    """A sum with its currency, as :func:`wording.money` writes it in the page's language; what is no number stays as
    it is."""
    if value is None or value == "":
        return NOTHING
    try:
        counted = Decimal(value)
    except InvalidOperation:
        return f"{value} {currency}".strip()
    return wording.money(counted, currency, page_language())
