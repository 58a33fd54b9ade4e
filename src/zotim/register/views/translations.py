"""Two translations of one text, claim by claim, and where they differ."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.engines.claims import Claim
from zotim.engines.contradictions import Contradiction, compare_translations
from zotim.register.models import Document
from zotim.register.selectors import parts
from zotim.register.words import value_in_words

MOST_CLAIMS = 150
"""Suggestions of one of the two texts: every one is compared with every other, while somebody waits."""


class TranslationForm(forms.Form):
    """The other text."""

    other = RecordField(
        "register.document",
        label=gettext_lazy("The translation"),
        missing=gettext_lazy("There is no other statement with this reference or these words."),
    )

    def __init__(self, *args: Any, actor: Actor, one: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one
        asked_by(self, actor, one.pk)

    def clean_other(self) -> Document:
        """One in another language, and short enough."""
        found: Document = self.cleaned_data["other"]
        if found.language == self.one.language:
            raise forms.ValidationError(_("Both are in the same language. Name a translation."))
        if max(self.one.suggestions.count(), found.suggestions.count()) > MOST_CLAIMS:
            raise forms.ValidationError(_("The texts are too long to be compared here. Put them in by chapters."))
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two differ, in the reader's words."""

    found: Contradiction
    one: str
    other: str


@page("register.document.view")
def translation(request: Request, pk: UUID) -> HttpResponse:
    """A statement beside its translation (``?other=`` its reference): claims in pairs, and differences."""
    one = parts.document(request.actor, pk)
    asked = request.GET if "other" in request.GET else None
    form = TranslationForm(asked, actor=request.actor, one=one)
    context: dict[str, Any] = {"document": one, "form": form}
    if asked and form.is_valid():
        other = form.cleaned_data["other"]
        compared = compare_translations(one.text, one.language, other.text, other.language)
        context |= {
            "other": other,
            "pairs": [(_passage(pair.one), _passage(pair.other)) for pair in compared.pairs],
            "differences": [
                Difference(
                    found, value_in_words(found.kind, found.one_value), value_in_words(found.kind, found.other_value)
                )
                for found in compared.contradictions
            ],
        }
    return render(request, "register/translation.html", context)


def _passage(claim: Claim | None) -> str:
    return " ".join(claim.passage.split()) if claim else ""
