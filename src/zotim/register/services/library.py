"""Instruments and obligations from files and into files. Of a file with an error nothing is kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from itertools import count
from typing import Any

from django.db import transaction

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.audit.services import System, Who, record
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.formats.records import Row, UnreadableRecords, read_csv, read_json, write_csv, write_json
from zotim.register import exchange, states
from zotim.register.exchange import Fields, FileRefused, Problems
from zotim.register.exchange.origin import Bringer
from zotim.register.models import Adherence, Instrument, Obligation, ObligationLink, Provision

PACKAGED = ("instruments.json", "obligations.csv", "rights.csv", "links.json")
"""The library that comes with Zotim, in the order in which it is loaded."""


@dataclass(slots=True)
class Counted:
    """How many records of one kind a file added, changed, and left as they were."""

    added: int = 0
    changed: int = 0
    same: int = 0


@dataclass(slots=True)
class Loaded:
    """What came of a file: each kind of record in it is a field."""

    @property
    def empty(self) -> bool:
        """Whether the file held no record: an export of a register that has none."""
        return not any(self.details().values())

    def kinds(self) -> dict[str, Counted]:
        """What came of each kind of record."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def details(self) -> dict[str, int]:
        """As the log keeps it: ``{"links_added": 2, …}``."""
        return {f"{name}_{what}": count for name, one in self.kinds().items() for what, count in asdict(one).items()}


@dataclass(slots=True)
class LibraryLoaded(Loaded):
    """What came of a file of the library."""

    instruments: Counted = field(default_factory=Counted)
    obligations: Counted = field(default_factory=Counted)
    links: Counted = field(default_factory=Counted)


@transaction.atomic
def library_load(*, actor: Actor, data: bytes, name: str) -> LibraryLoaded:
    """Load a CSV or JSON file. Raises FileRefused with every error, by line and field; then nothing of it is kept."""
    allow(actor, "register.library.load")
    return _load(Bringer(actor, name), data, name)


@transaction.atomic
def library_install(
    *, actor: System, name: str, data: bytes | None = None, tell: Callable[[int, int], None] | None = None
) -> LibraryLoaded:
    """Load a file on behalf of whoever runs the installation; without *data* a file that comes with Zotim.

    *tell* is told how many rows were read, and of how many. Not for pages: the command line is the operator's own door.
    Raises FileRefused.
    """
    if data is None:
        return _load(Bringer(actor), packaged(name), name, tell)
    return _load(Bringer(actor, name), data, name, tell)


def packaged(name: str) -> bytes:
    """A file of the library that comes with Zotim (:data:`PACKAGED`)."""
    return files("zotim.register").joinpath("data", name).read_bytes()


def _load(by: Bringer, data: bytes, name: str, tell: Callable[[int, int], None] | None = None) -> LibraryLoaded:
    problems = Problems(name)
    found = _rows(data, name)
    rows: dict[str, Iterable[Row]] = {**found}
    if tell:
        total, read = sum(len(own) for own in found.values()), count(1)
        rows = {kind: _told(own, total, read, tell) for kind, own in found.items()}
    loaded = LibraryLoaded()
    _each(rows["instruments"], "symbol", problems, exchange.read_instrument, _Instruments(by, loaded.instruments))
    _each(rows["obligations"], "key", problems, exchange.read_obligation, _Obligations(by, loaded.obligations))
    _each(rows["links"], "", problems, exchange.read_link, _Links(by, loaded.links))
    if problems:
        raise FileRefused(problems)
    record(by.actor, "register.library.loaded", details=loaded.details())
    return loaded


def _told(rows: Iterable[Row], total: int, read: Iterator[int], tell: Callable[[int, int], None]) -> Iterator[Row]:
    for row in rows:
        tell(next(read), total)
        yield row


def _rows(data: bytes, name: str) -> dict[str, list[Row]]:
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return read_json(data, name, format=exchange.FORMAT, lists=exchange.LISTS)
        rows = read_csv(data, name, columns=exchange.COLUMNS, optional=exchange.MORE_COLUMNS)
    except UnreadableRecords as error:
        raise FileRefused(error.problems) from None
    return {"instruments": [], "obligations": rows, "links": []}


def _each(rows: Iterable[Row], key: str, problems: Problems, read: Any, keep: Any) -> None:
    """Read each row and keep it if nothing is wrong in it; the second of two with the same *key* is wrong."""
    lines: dict[str, int] = {}
    for row in rows:
        before = len(problems)
        fields = Fields(row.fields, row.line, problems, row.where)
        values = read(fields)
        if key and values[key]:
            if values[key] in lines:
                fields.wrong("id" if key == "key" else key, "twice", value=values[key], line=lines[values[key]])
            lines.setdefault(values[key], row.line)
        if len(problems) == before:
            keep(values, fields)


class _Instruments:
    """Brings instruments in, with their provisions and adherences."""

    def __init__(self, by: Bringer, counted: Counted) -> None:
        self.by, self.counted = by, counted
        self.known = {one.symbol: one for one in Instrument.objects.prefetch_related("provisions", "adherences")}

    def __call__(self, values: dict[str, Any], fields: Fields) -> None:
        code = exchange.row_hash(values)
        one = self.known.get(values["symbol"])
        if one is not None and (one.loaded == code or self._equal(one, values)):
            self.counted.same += 1
            return
        own = {key: value for key, value in values.items() if key not in ("provisions", "adherences")}
        if one is None:
            one = with_reference(lambda reference: Instrument.objects.create(reference=reference, loaded=code, **own))
            self.counted.added += 1
            verb = "register.instrument.added"
        else:
            for key, value in own.items():
                setattr(one, key, value)
            one.loaded = code
            one.save()
            self.counted.changed += 1
            verb = "register.instrument.changed"
        self.known[one.symbol] = one
        self._provisions(one, values["provisions"])
        self._adherences(one, values["adherences"])
        self.by.keep(one)
        record(self.by.actor, verb, one)

    @staticmethod
    def _equal(one: Instrument, values: dict[str, Any]) -> bool:
        return exchange.read_instrument(Fields(exchange.instrument_row(one), 0, Problems(""))) == values

    def _provisions(self, one: Instrument, rows: list[dict[str, Any]]) -> None:
        known = {provision.number: provision for provision in one.provisions.all()}
        for row in rows:
            parent = known[row["parent"]] if row["parent"] else None
            wanted = {**row, "parent": parent}
            provision = known.get(row["number"])
            if provision is None:
                provision = Provision(instrument=one, **wanted)
            elif all(getattr(provision, key) == value for key, value in wanted.items()):
                continue
            for key, value in wanted.items():
                setattr(provision, key, value)
            provision.save()
            known[provision.number] = provision
            self.by.keep(provision)

    def _adherences(self, one: Instrument, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            identity = {key: row[key] for key in ("subject", "kind", "from_on")}
            adherence = one.adherences.filter(**identity).first() or Adherence(instrument=one, **identity)
            if not adherence._state.adding and all(getattr(adherence, key) == value for key, value in row.items()):
                continue
            for key, value in row.items():
                setattr(adherence, key, value)
            adherence.save()
            self.by.keep(adherence)


class _Obligations:
    """Brings obligations in. What two people verified here outweighs a file, and no mark goes down."""

    def __init__(self, by: Bringer, counted: Counted) -> None:
        self.by, self.counted = by, counted
        self.instruments = {one.symbol: one for one in Instrument.objects.all()}
        self.known = {one.key: one for one in Obligation.objects.select_related("instrument", "provision")}

    def __call__(self, values: dict[str, Any], fields: Fields) -> None:
        code = exchange.row_hash(values)
        instrument, one = self.instruments.get(values["instrument"]), self.known.get(values["key"])
        if instrument is None:
            fields.wrong("instrument", "unknown_instrument", value=values["instrument"])
            return
        if one is not None and one.instrument_id != instrument.pk:
            fields.wrong("instrument", "moved", value=one.instrument.symbol)
            return
        plain = isinstance(fields.fields.get("summary"), str)
        if one is not None and (one.loaded == code or self._equal(one, values, fields if plain else None)):
            self.counted.same += 1
            return
        own = {k: v for k, v in values.items() if k not in ("instrument", "paragraph", "seen")}
        if one is None:
            provision = self._provision(instrument, values["paragraph"])
            one = with_reference(
                lambda reference: Obligation.objects.create(
                    reference=reference, instrument=instrument, provision=provision, loaded=code, **own
                )
            )
            self.counted.added += 1
            verb = "register.obligation.added"
        else:
            if plain and values["summary"].texts["en"] == one.summary.texts.get("en"):
                own["summary"] = _beside(one.summary, values["summary"])
            for key, value in own.items():
                setattr(one, key, value)
            if one.state == "unverified" or (one.state == "seen" and values["seen"]):
                one.provision = self._provision(instrument, values["paragraph"])
            one.loaded = code
            one.save()
            self.counted.changed += 1
            verb = "register.obligation.changed"
        self.known[one.key] = one
        if values["seen"] and one.state == "unverified":
            transition = states.OBLIGATION.move(one, "take_over")
            record(self.by.actor, transition.event, one)
        self.by.keep(one)
        record(self.by.actor, verb, one)

    @staticmethod
    def _equal(one: Obligation, values: dict[str, Any], sheet: Fields | None) -> bool:
        if sheet is None:
            return exchange.read_obligation(Fields(exchange.obligation_row(one), 0, Problems(""))) == values
        silent = {column: "" for column in exchange.SUMMARIES if not sheet.fields.get(column)}
        return exchange.read_obligation(Fields(exchange.csv_row(one) | silent, 0, Problems(""))) == values

    def _provision(self, instrument: Instrument, number: str) -> Provision | None:
        return provision_of(self.by.actor, instrument, number, **self.by.origin) if number else None


def _beside(kept: Translated, given: Translated) -> Translated:
    """A summary whose English a CSV left as it is, with the file's translations.

    A language of which the file says nothing stays, and so does one for which a person here answers.
    """
    texts = {code: text for code, text in given.texts.items() if code not in kept.by}
    return Translated(kept.original, {**kept.texts, **texts}, kept.authentic, kept.by)


def provision_of(actor: Who, instrument: Instrument, number: str, **noted: str) -> Provision:
    """The provision with this number; made if it isn't on record yet. For services, inside their transaction.

    *noted* as in :func:`~zotim.core.revisions.services.keep_revision`.
    """
    provision, made = Provision.objects.get_or_create(instrument=instrument, number=number)
    if made:
        keep_revision(provision, actor, **noted)
    return provision


class _Links:
    """Brings links between obligations in."""

    def __init__(self, by: Bringer, counted: Counted) -> None:
        self.by, self.counted = by, counted
        self.known: dict[str, Obligation] | None = None

    def __call__(self, values: dict[str, Any], fields: Fields) -> None:
        if self.known is None:
            self.known = {one.key: one for one in Obligation.objects.all()}
        for end in ("source", "target"):
            if values[end] not in self.known:
                fields.wrong(end, "unknown_obligation", value=values[end])
                return
        source, target = link_ends(self.known[values["source"]], self.known[values["target"]], values["kind"])
        link = ObligationLink.objects.filter(source=source, target=target, kind=values["kind"]).first()
        if link and link.note == values["note"]:
            self.counted.same += 1
            return
        if link:
            link.note = values["note"]
            link.save()
            self.counted.changed += 1
        else:
            link = ObligationLink.objects.create(source=source, target=target, kind=values["kind"], note=values["note"])
            self.counted.added += 1
        self.by.keep(link)
        record(self.by.actor, "register.obligation.related", source, details={"other": str(target.pk)})


def link_ends(source: Obligation, target: Obligation, kind: str) -> tuple[Obligation, Obligation]:
    """Both ends as a link keeps them: of a kind that holds both ways, the smaller key first."""
    if kind in ObligationLink.SYMMETRIC and target.key < source.key:
        return target, source
    return source, target


def library_export(*, actor: Actor, kind: str) -> bytes:
    """What the actor may see of the library: ``json`` (instruments, obligations, links) or ``csv`` (obligations)."""
    allow(actor, "register.library.export")
    obligations = Obligation.objects.filter(visible(Obligation, actor))
    instruments = Instrument.objects.filter(visible(Instrument, actor))
    links = ObligationLink.objects.filter(visible(ObligationLink, actor))
    return _written(kind, instruments, obligations, links)


def library_dump(kind: str) -> bytes:
    """The whole library, for whoever runs the installation (``zotim register export``)."""
    return _written(kind, Instrument.objects.all(), Obligation.objects.all(), ObligationLink.objects.all())


def _written(kind: str, instruments: Any, obligations: Any, links: Any) -> bytes:
    rows = sorted(obligations.select_related("instrument", "provision"), key=lambda one: one.key)
    if kind == "csv":
        return write_csv([*exchange.COLUMNS, *exchange.MORE_COLUMNS], [exchange.csv_row(one) for one in rows])
    ordered = sorted(instruments.prefetch_related("provisions", "adherences"), key=lambda one: one.symbol)
    related = sorted(
        map(exchange.link_row, links.select_related("source", "target")),
        key=lambda row: (row["source"], row["target"], row["kind"]),
    )
    return write_json(
        exchange.FORMAT,
        instruments=[exchange.instrument_row(one) for one in ordered],
        obligations=[exchange.obligation_row(one) for one in rows],
        links=related,
    )
