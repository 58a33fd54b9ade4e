"""Which movement another follows or is out of, and which word of a counterpart is laid beside it."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.core.ui import show
from zotim.core.ui.sums import money
from zotim.core.ui.words import label
from zotim.desks.stabilisation.money import selectors
from zotim.desks.stabilisation.money.models import Flow, Said, Statement
from zotim.desks.stabilisation.projects import selectors as projects


def _referred(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(Q(reference__icontains=words) | Q(counterpart__icontains=words))


def written(one: Said) -> str:
    """A movement in a line: step, day, sum."""
    return f"{label(one.step, 'FlowStep')} · {show.day(one.on)} · {money(one.amount, one.currency)}"


@choosable("stabilisation.flow.before", fits=_referred, title=written)
def _before(actor: Actor, of: UUID) -> QuerySet[Flow]:
    """Of one project."""
    one = projects.projects(actor).filter(pk=of).first()
    return selectors.before(actor, one) if one else Flow.objects.none()


@choosable("stabilisation.flow.whole", fits=_referred, title=written)
def _whole(actor: Actor, of: UUID) -> QuerySet[Flow]:
    """Of the project of which one is a part."""
    one = projects.projects(actor).filter(pk=of).first()
    return selectors.of_the_whole(actor, one) if one else Flow.objects.none()


@choosable("stabilisation.statement.open", fits=_referred, title=written, before=lambda one: one.counterpart)
def _open(actor: Actor, of: UUID) -> QuerySet[Statement]:
    """Of one project, which nobody laid beside anything yet."""
    one = projects.projects(actor).filter(pk=of).first()
    return selectors.open_statements(actor, one) if one else Statement.objects.none()
