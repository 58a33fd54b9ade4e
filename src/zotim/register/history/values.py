"""Values of a revision as people read them, as far as the reader sees what they name."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated, listed
from zotim.core.ui import show
from zotim.core.ui.sums import money
from zotim.core.ui.words import known, label
from zotim.register.models import Commitment, Provision

SUMS = ("amount", "delivered")
"""Columns that hold sums of money; their currency is a column of its own."""


def shown(actor: Actor, column: "models.Field[Any, Any]", codes: str, value: Any) -> Any:
    """A value of a revision as people read it, by the column that it stood in; another record is named to who sees it.

    *codes* is the table of words for its codes, empty where it holds none.
    """
    if value in (None, "", []):
        return show.NOTHING
    if isinstance(column, models.ManyToManyField):
        return _called(actor, column.related_model, value)
    if isinstance(column, models.ForeignKey):
        return _called(actor, column.related_model, [value])
    if isinstance(value, dict):
        return show.translated(Translated(value["original"], value["texts"]))
    match column:
        case models.BooleanField():
            return pgettext("answer", "yes") if value in (True, "True") else pgettext("answer", "no")
        case models.DateField():
            return show.day(date.fromisoformat(value))
        case models.DecimalField() if column.name in SUMS:
            return money(value)
        case models.DecimalField() | models.IntegerField():
            return show.amount(Decimal(value))
    return label(value, codes) if codes else known(value)


def _called(actor: Actor, model: Any, keys: Sequence[str]) -> str:
    """Bodies by name, paragraphs as they are cited, other records by reference; those that the actor doesn't see are
    counted."""
    if model is Organisation:
        return listed(Organisation.objects.filter(pk__in=keys).order_by("created_at", "pk"))
    seen = model._default_manager.filter(visible(model, actor), pk__in=keys).order_by("created_at", "pk")
    if model is Provision:
        return listed(one.told for one in seen) or show.NOTHING
    names = [one.reference for one in seen]
    hidden = len(keys) - len(names)
    if model is Commitment and not names and hidden == 1:
        return _("another commitment")
    more = [ngettext("%(n)s other", "%(n)s others", hidden) % {"n": show.amount(hidden)}] if hidden else []
    return listed([*names, *more])
