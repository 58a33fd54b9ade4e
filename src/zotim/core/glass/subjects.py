"""What can be opened in an emergency, and by whom: each room enters its records with :func:`behind`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.policy import ACTIONS
from zotim.core.access.subjects import SUBJECTS
from zotim.core.ui.words import Word

EMERGENCY = "emergency"
"""The purpose for which a record is read behind broken glass. A desk's table has it with no domains: it can't be
granted, and nothing is written for it."""
LONGEST = timedelta(hours=3)
"""Whoever needs longer breaks the glass again, and it is told and reviewed again."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Records behind glass.

    *label* is that of a subject of ``core.access.subjects``, which says what is open, who works on it and who oversees
    it; *number* names its field with the number that is typed, *page* answers the address of its page, read for this
    purpose. *roles* may break the glass, *parts* can be opened (code to word, in the order of the form). *workers* are
    the roles of those who work on such records, *overseers* of those who review. *told* answers who is told at once
    of a record being opened, *told_sql* the same for the database: ids of people, about ``subject`` and ``at``.
    """

    label: str
    number: str
    page: Callable[[UUID], str]
    roles: frozenset[str]
    parts: Mapping[str, Word]
    workers: frozenset[str]
    overseers: frozenset[str]
    told: Callable[[UUID], Iterable[UUID]]
    told_sql: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Kept:
    """Records that somebody never opens, beside those from which they are barred: ids by the person's id, and the same
    for the database, rows of one column, about ``who`` and ``at``."""

    rows: Callable[[UUID], QuerySet[Any]]
    sql: str


BEHIND: dict[str, Behind] = {}
KEPT: dict[str, list[Kept]] = {}


def behind(entry: Behind) -> None:
    """Put records behind glass; their roles may from now on. Raises ValueError for a part that the subject hasn't."""
    if strangers := set(entry.parts) - SUBJECTS[entry.label].domains:
        raise ValueError(f"{entry.label}: no such part: {', '.join(sorted(strangers))}")
    BEHIND[entry.label] = entry
    seers = entry.roles | entry.workers
    for name, roles in {
        "glass.breaking.list": seers,
        "glass.breaking.view": seers,
        "glass.breaking.break": entry.roles,
        "glass.breaking.end": entry.roles,
        "glass.breaking.review": entry.overseers,
    }.items():
        ACTIONS[name] = replace(ACTIONS[name], roles=ACTIONS[name].roles | roles)


def kept_from(label: str, kept: Kept) -> None:
    """Enter records of a kind that somebody never opens, such as those of their own family."""
    KEPT.setdefault(label, []).append(kept)
