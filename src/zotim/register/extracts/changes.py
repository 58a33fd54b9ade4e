"""What differs between two versions of an extract: what came, what went, and in what the rest changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zotim.core.texts import Translated
from zotim.register.extracts.content import Content

KINDS = ("commitments", "instruments", "reports", "figures")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came (*added*), went (*removed*) or *changed*, with the names of the fields that did."""

    kind: str
    how: str
    reference: str
    title: Translated
    fields: tuple[str, ...] = ()


def translated(texts: dict[str, str]) -> Translated:
    """A text of an extract."""
    return Translated(texts["original"], {code: text for code, text in texts.items() if code != "original"})


def changes(before: Content | None, after: Content) -> list[Change]:
    """What *after* says that *before* didn't, and the other way round; all of it where there was nothing before."""
    found = []
    for kind in KINDS:
        old = {_key(one): one for one in (before or {}).get(kind, ())}
        new = {_key(one): one for one in after[kind]}
        found += [_change(kind, "added", new[key]) for key in new if key not in old]
        found += [
            _change(kind, "changed", new[key], tuple(_differ(old[key], new[key])))
            for key in new
            if key in old and new[key] != old[key]
        ]
        found += [_change(kind, "removed", old[key]) for key in old if key not in new]
    return found


def _key(one: Content) -> str:
    return one.get("reference") or f"{one['code']} {one['first']}/{one['last']}"


def _change(kind: str, how: str, one: Content, fields: tuple[str, ...] = ()) -> Change:
    return Change(kind, how, _key(one), translated(_title(one)), fields)


def _title(one: Content) -> dict[str, str]:
    said: Any = one.get("title") or one.get("label") or {"original": "en", "en": one.get("symbol", "")}
    return said


def _differ(old: Content, new: Content) -> Iterator[str]:
    return (name for name in new if new[name] != old.get(name))
