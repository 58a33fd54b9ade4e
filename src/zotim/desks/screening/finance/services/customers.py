"""Customers of a file: added, changed, gone. Who is new or changed is asked of all lists in the same transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from zotim.core.identifiers import random_reference, uuid7
from zotim.core.sealing.services import key_make
from zotim.desks.screening.alerts.identity import identity_of
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.finance.models import CHANNEL, Customer, CustomerName, Delivery
from zotim.desks.screening.finance.sealed import TEXTS, Held, digest_of, name_codes, number_code
from zotim.desks.screening.finance.services.asking import alerts_about

WRITTEN = ("kind", "digest", "identity", "generation", "asked_at", "changed_at", "ended_on", "delivery", "sealed")
MOST_GONE = 5
"""Per cent of those on file that a whole file may lose before somebody has to look: a proposal."""


def customers_take(asked: Asked, delivery: Delivery, rows: Sequence[Held]) -> dict[str, int]:
    """Take in some customers, each with another number; answers counts. In the caller's transaction, inside."""
    by_number = {number_code(one.number): one for one in rows}
    known = {one.number: one for one in Customer.objects.select_for_update().filter(number__in=by_number)}
    fresh, changed, same = list[Customer](), list[Customer](), list[Any]()
    says: dict[Any, Held] = {}
    for number, held in by_number.items():
        digest, old = digest_of(held), known.get(number)
        if old is not None and old.digest == digest and old.ended_on is None:
            same.append(old.pk)
            continue
        customer = old or _new(number)
        _write(customer, held, digest, delivery, asked)
        says[customer.pk] = held
        (fresh if old is None else changed).append(customer)
    # A reference that is taken (one in a billion) fails the batch, which is then tried again.
    Customer.objects.bulk_create(fresh)
    Customer.objects.bulk_update(changed, WRITTEN)
    Customer.objects.filter(pk__in=same).update(delivery=delivery)
    _name(changed, [*fresh, *changed], says)
    return {
        "added": len(fresh), "changed": len(changed), "asked": len(says) if asked.versions else 0,
        "alerts": _ask(asked, [*fresh, *changed], says),
    }  # fmt: skip


def _new(number: str) -> Customer:
    pk = uuid7()
    key_make(pk)
    return Customer(pk=pk, reference=random_reference(settings.ZOTIM_PREFIX), number=number)


def _write(customer: Customer, held: Held, digest: str, delivery: Delivery, asked: Asked) -> None:
    now = timezone.now()
    values = {
        "kind": held.query.kind, "digest": digest, "identity": identity_of(held.query, CHANNEL), "changed_at": now,
        "generation": asked.generation, "asked_at": now if asked.versions else None, "ended_on": None,
        "delivery": delivery, "sealed": TEXTS.put(customer, "sealed", held.text),
    }  # fmt: skip
    for name, value in values.items():
        setattr(customer, name, value)


def _name(changed: Sequence[Customer], every: Sequence[Customer], says: dict[Any, Held]) -> None:
    CustomerName.objects.filter(customer__in=changed).delete()
    CustomerName.objects.bulk_create(
        CustomerName(customer=one, code=code) for one in every for code in sorted(name_codes(says[one.pk].query))
    )


def _ask(asked: Asked, every: Sequence[Customer], says: dict[Any, Held]) -> int:
    if not asked.versions or not every:
        return 0
    queries = [says[one.pk].query for one in every]
    found = asked.index.match_many(queries, 1, asked.index.threshold)
    met = [(one, query) for one, query, hits in zip(every, queries, found, strict=True) if hits]
    return sum(alerts_about(asked, one, query) for one, query in met)


def on_file() -> QuerySet[Customer]:
    """Those who are customers now."""
    return Customer.objects.filter(ended_on=None)


def not_in(delivery: Delivery) -> QuerySet[Customer]:
    """Customers whom neither this file nor a later one holds."""
    return on_file().filter(Q(delivery=None) | Q(delivery__created_at__lt=delivery.created_at))


def too_many(gone: int, before: int) -> bool:
    """Whether somebody has to look before *gone* of those who were on file *before* end."""
    return gone * 100 > MOST_GONE * before


def customers_end(delivery: Delivery, day: date) -> int:
    """End those who aren't in it; how many. In the caller's transaction, inside."""
    return not_in(delivery).update(ended_on=day)
