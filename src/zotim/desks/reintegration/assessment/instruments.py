"""Instruments: versioned sets of questions, each for one domain and the professions whose business it is. They are
data: a file of ``data/`` for each version, never changed once somebody has answered it.

What a validated tool found is an answer like any other: sealed with the rest in its domain, so that nothing sorts,
filters, compares or adds it up.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.texts import Translated
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.cases.policy import HELPERS

KINDS = ("text", "choice", "result")
"""A text in free words, one of several answers, and what a validated tool found, as the tool says it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; *options* are the answers of a choice, by code."""

    code: str
    kind: str
    text: Translated
    options: Mapping[str, Translated]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of a set of questions. *roles* may answer it; *source* says where it comes from, and that nobody
    checked it unless it is *verified*."""

    code: str
    version: int
    domain: str
    title: Translated
    profession: Translated
    roles: frozenset[str]
    source: Translated
    verified: bool
    questions: tuple[Question, ...]

    @property
    def key(self) -> str:
        """What names this version: ``education-1``."""
        return f"{self.code}-{self.version}"

    @property
    def domain_label(self) -> str:
        """The part of a case to which it belongs, in words."""
        return str(Domain(self.domain).label)


def parsed(data: dict[str, Any]) -> Instrument:
    """An instrument of its file. Raises ValueError, saying what is wrong with it."""
    name = f"{data.get('code')}-{data.get('version')}"
    try:
        questions = tuple(_question(one) for one in data["questions"])
        found = Instrument(
            data["code"], data["version"], Domain(data["domain"]).value, _text(data["title"]),
            _text(data["profession"]), frozenset(data["roles"]), _text(data["source"]), data["verified"], questions,
        )  # fmt: skip
    except KeyError as missing:
        raise ValueError(f"instrument {name}: {missing} is missing") from None
    if not found.roles or found.roles - HELPERS:
        raise ValueError(f"instrument {name}: its roles are some of {', '.join(sorted(HELPERS))}")
    if len({one.code for one in questions}) != len(questions) or not questions:
        raise ValueError(f"instrument {name}: a question stands there twice, or none does")
    return found


def _question(data: dict[str, Any]) -> Question:
    kind = data.get("kind", "text")
    options = {code: _text(words) for code, words in data.get("options", {}).items()}
    if kind not in KINDS or bool(options) != (kind == "choice"):
        raise ValueError(f"question {data['code']}: a choice has answers, and nothing else has")
    return Question(data["code"], kind, _text(data["text"]), options)


def _text(data: dict[str, str]) -> Translated:
    return Translated.of("sq", data["sq"], en=data["en"], ar=data["ar"])


@cache
def instruments() -> dict[str, Instrument]:
    """Every version that there is, by its key. Raises ValueError for a file that is wrong, or named otherwise."""
    found: dict[str, Instrument] = {}
    folder = files("zotim.desks.reintegration.assessment") / "data"
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        one = parsed(json.loads(path.read_text(encoding="utf-8")))
        if path.name != f"{one.key}.json":
            raise ValueError(f"instrument {one.key} stands in {path.name}")
        found[one.key] = one
    return found


def in_use() -> list[Instrument]:
    """The newest version of each, in the order of the domains."""
    newest: dict[str, Instrument] = {}
    for one in sorted(instruments().values(), key=lambda one: one.version):
        newest[one.code] = one
    order = list(Domain.values)
    return sorted(newest.values(), key=lambda one: (order.index(one.domain), one.code))


def open_to(actor: Actor, domains: frozenset[str]) -> list[Instrument]:
    """Those in use that the actor may answer, who may write in *domains*."""
    return [one for one in in_use() if one.domain in domains and one.roles & actor.roles]
