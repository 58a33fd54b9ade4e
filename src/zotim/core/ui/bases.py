"""The form of a legal basis, as far as it is the same at every desk: texts in three languages, days, where seen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.bases import Basis
from zotim.core.texts import Translated
from zotim.core.ui.forms import LANGUAGES, DecisionForm, Section
from zotim.core.ui.show import direction
from zotim.core.ui.words import Word

TEXTS: tuple[tuple[str, Word, Word, int], ...] = (
    ("act", _("Law or resolution"), "", 200),
    ("article", _("Article or paragraph"), "", 60),
    ("body", _("Body that decides"), "", 200),
    ("write_to", _("How one writes to it"), _("Address, e-mail, telephone; notices say it where it is entered."), 300),
    ("court", _("Court to which one appeals"), "", 200),
    ("legal_aid", _("Where legal aid is found"), _("Notices say it where it is entered."), 300),
)
"""What is entered in three languages, Albanian before all: its name, label, help and greatest length."""
OPTIONAL = ("write_to", "legal_aid")


def _in_languages(name: str) -> list[str]:
    """The fields of *name*: one for each language of a text, itself of anything else."""
    of_text = name in {text for text, *_rest in TEXTS}
    return [f"{name}_{code}" for code, _language in LANGUAGES] if of_text else [name]


def another_of(basis: Basis) -> dict[str, Any]:
    """What another article of the same law most likely says too, for its form to begin with: all but the article
    itself, and whether the wording of notices is approved."""
    texts = {
        f"{name}_{code}": text
        for name, *_rest in TEXTS if name != "article" and getattr(basis, name)
        for code, text in getattr(basis, name).texts.items()
    }  # fmt: skip
    return texts | {"seen_in": basis.seen_in, "appeal_days": basis.appeal_days}


class BasisForm(forms.Form):
    """Act, article, body and court of a step, as the official text has them, under headings; translations are folded
    away. A desk names its steps in ``first``, and what it asks beside the body in ``of_body``."""

    seen_in = forms.CharField(
        max_length=300, label=_("Seen in"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("The official text: gazette and number, or document symbol."),
    )  # fmt: skip
    appeal_days = forms.IntegerField(min_value=1, max_value=366, label=_("Within how many days"))
    wording = forms.BooleanField(
        required=False, label=_("The body has approved the wording of notices"),
        help_text=_("Until then each notice says that its wording is a proposal."),
    )  # fmt: skip
    first: tuple[str, ...] = ()
    of_body: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, help_text, most in TEXTS:
            for code, language in LANGUAGES:
                self.fields[f"{name}_{code}"] = forms.CharField(
                    max_length=most,
                    required=code == "sq" and name not in OPTIONAL,
                    label=f"{label} · {language}",
                    help_text=help_text if code == "sq" else "",
                    widget=forms.TextInput(attrs={"lang": code, "dir": direction(code)}),
                )
        self.order_fields([name for _title, names in self._headed() for one in names for name in _in_languages(one)])

    def _headed(self) -> tuple[tuple[Word, tuple[str, ...]], ...]:
        return (
            (pgettext_lazy("heading of a legal basis", "What rests on it"), self.first),
            (pgettext_lazy("heading of a legal basis", "Law"), ("act", "article", "seen_in")),
            (_("Who decides"), ("body", "write_to", *self.of_body)),
            (_("How one appeals"), ("court", "appeal_days", "legal_aid")),
            (_("Notices"), ("wording",)),
        )

    @property
    def headed(self) -> list[Section]:
        """The fields under their headings."""
        return [
            Section(
                title,
                [self[_in_languages(one)[0]] for one in names],
                _("Translations"),
                [self[name] for one in names for name in _in_languages(one)[1:]],
            )
            for title, names in self._headed()
        ]

    def clean(self) -> dict[str, Any]:
        """A translation has an original."""
        data = super().clean() or {}
        for name in OPTIONAL:
            if not data.get(f"{name}_sq") and (data.get(f"{name}_en") or data.get(f"{name}_ar")):
                self.add_error(f"{name}_sq", _("Write it in its original language."))
        return data

    def values(self) -> dict[str, Any]:
        """What the service takes. Valid forms only."""
        said = self.cleaned_data
        texts = {
            name: Translated.of("sq", said[f"{name}_sq"], en=said[f"{name}_en"], ar=said[f"{name}_ar"])
            for name, *_rest in TEXTS
        }
        of_texts = {field for name in texts for field in _in_languages(name)}
        return {name: value for name, value in said.items() if name not in of_texts} | {"texts": texts}


class BasisDecisionForm(DecisionForm):
    """Whether it stands so in the official text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("It stands so in the official text"), **kwargs)
