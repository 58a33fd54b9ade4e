"""Instruments and obligations for other systems: lists and single records, read only. A paragraph carries its mark."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema

from zotim.core.access.pages import Request
from zotim.core.api import ERRORS, ONE_ERRORS, Listed, Paging, StateOf, Text, Words, listed, narrowed, one_of, plain
from zotim.register.api import router
from zotim.register.models import Instrument, Obligation
from zotim.register.models.instruments import InstrumentKind
from zotim.register.models.obligations import Force, ObligationKind
from zotim.register.selectors import library
from zotim.register.states import INSTRUMENT, OBLIGATION
from zotim.register.tables import InstrumentTable, ObligationTable
from zotim.vocabulary import LineOfEffort


class InstrumentOut(Schema):
    """A resolution, treaty, standard, law or strategy."""

    id: UUID
    reference: str
    symbol: str
    kind: str
    issuer: str
    title: Text
    adopted_on: date | None
    binding: bool | None
    source: str
    note: str
    classification: str
    state: str


class VersionOut(Schema):
    """A text of an instrument, without its words."""

    id: UUID
    language: str
    sha256: str
    in_force_from: date | None
    in_force_to: date | None
    authentic: bool | None
    source: str


class AdherenceOut(Schema):
    """How a state stands to an instrument; ``applies``: without being bound."""

    subject: str
    kind: str
    from_on: date | None
    until_on: date | None
    reservations: Text | None
    basis: str
    source: str


class AppliedOut(Schema):
    """How often an article was applied in a period: bands, never a small number."""

    kind: str
    first: date
    last: date
    body_id: UUID
    count: str
    breakdown: dict[str, dict[str, str]]
    source: str


class ProvisionOut(Schema):
    """A paragraph or article, and when it applies apart from the instrument."""

    id: UUID
    number: str
    parent_id: UUID | None
    commencement: str
    commenced_on: date | None
    ended_on: date | None
    applied: list[AppliedOut]


class InstrumentDetail(InstrumentOut):
    """An instrument with its texts, provisions, and who stands to it how."""

    versions: list[VersionOut]
    provisions: list[ProvisionOut]
    adherences: list[AdherenceOut]


class ObligationOut(Schema):
    """What an instrument asks. ``mark`` says that the paragraph is to be verified; empty where it was seen or verified.

    ``paragraph`` and ``cited`` carry the mark themselves, so that it can't be lost on the way.
    """

    id: UUID
    reference: str
    key: str
    instrument_id: UUID
    paragraph: str
    mark: str
    cited: str
    summary: Text
    kind: str
    force: str
    line_of_effort: str
    also: str
    bearer: str
    report_to: str
    report_months: int | None
    report_from: date | None
    state: str
    source: str
    note: str


class LinkOut(Schema):
    """How the obligation stands to another. *active*: it is the one that does it, or it holds both ways."""

    kind: str
    active: bool
    other_id: UUID
    other_cited: str
    note: str


class CoverageOut(Schema):
    """An article that two people found to meet the obligation."""

    provision_id: UUID
    extent: str
    note: Text


class ObligationDetail(ObligationOut):
    """An obligation with all that answers it."""

    next_report: date | None
    links: list[LinkOut]
    commitments: list[UUID]
    measures: list[UUID]
    coverage: list[CoverageOut]


class InstrumentsAsked(Paging):
    """Which instruments."""

    q: Words = ""
    kind: InstrumentKind | None = None
    state: Annotated[str | None, StateOf(INSTRUMENT)] = None


class ObligationsAsked(Paging):
    """Which obligations; ``instrument`` is a part of its symbol."""

    q: Words = ""
    instrument: Words = ""
    force: Force | None = None
    kind: ObligationKind | None = None
    line_of_effort: LineOfEffort | None = None
    state: Annotated[str | None, StateOf(OBLIGATION)] = None


@router.get("/instruments", response={200: Listed[InstrumentOut], **ERRORS}, summary="List instruments")
def instrument_list(request: Request, asked: Query[InstrumentsAsked]) -> Any:
    """Instruments that the organisation may see, by symbol."""
    rows = narrowed(library.instruments(request.actor), InstrumentTable.filters, asked)
    return listed(request, "register.instrument.list", rows, asked)


@router.get("/instruments/{pk}", response={200: InstrumentDetail, **ONE_ERRORS}, summary="One instrument")
def instrument_detail(request: Request, pk: UUID) -> Any:
    """One instrument with its texts, provisions, and who stands to it how."""
    found: Instrument = one_of(request, "register.instrument.view", library.instruments(request.actor), pk)
    actor = request.actor
    places = library.provisions_of(actor, found)
    return {
        **plain(InstrumentOut, found),
        "versions": list(library.versions_of(actor, found)),
        "adherences": [plain(AdherenceOut, one) for one in library.adherences_of(actor, found)],
        "provisions": [
            {**plain(ProvisionOut, place.provision, "applied"), "applied": [_applied(one) for one in place.figures]}
            for place in places
        ],
    }


def _applied(one: library.Applied) -> dict[str, Any]:
    names = ("kind", "first", "last", "body_id", "source")
    return {
        **{name: getattr(one.figure, name) for name in names},
        "count": one.count,
        "breakdown": {name: dict(cells) for name, cells in one.breakdown},
    }


@router.get("/obligations", response={200: Listed[ObligationOut], **ERRORS}, summary="List obligations")
def obligation_list(request: Request, asked: Query[ObligationsAsked]) -> Any:
    """Obligations that the organisation may see, by instrument."""
    rows = narrowed(library.obligations(request.actor), ObligationTable.filters, asked)
    return listed(request, "register.obligation.list", rows, asked)


@router.get("/obligations/{pk}", response={200: ObligationDetail, **ONE_ERRORS}, summary="One obligation")
def obligation_detail(request: Request, pk: UUID) -> Any:
    """One obligation with all that answers it, as far as the organisation may see it."""
    found: Obligation = one_of(request, "register.obligation.view", library.obligations(request.actor), pk)
    actor = request.actor
    return {
        **plain(ObligationOut, found),
        "next_report": library.next_report(found),
        "links": [
            {
                "kind": one.kind,
                "active": one.active,
                "other_id": one.other.pk,
                "other_cited": one.other.cited,
                "note": one.link.note,
            }
            for one in library.links_of(actor, found)
        ],
        "commitments": [one.pk for one in library.commitments_of(actor, found)],
        "measures": [one.pk for one in library.measures_of(actor, found)],
        "coverage": [plain(CoverageOut, one) for one in library.coverage_of(actor, found) if one.state == "confirmed"],
    }
