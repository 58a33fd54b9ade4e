"""Needs that leave as a list for a donor: released ones only, which is what a coordinator's release is for."""

from django.utils.translation import gettext_lazy as _

from zotim.core.disclosures.registry import Kind, kinds

NEEDS = "register.needs"
PURPOSE, BASIS = "assistance", "public_task"

kinds(
    Kind(
        NEEDS,
        _("A list of needs for a donor"),
        "register.need.give",
        frozenset({PURPOSE}),
        frozenset({BASIS, "agreement"}),
    )
)
