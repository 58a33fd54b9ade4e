"""Purposes of a project: codes of the OECD's Development Assistance Committee, those that this desk uses."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.refusals import Unfit
from zotim.core.ui.words import Word

SECTORS: Final[dict[str, Word]] = {
    "11120": gettext_lazy("Education facilities and training"),
    "11220": gettext_lazy("Primary education"),
    "12220": gettext_lazy("Basic health care"),
    "14030": gettext_lazy("Basic drinking water and sanitation"),
    "15130": gettext_lazy("Legal and judicial development"),
    "15160": gettext_lazy("Human rights"),
    "15220": gettext_lazy("Civilian peace-building, prevention of conflicts"),
    "15240": gettext_lazy("Reintegration, control of small arms"),
    "15250": gettext_lazy("Removal of mines and explosive remnants of war"),
    "16030": gettext_lazy("Housing"),
    "23630": gettext_lazy("Distribution of electricity"),
    "43010": gettext_lazy("Several sectors"),
    "72010": gettext_lazy("Relief goods and services"),
    "73010": gettext_lazy("Immediate reconstruction after an emergency"),
}
"""Of the list DAC 5-digit sector (IATI codelist *Sector*)."""
WHOLE = 100


def shares(text: str) -> dict[str, int]:
    """What somebody typed as ``15250 60, 73010 40``, or one code alone, as codes with their share in per cent.

    Raises :class:`Unfit` for a code that isn't in the list or stands twice, a share that isn't a whole number from 1 to
    100, and shares that aren't a hundred together.
    """
    found: dict[str, int] = {}
    parts = [part.split() for part in text.replace(";", ",").replace("%", " ").split(",") if part.strip()]
    for part in parts:
        code, share = part[0], part[1] if len(part) == 2 else str(WHOLE) if len(parts) == len(part) == 1 else ""
        if code not in SECTORS:
            raise Unfit(_("The code %(code)s isn't in the list of sectors.") % {"code": code}, "sectors")
        if code in found:
            raise Unfit(_("The code %(code)s stands twice.") % {"code": code}, "sectors")
        if not (share.isascii() and share.isdigit() and 1 <= int(share) <= WHOLE):
            raise Unfit(_("Write each code with its share in per cent: 15250 60, 73010 40."), "sectors")
        found[code] = int(share)
    if found and sum(found.values()) != WHOLE:
        raise Unfit(_("The shares are %(sum)s per cent together, not 100.") % {"sum": sum(found.values())}, "sectors")
    return found


def written(sectors: dict[str, int]) -> str:
    """The same the other way: as one types it."""
    return ", ".join(f"{code} {share}" for code, share in sectors.items())
