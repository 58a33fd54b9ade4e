"""Values of a revision as people read them, as far as the reader sees what they name."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.core.ui.words import known, label
from zotim.engines.contradictions import Kind
from zotim.register.models import Commitment, Contradiction, Measure, Provision

DAYS = ("blocked_since", "since", "report_from", "in_force_from", "in_force_to")
"""Fields that hold a day, beside those whose name ends with ``_on``."""


def shown(actor: Actor, name: str, enum: str, value: Any) -> Any:
    """A value of a revision as people read it; another record is named to who sees it."""
    if value in (None, "", []):
        return show.NOTHING
    if name == "support":
        return ", ".join(str(body) for body in Organisation.objects.filter(pk__in=value).order_by("created_at", "pk"))
    if name in ("commitments", "measures", "merged_into_id"):
        return _references(actor, value if isinstance(value, list) else [value])
    if name == "provision_id":
        seen_there = Provision.objects.filter(visible(Provision, actor), pk=value).first()
        return seen_there.told if seen_there else show.NOTHING
    if name in ("struck", "binding"):
        return pgettext("answer", "yes") if value in (True, "True") else pgettext("answer", "no")
    if name == "amount":
        return show.amount(Decimal(value))
    if isinstance(value, dict):
        return show.translated(Translated(value["original"], value["texts"]))
    if name in ("lead_id", "remover_id"):
        return str(Organisation.objects.filter(pk=value).first() or value)
    if name == "superseded_by_id":
        seen = Commitment.objects.filter(visible(Commitment, actor), pk=value).first()
        return show.code(seen.reference) if seen else _("another commitment")
    if name == "report_months":
        return show.amount(int(value))
    if name.endswith("_on") or name in DAYS:
        return show.day(date.fromisoformat(value))
    return label(value, enum) if enum else known(value)


def _references(actor: Actor, ids: list[str]) -> str:
    """Commitments or measures by their references; those that the actor doesn't see are counted."""
    seen = [
        one.reference
        for model in (Commitment, Measure)
        for one in model._default_manager.filter(visible(model, actor), pk__in=ids).order_by("created_at", "pk")
    ]
    hidden = len(ids) - len(seen)
    more = [ngettext("%(n)s other", "%(n)s others", hidden) % {"n": show.amount(hidden)}] if hidden else []
    return ", ".join([*seen, *more])


def value_in_words(kind: str, value: str) -> str:
    """A day as a day, a kind of claim in words, a number with its unit in words; a name as it is."""
    if kind == Kind.DATE:
        return show.day(date.fromisoformat(value))
    if kind == Kind.FORCE:
        return str(label(value, "ForceOfWords" if value in MODALS else "ForceOfClaim"))
    if kind == Kind.QUANTITY:
        number, _space, unit = value.partition(" ")
        return f"{show.amount(Decimal(number))} {label(unit, 'Unit') if unit else ''}".strip()
    return value


MODALS = frozenset({"assertion", "possibility", "duty"})
"""How strongly a sentence says what it says; else the force is that of the kind of claim."""


def in_what(one: Contradiction) -> str:
    """In what a statement doesn't fit the record: what the statement says, and what the record says."""
    said, recorded = value_in_words(one.kind, one.said), value_in_words(one.kind, one.recorded)
    return f"{label(one.kind, 'ContradictionKind')}: {said} / {recorded}"
