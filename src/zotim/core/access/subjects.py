"""What access can be granted to, and for what: each room enters its table with :func:`subject`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, QuerySet
from django.utils.functional import Promise

from zotim.core.access.actor import Actor

if TYPE_CHECKING:
    from zotim.core.access.models import Grant


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
class Basis:
    """What a grant can rest on. While the row doesn't hold, the grant opens nothing.

    *holds* answers a condition about the columns of a grant: that the row on which it rests (``basis_id``) holds now,
    for whoever received it; *holds_sql* says the same to the database about ``g``, at ``at``. *covers* is asked when
    a grant is given: whether the actor may rest it on this row, which holds and covers all of it; *covers_sql* is a
    condition about what ``zotim_wall_grant_give`` is told (``basis``, ``subject``, ``receiver``, ``parts``, ``aim``,
    ``finishes``) and about ``holder``.
    """

    label: str | Promise
    holds: Callable[[], Exists]
    holds_sql: str
    covers: Callable[[Actor, "Grant", Any], bool]
    covers_sql: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What access can be granted to.

    *open_rows* answers the ids of the records that grants open now, *open_sql* says it to the database: a condition
    about ``s.subject``. *overseen* answers a queryset of ids of the records whose grants the actor may give and take
    back while they are open; *sql* is the same for the database, rows of one column, about ``holder``. *bases* maps
    the label of a model to what rests on its rows; rooms above enter theirs by :func:`basis`. *worked_on* answers ids
    of the records whose grants the actor sees, and whose bars they see, enter and lift; *worked_on_sql* the same for
    the database.
    """

    label: str
    domains: frozenset[str]
    purposes: tuple[Purpose, ...]
    open_rows: Callable[[], QuerySet[Any]]
    open_sql: str
    overseen: Callable[[Actor], QuerySet[Any]]
    sql: str
    bases: dict[str, Basis]
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


def basis(label: str, model: type[models.Model], entry: Basis) -> None:
    """Register what grants on records of the kind *label* can rest on, too."""
    SUBJECTS[label].bases[model._meta.label_lower] = entry
