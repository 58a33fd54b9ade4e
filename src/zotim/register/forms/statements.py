"""A statement on its way in, and what becomes of each suggestion."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import LANGUAGES, MEGABYTE, Day, TranslatedForm, Upload
from zotim.core.ui.words import UNITS, Word, choices, label
from zotim.formats.text import Limits
from zotim.register.models import Suggestion
from zotim.register.selectors.bodies import body_named_by
from zotim.register.words import PARTNERS
from zotim.vocabulary import ClaimAction, Classification, LineOfEffort


class DocumentForm(forms.Form):
    """A statement that is to be read."""

    title = forms.CharField(max_length=300, label=_("Heading"))
    language = forms.ChoiceField(
        choices=[("", _("as the text is")), *LANGUAGES], required=False, label=_("Language of the text")
    )
    file = Upload(
        Limits().size // MEGABYTE,
        advice=_("Send a smaller one, or paste the text."),
        required=False,
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.html,.htm,.docx,.pdf"}),
        help_text=_("Text, Markdown, HTML, DOCX or PDF. It is kept as it came."),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        help_text=_("Or paste it word for word. It is kept unchanged."),
    )
    dated_on = forms.DateField(required=False, label=_("Dated"), widget=Day())
    source = forms.CharField(required=False, max_length=500, label=_("Where it was published"))
    classification = forms.ChoiceField(
        choices=choices(Classification), initial=Classification.PUBLIC, label=_("Classification")
    )

    def clean_text(self) -> str:
        """Line ends as one sign, so that offsets are the same everywhere."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """A file or a text, not both: they could say different things."""
        data = super().clean() or {}
        if "file" in self.errors or "text" in self.errors:
            return data
        if data.get("file") and data.get("text", "").strip():
            self.add_error("text", _("Send a file or paste the text, not both."))
        elif not data.get("file") and not data.get("text", "").strip():
            self.add_error("text", _("Send a file or paste the text."))
        return data


class AcceptForm(TranslatedForm):
    """A suggestion on its way to being a commitment: as found, or changed by a person."""

    title_label = _("What is promised")
    lead = forms.ModelChoiceField(Organisation.objects.all(), label=_("Body that answers for it"))
    action = forms.ChoiceField(choices=choices(ClaimAction), label=_("Kind of claim"))
    line_of_effort = forms.ChoiceField(choices=choices(LineOfEffort), label=_("Line of effort"))
    quantity = forms.DecimalField(required=False, max_digits=20, decimal_places=2, label=_("How many"))
    unit = forms.CharField(required=False, max_length=60, label=_("Of what"))
    due_on = forms.DateField(required=False, label=_("To be kept by"), widget=Day())
    partner = forms.CharField(required=False, max_length=200, label=_("Partner"))

    NAMED = {"unit": "Unit", "partner": "Partner"}
    """Fields in which the engine's English is shown in the language of the page, and taken back from it."""

    @classmethod
    def of(cls, suggestion: Suggestion) -> "AcceptForm":
        """Filled with what the engine found."""
        language = suggestion.document.language
        own = [name for name in cls.base_fields if hasattr(suggestion, name)]
        found: dict[str, Any] = {name: getattr(suggestion, name) for name in own}
        if found["quantity"] is not None:
            found["quantity"] = format(found["quantity"].normalize(), "f")  # 120, never 1.2E+2
        found |= {name: str(label(found[name], enum)) for name, enum in cls.NAMED.items() if found[name]}
        found["lead"] = body_named_by(suggestion)
        form = cls(initial={**found, "original": language, f"title_{language}": suggestion.proposed_title})
        form.fields[f"title_{language}"].widget.attrs["data-key"] = "e"
        return form

    def clean_unit(self) -> str:
        """The engine's own word for what the page calls otherwise."""
        return _code(self.cleaned_data["unit"], UNITS)

    def clean_partner(self) -> str:
        """The engine's own name for whom the page calls otherwise."""
        return _code(self.cleaned_data["partner"], PARTNERS)

    def values(self) -> dict[str, Any]:
        """The fields that a suggestion and a commitment have in common."""
        names = ("action", "line_of_effort", "quantity", "unit", "due_on", "partner")
        return {name: self.cleaned_data[name] for name in names}


def _code(said: str, words: Mapping[str, Word]) -> str:
    """The code whose word is *said*; what no table knows stays as it was typed."""
    return next((code for code, word in words.items() if str(word) == said), said)


class LinkForm(forms.Form):
    """The commitment that a suggestion repeats."""

    reference = RecordField(
        "register.commitment.active",
        label=_("Commitment on record"),
        sure=True,
        attrs={"data-key": "l"},
        missing=_("There is no active commitment with this reference or these words."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)
