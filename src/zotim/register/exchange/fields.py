"""The fields of one row, read one by one, each with what may be wrong in it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from zotim.core.texts import Translated
from zotim.engines.scripts import strip_controls
from zotim.register.exchange.findings import Problems
from zotim.vocabulary import Language

KEY = re.compile(r"[a-z0-9][a-z0-9._-]*")
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Fields:
    """The fields of one row, read one by one; what is wrong is collected in ``problems``, under the row's line."""

    def __init__(self, fields: Mapping[str, Any], line: int, problems: Problems, where: str = "") -> None:
        self.fields, self.line, self.problems, self.where = fields, line, problems, where

    def wrong(self, field: str, code: str, /, **values: object) -> None:
        """Note that a field is wrong."""
        place = f"{self.where}.{field}" if self.where and field else field or self.where
        self.problems.reading.wrong(self.line, place, code, **values)

    def only(self, *known: str) -> None:
        """Refuse fields that nobody reads: a misspelt one would be lost without a word."""
        for name in self.fields:
            if name not in known:
                self.wrong(str(name), "field_unknown", known=", ".join(known))

    def text(self, field: str, *, most: int = 500, required: bool = False) -> str:
        """A line of text, without characters that turn the direction around."""
        value = self.fields.get(field) or ""
        if not isinstance(value, str) or UNWANTED.search(value):
            self.wrong(field, "text")
            return ""
        value = strip_controls(value).strip()
        if required and not value:
            self.wrong(field, "required")
        if len(value) > most:
            self.wrong(field, "long", most=most)
        return value

    def choice(self, field: str, known: Iterable[str], *, required: bool = True) -> str:
        """One of a few codes."""
        value, codes = self.text(field, required=required), [str(code) for code in known]
        if value and value not in codes:
            self.wrong(field, "choice", value=value, known=", ".join(codes))
        return value

    def day(self, field: str) -> date | None:
        """A day as ISO 8601 writes it, or none."""
        value = self.text(field)
        if not value:
            return None
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.wrong(field, "day", value=value[:20])
            return None

    def months(self, field: str) -> int | None:
        """A whole number of months, or none."""
        value = self.fields.get(field)
        if value is None or value == "":
            return None
        text = str(value)
        if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= 600:
            self.wrong(field, "number", value=text[:20])
            return None
        return int(text)

    def yes_no(self, field: str) -> bool | None:
        """``yes`` or ``no``, or true or false in JSON; none where it is empty."""
        value = self.fields.get(field)
        if value is None or isinstance(value, bool):
            return value
        if value not in ("yes", "no", ""):
            self.wrong(field, "yes_no", value=str(value)[:20])
        return {"yes": True, "no": False}.get(value if isinstance(value, str) else "")

    def key(self, field: str) -> str:
        """An id that files use."""
        value = self.text(field, most=120, required=True)
        if value and not KEY.fullmatch(value):
            self.wrong(field, "key", value=value[:40])
        return value

    def translated(self, field: str, *, required: bool = True) -> Translated | None:
        """A text in one to three languages. A plain one is English; fields beside it (``summary_sq``) hold others."""
        value = self.fields.get(field)
        if value in (None, "") and not required:
            return None
        if isinstance(value, str):
            beside = {code: self.fields.get(f"{field}_{code}") for code in Language if code != Language.ENGLISH}
            value = {"original": "en", "texts": {"en": value} | {code: text for code, text in beside.items() if text}}
        texts = value.get("texts") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(texts, dict) or set(texts) - set(Language):
            self.wrong(field, "language")
            return None
        inner = Fields(texts, self.line, self.problems, f"{self.where}.{field}" if self.where else field)
        read = {code: inner.text(code, most=2000) for code in Language if code in texts}
        original = value.get("original")
        if original not in read or not read[original]:
            self.wrong(field, "language" if any(texts.values()) else "required")
            return None
        return Translated.of(original, read.pop(original), **read)
