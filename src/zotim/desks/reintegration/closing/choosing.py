"""To whom a part in a case is handed, who receives a case, and who manages it there."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS, visible
from zotim.core.access.walls import walled
from zotim.core.people.models import Membership, User
from zotim.core.search.choosing import choosable, named
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground
from zotim.desks.reintegration.cases.models import Assignment
from zotim.desks.reintegration.cases.policy import WORKERS
from zotim.desks.reintegration.cases.tracks import STAGES
from zotim.desks.reintegration.closing.models import Transfer
from zotim.desks.reintegration.closing.policy import ROLE
from zotim.desks.reintegration.closing.services import successors


@choosable("reintegration.successor", fits=named)
def _successors(actor: Actor, of: UUID) -> QuerySet[User]:
    """Who may take over the post *of* somebody."""
    if not ACTIONS["reintegration.handover.make"].open_to(actor):
        return User.objects.none()
    with walled(actor):
        post = Assignment.objects.filter(visible(Assignment, actor), pk=of).first()
    return successors(post) if post else User.objects.none()


@choosable("reintegration.receiver", fits=named)
def _receivers(actor: Actor, of: UUID) -> QuerySet[User]:
    """Supervisors of cases in the body, or the kind of body, that the basis *of* a transfer names."""
    if not ACTIONS["reintegration.transfer.draft"].open_to(actor):
        return User.objects.none()
    with walled(actor):
        bodies = list(Consent.objects.filter(visible(Consent, actor), pk=of).values_list("recipient", flat=True))
        bodies += Ground.objects.filter(visible(Ground, actor), pk=of).values_list("recipient", flat=True)
    kinds = list(Duty.objects.filter(visible(Duty, actor), pk=of).values_list("recipients", flat=True))
    held = Membership.objects.live().filter(
        role=ROLE, organisation__kind__in={kind for way in STAGES.values() for kind in way}
    )
    held = held.filter(organisation__in=bodies) | held.filter(organisation__kind__in=kinds)
    chosen = User.objects.filter(is_active=True, pk__in=held.values("user_id"))
    return chosen.exclude(pk__in=actor.people).order_by("name")


@choosable("reintegration.new_manager", fits=named)
def _managers(actor: Actor, of: UUID) -> QuerySet[User]:
    """Who can manage a case in the body to which the transfer *of* it was sent; the receiver too."""
    if not ACTIONS["reintegration.transfer.receive"].open_to(actor):
        return User.objects.none()
    with walled(actor):
        bodies = list(Transfer.objects.filter(visible(Transfer, actor), pk=of).values_list("to", flat=True))
    held = Membership.objects.live().filter(role__in=WORKERS, organisation__in=bodies).values("user_id")
    return User.objects.filter(is_active=True, pk__in=held).order_by("name")
