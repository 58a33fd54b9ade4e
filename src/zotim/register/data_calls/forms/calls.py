"""A questionnaire on its way in: what it is, its questions as a person corrects them, who is asked which."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zotim.core.access.policy import ROLES
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui.forms import LANGUAGES, MEGABYTE, Day, TranslatedForm, Upload
from zotim.core.ui.words import choices, label
from zotim.formats.questionnaires import LIMITS, MOST_QUESTIONS, FoundQuestion, Kind
from zotim.register.data_calls.models import DataCall, Question
from zotim.register.data_calls.policy import CLEARING_ROLES
from zotim.register.data_calls.services.calls import Draft
from zotim.vocabulary import Classification


def _clearing() -> list[tuple[str, Any]]:
    return [(code, ROLES[code].label) for code in CLEARING_ROLES]


def _kinds() -> list[tuple[str, Any]]:
    return [(kind.value, label(kind, "QuestionKind")) for kind in Kind]


class CallForm(TranslatedForm):
    """What a questionnaire is, and the file in which it came."""

    title_label = _("What it is called")
    asked_by = forms.CharField(max_length=300, label=_("Who asks"))
    recipient = forms.CharField(max_length=300, label=_("To whom the reply goes"))
    due_on = forms.DateField(label=_("The reply is due on"), widget=Day())
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language of the questionnaire"))
    languages = forms.MultipleChoiceField(
        choices=LANGUAGES, widget=forms.CheckboxSelectMultiple, label=_("Languages of the reply")
    )
    chain = forms.MultipleChoiceField(
        choices=_clearing,
        widget=forms.CheckboxSelectMultiple,
        label=_("Who clears the reply after the desk, in this order"),
    )
    classification = forms.ChoiceField(
        choices=choices(Classification), initial=Classification.INTERNAL, label=_("The highest that the reply may hold")
    )
    file = Upload(
        LIMITS.size // MEGABYTE,
        advice=_("Send the questions alone."),
        required=False,
        label=_("Questionnaire"),
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.csv"}),
        help_text=_(
            "DOCX with numbered questions or a table, XLSX or CSV. You correct the questions before they are kept."
        ),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class RowForm(forms.Form):
    """One question as it was found, to be corrected. Without a text it is no question."""

    keep = forms.BooleanField(required=False, initial=True, label=_("Keep it"))
    number = forms.CharField(required=False, max_length=20, label=_("Number"))
    section = forms.CharField(
        required=False, max_length=300, label=_("Section"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    text = forms.CharField(
        required=False, max_length=4000, label=_("Question"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    kind = forms.ChoiceField(choices=_kinds, initial=Kind.TEXT, label=_("Answered by"))
    options = forms.CharField(
        required=False,
        max_length=4000,
        label=_("Options, one a line"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    help = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput())
    required = forms.BooleanField(required=False, label=_("The reply can't go without it"))

    def clean(self) -> dict[str, Any]:
        """A kept question has a number, and a choice its options."""
        data = super().clean() or {}
        if data.get("keep") and data.get("text"):
            if not data.get("number"):
                self.add_error("number", _("Give it a number."))
            if data.get("kind") == Kind.CHOICE and len(set(_lines(data.get("options", "")))) < 2:
                self.add_error("options", _("A choice needs two options or more."))
        return data


def rows_formset(found: Sequence[FoundQuestion] | Iterable[Question], data: Any = None) -> Any:
    """The questions to correct, found in a file or kept before, with three empty ones at the end."""
    initial = [_initial(one) for one in found]
    kind = forms.formset_factory(RowForm, extra=3, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS + 10)
    return kind(data, initial=initial, prefix="q")


def _initial(one: Any) -> dict[str, Any]:
    options: Sequence[str]
    if isinstance(one, FoundQuestion):
        options, text, explained = one.options, one.text, one.help
    else:
        original = one.text.original
        options = [one.option_label(option["code"], original) for option in one.options]
        text, explained = one.text.texts[original], one.help.texts[one.help.original] if one.help else ""
    return {
        "keep": True, "number": one.number, "section": one.section, "text": text, "kind": str(one.kind),
        "options": "\n".join(options), "required": one.required, "help": explained,
    }  # fmt: skip


def drafts_of(formset: Any, language: str) -> list[Draft]:
    """The questions that were kept, in the language of the questionnaire. A valid formset only."""
    drafts = []
    for form in formset:
        data = form.cleaned_data
        if not data or not data["keep"] or not data["text"]:
            continue
        drafts.append(
            Draft(
                number=data["number"],
                section=data["section"],
                text=Translated.of(language, data["text"]),
                kind=Kind(data["kind"]),
                options=[{language: option} for option in dict.fromkeys(_lines(data["options"]))],
                required=data["required"],
                help=Translated.of(language, data["help"]) if data["help"] else None,
            )
        )
    return drafts


class QuestionForm(TranslatedForm):
    """One question with its translations."""

    title_label = _("Question")
    number = forms.CharField(max_length=20, label=_("Number"))
    kind = forms.ChoiceField(choices=_kinds, label=_("Answered by"))
    required = forms.BooleanField(required=False, label=_("The reply can't go without it"))

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        texts = {f"title_{code}": text for code, text in question.text.texts.items()}
        helps = {f"help_{code}": text for code, text in (question.help.texts if question.help else {}).items()}
        options = {
            f"options_{code}": "\n".join(option["texts"].get(code, "") for option in question.options).strip()
            for code, _name in LANGUAGES
        }
        start = {
            "original": question.text.original, "number": question.number, "kind": question.kind,
            "required": question.required,
        }  # fmt: skip
        sections = {f"section_{code}": text for code, text in question.section_texts.items()}
        sections[f"section_{question.text.original}"] = question.section
        super().__init__(*args, initial=start | texts | helps | options | sections, **kwargs)
        parts = (
            ("title", self.title_label, 3, 4000),
            ("section", _("Section"), 1, 300),
            ("help", _("Explanation"), 2, 4000),
            ("options", _("Options, one a line"), 4, 4000),
        )
        for name, words, rows, longest in parts:
            for code, language in LANGUAGES:
                self.fields[f"{name}_{code}"] = forms.CharField(
                    required=False,
                    max_length=longest,
                    label=f"{words} · {language}",
                    widget=forms.Textarea(attrs={"rows": rows, "lang": code, "dir": "rtl" if code == "ar" else "ltr"}),
                )

    def clean(self) -> dict[str, Any]:
        """Translated options are as many as the original ones, in the same order."""
        data = super().clean() or {}
        original = data.get("original", "")
        translated = any(data.get(f"section_{code}") for code, _name in LANGUAGES)
        if translated and not data.get(f"section_{original}"):
            self.add_error(f"section_{original}", _("Write it in its original language."))
        wanted = len(_lines(data.get(f"options_{original}", "")))
        if data.get("kind") == Kind.CHOICE and wanted < 2:
            self.add_error(f"options_{original}", _("A choice needs two options or more."))
        for code, _name in LANGUAGES:
            count = len(_lines(data.get(f"options_{code}", "")))
            if count not in (0, wanted):
                message = gettext("There are %(wanted)s options in the original, and %(count)s here.")
                self.add_error(f"options_{code}", message % {"wanted": wanted, "count": count})
        return data

    @property
    def draft(self) -> Draft:
        """The question as it was corrected. Valid forms only."""
        data, original = self.cleaned_data, self.cleaned_data["original"]
        columns = {code: _lines(data[f"options_{code}"]) for code, _name in LANGUAGES}
        options = [
            {code: column[at] for code, column in columns.items() if column} for at in range(len(columns[original]))
        ]
        helps = {code: data[f"help_{code}"] for code, _name in LANGUAGES if data[f"help_{code}"]}
        first = original if original in helps else next(iter(helps), "")
        sections = {code: data[f"section_{code}"] for code, _name in LANGUAGES if data[f"section_{code}"]}
        return Draft(
            number=data["number"],
            section=sections.pop(original, ""),
            section_texts=sections,
            text=self.title,
            kind=Kind(data["kind"]),
            options=options,
            required=data["required"],
            help=Translated.of(first, helps.pop(first), **helps) if first else None,
        )


def _question_label(question: Question) -> str:
    text = str(question.text)
    return f"{question.number}. {text if len(text) <= 120 else text[:119] + '…'}"


class SplitForm(forms.Form):
    """Which questions go to which bodies, until when: whole sections, or one by one."""

    sections = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label=_("Whole sections"))
    questions = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label=_("Questions"))
    bodies = forms.ModelMultipleChoiceField(
        Organisation.objects.order_by("created_at"), widget=forms.CheckboxSelectMultiple, label=_("Bodies")
    )
    due_on = forms.DateField(label=_("They answer by"), widget=Day())

    def __init__(
        self, *args: Any, call: DataCall, questions: Sequence[Question], staffed: set[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.call, self.all = call, list(questions)
        self.by_section: dict[str, list[Question]] = {}
        for question in self.all:
            self.by_section.setdefault(question.section, []).append(question)
        named = [section for section in self.by_section if section]
        fields: dict[str, Any] = self.fields
        headings = [self.by_section[section][0].heading() for section in named]
        fields["sections"].choices = [(str(at), heading) for at, heading in enumerate(headings)]
        fields["questions"].choices = [(str(one.pk), _question_label(one)) for one in self.all]
        unstaffed = gettext("nobody who can answer has an account: make a link")
        fields["bodies"].label_from_instance = lambda body: (
            str(body.name) if body.pk in staffed else f"{body.name} ({unstaffed})"
        )
        self.named = named
        if not named:
            del self.fields["sections"]

    def clean(self) -> dict[str, Any]:
        """At least one question, by itself or by its section."""
        data = super().clean() or {}
        if not data.get("questions") and not data.get("sections"):
            self.add_error("questions", _("Choose questions, or whole sections."))
        return data

    def chosen(self) -> list[Question]:
        """The questions, in order, each once. Valid forms only."""
        wanted = set(self.cleaned_data["questions"])
        for at in self.cleaned_data.get("sections", ()):
            wanted |= {str(one.pk) for one in self.by_section[self.named[int(at)]]}
        return [one for one in self.all if str(one.pk) in wanted]
