"""What shows that a measure is done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.evidence.content import SIZE_LIMIT
from zotim.core.ui.forms import MEGABYTE, Day, TranslatedForm, Upload


class EvidenceForm(TranslatedForm):
    """A file that shows something."""

    title_label = _("What it shows")
    dated_on = forms.DateField(label=_("Dated"), widget=Day())
    file = Upload(
        SIZE_LIMIT // MEGABYTE, label=_("File"), help_text=_("PDF, PNG, JPEG, DOCX, XLSX or text, up to 25 MB.")
    )
