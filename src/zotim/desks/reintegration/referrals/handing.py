"""Who keeps a service leaves: it goes to another person of the body, by name, with what was referred and is open."""

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Membership, User
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.referrals.models import Referral, Service
from zotim.desks.reintegration.referrals.policy import PROVIDER, received


def heirs(service: Service) -> QuerySet[User]:
    """Other focal points of the body, with an active account."""
    held = Membership.objects.live().filter(role=PROVIDER, organisation_id=service.provider_id).values("user_id")
    return User.objects.filter(is_active=True, pk__in=held).exclude(pk=service.focal_point_id).order_by("name")


def _hand(service: Service, to: User, rows: list[Referral]) -> None:
    """Put another receiver into what was referred. On PostgreSQL a function does, which asks once more: nobody may
    change a receiver otherwise."""
    keys = [one.pk for one in rows]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_referrals_hand(%s, %s)", [service.pk, to.pk])
            if {key for (key,) in cursor.fetchall()} != set(keys):
                raise Unfit(_("What was referred has changed meanwhile. Look at it again, then hand the service over."))
    else:
        Referral.objects.filter(pk__in=keys).update(receiver=to)


@transaction.atomic
@inside
def service_hand_over(*, actor: Actor, service: Service, to: User) -> int:
    """Hand a service to another focal point of the body: new referrals come to them, and those that are open and still
    rest on something go along; whoever sent them is told. Answers how many went. Raises Unfit for anybody else."""
    person_may(actor, "reintegration.service.hand_over", service)
    if not heirs(service).filter(pk=to.pk).exists():
        raise Unfit(_("Choose another focal point of your body."), "to")
    rows = list(Referral.objects.filter(received(actor), service=service).select_for_update(of=("self",)))
    _hand(service, to, rows)
    for one in rows:
        notify([one.drafted_by_id], "reintegration.referral.answered", Case(pk=one.case_id))
        record(
            actor, "reintegration.referral.handed", one, purpose=one.purpose, details={"domain": one.domain}
        )  # fmt: skip
    Service.objects.filter(pk=service.pk).update(focal_point=to)
    service.focal_point = to
    notify([to.pk], "reintegration.service.handed", service)
    record(actor, "reintegration.service.handed", service, details={"referrals": len(rows)})
    return len(rows)
