"""A body says of each sentence about it whether it agrees; the centre answers; an assessment is given to its body."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import Day
from zotim.core.ui.show import amount
from zotim.core.ui.words import choices
from zotim.register.reports.models import Comment, Hearing
from zotim.register.reports.selectors import Line
from zotim.register.reports.services.hearings import LONGEST, CommentAnswer, Said


def _words(label: str, value: str = "") -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    field = forms.CharField(required=False, max_length=LONGEST, label=label, widget=box, initial=value)
    field.wanted = True  # type: ignore[attr-defined]  # not in a draft, but before it is given
    return field


FIELDS = ("position", "text", "evidence")
"""The fields of each sentence: whether the body agrees, and where it doesn't, why and what shows it."""


class UntilForm(forms.Form):
    """Until when a body may comment."""

    due_on = forms.DateField(label=_("It may comment until"), widget=Day())


class CommentsForm(forms.Form):
    """What a body says of its sentences. A draft may leave some open."""

    def __init__(self, *args: Any, actor: Actor, hearing: Hearing, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for number, line in enumerate(lines, 1):
            words, kept = {"number": amount(number)}, line.comment
            self.fields[f"position_{line.id}"] = forms.ChoiceField(
                required=False,
                choices=choices(Comment.Position),
                widget=forms.RadioSelect,
                label=gettext("Your body, on sentence %(number)s") % words,
                initial=kept.position if kept else None,
            )
            because = gettext("Why, on sentence %(number)s") % words
            self.fields[f"text_{line.id}"] = _words(because, kept.text if kept else "")
            self.fields[f"evidence_{line.id}"] = RecordField(
                "register.hearing.evidence",
                required=False,
                label=gettext("Evidence for a correction of sentence %(number)s") % words,
                initial=kept.evidence_id if kept else None,
            )
            for name in FIELDS:
                self.fields[f"{name}_{line.id}"].wanted = True  # type: ignore[attr-defined]  # as in _words
        asked_by(self, actor, hearing.pk)

    def parts(self) -> list[tuple[Line, list[forms.BoundField]]]:
        """Each sentence with its fields, for the page."""
        return [(line, [self[f"{name}_{line.id}"] for name in FIELDS]) for line in self.lines]

    @property
    def agrees(self) -> bool:
        """Whether the body agrees with every sentence at once."""
        return "agree" in self.data

    def clean(self) -> dict[str, Any]:
        """Who agrees with all of it disputes no sentence."""
        data = super().clean() or self.cleaned_data
        positions = {data.get(f"position_{one.id}") for one in self.lines}
        if self.agrees and positions - {"", Comment.Position.AGREE}:
            raise forms.ValidationError(gettext("You dispute a sentence. Agree with it too, or give your comments."))
        return data

    def said(self) -> dict[str, Said]:
        """What was typed, by the ids of sentences; of one that the body agrees with no more. Valid forms only."""
        return {one.id: self._said(one) for one in self.lines}

    def _said(self, one: Line) -> Said:
        data = self.cleaned_data
        position = Comment.Position.AGREE if self.agrees else data[f"position_{one.id}"]
        if position == Comment.Position.AGREE:
            return Said(position)
        return Said(position, data[f"text_{one.id}"], data[f"evidence_{one.id}"])


class AnswersForm(forms.Form):
    """What the centre answers to each correction and dissent."""

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for number, line in enumerate(lines, 1):
            if line.comment and line.comment.position != Comment.Position.AGREE:
                words = {"number": amount(number)}
                self.fields[f"outcome_{line.comment.pk}"] = forms.ChoiceField(
                    choices=choices(Comment.Outcome),
                    widget=forms.RadioSelect,
                    label=gettext("The centre, on sentence %(number)s") % words,
                )
                self.fields[f"answer_{line.comment.pk}"] = _words(gettext("Why, on sentence %(number)s") % words)

    def parts(self) -> list[tuple[Line, list[forms.BoundField]]]:
        """Each sentence with the fields of its answer; none where the body agrees."""
        return [
            (
                line,
                [
                    self[f"{name}_{line.comment.pk}"]
                    for name in ("outcome", "answer")
                    if line.comment and f"{name}_{line.comment.pk}" in self.fields
                ],
            )
            for line in self.lines
        ]

    def answers(self) -> dict[UUID, CommentAnswer]:
        """What was answered, by the keys of comments. Valid forms only."""
        data = self.cleaned_data
        keys = [line.comment.pk for line in self.lines if line.comment]
        return {
            key: CommentAnswer(data[f"outcome_{key}"], data[f"answer_{key}"])
            for key in keys
            if f"outcome_{key}" in data
        }
