"""What leaves the desk on a written request. Entered by one and decided by another: the row itself holds both, so no
approval stands beside it."""

from django.utils.translation import gettext_lazy as _

from zotim.core.disclosures.registry import Kind, kinds

GIVEN, PURPOSE, BASIS = "reintegration.demand", "written_request", "legal_duty"

kinds(
    Kind(
        GIVEN, _("Documents on a written request of police, prosecution or a court"), "reintegration.demand.give",
        frozenset({PURPOSE}), frozenset({BASIS}), personal=True,
    ),
)  # fmt: skip
