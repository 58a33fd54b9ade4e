"""Ask border police about a traveller, and take their answer. They decide, under their own law; here it is put down.

Who it is goes to the border as far as it is needed there, under the key of the referral. What is asked bears on the
traveller unless border police only tell, so a second person sees it before it is sent.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.clocks.services import start
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import holders, notify
from zotim.core.records import save_new
from zotim.core.sealing.services import key_make
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.verdicts import alert_contradict, told_apart
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.selectors import held
from zotim.desks.screening.travel.clocks import ANSWER
from zotim.desks.screening.travel.models import Asks, Outcome, Referral, WhoTheyAre
from zotim.desks.screening.travel.models.referrals import TOLD
from zotim.desks.screening.travel.policy import BORDER
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.services.messages import journey
from zotim.desks.screening.travel.services.openings import SEALED, officers
from zotim.desks.screening.travel.states import REFERRAL, SEE

DRAFT = "screening.referral.draft"
URGENT = timedelta(hours=24)
"""So near must the end of its clock be that border police are asked before it can be told who it is."""
NOTICE = ("notice_law", "notice_body", "notice_court", "notice_days", "notice_language")


def why_not(alert: Alert, now: datetime | None = None) -> str:
    """Why border police can't be asked about an alert, in words; empty when they can."""
    urgent = alert.state == "unknown" and alert.due_at <= (now or timezone.now()) + URGENT
    if alert.channel != Channel.TRAVEL or not (alert.state == "same" or urgent):
        return _("Border police are asked after somebody said that they are the same, or while that can't be told and "
                 "a verdict is due within 24 hours.")  # fmt: skip
    if told_apart(alert):
        return _("On the same evidence somebody said that they aren't the same, and that stands.")
    if alert.referrals.filter(over_at=None).exists():
        return _("Border police are asked about it already.")
    return ""


@transaction.atomic
@inside
def referral_draft(*, actor: Actor, alert: Alert, asks: str, request: str) -> Referral:
    """Decide that border police are asked. One that bears on the traveller waits for a second person; else it is sent.

    Raises Unfit for an alert about which they can't be asked, without words, and when who it is can't be read.
    """
    person_may(actor, DRAFT, alert)
    rows = Alert.objects.select_for_update(of=("self",)).select_related("listed", "question")
    alert = rows.get(pk=alert.pk)
    if refused := why_not(alert):
        raise Unfit(refused)
    opened = held(actor, alert.question)
    if opened.trouble:
        raise Unfit(_("Who was asked for can't be read."))
    row = alert.question.passengers.select_related("message").order_by("-created_at").first()
    now = timezone.now()
    referral = Referral(
        pk=uuid7(), alert=alert, verdict=alert.state, asks=Asks(asks), journey=journey(row.message) if row else "",
        due_at=alert.due_at if alert.due_at > now else ANSWER.due_at(now), **done_by(actor, "drafted"),
    )  # fmt: skip
    key_make(referral.pk)
    referral.person = TEXTS.put(referral, "person", _needed(opened.query, asks))
    referral.request = TEXTS.put(referral, "request", said(request, "request"))
    save_new(referral)
    record(actor, "screening.referral.drafted", referral, details={"alert": str(alert.pk)})
    if asks == Asks.NOTIFY:
        return _send(actor, referral)
    approval_request(actor=actor, action=SEE, obj=referral)
    notify(officers() - actor.people, "screening.referral.drafted", referral)
    return referral


def _needed(query: Any, asks: str) -> dict[str, list[str]]:
    """Who it is, no more than is needed: whoever only tells of an arrival needs no nationality."""
    person = {
        "names": list(query.names[:3]), "birth_dates": list(query.birth_dates), "documents": list(query.documents),
    }  # fmt: skip
    return person if asks == Asks.NOTIFY else {**person, "countries": list(query.countries)}


def _send(actor: Actor, referral: Referral, **values: Any) -> Referral:
    now = timezone.now()
    step = REFERRAL.move(referral, "send", sent_at=now, **values)
    start(actor=actor, code=ANSWER.code, obj=referral, due_at=referral.due_at if referral.due_at > now else None)
    record(actor, step.event, referral)
    notify(holders(*BORDER), step.event, referral)
    return referral


@transaction.atomic
@inside
def referral_see(*, actor: Actor, referral: Referral, sent: bool, reason: str = "") -> Referral:
    """See a referral as the second person: it is sent, or it isn't, with a reason.

    Raises NeedsAnotherPerson for who decided on it, deputies included; Unfit when the alert says something else since;
    WrongState when it was decided meanwhile.
    """
    person_may(actor, SEE, referral)
    REFERRAL.examine(referral, "send" if sent else "withdraw")
    if not sent:
        reason = said(reason)
    verdict = Alert.objects.select_for_update().values_list("state", flat=True).get(pk=referral.alert_id)
    if sent and verdict not in ("same", "unknown"):
        raise Unfit(_("The alert says something else since. Don't send it."))
    approval_decide(actor=actor, approval=asked(SEE, referral), approved=sent, comment="" if sent else SEALED)
    if sent:
        return _send(actor, referral, **done_by(actor, "seen"))
    returned = TEXTS.put(referral, "returned", reason)
    step = REFERRAL.move(referral, "withdraw", over_at=timezone.now(), returned=returned, **done_by(actor, "seen"))
    record(actor, step.event, referral)
    notify([referral.drafted_by_id], step.event, referral)
    return referral


# At the border


@transaction.atomic
@inside
def referral_take(*, actor: Actor, referral: Referral) -> Referral:
    """Take a referral at the border. Raises WrongState when somebody has it."""
    person_may(actor, "screening.referral.take", referral)
    step = REFERRAL.move(referral, "take", **done_by(actor, "taken"))
    record(actor, step.event, referral)
    return referral


@transaction.atomic
@inside
def referral_answer(
    *, actor: Actor, referral: Referral, who: str, outcome: str, found: str, **notice: Any
) -> Referral:  # fmt: skip
    """Put down what border police found and decided. A verdict that they contradict is contested by it: an officer of
    travel who didn't give it decides anew.

    *notice* is law, body, court, days and language, of a refusal or a hand-over, and of nothing else. Raises Unfit
    where it is missing; WrongState for one that nobody took, or that was answered.
    """
    person_may(actor, "screening.referral.answer", referral)
    given = {name: notice.get(name) or "" for name in NOTICE} | {"notice_days": notice.get("notice_days")}
    if outcome in TOLD and (missing := next((name for name in NOTICE if not given[name]), "")):
        raise Unfit(_("A refusal or a hand-over names its law, body, court, days and language."), missing)
    if outcome not in TOLD:
        given = dict.fromkeys(NOTICE, "") | {"notice_days": None}
    text = said(found, "found")
    step = REFERRAL.move(
        referral, "answer", who=WhoTheyAre(who), outcome=Outcome(outcome), found=TEXTS.put(referral, "found", text),
        answered_at=timezone.now(), **done_by(actor, "answered"), **given,
    )  # fmt: skip
    record(actor, step.event, referral)
    if who == WhoTheyAre.OTHER:
        alert_contradict(actor=actor, channel=Channel.TRAVEL, pk=referral.alert_id, objection=text)
    notify([referral.drafted_by_id, referral.seen_by_id], step.event, referral)
    return referral


@transaction.atomic
@inside
def referral_close(*, actor: Actor, referral: Referral) -> Referral:
    """Close a referral whose answer was read. Raises Unfit while its alert is contested: that is decided first."""
    person_may(actor, "screening.referral.close", referral)
    if Alert.objects.filter(pk=referral.alert_id, state="contested").exists():
        raise Unfit(_("The answer contradicts the verdict. First somebody decides on the alert anew."))
    step = REFERRAL.move(referral, "close", over_at=timezone.now(), **done_by(actor, "closed"))
    record(actor, step.event, referral)
    return referral
