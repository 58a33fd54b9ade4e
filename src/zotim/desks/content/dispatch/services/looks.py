"""Whether what was sent about is gone: an officer says it, or this system asks the address. Nothing of it is kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core import outgoing
from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System, Who, record
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import notify
from zotim.desks.content.dispatch.models import LEFT, Dispatch, NoteKind
from zotim.desks.content.dispatch.services.rows import noted, officers
from zotim.desks.content.dispatch.states import ANSWER
from zotim.desks.content.intake.models import Item, Location, Report
from zotim.desks.content.intake.sealed import TEXTS as ITEMS

PROGRAM = System("dispatch")
SECONDS = 20.0
GONE, THERE = (404, 410, 451), (200, 206)
"""What a server says of what isn't there any more, or is."""


@transaction.atomic
def look_put(*, actor: Actor, dispatch: Dispatch, location: Location, found: str) -> Dispatch:
    """Put down that an officer looked: *gone* or *there*. Raises Unfit for an address of another item."""
    person_may(actor, ANSWER, dispatch)
    _sent_about(dispatch, location)
    _put(actor, dispatch, location, NoteKind(found))
    return dispatch


def _sent_about(dispatch: Dispatch, location: Location) -> None:
    if location.item_id != dispatch.item_id:
        raise Unfit(_("That is an address of something else."))
    if dispatch.state not in LEFT:
        raise Unfit(_("Nothing has left about it yet."))


def _put(actor: Who, dispatch: Dispatch, location: Location, found: NoteKind) -> None:
    if found != NoteKind.UNCLEAR:
        now = timezone.now()
        location.gone_at, location.there_at = (now, None) if found == NoteKind.GONE else (None, now)
        location.save(update_fields=["gone_at", "there_at"])
    noted(actor, dispatch, found, said={"host": location.host})
    record(actor, "content.dispatch.looked", dispatch, details={"location": str(location.pk), "found": found.value})


@transaction.atomic
def look_ask(*, actor: Actor, dispatch: Dispatch) -> None:
    """Have this system ask each address of the item, once, whether something is there."""
    person_may(actor, ANSWER, dispatch)
    if dispatch.state not in LEFT:
        raise Unfit(_("Nothing has left about it yet."))
    enqueue("content.dispatch.look", actor=actor, obj=dispatch, dispatch=dispatch.pk)
    record(actor, "content.dispatch.look_asked", dispatch)


def look(actor: Who, dispatch: Dispatch, location: Location) -> NoteKind:
    """Ask an address. Only the number of the answer is read; what stands there isn't."""
    address = ITEMS.text(actor, location, "address")
    try:
        status = outgoing.status(address or "", seconds=SECONDS)
    except outgoing.Unreachable:
        status = 0
    found = NoteKind.GONE if status in GONE else NoteKind.THERE if status in THERE else NoteKind.UNCLEAR
    with transaction.atomic():
        _put(actor, dispatch, location, found)
    return found


def back(item: Item, report: Report) -> None:
    """Tell officers of an item that is reported again after it was carried out. They open it again, or don't."""
    for row in Dispatch.objects.filter(item=item, state__in=["carried_out", "scrutiny", "final"]):
        noted(PROGRAM, row, NoteKind.BACK)
        record(PROGRAM, "content.dispatch.back", row, details={"report": str(report.pk)})
        notify(officers(), "content.dispatch.back", row)
