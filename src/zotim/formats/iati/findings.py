"""What a check finds: what is wrong with an activity, how much it matters, and who says so."""

from dataclasses import asdict, dataclass
from typing import Literal

from zotim.formats.problems import Problem

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in *activity* (its identifier; empty: of the file).

    *source* is who says so: ``file`` (it couldn't be read so), ``schema``, ``codelist``, ``ruleset``, or ``own`` (what
    is looked at without any of them). *rule* is the ruleset's number of its rule.
    """

    severity: Severity
    source: str
    problem: Problem
    activity: str = ""
    rule: str = ""

    def __str__(self) -> str:
        where = f" [{self.activity}]" if self.activity else ""
        return f"{self.severity}: {self.problem}{where}"

    def as_json(self) -> dict[str, object]:
        """For programs: places, codes, values, and the sentence."""
        said = asdict(self.problem)
        return {
            "file": said["file"], "line": said["line"], "field": said["field"], "severity": self.severity,
            "source": self.source, "rule": self.rule, "activity": self.activity, "code": said["code"],
            "message": str(self.problem),
        }  # fmt: skip
