"""Under which words needs and assistance are found."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.core.states.machine import Machine
from zotim.core.ui.columns import page_of
from zotim.register.assistance.models import Assistance, Need
from zotim.register.assistance.states import ASSISTANCE, NEED


def _shown(name: str, machine: Machine) -> dict[str, Any]:
    return {
        "title": lambda one: one.title,
        "url": page_of(name),
        "glyph": lambda one: machine.state(one).glyph,
        "state": lambda one: machine.state(one).label,
    }


searchable(Need, _("Needs"), texts=lambda one: (one.reference, one.title, one.lead.name), **_shown("need", NEED))
searchable(
    Assistance,
    _("Assistance"),
    texts=lambda one: (one.reference, one.title, one.partner, one.instrument),
    **_shown("assistance", ASSISTANCE),
)
