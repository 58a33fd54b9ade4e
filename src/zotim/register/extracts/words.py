"""Words for the codes of extracts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui import words

PARTS: dict[str, words.Word] = {
    "commitments": _("Commitments"),
    "measures": _("Measures"),
    "evidence": _("Evidence"),
    "sources": _("Statements that commitments come from"),
    "instruments": _("Instruments"),
    "reports": _("Reports"),
    "figures": _("Figures"),
}
RECORDS: dict[str, words.Word] = {
    "commitments": _("Commitment"),
    "instruments": _("Instrument"),
    "reports": _("Report"),
    "figures": _("Figure"),
}
HOW: dict[str, words.Word] = {
    "added": pgettext_lazy("change between two versions", "new"),
    "changed": pgettext_lazy("change between two versions", "changed"),
    "removed": pgettext_lazy("change between two versions", "gone"),
}

words.add("ExtractPart", PARTS)
words.add("ExtractRecord", RECORDS)
words.add("ExtractChange", HOW)
