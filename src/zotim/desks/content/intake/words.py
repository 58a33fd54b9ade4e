"""Words of this room: what is odd about an address or a file, why there is no fingerprint, what is wrong in a file."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zotim.core.ui import words
from zotim.desks.content.intake.models import Channel, InHand, ItemKind, Marking, PrintKind, Scan, Urgency
from zotim.formats.problems import WORDS, Problem

TROUBLES: dict[str, words.Word] = {
    "too_plain": _("There is too little to see in it: it would meet others that have nothing to do with it."),
    "none": _("It is no picture or video of a kind that is read here."),
    "vector": _("An SVG is a program that draws, no picture. Send a picture of what it shows."),
    "animated": _("It moves, and is no video that is read here."),
    "too_large": _("It has more pixels or lasts longer than is read here. It wasn't opened."),
    "damaged": _("It is damaged or cut short."),
    "cut_short": _("It is cut short, or damaged behind what could be read."),
    "missing": _("Videos aren't read in this installation (extra “video”)."),
}
"""Why there is no fingerprint."""
WARNINGS: dict[str, words.Word] = {
    "polyglot": _("Another file is hidden behind the end of the picture. Only the picture is read."),
    "looks_like": _("The host looks like another one."),
    "mixes": _("The host mixes letters of several scripts."),
}
"""What is odd about bytes or an address."""
FETCHES: dict[str, words.Word] = {
    "address": _("This is no address that is fetched."),
    "name": _("There is no such host."),
    "private": _("It leads into a private network. It wasn't fetched."),
    "tls": _("The certificate of the server isn't valid."),
    "connect": _("The server can't be reached."),
    "status": _("The server says that there is nothing."),
    "redirects": _("It leads on too often."),
    "large": _("It is larger than is fetched."),
    "slow": _("The server took too long."),
    "cut": _("The connection was cut, or nothing came."),
    "died": _("The program was stopped while it was fetched. Ask for it again."),
}
"""Why nothing was fetched."""

PROBLEMS: dict[str, words.Word] = {
    "hash": _("Of a hash there is nothing to read here. A curator puts it into a bank."),
    "attribute": _("It is no address, text or attachment; it was left out."),
    "attributes": _("The file holds too many attributes; the rest was left out."),
    "base64": _("There is no file here; it was left out."),
    "flag": _("This is neither yes nor no; it was taken for yes."),
    "date": _("This is no date that we can read; it was left out."),
    "to_come": _("This day is still to come; it was left out."),
    "language": _("This is none of the languages sq, en and ar; that of the file was taken."),
    "shape": _("Something else is expected here; it was left out."),
    "rows": _("The file has too many rows; split it."),
    "utf8": _("The file isn't UTF-8; save it as “CSV UTF-8” and send it again."),
    "size": _("The file is too large; split it."),
    "empty": _("There is no row with the names of the columns."),
    "column_unknown": _("There is no such column; take it out."),
    "column_twice": _("This column stands there twice."),
    "row": _("The row has too many or too few cells."),
    "csv": _("The quotation marks don't close, or a cell is too long."),
}

words.add("ReportChannel", dict(Channel.choices))
words.add("ItemKind", dict(ItemKind.choices))
words.add("Urgency", {str(code): word for code, word in Urgency.choices})
words.add("Marking", dict(Marking.choices))
words.add("PrintKind", dict(PrintKind.choices))
words.add("InHand", dict(InHand.choices))
words.add("Scan", dict(Scan.choices))
words.add("PrintTrouble", TROUBLES)
words.add("ItemWarning", WARNINGS)
words.add("FetchTrouble", FETCHES)


def problem(one: Problem) -> str:
    """What is wrong in a file, with its place, in words."""
    values: Mapping[str, Any] = one.values
    said = str(values["why"]) if one.code == "refused" else str(PROBLEMS.get(one.code, WORDS[one.code] % values))
    places = {"line": gettext("Line %(number)s"), "attribute": gettext("Attribute %(number)s")}
    where = places.get(one.unit, gettext("Part %(number)s")) % {"number": one.line} if one.line else ""
    return ": ".join(filter(None, (", ".join(filter(None, (one.file, where, one.field))), said)))
