"""The money of an activity: what is budgeted, planned, and what moved."""

from dataclasses import dataclass

from zotim.formats.iati.parts import AidType, Code, Country, Day, Money, Provider, Receiver, Region, Sector, Text
from zotim.formats.iati.shape import Part, attribute, many, one


@dataclass(frozen=True, slots=True)
class Budget(Part):
    """What is set aside for a period of a year at most."""

    type: str | None = attribute()
    status: str | None = attribute()
    start: Day | None = one("period-start", Day)
    end: Day | None = one("period-end", Day)
    value: Money | None = one("value", Money)


@dataclass(frozen=True, slots=True)
class PlannedDisbursement(Part):
    """What is to be paid in a period, by whom to whom."""

    type: str | None = attribute()
    start: Day | None = one("period-start", Day)
    end: Day | None = one("period-end", Day)
    value: Money | None = one("value", Money)
    provider: Provider | None = one("provider-org", Provider)
    receiver: Receiver | None = one("receiver-org", Receiver)


@dataclass(frozen=True, slots=True)
class Transaction(Part):
    """Money that moved or was promised. *type* is a code of TransactionType: 1 incoming funds, 2 outgoing commitment,
    3 disbursement, 4 expenditure, 11 incoming commitment, 12 outgoing pledge, 13 incoming pledge."""

    ref: str | None = attribute()
    humanitarian: str | None = attribute()
    type: Code | None = one("transaction-type", Code)
    date: Day | None = one("transaction-date", Day)
    value: Money | None = one("value", Money)
    description: Text | None = one("description", Text)
    provider: Provider | None = one("provider-org", Provider)
    receiver: Receiver | None = one("receiver-org", Receiver)
    channel: Code | None = one("disbursement-channel", Code)
    sectors: tuple[Sector, ...] = many("sector", Sector)
    country: Country | None = one("recipient-country", Country)
    region: Region | None = one("recipient-region", Region)
    flow_type: Code | None = one("flow-type", Code)
    finance_type: Code | None = one("finance-type", Code)
    aid_types: tuple[AidType, ...] = many("aid-type", AidType)
    tied_status: Code | None = one("tied-status", Code)
