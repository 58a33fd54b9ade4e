"""A list, a file of it, and the decision on a version that was held back."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Day, TranslatedForm, Upload
from zotim.core.ui.words import choices
from zotim.desks.screening.lists.models import ListBasis, Source


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Uploads(Upload):
    """Files, each of them and all together of up to so many megabytes."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files, in the order of the form. Raises ValidationError for one that is too large."""
        several = data if isinstance(data, list | tuple) else [data]
        return [super(Uploads, self).clean(one, initial) for one in several or [None]]


class SourceForm(TranslatedForm):
    """A list that is kept from now on."""

    title_label = _("What the list is called")
    code = forms.SlugField(
        max_length=32, label=_("Short name"),
        help_text=_("A few small letters that stand before the ids of its entries. They stay."),
    )  # fmt: skip
    basis = forms.ChoiceField(
        choices=choices(ListBasis), widget=forms.RadioSelect, label=_("Rests on"),
        help_text=_("It says who decides on an entry. It stays."),
    )  # fmt: skip
    publisher = forms.CharField(max_length=200, label=_("Published by"))
    decided_here = forms.BooleanField(
        required=False, label=_("Its entries are decided on here, one by one"),
        help_text=_("Of a decision of this state or a request of another one. No file is then put in. It stays."),
    )  # fmt: skip
    expected_every = forms.IntegerField(
        required=False, min_value=1, max_value=366, label=_("A new version is expected every so many days"),
        help_text=_("Left open, none is missed."),
    )  # fmt: skip
    largest_loss = forms.IntegerField(
        min_value=0, max_value=100, initial=5, label=_("Per cent of its entries that a version may lose"),
        help_text=_("A version that loses more is held back until somebody has looked."),
    )  # fmt: skip
    field_order = ["code", "basis", "decided_here", "publisher", "expected_every", "largest_loss"]

    def values(self) -> dict[str, Any]:
        """What the service takes beside the title."""
        return {name: self.cleaned_data[name] for name in self.field_order}


class SourceChangeForm(SourceForm):
    """What may change of a list."""

    ended_on = forms.DateField(
        required=False, widget=Day(), label=_("Ended on"), help_text=_("From then on no version is taken.")
    )
    field_order = ["publisher", "expected_every", "largest_loss", "ended_on"]

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        title = source.title
        initial = {name: getattr(source, name) for name in self.field_order} | {"original": title.original}
        initial |= {f"title_{code}": text for code, text in title.texts.items()}
        super().__init__(*args, initial=initial, **kwargs)
        del self.fields["code"], self.fields["basis"], self.fields["decided_here"]


class ScheduleForm(forms.Form):
    """From where a list is fetched."""

    address = forms.CharField(
        required=False, max_length=500, label=_("Address"), widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("It begins with https://. Left open, nothing is fetched, and files are put in."),
    )  # fmt: skip
    fetch_every = forms.IntegerField(
        required=False, min_value=1, max_value=720, initial=24, label=_("Fetch it every so many hours")
    )


class VersionForm(forms.Form):
    """The file of a list, or its files."""

    file = Uploads(
        25, label=_("File, or files"),
        help_text=_(
            "As published: XML of the UN, the EU, OFAC or the UK, FollowTheMoney JSON lines, or our CSV. The three CSV "
            "files of OFAC are chosen together."
        ),
    )  # fmt: skip
    published_on = forms.DateField(widget=Day(), label=_("Published on"))

    def clean_published_on(self) -> Any:
        """Nothing was published tomorrow."""
        day = self.cleaned_data["published_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class VersionDecisionForm(forms.Form):
    """Whether a version that was held back takes effect; *own*: for who put it in, who can only refuse it."""

    decision = forms.ChoiceField(widget=forms.RadioSelect, label=_("Your decision"))
    reason = forms.CharField(
        max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("What you looked at, and why you trust it or don't."),
    )  # fmt: skip

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        release = [("release", _("Let it through: it takes effect at once"))]
        field: Any = self.fields["decision"]
        field.choices = [*([] if own else release), ("refuse", _("Refuse it: what is in force stays"))]
        if own:
            field.help_text = _("Somebody else lets it through than who put it in.")

    @property
    def released(self) -> bool:
        """Whether it takes effect. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "release")
