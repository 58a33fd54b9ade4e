"""Every write of what is brought before a conference: by who works on the case, or by a chair who sits at the item."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.bars import is_barred
from zotim.core.access.persons import person_may
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.desks.reintegration.bases.models import Duty, Scope
from zotim.desks.reintegration.cases.ending import ends_with_case
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import CONFERENCE
from zotim.desks.reintegration.cases.services import grant_give
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.conferences.models import (
    LIVE,
    PARTS,
    Conference,
    Decision,
    Item,
    Place,
    Saying,
    Seat,
)
from zotim.desks.reintegration.conferences.policy import opens_to
from zotim.desks.reintegration.conferences.sealed import TEXTS
from zotim.desks.reintegration.conferences.services import held
from zotim.desks.reintegration.conferences.standing import stands
from zotim.desks.reintegration.plans import services as plans
from zotim.desks.reintegration.plans.models import Goal
from zotim.desks.reintegration.referrals.covering import Row, beyond, holds_for


def _details(row: Item | Place | Saying | Decision) -> dict[str, Any]:
    return {"case": str(row.case_id), "domain": row.domain}


def _words(text: str, field: str) -> str:
    if not text.strip():
        raise Unfit(_("Say what it is about."), field)
    return text.strip()


@transaction.atomic
@inside
def item_bring(*, actor: Actor, case: Case, conference: Conference, domain: str, question: str) -> Item:
    """Bring one part of a case before a conference, with what is asked of it, sealed. Never a confidential part: what
    is decided about it isn't read in a round. Raises Unfit."""
    hold(case, alone=False)
    held(conference, "called", "invited")
    person_may(actor, "reintegration.item.bring", case)
    if domain not in PARTS:
        raise Unfit(_("This part of a case isn't brought before a conference."), "domain")
    if Item.objects.filter(conference=conference, case=case, domain=domain, taken_off_at=None):
        raise Unfit(_("This part of the case stands on the agenda already."), "domain")
    asked = _words(question, "question")
    item = with_reference(
        lambda reference: Item.objects.create(
            reference=reference, conference=conference, case=case, domain=domain, **done_by(actor, "brought")
        )
    )
    _say(actor, item, Saying.Kind.QUESTION, asked)
    record(actor, "reintegration.item.brought", item, details=_details(item))
    return item


def _say(actor: Actor, item: Item, kind: str, text: str) -> Saying:
    row = Saying(item=item, case_id=item.case_id, domain=item.domain, author_id=actor.person_id, kind=kind)
    row.body = TEXTS.put(row, "body", text)
    row.save(force_insert=True)
    return row


@transaction.atomic
@inside
def item_invite(*, actor: Actor, item: Item, invited: str, why_not: str = "") -> Item:
    """Say who is invited of those the item is about, or why nobody is. Raises Unfit."""
    hold(item.case, alone=False)
    held(item.conference, "called", "invited")
    person_may(actor, "reintegration.item.invite", item)
    _on_the_agenda(item)
    if invited not in Item.Whom.values:
        raise Unfit(_("Choose one of the list."), "invited")
    if (invited == Item.Whom.NOBODY) != bool(why_not) or why_not not in ("", *Item.WhyNot.values):
        raise Unfit(_("Say why nobody is invited, and only then."), "why_not")
    Item.objects.filter(pk=item.pk).update(invited=invited, why_not=why_not)
    item.invited, item.why_not = invited, why_not
    record(actor, "reintegration.item.invited", item, details=_details(item) | {"invited": invited})
    return item


def _on_the_agenda(item: Item) -> None:
    if item.taken_off_at is not None:
        raise Unfit(_("The item was taken off the agenda."))


@transaction.atomic
@inside
def item_take_off(*, actor: Actor, item: Item) -> None:
    """Take an item off the agenda: what seats at it opened is closed from now on."""
    hold(item.case, alone=False)
    held(item.conference, *LIVE)
    allow(actor, "reintegration.item.take_off", item)
    _take_off(actor, [item])


def _take_off(actor: Actor, items: Iterable[Item]) -> int:
    number = 0
    for item in items:
        if Item.objects.filter(pk=item.pk, taken_off_at=None).update(taken_off_at=timezone.now()):
            record(actor, "reintegration.item.taken_off", item, details=_details(item))
            number += 1
    return number


# Places: a seat at an item


def why_not(seat: Seat, item: Item, basis: Row) -> str:
    """Why a seat can't rest on this row at an item; empty where it can."""
    if basis.purpose != CONFERENCE:
        return _("What it rests on doesn't hold for a conference.")
    if not holds_for(basis, item.case, seat.body):
        return _("What it rests on doesn't hold any more, or is about another body.")
    return beyond(basis, [item.domain])


@transaction.atomic
@inside
def place_open(*, actor: Actor, item: Item, seat: Seat, basis: Row) -> Place:
    """Open an item to a seat, resting on a row that covers it: consent, a measure, a decision or an article.

    Whoever sits there with an account reads the item's part of its case from now on until the conference is over, and
    nothing else. Raises Unfit before the undertaking is signed, for what the row doesn't cover, for one's own seat and
    for one that one gave.
    """
    hold(item.case, alone=True)
    held(item.conference, *LIVE)
    person_may(actor, "reintegration.place.open", item)
    _on_the_agenda(item)
    seat.refresh_from_db(fields=["undertaken_at", "left_at"])
    if seat.conference_id != item.conference_id or seat.left_at is not None:
        raise Unfit(_("There is no such seat at this conference."), "seat")
    if not opens_to(actor, seat):
        raise Unfit(_("Who gave a seat, or has it, doesn't open an item to it: another does."), "seat")
    if seat.undertaken_at is None:
        raise Unfit(_("The undertaking of confidentiality isn't signed yet."), "seat")
    if why := why_not(seat, item, basis):
        raise Unfit(why, "basis")
    if seat.user is not None and is_barred(seat.user, item.case):
        raise Unfit(_("This person is barred from it."), "seat")
    if Place.objects.filter(seat=seat, item=item, ended_at=None):
        raise Unfit(_("The item is open to this seat already."), "seat")
    place = Place.objects.create(
        seat=seat, item=item, case_id=item.case_id, domain=item.domain, user_id=seat.user_id, body_id=seat.body_id,
        basis_type=basis._meta.label_lower, basis_id=basis.pk, **done_by(actor, "opened"),
    )  # fmt: skip
    if not Place.objects.filter(stands(), pk=place.pk).exists():
        raise Unfit(_("This access rests on nothing that holds now."), "basis")
    if seat.user is not None:
        ends = [item.conference.ends_at] if isinstance(basis, Duty) else [item.conference.ends_at, basis.ends_at]
        grant_give(
            actor=actor, case=item.case, user=seat.user, domains=[item.domain], purpose=CONFERENCE, basis=place,
            ends_at=min(ends),
        )  # fmt: skip
    record(actor, "reintegration.place.opened", place, purpose=CONFERENCE, details=_details(place))
    return place


@transaction.atomic
@inside
def place_end(*, actor: Actor, place: Place) -> None:
    """Close an item to a seat again, at once."""
    hold(place.case, alone=False)
    held(place.item.conference, *LIVE)
    allow(actor, "reintegration.place.end", place)
    _end(actor, [place])


def _end(actor: Actor, places: Iterable[Place]) -> int:
    number = 0
    for place in places:
        if Place.objects.filter(pk=place.pk, ended_at=None).update(ended_at=timezone.now()):
            notify([place.user_id], "reintegration.seat.taken", place.item.conference)
            record(actor, "reintegration.place.ended", place, purpose=CONFERENCE, details=_details(place))
            number += 1
    return number


def end_with_basis(actor: Actor, row: Scope) -> int:
    """End the places that rest on a row that has just ended, in its transaction; answers how many."""
    rows = Place.objects.filter(
        case=row.case_id, basis_type=row._meta.label_lower, basis_id=row.pk, ended_at=None,
        item__conference__state__in=LIVE,
    )  # fmt: skip
    return _end(actor, list(rows.select_related("item__conference")))


@ends_with_case
def end_with_case(actor: Actor, case: Case) -> int:
    """Take what was brought of a case that ends off the agenda, in its transaction; answers how many."""
    rows = Item.objects.filter(case=case, taken_off_at=None, conference__state__in=LIVE)
    return _take_off(actor, list(rows))


# What is said and decided


@transaction.atomic
@inside
def saying_write(*, actor: Actor, item: Item, came: str, words: str = "") -> Item:
    """Write down who came of those the item is about, and what they said in their own words. Raises Unfit."""
    hold(item.case, alone=False)
    held(item.conference, "open")
    person_may(actor, "reintegration.saying.write", item)
    _on_the_agenda(item)
    if came not in Item.Whom.values:
        raise Unfit(_("Choose one of the list."), "came")
    Item.objects.filter(pk=item.pk).update(came=came)
    item.came = came
    if words.strip():
        _say(actor, item, Saying.Kind.VOICE, words.strip())
    record(actor, "reintegration.saying.written", item, details=_details(item) | {"came": came})
    return item


@transaction.atomic
@inside
def decision_write(
    *, actor: Actor, item: Item, words: str, dissent: str = "", owner: Organisation | None = None,
    due_on: date | None = None,
) -> Decision:  # fmt: skip
    """Write down what was decided, who disagreed and why; which body does it by when, or that nothing is to be done.
    It is never changed. Raises Unfit."""
    hold(item.case, alone=False)
    held(item.conference, "open")
    person_may(actor, "reintegration.decision.write", item)
    _on_the_agenda(item)
    if not item.came:
        raise Unfit(_("Write down first who came of those it is about, and what they said."))
    if (owner is None) != (due_on is None):
        raise Unfit(_("Say which body does it, and by when; or neither, where nothing is to be done."), "due_on")
    if due_on is not None and not timezone.localdate() <= due_on <= timezone.localdate() + plans.LONGEST:
        raise Unfit(_("It ends today at the earliest, and within a year."), "due_on")
    row = Decision(
        item=item, case_id=item.case_id, domain=item.domain, author_id=actor.person_id, owner=owner, due_on=due_on
    )  # fmt: skip
    row.words = TEXTS.put(row, "words", {"words": _words(words, "words"), "dissent": dissent.strip()})
    row.save(force_insert=True)
    Item.objects.filter(pk=item.pk).update(decided_at=timezone.now())
    record(actor, "reintegration.decision.written", row, details=_details(row))
    return row


@transaction.atomic
@inside
def decision_take_over(*, actor: Actor, decision: Decision, goal: Goal, due_on: date) -> Decision:
    """Take a decision over into a draft of the plan, as what its body does for a goal in the same part. Another than
    who submits the plan approves it. Raises Unfit, Denied where the plan is no draft."""
    hold(decision.case, alone=False)
    person_may(actor, "reintegration.decision.take_over", decision)
    there = _("Nothing is to be done by it, or the plan has it already.")
    if decision.owner is None or decision.action_id is not None:
        raise Unfit(there)
    if (goal.case_id, goal.domain) != (decision.case_id, decision.domain):
        raise Unfit(_("This goal stands in another part of the case."), "goal")
    said = TEXTS.values(actor, decision, "words")
    if said is None:
        raise Unfit(_("The decision can't be read."))
    action = plans.action_add(actor=actor, goal=goal, what=said["words"], owner=decision.owner, due_on=due_on)
    if not Decision.objects.filter(pk=decision.pk, action=None).update(action=action):
        raise Unfit(there)  # somebody else took it over meanwhile: the action goes with the transaction
    decision.action = action
    record(actor, "reintegration.decision.taken_over", decision, details=_details(decision))
    return decision
