"""Forms of money: what we say, what a counterpart says, what is laid beside each other, rates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import Day, Upload, line, needed_at_times
from zotim.core.ui.words import choices
from zotim.desks.stabilisation.money.models import FlowStep, Nature
from zotim.desks.stabilisation.projects.models import Project
from zotim.register.measures.forms import NEAR
from zotim.register.measures.models import currencies

BY_NAME = _("Type words of its name, or its reference.")
BY_REFERENCE = _("Type its reference, or words of the counterpart.")


class _Movement(forms.Form):
    """A step, a day, a sum and a partner."""

    step = forms.ChoiceField(choices=choices(FlowStep), widget=forms.RadioSelect, label=_("Step of the money"))
    on = forms.DateField(label=_("Day"), widget=Day())
    amount = forms.DecimalField(max_digits=18, decimal_places=2, min_value=0, label=_("Amount"))
    currency = forms.ChoiceField(label=_("Currency"))
    partner = RecordField("stabilisation.partner", required=False, label=_("Partner"), typing=BY_NAME)

    def __init__(self, *args: Any, actor: Actor, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        currency: Any = self.fields["currency"]
        currency.choices = [(code, code) for code in (*NEAR, *sorted(currencies() - set(NEAR)))]
        currency.initial = "EUR"
        asked_by(self, actor, project.pk)


class FlowForm(_Movement):
    """A movement as we say it."""

    nature = forms.ChoiceField(
        choices=choices(Nature), widget=forms.RadioSelect, label=_("What flows"), initial=Nature.MONEY
    )
    method = line(
        required=False, max_length=300, label=_("How it was valued"),
        help_text=_("Of what isn't money: the price list, the cost of a month, and whose."),
    )  # fmt: skip
    counterpart = line(max_length=200, label=_("Counterpart"), help_text=_("The body with which it moved."))
    shown_by = line(max_length=300, label=_("Where that stands"), help_text=_("Number and day of the document."))
    file = Upload(required=False, label=_("File that shows it"))
    follows = RecordField(
        "stabilisation.flow.before", required=False, label=_("What it carries out"), typing=BY_REFERENCE
    )
    out_of = RecordField(
        "stabilisation.flow.whole", required=False, label=_("Out of which movement of the whole"), typing=BY_REFERENCE,
        help_text=_("Then it is counted there, and not again."),
    )  # fmt: skip
    field_order = [
        "step", "on", "amount", "currency", "nature", "method", "counterpart", "partner", "shown_by", "file", "follows",
        "out_of",
    ]  # fmt: skip

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        needed_at_times(self.fields["method"])
        if not project.part_of_id:
            del self.fields["out_of"]


class StatementForm(_Movement):
    """What a counterpart says."""

    counterpart = line(
        required=False, max_length=200, label=_("Who says it"), help_text=_("Needed where it is no partner on record.")
    )
    said_in = line(max_length=300, label=_("Where that stands"), help_text=_("The letter, report or account."))
    field_order = ["step", "on", "amount", "currency", "partner", "counterpart", "said_in"]

    def __init__(self, *args: Any, speaks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["counterpart"])
        if speaks:  # for their own body alone
            del self.fields["counterpart"]
            partner = self.fields["partner"]
            partner.required = partner.widget.is_required = True


class ReconcileForm(forms.Form):
    """What the counterpart says of a movement, or that it says nothing of it."""

    statement = RecordField(
        "stabilisation.statement.open", required=False, label=_("What the counterpart says"), typing=BY_REFERENCE,
        help_text=_("Empty: it is missing with them."),
    )  # fmt: skip
    note = line(required=False, max_length=500, label=_("What explains it"))

    def __init__(self, *args: Any, actor: Actor, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, project.pk)


class NoteForm(forms.Form):
    """What explains that something is missing with us."""

    note = line(required=False, max_length=500, label=_("What explains it"))


class RateForm(forms.Form):
    """A rate of the day."""

    currency = forms.ChoiceField(label=_("Currency"))
    on = forms.DateField(label=_("Day"), widget=Day())
    per_euro = forms.DecimalField(
        max_digits=18, decimal_places=6, min_value=0, label=_("How much of it one euro was"),
        help_text=_("As central banks print it: 98.45 for the lek, for instance."),
    )  # fmt: skip
    source = line(max_length=200, label=_("Who said so"), help_text=_("The central bank and its table."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        currency: Any = self.fields["currency"]
        near = [code for code in NEAR if code != "EUR"]
        currency.choices = [(code, code) for code in (*near, *sorted(currencies() - set(NEAR)))]
