"""Forms of complaints: of whoever complains, and of those who work on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.people.models import Organisation
from zotim.core.redress.models import Complaint, Decision
from zotim.core.redress.sealed import Said
from zotim.core.redress.selectors import bodies
from zotim.core.redress.subjects import SUBJECTS, Subject, effect_label, effects_for
from zotim.core.ui.show import page_language


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ComplaintForm(forms.Form):
    """A complaint. It asks for nothing that it can be answered without."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    about = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What happened?"), max_length=10_000, widget=_box(8),
        help_text=_("In your own words, in Albanian, English or Arabic."),
    )  # fmt: skip
    cited = forms.CharField(
        label=_("Reference on the notice that you were given"), required=False, max_length=60,
        help_text=_("You can complain without one."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"}),
        help_text=_("As in your papers, so that it can be found out whether you are taken for somebody else."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("How you can be reached"), required=False, max_length=500, widget=_box(2),
        help_text=_("An address, telephone or e-mail. Without it you find the answer with your receipt code only."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [(one.code, one.label) for one in SUBJECTS.values()]  # type: ignore[attr-defined]

    @property
    def said(self) -> Said:
        """What is sealed of it. Valid forms only."""
        return Said(**{name: self.cleaned_data[name] for name in ("name", "contact", "text", "cited")})


class CodeForm(forms.Form):
    """The receipt code."""

    code = forms.CharField(
        label=_("Receipt code"), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
        help_text=_("24 letters and digits. Blanks, dashes and small letters don't matter."),
    )  # fmt: skip


class ReviewForm(forms.Form):
    """Why the decision should be looked at again; with the code, where whoever complained asks."""

    text = forms.CharField(label=_("What do you think is wrong about the decision?"), max_length=10_000, widget=_box(5))


class ReviewByCodeForm(ReviewForm):
    code = forms.CharField(widget=forms.HiddenInput, max_length=60)


class AdmitForm(forms.Form):
    """The body whose business it is."""

    body = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Body that deals with it"),
        help_text=_("Bodies at which somebody works on complaints."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        field.queryset = bodies()
        field.label_from_instance = lambda one: one.name.in_language(page_language())[0]


class SendOnForm(forms.Form):
    """A body elsewhere."""

    to = forms.CharField(
        label=_("Body to which it is sent on"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Whoever complained is told its name."),
    )  # fmt: skip


def _said(subject: Subject) -> str:
    """A kind as officials call it, and beside that as whoever complains says it."""
    return f"{subject.name} · {subject.label}" if subject.name else str(subject.label)


class TieForm(forms.Form):
    """The record that it is about."""

    about = forms.ChoiceField(label=_("Kind of record"), widget=forms.RadioSelect)
    reference = forms.CharField(label=_("Reference of the record"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(one.code, _said(one)) for one in SUBJECTS.values() if one.model]
        self.fields["about"].choices = found  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    """What is decided, what it brings about, and why. Nothing is chosen beforehand."""

    outcome = forms.ChoiceField(
        choices=Decision.Outcome.choices, label=pgettext_lazy("complaint", "Outcome"), widget=forms.RadioSelect
    )
    effect = forms.ChoiceField(
        label=pgettext_lazy("complaint", "Effect"), widget=forms.RadioSelect,
        help_text=_("Whoever complained is told it in these words."),
    )  # fmt: skip
    reasons = forms.CharField(
        label=_("Reasons"), max_length=5_000, widget=_box(6),
        help_text=_(
            "Whoever complained reads them, so write in their language. "
            "Don't say whether there is a record of them, unless they were given notice of it."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(one.code, effect_label(one.code, done=False)) for one in effects_for(complaint)]
        self.fields["effect"].choices = found  # type: ignore[attr-defined]


class CarryOutForm(forms.Form):
    """What was done."""

    note = forms.CharField(
        label=_("What was done"), max_length=2_000, widget=_box(3), help_text=_("Whoever complained reads it.")
    )

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = needed
