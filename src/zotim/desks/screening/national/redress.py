"""That this state put somebody on its list can be complained of; the effect is that two deciders look again."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.core.redress.models import Complaint
from zotim.core.redress.subjects import Effect, Subject, effects, subjects
from zotim.desks.screening.national.models import Proposal
from zotim.desks.screening.national.services import review_for_complaint

ON_THE_LIST = ("listed", "under_review")
PEOPLE = (
    "drafted_by_id", "drafted_for_id", "proposed_by_id", "proposed_for_id", "first_by_id", "first_for_id",
    "second_by_id", "second_for_id",
)  # fmt: skip


def find(reference: str) -> Proposal | None:
    """The entry with a reference. That somebody is only proposed is no business of whoever complains."""
    return Proposal.objects.filter(reference=reference, state__in=ON_THE_LIST).first()


def took_part(proposal: Proposal) -> Iterable[UUID]:
    """Who wrote, proposed or decided it, or stood behind them."""
    mine = {getattr(proposal, name) for name in PEOPLE} - {None}
    return mine | {UUID(str(one)) for one in proposal.hands}


def look_again(*, actor: Actor, complaint: Complaint, record: Proposal | None, note: str) -> None:
    """Begin a review, in which two deciders list anew or delist. Raises Unfit for what isn't on the list."""
    if record is None or record.state not in ON_THE_LIST:
        raise Unfit(_("First say which entry of the list it is about."))
    if record.state == "listed":
        review_for_complaint(actor=actor, proposal=record)


subjects(
    Subject(
        "screening.listing", gettext_lazy("This state put me on a list"), "screening.Proposal", find, took_part,
        name=gettext_lazy("Entry of our own list"),
    )
)  # fmt: skip
effects(
    Effect(
        "screening.delisting_proposed", gettext_lazy("It is proposed that you are taken off the list"),
        frozenset({"screening.listing"}), look_again, noted=True, second=True,
        will=gettext_lazy("It will be proposed that you are taken off the list"),
    )
)  # fmt: skip
