"""Payments of a file: each party is a question. Of whoever meets no entry a number is all that stays."""

from collections.abc import Sequence
from itertools import groupby

from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.services import alerts_raise
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.asking.models import Origin
from zotim.desks.screening.finance.models import CHANNEL, Delivery, Met
from zotim.desks.screening.finance.sealed import TEXTS
from zotim.desks.screening.finance.services.asking import DESK
from zotim.engines.names import Query
from zotim.formats.payments import Payment
from zotim.matching.questions import of_party

TOLD = ("number", "form", "message", "instruction", "end_to_end", "transaction", "uetr", "amount", "currency", "day")
"""What is kept of a payment that waits for a verdict: by it the entity finds it in its own system."""


def payments_ask(asked: Asked, delivery: Delivery, payments: Sequence[Payment]) -> dict[str, int]:
    """Ask for all parties of some payments; answers counts. In the caller's transaction, inside."""
    parties = [
        (payment, query, role)
        for payment in payments
        for query, roles in groupby(sorted(_parties(payment), key=_by_query), key=lambda one: one[0])
        if query.names and (role := [one[1] for one in roles])
    ]
    found = asked.index.match_many([query for _payment, query, _role in parties], 1, asked.index.threshold)
    alerts = sum(
        _raised(asked, delivery, payment, query, role)
        for (payment, query, role), hits in zip(parties, found, strict=True)
        if hits
    )
    return {"asked": len(parties), "alerts": alerts}


def _parties(payment: Payment) -> list[tuple[Query, str]]:
    """Who has a part in it, and which: the same one in two parts is one question."""
    return [(of_party(one), one.role) for one in payment.parties]


def _by_query(one: tuple[Query, str]) -> str:
    return repr(one[0])


def _raised(asked: Asked, delivery: Delivery, payment: Payment, query: Query, roles: list[str]) -> int:
    made = alerts_raise(
        actor=DESK, channel=CHANNEL, origin=Origin.PAYMENT, query=query, waits=Alert.Waits.PAYMENT, asked=asked
    )
    if made:
        met = Met(question=made[0].question, delivery=delivery)
        met.payment = TEXTS.put(met, "payment", {name: getattr(payment, name) for name in TOLD} | {"roles": roles})
        met.save(force_insert=True)
    return len(made)
