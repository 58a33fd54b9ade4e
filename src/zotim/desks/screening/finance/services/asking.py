"""What the rest asks with: the index that is in force, in the channel of finance, on nobody's behalf."""

from contextlib import AbstractContextManager

from zotim.core.audit.services import System
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.services import alerts_raise
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.asking.models import Origin
from zotim.desks.screening.finance.models import CHANNEL, Customer, Met
from zotim.engines.names import Query

DESK = System("customers")
BATCH = 500
"""Customers or payments that are worked through in one transaction."""


def inside() -> AbstractContextManager[None]:
    """The program itself, in finance: whoever put a file in needn't be an officer who sees alerts."""
    return in_channels(DESK, CHANNEL)


def in_force() -> Asked:
    """The newest index. Where lists are in force it has a generation, by which each customer is marked."""
    asked = generations.newest()
    if asked.versions and asked.generation is None:
        generations.generation_make(actor=DESK)
        asked = generations.newest()
    return asked


def alerts_about(asked: Asked, customer: Customer, query: Query) -> int:
    """Raise what all lists say about a customer that nobody answered yet; how many alerts. In a transaction, inside."""
    made: list[Alert] = alerts_raise(
        actor=DESK, channel=CHANNEL, origin=Origin.CUSTOMER, query=query, waits=Alert.Waits.CUSTOMER, asked=asked
    )
    if made:
        Met.objects.create(question=made[0].question, customer=customer)
    return len(made)
