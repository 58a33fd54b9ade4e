"""The rules of a ruleset, evaluated as its file has them: none is typed in here but what each *kind* of rule means.

A ruleset (IATI-Rulesets) is JSON: for each context (an XPath) kinds of rules, for each kind cases. Kinds and their
meaning are those of the standard's own documentation and validator. A kind that isn't known is told, not passed over.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from lxml import etree

from zotim.formats.iati.findings import Severity
from zotim.formats.iati.trusted import UnreadableStandard
from zotim.formats.iati.values import day, number

_ACTIVITY = "/iati-activities/iati-activity"
_PREFIXES = "ORG-ID-PREFIX"
_ALL = {"lang": ("descendant::narrative", "@xml:lang"), "sector": ("transaction", "sector"),
        "currency": ("descendant::value | descendant::forecast | descendant::loan-status", "@currency"),
        "recipient-country|recipient-region": ("transaction", "recipient-country | recipient-region")}  # fmt: skip
"""What ``one_or_all`` calls all, and what each of these has to have."""
_YEAR = 365
_EXACT = Decimal("0.0001")
"""To which percentages are added up, as the standard's own validator does."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that an activity breaks: on which *line*, at which *field*, and what the ruleset says of it."""

    severity: Severity
    line: int
    field: str
    message: str
    rule: str


@dataclass(frozen=True, slots=True)
class Today:
    """What a rule may ask besides the activity: the day, and which agencies' prefixes identifiers begin with (none: not
    looked at)."""

    now: datetime
    prefixes: Collection[str] = field(default_factory=frozenset)


class Ruleset:
    """The rules of activities in a ruleset; those of organisations' files are passed over."""

    def __init__(self, rules: Any) -> None:
        self.unknown: tuple[str, ...] = ()
        self._contexts: list[tuple[etree.XPath, str, list[tuple[str, Mapping[str, Any]]]]] = []
        if not isinstance(rules, dict) or not all(isinstance(one, dict) for one in rules.values()):
            raise UnreadableStandard("the ruleset is no object of contexts. Take it from the standard again.")
        unknown: set[str] = set()
        for context, kinds in rules.items():
            paths = [_below(one.strip()) for one in context.split("|")]
            below = " | ".join(one for one in paths if one)
            if not below:
                continue
            cases = []
            for kind, said in kinds.items():
                if kind not in _KINDS and kind != "loop":
                    unknown.add(kind)
                    continue
                cases += [(kind, case) for case in said["cases"]]
            self._contexts.append((_xpath(below), context.removeprefix(_ACTIVITY).strip("/"), cases))
        self.unknown = tuple(sorted(unknown))

    def check(self, activity: etree._Element, today: Today) -> Iterator[Broken]:
        """What *activity* breaks."""
        for path, shown, cases in self._contexts:
            for element in path(activity):
                for kind, case in cases:
                    for one_kind, one in _unrolled(element, kind, case):
                        found = _broken(element, one_kind, one, today)
                        if found is not None:
                            yield _told(found, shown, one_kind, one)


def _below(context: str) -> str:
    """A context as a path from the activity, empty for one of other files."""
    if context.startswith(_ACTIVITY):
        return f".{context.removeprefix(_ACTIVITY)}"
    return f".{context}" if context.startswith("//") else ""


def _unrolled(element: etree._Element, kind: str, case: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The cases of a loop, one for each value that it runs over; any other case as it is."""
    if kind != "loop":
        yield kind, case
        return
    for value in dict.fromkeys(map(_text, _found(element, case["foreach"]))):
        if "'" in value:
            continue  # it can't be said in the path's quotation marks; code lists tell of it
        for inner, said in case["do"].items():
            for one in said["cases"] if inner in _KINDS else ():
                yield inner, {key: _with(one[key], value) if key in case["subs"] else one[key] for key in one}


def _with(said: Any, value: str) -> Any:
    return said.replace("$1", value) if isinstance(said, str) else [one.replace("$1", value) for one in said]


def _broken(element: etree._Element, kind: str, case: Mapping[str, Any], today: Today) -> list[Any] | None:
    """What breaks the rule (an empty list: the element itself), or None where nothing does."""
    if "condition" in case and not _holds(element, case["condition"]):
        return None
    return _KINDS[kind](element, case, today)


def _told(found: list[Any], shown: str, kind: str, case: Mapping[str, Any]) -> Broken:
    info = case.get("ruleInfo", {})
    where = found[0] if isinstance(found[0], etree._Element) else found[0].getparent()
    line = where.sourceline
    place = next(iter(case.get("paths", ())), "") or case.get("less") or case.get("date") or ""
    message = info.get("message") or f"{kind}: {', '.join(map(str, case.get('paths', (place,))))}"
    severity: Severity = "warning" if info.get("severity") == "warning" else "error"
    return Broken(
        severity, line or 0, "/".join(filter(None, (shown, place))), message.rstrip("."), info.get("id") or kind
    )


# --- what each kind means: what breaks it, or None


def _atleast_one(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    return None if _all_found(element, case) else [element]


def _no_more_than_one(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    found = _all_found(element, case)
    return found[1:] or None


def _only_one_of(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    found = _all_found(element, case)
    for path in case["excluded"]:
        if bool(_found(element, path)) is (len(found) != 0) or len(found) > 1:
            return found or [element]
    return None


def _one_or_all(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    if case["all"] not in _ALL or _found(element, case["one"]):
        return None
    everything, wanted = _ALL[case["all"]]
    return [one for one in _found(element, everything) if not _found(one, wanted)] or None


def _unique(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    found = _all_found(element, case)
    return found[-1:] if len(set(map(_text, found))) < len(found) else None


def _strict_sum(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    found = _all_found(element, case)
    numbers = [number(_text(one)) for one in found]
    whole = sum((one for one in numbers if one is not None), Decimal(0)).quantize(_EXACT)
    return None if None not in numbers and whole == Decimal(str(case["sum"])) else found or [element]


def _sum(element: etree._Element, case: Mapping[str, Any], today: Today) -> list[Any] | None:
    return _strict_sum(element, case, today) if _all_found(element, case) else None


def _date_order(element: etree._Element, case: Mapping[str, Any], today: Today) -> list[Any] | None:
    less, more = _day(element, case["less"], today), _day(element, case["more"], today)
    return _found(element, case["less"])[:1] or [element] if less and more and less > more else None


def _date_now(element: etree._Element, case: Mapping[str, Any], today: Today) -> list[Any] | None:
    for one in _found(element, case["date"])[:1]:
        try:
            said = datetime.fromisoformat(_text(one).strip())
        except ValueError:
            return None  # the schema tells of it
        now = today.now if said.tzinfo else today.now.replace(tzinfo=None)
        return [one] if said > now else None
    return None


def _between_dates(element: etree._Element, case: Mapping[str, Any], today: Today) -> list[Any] | None:
    said, start, end = (_day(element, case[one], today) for one in ("date", "start", "end"))
    return [element] if said and start and end and not start <= said <= end else None


def _time_limit(element: etree._Element, case: Mapping[str, Any], today: Today) -> list[Any] | None:
    start, end = _day(element, case["start"], today), _day(element, case["end"], today)
    return [element] if start and end and (end - start).days > _YEAR else None


def _regex(element: etree._Element, case: Mapping[str, Any], wanted: bool) -> list[Any] | None:
    texts = [one for one in _all_found(element, case) if _text(one)]
    return [one for one in texts if bool(_pattern(case["regex"]).search(_text(one))) is not wanted] or None


def _regex_matches(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    return _regex(element, case, True)


def _regex_no_matches(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    return _regex(element, case, False)


def _startswith(element: etree._Element, case: Mapping[str, Any], today: Today) -> list[Any] | None:
    wanted = case.get("prefix", case.get("start"))
    wanted = [wanted] if isinstance(wanted, str) else wanted
    found = _all_found(element, case)
    if _PREFIXES in wanted:
        if not today.prefixes:
            return None
        return [one for one in found if "-".join(_text(one).split("-")[:2]) not in today.prefixes] or None
    begins = [_text(one) + case.get("separator", "") for path in wanted for one in _found(element, path)]
    return [one for one in found if not _text(one).startswith(tuple(begins))] or None


def _if_then(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    if not _holds(element, case["if"]) or _holds(element, case["then"]):
        return None
    return _all_found(element, case)[:1] or [element]


def _range(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    def outside(one: Any) -> bool:
        said = number(_text(one))
        least, most = (None if case.get(key) is None else Decimal(str(case[key])) for key in ("min", "max"))
        return said is None or (least is not None and said < least) or (most is not None and said > most)

    return [one for one in _all_found(element, case) if outside(one)] or None


def _no_spaces(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    return [one for one in _all_found(element, case) if _text(one) != _text(one).strip()] or None


def _dependent(element: etree._Element, case: Mapping[str, Any], _today: Today) -> list[Any] | None:
    found = [_found(element, path) for path in case["paths"]]
    return None if all(found) or not any(found) else [element]


_KINDS: Mapping[str, Callable[[etree._Element, Mapping[str, Any], Today], list[Any] | None]] = {
    "atleast_one": _atleast_one, "no_more_than_one": _no_more_than_one, "only_one_of": _only_one_of,
    "one_or_all": _one_or_all, "unique": _unique, "sum": _sum, "strict_sum": _strict_sum, "date_order": _date_order,
    "date_now": _date_now, "between_dates": _between_dates, "time_limit": _time_limit,
    "regex_matches": _regex_matches, "regex_no_matches": _regex_no_matches, "startswith": _startswith,
    "if_then": _if_then, "range": _range, "no_spaces": _no_spaces, "dependent": _dependent,
}  # fmt: skip


# --- asking


@lru_cache(maxsize=4096)
def _xpath(path: str) -> etree.XPath:
    try:
        return etree.XPath(path, smart_strings=True)
    except etree.XPathSyntaxError:
        raise UnreadableStandard(f"the ruleset has a path that can't be read: {path[:200]}") from None


@lru_cache(maxsize=256)
def _pattern(regex: str) -> re.Pattern[str]:
    try:
        return re.compile(regex)
    except re.error:
        raise UnreadableStandard(f"the ruleset has a pattern that can't be read: {regex[:200]}") from None


def _found(element: etree._Element, path: str) -> list[Any]:
    found = _xpath(path)(element)
    return found if isinstance(found, list) else []


def _all_found(element: etree._Element, case: Mapping[str, Any]) -> list[Any]:
    return [one for path in case["paths"] for one in _found(element, path)]


def _holds(element: etree._Element, path: str) -> bool:
    return bool(_xpath(f"boolean({path})")(element))


def _text(one: Any) -> str:
    """The text of what a path found: an element's whole text, or an attribute's value."""
    return str(one) if isinstance(one, str) else "".join(one.itertext())


def _day(element: etree._Element, path: str, today: Today) -> date | None:
    if path == "NOW":
        return today.now.date()
    return next((day(_text(one)) for one in _found(element, path)), None)
