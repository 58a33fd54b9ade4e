"""The pages of an extract, from what was frozen alone: served live, shown to the second person, written to a folder.

A page is named by its path, ``en/commitments/ZOT-7Q4K-M2.html``. Links are relative, so that the same page works under
an address, and from a folder of another server or a disk.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from zotim.core.documents.sheets import render_csv
from zotim.core.texts import Translated
from zotim.core.ui.show import SUREST_FIRST
from zotim.core.ui.times import Times
from zotim.register.extracts.changes import translated
from zotim.register.extracts.content import Content, as_file
from zotim.register.extracts.models import Extract
from zotim.register.times import Activity, lane
from zotim.vocabulary import LANGUAGE_NAMES, Glyph, Language, LineOfEffort

HTML, JSON, CSV = "text/html; charset=utf-8", "application/json", "text/csv; charset=utf-8"
TYPES = {"html": HTML, "json": JSON, "csv": CSV}


@dataclass(frozen=True, slots=True)
class Share:
    """How many commitments of a line stand at one glyph, and where they are listed."""

    glyph: Glyph
    count: int
    url: str


def readable(value: Any) -> Any:
    """A content with its texts and days as pages read them; everything else as it is."""
    if isinstance(value, list):
        return [readable(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "original" in value:
        return translated(value)
    return {name: _read(name, one) for name, one in value.items()}


def _read(name: str, value: Any) -> Any:
    if value and (name.endswith("_on") or name in ("first", "last")):
        return date.fromisoformat(value)
    return Decimal(value) if value and name == "quantity" else readable(value)


class Site:
    """The pages of one version. *versions*: all that were released, newest first, of which the newest leads.

    *assets* says where style and fonts lie, seen from a page: an address, or a folder beside the site.
    *at* is where this version lies below the top of the site: empty for the current one, ``v/3/`` for an earlier.
    """

    def __init__(
        self, extract: Extract | None, versions: list[Extract], *, assets: str = "", at: str = "", preview: bool = False
    ) -> None:
        self.extract, self.versions, self.assets, self.at, self.preview = extract, versions, assets, at, preview
        self.raw: Content = extract.content.content if extract else {}

    @cached_property
    def content(self) -> Content:
        """What the version says, as pages read it."""
        said: Content = readable(self.raw)
        return said

    @property
    def today(self) -> date:
        """The day that the extract shows: where a promise stands is as of then, not as of now."""
        return timezone.localdate(datetime.fromisoformat(self.raw["as_of"]))

    def paths(self) -> Iterator[str]:
        """Every page and file but the files of reports."""
        if self.extract is None:
            return
        for language in Language:
            yield from (f"{language}/{name}" for name in self._names())
        yield from FILES

    def _names(self) -> Iterator[str]:
        yield from (f"{name}.html" for name in PAGES)
        yield from (f"lines/{line}.html" for line in LineOfEffort)
        yield from (f"commitments/{one['reference']}.html" for one in self.raw["commitments"])
        yield from (f"commitments/{one['reference']}.html" for one in self.raw.get("merged", ()))
        yield from (f"instruments/{one['reference']}.html" for one in self.raw["instruments"])

    def page(self, path: str) -> tuple[bytes, str] | None:
        """A page or file with its type; None where the extract has none of that name, whatever the register holds."""
        if self.extract is None:
            return None
        if path in FILES:
            return FILES[path](self), TYPES[path.rpartition(".")[2]]
        language, _, name = path.partition("/")
        found = self._found(name) if language in list(Language) else None
        if found is None:
            return None
        template, more = found
        return self.render(template, Language(language), name, **more), HTML

    def _found(self, name: str) -> tuple[str, Content] | None:
        """The template of a page and what it shows beside the extract."""
        stem = name.removesuffix(".html")
        if stem == name:
            return None
        if stem in PAGES:
            return stem, PAGES[stem](self)
        kind, _, key = stem.partition("/")
        if kind == "lines" and key in list(LineOfEffort):
            return "line", {"line": key, "rows": self.of_line(key), "first_page": "../index.html"}
        if kind == "commitments":
            if one := self._commitment(key):
                return "commitment", {"one": one, "answers": self.answered_by(key)}
            stays = self._commitment(self.merged.get(key, ""))
            return ("merged", {"reference": key, "one": stays}) if stays else None
        if kind == "instruments":
            one = next((one for one in self.content["instruments"] if one["reference"] == key), None)
            return ("instrument", {"one": one}) if one else None
        return None

    @cached_property
    def merged(self) -> dict[str, str]:
        """References of promises that were on record twice, and where each is read now."""
        return {one["reference"]: one["into"] for one in self.raw.get("merged", ())}

    def _commitment(self, reference: str) -> Content | None:
        return next((one for one in self.content["commitments"] if one["reference"] == reference), None)

    def of_line(self, line: str) -> list[Content]:
        """The commitments of a line of effort."""
        return [one for one in self.content["commitments"] if line in (one["line_of_effort"], one["also"])]

    def answered_by(self, reference: str) -> list[tuple[Content, Content]]:
        """Instruments and obligations that a commitment answers."""
        return [
            (instrument, obligation)
            for instrument in self.content["instruments"]
            for obligation in instrument["obligations"]
            if reference in obligation["commitments"]
        ]

    def lines(self) -> list[Content]:
        """Each line of effort that has active commitments, with how many stand where."""
        told = []
        for line in LineOfEffort:
            rows = [one for one in self.content["commitments"] if one["line_of_effort"] == line]
            active = [one for one in rows if one["state"] == "active"]
            counts = [(glyph, sum(one["standing"] == glyph for one in active)) for glyph in SUREST_FIRST]
            url = f"lines/{line}.html"
            shares = [Share(glyph, count, f"{url}#{glyph}") for glyph, count in counts if count]
            if active:
                told.append({"line": line, "shares": shares, "total": len(active), "url": url})
        return told

    def times(self, rows: list[Content], up: str) -> Times:
        """The timeline of commitments."""
        return Times([self._lane(one, up) for one in rows], self.today)

    def _lane(self, one: Content, up: str) -> Any:
        activities = [
            Activity(
                measure["title"], measure["starts_on"], measure["due_on"], measure["state"],
                tuple((piece["dated_on"], piece["title"]) for piece in measure["evidence"]),
            )
            for measure in one["measures"]
        ]  # fmt: skip
        promised = one["source"]["dated_on"] if one["source"] else None
        return lane(
            one["title"], self.today, promised=promised, due=one["due_on"], glyph=one["standing"],
            activities=activities, url=f"{up}commitments/{one['reference']}.html",
        )  # fmt: skip

    def render(self, template: str, language: str, name: str, **more: Any) -> bytes:
        """A page in *language*. No request takes part in it: nothing on it depends on who looks."""
        up = "../" * name.count("/")
        top = up + "../" + "../" * self.at.count("/")
        rows = more.get("rows") or ([more["one"]] if template == "commitment" else [])
        with override(language):
            context = {
                "site": self, "extract": self.extract, "content": self.content, "name": name, "up": up, "top": top,
                "version_top": up + "../", "assets": self.assets or f"{top}static/",
                "today": self.today if self.raw else None,
                "times": self.times(rows, up) if rows else None,
                "languages": LANGUAGE_NAMES.items(), "glyphs": SUREST_FIRST, **more,
            }  # fmt: skip
            return render_to_string(f"public/{template}.html", context).encode()


def _nothing(site: Site) -> Content:
    return {}


PAGES: dict[str, Callable[[Site], Content]] = {
    "index": lambda site: {"lines": site.lines()},
    "instruments": _nothing,
    "reports": _nothing,
    "figures": _nothing,
    "about": lambda site: {"threshold": settings.ZOTIM_K},
}
"""Pages that each version has, and what they show beside the extract."""


def _text(value: Content | None) -> str:
    return str(Translated(value["original"], value)) if value else ""


def _commitments(site: Site) -> bytes:
    heads = [
        "reference", "title_sq", "title_en", "title_ar", "line_of_effort", "also", "action", "lead", "quantity", "unit",
        "due_on", "standing", "state", "source_title", "source_dated_on", "source_published_at", "passage",
    ]  # fmt: skip
    rows = [
        [
            one["reference"], *(one["title"].get(code, "") for code in ("sq", "en", "ar")), one["line_of_effort"],
            one["also"], one["action"], _text(one["lead"]["name"]), one["quantity"], one["unit"], one["due_on"],
            one["standing"], one["state"],
            *((one["source"] or {}).get(name) for name in ("title", "dated_on", "published_at", "passage")),
        ]
        for one in site.raw["commitments"]
    ]  # fmt: skip
    return render_csv(heads, rows)


def _measures(site: Site) -> bytes:
    heads = [
        "reference",
        "commitment",
        "title_sq",
        "title_en",
        "title_ar",
        "lead",
        "starts_on",
        "due_on",
        "state",
        "evidence",
    ]
    rows = [
        [
            each["reference"], one["reference"], *(each["title"].get(code, "") for code in ("sq", "en", "ar")),
            _text(each["lead"]["name"]), each["starts_on"], each["due_on"], each["state"], len(each["evidence"]),
        ]
        for one in site.raw["commitments"]
        for each in one["measures"]
    ]  # fmt: skip
    return render_csv(heads, rows)


def _obligations(site: Site) -> bytes:
    heads = [
        "reference", "instrument", "paragraph", "paragraph_verified", "summary_sq", "summary_en", "summary_ar", "kind",
        "force", "line_of_effort", "commitments",
    ]  # fmt: skip
    rows = [
        [
            each["reference"], one["symbol"], each["paragraph"], "yes" if each["paragraph_verified"] else "no",
            *((each["summary"] or {}).get(code, "") for code in ("sq", "en", "ar")), each["kind"], each["force"],
            each["line_of_effort"], " ".join(each["commitments"]),
        ]
        for one in site.raw["instruments"]
        for each in one["obligations"]
    ]  # fmt: skip
    return render_csv(heads, rows)


FILES: dict[str, Callable[[Site], bytes]] = {
    "extract.json": lambda site: as_file(site.raw),
    "commitments.csv": _commitments,
    "measures.csv": _measures,
    "obligations.csv": _obligations,
}
"""Files for programs."""
