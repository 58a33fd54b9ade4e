"""Text that people read, in Albanian, English and Arabic.

A :class:`Translated` knows its original language, its translations, which versions are authentic and who
translated. It is stored as JSON: ``{"original": "ar", "texts": {"ar": "…", "sq": "…"}, "authentic": ["ar"],
"by": {"sq": "<user id>"}}``. One column for each text keeps queries and revisions simple; search has its own index.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zotim.engines.scripts import strip_controls
from zotim.vocabulary import Language

_COMMAS: dict[str, str] = {Language.ARABIC.value: "، "}


def listed(words: Iterable[Any], language: str | None = None) -> str:
    """Words one after the other, parted by the comma of *language* (default: the page's)."""
    return _COMMAS.get((language or get_language() or "")[:2], ", ").join(map(str, words))


@dataclass(frozen=True, slots=True)
class Translated:
    """A text in its original language with translations.

    ``in_language("sq")`` answers the text to show and the language it is in, falling back to the original;
    without characters that would turn the direction of what stands around it.
    """

    original: str
    texts: Mapping[str, str]
    authentic: tuple[str, ...] = ()
    by: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, language: str, text: str, **translations: str) -> "Translated":
        """``Translated.of("ar", "…", sq="…")``: an original and its translations; empty ones are left out."""
        texts = {language: text} | {code: value for code, value in translations.items() if value and code != language}
        return cls(language, texts, (language,))

    def in_language(self, language: str | None = None) -> tuple[str, str]:
        """The text for *language* (default: the page's) and the language it really is in."""
        wanted = (language or get_language() or self.original)[:2]
        code = wanted if self.texts.get(wanted) else self.original
        return strip_controls(self.texts.get(code, "")), code

    def attributed(self, by: object) -> "Translated":
        """A copy in which every translation that nobody answers for yet was made by the user with id *by*."""
        translations = [code for code in self.texts if code != self.original and code not in self.by]
        return Translated(
            self.original, self.texts, self.authentic, {**self.by, **dict.fromkeys(translations, str(by))}
        )

    def as_json(self) -> dict[str, Any]:
        """The stored form."""
        return {
            "original": self.original,
            "texts": dict(self.texts),
            "authentic": list(self.authentic),
            "by": dict(self.by),
        }

    def __str__(self) -> str:
        return self.in_language()[0]

    def __bool__(self) -> bool:
        return any(self.texts.values())


def _from_json(value: Any) -> Translated:
    return Translated(
        value["original"], dict(value["texts"]), tuple(value.get("authentic", ())), dict(value.get("by", {}))
    )


class TranslatedField(models.JSONField):
    """A :class:`Translated` as JSON. Refuses an unknown language and an original with no text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", None)
        kwargs.setdefault("null", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Translated | None:
        loaded = super().from_db_value(value, expression, connection)
        return None if loaded is None else _from_json(loaded)

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value.as_json() if isinstance(value, Translated) else value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(
            value.as_json() if isinstance(value, Translated) else value, connection, prepared
        )

    def to_python(self, value: Any) -> Translated | None:
        return _from_json(value) if isinstance(value, dict) else value

    def value_to_string(self, obj: models.Model) -> Any:
        value = self.value_from_object(obj)
        return value.as_json() if isinstance(value, Translated) else value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if value is None or isinstance(value, Translated):
            if value is not None and (set(value.texts) - set(Language) or not value.texts.get(value.original)):
                raise ValidationError(_("A text needs its original, in Albanian, English or Arabic."))
            return
        super().validate(value, model_instance)
