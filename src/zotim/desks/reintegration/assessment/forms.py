"""Forms of an assessment: which questions, and the answers to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Section, needed_at_times
from zotim.core.ui.words import Word
from zotim.desks.reintegration.assessment.instruments import Instrument, Question, instruments
from zotim.desks.reintegration.assessment.services import WORDS

LONGEST = 4_000
ONE_IN_A_LINE = _("One in each line.")


def _text(label: Word, help_text: Word = "", rows: int = 2) -> forms.CharField:
    field = forms.CharField(
        label=label, max_length=LONGEST, required=False, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )  # fmt: skip
    needed_at_times(field)
    return field


class BeginForm(forms.Form):
    """By which questions. Nothing is chosen beforehand."""

    instrument = forms.ChoiceField(label=_("By which questions"))

    def __init__(self, *args: Any, open_to: list[Instrument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(one.key, f"{one.title} ({one.profession})") for one in open_to]
        self.fields["instrument"].choices = [("", _("Choose the questions")), *rows]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Instrument:
        """What was chosen. Valid forms only."""
        return instruments()[self.cleaned_data["instrument"]]


class AssessmentForm(forms.Form):
    """The answers to an instrument's questions, and what every assessment says. A draft may be as empty as it is."""

    now = _text(_("Needed now"), ONE_IN_A_LINE)
    soon = _text(_("Needed soon"), ONE_IN_A_LINE)
    later = _text(_("Needed later"), ONE_IN_A_LINE)
    strengths = _text(_("Strengths: what goes well, who helps already"))
    wishes = _text(_("What the person wishes"))
    present = _text(_("Who was there, and where"), rows=1)
    words = _text(_("What the child, or the person, says in their own words"))
    heard_by = _text(_("Who heard it"), _("Name and part, as: the psychologist, alone with the child."), rows=1)
    why_not = _text(_("Or why nobody heard them"), _("Too young to speak, too ill, didn't want to."), rows=1)

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = instrument.questions
        for one in instrument.questions:
            self.fields[f"q_{one.code}"] = self._field(one)

    def _field(self, one: Question) -> forms.Field:
        if one.kind != "choice":
            help_text = _("As the tool says it. It stays in this part of the case.") if one.kind == "result" else ""
            return _text(str(one.text), help_text)
        answers = [("", _("Not asked")), *((code, str(text)) for code, text in one.options.items())]
        return forms.ChoiceField(label=str(one.text), choices=answers, required=False)

    @property
    def headed(self) -> list[Section]:
        """Its parts."""
        return [
            Section(_("Questions"), [self[f"q_{one.code}"] for one in self._questions]),
            Section(_("In their own words"), [self[name] for name in ("words", "heard_by", "why_not", "present")]),
            Section(
                _("What follows"), [self[name] for name in ("now", "soon", "later", "strengths", "wishes")]
            ),
        ]  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        answers = {one.code: self.cleaned_data[f"q_{one.code}"] for one in self._questions}
        return {"answers": answers, "said": {name: self.cleaned_data[name] for name in WORDS}}


def initial_of(details: dict[str, Any]) -> dict[str, Any]:
    """What was saved before, for the form."""
    return {f"q_{code}": text for code, text in details.get("answers", {}).items()} | {
        name: details[name] for name in WORDS if name in details
    }
