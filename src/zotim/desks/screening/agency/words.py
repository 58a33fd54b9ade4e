"""Words for the codes of the agency's room, and for what is wrong in a report."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.ui import words
from zotim.desks.screening.agency.models import Answer, ChangeReturn, EntityKind, GoamlReport, Unreached

words.add("EntityKind", dict(EntityKind.choices))
words.add("NameAnswer", dict(Answer.choices))
words.add("Unreached", dict(Unreached.choices))
words.add("ReportWay", dict(GoamlReport.Way.choices))
words.add("ReturnKind", dict(ChangeReturn.Kind.choices))

PROBLEMS: dict[str, words.Word] = {
    "xml": gettext_lazy("The XML breaks here. What stands before it was read: ask for the file again."),
    "xml_tag": gettext_lazy(
        "An element is closed by another name than it was opened with, or not at all. What stands before it was read: "
        "ask for the file again."
    ),
    "xml_end": gettext_lazy("The file ends before the report does. What is there was read: ask for the whole file."),
    "xml_letters": gettext_lazy(
        "It holds letters that XML can't hold, or that aren't in the encoding it names. What stands before them was "
        "read: ask for the file again, as UTF-8."
    ),
    "schema": gettext_lazy("The schema says: %(why)s."),
    "place": gettext_lazy("The schema has no place for it here. It takes %(known)s."),
    "tree": gettext_lazy("The schema wants other elements in it, not a text."),
    "code": gettext_lazy("“%(value)s” is no code of the schema. It takes %(known)s."),
    "length": gettext_lazy("It has %(has)s letters; the schema takes %(most)s."),
    "several": gettext_lazy("It stands here %(has)s times; the schema takes one."),
    "missing": gettext_lazy("The schema wants “%(value)s”, which isn't there."),
    "letters": gettext_lazy("It holds a letter that XML can't hold."),
}


def problem(code: str, values: Mapping[str, Any]) -> str:
    """What is wrong in a report, in words; what the schema itself says stays in its own."""
    text = PROBLEMS.get(code)
    return str(text) % values if text is not None else _("It couldn't be read (%(code)s).") % {"code": code}
