"""Who is proposed and why, a file, a decision and its answer."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.countries import CountryField, named
from zotim.core.ui.forms import LANGUAGES, Day, Upload, needed_at_times
from zotim.core.ui.words import choices
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.lists.models import ListBasis, ListKind
from zotim.desks.screening.national.models import ProposalOutcome
from zotim.formats.countries import country
from zotim.formats.lists import Document, Listing, Name, Place
from zotim.formats.lists.values import birth_date, script_of

MOST_MEGABYTES = 5
"""Of a file that is sealed: it lies in the database, with its key apart."""
_GENDERS = [
    ("", pgettext_lazy("gender", "Not known")),
    ("male", pgettext_lazy("gender", "Male")),
    ("female", pgettext_lazy("gender", "Female")),
]


def _lines(rows: int = 2, **kwargs: Any) -> forms.CharField:
    """Several values, each on a line of its own."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(max_length=4000, widget=widget, **kwargs)


def _any_state() -> list[tuple[str, Any]]:
    return [("", "–"), *named()]


class ProposalForm(forms.Form):
    """Somebody who is proposed: identity, which is published when two have decided, and grounds, which never are."""

    legal_basis = forms.ModelChoiceField(queryset=LegalBasis.objects.none(), empty_label="–", label=_("Legal basis"))
    requesting_state = CountryField(
        required=False, choices=_any_state, label=_("State that asks"),
        help_text=_("Only for a request of another state."),
    )  # fmt: skip
    kind = forms.ChoiceField(choices=choices(ListKind), label=_("Kind"))
    names = _lines(
        3, label=_("Names"),
        help_text=_("One a line, in its own script and in Latin letters; the one that is printed first stands first."),
    )  # fmt: skip
    weak = _lines(
        required=False, label=_("Weak names"),
        help_text=_("One a line: nicknames, and names that many have."),
    )  # fmt: skip
    born = _lines(
        required=False, label=_("Born"),
        help_text=_("One a line: 1970, 1970-05 or 1970-05-12; about 1970 as 1970~, a span as 1970/1972."),
    )  # fmt: skip
    birth_places = _lines(required=False, label=_("Places of birth"), help_text=_("One a line."))
    countries = _lines(required=False, label=_("Countries"), help_text=_("One a line, by name or two letters."))
    documents = _lines(
        required=False, label=_("Documents"), help_text=_("One a line: the number, a comma, and what it is.")
    )  # fmt: skip
    gender = forms.ChoiceField(required=False, choices=_GENDERS, label=pgettext_lazy("of a person", "Gender"))
    grounds = forms.CharField(
        max_length=20_000, label=_("Grounds"), widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("Facts, each with its source. They are sealed, read by the deciders alone, and never published."),
    )  # fmt: skip
    told_reasons = forms.CharField(
        required=False, max_length=4_000, label=_("Reasons that the person is told"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("What they may know of the grounds, in their language. They stand in the paper of the decision; "
                    "the deciders read them before."),
    )  # fmt: skip
    review_on = forms.DateField(widget=Day(), label=_("Review by"), help_text=_("By then two people look at it again."))

    def __init__(self, *args: Any, bases: Any, identity: Listing | None = None, **kwargs: Any) -> None:
        if identity is not None:
            kwargs["initial"] = {**_of(identity), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        basis: Any = self.fields["legal_basis"]
        basis.queryset, basis.label_from_instance = bases, _cited
        if any(one.state != "confirmed" for one in bases):
            basis.help_text = _("Nobody can be listed under one marked “Proposal” until a second person confirmed it.")
        needed_at_times(self.fields["requesting_state"])

    def clean_born(self) -> str:
        """Dates that can be read."""
        said: str = self.cleaned_data["born"]
        for line in _each(said):
            if birth_date(line) is None:
                raise forms.ValidationError(gettext("“%(value)s” is no date that we can read.") % {"value": line})
        return said

    def clean_countries(self) -> str:
        """Countries that we know."""
        said: str = self.cleaned_data["countries"]
        for line in _each(said):
            if not re.fullmatch("[a-z]{2}", country(line)):
                raise forms.ValidationError(gettext("“%(value)s” is no country that we know.") % {"value": line})
        return said

    @property
    def identity(self) -> Listing:
        """Who it is. Valid forms only."""
        said = self.cleaned_data
        strong = list(dict.fromkeys(_each(said["names"])))
        return Listing(
            id="", source="", kind=said["kind"],
            names=(
                *(Name(one, script_of(one), False, "alias" if at else "name") for at, one in enumerate(strong)),
                *(Name(one, script_of(one), True, "alias") for one in dict.fromkeys(_each(said["weak"]))),
            ),
            born=tuple(date for line in _each(said["born"]) if (date := birth_date(line)) is not None),
            places=tuple(Place(line, "", "birth") for line in _each(said["birth_places"])),
            countries=tuple(dict.fromkeys(country(line) for line in _each(said["countries"]))),
            documents=tuple(_document(line) for line in _each(said["documents"])),
            genders=(said["gender"],) if said["gender"] else (),
        )  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """What the services take. Valid forms only."""
        said = self.cleaned_data
        return {
            "identity": self.identity, "grounds": said["grounds"], "review_on": said["review_on"],
            "requesting_state": said["requesting_state"], "told_reasons": said["told_reasons"],
        }  # fmt: skip


class ProposalChangeForm(ProposalForm):
    """The same of one that is on record: its legal basis stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, bases=LegalBasis.objects.none(), **kwargs)
        del self.fields["legal_basis"]


def _cited(basis: LegalBasis) -> str:
    unconfirmed = "" if basis.state == "confirmed" else pgettext("legal basis", "Proposal")
    return " · ".join(filter(None, (str(basis), str(ListBasis(basis.side).label), unconfirmed)))


def _each(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _document(line: str) -> Document:
    number, _comma, kind = line.partition(",")
    return Document(number.strip(), kind.strip())


def _of(identity: Listing) -> dict[str, str]:
    """An identity as the fields of the form."""

    def lines(some: Iterable[object]) -> str:
        return "\n".join(map(str, some))

    return {
        "kind": identity.kind,
        "names": lines(name.text for name in identity.names if not name.weak),
        "weak": lines(name.text for name in identity.names if name.weak),
        "born": lines(identity.born),
        "birth_places": lines(place.text for place in identity.places),
        "countries": lines(one.upper() for one in identity.countries),
        "documents": lines(", ".join(filter(None, (one.number, one.kind))) for one in identity.documents),
        "gender": next(iter(identity.genders), ""),
    }


class PaperForm(forms.Form):
    """In which language the paper of a decision is made."""

    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))


class EvidenceForm(forms.Form):
    """A file on which a proposal rests."""

    file = Upload(
        MOST_MEGABYTES, label=_("File"), help_text=_("PDF, PNG, JPEG, DOCX, XLSX or text. It is sealed, name and all.")
    )


class FirstDecisionForm(forms.Form):
    """What the first of two deciders says; *open_ones*: what is open to the proposal now, *unconfirmed*: the legal
    basis that keeps it from being listed."""

    outcome = forms.ChoiceField(widget=forms.RadioSelect, label=_("Your decision"))
    reason = forms.CharField(
        max_length=4000, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("It is sealed with the proposal."),
    )  # fmt: skip
    review_on = forms.DateField(
        required=False, widget=Day(), label=_("Review by"), help_text=_("Needed when you list or keep an entry.")
    )
    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def __init__(self, *args: Any, open_ones: set[str], unconfirmed: LegalBasis | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unconfirmed is not None:
            self.fields["outcome"].help_text = format_html(
                '{} <a href="{}"><bdi dir="auto">{}</bdi></a>',
                gettext("It can't be listed yet: its legal basis waits for a second person.")
                if unconfirmed.state == "entered"
                else gettext("Its legal basis isn't confirmed. Until it is, nobody is listed under it."),
                reverse("legal_basis", args=[unconfirmed.pk]), unconfirmed,
            )  # fmt: skip
        if open_ones & {"list", "keep"}:
            needed_at_times(self.fields["review_on"])
        else:
            del self.fields["review_on"]
        field: Any = self.fields["outcome"]
        field.choices = [pair for pair in choices(ProposalOutcome) if pair[0] in open_ones]


class SecondDecisionForm(forms.Form):
    """What the second says to it."""

    decision = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("Your decision"),
        choices=[("agree", _("Agree: it takes effect at once")), ("return", _("Don't agree: nothing changes"))],
    )  # fmt: skip
    comment = forms.CharField(
        required=False, max_length=4000, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Needed when you don't agree. It is sealed with the proposal."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["comment"])

    @property
    def agreed(self) -> bool:
        """Whether they agree. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "agree")
