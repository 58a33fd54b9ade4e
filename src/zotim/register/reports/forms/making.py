"""A report is made, and a template is added."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.texts import Translated
from zotim.core.ui.forms import Day, TranslatedForm, Upload
from zotim.core.ui.words import choices
from zotim.register.reports.templates import LONGEST, Template
from zotim.vocabulary import Classification


class ReportForm(TranslatedForm):
    """A report as of a day, for one recipient."""

    title_label = _("Title")
    template = forms.ChoiceField(
        label=_("Template"), help_text=_("A title that is left as it stands becomes that of the template.")
    )
    as_of = forms.DateField(label=_("As of"), widget=Day(), help_text=_("The end of that day, or now if it is today."))
    classification = forms.ChoiceField(
        choices=choices(Classification),
        initial=Classification.PUBLIC,
        label=_("Up to which classification"),
    )
    heard_until = forms.DateField(
        required=False,
        label=_("Bodies may comment until"),
        widget=Day(),
        help_text=_("Each body is given the sentences about it. Without a day the report is final at once."),
    )

    def __init__(self, *args: Any, templates: list[Template], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.templates = {one.key: one for one in templates}
        field: Any = self.fields["template"]
        field.choices = [(one.key, str(one.name)) for one in templates]

    @property
    def title(self) -> Translated:
        """The title as it was typed; where nobody changed that of a template, the one of the template chosen."""
        typed = super().title
        offered = [one.title.texts for one in self.templates.values()]
        return self.templates[self.cleaned_data["template"]].title if typed.texts in offered else typed


class TemplateForm(forms.Form):
    """A template, as a file or typed."""

    file = Upload(
        1,
        required=False,
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".toml"}),
        help_text=_("TOML, in UTF-8. A file comes before what stands below."),
    )
    text = forms.CharField(
        required=False,
        label=_("Template"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "dir": "ltr", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """A file or a text, readable as UTF-8."""
        data = super().clean() or {}
        if file := data.get("file"):
            try:
                data["text"] = file.read(LONGEST + 1).decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", _("This isn't a text in UTF-8."))
        elif not data.get("text", "").strip():
            self.add_error("text", _("Choose a file, or write the template here."))
        return data
