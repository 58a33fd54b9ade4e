"""Forms of other installations: their key, what was heard, their files."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.figures import signed
from zotim.core.people.models import Organisation
from zotim.core.ui.forms import MEGABYTE, DecisionForm, Upload
from zotim.core.ui.words import choices
from zotim.register.indicators.periods import Frequency
from zotim.vocabulary import Classification


class SenderForm(forms.Form):
    """Another installation and its public key."""

    body = forms.ModelChoiceField(Organisation.objects.order_by("created_at"), label=_("Body that runs it"))
    origin = forms.CharField(
        max_length=40, label=_("How it names itself"), help_text=_("The first line of `zotim figures key`: zotim/ABC"),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    key = forms.CharField(
        max_length=1000, label=_("Public key"), widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
        help_text=_("The key's line of `zotim figures key`, or the text of the .pub file."),
    )  # fmt: skip
    frequency = forms.ChoiceField(
        label=_("Its periods"), help_text=_("Files about periods of another length are refused.")
    )
    ceiling = forms.ChoiceField(label=_("Files are taken in up to"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["frequency"].choices, fields["frequency"].initial = choices(Frequency), Frequency.QUARTER
        fields["ceiling"].choices, fields["ceiling"].initial = choices(Classification), Classification.INTERNAL


class HeardForm(DecisionForm):
    """A second person's decision on a key: what they heard on the telephone, or why it is returned."""

    heard = forms.CharField(
        required=False, max_length=200, label=_("Fingerprint that you heard"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("At least its first 32 digits. Blanks don't count."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("It is the key of the sender"), **kwargs)
        self.order_fields(["heard", "decision", "comment"])


class FiguresFileForm(forms.Form):
    """A signed file of figures."""

    file = Upload(
        signed.MOST_BYTES // MEGABYTE, label=_("Signed file"), help_text=_("As `zotim figures export` wrote it.")
    )
