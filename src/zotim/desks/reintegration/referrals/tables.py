"""The directory of services, and what was referred to one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.people.models import Organisation
from zotim.core.ui import show
from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.referrals.states import REFERRAL, SERVICE


def _municipalities() -> list[tuple[str, str]]:
    rows = Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY)
    return sorted(((str(one.pk), str(one)) for one in rows), key=lambda pair: pair[1])


def _room(row: Any) -> str:
    return f"{show.amount(row.places)} · {show.day(row.places_on)}"


class ServiceTable(DataTable):
    """What is offered, where, and what room there is."""

    caption = _("Services")
    empty = _("No service is entered yet. The focal point of a provider enters it.")
    columns = [
        Column("reference", _("Reference"), kind="code", hidden=True),
        Column("title", _("What is offered"), kind="translated", link=page_of("service")),
        Column("provider", _("Body"), kind="translated", value="provider.name"),
        Column("domain", _("Part of the case"), value=lambda row: row.get_domain_display(), sort="domain"),
        Column("municipality", _("Municipality"), kind="translated", value="municipality.name"),
        Column("places", _("Room for"), value=_room, sort="places"),
        Column("state", _("State"), kind="state", machine="reintegration.Service", sort="state"),
    ]
    filters = [
        TextFilter("reference", _("Reference"), fields=("reference",)),
        ChoiceFilter("domain", _("Part of the case"), choices=lambda: list(Domain.choices)),
        ChoiceFilter("municipality", _("Municipality"), choices=_municipalities),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in SERVICE.states]),
    ]


class ReceivedTable(DataTable):
    """What was referred to one. No export: it is a list of people."""

    caption = _("Referred to you")
    empty = _("Nothing is referred to you now. What is over isn't shown any more.")
    exportable = False
    columns = [
        Column(
            "reference",
            _("Reference"),
            kind="code",
            sort="reference",
            link=lambda row: reverse("referral_received", args=[row.pk]),
        ),
        Column("service", pgettext_lazy("what somebody offers", "Service"), kind="translated", value="service.title"),
        Column("sent_at", pgettext_lazy("referral", "Sent"), kind="moment", sort="sent_at"),
        Column("state", _("State"), kind="state", machine="reintegration.Referral", sort="state"),
    ]
    filters = [
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in REFERRAL.states[1:4]]),
    ]  # fmt: skip
