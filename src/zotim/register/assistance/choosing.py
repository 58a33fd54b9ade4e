"""What a need is for, what is offered for it, and which needs go to a donor."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.register.assistance import selectors
from zotim.register.assistance.models import Assistance, Need
from zotim.register.models import Measure


@choosable("register.need.measure")
def _measures(actor: Actor, of: UUID) -> QuerySet[Measure]:
    return selectors.measures_for(actor)


def _why(one: Any) -> str:
    return _("the same kind, for the same obligation") if one.same_obligation else _("the same kind")


@choosable("register.need.offer", title=lambda one: f"{one.title} – {_why(one)}", before=lambda one: one.partner)
def _offers(actor: Actor, of: UUID) -> QuerySet[Assistance]:
    need = selectors.needs(actor).filter(pk=of).first()
    return selectors.offers(actor, need) if need else Assistance.objects.none()


@choosable("register.need.donor", title=lambda one: f"{one.title} ({one.lead})")
def _for_donors(actor: Actor, of: UUID) -> QuerySet[Need]:
    return selectors.for_donors(actor)
