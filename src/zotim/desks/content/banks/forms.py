"""A bank, an entry, a file of fingerprints, a protected source, and decisions on them."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import Upload, needed_at_times
from zotim.core.ui.words import Word, choices
from zotim.desks.content.banks.models import BankKind, SourceKind
from zotim.desks.content.banks.models.banks import FARTHEST

LTR = {"dir": "ltr"}
HASHES = [
    ("pdq", pgettext_lazy("kind of fingerprint", "Picture (PDQ)")),
    ("sha256", pgettext_lazy("kind of fingerprint", "The very bytes (SHA-256)")),
]
LIST_KINDS = [*HASHES, ("address", pgettext_lazy("kind of fingerprint", "Address"))]


class BankForm(forms.Form):
    """What is said of a bank."""

    title = forms.CharField(max_length=200, label=_("What the bank is called"), widget=forms.TextInput({"dir": "auto"}))
    provenance = forms.CharField(
        max_length=300, label=_("Where its entries come from"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("And on what ground they were put in there."),
    )  # fmt: skip


class DistanceForm(forms.Form):
    """How near something has to be."""

    distance = forms.IntegerField(
        min_value=0, max_value=FARTHEST, initial=31, label=_("Bits of 256 in which a picture may differ"),
        help_text=_("Up to 31 it is the same picture. From 32 to 63 somebody should look."),
    )  # fmt: skip


class NewBankForm(BankForm, DistanceForm):
    """A bank that is added."""

    code = forms.CharField(
        max_length=64, label=_("Short name"), widget=forms.TextInput(LTR),
        help_text=_("Capital letters, digits and underscores, as other systems call it. It stays."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        choices=choices(BankKind), widget=forms.RadioSelect, label=_("Kind"),
        help_text=_("What it means to meet one of its entries. It stays."),
    )  # fmt: skip
    field_order = ["code", "title", "kind", "provenance", "distance"]


class AskForm(DistanceForm):
    """How a bank is asked from now on."""

    enabled = forms.BooleanField(required=False, label=_("It is asked"))
    reason = forms.CharField(
        max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )  # fmt: skip
    field_order = ["enabled", "distance", "reason"]


class _OneOf(forms.Form):
    """Exactly one of several fields is filled in."""

    one_of: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.one_of:
            needed_at_times(self.fields[name])

    def clean(self) -> dict[str, Any]:
        """One, and only one."""
        data = super().clean() or {}
        if not self.errors and sum(bool(data.get(name)) for name in self.one_of) != 1:
            raise forms.ValidationError(_("Fill in exactly one of these."))
        return data


class TryForm(_OneOf):
    """What is asked of all banks, and not kept."""

    one_of: ClassVar[tuple[str, ...]] = ("file", "text", "address")
    file = Upload(32, required=False, label=_("Picture or video"))
    text = forms.CharField(
        required=False, max_length=20_000, label=_("Text"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    address = forms.CharField(required=False, max_length=8_000, label=_("Address"), widget=forms.TextInput(LTR))


class EntryForm(TryForm):
    """An entry that is proposed."""

    one_of = ("file", "text", "hash", "address")
    hash = forms.CharField(
        required=False, max_length=64, label=_("Fingerprint"), widget=forms.TextInput(LTR),
        help_text=_("64 letters from 0 to 9 and a to f."),
    )  # fmt: skip
    kind = forms.ChoiceField(choices=HASHES, initial="pdq", required=False, label=_("What the fingerprint is of"))
    note = forms.CharField(
        required=False, max_length=255, label=_("Note"), widget=forms.TextInput({"dir": "auto"}),
        help_text=_("Nothing of a person."),
    )  # fmt: skip
    field_order = ["file", "text", "address", "hash", "kind", "note"]


class ListForm(forms.Form):
    """A file of fingerprints."""

    file = Upload(
        20, label=_("File"), advice=_("Use the command “zotim content banks import”."),
        help_text=_("CSV (hash,note), JSON lines or one JSON document, of up to 20 MB."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        choices=LIST_KINDS, initial="pdq", label=_("What a fingerprint is of"),
        help_text=_("Where its line doesn't say so."),
    )  # fmt: skip


class DecideForm(forms.Form):
    """Whether something takes effect; *accept* is nothing for who proposed it, who can only take it back."""

    decision = forms.ChoiceField(widget=forms.RadioSelect, label=_("Your decision"))
    reason = forms.CharField(
        required=False, max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Needed when you refuse it."),
    )  # fmt: skip

    def __init__(self, *args: Any, accept: Word | None, refuse: Word, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["reason"])
        decision: Any = self.fields["decision"]
        decision.choices = [*([("accept", accept)] if accept else []), ("refuse", refuse)]
        if not accept:
            decision.help_text = _("Somebody else confirms it than who proposed it.")

    def clean(self) -> dict[str, Any]:
        """Who refuses something says why."""
        data = super().clean() or {}
        if data.get("decision") == "refuse" and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why."))
        return data

    @property
    def accepted(self) -> bool:
        """What was decided. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "accept")


class SourceForm(forms.Form):
    """A source that is protected from now on."""

    place = forms.CharField(
        max_length=1_000, label=_("Host or address"), widget=forms.TextInput(LTR),
        help_text=_("A host counts with all below it, an address with all that begins so."),
    )  # fmt: skip
    kind = forms.ChoiceField(choices=choices(SourceKind), widget=forms.RadioSelect, label=_("Kind"))
    note = forms.CharField(
        max_length=300, label=_("What it is"), widget=forms.TextInput({"dir": "auto"}),
        help_text=_("An institution, no person."),
    )  # fmt: skip
