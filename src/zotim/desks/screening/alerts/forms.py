"""What is said of an alert."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from zotim.core.ui.show import amount
from zotim.core.ui.words import choices
from zotim.desks.screening.alerts.models import Verdict


class VerdictForm(forms.Form):
    """Whether they are the same, and why. Nothing is chosen beforehand."""

    verdict = forms.ChoiceField(
        label=pgettext_lazy("of an alert", "Verdict"), widget=forms.RadioSelect, choices=lambda: choices(Verdict)
    )
    reason = forms.CharField(
        label=_("Why"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("What both sides say, and where you looked. If it can't be told: what is missing. It is sealed."),
    )  # fmt: skip
    alike = forms.BooleanField(required=False)

    def __init__(self, *args: Any, others: int, said: str, **kwargs: Any) -> None:
        """*others*: how many further alerts have the same evidence; *said*: the verdict that stands, if one."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["verdict"]
        field.choices = [one for one in choices(Verdict) if not (one[0] == said == Verdict.UNKNOWN)]
        if not others:
            del self.fields["alike"]
            return
        self.fields["alike"].label = ngettext(
            "Say the same of %(n)s other alert with the same evidence",
            "Say the same of %(n)s other alerts with the same evidence",
            others,
        ) % {"n": amount(others)}


class ObjectionForm(forms.Form):
    """What speaks against a verdict."""

    objection = forms.CharField(
        label=_("What speaks against the verdict?"), max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("New facts, or what was overlooked. It is sealed; somebody else decides anew."),
    )  # fmt: skip
