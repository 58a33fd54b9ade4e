"""Every write of this room: files that are put in, customers, payments, rounds after lists changed."""

from zotim.desks.screening.finance.services.deliveries import (
    delivery_decide,
    delivery_send,
    delivery_take,
    delivery_take_path,
    delivery_work,
)
from zotim.desks.screening.finance.services.finding import customers_find
from zotim.desks.screening.finance.services.rounds import behind, round_run

__all__ = [
    "behind", "customers_find", "delivery_decide", "delivery_send", "delivery_take", "delivery_take_path",
    "delivery_work", "round_run",
]  # fmt: skip
