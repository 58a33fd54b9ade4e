"""Take an item, read it by the legal test, answer as the adviser, close it, open it again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.audit.services import Who, record
from zotim.core.states.machine import WrongState
from zotim.desks.content.intake.models import WAITING, Item, Urgency
from zotim.desks.content.intake.moving import step_take
from zotim.desks.content.matching import protection
from zotim.desks.content.matching.services import item_clear
from zotim.desks.content.review.clocks import ADVICE, SECOND, begin
from zotim.desks.content.review.legal_test import Answers, Outcome, examined, follows
from zotim.desks.content.review.models import Reading, Turn
from zotim.desks.content.review.policy import ADVISE, CLOSE, CRISIS, READ, REOPEN, TAKE
from zotim.desks.content.review.rounds import (
    advised,
    hands,
    part_of,
    reader_of,
    readings_of,
    round_of,
    same_said,
    spent,
)
from zotim.desks.content.review.sealed import TEXTS

NOBODY = {"taken_by_id": None, "taken_at": None}


def locked(actor: Actor, pk: UUID) -> Item:
    """An item as it stands, held until the transaction ends. Raises NotVisible."""
    return get_visible(Item.objects.select_for_update(of=("self",)), actor, pk=pk)


@transaction.atomic
def item_take(*, actor: Actor, pk: UUID) -> Item:
    """Read an item: for others it is taken until a while after the last look. Raises Unfit where somebody else is at
    it, NeedsAnotherPerson for who spoke of it already, WrongState where there is nothing to read."""
    item = locked(actor, pk)
    _may_speak(actor, item)
    if reader_of(item) is not None:
        return item
    mine = {"taken_by_id": actor.person_id, "taken_at": timezone.now()}
    if item.state == "taken":  # whoever took it left
        step_take(actor, item, "leave", {})
    if item.state == "open":
        step_take(actor, item, "take", mine)
    else:
        _write(item, mine)
        record(actor, "content.item.taken", item)
    return item


@transaction.atomic
def item_leave(*, actor: Actor, pk: UUID) -> Item:
    """Leave an item unread. Nothing happens to one that isn't one's own any more."""
    item = locked(actor, pk)
    allow(actor, TAKE, item)
    if item.taken_by_id not in actor.people:
        return item
    if item.state == "taken":
        step_take(actor, item, "leave", {})
    else:
        _write(item, NOBODY)
        record(actor, "content.item.left", item)
    return item


def item_looked_at(*, actor: Actor, item: Item) -> None:
    """Who took it looks again: it stays theirs for another while. For its page; a look is logged there."""
    if item.taken_by_id in actor.people and reader_of(item) is not None:
        _write(item, {"taken_at": timezone.now()})


@transaction.atomic
def item_read(*, actor: Actor, pk: UUID, answers: Answers) -> Item:
    """Put a first or second reading on record, and what follows from it.

    Nothing wanted by the first reader closes the item. Something wanted waits for a second, who has to say the same;
    else, or with one doubt, or where it touches something protected, it goes to the adviser. Raises Unfit where the
    answers don't hang together or somebody else reads it, NeedsAnotherPerson for who spoke of it already.
    """
    outcome = examined(answers)
    item = locked(actor, pk)
    part = _may_speak(actor, item)
    if part == Reading.Part.ADVISER:
        raise WrongState(_("The adviser answers it now."), transition="read", state=item.state)
    allow(actor, READ, item)
    if item.state == "open" or (item.state == "taken" and item.taken_by_id not in actor.people):
        _take_over(actor, item)
    if outcome == Outcome.WANTS and not protection.cleared(item):
        outcome = Outcome.DOUBT
    number = round_of(item)
    _spoken(actor, item, number, part, answers, outcome)
    return item


@transaction.atomic
def item_advise(*, actor: Actor, pk: UUID, answers: Answers, clears: str = "") -> Item:
    """Answer, as the adviser, what readers doubt. With *clears*, a reason, what it touches is no hindrance.

    Nothing to be done, or a purpose that the law protects, closes it. Something that a reader said the same of is
    agreed; something else goes back to a reader who hasn't spoken. Raises Unfit for an answer that is none, or where
    something protected isn't cleared.
    """
    examined(answers)
    if answers.unsure:
        raise Unfit(_("The adviser says yes or no."), "public" if answers.public == "unsure" else "")
    if answers.protected and answers.wanted:
        raise Unfit(_("It serves a purpose that the law protects: nothing goes out."), "wanted")
    item = locked(actor, pk)
    allow(actor, ADVISE, item)
    if _may_speak(actor, item) != Reading.Part.ADVISER:
        raise WrongState(_("It doesn't wait for the adviser."), transition="answer", state=item.state)
    if answers.wanted and not protection.cleared(item):
        if not clears.strip():
            raise Unfit(
                _("It touches something protected. Say why that is no hindrance, or that nothing goes out."), "clears"
            )
        item_clear(actor=actor, item=item, reason=clears)
    outcome = Outcome.WANTS if answers.wanted else Outcome.NOTHING
    _spoken(actor, item, round_of(item), Reading.Part.ADVISER, answers, outcome)
    return item


@transaction.atomic
def item_of_crisis(*, actor: Actor, pk: UUID) -> Item:
    """Put an item before the usual ones: it belongs to a crisis that the state has declared. What can wait less stays
    as it is. Raises Unfit for one that nobody is to read."""
    item = locked(actor, pk)
    allow(actor, CRISIS, item)
    if item.state not in WAITING:
        raise Unfit(_("There is nothing to read in it now."))
    if item.urgency > Urgency.CRISIS:
        _write(item, {"urgency": Urgency.CRISIS})
        record(actor, "content.item.of_crisis", item)
    return item


@transaction.atomic
def item_close(*, actor: Actor, pk: UUID, reason: str) -> Item:
    """Close an item about which nothing more is to be done: one that is agreed, or one on which the adviser has spoken
    and readers still differ. Raises Unfit without a reason, WrongState for another."""
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    item = locked(actor, pk)
    allow(actor, CLOSE, item)
    if item.state == "adviser" and not advised(actor, item):
        raise WrongState(_("The adviser answers it first."), transition="close", state=item.state)
    if item.state not in ("adviser", "agreed"):
        raise WrongState(_("It is closed by reading it."), transition="close", state=item.state)
    step_take(actor, item, "close", {})
    _because(item, reason)
    return item


@transaction.atomic
def item_reopen(*, actor: Actor, pk: UUID, what: str, reason: str) -> Item:
    """Open an item again for new facts, because it is back, or after a complaint: a new round begins. Raises Unfit
    without a reason, WrongState for one that isn't closed or agreed."""
    if what not in (Turn.What.FACTS, Turn.What.BACK, Turn.What.COMPLAINT):
        raise Unfit(_("Say what happened."), "what")
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    item = locked(actor, pk)
    allow(actor, REOPEN, item)
    return item_reopened(actor=actor, item=item, what=what, reason=reason)


@transaction.atomic
def item_reopened(*, actor: Who, item: Item, what: str, reason: str = "") -> Item:
    """The same for rooms that have seen to it that it may be opened: a complaint was upheld, a sample differs."""
    step_take(actor, item, "reopen", {}, {"why": what})  # which begins the round
    _because(item, reason)
    return item


def _because(item: Item, reason: str) -> None:
    """Why it was opened or closed just now."""
    if reason.strip():
        turn = Turn.objects.filter(item=item).latest("created_at", "pk")
        turn.reason = TEXTS.put(turn, "reason", reason)
        turn.save(update_fields=["reason"])


def _may_speak(actor: Actor, item: Item) -> str:
    """As what the actor speaks of it. Raises Denied, Unfit, NeedsAnotherPerson, WrongState."""
    allow(actor, TAKE, item)
    part = part_of(actor, item)
    if not part and item.state in ("open", "taken", "second", "adviser"):
        before = spent(item) if item.state != "adviser" else hands(readings_of(item, round_of(item)))
        refuse_own(actor, READ, item, before)
        allow(actor, ADVISE if item.state == "adviser" else READ, item)
    if not part:
        raise WrongState(_("There is nothing to read in it now."), transition="take", state=item.state)
    if reader_of(item) is not None and item.taken_by_id not in actor.people:
        raise Unfit(_("Somebody else reads it now."))
    return part


def _take_over(actor: Actor, item: Item) -> None:
    """A reading of what isn't taken, or whose reader left, takes it first."""
    if item.state == "taken":
        step_take(actor, item, "leave", {})
    step_take(actor, item, "take", {"taken_by_id": actor.person_id, "taken_at": timezone.now()})


def _spoken(actor: Actor, item: Item, number: int, part: str, answers: Answers, outcome: Outcome) -> None:
    """Keep what was said, and move the item as it follows from it."""
    agrees = bool(same_said(readings_of(item, number), answers.said, actor.people))
    reading = reading_keep(actor, item, number, part, answers)
    record(actor, "content.reading.said", reading, details={"part": part, "round": number})
    name = follows(part, outcome, agrees)
    if name == "close":
        step_take(actor, item, "close", {})
    else:
        _moved(actor, item, name)


def reading_keep(actor: Actor, item: Item, number: int, part: str, answers: Answers) -> Reading:
    reading = Reading(
        item=item, round=number, part=part, by_id=actor.person_id, on_behalf_of_id=actor.on_behalf_of_id,
        public=answers.public, category=answers.category, purposes=dict(answers.purposes), wanted=answers.wanted,
    )  # fmt: skip
    reading.reasons = TEXTS.put(reading, "reasons", answers.reasons)
    reading.where = TEXTS.put(reading, "where", answers.where) if answers.where.strip() else None
    reading.save(force_insert=True)
    return reading


def _moved(actor: Actor, item: Item, name: str) -> None:
    """Move it on, with the clock of whoever is next."""
    values: dict[str, Any] = {}
    clock = {"read": SECOND, "answer": SECOND, "doubt": ADVICE}.get(name)
    if clock is not None:
        values["due_at"] = begin(actor, item, clock)
    step_take(actor, item, name, values)


def _write(item: Item, values: Mapping[str, object]) -> None:
    Item.objects.filter(pk=item.pk, state=item.state).update(**values)
    for name, value in values.items():
        setattr(item, name, value)
