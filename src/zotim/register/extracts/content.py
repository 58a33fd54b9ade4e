"""What an extract says: taken field by field from what is public, so that a field that comes later stays inside.

Everything is read as of one moment. A record is in it when it is marked public and so is all that it hangs on:
a measure through a public commitment, evidence through a public measure and accepted by a second person, a passage
through a public statement. Assessments, contradictions, notes, files of evidence and people's names are never read.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_noop, override

from zotim.core.disclosures.models import Disclosure
from zotim.core.figures.bands import NOTHING, WITHHELD, band, shown
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Shape
from zotim.core.people.models import Installation, Organisation
from zotim.core.revisions.services import as_of
from zotim.core.texts import Translated
from zotim.engines.scripts import strip_controls
from zotim.register.models import (
    Commitment,
    Coverage,
    Document,
    Evidence,
    Instrument,
    Measure,
    Obligation,
    Provision,
    StatusAssessment,
)
from zotim.register.reports.disclosures import PUBLIC
from zotim.register.reports.models import Report
from zotim.register.standing import standing
from zotim.vocabulary import Classification, Language, LineOfEffort

FORMAT = "zotim-extract-1"
LICENCE = gettext_noop("CC BY 4.0 (proposal; to be decided)")
"""In English in the file; pages say it in their language."""
MARKED: dict[str, type[Any]] = {
    "commitments": Commitment, "measures": Measure, "evidence": Evidence, "sources": Document,
    "instruments": Instrument,
}  # fmt: skip
"""Kinds of record that bear a classification of their own."""

Content = dict[str, Any]


def as_file(content: Content) -> bytes:
    """The one way in which a content is written: UTF-8, keys in order, a line for each value. Its hash is of this."""
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def hash_of(content: Content) -> str:
    """SHA-256 of the file, in hexadecimal digits."""
    return hashlib.sha256(as_file(content)).hexdigest()


def compose(moment: datetime, number: int) -> tuple[Content, dict[str, dict[str, int]]]:
    """What version *number* says as of *moment*, and how many records stayed inside, by kind and classification.

    The content says how many commitments aren't public only from the threshold on, and as a band: fewer could be
    guessed, and two versions subtracted.
    """
    state = _State(moment)
    installation = Installation.objects.first()
    inside = sum(state.withheld["commitments"].values())
    content = {
        "format": FORMAT,
        "version": number,
        "as_of": moment.isoformat(timespec="seconds"),
        "state": _texts(installation.name if installation else None),
        "demonstration": bool(installation and installation.demo),
        "licence": LICENCE,
        "not_public": {"commitments": band(inside) if inside >= settings.ZOTIM_K else None},
        "commitments": list(state.told_commitments()),
        "merged": list(state.told_merged()),
        "instruments": list(state.told_instruments()),
        "reports": list(_reports(moment)),
        "figures": list(_figures(moment)),
    }
    return content, {kind: dict(sorted(counted.items())) for kind, counted in sorted(state.withheld.items())}


class _State:
    """The register as it was at a moment, as far as it is public."""

    def __init__(self, moment: datetime) -> None:
        self.today = timezone.localdate(moment)
        self.withheld: dict[str, Counter[str]] = {kind: Counter() for kind in MARKED}
        on_record = list(as_of(Commitment, moment))
        # What was merged is the same promise once more: it is counted nowhere, and only says where it is read.
        self.merged = [one for one in on_record if one.merged_into_id and one.classification == Classification.PUBLIC]
        self.into = {one.pk: one.merged_into_id for one in on_record if one.merged_into_id}
        standing_alone = (one for one in on_record if not one.merged_into_id)
        self.commitments = {one.pk: one for one in self._public("commitments", standing_alone)}
        self.measures: dict[UUID, list[Measure]] = defaultdict(list)
        shown = set()
        for measure in self._public("measures", as_of(Measure, moment)):
            for key in {UUID(key) for key in measure.links["commitments"]} & self.commitments.keys():
                self.measures[key].append(measure)
                shown.add(measure.pk)
        self.evidence: dict[UUID, list[Evidence]] = defaultdict(list)
        for piece in self._public("evidence", as_of(Evidence, moment)):
            if piece.state == "accepted" and piece.measure_id in shown:
                self.evidence[piece.measure_id].append(piece)
        # Only whether two people found it kept goes into where a commitment stands; nothing else of an assessment.
        self.confirmed: dict[UUID, StatusAssessment] = {}
        for assessment in sorted(as_of(StatusAssessment, moment), key=lambda one: one.created_at):
            if assessment.state == "confirmed":
                self.confirmed[assessment.commitment_id] = assessment
        found = Document.objects.in_bulk({one.document_id for one in self.commitments.values()})
        self.sources = {one.pk: one for one in self._public("sources", found.values())}
        self.instruments = {one.pk: one for one in self._public("instruments", as_of(Instrument, moment))}
        self.provisions = {one.pk: one for one in as_of(Provision, moment)}
        self.obligations = [one for one in as_of(Obligation, moment) if one.instrument_id in self.instruments]
        self.covered: dict[UUID, list[Coverage]] = defaultdict(list)
        for one in as_of(Coverage, moment):
            if one.state == "confirmed":
                self.covered[one.obligation_id].append(one)
        self.bodies = {one.pk: one for one in Organisation.objects.all()}

    def _public(self, kind: str, records: Iterable[Any]) -> Iterator[Any]:
        for one in records:
            if one.classification == Classification.PUBLIC:
                yield one
            else:
                self.withheld[kind][one.classification] += 1

    def told_commitments(self) -> Iterator[Content]:
        order = list(LineOfEffort)
        rows = sorted(
            self.commitments.values(),
            key=lambda one: (order.index(LineOfEffort(one.line_of_effort)), one.created_at, one.reference),
        )
        for one in rows:
            measures = sorted(self.measures[one.pk], key=lambda each: (each.starts_on, each.reference))
            successor = self._read_at(one.superseded_by_id) if one.superseded_by_id else None
            yield {
                "reference": one.reference,
                "title": _texts(one.title),
                "line_of_effort": one.line_of_effort,
                "also": one.also or None,
                "action": one.action,
                "lead": self._body(one.lead_id),
                "quantity": f"{one.quantity.normalize():f}" if one.quantity is not None else None,
                "unit": one.unit or None,
                "due_on": _day(one.due_on),
                "due_precision": one.due_precision or None,
                "partner": one.partner or None,
                "instrument": one.instrument or None,
                "state": one.state,
                "superseded_by": successor.reference if successor else None,
                "standing": str(standing(one, measures, self.confirmed.get(one.pk), self.today)),
                "source": self._source(one),
                "measures": [self._measure(each) for each in measures],
            }

    def told_merged(self) -> Iterator[Content]:
        """Where each promise that was merged is read, if that is public."""
        for one in sorted(self.merged, key=lambda one: one.reference):
            if stays := self._read_at(one.pk):
                yield {"reference": one.reference, "into": stays.reference}

    def _read_at(self, key: UUID) -> Commitment | None:
        """The public commitment at which one is read: itself, or the last that it was merged into."""
        while key in self.into:
            key = self.into[key]
        return self.commitments.get(key)

    def _source(self, one: Commitment) -> Content | None:
        document = self.sources.get(one.document_id)
        if document is None:
            return None
        return {
            "reference": document.reference,
            "title": document.title,
            "language": document.language,
            "dated_on": _day(document.dated_on),
            "published_at": document.source or None,
            "passage": strip_controls(document.text[one.start : one.end]),
        }

    def _measure(self, measure: Measure) -> Content:
        pieces = sorted(self.evidence[measure.pk], key=lambda one: (one.dated_on, one.reference))
        return {
            "reference": measure.reference,
            "title": _texts(measure.title),
            "lead": self._body(measure.lead_id),
            "starts_on": _day(measure.starts_on),
            "due_on": _day(measure.due_on),
            "state": measure.state,
            "evidence": [
                {"reference": one.reference, "title": _texts(one.title), "dated_on": _day(one.dated_on)}
                for one in pieces
            ],
        }

    def _body(self, key: UUID) -> Content:
        body = self.bodies[key]
        return {"name": _texts(body.name), "short_name": body.short_name or None}

    def told_instruments(self) -> Iterator[Content]:
        asked: dict[UUID, list[Obligation]] = defaultdict(list)
        for one in self.obligations:
            one.provision = self.provisions.get(one.provision_id) if one.provision_id else None
            asked[one.instrument_id].append(one)
        for instrument in sorted(self.instruments.values(), key=lambda one: one.symbol):
            rows = sorted(
                asked[instrument.pk], key=lambda one: (one.provision.place if one.provision else "~", one.key)
            )
            yield {
                "reference": instrument.reference,
                "symbol": instrument.symbol,
                "kind": instrument.kind,
                "issuer": instrument.issuer,
                "title": _texts(instrument.title),
                "adopted_on": _day(instrument.adopted_on),
                "binding": instrument.binding,
                "published_at": instrument.source or None,
                "state": instrument.state,
                "obligations": [self._obligation(one) for one in rows],
            }

    def _obligation(self, one: Obligation) -> Content:
        answering = {UUID(key) for key in one.links["commitments"]} & self.commitments.keys()  # type: ignore[attr-defined]
        return {
            "reference": one.reference,
            "paragraph": one.provision.number if one.provision else None,
            "paragraph_verified": one.certain,
            "summary": _texts(one.summary),
            "kind": one.kind,
            "force": one.force,
            "line_of_effort": one.line_of_effort,
            "commitments": sorted(self.commitments[key].reference for key in answering),
            "met_by": list(self._coverage(one)),
        }

    def _coverage(self, one: Obligation) -> Iterator[Content]:
        for each in self.covered[one.pk]:
            provision = self.provisions.get(each.provision_id)
            if provision is not None and provision.instrument_id in self.instruments:
                act = self.instruments[provision.instrument_id]
                yield {"instrument": act.symbol, "provision": provision.number, "extent": each.extent}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _texts(value: Translated | None) -> Content | None:
    """A text with its translations; who translated it stays inside."""
    if not value:
        return None
    return {"original": value.original, **{code: strip_controls(text) for code, text in value.texts.items() if text}}


def _words(value: str | Promise) -> Content:
    """A word of the program in each language."""
    said = {}
    for code in Language:
        with override(code):
            said[code.value] = str(value)
    return {"original": "en", **said}


def _reports(moment: datetime) -> Iterator[Content]:
    """Public reports that were given out for publication, with the very files that were given."""
    given = Disclosure.objects.filter(kind=PUBLIC, purpose="publication", at__lte=moment)
    hashes = set(given.values_list("payload_sha256", flat=True))
    rows = Report.objects.filter(classification=Classification.PUBLIC, files__file__sha256__in=hashes).distinct()
    for report in rows.prefetch_related("files__file").order_by("as_of", "reference"):
        yield {
            "reference": report.reference,
            "title": _texts(report.title),
            "as_of": report.as_of.isoformat(timespec="seconds"),
            "files": [
                {"name": one.name, "language": one.language, "format": one.format, "sha256": one.file.sha256}
                for one in sorted(report.files.all(), key=lambda one: one.name)
                if one.file.sha256 in hashes
            ],
        }


def _figures(moment: datetime) -> Iterator[Content]:
    """Frozen figures of the catalogue, every count as a band: of commitments too, since some of them aren't public.

    What is withheld stands there with the reason.
    """
    for value in FigureValue.objects.filter(taken_at__lte=moment, code__in=FIGURES).order_by("code", "first", "last"):
        figure = FIGURES[value.code]
        number = value.value
        if figure.shape == Shape.COUNT and number is None:
            continue
        said = NOTHING if value.withheld else shown(number, personal=True, shape=figure.shape, base=value.base)
        if said != NOTHING or value.withheld:
            yield {
                "code": value.code,
                "label": _words(figure.label),
                "definition": _words(figure.definition),
                "unit": _words(figure.unit),
                "first": _day(value.first),
                "last": _day(value.last),
                "value": said,
                **({"withheld": _words(WITHHELD)} if value.withheld else {}),
            }


def marked_higher(content: Content) -> list[str]:
    """References of what *content* holds and what isn't public any more, or is gone."""
    wanted: dict[type[models.Model], set[str]] = defaultdict(set)
    for one in content["commitments"]:
        wanted[Commitment].add(one["reference"])
        if one["source"]:
            wanted[Document].add(one["source"]["reference"])
        for measure in one["measures"]:
            wanted[Measure].add(measure["reference"])
            wanted[Evidence].update(piece["reference"] for piece in measure["evidence"])
    wanted[Commitment].update(one["reference"] for one in content.get("merged", ()))
    wanted[Instrument].update(one["reference"] for one in content["instruments"])
    wanted[Report].update(one["reference"] for one in content["reports"])
    missing: set[str] = set()
    for model, references in wanted.items():
        public = model._default_manager.filter(reference__in=references, classification=Classification.PUBLIC)
        missing |= references - set(public.values_list("reference", flat=True))
    return sorted(missing)
