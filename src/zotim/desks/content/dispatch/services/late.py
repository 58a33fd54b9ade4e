"""What is late, and told once: nobody has looked yet at what was sent to the police at once; nobody says what became of
an order whose hour is over; a service of protection hasn't answered."""

from datetime import datetime

from django.db.models import QuerySet

from zotim.core.notifications.services import notify, told_of
from zotim.desks.content.dispatch.clocks import SECOND_LOOK, hour_over, over, unanswered
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.models.dispatches import ALONE
from zotim.desks.content.dispatch.policy import authors
from zotim.desks.content.dispatch.services.rows import officers

NOT_LOOKED_AT = "content.dispatch.second_look_late"
NOT_ANSWERED = "content.dispatch.hour_over"
NO_SERVICE = "content.dispatch.service_late"


def second_looks(now: datetime) -> QuerySet[Dispatch]:
    """What was sent to the police at once and nobody looked at in time, of which nobody was told yet."""
    return Dispatch.objects.filter(over(SECOND_LOOK, now), state=ALONE).exclude(pk__in=told_of(NOT_LOOKED_AT))


def second_looks_tell(now: datetime) -> int:
    """Tell everybody who could look that nobody has; answers of how many somebody is told. For the worker."""
    return sum(bool(notify(officers() - authors(row), NOT_LOOKED_AT, row)) for row in list(second_looks(now)))


def hours(now: datetime) -> QuerySet[Dispatch]:
    """Orders whose hour is over without an answer, of which nobody was told yet."""
    return Dispatch.objects.filter(hour_over(now)).exclude(pk__in=told_of(NOT_ANSWERED))


def hours_tell(now: datetime) -> int:
    """Tell those who send and answer that nobody says what became of an order; answers of how many somebody is told.
    For the worker."""
    return sum(bool(notify(officers(), NOT_ANSWERED, row)) for row in list(hours(now)))


def services(now: datetime) -> QuerySet[Dispatch]:
    """What a service of protection hasn't answered in time, of which nobody was told yet."""
    return Dispatch.objects.filter(unanswered(now)).exclude(pk__in=told_of(NO_SERVICE))


def services_tell(now: datetime) -> int:
    """Tell those who sent it that no service has answered; answers of how many somebody is told. For the worker."""
    return sum(bool(notify(officers(), NO_SERVICE, row)) for row in list(services(now)))
