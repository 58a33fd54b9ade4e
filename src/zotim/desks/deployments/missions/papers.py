"""A mission as a paper for the assembly: its grounds, what was promised and how far that is kept, and on which days
nobody holds a billet. Nobody who is sent is named in it, nor anything of their health."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Block, Cell, Note, Paper, Section, Table
from zotim.core.ui import show
from zotim.core.ui.countries import country
from zotim.core.ui.words import label
from zotim.desks.deployments.missions import selectors
from zotim.desks.deployments.missions.days import Span
from zotim.desks.deployments.missions.holding import holdings, open_days
from zotim.desks.deployments.missions.models import Mission, Pledge
from zotim.desks.deployments.missions.sections import sections
from zotim.desks.deployments.missions.standing import Step
from zotim.desks.deployments.missions.states import BILLET, MANDATE, MISSION
from zotim.vocabulary import Classification

Text = Callable[[Any], str]
"""A text in the language of the paper."""


def paper(actor: Actor, one: Mission, language: str, today: date) -> Paper:
    """The paper as of *today*, in the language that is active. It says what the actor may see of the mission."""

    def text(value: Any) -> str:
        return str(value.in_language(language)[0])

    facts: list[tuple[str, Cell]] = [
        (_("Mission"), one.reference),
        (_("Who leads it"), one.led_by),
        (_("In which state"), country(one.host)),
        (_("Our body that sends people"), text(one.lead.name)),
        (_("Days"), _days(one.from_on, one.until_on)),
        (_("Route of authorisation"), _route(one)),
        (_("State"), str(MISSION.state(one).label)),
    ]
    mandates: list[tuple[Cell, ...]] = [
        (
            text(row.title), str(label(row.kind, "MandateKind")), _days(row.from_on, row.until_on), row.ceiling,
            row.seen_in, str(MANDATE.state(row).label),
        )
        for row in selectors.mandates(actor).filter(mission=one, state__in=("entered", "confirmed"))
    ]  # fmt: skip
    acts = (_("Act"), _("Whose act it is"), _("Days"), _("Ceiling"), _("Seen in"), _("State"))
    return framed(
        title=text(one.title), language=language, as_of=today, facts=facts,
        sections=[
            Section(_("Mandates"), blocks=[_table(acts, mandates, _("No mandate is entered yet."))]),
            Section(_("What is missing"), blocks=[_missing(actor, one)]),
            *_promised(actor, one, text),
            Section(_("Billets"), blocks=_billets(actor, one, today, text)),
            *sections(actor, one),
        ],
        footer=_("Nobody who is sent is named in this paper."), classification=Classification.INTERNAL,
    )  # fmt: skip


def _days(first: date, last: date | None) -> str:
    if last:
        return f"{show.day(first)} – {show.day(last)}"
    return _("from %(day)s") % {"day": show.day(first)}


def _span(span: Span) -> str:
    return _days(span.first, span.last)


def _route(one: Mission) -> str:
    said = str(label(one.route, "Route"))
    beside = [one.source, *([] if one.certain else [_("to be verified")])] if one.source else []
    return " · ".join([said, *beside])


def _table(columns: tuple[str, ...], rows: list[tuple[Cell, ...]], nothing: str) -> Block:
    return Table(columns, rows) if rows else Note(nothing)


def _missing(actor: Actor, one: Mission) -> Block:
    alarms = selectors.alarms(actor, one)
    rows: list[tuple[Cell, ...]] = [
        (str(label(gap.ground, "RouteGround")), _span(gap.span), None) for gap in alarms.missing
    ]
    rows += [(_("People more than the ceiling allows"), _span(more.span), more.by) for more in alarms.above]
    return _table((_("What is missing"), _("Days"), _("How many")), rows, _("Nothing is missing."))


def _promised(actor: Actor, one: Mission, text: Text) -> list[Section]:
    """What was promised of it, each with its numbers."""
    rows = selectors.pledges(actor).filter(mission=one, state="stated")
    if not rows:
        return [Section(_("What was promised of it"), blocks=[Note(_("No commitment is tied to it."))])]
    return [Section(_("What was promised of it")), *(_pledge(actor, row, text) for row in rows)]


def _pledge(actor: Actor, one: Pledge, text: Text) -> Section:
    columns = (pgettext("pledge", "Step"), _("How many"), _("Why not more"))
    numbers: list[tuple[Cell, ...]] = [
        (str(label(step.name, "PledgeStep")), step.number, _why(step)) for step in selectors.stands(actor, one)
    ]
    heading = f"{text(one.title)} · {label(one.kind, 'PledgeKind')}"
    return Section(heading, blocks=[Table(columns, numbers)], level=2)


def _why(step: Step) -> str:
    said = []
    for why in step.reasons:
        ground = f" {label(why.ground, 'RouteGround')}" if why.ground else ""
        said.append(f"{why.text}{ground}" + (f" ({_span(why.span)})" if why.span else ""))
    return "; ".join(said)


def _billets(actor: Actor, one: Mission, today: date, text: Text) -> list[Block]:
    billets = list(selectors.billets(actor, one).filter(state__in=selectors.LIVE))
    if not billets:
        return [Note(_("No billet is offered yet."))]
    gaps = open_days(billets, holdings(billets), today) if one.state != "ended" else []
    columns = (
        pgettext("billet", "Code"), pgettext("billet", "What it is"), _("Days"), _("State"),
        _("Days for which nobody is agreed"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            row.code, text(row.title), _span(row.span), str(BILLET.state(row).label),
            "; ".join(_span(gap.span) for gap in gaps if gap.billet.pk == row.pk),
        )
        for row in billets
    ]  # fmt: skip
    return [Table(columns, rows)]
