"""Who takes somebody off a list of the United Nations: it depends on the committee whose list it is."""

import re
from enum import StrEnum

from zotim.formats.lists import Listing


class Remedy(StrEnum):
    """Where one asks to be taken off a list of the United Nations."""

    OMBUDSPERSON = "ombudsperson"
    FOCAL_POINT = "focal_point"
    EITHER = "either"


MAILS = {Remedy.OMBUDSPERSON: "ombudsperson@un.org", Remedy.FOCAL_POINT: "delisting@un.org"}
"""As the pages of the Security Council name them (main.un.org/securitycouncil, November 2026)."""
ISIL_AL_QAIDA = re.compile("al-qa.?[ie]da|isil|un-scisil|1267", re.IGNORECASE)
REFERENCE = re.compile(r"([A-Z]{2})[ie]\.\d+")


def remedy(listing: Listing) -> Remedy:
    """The Ombudsperson for the list of ISIL (Da'esh) and Al-Qaida (resolution 2734 (2024), annex II), the focal point
    for any other (resolution 2744 (2024)); either, where the entry doesn't say whose list it is on."""
    code = REFERENCE.fullmatch(listing.id)
    if any(map(ISIL_AL_QAIDA.search, listing.programmes)) or (code and code[1] == "QD"):
        return Remedy.OMBUDSPERSON
    return Remedy.FOCAL_POINT if listing.programmes or code else Remedy.EITHER
