"""Who ends a case, hands it on and receives one. ``walls.py`` says the same to the database."""




from django.db import connection
from django.db.models import BooleanField, F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.bars import barred_from
from zotim.core.access.grants import holder_of
from zotim.core.access.policy import NOTHING, Action, actions, visible_to
from zotim.desks.reintegration.cases.policy import (
    ASSIGNED,
    CASE,
    SUPERVISES,
    SUPERVISOR,
    WORKERS,
    assigned,
    knows,
    of_its_case,
    oversees,
    works_on,
)
from zotim.desks.reintegration.closing.models import Arrival, Handover, LastWord, Transfer, Withdrawal
from zotim.desks.reintegration.referrals.policy import resting

ROLE = "case_supervisor"
"""Who receives a case: it is opened anew, under their supervision."""


_knows = of_its_case(knows)
_works = of_its_case(works_on)
_oversees = of_its_case(oversees)


def receives(actor: Actor, row: Transfer) -> bool:
    """Whether it is the actor's to answer now."""
    return Transfer.objects.filter(received(actor), pk=row.pk).exists()


RECEIVES = _("receiver of the transfer, which was sent and rests on something that holds")

actions(
    Action("reintegration.lastword.write", _("Write what goes on after a case"), WORKERS, "reintegration.lastword.written", ASSIGNED, works_on),
    Action("reintegration.withdrawal.view", _("See what a withdrawal ends and what stays"), WORKERS, "reintegration.withdrawal.viewed", _("assigned to the case, closed or not"), knows),
    Action("reintegration.withdrawal.record", _("Put on record that the person of a case withdraws"), WORKERS, "reintegration.withdrawal.recorded", ASSIGNED, works_on),
    Action("reintegration.handover.make", _("Hand the work on a case to another"), SUPERVISOR, "reintegration.handover.made", SUPERVISES, oversees),
    Action("reintegration.transfer.view", _("See the transfer of a case"), WORKERS, "reintegration.transfer.viewed", _("assigned to the case, closed or not"), _knows),
    Action("reintegration.transfer.draft", pgettext_lazy("right", "Draft the transfer of a case"), WORKERS, "reintegration.transfer.drafted", ASSIGNED, works_on),
    Action("reintegration.transfer.send", _("Send the transfer of a case"), SUPERVISOR, "reintegration.transfer.sent", SUPERVISES, _oversees),
    Action("reintegration.transfer.cancel", _("Cancel the transfer of a case"), WORKERS, "reintegration.transfer.cancelled", ASSIGNED, _works),
    Action("reintegration.arriving.view", _("See a case that waits to be received"), SUPERVISOR, "reintegration.arriving.viewed", RECEIVES, receives),
    Action("reintegration.transfer.receive", _("Receive a case from another body"), SUPERVISOR, "reintegration.transfer.received", RECEIVES, receives),
    Action("reintegration.transfer.refuse", _("Refuse the transfer of a case"), SUPERVISOR, "reintegration.transfer.refused", RECEIVES, receives),
)  # fmt: skip


@visible_to(LastWord, Withdrawal, Handover, Arrival)
def of_the_case(actor: Actor, purpose: str) -> Q:
    """Those who work on the case, in their own post."""
    return NOTHING if purpose else Q(case_id__in=assigned(actor))


STANDS = Func(F("pk"), function="zotim_wall_transfer_stands", output_field=BooleanField())


def stands() -> Q:
    """Transfers of open cases that rest on something that holds now. On PostgreSQL a function says so: who receives one
    sees neither the case nor the row."""
    if connection.vendor == "postgresql":
        return Q(STANDS)
    return Q(pk__in=resting(Transfer.objects.all()).values("pk"))


def received(actor: Actor) -> Q:
    """What was sent to the actor, to nobody else of their body, while it waits and rests on something that holds."""
    if ROLE not in actor.roles:
        return NOTHING
    mine = Q(receiver_id=holder_of(actor), to_id__in=actor.organisations(ROLE), state="sent")
    return mine & ~Q(case_id__in=barred_from(actor, CASE)) & stands()


@visible_to(Transfer)
def transfers(actor: Actor, purpose: str) -> Q:
    """Of the cases on which the actor works, and what was sent to them; for no purpose beside."""
    return NOTHING if purpose else Q(case_id__in=assigned(actor)) | received(actor)
