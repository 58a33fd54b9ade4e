"""Retention rules as data: a room's ``retention.py`` enters its own, pages and the reference print them.

A rule says for one kind of record how long it is kept, from what on, what then happens, and on what legal ground.
What belongs to a record and goes with it, the room says in ``parts``. What lower mechanisms keep about any record
(revisions, approvals, clocks) goes by :func:`traces`; higher ones (an index, keys) enter a function of their own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from zotim.core.audit.services import Who
from zotim.core.clocks.lengths import Length
from zotim.core.clocks.own import as_here
from zotim.core.dictionary import RETENTION_CLASSES

EVERY = Q()


class Outcome(StrEnum):
    """What happens to a record whose time is over."""

    DISPOSE = "dispose"
    ANONYMISE = "anonymise"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long records of *model* (``"register.Evidence"``) are kept, and what then happens.

    The time begins with the moment or day in *since_field*, or with the last event of the log with the verb
    *since_event* about the record; the log must then be kept longer than the rule runs. *where* narrows the records.
    *under* names foreign keys whose records' holds count too.

    For disposal *parts* answers the querysets that go, children first, the record itself last; for the other outcomes
    *apply* does the work and answers counts. *bulk* replaces both where rows go by time alone: it takes who, the
    border and the certificate, and answers how many went. *keyed*: the record has a key of its own, which is destroyed
    with it, so that what was sealed is unreadable in every copy. *purpose* is what those who propose read the
    records for, where a wall asks. Where the law of the deployment says another length, a rule is made with that
    (:mod:`zotim.core.clocks.own`). Raises ValueError for a rule that contradicts itself.
    """

    code: str
    label: str | Promise
    model: str
    retention_class: str
    length: Length
    since_field: str = ""
    since_event: str = ""
    where: Q = EVERY
    under: tuple[str, ...] = ()
    outcome: Outcome = Outcome.DISPOSE
    parts: Callable[[Any], Sequence[QuerySet]] | None = None
    apply: Callable[[Any], Mapping[str, int]] | None = None
    bulk: Callable[[Who, datetime, str], int] | None = None
    keyed: bool = False
    purpose: str = ""
    legal_source: str = ""
    verified: bool = False

    def __post_init__(self) -> None:
        as_here(self)
        if self.retention_class not in RETENTION_CLASSES:
            raise ValueError(f"rule {self.code}: no retention class {self.retention_class!r}")
        if bool(self.since_field) == bool(self.since_event):
            raise ValueError(f"rule {self.code}: runs from a field or from an event, one of them")
        if self.outcome != Outcome.DISPOSE and not self.apply:
            raise ValueError(f"rule {self.code}: says {self.outcome} but not how")
        if self.verified and not self.legal_source:
            raise ValueError(f"rule {self.code}: verified against what? It names no legal source")


Trace = Callable[[str, Sequence[UUID], str], Mapping[str, int]]
"""Forgets what is kept elsewhere about records: takes their kind, their ids and the certificate, answers counts."""

RULES: dict[str, Rule] = {}
TRACES: list[Trace] = []


def rules(*table: Rule) -> None:
    """Enter rules. Raises ValueError for a code that is taken."""
    for rule in table:
        if rule.code in RULES:
            raise ValueError(f"retention rule {rule.code} is declared twice")
        RULES[rule.code] = rule


def spares(code: str, rows: Q) -> None:
    """Enter records that a rule of a room below leaves alone, because something rests on them."""
    RULES[code] = replace(RULES[code], where=RULES[code].where & ~rows)


def traces(trace: Trace) -> Trace:
    """Enter a function that forgets; it runs in the transaction in which the records go."""
    if trace not in TRACES:
        TRACES.append(trace)
    return trace


def disposed(key: str) -> str:
    """SQL that both databases read, for a guard: whether the record with this id is being disposed of right now.

    *key* is about the row, ``OLD.case_id``. The item says so in the transaction in which the rows go, and no other.
    """
    return (
        "EXISTS (SELECT 1 FROM retention_disposalitem i JOIN retention_disposalrun r ON r.id = i.run_id "  # noqa: S608
        f"WHERE i.object_id = {key} AND i.state = 'gone' AND r.state = 'approved')"
    )
