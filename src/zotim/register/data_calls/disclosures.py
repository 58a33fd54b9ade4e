"""Replies that leave: only such as went through their whole clearance, which stands in for a separate approval."""

from django.utils.translation import gettext_lazy as _

from zotim.core.disclosures.registry import Kind, kinds

REPLY = "register.reply"
PURPOSE, BASIS = "reporting", "public_task"

kinds(
    Kind(
        REPLY,
        _("A reply to a data call"),
        "register.reply.send",
        frozenset({"reporting", "evaluation"}),
        frozenset({"public_task", "legal_duty", "agreement"}),
    )
)
