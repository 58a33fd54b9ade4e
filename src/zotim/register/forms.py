"""Forms of the register: what people type, made into what services take."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui.words import choices, label
from zotim.formats.text import Limits
from zotim.register.models import Evidence, Report, ReportFile, StatusAssessment, Suggestion
from zotim.vocabulary import LANGUAGE_NAMES, ClaimAction, Classification, Language, LineOfEffort

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


class DocumentForm(forms.Form):
    """A statement that is to be read."""

    title = forms.CharField(max_length=300, label=_("Heading"))
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language of the text"))
    file = forms.FileField(
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

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read into memory."""
        file = self.cleaned_data["file"]
        if file and file.size > Limits().size:
            raise forms.ValidationError(_("The file is larger than 20 MB. Send a smaller one, or paste the text."))
        return file

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

    @classmethod
    def of(cls, suggestion: Suggestion) -> "AcceptForm":
        """Filled with what the engine found."""
        language = suggestion.document.language
        found = {name: getattr(suggestion, name) for name in cls.base_fields if hasattr(suggestion, name)}
        if found["quantity"] is not None:
            found["quantity"] = format(found["quantity"].normalize(), "f")  # 120, never 1.2E+2
        passage = suggestion.document.text[suggestion.start : suggestion.end]
        return cls(initial={**found, "original": language, f"title_{language}": suggestion.object or passage})

    def values(self) -> dict[str, Any]:
        """The fields that a suggestion and a commitment have in common."""
        names = ("action", "line_of_effort", "quantity", "unit", "due_on", "partner")
        return {name: self.cleaned_data[name] for name in names}


class RejectForm(forms.Form):
    """Why a suggestion is none."""

    reason = forms.CharField(max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class MeasureForm(TranslatedForm):
    """What is going to be done."""

    title_label = _("What is done")
    lead = forms.ModelChoiceField(Organisation.objects.all(), label=_("Body that does it"))
    starts_on = forms.DateField(label=_("From"), widget=Day())
    due_on = forms.DateField(required=False, label=_("Until"), widget=Day())

    def clean(self) -> dict[str, Any]:
        """The end comes after the start."""
        data = super().clean()
        if data.get("due_on") and data.get("starts_on") and data["due_on"] < data["starts_on"]:
            self.add_error("due_on", _("The end comes before the start."))
        return data


class EvidenceForm(TranslatedForm):
    """A file that shows something."""

    title_label = _("What it shows")
    dated_on = forms.DateField(label=_("Dated"), widget=Day())
    file = forms.FileField(label=_("File"), help_text=_("PDF, PNG, JPEG, DOCX, XLSX or text, up to 25 MB."))


class ReviewForm(forms.Form):
    """A second person's decision."""

    decision = forms.ChoiceField(
        choices=[("accept", _("It shows what it says")), ("return", _("Return it"))],
        widget=forms.RadioSelect,
        label=_("Your decision"),
    )
    comment = forms.CharField(
        required=False, max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Who returns something says why."""
        data = super().clean() or {}
        if data.get("decision") == "return" and not data.get("comment"):
            self.add_error("comment", _("Say why it is returned."))
        return data


class ConfirmForm(ReviewForm):
    """A second person's decision on an assessment."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [("accept", _("Confirm")), ("return", _("Return it"))]  # type: ignore[attr-defined]


class AssessForm(TranslatedForm):
    """What is claimed, and what the evidence shows."""

    title_label = _("Why")
    claimed = forms.ChoiceField(choices=choices(StatusAssessment.Status), label=_("Claimed"))
    assessed = forms.ChoiceField(choices=choices(StatusAssessment.Status), label=_("Assessed: what the evidence shows"))
    evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(),
        required=False,
        label=_("Reviewed evidence it rests on"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, pieces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].queryset = pieces  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Beyond 'not begun', an assessment rests on evidence."""
        data = super().clean()
        if data.get("assessed") not in (None, "not_begun") and not data.get("evidence"):
            self.add_error("evidence", _("Choose the reviewed evidence that shows it."))
        return data


class ReportForm(TranslatedForm):
    """A report as of a day."""

    title_label = _("Title")
    as_of = forms.DateField(label=_("As of"), widget=Day(), help_text=_("The end of that day, or now if it is today."))
    classification = forms.ChoiceField(
        choices=choices(Classification),
        initial=Classification.PUBLIC,
        label=_("Up to which classification"),
    )


def _choose(form: forms.Form, name: str, codes: Iterable[str], enum: str) -> None:
    """Let a field be one of *codes*; none is chosen before."""
    field: Any = form.fields[name]
    field.choices = [("", _("Choose")), *((code, label(code, enum)) for code in sorted(codes))]


class RecipientForm(forms.Form):
    """To whom a report goes, and for what. Exactly one recipient: a body that is known here, or a name."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Body"), empty_label=_("none of these")
    )
    name = forms.CharField(
        required=False,
        max_length=300,
        label=_("Or somebody else"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    purpose = forms.ChoiceField(label=_("What for"))

    def __init__(self, *args: Any, purposes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.order_by("short_name", "pk")  # type: ignore[attr-defined]
        _choose(self, "purpose", purposes, "Purpose")

    def clean(self) -> dict[str, Any]:
        """One recipient, not two."""
        data = super().clean() or {}
        if bool(data.get("organisation")) == bool(data.get("name", "").strip()):
            self.add_error("name", _("Choose a body, or name somebody else: one of them."))
        return data

    @property
    def recipient(self) -> Organisation | str:
        """Whom it goes to."""
        return self.cleaned_data["organisation"] or str(self.cleaned_data["name"])


class GiveDecisionForm(ReviewForm):
    """A second person's decision on giving a report to somebody outside."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [("accept", _("Approve")), ("return", _("Return it"))]  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """Which file leaves, and on which ground."""

    file = forms.ModelChoiceField(ReportFile.objects.none(), label=_("File"), empty_label=_("Choose"))
    basis = forms.ChoiceField(label=_("Ground"))

    def __init__(self, *args: Any, report: Report, bases: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["file"]
        field.queryset = report.files.order_by("language", F("format").desc())
        field.label_from_instance = lambda one: f"{LANGUAGE_NAMES[Language(one.language)]} · {one.get_format_display()}"
        _choose(self, "basis", bases, "Ground")


class GiveForm(HandOverForm, RecipientForm):
    """A public report: recipient, purpose, ground and file in one go."""

    field_order = ("organisation", "name", "purpose", "basis", "file")


class PeriodForm(forms.Form):
    """From the first day to the last, both in it."""

    first = forms.DateField(label=_("From"), widget=Day())
    last = forms.DateField(label=_("Until"), widget=Day())

    def clean(self) -> dict[str, Any]:
        """A period ends after it begins."""
        data = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("The period ends before it begins."))
        return data
