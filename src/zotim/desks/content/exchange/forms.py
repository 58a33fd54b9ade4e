"""What is asked for before something leaves."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.people.models import Organisation
from zotim.core.ui.words import choices
from zotim.desks.content.exchange.models import Form
from zotim.desks.content.exchange.words import BASES, PURPOSES, TLP
from zotim.vocabulary import Classification


class SharingForm(forms.Form):
    """For whom, for what, and on which ground."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Body that is to have it"))
    purpose = forms.ChoiceField(choices=[*PURPOSES.items()], label=_("Purpose"), widget=forms.RadioSelect)
    basis = forms.ChoiceField(choices=[*BASES.items()], label=_("Ground"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body: Any = self.fields["organisation"]
        there = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
        body.queryset = Organisation.objects.filter(there).order_by("created_at")


class PacketForm(SharingForm):
    """The same, and in which form, how it is marked and how far it may be passed on."""

    write_to = forms.EmailField(
        required=False, label=_("Mail address for what is withdrawn of it"),
        help_text=_("Of the body, not of a person. Without one its system fetches it, or somebody hands it over."),
    )  # fmt: skip
    form = forms.ChoiceField(label=_("Form"), widget=forms.RadioSelect)
    classification = forms.ChoiceField(label=_("Marked"), widget=forms.RadioSelect)
    tlp = forms.ChoiceField(
        choices=[*TLP.items()], label=pgettext_lazy("of a file", "It may be passed on"), widget=forms.RadioSelect,
        help_text=_("Traffic Light Protocol: CLEAR to all, GREEN in the community, AMBER in the body, RED to nobody."),
    )  # fmt: skip

    def __init__(self, *args: Any, lawful: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self.fields["form"]
        form.choices = [one for one in Form.choices if (one[0] == Form.WARNING) == lawful]
        form.initial = form.choices[0][0]
        marked: Any = self.fields["classification"]
        held = {one.value for one in Classification if one.level <= settings.ZOTIM_CEILING.level}
        marked.choices = [one for one in choices(Classification) if one[0] in held]
