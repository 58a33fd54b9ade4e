"""Put an indicator on record, change it, set a target."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.audit.services import record
from zotim.core.evidence.services import within_ceiling
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated, listed
from zotim.register.indicators.models.indicators import Indicator, IndicatorKind, IndicatorTarget
from zotim.register.indicators.periods import around
from zotim.register.indicators.selectors import LINKED
from zotim.register.services.leads import lead_told
from zotim.vocabulary import Classification

FIXED = ("kind", "about_people", "frequency", "dimensions")
"""What stays as it is once there is a value: another one would be counted otherwise."""


@transaction.atomic
def indicator_add(
    *, actor: Actor, title: Translated, definition: Translated, links: Iterable[str] = (), **fields: Any
) -> Indicator:
    """Put an indicator on record. *links* are references of commitments, measures and obligations.

    *fields* are those of :class:`Indicator`. Raises Unfit for a reference that isn't on record, a breakdown that can't
    add up, a first day that begins no period; Refused above the ceiling.
    """
    allow(actor, "register.indicator.add")
    within_ceiling(Classification(fields["classification"]))
    _sound(fields)
    found = _linked(actor, links)
    made = with_reference(
        lambda reference: Indicator.objects.create(
            reference=reference, title=title.attributed(actor.person_id),
            definition=definition.attributed(actor.person_id), **fields,
        )
    )  # fmt: skip
    for name, rows in found.items():
        getattr(made, name).set(rows)
    keep_revision(made, actor)
    record(actor, "register.indicator.added", made)
    lead_told(actor, made, made.body_id)
    return made


@transaction.atomic
def indicator_change(
    *,
    actor: Actor,
    indicator: Indicator,
    title: Translated,
    definition: Translated,
    links: Iterable[str] = (),
    **fields: Any,
) -> Indicator:
    """Change an indicator. How it is counted stays as it is once it has a value: another way is another indicator.

    Raises Unfit, Refused.
    """
    allow(actor, "register.indicator.change", indicator)
    within_ceiling(Classification(fields["classification"]))
    _sound(fields)
    if indicator.values.exists():
        moved = next((name for name in FIXED if fields[name] != getattr(indicator, name)), "")
        if moved:
            message = _("There are values that were counted like this. For another way add another indicator.")
            raise Unfit(message, moved)
    found, before = _linked(actor, links), indicator.body_id
    indicator.title, indicator.definition = title.attributed(actor.person_id), definition.attributed(actor.person_id)
    for name, value in fields.items():
        setattr(indicator, name, value)
    indicator.save()
    for name, rows in found.items():
        hidden = getattr(indicator, name).exclude(visible(rows.model, actor))
        getattr(indicator, name).set([*rows, *hidden])
    keep_revision(indicator, actor)
    record(actor, "register.indicator.changed", indicator)
    lead_told(actor, indicator, indicator.body_id, before)
    return indicator


def _sound(fields: dict[str, Any]) -> None:
    if around(fields["starts_on"], fields["frequency"]).first != fields["starts_on"]:
        raise Unfit(_("A period of this length doesn't begin on this day."), "starts_on")
    in_order(fields["starts_on"], fields.get("ends_on"), "ends_on")
    if fields.get("baseline") is not None and not (fields.get("baseline_on") and fields.get("baseline_source")):
        raise Unfit(_("Say on which day it stood there, and where that stands."), "baseline")
    counted = fields["kind"] in (IndicatorKind.RATIO, IndicatorKind.MEDIAN)
    if any(one["adds_up"] for one in fields.get("dimensions", ())) and counted:
        raise Unfit(_("Cells of a ratio or median don't add up. Put the breakdown among those that don't."), "adding")
    if fields.get("dimensions") and counted and fields["about_people"]:
        raise Unfit(_("A ratio or median about people takes no breakdown: each cell would tell of few."), "overlapping")


def _linked(actor: Actor, links: Iterable[str]) -> dict[str, models.QuerySet[Any]]:
    wanted = {one.upper() for one in links}
    found = {name: model._default_manager.filter(visible(model, actor), reference__in=wanted) for name, model in LINKED}
    known = {reference for rows in found.values() for reference in rows.values_list("reference", flat=True)}
    if missing := sorted(wanted - known):
        raise Unfit(_("Not on record: %(references)s.") % {"references": listed(missing)}, "links")
    return found


@transaction.atomic
def target_set(
    *, actor: Actor, indicator: Indicator, on: date, value: Decimal, source: str, reason: str = ""
) -> IndicatorTarget:
    """Set what is to be reached by a day. Raises Unfit where that day has a target and nobody says why it changes."""
    allow(actor, "register.indicator.change", indicator)
    if indicator.targets.filter(on=on).exists() and not reason.strip():
        raise Unfit(_("There is a target for this day. Say why it changes; both stay in sight."), "reason")
    made = IndicatorTarget.objects.create(
        indicator=indicator, on=on, value=value, source=source, reason=reason, set_by_id=actor.person_id
    )
    record(actor, "register.indicator.aimed", indicator, details={"target": str(made.pk)})
    return made
