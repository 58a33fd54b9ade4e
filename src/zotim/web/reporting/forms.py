"""What somebody without an account reports. Nothing is asked that it can be read without, nor who reports."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.desks.content.intake.forms import ReportedForm, box
from zotim.web.redress.forms import CodeForm

HELP = {
    "life": _("Then call the police first, now: 112 or 129. This form isn't read at once."),
    "recruited": _(
        "What you report is for protecting them, not for punishing them. A child gets help at 116 111, free of charge."
    ),
    "address": _("Copy it from the browser. Don't open it again for this, and don't pass it on."),
    "told": _("Write nothing about yourself that you don't want to say."),
}


class ReportCodeForm(CodeForm):
    """The code of a report."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of your report")


class ReportForm(ReportedForm):
    """A report of anybody."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    contact = forms.CharField(
        required=False, max_length=500, label=_("How you can be reached"), widget=box(2),
        help_text=_("You can report without it. It is encrypted, and used for questions only."),
    )  # fmt: skip
    field_order = ("life", "recruited", "address", "text", "file", "seen_on", "told", "contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, text in HELP.items():
            self.fields[name].help_text = text
