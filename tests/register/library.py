"""A small library for tests: instruments, obligations, a law of our own, and people."""

from datetime import date
from typing import Any

from tests import worlds
from zotim.core.access.actor import Actor
from zotim.core.audit.services import System
from zotim.core.figures.registry import Period
from zotim.core.people.models import Organisation
from zotim.core.revisions.models import Revision
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.models import (
    Adherence,
    Document,
    Instrument,
    Obligation,
    ObligationLink,
    Provision,
    Verification,
)
from zotim.vocabulary import Language

TEXT = "1. Decides that all States shall freeze funds.\n\n2. Calls upon States to share information.\n"
"""An invented resolution."""


def text(value: str) -> Translated:
    return Translated.of("en", value)


def instrument(by: Actor, symbol: str = "S/RES/1 (2001)", kind: str = "resolution", **fields: Any) -> Instrument:
    """An instrument on record; public unless said otherwise."""
    known = {"issuer": "UN Security Council", "classification": "public", **fields}
    return services.instrument_add(actor=by, symbol=symbol, kind=kind, title=text("Funds"), **known)


def obligation(
    by: Actor, of: Instrument, number: str = "1", summary: str = "Freeze funds", **fields: Any
) -> Obligation:
    """An obligation, its paragraph not verified."""
    known = {"kind": "obligation", "line_of_effort": "counter_finance", **fields}
    return services.obligation_add(actor=by, instrument=of, summary=text(summary), number=number, **known)


def official(by: Actor, body: str = TEXT) -> Document:
    """An official text, word for word."""
    return worlds.document(by, body, Language.ENGLISH)


def shown(by: Actor, of: Obligation, number: str = "1", document: Document | None = None) -> Verification:
    """A paragraph that was shown in the official text and waits for a second person."""
    document = document or official(by)
    passage = "Decides that all States shall freeze funds."
    start = document.text.index(passage)
    return services.verification_propose(
        actor=by, obligation=of, number=number, document=document, passage=(start, start + len(passage))
    )


def law(by: Actor, **fields: Any) -> Instrument:
    """A law of our own."""
    return instrument(by, "Law 1/2020", "law", issuer="Assembly", **fields)


def article(by: Actor, of: Instrument, number: str = "art. 5") -> Provision:
    """An article of it."""
    return services.provision_add(actor=by, instrument=of, number=number)


def applied(by: Actor, asked: Obligation, body: Organisation) -> None:
    """A law of our own whose article meets an obligation and is applied by a body; a state that is bound by it."""
    found = article(by, law(by, lead=body))
    services.coverage_propose(actor=by, obligation=asked, provision=found, extent="partly", note=text("Half"))
    services.application_supply(
        actor=by, provision=found, kind="charges", period=Period(date(2025, 1, 1), date(2025, 12, 31)),
        body=worlds.body("Gjykata", "court"), count=40, source="x", breakdown={"sex": {"women": 12, "men": 28}},
    )  # fmt: skip
    services.adherence_add(actor=by, instrument=asked.instrument, subject="AL", kind="bound", reservations=text("none"))


def state() -> list[list[str]]:
    """All that the library holds, with its states and hashes."""
    return [
        sorted(map(repr, model.objects.values_list()))
        for model in (Instrument, Provision, Adherence, Obligation, ObligationLink, Revision)
    ]


def load_packaged() -> None:
    """The library that comes with Zotim."""
    for name in services.PACKAGED:
        services.library_install(actor=System("test"), name=name)


DAY = date(2026, 11, 1)
