"""What forms have in common: a day, days in order, a file, a reason, a second person's decision, a text in three
languages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zotim.core.access import refusals
from zotim.core.evidence.content import Refused
from zotim.core.texts import Translated
from zotim.core.ui.show import direction, page_language, unreadable
from zotim.core.ui.words import Word
from zotim.formats.text.errors import UnreadableFile
from zotim.vocabulary import LANGUAGE_NAMES

MEGABYTE = 1024 * 1024
LANGUAGES = [(code.value, name) for code, name in LANGUAGE_NAMES.items()]


class Day(forms.DateInput):
    """A day, in the browser's own picker."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class _Box(forms.Textarea):
    """A box for one language. Which one has to be filled is known when the form comes back, not to the browser."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class ReasonForm(forms.Form):
    """Why. *label* asks for it in words of the page's own, *key* is the key that leads to it."""

    reason = forms.CharField(max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))

    def __init__(self, *args: Any, label: Word = "", key: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label or self.fields["reason"].label
        self.fields["reason"].widget.attrs |= {"data-key": key} if key else {}


class Upload(forms.FileField):
    """A file of up to *megabytes*; what is larger is refused, with the limit, before it is read into memory.

    *advice* says what to do then, in a sentence.
    """

    def __init__(self, megabytes: int = 20, *, advice: Word = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.megabytes, self.advice = megabytes, advice

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file. Raises ValidationError for one that is too large."""
        file = super().clean(data, initial)
        if file and getattr(file, "size", 0) > self.megabytes * MEGABYTE:
            message = gettext("The file is larger than %(size)s MB.") % {"size": self.megabytes}
            raise forms.ValidationError(f"{message} {self.advice}".strip(), code="large")
        return file


def line(**kwargs: Any) -> forms.CharField:
    """A text in one line, in any script."""
    return forms.CharField(widget=forms.TextInput(attrs={"dir": "auto"}), **kwargs)


def with_file(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """What a form holds, as a service takes it: *data* and *name* in the place of its ``file``, where one was sent."""
    values = dict(cleaned)
    file = values.pop("file", None)
    return values | ({"data": file.read(), "name": file.name} if file else {})


@contextmanager
def taking_file(named: str = "file") -> Iterator[None]:
    """What a service doesn't take in, or can't read, is a refusal beside the field *named* so. Raises Unfit."""
    try:
        yield
    except Refused as error:
        raise refusals.Unfit(error, named) from None
    except UnreadableFile as error:
        raise refusals.Unfit(unreadable(error), named) from None


def in_order(form: forms.Form, first: str, last: str) -> None:
    """Put an error at the field *last* where its day lies before that of *first*. For the ``clean`` of a form."""
    try:
        refusals.in_order(form.cleaned_data.get(first), form.cleaned_data.get(last), last)
    except refusals.Unfit as refused:
        refused.show_on(form)


def needed_at_times(field: forms.Field) -> None:
    """Don't call *field* optional: what else was filled in says whether it is needed, and its help text says when; or
    nothing chosen is an answer too."""
    field.wanted = True  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Section:
    """Fields of a long form under a heading of their own; some of them folded away behind a line that says what they
    are. A form with ``headed`` is shown by them, each field in one."""

    title: Word
    fields: list[forms.BoundField]
    fold_label: Word = ""
    folded_fields: list[forms.BoundField] = field(default_factory=list)

    @property
    def unfolded(self) -> bool:
        """Whether something that is folded is filled, or wrong."""
        return any(one.errors or one.value() for one in self.folded_fields)


class DecisionForm(forms.Form):
    """A second person's decision; neither is chosen before, and who returns something says why.

    *accept* is what accepting says; nothing where only a return is possible.
    """

    decision = forms.ChoiceField(widget=forms.RadioSelect, label=_("Your decision"))
    comment = forms.CharField(
        required=False, max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Needed when you return it."),
    )  # fmt: skip

    def __init__(self, *args: Any, accept: Word | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["comment"])
        decision: Any = self.fields["decision"]
        decision.choices = [*([("accept", accept)] if accept else []), ("return", _("Return it"))]

    def clean(self) -> dict[str, Any]:
        """Who returns something says why."""
        data = super().clean() or {}
        if data.get("decision") == "return" and not data.get("comment") and "comment" not in self.errors:
            self.add_error("comment", _("Say why it is returned."))
        return data

    @property
    def accepted(self) -> bool:
        """What was decided. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "accept")


class TranslatedForm(forms.Form):
    """A form with a text in its original language, and with translations for whoever has them.

    The box of the original stands first; translations and the choice of another original are folded away, and open by
    themselves when something in them is filled or wrong. ``title_label`` names what the text is. Works with no script.
    """

    title_label: Any = _("Title")
    fold_label: Any = _("Translations, or another original language")
    original = forms.ChoiceField(choices=LANGUAGES, label=_("Original language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["original"].initial = page_language()
        asked = self["original"].value()
        self.main = asked if asked in dict(LANGUAGES) else page_language()
        for code, name in LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                max_length=500,
                required=code == self.main,
                label=f"{self.title_label} · {name}",
                widget=_Box(attrs={"rows": 2, "lang": code, "dir": direction(code)}),
                error_messages={"required": _("Write it in its original language.")},
            )
        self.order_fields([f"title_{self.main}", *self.folded])

    @property
    def folded(self) -> list[str]:
        """The names of the fields that are folded away."""
        return [*(f"title_{code}" for code, _name in LANGUAGES if code != self.main), "original"]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The fields that are folded away."""
        return [self[name] for name in self.folded]

    @property
    def unfolded(self) -> bool:
        """Whether something in them is wrong, or a translation is there already."""
        return any(self.errors.get(name) for name in self.folded) or any(
            self[name].value() for name in self.folded if name != "original"
        )

    @property
    def title(self) -> Translated:
        """The text with its translations. Valid forms only."""
        texts = {code: self.cleaned_data[f"title_{code}"] for code, _name in LANGUAGES}
        original = self.cleaned_data["original"]
        return Translated.of(original, texts.pop(original), **texts)

    @property
    def beside(self) -> dict[str, Any]:
        """What the form holds beside its text."""
        of_text = {f"title_{self.main}", *self.folded}
        return {name: value for name, value in self.cleaned_data.items() if name not in of_text}
