"""Forms of missions, mandates, billets and pledges."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, RecordsField, asked_by
from zotim.core.ui.countries import CountryField
from zotim.core.ui.forms import Day, TranslatedForm, line
from zotim.core.ui.words import choices
from zotim.desks.deployments.missions.models import (
    HIGHEST_LEVEL,
    RANKS,
    Clearance,
    MandateKind,
    Mission,
    Pledge,
    PledgeKind,
    QualificationKind,
    Route,
)

RANK_CHOICES = [(one, one) for one in RANKS]


class _Route(forms.Form):
    """Which route a mission takes, and where the law says so."""

    route = forms.ChoiceField(choices=choices(Route), widget=forms.RadioSelect, label=_("Route of authorisation"))
    source = line(required=False, max_length=500, label=_("Where the law says so"))
    certain = forms.BooleanField(
        required=False, label=_("Seen in an official text"), help_text=_("Left open, it prints as “to be verified”.")
    )


class MissionForm(TranslatedForm, _Route):
    """A mission."""

    title_label = pgettext_lazy("mission", "What it is called")
    led_by = line(max_length=200, label=_("Who leads it"), help_text=_("An alliance, a coalition, an organisation."))
    host = CountryField(label=_("In which state"))
    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Our body that sends people"))
    from_on = forms.DateField(label=_("From"), widget=Day())
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())
    field_order = ["led_by", "host", "lead", "from_on", "until_on", "route", "source", "certain"]

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lead: Any = self.fields["lead"]
        lead.queryset = bodies
        self.fields["route"].initial = Route.UNKNOWN
        if bodies.count() == 1:
            lead.initial = bodies.first()


class MissionChangeForm(_Route):
    """The route and the end of a mission."""

    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        now = {name: getattr(mission, name) for name in ("route", "source", "certain", "until_on")}
        super().__init__(*args, **{"initial": now} | kwargs)


class MandateForm(TranslatedForm):
    """A mandate, as the official text has it."""

    title_label = _("Act")
    kind = forms.ChoiceField(choices=choices(MandateKind), widget=forms.RadioSelect, label=_("Whose act it is"))
    from_on = forms.DateField(label=_("From"), widget=Day())
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())
    ceiling = forms.IntegerField(
        required=False, min_value=1, max_value=100_000, label=_("How many may be there at once"),
        help_text=_("Empty: it says no ceiling."),
    )  # fmt: skip
    caveats = forms.CharField(
        required=False, max_length=2000, label=_("What they may not be used for"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )  # fmt: skip
    seen_in = line(
        max_length=300, label=_("Seen in"), help_text=_("The official text: gazette and number, or document symbol.")
    )
    field_order = ["kind", "from_on", "until_on", "ceiling", "caveats", "seen_in"]


class BilletForm(TranslatedForm):
    """A billet that is offered."""

    title_label = pgettext_lazy("billet", "What it is")
    code = forms.CharField(max_length=40, label=_("Code in the mission"), widget=forms.TextInput(attrs={"dir": "ltr"}))
    pledge = RecordField("deployments.billet.pledge", required=False, label=_("Which promise it keeps"))
    rank_from = forms.ChoiceField(choices=RANK_CHOICES, label=_("Lowest rank"))
    rank_to = forms.ChoiceField(choices=[("", "–"), *RANK_CHOICES], required=False, label=_("Highest rank"))
    english = forms.IntegerField(
        required=False, min_value=0, max_value=HIGHEST_LEVEL, label=_("Level of English"),
        help_text=_("STANAG 6001, 0 to 5. Empty: none is asked for."),
    )  # fmt: skip
    clearance = forms.ChoiceField(choices=choices(Clearance), label=pgettext_lazy("security", "Clearance"))
    qualifications = forms.MultipleChoiceField(
        choices=[one for one in choices(QualificationKind) if one[0] != QualificationKind.ENGLISH],
        required=False, widget=forms.CheckboxSelectMultiple, label=_("Qualifications that it asks for"),
    )  # fmt: skip
    place = line(required=False, max_length=120, label=_("Place"))
    from_on = forms.DateField(label=_("From"), widget=Day())
    until_on = forms.DateField(label=_("Until"), widget=Day())
    critical = forms.BooleanField(required=False, label=_("The mission fails without it"))
    field_order = [
        "code", "pledge", "rank_from", "rank_to", "english", "qualifications", "clearance", "place", "from_on",
        "until_on", "critical",
    ]  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, mission.pk)


class PledgeForm(forms.Form):
    """What the number of a commitment is a number of."""

    commitment = RecordField("register.commitment.active", label=_("Commitment"))
    kind = forms.ChoiceField(
        choices=choices(PledgeKind), widget=forms.RadioSelect, label=pgettext_lazy("pledge", "A number of what"),
        help_text=_("Six people are not six billets, and six billets are not a rotation."),
    )  # fmt: skip
    number = forms.IntegerField(min_value=1, max_value=100_000, label=_("How many"))
    from_on = forms.DateField(
        required=False, label=_("From"), widget=Day(), help_text=_("Needed for billets and for a rotation.")
    )
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())
    reason = line(max_length=500, label=_("By which words, or whose answer"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)


class TieForm(forms.Form):
    """Which billets keep a pledge."""

    billets = RecordsField("deployments.pledge.billet", required=False, label=_("Billets"))

    def __init__(self, *args: Any, actor: Actor, pledge: Pledge, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, pledge.pk)
        self.fields["billets"].initial = list(pledge.billets.values_list("pk", flat=True))
