"""That somebody's assets were frozen can be complained of; that the freeze is over is what can be carried out."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.core.redress.models import Complaint
from zotim.core.redress.subjects import Effect, Subject, effects, subjects
from zotim.desks.screening.alerts import redress as alerts
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.measures.models import LIVE, Asset, Exemption, Freeze, FreezeReview, Notice, Permitted

PEOPLE = (
    "held_by_id", "held_for_id", "decided_by_id", "decided_for_id", "ending_by_id", "ending_for_id", "closed_by_id",
    "closed_for_id",
)  # fmt: skip

BESIDE: dict[type[Model], tuple[str, ...]] = {
    Asset: ("put_in_by_id",),
    Permitted: ("put_in_by_id",),
    Exemption: ("put_in_by_id", "advised_by_id", "advised_for_id", "decided_by_id", "decided_for_id"),
    FreezeReview: ("looked_by_id", "looked_for_id"),
    Notice: ("made_by_id", "given_by_id"),
}
"""Who had a hand in what belongs to a freeze."""


def find(reference: str) -> Freeze | None:
    """The hold or freeze with a reference."""
    return Freeze.objects.filter(reference=reference).first()


def took_part(freeze: Freeze) -> Iterable[UUID]:
    """Who placed, confirmed or ended it, or stood behind them; who put in, advised or decided what belongs to it, or
    told somebody of it; and who gave the verdict that it rests on."""
    alert = alerts.read(freeze.alert_id)
    mine = {getattr(freeze, name) for name in PEOPLE}
    with in_channels(alerts.DESK, Channel.FINANCE):
        for model, names in BESIDE.items():
            for row in model._default_manager.filter(freeze=freeze).values_list(*names):
                mine.update(row)
    return (mine - {None}) | set(alerts.took_part(alert) if alert else ())


def lift(*, actor: Actor, complaint: Complaint, record: Freeze | None, note: str) -> None:
    """See that it is over. Two officers end it: raises Unfit until they have."""
    if record is None:
        raise Unfit(_("First say which freeze it is about."))
    if record.state in LIVE:
        raise Unfit(_("First two officers end the freeze; then this can be said."))


def _decided_at(complaint: Complaint) -> datetime:
    return complaint.decisions.latest("created_at").created_at


def look_again(*, actor: Actor, complaint: Complaint, record: Freeze | None, note: str) -> None:
    """See that an officer has looked at it again since it was decided, and said why it stays. Raises Unfit before."""
    if record is None:
        raise Unfit(_("First say which freeze it is about."))
    with in_channels(alerts.DESK, Channel.FINANCE):
        looked = record.reviews.filter(created_at__gte=_decided_at(complaint)).exists()
    if record.state in LIVE and not looked:
        raise Unfit(_("First an officer looks at the freeze again, and says why it stays, or two end it."))


def tell_anew(*, actor: Actor, complaint: Complaint, record: Freeze | None, note: str) -> None:
    """See that a new notice has reached the person since it was decided. Raises Unfit before."""
    if record is None:
        raise Unfit(_("First say which freeze it is about."))
    with in_channels(alerts.DESK, Channel.FINANCE):
        told = record.notices.filter(created_at__gte=_decided_at(complaint), given_on__isnull=False).exists()
    if not told:
        raise Unfit(_("First an officer makes a new notice, and says that it reached the person."))


subjects(
    Subject(
        "screening.freeze", gettext_lazy("My money or property was frozen"), "screening.Freeze", find, took_part,
        name=gettext_lazy("Hold or freeze"),
    )
)  # fmt: skip
effects(
    Effect(
        "screening.lifted", gettext_lazy("The freeze is lifted"), frozenset({"screening.freeze"}), lift, noted=True,
        will=gettext_lazy("The freeze will be lifted"), second=True,
    ),
    Effect(
        "screening.looked_again", gettext_lazy("It was looked at again whether the freeze stands"),
        frozenset({"screening.freeze"}), look_again, noted=True, second=True,
        will=gettext_lazy("It will be looked at again whether the freeze stands"),
    ),
    Effect(
        "screening.told_anew", gettext_lazy("You were given a new notice"), frozenset({"screening.freeze"}), tell_anew,
        noted=True, second=True, will=gettext_lazy("You will be given a new notice"),
    ),
)  # fmt: skip
