"""What costs add to the page of a mission, and to its paper for the assembly."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.ui.sums import money
from zotim.desks.deployments.costs import selectors
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.sections import in_paper
from zotim.register.beside import on_page


@on_page(Mission)
def what_it_costs(actor: Actor, one: Mission) -> dict[str, Any]:
    """What it costs by year and currency."""
    return {"years": selectors.years(actor, one), "cards": ["deployments/mission_costs.html"]}


@in_paper
def costs(actor: Actor, one: Mission) -> Iterator[Any]:
    """The same, as a section of the paper."""
    from zotim.core.documents.paper import Note, Section, Table  # late: other pages make no paper

    rows = [
        (str(year.year), money(year.planned, year.currency), money(year.paid, year.currency))
        for year in selectors.years(actor, one)
    ]
    columns = (_("Year"), _("Planned, by the rates"), _("Paid"))
    note = Note(_("Each currency stands by itself; currencies aren't added."))
    yield Section(_("What it costs"), blocks=[Table(columns, rows), note] if rows else [Note(_("No rate is entered."))])
