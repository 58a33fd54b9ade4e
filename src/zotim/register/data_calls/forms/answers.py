"""Answers: a body's own, on the page or as a spreadsheet; and the one answer that the centre makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.texts import Translated
from zotim.core.ui.forms import MEGABYTE, Day, DecisionForm, Upload
from zotim.core.ui.words import label
from zotim.formats.answers import LONGEST, Kind, Wrong, read_value
from zotim.formats.spreadsheets import LIMITS
from zotim.register.data_calls.models import Answer, AnswerVersion, DataCall, Question
from zotim.register.data_calls.selectors import Gathered, asked_of
from zotim.register.data_calls.services.answers import OPEN_TO_BODIES, Said
from zotim.register.data_calls.words import YES_NO, wrong
from zotim.vocabulary import LANGUAGE_NAMES


def last_of(answer: Answer) -> AnswerVersion | None:
    """The newest version of an answer that came with its ``versions``."""
    versions = list(answer.versions.all())
    return versions[-1] if versions else None


def value_field(question: Question, **more: Any) -> forms.Field:
    """The field of a question by its kind. What was typed is judged by the same rules as a spreadsheet."""
    more = {"required": False, **more}
    match question.kind:
        case Kind.YES_NO:
            return forms.ChoiceField(choices=[("", "–"), *((code, label(code, "YesNo")) for code in YES_NO)], **more)
        case Kind.CHOICE:
            options = [(one["code"], question.option_label(one["code"], _page())) for one in question.options]
            return forms.ChoiceField(choices=[("", "–"), *options], **more)
        case Kind.DATE:
            return forms.CharField(max_length=40, widget=Day(), **more)
        case Kind.NUMBER:
            return forms.CharField(max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more)
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), **more)


def _page() -> str:
    from zotim.core.ui.show import page_language

    return page_language()


ANSWER = pgettext_lazy("to a question", "The answer")


class AnswersForm(forms.Form):
    """The questions of a body, those that it may still answer."""

    def __init__(self, *args: Any, answers: Sequence[Answer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answers = [answer for answer in answers if answer.state in OPEN_TO_BODIES]
        for answer in self.answers:
            last = last_of(answer)
            name = _("Answer to question %(number)s") % {"number": answer.question.number}
            value = value_field(answer.question, label=name)
            value.wanted = answer.question.required  # type: ignore[attr-defined]  # not in a draft, but before it is given
            self.fields[f"value_{answer.pk}"] = value
            self.fields[f"remark_{answer.pk}"] = forms.CharField(
                required=False,
                max_length=LONGEST,
                label=_("Remark on question %(number)s") % {"number": answer.question.number},
                widget=forms.Textarea(attrs={"rows": 1, "dir": "auto"}),
            )
            self.initial[f"value_{answer.pk}"] = last.value if last else ""
            self.initial[f"remark_{answer.pk}"] = last.remark if last else ""

    def clean(self) -> dict[str, Any]:
        """Each value is one of its kind."""
        data = super().clean() or {}
        for answer in self.answers:
            name = f"value_{answer.pk}"
            try:
                read_value(asked_of(answer), data.get(name) or "")
            except Wrong as error:
                options = [answer.question.option_label(one["code"], _page()) for one in answer.question.options]
                self.add_error(name, wrong(error.code, options))
        return data

    def parts(self) -> Mapping[Any, tuple[Any, Any]]:
        """The two fields of each answer, by its id, for the page."""
        return {one.pk: (self[f"value_{one.pk}"], self[f"remark_{one.pk}"]) for one in self.answers}

    def said(self) -> dict[Any, Said]:
        """What was typed, by the ids of answers; sources stay with an answer that still says something."""
        typed = {}
        for answer in self.answers:
            value = self.cleaned_data[f"value_{answer.pk}"]
            last = last_of(answer)
            sources = last.sources if last and value else ()
            typed[answer.pk] = Said(value, self.cleaned_data[f"remark_{answer.pk}"], sources)
        return typed


class OneAnswerForm(AnswersForm):
    """One question, with the records that its answer rests on: each can be let go."""

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, answers=[answer], **kwargs)
        last = last_of(answer)
        self.kept = list(last.sources) if last else []
        if self.kept and self.answers:
            self.fields["sources"] = forms.MultipleChoiceField(
                required=False,
                choices=[(one["id"], one["reference"]) for one in self.kept],
                initial=[one["id"] for one in self.kept],
                widget=forms.CheckboxSelectMultiple,
                label=_("Records that it rests on"),
            )

    def said(self) -> dict[Any, Said]:
        """What was typed, with the records that stayed."""
        chosen = self.cleaned_data.get("sources", [])
        sources = [one for one in self.kept if one["id"] in chosen]
        return {key: Said(one.value, one.remark, sources if one.value else ()) for key, one in super().said().items()}


class SheetForm(forms.Form):
    """The filled-in spreadsheet."""

    file = Upload(
        LIMITS.size // MEGABYTE,
        advice=_("Send the sheet as it was downloaded, filled in."),
        label=_("The filled-in spreadsheet"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class LinkForm(forms.Form):
    """How long a link is good."""

    days = forms.IntegerField(
        min_value=1, max_value=60, initial=14, label=_("Good for how many days"),
        widget=forms.NumberInput(attrs={"min": 1, "max": 60}),
    )  # fmt: skip


class MergeForm(forms.Form):
    """The one answer to a question, and of which bodies' answers it is made."""

    def __init__(self, *args: Any, one: Gathered, call: DataCall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question, self.languages = one.question, list(call.languages)
        self.is_text = one.question.kind == Kind.TEXT
        self.fields["answers"] = forms.MultipleChoiceField(
            choices=[(str(answer.pk), str(answer.portion.organisation.name)) for answer in one.given],
            widget=forms.CheckboxSelectMultiple,
            label=_("Made of the answers of"),
            initial=self._first_sources(one),
        )
        if not self.is_text:
            self.fields["value"] = value_field(one.question, label=ANSWER, required=True)
            self.initial["value"] = one.merged.value if one.merged else self._agreed(one)
        asked = ANSWER if self.is_text else _("In words, if needed")
        for code in self.languages:
            self.fields[f"text_{code}"] = forms.CharField(
                required=False,
                max_length=LONGEST,
                label=f"{asked} · {LANGUAGE_NAMES[code]}",
                widget=forms.Textarea(attrs={"rows": 4, "lang": code, "dir": "rtl" if code == "ar" else "ltr"}),
            )
        self.initial.update(self._first_texts(one))
        self.fields["dissent_note"] = forms.CharField(
            required=False,
            max_length=2000,
            label=_("What you say of answers that differ (kept here, not sent)"),
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        )
        self.initial["dissent_note"] = one.merged.dissent_note if one.merged else ""

    def _first_sources(self, one: Gathered) -> list[str]:
        if one.merged:
            used = set(one.merged.versions.values_list("answer_id", flat=True))
            return [str(answer.pk) for answer in one.given if answer.pk in used]
        return [str(answer.pk) for answer in one.given]

    def _agreed(self, one: Gathered) -> str:
        """The value on which all bodies agree; else nothing, so that a person chooses."""
        values = {last.value for answer in one.given if (last := last_of(answer)) and last.value}
        return values.pop() if len(values) == 1 else ""

    def _first_texts(self, one: Gathered) -> dict[str, str]:
        """What was merged before, or what the bodies said, one after the other, in the language in which they did."""
        if one.merged:
            return {f"text_{code}": text for code, text in (one.merged.text.texts if one.merged.text else {}).items()}
        said: dict[str, list[str]] = {}
        for answer in one.given:
            last = last_of(answer)
            words = (last.value if self.is_text else last.remark) if last else ""
            if last and words:
                said.setdefault(f"text_{last.language}", []).append(words)
        return {name: "\n\n".join(parts) for name, parts in said.items()}

    @property
    def text(self) -> Translated | None:
        """The words in the languages of the reply; the first one filled is the original. Valid forms only."""
        texts = {
            code: self.cleaned_data[f"text_{code}"] for code in self.languages if self.cleaned_data[f"text_{code}"]
        }
        if not texts:
            return None
        first = self.question.text.original if self.question.text.original in texts else next(iter(texts))
        return Translated.of(first, texts.pop(first), **texts)

    def chosen(self, one: Gathered) -> list[Answer]:
        """The bodies' answers that were chosen. Valid forms only."""
        return [answer for answer in one.given if str(answer.pk) in self.cleaned_data["answers"]]

    def texts(self) -> Iterator[Any]:
        """The fields of the words, for the page."""
        return (self[f"text_{code}"] for code in self.languages)


class ClearForm(DecisionForm):
    """A decision on a step of the clearance."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("Clear it"), **kwargs)
