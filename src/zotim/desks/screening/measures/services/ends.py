"""The end of a freeze: two people, or the entry that is taken off its list."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_decide, approval_drop, approval_of, approval_request, asked
from zotim.core.approvals.two import done_by, undone
from zotim.core.audit.services import Who, record
from zotim.core.notifications.services import notify
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.lists.services import source_hold
from zotim.desks.screening.measures.models import LIVE, Because, Exemption, Freeze
from zotim.desks.screening.measures.sealed import TEXTS
from zotim.desks.screening.measures.services.persons import officers
from zotim.desks.screening.measures.states import CLOSE, DECIDE, END, EXEMPTION, FREEZE
from zotim.desks.screening.national.endings import ends_with_entry

GROUNDS = (Because.DELISTED, Because.MISTAKEN, Because.COURT, Because.DEATH)
"""Why two people end a freeze."""


@transaction.atomic
@inside
def end_propose(*, actor: Actor, freeze: Freeze, because: str, reason: str) -> Freeze:
    """Propose that a freeze ends. *Mistaken* takes an alert whose verdict is *not the same* now, *delisted* an entry
    that the list doesn't hold any more.

    Raises Unfit where that isn't so, or while another proposal waits, or for what isn't frozen.
    """
    person_may(actor, END, freeze)
    if because not in GROUNDS:
        raise Unfit(_("Choose why it ends."), "because")
    _holds_true(freeze, because)
    values = {
        "ending": because, **done_by(actor, "ending"),
        "end_reason": TEXTS.put(freeze, "end_reason", said(reason)),
    }  # fmt: skip
    if not Freeze.objects.filter(pk=freeze.pk, state__in=["frozen", "partly"], ending="").update(**values):
        raise Unfit(_("Only a freeze ends so, and only while no other end is proposed."))
    freeze.refresh_from_db()
    approval_request(actor=actor, action=CLOSE, obj=freeze)
    record(actor, "screening.freeze.end_proposed", freeze)
    notify(officers(but=actor), "screening.freeze.end_proposed", freeze)
    return freeze


def _holds_true(freeze: Freeze, because: str) -> None:
    """Raises Unfit where the ground of an end isn't so now; the list stands still until the transaction ends."""
    entry = freeze.listed
    source_hold(entry.source_id)
    if because == Because.MISTAKEN and not Alert.objects.filter(pk=freeze.alert_id, state="apart").exists():
        raise Unfit(_("First somebody says on the alert that they aren't the same."), "because")
    listed_now = Listed.objects.filter(source=entry.source_id, listed_id=entry.listed_id, until=None)
    if because == Because.DELISTED and listed_now.exists():
        raise Unfit(_("The list still names them."), "because")


@transaction.atomic
@inside
def end_decide(*, actor: Actor, freeze: Freeze, ended: bool, comment: str = "") -> Freeze:
    """End a freeze as somebody else proposed, or return the proposal with a reason.

    Raises NeedsAnotherPerson, Unfit for a return without a reason and for an end whose ground isn't so any more,
    WrongState.
    """
    person_may(actor, CLOSE, freeze)
    if ended:
        _holds_true(freeze, freeze.ending)
    else:
        said(comment, "comment")
    approval_decide(
        actor=actor, approval=asked(CLOSE, freeze), approved=ended,
        comment="" if ended else _("The reason is sealed with the record."),
    )  # fmt: skip
    if not ended:
        reason = f"{TEXTS.text(actor, freeze, 'end_reason') or ''}\n↩ {comment.strip()}"
        Freeze.objects.filter(pk=freeze.pk).update(
            ending="", end_reason=TEXTS.put(freeze, "end_reason", reason), **undone("ending")
        )
        freeze.refresh_from_db()
        record(actor, "screening.freeze.end_returned", freeze)
        return freeze
    step = FREEZE.move(
        freeze, "end", because=freeze.ending, over_at=timezone.now(), **done_by(actor, "closed"),
    )  # fmt: skip
    _finish(actor, freeze)
    record(actor, step.event, freeze)
    notify({freeze.ending_by_id, freeze.held_by_id} - actor.people, step.event, freeze)
    return freeze


@ends_with_entry
def ends_with_its_entry(who: Who, listed: Listed) -> None:
    """Two people took an entry off a list of this state: what rests on it ends in their transaction."""
    now = timezone.now()
    rests = Freeze.objects.filter(listed__source=listed.source_id, listed__listed_id=listed.listed_id, state__in=LIVE)
    for freeze in rests:
        step = FREEZE.move(
            freeze, "undo" if freeze.state == "held" else "delist", because=Because.DELISTED, over_at=now
        )
        _finish(who, freeze)
        record(who, step.event, freeze)
        notify(officers(), step.event, freeze)


def _finish(who: Who, freeze: Freeze) -> None:
    """What belonged to it ends with it: requests that wait, exemptions that run."""
    for action in (DECIDE, CLOSE):
        approval = approval_of(action, freeze)
        if approval is not None and approval.state == Approval.Decision.PENDING:
            approval_drop(actor=who, approval=approval)
    for one in Exemption.objects.filter(Q(state__in=["asked", "advised", "granted"]), freeze=freeze):
        step = EXEMPTION.move(one, "end")
        record(who, step.event, one)
