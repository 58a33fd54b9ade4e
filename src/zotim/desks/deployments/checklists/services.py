"""Every write about checklists. What is about a tour runs behind the wall as its actor, and locks it."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.confirming import USABLE, close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.evidence.services import Opened, file_open, file_receive
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.desks.deployments.checklists.models import MOST_DAYS, OF_HEALTH, ChecklistItem, ItemCheck
from zotim.desks.deployments.checklists.states import CHECK, CONFIRM, ITEM
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.services import lock
from zotim.desks.deployments.tours.models import Tour
from zotim.desks.deployments.tours.services import locked
from zotim.desks.deployments.tours.states import PLANNED
from zotim.vocabulary import Classification


@transaction.atomic
def item_add(
    *, actor: Actor, mission: Mission, title: Translated, group: str, days_before: int, owner: str,
    blocking: bool = True,
) -> ChecklistItem:  # fmt: skip
    """Ask for something before each tour of a mission, also those that are named already. Raises :class:`Unfit` for
    more days than can be."""
    lock(mission)
    allow(actor, "deployments.checklistitem.add", mission)
    if not 0 <= days_before <= MOST_DAYS:
        raise Unfit(_("At most %(most)s days before.") % {"most": MOST_DAYS}, "days_before")
    item = ChecklistItem.objects.create(
        mission=mission, title=title.attributed(actor.person_id), group=group, days_before=days_before, owner=owner,
        blocking=blocking,
    )  # fmt: skip
    keep_revision(item, actor)
    record(actor, "deployments.checklistitem.added", item, details={"mission": str(mission.pk)})
    return item


@transaction.atomic
def item_end(*, actor: Actor, item: ChecklistItem) -> ChecklistItem:
    """Ask for it no more; what was done stays on record. Raises WrongState."""
    lock(item.mission)
    allow(actor, "deployments.checklistitem.end", item)
    transition = ITEM.move(item, "end")
    keep_revision(item, actor)
    record(actor, transition.event, item)
    return item


@transaction.atomic
@inside
def check_enter(
    *, actor: Actor, tour: Tour, item: ChecklistItem, document: str = "", waived_why: str = "", data: bytes = b"",
    name: str = "",
) -> ItemCheck:  # fmt: skip
    """Say that an item was done, with the number of the document that shows it and perhaps its file, or propose to
    waive it. Of the *name* of the file its ending alone is kept: people write names into it.

    It counts once another person has confirmed it. Raises :class:`Unfit` for a tour that has begun, an item of another
    mission or that is done, a document of something about health, and neither document nor reason of anything else;
    Refused for a file that isn't taken in.
    """
    tour = locked(tour)
    person_may(actor, "deployments.itemcheck.enter", tour)
    item = ChecklistItem.objects.select_for_update().get(pk=item.pk)
    if tour.state not in PLANNED:
        raise Unfit(_("The tour has begun, or was called off."))
    if item.mission_id != tour.mission.pk or item.state != "used":
        raise Unfit(_("It isn't asked for before this tour."))
    if ItemCheck.objects.filter(tour=tour, item=item, state__in=USABLE).exists():
        raise Unfit(_("It is done, waived, or waits for a second person."))
    document = document.strip()
    if item.group in OF_HEALTH and (document or data):
        raise Unfit(_("Of health nothing is kept but that it is done."), "document" if document else "file")
    if document and waived_why:
        raise Unfit(_("It is done or waived, not both."), "document")
    if not document and not waived_why and item.group not in OF_HEALTH:
        raise Unfit(_("Give the number of the document that shows it."), "document")
    if data and waived_why:
        raise Unfit(_("It is done or waived, not both."), "file")
    kept = None
    if data:
        called = tour.reference + Path(name).suffix
        kept = file_receive(actor=actor, data=data, name=called, classification=Classification.INTERNAL)
    check = ItemCheck.objects.create(
        tour=tour, item=item, document=document, file=kept, waived_why=waived_why, **done_by(actor, "entered")
    )
    approval_request(actor=actor, action=CONFIRM, obj=check)
    record(actor, "deployments.itemcheck.entered", check, details={"tour": str(tour.pk)})
    return check


@transaction.atomic
@inside
def check_decide(*, actor: Actor, check: ItemCheck, confirmed: bool, comment: str = "") -> ItemCheck:
    """Confirm as another person that it was done or is waived, or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`."""
    locked(check.tour)
    return decide(CHECK, actor=actor, row=check, confirmed=confirmed, comment=comment)


@transaction.atomic
@inside
def check_end(*, actor: Actor, check: ItemCheck) -> ItemCheck:
    """Say that it counts no more, as when it was a mistake. Raises WrongState."""
    locked(check.tour)
    return close(CHECK, actor=actor, row=check)


def check_file(*, actor: Actor, check: ItemCheck) -> Opened:
    """The file that shows that something was done. Raises NoFile where there is none."""
    return file_open(actor=actor, action="deployments.itemcheck.take", of=check, file=check.file)
