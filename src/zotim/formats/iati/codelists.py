"""Codes against the lists of the standard. Which list belongs to which place is read from the standard's own mapping.

A list that is complete takes nothing else (an error); an open one may be added to by others (a warning).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from zotim.formats.iati.findings import Severity
from zotim.formats.iati.trusted import UnreadableStandard, parsed

_ACTIVITY = "//iati-activity/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Codelist:
    """A list: its *codes*, and whether there are no others."""

    name: str
    codes: frozenset[str]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where codes of *codelist* stand: elements that *path* finds below an activity, in their *attribute*."""

    path: etree.XPath
    attribute: str
    shown: str
    codelist: Codelist


class Codelists:
    """The lists in some files, by the places that a mapping gives them. ``missing`` are those that it names and that
    aren't there: their codes can't be looked at."""

    def __init__(self, lists: Mapping[str, Codelist], mapping: etree._Element | None) -> None:
        self.lists = lists
        self.missing: tuple[str, ...] = ()
        self._places: list[_Place] = []
        if mapping is not None:
            self._place(mapping)

    @classmethod
    def read(cls, files: Iterable[Path], mapping: Path | None) -> "Codelists":
        """The lists in *files*; what is none is passed over. Raises :class:`UnreadableStandard`."""
        found = {}
        for path in files:
            root = parsed(path)
            if root.tag == "codelist":
                name = root.get("name") or path.stem
                codes = frozenset(
                    filter(None, (one.text for one in root.iterfind("codelist-items/codelist-item/code")))
                )
                found[name] = Codelist(name, codes, root.get("complete") == "1")
        return cls(found, parsed(mapping) if mapping is not None else None)

    def _place(self, mapping: etree._Element) -> None:
        missing = set()
        for one in mapping.iterfind("mapping"):
            path, ref = one.findtext("path") or "", one.find("codelist")
            name = ref.get("ref", "") if ref is not None else ""
            elements, _at, attribute = path.rpartition("/@")
            if path.startswith(_ACTIVITY):
                below = f"self::*{elements.removeprefix(_ACTIVITY.rstrip('/'))}"
            elif elements == "/":
                below = "descendant-or-self::*"
            else:
                continue
            if name not in self.lists:
                missing.add(name)
                continue
            condition = one.findtext("condition")
            try:
                found = etree.XPath(f"{below}[@{attribute}]" + (f"[{condition}]" if condition else ""))
            except etree.XPathSyntaxError:
                raise UnreadableStandard(f"the mapping has a path that can't be read: {path[:200]}") from None
            inside = attribute.replace("xml:lang", _LANG)
            shown = f"{elements.removeprefix(_ACTIVITY).removeprefix('/') or '*'}/@{attribute}"
            self._places.append(_Place(found, inside, shown, self.lists[name]))
        self.missing = tuple(sorted(missing))

    def check(self, activity: etree._Element) -> Iterator[tuple[Severity, int, str, str, str]]:
        """How much it matters, line, field, value and list of each code that isn't in its list."""
        for place in self._places:
            codes = place.codelist.codes
            for element in place.path(activity):
                value = element.get(place.attribute)
                if value not in codes:
                    severity: Severity = "error" if place.codelist.complete else "warning"
                    yield severity, element.sourceline or 0, place.shown, value, place.codelist.name
