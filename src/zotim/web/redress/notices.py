"""What people are told about complaints: that one waits, and nothing of what it says. The log tells of it."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.audit.models import Event
from zotim.core.audit.services import LISTENERS
from zotim.core.notifications.kinds import Kind, kinds
from zotim.core.notifications.services import holders, notify
from zotim.core.redress.models import Complaint
from zotim.core.redress.policy import OFFICER, REVIEWER

RECEIVED, BROUGHT_BACK, ADMITTED, GIVEN_BACK, REVIEW_ASKED, REVIEWED = (
    f"redress.complaint.{verb}"
    for verb in ("received", "brought_back", "admitted", "given_back", "review_asked", "reviewed")
)

kinds(
    Kind(RECEIVED, _("A complaint came in"), "complaint", waits=Q(state="received")),
    Kind(ADMITTED, _("A complaint waits for an officer of your body"), "complaint", waits=Q(state="admitted")),
    Kind(REVIEW_ASKED, _("A review of a complaint was asked for"), "complaint", waits=Q(state="review")),
    Kind(REVIEWED, _("A reviewer decided, and your body carries it out"), "complaint", waits=Q(state="decided")),
)


def listen(event: Event) -> None:
    """Tell those who can do the next step, but for who had a hand in it; in the transaction of the event."""
    if event.outcome != Event.Outcome.DONE or event.verb not in TOLD:
        return
    complaint = Complaint.objects.select_related("body").get(pk=event.object_id)
    kind, people = TOLD[event.verb](complaint)
    notify(people - _apart(complaint, kind), kind, complaint)


def _officers(complaint: Complaint) -> set[UUID]:
    return holders(OFFICER, organisation=complaint.body)


def _apart(complaint: Complaint, kind: str) -> set[UUID]:
    hands = complaint.hands.all() if kind == REVIEW_ASKED else complaint.hands.filter(part="took_part")
    return {person for pair in hands.values_list("user_id", "on_behalf_of_id") for person in pair if person}


TOLD = {
    RECEIVED: lambda complaint: (RECEIVED, holders(OFFICER)),
    BROUGHT_BACK: lambda complaint: (RECEIVED, holders(OFFICER)),
    ADMITTED: lambda complaint: (ADMITTED, _officers(complaint)),
    GIVEN_BACK: lambda complaint: (ADMITTED, _officers(complaint)),
    REVIEW_ASKED: lambda complaint: (REVIEW_ASKED, holders(REVIEWER)),
    REVIEWED: lambda complaint: (REVIEWED, _officers(complaint)),
}
"""Of each verb the kind of notice, and whom it goes to."""

if listen not in LISTENERS:
    LISTENERS.append(listen)
