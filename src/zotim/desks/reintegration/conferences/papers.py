"""The minutes of one seat as a paper, in Albanian: of its items that are open to whoever takes it, and nothing else."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.actor import Actor
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Block, Cell, Note, Paper, Quote, Section, Table
from zotim.core.documents.wording import day
from zotim.desks.reintegration.conferences import selectors
from zotim.desks.reintegration.conferences.models import Seat
from zotim.vocabulary import Classification

LANGUAGE = "sq"


def minutes(actor: Actor, seat: Seat) -> Paper:
    """Each item by its own number and part of the case: no name, no number of a case, nobody else's item."""
    conference = seat.conference
    with override(LANGUAGE):
        facts: list[tuple[str, Cell]] = [
            (_("Conference"), conference.reference),
            (_("Kind"), str(conference.get_kind_display())),
            (_("Day"), conference.held_on),
            (_("Place"), conference.place),
            (_("For the seat of"), f"{seat} · {seat.body}" if seat.user_id else str(seat)),
        ]
        sections = [_of(one) for one in selectors.minutes_of(actor, seat)]
        return framed(
            title=_("Minutes of a conference"),
            language=LANGUAGE,
            as_of=timezone.localdate(),
            classification=Classification.RESTRICTED,
            facts=facts,
            sections=sections,
            footer=_("For this seat alone, under the undertaking of confidentiality. Other items aren't in it."),
        )


def _of(one: selectors.Minuted) -> Section:
    item = one.item
    blocks: list[Block] = [Quote(one.question, LANGUAGE)] if one.question else []
    if item.invited:
        who = str(item.get_invited_display())
        if item.why_not:
            who += f": {item.get_why_not_display()}"
        blocks.append(Note(_("Invited of those it is about: %(who)s") % {"who": who}))
    if item.came:
        blocks.append(Note(_("Came: %(who)s") % {"who": item.get_came_display()}))
    rows = [
        (
            words["words"], words["dissent"], str(decided.row.owner or ""),
            day(decided.row.due_on, LANGUAGE) if decided.row.due_on else "",
        )
        for decided in one.decided
        if (words := decided.words) is not None
    ]  # fmt: skip
    blocks.append(
        Table([_("What was decided"), _("Who disagreed, and why"), _("Which body does it"), _("By the end of")], rows)
    )
    heading = _("Item %(number)s: %(part)s") % {"number": item.reference, "part": item.get_domain_display()}
    return Section(heading, None, blocks)
