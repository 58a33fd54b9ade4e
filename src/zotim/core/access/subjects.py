"""What access can be granted to, and for what: each room enters its table with :func:`subject`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise

from zotim.core.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Purpose:
    """Something that people read a record for: who may act for it (*roles*), and which *domains* it can open.

    One with no domains opens no content and can't be granted: it is a way to look at records from outside, such as an
    overview of states.
    """

    code: str
    label: str | Promise
    roles: frozenset[str]
    domains: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Subject:
    """What access can be granted to.

    *open_rows* answers the ids of the records that grants open now, *open_sql* says it to the database: a condition
    about ``s.subject``. *overseen* answers a queryset of ids of the records whose grants the actor may see and, while
    they are open, give and take back; *sql* is the same for the database, rows of one column, about ``holder``.
    *bases* maps the label of what a grant can rest on to a condition in SQL about ``basis`` (its id), ``subject`` and
    ``holder``: consent, a duty by statute or a court's order is one more line. *worked_on* answers ids of the records
    whose bars the actor sees, enters and lifts, *worked_on_sql* the same for the database.
    """

    label: str
    domains: frozenset[str]
    purposes: tuple[Purpose, ...]
    open_rows: Callable[[], QuerySet[Any]]
    open_sql: str
    overseen: Callable[[Actor], QuerySet[Any]]
    sql: str
    bases: dict[str, str]
    basis_holds: Callable[[Actor, Any, models.Model], bool]
    worked_on: Callable[[Actor], QuerySet[Any]]
    worked_on_sql: str

    def __post_init__(self) -> None:
        codes = [each.code for each in self.purposes]
        if len(set(codes)) != len(codes):
            raise ValueError(f"{self.label}: a purpose stands in the table twice")
        if strangers := {domain for each in self.purposes for domain in each.domains} - self.domains:
            raise ValueError(f"{self.label}: no such domain: {', '.join(sorted(strangers))}")

    @property
    def grantable(self) -> tuple[Purpose, ...]:
        """The purposes for which access can be given, in the order of the table."""
        return tuple(each for each in self.purposes if each.domains)

    def purpose(self, code: str) -> Purpose | None:
        """The purpose with this code, if access can be given for it."""
        return next((each for each in self.grantable if each.code == code), None)

    def served_by(self, roles: Iterable[str], code: str = "") -> list[Purpose]:
        """The purposes for which somebody with *roles* may read, all or only *code*."""
        held = frozenset(roles)
        return [each for each in self.grantable if each.roles & held and code in ("", each.code)]


SUBJECTS: dict[str, Subject] = {}


def subject(entry: Subject) -> None:
    """Register what access can be granted to."""
    SUBJECTS[entry.label] = entry
