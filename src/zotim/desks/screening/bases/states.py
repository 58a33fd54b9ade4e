"""States of a legal basis. Only another person than the one who entered it leads to *confirmed*."""

from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.confirming import USABLE, Confirming

__all__ = ["BASIS", "CONFIRM", "END", "USABLE"]

BASIS = Confirming(
    "screening.LegalBasis", "screening.legalbasis",
    before=_("Another person than the one who entered it, with the official text before them"),
)  # fmt: skip
CONFIRM, END = BASIS.confirm, BASIS.end
