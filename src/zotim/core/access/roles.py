"""Roles: what somebody may be, and in which kinds of body.

A role means what it means because of where it is held: a coordinator is one of the coordination centre, not of a
municipality. A membership that contradicts the table gives no role, however it came about.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from zotim.core.people.models import Organisation

Kind = Organisation.Kind

ABROAD = frozenset({Kind.INTERNATIONAL, Kind.PARTNER_STATE})
"""Bodies of others: they get packets, never a role here."""
AT_HOME = frozenset(Kind) - ABROAD
CENTRE_ONLY = frozenset({Kind.COORDINATION_CENTRE})
JUDGES = frozenset({Kind.COURT, Kind.OVERSIGHT})
"""Bodies that judge what others do; they are nobody's to direct."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody may be in an organisation.

    *content*: sees records, so needs a second factor. Administrators and auditors see none. *kinds*: the kinds of
    organisation in which it may be held (default: every body of this state; none: by the token of a system alone).
    """

    code: str
    label: str | Promise
    content: bool = True
    kinds: frozenset[Kind] = AT_HOME


ROLES: dict[str, Role] = {}


def roles(*table: Role) -> None:
    """Enter roles. Raises ValueError for a code that is taken by another role."""
    for role in table:
        if ROLES.setdefault(role.code, role) != role:
            raise ValueError(f"role {role.code} is declared twice")


def fits(role: str, organisation: Organisation) -> bool:
    """Whether *role* is in the table and may be held in this kind of organisation."""
    return role in ROLES and organisation.kind in ROLES[role].kinds


def _by_kinds(codes: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """The table the other way round: the codes of these roles that are held in the same kinds of body."""
    found: dict[tuple[str, ...], list[str]] = {}
    for code in sorted(code for code in set(codes) & ROLES.keys() if ROLES[code].kinds):
        found.setdefault(tuple(sorted(ROLES[code].kinds)), []).append(code)
    return found


def fitting(of: Iterable[str] | None = None) -> Q:
    """Memberships that the table allows, for a filter: in any role, or in one of these alone. A role that nobody
    declared fits nowhere."""
    allowed = Q(pk__in=[])
    for kinds, codes in _by_kinds(ROLES if of is None else of).items():
        allowed |= Q(role__in=codes, organisation__kind__in=kinds)
    return allowed


def fitting_sql(role: str, kind: str) -> str:
    """The same for the database, about two columns. Codes are ours, never what somebody typed."""
    return " OR ".join(
        f"({role} IN ({_quoted(codes)}) AND {kind} IN ({_quoted(kinds)}))" for kinds, codes in _by_kinds(ROLES).items()
    )


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
