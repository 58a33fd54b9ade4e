"""Tables of the oversight desk. A record is shown by its kind and reference, with a link for who may open it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import CLOCKS
from zotim.core.clocks.selectors import read
from zotim.core.disclosures.registry import KINDS as DISCLOSED
from zotim.core.retention.registry import RULES
from zotim.core.retention.states import RUN
from zotim.core.ui import show, words
from zotim.core.ui.columns import page_of
from zotim.core.ui.events import DONE, SEEN, kind_word, said
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, DayFilter, RowTable, TextFilter
from zotim.core.ui.words import Word
from zotim.desks.oversight.records import Named, ids_of, shown

BATCH = 500

OUTCOMES: dict[str, Word] = {
    "dispose": pgettext_lazy("what becomes of a record", "disposed of"),
    "anonymise": pgettext_lazy("what becomes of a record", "made anonymous"),
    "archive": pgettext_lazy("what becomes of a record", "handed to the archive"),
}
words.add("RetentionOutcome", OUTCOMES)
VERIFIED: Word = _("verified")
PROPOSAL: Word = _("proposal")


def standing(verified: bool) -> Word:
    """Whether somebody read the official text: law, or a proposal."""
    return VERIFIED if verified else PROPOSAL


def rule_word(code: str) -> Word:
    """A rule in words; one that this version doesn't know stays a code."""
    return RULES[code].label if code in RULES else code  # type: ignore[return-value]


class RecordTable(DataTable):
    """Rows that name records: they are looked up once for each page, and in batches for the file."""

    @staticmethod
    def named(row: Any) -> Named:
        """The record that a row names."""
        return row.object_type, str(row.object_id or "")

    def _with_records(self, rows: list[Any]) -> list[Any]:
        actor: Actor = self.request.actor  # type: ignore[attr-defined]
        found = shown(actor, {self.named(row) for row in rows})
        for row in rows:
            row.shown = found[self.named(row)]
        return rows

    @cached_property
    def page(self) -> Any:
        """The page that is shown, with its records looked up."""
        page = super().page
        page.object_list = self._with_records(list(page.object_list))
        return page

    def rows_for_export(self) -> Iterator[list[Any]]:
        """All rows that match, one value for each column."""
        batch: list[Any] = []
        for row in self.found.iterator(BATCH) if isinstance(self.found, QuerySet) else self.found:
            batch.append(row)
            if len(batch) == BATCH:
                yield from ([column.plain(one) for column in self.columns] for one in self._with_records(batch))
                batch = []
        yield from ([column.plain(one) for column in self.columns] for one in self._with_records(batch))


KIND = Column("kind", _("Kind of record"), value=lambda row: row.shown.kind)
RECORD = Column(
    "record", _("Record"), kind="code", value=lambda row: row.shown.short, link=lambda row: row.shown.url or None
)
"""On the page: the reference, or the end of the id. The whole id stands in the file."""
ID = Column("object_id", _("Id"), kind="code", hidden=True)


def _who(event: Any) -> str:
    """The person's name as it is today; the id where the account is gone; what else acted."""
    if event.actor_id is None:
        return str(Event.Kind(event.actor_kind).label)
    who = event.actor_name or str(event.actor_id)
    return f"{who} → {event.on_behalf_of_name or event.on_behalf_of_id}" if event.on_behalf_of_id else who


def _verbs() -> list[tuple[str, Word]]:
    """Everything that can have happened, in the order of the alphabet."""
    known = {**SEEN, **DONE}
    return sorted(((verb, str(text)) for verb, text in known.items()), key=lambda pair: pair[1].casefold())


class RecordFilter(TextFilter):
    """A record by its reference, or by its id or a part of it, as the page shows it too."""

    def q(self, value: str) -> Q:
        """The condition for *value*."""
        value = value.strip(" …")
        return Q(object_id__icontains=value.lower()) | Q(object_id__in=list(ids_of(value)))


class LogTable(RecordTable):
    """The log: who did what to which record."""

    caption = _("Log")
    columns = [
        Column("at", _("When"), kind="moment", sort="at"),
        Column("who", _("Who"), value=_who),
        Column("what", _("What"), value=said, wide=True),
        KIND,
        RECORD,
        Column("outcome", _("Outcome"), value=lambda event: event.get_outcome_display()),
        Column("verb", _("Code"), kind="code", hidden=True),
        Column("object_type", _("Code of the kind"), kind="code", hidden=True),
        ID,
        Column("purpose", _("Purpose"), kind="code", hidden=True),
        Column("request_id", _("Request"), kind="code", hidden=True),
    ]
    filters = [
        TextFilter("who", _("Who"), fields=("actor_name", "on_behalf_of_name")),
        ChoiceFilter("verb", _("What"), choices=_verbs),
        RecordFilter("object_id", _("Record")),
        ChoiceFilter("outcome", _("Outcome"), choices=lambda: Event.Outcome.choices),
        DayFilter("since", _("From"), field="at__date", lookup="gte"),
        DayFilter("until", _("Until"), field="at__date", lookup="lte"),
    ]


class DisclosureTable(DataTable):
    """What left the house."""

    caption = _("Disclosures")
    empty = _("Nothing was given to anybody outside.")
    columns = [
        Column("at", _("When"), kind="moment", sort="at", link=page_of("disclosure")),
        Column("kind", _("What"), value=lambda row: disclosed_word(row.kind)),
        Column("recipient", _("Recipient"), value=lambda row: recipient(row), wide=True),
        Column("purpose", _("Purpose"), kind="label", enum="Purpose"),
        Column("basis", _("Ground"), kind="label", enum="Ground"),
        Column("by", _("Given by"), value="by.name"),
        Column("payload_sha256", _("SHA-256 of the bytes"), kind="code", hidden=True),
    ]
    filters = [
        ChoiceFilter("kind", _("What"), choices=lambda: [(kind.code, str(kind.label)) for kind in DISCLOSED.values()]),
        ChoiceFilter("purpose", _("Purpose"), choices=lambda: list(words.PURPOSES.items())),
        ChoiceFilter("basis", _("Ground"), choices=lambda: list(words.GROUNDS.items())),
        DayFilter("since", _("From"), field="at__date", lookup="gte"),
        DayFilter("until", _("Until"), field="at__date", lookup="lte"),
    ]


def disclosed_word(code: str) -> Word:
    """A kind of disclosure in words; one that this version doesn't know stays a code."""
    return DISCLOSED[code].label if code in DISCLOSED else code  # type: ignore[return-value]


def recipient(row: Any) -> Any:
    """Who received it: a body, or a name."""
    return row.organisation.name if row.organisation_id else row.recipient


class ClockTable(RecordTable):
    """Clocks: what, since when, until when, on which legal source."""

    caption = _("Clocks")
    empty = _("No clock has begun yet.")
    columns = [
        Column("clock", _("Clock"), value=lambda run: CLOCKS[run.code].label),
        KIND,
        RECORD,
        Column("started_at", _("Since"), kind="date", sort="started_at"),
        Column("state", _("State"), kind="label", enum="ClockState", value=lambda run: read(run).state),
        Column("due_at", _("Last day"), kind="due", value=lambda run: _open_until(run), sort="due_at"),
        ID,
        Column("length", _("Length"), value=lambda run: show.length(CLOCKS[run.code].length), hidden=True),
        Column("began_at", _("Began at"), kind="moment", value="started_at", hidden=True),
        Column("source", _("Legal source"), value=lambda run: gettext(CLOCKS[run.code].legal_source)),
        Column("standing", _("Law or proposal"), value=lambda run: standing(not read(run).proposal)),
    ]
    filters = [
        ChoiceFilter("code", _("Clock"), choices=lambda: [(one.code, str(one.label)) for one in CLOCKS.values()]),
        ChoiceFilter("state", _("State"), choices=lambda: ClockRun.State.choices),
        RecordFilter("object_id", _("Record")),
    ]


def _open_until(run: ClockRun) -> Any:
    """The last day of a clock that isn't over."""
    return None if run.state == ClockRun.State.STOPPED else read(run).last_day


class RuleTable(RowTable):
    """Retention rules and how many records are due under each."""

    caption = _("Retention rules")
    columns = [
        Column("rule", _("Rule"), value=lambda one: one.rule.label, wide=True),
        Column("kind", _("Kind of record"), value=lambda one: kind_word(one.object_type)),
        Column("length", _("Kept for"), value=lambda one: show.length(one.rule.length)),
        Column("outcome", _("Then"), kind="label", enum="RetentionOutcome", value="rule.outcome"),
        Column("count", _("Due now"), kind="number"),
        Column("source", _("Legal source"), value=lambda row: gettext(row.rule.legal_source)),
        Column("standing", _("Law or proposal"), value=lambda one: standing(one.rule.verified)),
        Column("code", _("Code"), kind="code", value="rule.code", hidden=True),
    ]


class RunTable(DataTable):
    """Disposals and how far they are."""

    caption = _("Disposals")
    empty = _("What somebody proposes to dispose of will stand here.")
    columns = [
        Column("created_at", _("Proposed"), kind="moment", sort="created_at", link=page_of("disposal")),
        Column("rule", _("Rule"), value=lambda run: rule_word(run.rule), wide=True),
        Column("found", _("Records"), kind="number", sort="found"),
        Column("border", _("Begun before"), kind="moment", sort="border"),
        Column("state", _("State"), kind="state", machine="retention.DisposalRun", sort="state"),
    ]  # fmt: skip
    filters = [
        ChoiceFilter("rule", _("Rule"), choices=lambda: [(code, str(rule.label)) for code, rule in RULES.items()]),
        ChoiceFilter("state", _("State"), choices=lambda: [(state.code, str(state.label)) for state in RUN.states]),
    ]


class ItemTable(RecordTable):
    """The records of an open disposal: ids and references, nothing of what they say."""

    caption = _("Records of this disposal")
    per_page = 50
    columns = [
        Column(
            "record", _("Record"), kind="code", value=lambda row: row.shown.code, link=lambda row: row.shown.url or None
        ),
        Column("state", _("State"), kind="state", machine="retention.DisposalItem", sort="state"),
        ID,
    ]

    def __init__(self, request: HttpRequest, queryset: Any, object_type: str) -> None:
        super().__init__(request, queryset)
        self.named = lambda row: (object_type, str(row.object_id))  # type: ignore[method-assign]


class HoldTable(RecordTable):
    """Legal holds."""

    caption = _("Legal holds")
    empty = _("Nothing is held: what is due can be proposed.")
    columns = [
        Column("starts_at", _("From"), kind="moment", sort="starts_at", link=page_of("hold")),
        KIND,
        Column(
            "record",
            _("Record"),
            value=lambda hold: show.code(hold.shown.code) if hold.object_id else _("all of this kind"),
            link=lambda hold: hold.shown.url or None,
        ),
        Column("reason", _("Reason"), wide=True),
        Column("ends_at", _("Until"), kind="moment", sort="ends_at"),
    ]  # fmt: skip
    filters = [
        RecordFilter("object_id", _("Record")),
        ChoiceFilter(
            "lasts",
            _("State"),
            choices=[("now", _("lasts")), ("over", _("lifted"))],
            keep=lambda hold, value: (hold.ends_at is None) == (value == "now"),
        ),
    ]


class CertificateTable(DataTable):
    """Certificates of disposal."""

    caption = _("Certificates")
    empty = _("A certificate is written when a disposal is finished.")
    columns = [
        Column("at", _("Finished"), kind="moment", sort="at", link=page_of("certificate")),
        Column("rule", _("Rule"), value=lambda one: rule_word(one.rule), wide=True),
        Column("outcome", _("Then"), kind="label", enum="RetentionOutcome"),
        Column("gone", _("Records"), kind="number", value=lambda one: gone(one)),
        Column("sha256", _("Hash"), kind="code", value=lambda one: one.sha256[:16]),
    ]
    filters = [
        ChoiceFilter("rule", _("Rule"), choices=lambda: [(code, str(rule.label)) for code, rule in RULES.items()]),
        DayFilter("since", _("From"), field="at__date", lookup="gte"),
        DayFilter("until", _("Until"), field="at__date", lookup="lte"),
    ]


def gone(certificate: Any) -> int:
    """How many records went; for rows that go by time alone, how many rows."""
    counts = certificate.counts
    rule = RULES.get(certificate.rule)
    return counts.get("gone", 0) or (counts.get(rule.model.lower(), 0) if rule else 0)
