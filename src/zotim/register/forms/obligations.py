"""Obligations: own words, how they stand to each other, what answers them, and the passage that shows the paragraph."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.evidence.content import SIZE_LIMIT
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import MEGABYTE, Day, TranslatedForm, Upload, in_order
from zotim.core.ui.words import choices, label
from zotim.register.forms.instruments import NOT_STATED, translated_initial, why_field
from zotim.register.models import (
    ApplicationFigure,
    Coverage,
    Obligation,
    ObligationLink,
)
from zotim.register.models.obligations import Bearer, Force, ObligationKind
from zotim.vocabulary import LineOfEffort


class ObligationForm(TranslatedForm):
    """What is asked, in our own words."""

    title_label = _("What is asked, in our own words")
    number = forms.CharField(
        required=False, max_length=60, label=_("Paragraph"),
        help_text=_("As far as it is known. It is shown as “to be verified” until two people have verified it."),
    )  # fmt: skip
    kind = forms.ChoiceField(choices=choices(ObligationKind), label=_("Verb of the text"))
    force = forms.ChoiceField(
        choices=lambda: [("", _("as the verb says")), *choices(Force)], required=False, label=_("How strongly it holds")
    )
    line_of_effort = forms.ChoiceField(choices=choices(LineOfEffort), label=_("Line of effort"))
    also = forms.ChoiceField(
        choices=lambda: [("", _("none")), *choices(LineOfEffort)], required=False, label=_("A second line of effort")
    )
    bearer = forms.ChoiceField(choices=lambda: [NOT_STATED, *choices(Bearer)], required=False, label=_("Who owes it"))
    report_to = forms.CharField(required=False, max_length=200, label=_("To be reported on to"))
    report_months = forms.IntegerField(required=False, min_value=1, max_value=600, label=_("Every how many months"))
    report_from = forms.DateField(required=False, label=_("Day of the first report"), widget=Day())
    source = forms.CharField(required=False, max_length=500, label=_("Where the instrument is published"))
    note = forms.CharField(required=False, max_length=500, label=_("What is unsure"))

    NAMES = (
        "number", "kind", "force", "line_of_effort", "also", "bearer", "report_to", "report_months", "report_from",
        "source", "note",
    )  # fmt: skip

    @classmethod
    def of(cls, one: Obligation, data: Any = None) -> "ObligationForm":
        """Filled with what is known. The paragraph can't be changed here once somebody has seen it."""
        filled = {name: getattr(one, name) for name in cls.NAMES if name != "number"} | translated_initial(one.summary)
        filled["number"] = one.provision.number if one.provision else ""
        form = cls(data, initial=filled)
        form.fields["number"].disabled = one.state != "unverified"
        form.fields["force"].required = True
        form.fields["why"] = why_field()
        return form

    def clean(self) -> dict[str, Any]:
        """A report rule is whole or not there."""
        data = super().clean() or {}
        if bool(data.get("report_to")) != bool(data.get("report_months")):
            missing = "report_months" if data.get("report_to") else "report_to"
            self.add_error(missing, _("Say to whom is reported, and every how many months."))
        elif data.get("report_from") and not data.get("report_to"):
            self.add_error("report_to", _("Say to whom is reported, and every how many months."))
        return data

    def values(self) -> dict[str, Any]:
        """What the services take beside the summary."""
        names = [*self.NAMES, "why"] if "why" in self.fields else self.NAMES
        return {name: self.cleaned_data[name] for name in names}


class RelateForm(forms.Form):
    """How an obligation stands to another."""

    kind = forms.ChoiceField(label=_("This one …"))
    other = RecordField("register.obligation", label=_("… that one"))
    note = forms.CharField(required=False, max_length=500, label=_("Why"))

    def __init__(self, *args: Any, actor: Actor, obligation: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(code, label(code, "LinkActive")) for code in ObligationLink.Kind.values]  # type: ignore[attr-defined]
        asked_by(self, actor, obligation.pk)


class ServeForm(forms.Form):
    """What answers an obligation, among what is the person's to link."""

    reference = RecordField(
        "register.answer",
        label=_("Commitment or measure"),
        missing=_("No commitment or measure that you may link has this reference or these words."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)


class VerificationForm(forms.Form):
    """The passage of the official text in which an obligation stands."""

    number = forms.CharField(max_length=60, label=_("Paragraph, as the official text numbers it"))
    document = RecordField(
        "register.document", required=False, label=_("Official text that was put in"),
        help_text=_("Or send it as a file below."),
    )  # fmt: skip
    file = Upload(
        SIZE_LIMIT // MEGABYTE, required=False, label=_("Official text as a file"),
        help_text=_("PDF, PNG, JPEG, DOCX or text, up to 25 MB."),
    )  # fmt: skip
    quote = forms.CharField(
        strip=False, max_length=20_000, label=_("The passage, copied word for word"),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("It has to stand in the text exactly like this, and once only."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)

    def clean_quote(self) -> str:
        """Line ends as one sign, as in kept texts."""
        return str(self.cleaned_data["quote"]).replace("\r\n", "\n").strip()

    def clean(self) -> dict[str, Any]:
        """A document that holds the passage once, or a file."""
        data = super().clean() or {}
        document, quote = data.get("document"), data.get("quote") or ""
        if bool(document) == bool(data.get("file")):
            if "file" not in self.errors:
                self.add_error("document", _("Choose a text or send a file: one of the two."))
        elif document and quote:
            found = document.text.count(quote)
            if found != 1:
                self.add_error(
                    "quote",
                    _("These words don't stand in the text that you chose.")
                    if not found
                    else _("These words stand in the text more than once. Copy a longer passage."),
                )
            else:
                start = document.text.index(quote)
                data["passage"] = (start, start + len(quote))
        return data

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        if data["document"]:
            return {"number": data["number"], "document": data["document"], "passage": data["passage"]}
        return {
            "number": data["number"],
            "data": data["file"].read(),
            "name": data["file"].name,
            "quote": data["quote"],
        }


class CoverageForm(TranslatedForm):
    """Which article meets an obligation."""

    title_label = _("Why, and what is missing")
    provision = RecordField(
        "register.coverage", label=_("Article of a law or strategy of our own"),
        typing=_("Type its number, or the symbol of the law."),
        missing=_("No article that can be chosen has this number or symbol."),
    )  # fmt: skip
    extent = forms.ChoiceField(choices=choices(Coverage.Extent), label=_("It meets the obligation"))

    def __init__(self, *args: Any, actor: Actor, obligation: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, obligation.pk)


class ApplicationForm(forms.Form):
    """How often an article was applied in a period."""

    kind = forms.ChoiceField(label=_("What is counted"))
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Court or prosecutor's office that counted"))
    first = forms.DateField(label=_("First day of the period"), widget=Day())
    last = forms.DateField(label=_("Last day of the period"), widget=Day())
    count = forms.IntegerField(min_value=0, max_value=10_000_000, label=_("How many in all"))
    breakdown = forms.CharField(
        required=False, max_length=2000, label=_("The same by sex, age and so on"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("A line for each: sex: women 12, men 30. No number below the threshold; put small ones together."),
    )  # fmt: skip
    source = forms.CharField(max_length=500, label=_("Where the figure stands"))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (code, label(code, "ApplicationKind")) for code in ApplicationFigure.Kind.values
        ]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    def clean_breakdown(self) -> dict[str, dict[str, int]]:
        """Lines such as ``sex: women 12, men 30``."""
        found: dict[str, dict[str, int]] = {}
        for number, line in enumerate(self.cleaned_data["breakdown"].splitlines(), 1):
            if not line.strip():
                continue
            name, colon, rest = line.partition(":")
            cells: dict[str, int] = {}
            for part in rest.replace("،", ",").split(","):
                what, _blank, count = part.strip().rpartition(" ")
                if not what.strip() or not count.isdecimal() or what.strip() in cells:
                    cells = {}
                    break
                cells[what.strip()] = int(count)
            if not colon or not name.strip() or not cells or name.strip() in found:
                raise forms.ValidationError(
                    _("Line %(number)s isn't like this: sex: women 12, men 30") % {"number": number}
                )
            found[name.strip()] = cells
        return found

    def clean(self) -> None:
        """The end isn't before the start."""
        super().clean()
        in_order(self, "first", "last")


class LoadForm(forms.Form):
    """A file of instruments and obligations, as large as is loaded while somebody waits for the page: some three
    thousand obligations."""

    file = Upload(
        1,
        advice=_("Split it, or have it loaded by the command “zotim register load”."),
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.json"}),
        help_text=_("CSV (obligations) or JSON (instruments, obligations and links), in UTF-8, up to 1 MB."),
    )
