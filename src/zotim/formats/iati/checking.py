"""A file against the standard: schema, code lists, ruleset; and without them against what anybody can see.

Looked at one activity at a time, so that a file of any size is checked in the memory of its largest activity.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from lxml import etree

from zotim.formats.iati.evident import evident
from zotim.formats.iati.findings import Finding, Severity
from zotim.formats.iati.reading import Elements, read_activity
from zotim.formats.iati.rules import Today
from zotim.formats.iati.standard import Standard
from zotim.formats.problems import Problem, Reading

_READ_AS_WARNING = ("kept", "version")
"""What is no mistake of the data: it was kept, or said another version."""


class Check:
    """What is wrong in *file*, which is called *name*; ``activities`` counts those that were looked at.

    *now* is when it is, for rules that ask. Raises what :class:`zotim.formats.iati.reading.Elements` does.
    """

    def __init__(
        self, file: BinaryIO, name: str, standard: Standard | None = None, now: datetime | None = None
    ) -> None:
        self.name = name
        self.standard = standard or Standard()
        self.activities = 0
        self._said: list[Problem] = []
        self._elements = Elements(file, name, self._said.append)
        self._today = Today(now or datetime.now(UTC), self.standard.prefixes)

    def __iter__(self) -> Iterator[Finding]:
        yield from self._of_file()
        seen: dict[str, int] = {}
        for element in self._elements:
            self.activities += 1
            yield from self._of_activity(element, seen)
        yield from self._of_file()

    def _of_file(self, activity: str = "") -> Iterator[Finding]:
        for problem in self._said:
            yield Finding("warning" if problem.code in _READ_AS_WARNING else "error", "file", problem, activity)
        self._said.clear()

    def _of_activity(self, element: etree._Element, seen: dict[str, int]) -> Iterator[Finding]:
        activity = read_activity(element, self._elements.reading)
        own = activity.identifier
        yield from self._of_file(own)
        found: list[tuple[Severity, str, str, int, str, str, dict[str, object]]] = []
        standard = self.standard
        if own and seen.setdefault(own, activity.line) != activity.line:
            found.append(("error", "own", "", activity.line, "iati-identifier", "again", {"line": seen[own]}))
        if standard.schema is not None and not standard.schema.validate(element):
            for entry in standard.schema.error_log:
                said = {"why": entry.message.replace("Element ", "", 1)[:300]}
                found.append(("error", "schema", "", entry.line, "", "schema", said))
        if standard.codelists is not None:
            for severity, line, field, value, name in standard.codelists.check(element):
                found.append((severity, "codelist", "", line, field, "listed", {"value": value, "list": name}))
        if standard.ruleset is not None:
            for one in standard.ruleset.check(element, self._today):
                values: dict[str, object] = {"why": one.message, "rule": one.rule}
                found.append((one.severity, "ruleset", one.rule, one.line, one.field, "rule", values))
        else:
            found += [
                (severity, "own", "", line, field, code, values)
                for severity, line, field, code, values in evident(activity)
            ]
        for severity, source, rule, line, field, code, values in found:
            problem: list[Problem] = []
            Reading(self.name, problem.append).wrong(line, field, code, **values)
            yield Finding(severity, source, problem[0], own, rule)
