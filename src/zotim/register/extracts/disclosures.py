"""Extracts that leave for the public: two people stood behind the very content, which stands in for an approval."""

from django.utils.translation import gettext_lazy as _

from zotim.core.disclosures.registry import Kind, kinds

EXTRACT = "register.extract"
PURPOSE, BASIS = "publication", "public_task"

kinds(
    Kind(
        EXTRACT,
        _("An extract for the public"),
        "register.extract.release",
        frozenset({PURPOSE}),
        frozenset({BASIS, "legal_duty"}),
    )
)
