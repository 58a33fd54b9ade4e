"""Indicators for tests: one that counts courses, one about people, a sender and its files."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zotim.core.audit.keys import fingerprint, raw
from zotim.core.figures.registry import Period, Shape
from zotim.core.figures.signed import Content, Sent, write
from zotim.core.texts import Translated
from zotim.register.indicators.services import indicators, senders, values
from zotim.register.indicators.services.values import Typed
from zotim.vocabulary import Classification

Q1, Q2, Q3 = (Period.quarter(2026, number) for number in (1, 2, 3))
SEX = {"name": "sex", "cells": ["women", "men"], "adds_up": True}
NEEDS = {"name": "needs", "cells": ["housing", "school"], "adds_up": False}


def text(words):
    return Translated.of("en", words)


def indicator(by, body, **fields):
    """An indicator that counts courses each quarter from 2026 on, unless *fields* say otherwise."""
    kept = {
        "title": text("Courses held"), "definition": text("Courses of two days or more that ended in the period"),
        "unit": "courses", "kind": "count", "direction": "up", "about_people": False, "frequency": "quarter",
        "starts_on": date(2026, 1, 1), "ends_on": None, "days": 30, "body": body, "baseline": Decimal(2),
        "baseline_on": date(2025, 12, 31), "baseline_source": "Report of 2025", "dimensions": [],
        "classification": "internal",
    }  # fmt: skip
    return indicators.indicator_add(actor=by, **kept | fields)


def supplied(by, one, number, period=Q1, **more):
    """A value that waits for its second person."""
    typed = Typed(Decimal(str(number)), more.pop("until", None), more.pop("base", None), more.pop("cells", {}))
    return values.value_supply(
        actor=by, indicator=one, period=period, typed=typed, source="Register of courses", data=b"courses\n",
        name="courses.txt", **more,
    )  # fmt: skip


def accepted(by, second, one, number, period=Q1, **more):
    """A value that counts."""
    value = supplied(by, one, number, period, **more)
    values.value_open(actor=second, value=value)
    return values.value_decide(actor=second, value=value, accepted=True)


def figure(code="fia.orders", low=12, high=12, **more):
    """A figure as another installation sends it."""
    kept = {
        "label": text("Orders"), "definition": text("Orders to freeze, carried out"), "unit": text("orders"),
        "shape": Shape.COUNT, "personal": False,
    }  # fmt: skip
    return Sent(code, **kept | {"span": (Decimal(low), Decimal(high))} | more)


MADE = datetime(2026, 7, 3, 8, 0, tzinfo=UTC)


def content(*figures, **more):
    """What a file says."""
    kept = {
        "origin": "zotim/FIA", "name": text("Financial intelligence"), "made_at": MADE, "period": Q2,
        "classification": Classification.INTERNAL,
    }  # fmt: skip
    return Content(figures=figures or (figure(),), **kept | more)


def later(found, hours, **more):
    """The same content, made later."""
    return replace(found, made_at=MADE.replace(hour=MADE.hour + hours), **more)


class Sender:
    """Another installation's key, and files under it."""

    def __init__(self):
        self.key = Ed25519PrivateKey.generate()

    def file(self, *figures, **more):
        return write(content(*figures, **more), self.key)

    def entered(self, by, body, **more):
        kept = {
            "origin": "zotim/FIA", "key": raw(self.key.public_key()).hex(), "frequency": "quarter",
            "ceiling": Classification.INTERNAL,
        }  # fmt: skip
        return senders.sender_add(actor=by, body=body, **kept | more)

    def confirmed(self, by, second, body, **more):
        made = self.entered(by, body, **more)
        heard = fingerprint(self.key.public_key())
        return senders.sender_confirm(actor=second, sender=made, confirmed=True, heard=heard)
