"""Words for kinds of banks, of protected sources, and for what is wrong in a file."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.content.banks.models import BankKind, SourceKind

PROBLEMS: dict[str, words.Word] = {
    "empty": _("There is no fingerprint; the line was left out."),
    "hex": _("A fingerprint has 64 letters from 0 to 9 and a to f; the line was left out."),
    "kind": _("This kind of fingerprint isn't read; the line was left out."),
    "note": _("The note has more than 255 letters; the line was left out."),
    "json": _("This isn't JSON; the line was left out."),
    "shape": _("Something else is expected here; it was left out."),
    "csv": _("The quotation marks don't close; the line was left out."),
}
TIERS: dict[str, words.Word] = {
    "exact": pgettext_lazy("how near", "The very same bytes or address"),
    "same": pgettext_lazy("how near", "The same picture, video or text, changed a little"),
    "look": pgettext_lazy("how near", "Perhaps: somebody should look"),
}

ASKED: dict[str, words.Word] = {"yes": pgettext_lazy("answer", "yes"), "no": pgettext_lazy("answer", "no")}

words.add("IsAsked", ASKED)
words.add("BankKind", dict(BankKind.choices))
words.add("SourceKind", dict(SourceKind.choices))
words.add("HashProblem", PROBLEMS)
words.add("HitTier", TIERS)
