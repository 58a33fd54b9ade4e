"""A file of customers or payments, what becomes of those who aren't in it, and somebody to find."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Upload, needed_at_times
from zotim.desks.screening.finance.words import PURPOSES

LARGER = _("Larger ones are put in by the command.")


class CustomersForm(forms.Form):
    """A file of customers."""

    file = Upload(
        10, advice=LARGER, label=_("File"),
        help_text=format_lazy(
            _("CSV in UTF-8. The columns {number} (your own number of the customer) and {name} have to be there."),
            number="<code>id</code>", name="<code>name</code>",
        ),
    )  # fmt: skip
    whole = forms.TypedChoiceField(
        label=_("Who isn't in it"), widget=forms.RadioSelect, coerce=lambda value: value == "end", initial="stay",
        choices=[
            ("stay", _("stays on file: these are only some of the customers")),
            ("end", _("is no customer any more: these are all of them")),
        ],
    )  # fmt: skip


class PaymentsForm(forms.Form):
    """A file of payments."""

    file = Upload(10, advice=LARGER, label=_("File"), help_text=_("ISO 20022: pacs.008, pacs.009 or pain.001."))


class DecisionForm(forms.Form):
    """What becomes of those who aren't in a file that was held back."""

    decision = forms.ChoiceField(
        label=_("Your decision"), widget=forms.RadioSelect,
        choices=[
            ("release", _("They have gone: end them")),
            ("keep", _("The file is wrong: keep them on file")),
        ],
    )  # fmt: skip


class FindForm(forms.Form):
    """Somebody to find: by number, or by name."""

    purpose = forms.ChoiceField(label=_("What do you ask for?"), widget=forms.RadioSelect)
    number = forms.CharField(
        required=False, max_length=200, label=_("Your own number of the customer"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    name = forms.CharField(
        required=False, max_length=300, label=_("Name"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Exactly as it is on file, its parts in any order. Give this or the number."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["purpose"]
        field.choices = list(PURPOSES.items())
        for name in ("number", "name"):
            needed_at_times(self.fields[name])
