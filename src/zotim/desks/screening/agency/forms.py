"""Forms of the agency's room, and those that an entity fills in behind its link."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, RecordsField, asked_by
from zotim.core.ui.forms import LANGUAGES, Day, Upload, needed_at_times
from zotim.core.ui.words import choices
from zotim.desks.screening.agency.models import Answer, ChangeReturn, EntityKind, ObligedEntity
from zotim.desks.screening.agency.services.reports import SENDER
from zotim.desks.screening.agency.services.returns import MOST, Line
from zotim.desks.screening.asking.forms import WhoForm
from zotim.desks.screening.measures.forms import text
from zotim.formats.goaml import Needed

BY_NAME = _("Type words of its name, or their beginnings.")
BY_THE_SCHEMA = _("This and what follows the schema wants, by these names of its own.")
FEWEST = 3
"""Lines for assets that are there at once."""


def _line(label: Any, most: int, help_text: Any = "", **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(max_length=most, label=label, widget=widget, help_text=help_text, **more)


_NUMBER = _("Number of this body in goAML")


class EntityForm(forms.Form):
    """An obliged entity."""

    name = _line(pgettext_lazy("of an entity", "Name"), 200)
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: choices(EntityKind))
    contact = _line(_("Contact"), 200, _("Whom you write to there: a person or an office."))
    email = forms.EmailField(
        required=False, label=_("E-mail"),
        help_text=_("Links are mailed there. Without an address you hand each link over yourself."),
    )  # fmt: skip
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))
    since = forms.DateField(widget=Day(), label=_("Obliged since"), initial=timezone.localdate)


class EntityChangeForm(EntityForm):
    """What is known of one; since when it is obliged stays."""

    since = None  # type: ignore[assignment]

    def __init__(self, *args: Any, entity: ObligedEntity, **kwargs: Any) -> None:
        initial = {name: getattr(entity, name) for name in ("name", "kind", "contact", "email", "language")}
        super().__init__(*args, **{"initial": initial, **kwargs})


class EntityEndForm(forms.Form):
    """Until when one was obliged."""

    until = forms.DateField(widget=Day(), label=_("Last day"), initial=timezone.localdate)


class RequestForm(WhoForm):
    """Whom entities are asked about, for what, on which basis, and which entities."""

    purpose = text(_("What do you ask for?"), _("Which analysis, which report. The entities don't see it."))
    basis = _line(_("Legal basis"), 300, _("The act and the article by which you may ask. The entities see it."))
    kinds = forms.MultipleChoiceField(
        required=False, label=_("All entities of these kinds"), widget=forms.CheckboxSelectMultiple,
        choices=lambda: choices(EntityKind),
    )  # fmt: skip
    entities = RecordsField("screening.obligedentity.asked", typing=BY_NAME, required=False, label=_("And these"))

    def __init__(self, *args: Any, actor: Actor, obliged: QuerySet[ObligedEntity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.obliged = obliged.filter(until=None)
        asked_by(self, actor)

    @property
    def asked(self) -> list[ObligedEntity]:
        """Whom to ask. Valid forms only."""
        said = self.cleaned_data
        chosen = [one.pk for one in said["entities"]]
        return list(self.obliged.filter(Q(kind__in=said["kinds"]) | Q(pk__in=chosen)))


class RequestDecisionForm(forms.Form):
    """What a second person decides on a request: neither is chosen before."""

    decision = forms.ChoiceField(
        choices=[("accept", _("Ask the entities")), ("refuse", _("Refuse it"))], widget=forms.RadioSelect,
        label=_("Your decision"),
    )  # fmt: skip
    reason = text(_("Reason"), _("It is kept with either decision, sealed."))

    @property
    def accepted(self) -> bool:
        """Whether the entities are asked. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "accept")


class ReportForm(forms.Form):
    """The file of a report. It is the only file that the agency takes: no customers of anybody."""

    file = Upload(5, label=_("File of the report (goAML, XML)"))
    entity = RecordField("screening.obligedentity", typing=BY_NAME, required=False, label=_("From which entity"))
    dated_on = forms.DateField(widget=Day(), label=_("Came on"), initial=timezone.localdate)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)

    def clean_dated_on(self) -> Any:
        """Nothing came tomorrow."""
        if self.cleaned_data["dated_on"] > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return self.cleaned_data["dated_on"]


class ReportMakeForm(forms.Form):
    """What a report says beside who it is about."""

    sender = _line(_NUMBER, 20)
    code = forms.ChoiceField(label=_("Kind of report"))
    reason = text(_("What the suspicion rests on"), rows=5, most=4_000)
    fold_label = _("What stands in each report: entered once, changed here for this one alone")

    def __init__(
        self, *args: Any, codes: Mapping[str, str], needed: Sequence[Needed] = (),
        standing: Mapping[str, str] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = _coded(codes)  # type: ignore[attr-defined]
        places = {"sender": SENDER} | {f"needed_{number}": one.place for number, one in enumerate(needed)}
        for name, one in zip([*places][1:], needed, strict=True):
            self.fields[name] = _wanted(one)
        self._places, kept = places, standing or {}
        self.folded = [name for name, place in places.items() if place in kept]
        for name in self.folded:
            self.fields[name].initial = kept[places[name]]
        open_ones = [name for name in [*places][1:] if name not in self.folded]
        if open_ones:
            self.fields[open_ones[0]].help_text = BY_THE_SCHEMA
        self.order_fields([*(name for name in self.fields if name not in self.folded), *self.folded])

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """What was entered once for each report."""
        return [self[name] for name in self.folded]

    @property
    def unfolded(self) -> bool:
        """Whether something in it is wrong."""
        return any(self.errors.get(name) for name in self.folded)

    @property
    def further(self) -> dict[str, str]:
        """What stands at each place that the schema wants beside. Valid forms only."""
        return {place: str(self.cleaned_data[name]) for name, place in self._places.items() if name != "sender"}


class StandingForm(forms.Form):
    """What this installation says of itself in each report; what is left open is asked for with each."""

    def __init__(self, *args: Any, needed: Sequence[Needed], standing: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {f"place_{number}": one.place for number, one in enumerate(needed)}
        for name, one in zip(self._places, needed, strict=True):
            field = _line(_NUMBER, 20) if one.place == SENDER else _wanted(one)
            field.required, field.initial = False, standing.get(one.place, "")
            self.fields[name] = field
        if own := [name for name, place in self._places.items() if place != SENDER]:
            self.fields[own[0]].help_text = BY_THE_SCHEMA

    @property
    def answers(self) -> dict[str, str]:
        """What was said, by place. Valid forms only."""
        return {place: str(self.cleaned_data[name] or "") for name, place in self._places.items()}


def _coded(codes: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, f"{code} · {word}" if word else code) for code, word in codes.items()]


def _wanted(one: Needed) -> forms.Field:
    """A field for what a schema wants, by the name that the schema gives it."""
    label = one.place.replace("/", " › ")
    if one.field.codes:
        return forms.ChoiceField(choices=[("", "–"), *_coded(one.field.codes)], label=label)
    if one.field.kind in ("date", "dateTime"):
        return forms.DateField(widget=Day(), label=label)
    return _line(label, one.field.longest or 255)


# Behind a link


class _ByLink(forms.Form):
    """Each says who they are."""

    said_by = _line(_("Your name and office"), 200)


class AcknowledgeForm(_ByLink):
    """That a change was read."""


class ReturnForm(_ByLink):
    """What was found."""

    kind = forms.ChoiceField(label=_("What did you find?"), widget=forms.RadioSelect, choices=ChangeReturn.Kind.choices)
    field_order = ["kind", "said_by"]


class CodeForm(forms.Form):
    """The access code of an entity."""

    code = forms.CharField(
        max_length=40,
        label=_("Access code of your office"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )  # fmt: skip


class NameAnswerForm(_ByLink):
    """Whether one knows somebody."""

    code = forms.CharField(max_length=40, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Do you know them as a customer, or hold something of theirs?"), widget=forms.RadioSelect,
        choices=Answer.choices,
    )  # fmt: skip
    particulars = text(
        _("What you know"), _("Accounts, sums, since when. Needed with yes; it is sealed."), rows=4, required=False
    )
    field_order = ["answer", "particulars", "said_by"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["particulars"])


class LineForm(forms.Form):
    """One thing that was frozen; a line in which nothing stands isn't there."""

    entry = _line(_("Id of the entry"), 200, _("As it stands in the file of the list."))
    what = _line(_("What was frozen, and whose it is"), 2_000)
    amount = forms.DecimalField(max_digits=18, decimal_places=2, min_value=0, label=_("Amount"), required=False)
    currency = forms.RegexField(
        "^[A-Z]{3}$", label=_("Currency"), required=False, help_text=_("Three capital letters: EUR, USD, ALL")
    )

    def clean(self) -> dict[str, Any]:
        """An amount has a currency."""
        data = super().clean() or {}
        if not self.errors and (data.get("amount") is None) != (not data.get("currency")):
            self.add_error("amount", _("An amount and its currency belong together."))
        return data


_Lines = forms.formset_factory(LineForm, extra=FEWEST, max_num=MOST, absolute_max=MOST, validate_max=True)


class Lines(_Lines):  # type: ignore[valid-type,misc]
    """What was frozen, line by line."""

    def __init__(self, sent: QueryDict | None = None, **kwargs: Any) -> None:
        data = sent.copy() if sent is not None else None
        if data is not None:
            data["line-INITIAL_FORMS"] = "0"  # a line that was there before may be empty now
        super().__init__(data, prefix="line", **kwargs)

    @classmethod
    def with_more(cls, sent: QueryDict) -> "Lines":
        """What was typed so far, with a few lines more."""
        number = sent.get("line-TOTAL_FORMS", "")
        names = LineForm.base_fields
        return cls(
            initial=[
                {name: sent.get(f"line-{at}-{name}", "") for name in names}
                for at in range(min(int(number) if number.isdecimal() else FEWEST, MOST))
            ]
        )

    @property
    def unfolded(self) -> bool:
        """Whether something stands in them, or more of them were asked for: a return of nothing needs none."""
        return bool(self.initial) or (self.is_bound and any(one.has_changed() for one in self.forms))

    @property
    def said(self) -> list[Line]:
        """The lines in which something stands. Valid ones only."""
        return [Line(**one.cleaned_data) for one in self.forms if one.cleaned_data]
