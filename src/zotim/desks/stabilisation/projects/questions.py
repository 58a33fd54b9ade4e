"""The questions of due diligence, which are data: what is asked, on which ground, and whose words it is."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from zotim.core.texts import Translated


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its *code*, *ground* (harm or rights), words in three languages, and where they come from."""

    code: str
    ground: str
    text: Translated
    source: Translated


@cache
def questions() -> dict[str, Question]:
    """All of them, by code, in the order in which they are asked."""
    table = tomllib.loads(files(__package__).joinpath("data", "diligence.toml").read_text(encoding="utf-8"))
    return {one["code"]: _question(one) for one in table["question"]}


def _question(one: dict[str, Any]) -> Question:
    return Question(one["code"], one["ground"], _in_three(one["text"]), _in_three(one["source"]))


def _in_three(words: dict[str, str]) -> Translated:
    return Translated.of("en", words["en"], sq=words["sq"], ar=words["ar"])
