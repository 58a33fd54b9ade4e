"""The legal test as a form, why something is closed or opened again, conflicts, languages, a period."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import User
from zotim.core.ui.forms import LANGUAGES, Day, in_order
from zotim.desks.content.law.models import Way
from zotim.desks.content.law.policy import PROTECTION, SEE_ITEMS
from zotim.desks.content.law.services import ways_on
from zotim.desks.content.review.legal_test import Answers
from zotim.desks.content.review.models import PURPOSES, Answer, Category, Turn
from zotim.desks.content.review.words import PUBLIC, PURPOSE_WORDS

NOTHING = "nothing"
"""What is chosen where nothing should happen: it is an answer too, and isn't chosen before."""


def _text(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ReadingForm(forms.Form):
    """The legal test. Nothing is chosen before."""

    public = forms.ChoiceField(
        choices=Answer.choices, widget=forms.RadioSelect, label=PUBLIC,
    )  # fmt: skip
    category = forms.ChoiceField(
        choices=Category.choices, widget=forms.RadioSelect, label=_("Which category of the law?"),
        help_text=_("Regulation (EU) 2021/784, article 2(7), in short words."),
    )  # fmt: skip
    where = forms.CharField(
        required=False, max_length=1000, label=_("Where in it?"), widget=_text(),
        help_text=_("The passage, the place in the picture, the seconds of the video."),
    )  # fmt: skip
    reasons = forms.CharField(
        max_length=4000, label=_("Why?"), widget=_text(4),
        help_text=_("In your words. It is sealed with the item."),
    )  # fmt: skip
    wanted = forms.ChoiceField(widget=forms.RadioSelect, label=_("What should happen?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted: Any = self.fields["wanted"]
        wanted.choices = [(NOTHING, _("Nothing")), *self._ways()]
        for purpose in PURPOSES:
            self.fields[f"purpose_{purpose}"] = forms.ChoiceField(
                choices=Answer.choices, widget=forms.RadioSelect, label=PURPOSE_WORDS[purpose]
            )
        self.order_fields(["public", "category", *(f"purpose_{one}" for one in PURPOSES), "where", "reasons", "wanted"])

    @staticmethod
    def _ways() -> list[tuple[str, str]]:
        """Every way of acting: what should happen is the reader's to say. Of one that is off it is said."""
        on, off = ways_on(), _("%(way)s (off: its legal basis isn't confirmed)")
        return [(way.value, str(way.label if way in on else off % {"way": way.label})) for way in Way]

    @property
    def answers(self) -> Answers:
        """What was answered. Valid forms only."""
        said = self.cleaned_data
        return Answers(
            public=said["public"], category=said["category"], reasons=said["reasons"], where=said["where"],
            wanted="" if said["wanted"] == NOTHING else said["wanted"],
            purposes={one: said[f"purpose_{one}"] for one in PURPOSES},
        )  # fmt: skip


class AdviceForm(ReadingForm):
    """The same for the adviser; *protected*: it touches something that has to be cleared."""

    clears = forms.CharField(
        required=False, max_length=2000, label=_("Why what it touches is no hindrance"), widget=_text(),
        help_text=_("Needed where something is to go out all the same."),
    )  # fmt: skip

    def __init__(self, *args: Any, protected: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not protected:
            del self.fields["clears"]


class ReopenForm(forms.Form):
    """Why an item is opened again."""

    what = forms.ChoiceField(
        choices=[
            (Turn.What.FACTS.value, _("There are new facts")), (Turn.What.BACK.value, _("It is back")),
            (Turn.What.COMPLAINT.value, _("A complaint was upheld: nobody who read it reads it again")),
        ],
        widget=forms.RadioSelect, label=_("What happened?"),
    )  # fmt: skip
    reason = forms.CharField(max_length=2000, label=_("Reason"), widget=_text())


class ConflictForm(forms.Form):
    """Who is kept from which item, why, and until when."""

    reference = forms.CharField(max_length=16, label=_("Reference of the item"))
    person = forms.ModelChoiceField(queryset=User.objects.none(), label=_("Who"))
    reason = forms.CharField(max_length=2000, label=_("Reason"), widget=_text())
    until = forms.DateField(
        required=False, widget=Day(), label=_("Until"), help_text=_("The last day. Left open: for good.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = (
            User.objects.filter(memberships__role__in=SEE_ITEMS | PROTECTION, is_active=True)
            .distinct()
            .order_by("name")
        )


class LanguagesForm(forms.Form):
    """Which languages one reads."""

    codes = forms.MultipleChoiceField(
        required=False, choices=LANGUAGES, widget=forms.CheckboxSelectMultiple, label=_("Languages that you read"),
        help_text=_("Items in these, and those in none, come first. None chosen: all."),
    )  # fmt: skip


class PeriodForm(forms.Form):
    """From a day to a day."""

    first = forms.DateField(widget=Day(), label=_("From"))
    last = forms.DateField(widget=Day(), label=_("Until"))

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        data = super().clean() or {}
        in_order(self, "first", "last")
        return data

    def period(self, usual: tuple[date, date]) -> tuple[date, date]:
        """The days that were asked for, or the usual ones."""
        return (self.cleaned_data["first"], self.cleaned_data["last"]) if self.is_valid() else usual
