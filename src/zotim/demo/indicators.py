"""Indicators in the made-up state: teachers by sex, families in bands, freezes from elsewhere, soldiers by month."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.translation import gettext_noop

from zotim.core.access.actor import Actor
from zotim.core.audit.keys import fingerprint, raw
from zotim.core.figures.registry import Period, Shape
from zotim.core.figures.signed import Content, Sent, write
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.library import text
from zotim.demo.people import person
from zotim.register.indicators import selectors
from zotim.register.indicators.models import Indicator, IndicatorValue
from zotim.register.indicators.periods import around
from zotim.register.indicators.services import indicators, senders, values
from zotim.register.indicators.services.values import Typed
from zotim.register.models import Commitment
from zotim.vocabulary import Classification

PLAN = gettext_noop("Plan (made up)")
QUARTERS = tuple(Period.quarter(2026, number) for number in (1, 2, 3))
SHARE = text(
    "Urdhra ngrirjeje të zbatuar brenda 24 orësh", "Freezing orders carried out within 24 hours",
    "أوامر التجميد المنفذة خلال 24 ساعة",
)  # fmt: skip
SHARES = ("0.55", "0.7", "0.8")


def load(bodies: dict[str, Organisation]) -> int:
    """Three indicators of earlier promises; answers how many values count."""
    _teachers(bodies["elbasan"])
    _reached(bodies["elbasan"])
    _frozen(bodies["fia"])
    return selectors.counting(IndicatorValue.objects.all()).count()


def _indicator(body: Organisation, title: Translated, definition: Translated, **fields: Any) -> Indicator:
    kept: dict[str, Any] = {
        "kind": "count", "direction": "up", "about_people": False, "frequency": "quarter", "ends_on": None, "days": 30,
        "starts_on": date(2026, 1, 1), "baseline": None, "baseline_on": None, "baseline_source": "", "dimensions": [],
        "classification": "public",
    }  # fmt: skip
    return indicators.indicator_add(
        actor=person("Arben Kola"), title=title, definition=definition, body=body, **kept | fields
    )


def _promised(title: str) -> list[str]:
    """The reference of a commitment of the made-up state, by its English title."""
    return list(Commitment.objects.filter(title__texts__en=title).values_list("reference", flat=True))


def _value(
    by: Actor, second: Actor, one: Indicator, period: Period, number: int, reason: str = "", **cells: int
) -> IndicatorValue:
    typed = Typed(Decimal(number), cells={"sex": {k: Decimal(v) for k, v in cells.items()}} if cells else {})
    made = values.value_supply(
        actor=by, indicator=one, period=period, typed=typed, source="Provë e trilluar",
        data=f"{one.reference} {period} {number}\n".encode(), name="evidence.txt", reason=reason,
    )  # fmt: skip
    values.value_open(actor=second, value=made)
    return values.value_decide(actor=second, value=made, accepted=True)


def _teachers(body: Organisation) -> None:
    arben, mira = person("Arben Kola"), person("Mira Dervishi")
    one = _indicator(
        body,
        text("Mësues të trajnuar", "Teachers trained", "معلمون مدرَّبون"),
        text(
            "Mësues që e kanë mbaruar kursin, të mbledhur që nga fillimi i vitit",
            "Teachers who finished the course, added up from the beginning of the year",
            "المعلمون الذين أنهوا الدورة، مجموعين منذ بداية السنة",
        ),
        unit="teachers", links=_promised("Training 40 teachers"), baseline=Decimal(2), baseline_on=date(2025, 12, 31),
        baseline_source=gettext_noop("Report (made up)"),
        dimensions=[{"name": "sex", "cells": ["women", "men"], "adds_up": True}],
    )  # fmt: skip
    for on, value, reason in (
        (date(2026, 6, 30), 40, ""),
        (date(2026, 12, 31), 40, gettext_noop("The summer courses began late (made up)")),
    ):
        indicators.target_set(actor=mira, indicator=one, on=on, value=Decimal(value), source=PLAN, reason=reason)
    for period, women, men in zip(QUARTERS, (5, 14, 19), (3, 9, 12), strict=True):
        _value(arben, mira, one, period, women + men, women=women, men=men)


def _reached(body: Organisation) -> None:
    arben, mira = person("Arben Kola"), person("Mira Dervishi")
    one = _indicator(
        body,
        text("Familje të këshilluara", "Families who were advised", "أسر حصلت على المشورة"),
        text(
            "Familje që erdhën të paktën dy herë", "Families who came at least twice", "الأسر التي حضرت مرتين على الأقل"
        ),
        unit="families", about_people=True,
    )  # fmt: skip
    indicators.target_set(actor=mira, indicator=one, on=date(2026, 12, 31), value=Decimal(25), source=PLAN)
    for period, number in zip(QUARTERS, (7, 14, 23), strict=True):
        _value(arben, mira, one, period, number)


def _frozen(body: Organisation) -> None:
    """Figures of the agency's own installation, in signed files; a second key waits to be heard."""
    arben, mira = person("Arben Kola"), person("Mira Dervishi")
    one = _indicator(
        body,
        SHARE,
        text("Pjesa e urdhrave", "The share of orders", "نسبة الأوامر"),
        kind="ratio", unit="of orders", links=_promised("Freezing assets without delay"),
    )  # fmt: skip
    indicators.target_set(actor=mira, indicator=one, on=date(2026, 12, 31), value=Decimal("0.9"), source=PLAN)
    key = Ed25519PrivateKey.generate()
    made = _entered(arben, body, "zotim/AIF", key)
    heard = fingerprint(key.public_key())
    senders.sender_confirm(actor=mira, sender=made, confirmed=True, heard=heard)
    for period, share in zip(QUARTERS, SHARES, strict=True):
        senders.figures_take_in(actor=mira, data=write(_sent(period, share), key))
        offer = next(each for each in selectors.offers(arben, one, period) if each.received)
        value = values.value_take(actor=arben, indicator=one, period=period, key=offer.key)
        if period != QUARTERS[-1]:  # the last one waits for the second person
            values.value_decide(actor=mira, value=value, accepted=True)
    _entered(arben, body, "zotim/AIFB", Ed25519PrivateKey.generate())


def _entered(by: Actor, body: Organisation, origin: str, key: Ed25519PrivateKey) -> senders.Sender:
    public = raw(key.public_key()).hex()
    return senders.sender_add(
        actor=by, body=body, origin=origin, key=public, frequency="quarter", ceiling=Classification.INTERNAL
    )


def _sent(period: Period, share: str) -> Content:
    ratio = Sent(
        "fia.orders.in_time", SHARE, text("Pjesa e urdhrave", "The share of orders", "نسبة الأوامر"),
        text("e urdhrave", "of orders", "من الأوامر"), Shape.RATIO, False, (Decimal(share),) * 2,
    )  # fmt: skip
    people = Sent(
        "fia.people.listed", text("Persona të goditur", "People affected", "أشخاص معنيون"),
        text("Persona me urdhër në fuqi", "People under an order", "أشخاص يسري عليهم أمر"),
        text("persona", "people", "أشخاص"), Shape.COUNT, True, (Decimal(10), Decimal(19)),
    )  # fmt: skip
    name = text("Agjencia (e trilluar)", "The agency (made up)", "الوكالة (مختلقة)")
    at = datetime(period.last.year, period.last.month, period.last.day, 9, tzinfo=UTC)
    return Content("zotim/AIF", name, at, period, Classification.INTERNAL, (ratio, people))


def soldiers(commitment: Commitment) -> Indicator:
    """The indicator of the walk's promise: month by month, one number corrected, the last month still owed."""
    lule, arben = person("Lule Prifti"), person("Arben Kola")
    one = _indicator(
        commitment.lead,
        text("Ushtarakë që e mbaruan përgatitjen", "Soldiers who finished their preparation", "عسكريون أنهوا إعدادهم"),
        text(
            "Ushtarakë me të gjitha vërtetimet, në fund të muajit",
            "Soldiers with every certificate, at the month's end",
            "العسكريون الحاصلون على كل الشهادات في نهاية الشهر",
        ),
        unit="soldiers", frequency="month", starts_on=date(2026, 7, 1), links=[commitment.reference],
    )  # fmt: skip
    indicators.target_set(
        actor=arben, indicator=one, on=date(2027, 3, 31), value=Decimal(6), source=commitment.document.reference
    )
    for month, number in ((7, 0), (8, 1), (9, 3)):
        _value(lule, arben, one, around(date(2026, month, 1), "month"), number)
    _value(lule, arben, one, around(date(2026, 9, 1), "month"), 2, gettext_noop("One certificate had lapsed (made up)"))
    return one
