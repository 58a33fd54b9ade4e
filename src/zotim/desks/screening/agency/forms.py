"""Forms of the agency's room, and those that an entity fills in behind its link."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import LANGUAGES, Day
from zotim.core.ui.words import choices
from zotim.desks.screening.agency.models import ChangeReturn, EntityKind, ObligedEntity
from zotim.desks.screening.agency.services.returns import MOST, Line

FEWEST = 3
"""Lines for assets that are there at once."""


def _line(label: Any, most: int, help_text: Any = "", **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(max_length=most, label=label, widget=widget, help_text=help_text, **more)


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
        super().__init__(*args, initial=initial, **kwargs)


class EntityEndForm(forms.Form):
    """Until when one was obliged."""

    until = forms.DateField(widget=Day(), label=_("Last day"), initial=timezone.localdate)


# Behind a link


class _ByLink(forms.Form):
    """Each says who they are."""

    said_by = _line(_("Your name and office"), 200)


class AcknowledgeForm(_ByLink):
    """That a change was read."""


class ReturnForm(_ByLink):
    """What was found."""

    kind = forms.ChoiceField(
        label=_("What did you find?"), widget=forms.RadioSelect, choices=lambda: choices(ChangeReturn.Kind)
    )
    field_order = ["kind", "said_by"]


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

    def __init__(self, *args: Any, number: int = FEWEST, **kwargs: Any) -> None:
        self.extra = max(FEWEST, min(number, MOST))
        super().__init__(*args, prefix="line", **kwargs)

    @property
    def said(self) -> list[Line]:
        """The lines in which something stands. Valid ones only."""
        return [Line(**one.cleaned_data) for one in self.forms if one.cleaned_data]
