"""Kinds of disclosure as data: what may leave, for which purposes, on which grounds, with which approval."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that leaves: *action* of the policy decides who may send it.

    *purposes* and *bases* are codes that a disclosure may state. *approval* names the action that a second person must
    have approved on the first of the objects; without one, one person may send it. *personal*: whether people's data
    leaves; then a disclosure names what it is about.
    """

    code: str
    label: str | Promise
    action: str
    purposes: frozenset[str]
    bases: frozenset[str]
    approval: str = ""
    personal: bool = False


KINDS: dict[str, Kind] = {}


def kinds(*table: Kind) -> None:
    """Enter kinds. Raises ValueError for a code that is taken, and for one with no purpose or no ground."""
    for kind in table:
        if kind.code in KINDS:
            raise ValueError(f"disclosure {kind.code} is declared twice")
        if not kind.purposes or not kind.bases:
            raise ValueError(f"disclosure {kind.code}: nothing leaves without a purpose and a ground")
        KINDS[kind.code] = kind
