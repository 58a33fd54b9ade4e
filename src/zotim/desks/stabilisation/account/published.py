"""Sums that others published, kept as data, and whether they come out. A historical example: nothing of ours is in
them, and they are in no sum of ours."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Published:
    """What one report of a fund gave out: how many *projects*, as the sum of its *stages* and, where it says so, of its
    *governorates*; from how many *donors*, and how many dollars."""

    period: str
    source: str
    projects: int
    stages: Sequence[int]
    donors: int
    usd: int
    governorates: Mapping[str, int] = field(default_factory=dict)

    @property
    def stages_short(self) -> int:
        """By how much the stages are fewer than the projects; nothing where the sum comes out."""
        return self.projects - sum(self.stages)

    @property
    def governorates_short(self) -> int | None:
        """The same of the governorates; None where none are given."""
        return self.projects - sum(self.governorates.values()) if self.governorates else None

    @property
    def comes_out(self) -> bool:
        """Whether each sum is what it is said to be."""
        return not self.stages_short and not self.governorates_short


@cache
def published() -> tuple[Published, ...]:
    """All that are kept, the oldest first."""
    text = files(__package__).joinpath("data", "published.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["report"]
    return tuple(Published(**row) for row in rows)
