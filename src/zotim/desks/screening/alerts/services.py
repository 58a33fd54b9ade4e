"""Raise alerts, look at one, put it back. What is said of one is in :mod:`zotim.desks.screening.alerts.verdicts`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import Who, record
from zotim.core.clocks.services import start
from zotim.core.records import with_reference
from zotim.desks.screening.alerts.clocks import BY_ORIGIN
from zotim.desks.screening.alerts.identity import identity_of, script_of
from zotim.desks.screening.alerts.models import WAITING, Alert, Pair
from zotim.desks.screening.alerts.states import ALERT
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.channels import in_channels, inside
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.asking.models import Origin, Question
from zotim.desks.screening.asking.selectors import held
from zotim.desks.screening.asking.selectors import question as own_question
from zotim.desks.screening.asking.services import question_keep
from zotim.desks.screening.lists.models import Listed
from zotim.engines.names import Query
from zotim.matching.listed import Found

EVERY = 500
"""Hits of one question that are looked for: each becomes an alert, so that none is lost behind better ones."""


@transaction.atomic
def alerts_raise(
    *, actor: Who, channel: str, origin: str, query: Query, waits: int, due_at: datetime | None = None,
    found: Sequence[Found] | None = None, asked: Asked | None = None, purpose: str = "",
) -> list[Alert]:  # fmt: skip
    """Ask whether a customer, a party of a payment or a passenger is on a list; answer the alerts that were raised.

    For those who take such things in, who have asked whether the actor may. *found* are the hits where a batch found
    them in *asked*; else the newest index is asked. A hit that a remembered pair explains is dropped, and so is a
    customer's about whom nothing changed since an earlier alert. Only when something is left the question is
    kept. *due_at* is until when a verdict is due, such as a departure; left out, the clock of the *origin* says it.
    Raises Unfit while no list is in force.
    """
    asked = asked or generations.newest()
    if not asked.versions:
        raise Unfit(_("No list is in force."))
    hits = asked.index.match(query, EVERY) if found is None else found
    if not hits:
        return []
    identity = identity_of(query, channel)
    with in_channels(actor, channel):
        left = _unexplained(channel, identity, (one.entry_id for one in hits), customer=origin == Origin.CUSTOMER)
        if not left:
            return []
        question = question_keep(asked, query, hits, channel=channel, origin=origin, purpose=purpose)
        return [_raised(actor, question, query, one, waits, due_at) for one in left]


@transaction.atomic
@inside
def alerts_of_question(*, actor: Actor, pk: UUID) -> list[Alert]:
    """Turn the answer to one's own look-up into alerts, each entry once; answers those that are new.

    Raises NotVisible for a question of somebody else, Unfit for one to the lists of an earlier day or one that can't
    be read any more.
    """
    allow(actor, "screening.alert.raise")
    question = own_question(actor, pk)
    if question.as_of is not None:
        raise Unfit(_("These were the lists of an earlier day. Ask the newest ones."))
    opened = held(actor, question)
    if opened.trouble:
        raise Unfit(_("Who was asked for can't be read."))
    identity = identity_of(opened.query, question.channel)
    raised = {str(pk) for pk in question.alerts.values_list("listed_id", flat=True)}
    answers = (one.listed for one in opened.answers if one.listed not in raised)
    left = _unexplained(question.channel, identity, answers)
    return [_raised(actor, question, opened.query, one, Alert.Waits.LOOK_UP, None) for one in left]


def _unexplained(channel: str, identity: str, listed: Iterable[str], *, customer: bool = False) -> list[Listed]:
    """Of these entries those about which somebody has to say something, in the order in which they were met."""
    keys = list(listed)
    rows = {str(one.pk): one for one in Listed.objects.filter(pk__in=keys)}
    pairs = Pair.objects.filter(channel=channel, identity=identity, ended_at=None, until__gt=timezone.now())
    known = set(pairs.values_list("source_id", "listed_id", "digest"))
    if customer:
        before = Alert.objects.filter(channel=channel, identity=identity, state__in=(*WAITING, "same"))
        known |= set(before.values_list("listed__source_id", "listed__listed_id", "digest"))
    found = [rows[key] for key in keys if key in rows]
    return [one for one in found if (one.source_id, one.listed_id, one.digest) not in known]


def _raised(
    actor: Who, question: Question, query: Query, listed: Listed, waits: int, due_at: datetime | None
) -> Alert:  # fmt: skip
    now, clock = timezone.now(), BY_ORIGIN[Origin(question.origin)]
    alert = with_reference(
        lambda reference: Alert.objects.create(
            reference=reference, channel=question.channel, question=question, listed=listed, digest=listed.digest,
            identity=identity_of(query, question.channel), script=script_of(query), waits=waits,
            due_at=due_at or clock.due_at(now),
        )
    )  # fmt: skip
    if due_at is not None:
        start(actor=actor, code=clock.code, obj=alert, due_at=due_at)
    verb = {
        Origin.PAYMENT: "screening.alert.raised_by_payment",
        Origin.PASSENGER: "screening.alert.raised_by_passenger",
        Origin.CUSTOMER: "screening.alert.raised_by_customer",
        Origin.LOOK_UP: "screening.alert.raised_by_look_up",
    }[Origin(question.origin)]
    record(actor, verb, alert)
    return alert


# To look at one


@transaction.atomic
@inside
def alert_take(*, actor: Actor, pk: UUID) -> Alert:
    """Look at an alert: for others it is taken until a while after the last look. Raises Unfit where somebody else is
    at it, WrongState for one about which a verdict stands."""
    alert = locked(actor, pk)
    allow(actor, "screening.alert.take", alert)
    refuse_taken(actor, alert)
    if alert.looked_at_by() is not None:
        return alert
    mine = {"taken_by_id": actor.person_id, "taken_at": timezone.now()}
    if alert.state == "taken":  # its taker left
        ALERT.move(alert, "leave", taken_by_id=None, taken_at=None)
    if alert.state in ("unknown", "contested"):
        _write(alert, mine)
    else:
        ALERT.move(alert, "take", **mine)
    record(actor, "screening.alert.taken", alert)
    return alert


@transaction.atomic
@inside
def alert_leave(*, actor: Actor, pk: UUID) -> Alert:
    """Put an alert back that one took. Nothing happens to one that isn't one's own any more."""
    alert = locked(actor, pk)
    allow(actor, "screening.alert.take", alert)
    if alert.taken_by_id not in actor.people:
        return alert
    nobody = {"taken_by_id": None, "taken_at": None}
    if alert.state == "taken":
        ALERT.move(alert, "leave", **nobody)
    else:
        _write(alert, nobody)
    record(actor, "screening.alert.left", alert)
    return alert


def alert_looked_at(*, actor: Actor, alert: Alert) -> None:
    """Who took it looks again: it stays theirs for another while. For the page of an alert; a look is logged there."""
    if alert.taken_by_id in actor.people and alert.looked_at_by() is not None:
        _write(alert, {"taken_at": timezone.now()})


def locked(actor: Actor, pk: UUID) -> Alert:
    """An alert as it stands, held until the transaction ends. Raises NotVisible."""
    return get_visible(Alert.objects.select_related("listed").select_for_update(of=("self",)), actor, pk=pk)


def refuse_taken(actor: Actor, alert: Alert) -> None:
    """Raise Unfit where somebody else looks at an alert now."""
    if alert.looked_at_by() is not None and alert.taken_by_id not in actor.people:
        raise Unfit(_("Somebody else looks at it now."))


def _write(alert: Alert, values: Mapping[str, object]) -> None:
    Alert.objects.filter(pk=alert.pk, state=alert.state).update(**values)
    for name, value in values.items():
        setattr(alert, name, value)
