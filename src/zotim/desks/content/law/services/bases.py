"""A way of acting is off until its article is entered by one person and confirmed by another."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.desks.content.law.models import ActingBasis, Way
from zotim.desks.content.law.policy import KEEPERS
from zotim.desks.content.law.states import BASIS


@transaction.atomic
def basis_enter(
    *, actor: Actor, way: str, appeal_days: int, seen_in: str, texts: Mapping[str, Translated], wording: bool = False,
    member_since: date | None = None,
) -> ActingBasis:  # fmt: skip
    """Enter the *texts* act, article, body and court, perhaps also write_to and legal_aid. A proposal, until somebody
    else confirms it.

    Raises Unfit for a way that isn't known, for an order of the European Union without the day since which this state
    is its member, and for such a day with any other way.
    """
    person_may(actor, "content.actingbasis.enter")
    if way not in Way.values:
        raise Unfit(_("There is no such way of acting."), "way")
    if way == Way.EU and member_since is None:
        raise Unfit(
            _("Orders of the European Union are for its Member States. Say since when this state is one."),
            "member_since",
        )
    if way == Way.EU and member_since and member_since > timezone.localdate():
        raise Unfit(_("This day is still to come."), "member_since")
    if way != Way.EU and member_since is not None:
        raise Unfit(_("This is asked for orders of the European Union alone."), "member_since")
    basis = with_reference(
        lambda reference: ActingBasis.objects.create(
            reference=reference, way=way, appeal_days=appeal_days, seen_in=seen_in, wording=wording,
            member_since=member_since, **done_by(actor, "entered"),
            **{name: text.attributed(actor.person_id) for name, text in texts.items() if text},
        )
    )  # fmt: skip
    approval_request(actor=actor, action=BASIS.confirm, obj=basis)
    record(actor, "content.actingbasis.entered", basis)
    notify(holders(*KEEPERS) - actor.people, "content.actingbasis.entered", basis)
    return basis


def basis_decide(
    *, actor: Actor, basis: ActingBasis, confirmed: bool, comment: str = "", member: bool = False
) -> ActingBasis:  # fmt: skip
    """Say that it stands so in the official text: from now on its way is on, and rests on it. Or return it.

    What was in force for the way ends with it. *member*: that this state is a Member State of the European Union, which
    is asked for its orders alone. Raises Unfit where that isn't said, and as
    :func:`~zotim.core.approvals.confirming.decide`.
    """
    if confirmed and basis.way == Way.EU and not member:
        raise Unfit(_("Say that this state is a Member State of the European Union, or return it."), "member")
    instead = ActingBasis.objects.filter(way=basis.way, state="confirmed")
    return decide(BASIS, actor=actor, row=basis, confirmed=confirmed, comment=comment, instead=instead)


def basis_end(*, actor: Actor, basis: ActingBasis) -> ActingBasis:
    """Use it no more: nothing goes out under it from now on, what was sent stands. Raises WrongState."""
    return close(BASIS, actor=actor, row=basis)


def _in_force() -> QuerySet[ActingBasis]:
    """What is confirmed; of orders of the European Union, from when on this state is its member."""
    rows = ActingBasis.objects.filter(state="confirmed")
    return rows.filter(~Q(way=Way.EU) | Q(member_since__lte=timezone.localdate()))


def ways_on() -> frozenset[str]:
    """The ways of acting that are on."""
    return frozenset(_in_force().order_by().values_list("way", flat=True))


def basis_in_force(way: str) -> ActingBasis:
    """The confirmed basis of a way of acting. Raises Unfit where there is none: then the way is off."""
    found = _in_force().filter(way=way).first()
    if found is None:
        raise Unfit(
            _("No legal basis of this way of acting is confirmed here. Until two people have done that, it is off.")
        )
    return found
