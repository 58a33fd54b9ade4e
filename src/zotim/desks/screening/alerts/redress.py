"""What of alerts can be complained of: somebody was taken for an entry; and how they are cleared of it.

Whoever works on a complaint is no officer of a channel: what is asked for them is asked on the desk's own behalf, for
the one alert that they cite.
"""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import behind
from zotim.core.audit.services import System
from zotim.core.redress.models import Complaint
from zotim.core.redress.subjects import Effect, Subject, effects, subjects
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.verdicts import alert_clear
from zotim.desks.screening.asking.channels import in_channels

DESK = System("redress")


def find(reference: str) -> Alert | None:
    """The alert with a reference, in whichever channel."""
    return _one(Q(reference=reference))


def read(key: UUID) -> Alert | None:
    """The alert with a key."""
    return _one(Q(pk=key))


def _one(which: Q) -> Alert | None:
    with in_channels(DESK, *settings.ZOTIM_CHANNELS):
        return Alert.objects.select_related("listed").filter(which).first()


def took_part(alert: Alert) -> Iterable[UUID]:
    """Who ever said something of it, contested that, or stood behind them, and who looks at it now."""
    with in_channels(DESK, alert.channel):
        said = [alert, *alert.past.all()]
    looks = frozenset([alert.taken_by_id] if alert.taken_by_id else [])
    return looks.union(*(behind(one, "decided", "contested") for one in said))


def clear(*, actor: Actor, complaint: Complaint, record: Alert | None, note: str) -> None:
    """Tell them apart, with what was found as the reason. Raises Unfit while nobody said which alert it is, and before
    its channel has given a verdict: there is nothing to put right yet."""
    if record is None:
        raise Unfit(_("First say which alert it is about."))
    if record.decided_by_id is None:
        raise Unfit(_("Nobody has given a verdict on this alert yet. First its channel gives one."))
    alert_clear(actor=actor, alert=record, reason=note)


subjects(
    Subject(
        "screening.alert", gettext_lazy("I was taken for somebody on a list"), "screening.Alert", find, took_part, read,
        gettext_lazy("Alert"),
    )
)  # fmt: skip
effects(
    Effect(
        "screening.apart", gettext_lazy("It is put down that you aren't the one on the list"),
        frozenset({"screening.alert"}), clear, noted=True, second=True,
        will=gettext_lazy("It will be put down that you aren't the one on the list"),
    )
)  # fmt: skip
