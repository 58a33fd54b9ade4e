"""Words for the codes of areas and places (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.words import Word, add
from zotim.desks.stabilisation.places.models import Exactness, Scheme, Status, Telling

add("CodeScheme", dict(Scheme.choices))
add("AreaStatus", dict(Status.choices))
add("Exactness", dict(Exactness.choices))
add("Telling", dict(Telling.choices))
add("TellingMeaning", {
    Telling.EXACT: _("Name, code and point stand in the map, in IATI and in HXL."),
    Telling.AREA: _("In the map, in IATI and in HXL stands the area in its place: neither its name nor its point."),
    Telling.WITHHELD: _("It stands nowhere outside the desk."),
})  # fmt: skip

PROBLEMS: dict[str, Word] = {
    "encoding": _("A letter isn't UTF-8. Save the file as “CSV UTF-8”."),
    "quotes": _("The quotation marks don't close."),
    "cells": _("The row has more cells than there are columns."),
    "hashtag": _("This is no tag of HXL."),
    "long": _("A cell is too long."),
}
"""What is wrong with a table, by the codes of ``formats.problems``."""
