"""What was sent about content can be complained of by its reference; what is overturned is withdrawn, with all that
hangs on it, in the transaction of the decision."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.core.redress.models import Complaint
from zotim.core.redress.subjects import Effect, Subject, effects, subjects
from zotim.desks.content.dispatch.models import LEFT, Dispatch
from zotim.desks.content.dispatch.policy import authors
from zotim.desks.content.dispatch.services.ending import put_right_in_part, withdraw
from zotim.desks.content.dispatch.services.rows import held

SUBJECT = "content.dispatch"


def find(reference: str) -> Dispatch | None:
    """What left under a reference. What was only drafted is no business of whoever complains."""
    return Dispatch.objects.filter(reference=reference, state__in=LEFT).first()


def took_part(dispatch: Dispatch) -> Iterable[UUID]:
    """Who drafted and approved it, who read the item, or stood behind one of them."""
    mine: set[UUID | None] = {dispatch.approved_by_id, dispatch.approved_for_id, *authors(dispatch)}
    for row in dispatch.item.readings.values_list("by_id", "on_behalf_of_id"):
        mine.update(row)
    return {one for one in mine if one is not None}


def overturn(*, actor: Actor, complaint: Complaint, record: Dispatch | None, note: str) -> None:
    """Withdraw it: the platform is told to put it back, the entries of the item meet nothing any more, partners are
    told, all or nothing. What was withdrawn meanwhile stays so."""
    row = _of(record)
    if row.state != "withdrawn":
        withdraw(actor, row, note, "complaint")


def put_right(*, actor: Actor, complaint: Complaint, record: Dispatch | None, note: str) -> None:
    """Tell the other side what of it doesn't stand."""
    put_right_in_part(actor, _of(record), note)


def _of(record: Dispatch | None) -> Dispatch:
    if record is None:
        raise Unfit(_("First say which referral or order it is about."))
    return held(record)


subjects(
    Subject(
        SUBJECT, gettext_lazy("Something that I published was reported or ordered to be removed"), "content.Dispatch",
        find, took_part, name=gettext_lazy("Referral, order or report"),
    )
)  # fmt: skip
effects(
    Effect(
        "content.overturned", gettext_lazy("It is withdrawn, and the platform is told to put it back"),
        frozenset({SUBJECT}), overturn, noted=True, will=gettext_lazy("It will be withdrawn"),
    ),
    Effect(
        "content.put_right_in_part", gettext_lazy("A part of it doesn't stand, and the platform was told which"),
        frozenset({SUBJECT}), put_right, noted=True, will=gettext_lazy("A part of it will be put right"),
    ),
)  # fmt: skip
