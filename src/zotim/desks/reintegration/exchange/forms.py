"""The form of a caseload."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Upload
from zotim.formats.spreadsheets import LIMITS
from zotim.formats.text.errors import MEGABYTE


class CaseloadForm(forms.Form):
    """The filled-in spreadsheet."""

    file = Upload(
        LIMITS.size // MEGABYTE, advice=_("Split the file."), label=_("The filled-in spreadsheet"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )  # fmt: skip
