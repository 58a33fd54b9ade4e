"""Forms about what access rests on."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.models import Grant
from zotim.core.access.subjects import SUBJECTS
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.days import after
from zotim.core.ui.forms import Day, TranslatedForm, needed_at_times
from zotim.desks.reintegration.bases.models import Consent, Ground
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.cases.policy import CASE, NEVER
from zotim.desks.reintegration.persons.selectors import Acts

INTERESTS = _("For a decision in the child's best interests.")
DETAILS = ("document", "question", "views", "decision")


def _purposes() -> list[tuple[str, Any]]:
    return [("", _("Choose what it is for")), *((one.code, one.label) for one in SUBJECTS[CASE].grantable)]


def _parts() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Parts of the case"), choices=Domain.choices, widget=forms.CheckboxSelectMultiple
    )


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    field = forms.CharField(
        label=label, max_length=2_000, required=False, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )  # fmt: skip
    needed_at_times(field)
    return field


class ScopeForm(forms.Form):
    """One body, some parts, one purpose, one last day: each is a question of its own."""

    recipient = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who may be let in"), empty_label="–")
    purpose = forms.ChoiceField(label=_("What for"), choices=_purposes)
    domains = _parts()
    ends_on = forms.DateField(label=_("Until the end of"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].queryset = Organisation.objects.exclude(kind__in=NEVER)  # type: ignore[attr-defined]

    @property
    def scope(self) -> dict[str, Any]:
        """As the services take it. Valid forms only."""
        data = {name: self.cleaned_data[name] for name in ("recipient", "purpose", "domains")}
        return data | {"ends_at": after(self.cleaned_data["ends_on"])}


class AnswerForm(forms.Form):
    """What was answered, by whom, and what the child said."""

    answer = forms.ChoiceField(
        label=_("What they said"), widget=forms.RadioSelect,
        choices=[("give", _("They agree")), ("refuse", _("They refuse"))],
    )  # fmt: skip
    decider = forms.ChoiceField(label=_("Who decided"), choices=Consent.Decider.choices, widget=forms.RadioSelect)
    guardian = forms.ChoiceField(
        label=_("Who acts for them"), required=False, help_text=_("Under 16, or where a court named somebody.")
    )
    assent = forms.ChoiceField(
        label=_("What the child said"), required=False, choices=[("", _("The person decides")), *Consent.Assent.choices]
    )
    how = forms.ChoiceField(label=_("How"), choices=Consent.How.choices)

    def __init__(self, *args: Any, guardians: list[Acts], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("guardian", "assent"):
            needed_at_times(self.fields[name])
        self._acting = {str(one.guardian.pk): one.guardian for one in guardians if one.live}
        named = [(str(one.guardian.pk), one.name or _("can't be read")) for one in guardians if one.live]
        self.fields["guardian"].choices = [("", _("Nobody: the person decides")), *named]  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        data = {name: self.cleaned_data[name] for name in ("decider", "assent", "how")}
        guardian = self._acting.get(self.cleaned_data["guardian"])
        return data | {"given": self.cleaned_data["answer"] == "give", "guardian": guardian}


class GroundForm(ScopeForm):
    """A measure with its document, or a decision in a child's best interests with its reasons."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose one of the list.")), *Ground.Kind.choices])
    document = _text(_("Document: number, day, who issued it"), _("For a measure of a court or of child protection."))
    question = _text(_("What had to be decided"), INTERESTS)
    heard = forms.BooleanField(label=_("The child was heard"), required=False)
    views = _text(
        _("What the child said, or why they weren't heard"), _("For a decision in the child's best interests.")
    )
    decision = _text(_("What was decided, and why"), _("For a decision in the child's best interests."))
    field_order = ("kind", "document", "question", "heard", "views", "decision", "recipient", "purpose", "domains")

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        details = {name: self.cleaned_data[name] for name in DETAILS}
        own = {name: self.cleaned_data[name] for name in ("kind", "heard")}
        return {**self.scope, **own, "details": details}


class DutyForm(TranslatedForm):
    """An article by which a kind of body must be told."""

    title_label = _("Act and article")
    seen_in = forms.CharField(label=_("The official text in which it was seen"), max_length=300)
    recipients = forms.ChoiceField(
        label=_("Which kind of body must be told"),
        choices=Organisation.Kind.choices,
        help_text=_("Police and prosecution: for a seat at a conference alone. It lets nobody into a case."),
    )
    purpose = forms.ChoiceField(label=_("What for"), choices=_purposes)
    domains = _parts()


class LetInForm(forms.Form):
    """One person of the body, some of the parts, until a day."""

    user = RecordField(
        "reintegration.let_in", label=_("Who"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    domains = forms.MultipleChoiceField(label=_("Parts of the case"), widget=forms.CheckboxSelectMultiple)
    level = forms.ChoiceField(
        label=pgettext_lazy("right in a grant", "May"), choices=Grant.Level.choices, initial=Grant.Level.READ
    )
    ends_on = forms.DateField(label=_("Until the end of"), widget=Day)

    def __init__(self, *args: Any, actor: Actor, basis: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, basis.pk)
        chosen = [(code, label) for code, label in Domain.choices if code in basis.domains]
        self.fields["domains"].choices = chosen  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        ends_at: datetime = after(self.cleaned_data["ends_on"])
        return {name: self.cleaned_data[name] for name in ("user", "domains", "level")} | {"ends_at": ends_at}
