"""What waits: consent that ends soon or has to be asked again, what a second person has to confirm."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.ui.words import Word
from zotim.desks.reintegration.bases import selectors
from zotim.desks.reintegration.bases.deciding import AGAIN_AT
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases.models import ENDED
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS

SOON = timedelta(days=30)
"""So long before its last day it is on home. A proposal."""


def _holding(actor: Actor) -> QuerySet[Consent]:
    """Consent that holds, in the open cases on which the actor works."""
    rows = selectors.consents(actor).filter(state="given", ends_at__gt=timezone.now())
    return rows.exclude(case__state__in=ENDED)


def _page(consent: Any) -> str:
    return reverse("consent", args=[consent.case_id, consent.pk])


def _task(consent: Consent, why: Word) -> Task:
    return Task(
        consent.case.reference, str(why), _page(consent), pgettext("step", "open"),
        due_on=last_day_before(consent.ends_at, zone()), note=_("Working rule of this installation (to be decided)"),
    )  # fmt: skip


@tasks("reintegration.case.list")
def ending(actor: Actor, today: date) -> Iterator[Task]:
    """Consent that ends within thirty days, the soonest first."""
    if not actor.roles & WORKERS:
        return
    with walled(actor):
        found = list(_holding(actor).filter(ends_at__lte=timezone.now() + SOON).order_by("ends_at", "pk")[:MOST])
    for one in found:
        yield _task(one, _("Consent ends soon: ask again where it is still needed"))


@tasks("reintegration.case.list")
def again(actor: Actor, today: date) -> Iterator[Task]:
    """Consent that was given before the year of the 16th or the 18th birthday, in or after that year."""
    if not actor.roles & WORKERS:
        return
    crossed = Q()
    for age in AGAIN_AT:
        crossed |= Q(case__person__birth_year__lte=today.year - age, case__person__birth_year__gt=F("answered") - age)
    with walled(actor):
        rows = _holding(actor).annotate(answered=ExtractYear("answered_at")).filter(crossed)
        found = list(rows.order_by("ends_at", "pk")[:MOST])
    for one in found:
        yield _task(one, _("The person turns 16 or 18: ask them again"))


@tasks("reintegration.case.list")
def grounds_to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """Measures and decisions that somebody else entered, for a supervisor of the case, the longest waiting first."""
    if not actor.roles & SUPERVISOR:
        return
    with walled(actor):
        found = list(selectors.grounds_to_confirm(actor)[:MOST])
    for one in found:
        yield Task(
            one.case.reference, _("A measure or a decision that somebody else entered"),
            reverse("ground", args=[one.case_id, one.pk]), pgettext("step", "confirm"),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip


@tasks("reintegration.duty.confirm")
def duties_to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """Articles that somebody else entered."""
    for one in selectors.to_confirm(actor)[:MOST]:
        yield Task(
            str(one), _("An article by which somebody must be told, that somebody else entered"),
            reverse("duty_to_tell", args=[one.pk]), pgettext("step", "confirm"),
            since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip
