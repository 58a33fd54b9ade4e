"""Groups abroad from files and into files. Of a file with an error nothing is kept; loading twice changes nothing."""

import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.audit.services import Who, record
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.formats.records import Row, UnreadableRecords, read_csv, read_json, write_csv, write_json
from zotim.register.exchange import Fields, FileRefused, Problems, text_row
from zotim.register.exchange.origin import Bringer
from zotim.register.models import Instrument
from zotim.register.services.library import Counted, Loaded
from zotim.register.taking_part.models import (
    Forum,
    ForumKind,
    ForumLead,
    ForumMembership,
    LeadRole,
    MembershipKind,
    SponsorRole,
    Sponsorship,
)
from zotim.vocabulary import Classification, Language

FORMAT = "zotim-groups/1"
LISTS = ("groups", "sponsorships")
PACKAGED = "groups.json"
"""The facts that come with Zotim, each with its source."""
COLUMNS = ("id", "kind", "name")
MORE_COLUMNS = ("name_sq", "name_ar", "parent", "report_days", "source", "certain", "note")
FACT = ("source", "certain", "note")
SPELL = ("from_on", "until_on")
GROUP = ("id", "name", "kind", "parent", "report_days", *FACT, "leads", "memberships")


@dataclass(slots=True)
class GroupsLoaded(Loaded):
    """What came of a file of groups."""

    groups: Counted = field(default_factory=Counted)
    sponsorships: Counted = field(default_factory=Counted)


@transaction.atomic
def forums_load(*, actor: Actor, data: bytes, name: str) -> GroupsLoaded:
    """Load a CSV or JSON file. Raises FileRefused with every error, by line and field; then nothing of it is kept."""
    allow(actor, "register.forum.load")
    return _load(Bringer(actor, name), data, name)


@transaction.atomic
def forums_install(*, actor: Who, data: bytes | None = None, name: str = PACKAGED) -> GroupsLoaded:
    """Load a file on behalf of whoever runs the installation; without *data* the one that comes with Zotim."""
    if data is None:
        return _load(Bringer(actor), packaged(), name)
    return _load(Bringer(actor, name), data, name)


def packaged() -> bytes:
    """The file that comes with Zotim."""
    return files("zotim.register").joinpath("data", PACKAGED).read_bytes()


def is_groups(data: bytes) -> bool:
    """Whether a file says that it holds groups: JSON of this format, or a CSV with our columns."""
    head = data[:2000].decode("utf-8-sig", "replace")
    columns = set(re.split(r"[,;\t]", re.sub(r"[\"\s]", "", head.partition("\n")[0])))
    return FORMAT in head or (set(COLUMNS) <= columns and "instrument" not in columns)


def _load(by: Bringer, data: bytes, name: str) -> GroupsLoaded:
    problems = Problems(name)
    rows, loaded = _rows(data, name), GroupsLoaded()
    groups = {one.key: one for one in Forum.objects.all()}
    lines: dict[str, int] = {}
    for row in rows["groups"]:
        before, fields = len(problems), Fields(row.fields, row.line, problems, row.where)
        values = _read_group(fields)
        if values["key"] in lines:
            fields.wrong("id", "twice", value=values["key"], line=lines[values["key"]])
        lines.setdefault(values["key"], row.line)
        if values["parent"] and (values["parent"] not in groups or values["parent"] == values["key"]):
            fields.wrong("parent", "unknown_group", value=values["parent"])
        if len(problems) == before:
            groups[values["key"]] = _keep_group(by, values, groups, loaded.groups)
    for row in rows["sponsorships"]:
        before, fields = len(problems), Fields(row.fields, row.line, problems, row.where)
        values = _read_sponsorship(fields)
        instrument = Instrument.objects.filter(symbol=values["instrument"]).first()
        if values["instrument"] and instrument is None:
            fields.wrong("instrument", "unknown_instrument", value=values["instrument"])
        if values["forum"] not in groups:
            fields.wrong("group", "unknown_group", value=values["forum"])
        if len(problems) == before:
            values |= {"instrument": instrument, "forum": groups[values["forum"]]}
            _keep_sponsorship(by, values, loaded.sponsorships)
    if problems:
        raise FileRefused(problems)
    record(by.actor, "register.forums.loaded", details=loaded.details())
    return loaded


def _rows(data: bytes, name: str) -> dict[str, list[Row]]:
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return read_json(data, name, format=FORMAT, lists=LISTS)
        rows = read_csv(data, name, columns=COLUMNS, optional=MORE_COLUMNS)
    except UnreadableRecords as error:
        raise FileRefused(error.problems) from None
    return {"groups": [Row(row.line, row.where, _from_csv(row.fields)) for row in rows], "sponsorships": []}


def _from_csv(cells: Any) -> dict[str, Any]:
    """A row of cells as JSON holds it: the name in English, with translations."""
    texts = {"en": cells["name"]} | {code: cells.get(f"name_{code}", "") for code in ("sq", "ar")}
    plain = {name: value for name, value in cells.items() if not name.startswith("name")}
    return {**plain, "name": {"original": "en", "texts": {code: text for code, text in texts.items() if text}}}


def _fact(fields: Fields) -> dict[str, Any]:
    """Where a fact stands. What was seen says where."""
    source, certain = fields.text("source"), bool(fields.yes_no("certain"))
    if certain and not source:
        fields.wrong("source", "required")
    return {"source": source, "certain": certain, "note": fields.text("note")}


def _spell(fields: Fields) -> dict[str, Any]:
    begins, ends = fields.day("from_on"), fields.day("until_on")
    if begins and ends and ends < begins:
        fields.wrong("until_on", "order")
    return {"from_on": begins, "until_on": ends}


def _read_group(fields: Fields) -> dict[str, Any]:
    fields.only(*GROUP)
    return {
        "key": fields.key("id"),
        "name": fields.translated("name"),
        "kind": fields.choice("kind", ForumKind),
        "parent": fields.text("parent", most=120),
        "report_days": fields.months("report_days"),
        **_fact(fields),
        "leads": [_read_lead(one) for one in _nested(fields, "leads")],
        "memberships": [_read_membership(one) for one in _nested(fields, "memberships")],
    }


def _nested(fields: Fields, name: str) -> list[Fields]:
    value = fields.fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        fields.wrong(name, "list")
        return []
    where = f"{fields.where}.{name}"
    return [Fields(item, fields.line, fields.problems, f"{where}[{n}]") for n, item in enumerate(value)]


def _read_lead(fields: Fields) -> dict[str, Any]:
    fields.only("who", "role", *SPELL, *FACT)
    known = {"who": fields.translated("who"), "role": fields.choice("role", LeadRole)}
    return {**known, **_spell(fields), **_fact(fields)}


def _read_membership(fields: Fields) -> dict[str, Any]:
    fields.only("subject", "kind", "basis", *SPELL, *FACT)
    subject = fields.text("subject", most=2, required=True)
    if subject and not (subject.isascii() and subject.isalpha() and subject.isupper() and len(subject) == 2):
        fields.wrong("subject", "choice", value=subject, known="AL, XK, MK …")
    known = {"subject": subject, "kind": fields.choice("kind", MembershipKind), "basis": fields.text("basis", most=300)}
    return {**known, **_spell(fields), **_fact(fields)}


def _read_sponsorship(fields: Fields) -> dict[str, Any]:
    fields.only("symbol", "title", "group", "role", "on", "instrument", "classification", *FACT)
    return {
        "symbol": fields.text("symbol", most=120, required=True),
        "title": fields.translated("title"),
        "forum": fields.text("group", most=120, required=True),
        "role": fields.choice("role", SponsorRole),
        "on": fields.day("on"),
        "instrument": fields.text("instrument", most=120),
        "classification": fields.choice("classification", Classification, required=False)
        or Classification.INTERNAL.value,
        **_fact(fields),
    }


def _bring(one: Any, values: dict[str, Any], by: Bringer) -> bool:
    """Give a record these values; answers whether that changed anything. Who translated a text doesn't count."""
    changed = one._state.adding
    for name, value in values.items():
        now = getattr(one, name)
        same = text_row(now) == text_row(value) if isinstance(value, Translated) else now == value
        if not same:
            setattr(one, name, value)
            changed = True
    if changed:
        one.save()
        by.keep(one)
    return changed


def _keep_group(by: Bringer, values: dict[str, Any], groups: dict[str, Forum], counted: Counted) -> Forum:
    leads, memberships = values.pop("leads"), values.pop("memberships")
    one = groups.get(values["key"]) or Forum(key=values["key"])
    new = one._state.adding
    changed = _bring(one, {**values, "parent": groups.get(values["parent"])}, by)
    known = {(lead.who.texts.get(lead.who.original), lead.role, lead.from_on): lead for lead in one.leads.all()}
    for row in leads:
        lead = known.get((row["who"].texts[row["who"].original], row["role"], row["from_on"])) or ForumLead(forum=one)
        changed |= _bring(lead, row, by)
    for row in memberships:
        identity = {name: row[name] for name in ("subject", "kind", "from_on")}
        membership = one.memberships.filter(**identity).first() or ForumMembership(forum=one, **identity)
        changed |= _bring(membership, row, by)
    _count(counted, new, changed)
    if changed:
        record(by.actor, "register.forum.added" if new else "register.forum.changed", one)
    return one


def _keep_sponsorship(by: Bringer, values: dict[str, Any], counted: Counted) -> None:
    one = Sponsorship.objects.filter(symbol=values["symbol"], role=values["role"]).first()
    new = one is None
    if one is None:
        one = with_reference(lambda reference: Sponsorship.objects.create(reference=reference, **values))
        by.keep(one)
    changed = new or _bring(one, values, by)
    _count(counted, new, changed)
    if changed:
        record(by.actor, "register.sponsorship.added" if new else "register.sponsorship.changed", one)


def _count(counted: Counted, new: bool, changed: bool) -> None:
    what = "added" if new else "changed" if changed else "same"
    setattr(counted, what, getattr(counted, what) + 1)


def forums_export(*, actor: Actor, kind: str) -> bytes:
    """What the actor may see: ``json`` (groups with leads and memberships, co-sponsorships) or ``csv`` (groups)."""
    allow(actor, "register.forum.download")
    return _written(
        kind, Forum.objects.filter(visible(Forum, actor)), Sponsorship.objects.filter(visible(Sponsorship, actor))
    )


def forums_dump(kind: str) -> bytes:
    """All of it, for whoever runs the installation (``zotim register export``)."""
    return _written(kind, Forum.objects.all(), Sponsorship.objects.all())


def _written(kind: str, forums: Any, sponsorships: Any) -> bytes:
    rows = [_group_row(one) for one in _parents_first(forums)]
    if kind == "csv":
        return write_csv([*COLUMNS, *MORE_COLUMNS], [_csv_row(row) for row in rows])
    backed = sponsorships.select_related("forum", "instrument").order_by("symbol", "role")
    return write_json(FORMAT, groups=rows, sponsorships=[_sponsorship_row(one) for one in backed])


def _parents_first(forums: Any) -> list[Forum]:
    """Groups by id, a part after its whole, so that a file can be read from top to bottom."""
    oldest = Prefetch("leads", ForumLead.objects.order_by("from_on", "created_at"))
    memberships = Prefetch("memberships", ForumMembership.objects.order_by("subject", "from_on", "created_at"))
    waiting = list(forums.select_related("parent").prefetch_related(oldest, memberships).order_by("key"))
    ordered: list[Forum] = []
    while waiting:
        there = {one.pk for one in ordered}
        ready = [one for one in waiting if one.parent_id is None or one.parent_id in there]
        ordered += ready
        waiting = [one for one in waiting if one not in ready]
    return ordered


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _plain(one: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in (*names, *FACT)}


def _lasted(one: Any) -> dict[str, Any]:
    return {name: _day(getattr(one, name)) for name in SPELL}


def _group_row(one: Forum) -> dict[str, Any]:
    return {
        "id": one.key,
        "name": text_row(one.name),
        "parent": one.parent.key if one.parent else "",
        **_plain(one, "kind", "report_days"),
        "leads": [{"who": text_row(row.who), **_plain(row, "role"), **_lasted(row)} for row in one.leads.all()],
        "memberships": [{**_plain(row, "subject", "kind", "basis"), **_lasted(row)} for row in one.memberships.all()],
    }


def _csv_row(row: dict[str, Any]) -> dict[str, str]:
    texts = row["name"]["texts"]
    said = {"name": texts.get(Language.ENGLISH) or texts[row["name"]["original"]]}
    said |= {f"name_{code}": texts.get(code, "") for code in ("sq", "ar")}
    plain = {name: row[name] for name in ("id", "kind", "parent", "source", "note")}
    return {**plain, **said, "report_days": str(row["report_days"] or ""), "certain": "yes" if row["certain"] else "no"}


def _sponsorship_row(one: Sponsorship) -> dict[str, Any]:
    return {
        "title": text_row(one.title),
        "group": one.forum.key,
        "on": _day(one.on),
        "instrument": one.instrument.symbol if one.instrument else "",
        **_plain(one, "symbol", "role", "classification"),
    }
