"""Forms of projects, partners, due diligence and ties."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, RecordsField, asked_by
from zotim.core.ui.forms import Day, DecisionForm, TranslatedForm, line, needed_at_times
from zotim.core.ui.words import choices
from zotim.desks.stabilisation.projects.models import Finding, PartnerRole, Project, ProjectKind
from zotim.desks.stabilisation.projects.sectors import written


class _Work(forms.Form):
    """When, for what and where."""

    from_on = forms.DateField(label=_("From"), widget=Day())
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())
    sectors = forms.CharField(
        required=False, max_length=200, label=_("Sectors"), widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("Codes of the OECD (DAC), each with its share in per cent: 15250 60, 73010 40."),
    )  # fmt: skip
    places = RecordsField("stabilisation.place", required=False, label=_("Places"))


class ProjectForm(TranslatedForm, _Work):
    """A project, or a share in a pooled fund."""

    title_label = pgettext_lazy("project", "What it is called")
    kind = forms.ChoiceField(
        choices=choices(ProjectKind), widget=forms.RadioSelect, label=pgettext_lazy("project", "What it is"),
        initial=ProjectKind.PROJECT,
        help_text=_("Money in a pooled fund can't be followed to what was done with it: no project claims it."),
    )  # fmt: skip
    managed_by = line(required=False, max_length=200, label=_("Who runs the pooled fund"))
    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Our body that pays"))
    part_of = RecordField("stabilisation.project.whole", required=False, label=pgettext_lazy("project", "Part of"))
    field_order = ["kind", "managed_by", "lead", "part_of", "from_on", "until_on", "sectors", "places"]

    def __init__(self, *args: Any, actor: Actor, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)
        needed_at_times(self.fields["managed_by"])
        lead: Any = self.fields["lead"]
        lead.queryset = bodies
        if bodies.count() == 1:
            lead.initial = bodies.first()


class ProjectChangeForm(_Work):
    """The days, sectors and places of a project."""

    def __init__(self, *args: Any, actor: Actor, project: Project, **kwargs: Any) -> None:
        now = {
            "from_on": project.from_on, "until_on": project.until_on, "sectors": written(project.sectors),
            "places": list(project.places.all()),
        }  # fmt: skip
        super().__init__(*args, **{"initial": now} | kwargs)
        asked_by(self, actor)
        if not project.attributable:
            del self.fields["places"]


class PartnerForm(forms.Form):
    """Who has a part in a project."""

    role = forms.ChoiceField(choices=choices(PartnerRole), widget=forms.RadioSelect, label=_("Which part"))
    name = line(max_length=200, label=_("Name of the body"))
    identifier = forms.CharField(
        required=False, max_length=100, label=_("Its identifier"), widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("As it stands in IATI files: XM-DAC-41114, for instance."),
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Body of this state that it is"),
        help_text=_("Its focal points then see this grant, and report on it."),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = bodies


class DiligenceForm(forms.Form):
    """An answer to a question of due diligence."""

    finding = forms.ChoiceField(choices=choices(Finding), widget=forms.RadioSelect, label=_("What was found"))
    answer = forms.CharField(
        max_length=2000, label=_("What was looked at, and what lessens the risk"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), help_text=_("Name nobody."),
    )  # fmt: skip


class ClearForm(DecisionForm):
    """The second person's decision on an answer."""

    def __init__(self, *args: Any, open_risk: bool, **kwargs: Any) -> None:
        super().__init__(*args, accept=None if open_risk else _("Clear it"), **kwargs)


class TieForm(forms.Form):
    """Which commitment a project keeps."""

    commitment = RecordField("register.commitment.active", label=_("Commitment"))
    reason = line(max_length=500, label=_("By which words, or whose answer"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)
