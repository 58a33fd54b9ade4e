"""What the forms of the register have in common."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.texts import Translated
from zotim.vocabulary import LANGUAGE_NAMES

LANGUAGES = [(code.value, name) for code, name in LANGUAGE_NAMES.items()]


class Day(forms.DateInput):
    """A day, in the browser's own picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TranslatedForm(forms.Form):
    """A form with a title in one to three languages; the first one filled is the original unless said otherwise.

    ``title_label`` names what the title is.
    """

    title_label: Any = _("Title")
    original = forms.ChoiceField(choices=LANGUAGES, label=_("Original language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                max_length=500,
                required=False,
                label=f"{self.title_label} · {name}",
                widget=forms.Textarea(attrs={"rows": 2, "lang": code, "dir": "rtl" if code == "ar" else "ltr"}),
            )
        ahead = ["original", *(f"title_{code}" for code, _name in LANGUAGES)]
        self.order_fields(ahead)

    def clean(self) -> dict[str, Any]:
        """Refuse a text with no original."""
        data = super().clean() or {}
        original = data.get("original")
        if original and not data.get(f"title_{original}"):
            self.add_error(f"title_{original}", _("Write it in its original language."))
        return data

    @property
    def title(self) -> Translated:
        """The text with its translations. Valid forms only."""
        texts = {code: self.cleaned_data[f"title_{code}"] for code, _name in LANGUAGES}
        original = self.cleaned_data["original"]
        return Translated.of(original, texts.pop(original), **texts)
