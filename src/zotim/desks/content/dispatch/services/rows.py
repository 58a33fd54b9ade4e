"""What the steps of a dispatch have in common: the row as it stands now, a note beside each step, what was read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_of
from zotim.core.audit.services import Who, record
from zotim.core.notifications.services import holders
from zotim.core.states.machine import WrongState
from zotim.desks.content.dispatch.models import Dispatch, DispatchNote, NoteKind
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.dispatch.states import ANSWER, DISPATCH
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.policy import APPROVERS, READERS
from zotim.desks.content.review.conflicts import barred_people

SEALED = "sealed"
"""What stands in an approval instead of a reason, which is sealed with the item."""


def clarifying(dispatch: Dispatch) -> DispatchNote | None:
    """The clarification that waits for a second person, if one does."""
    approval = approval_of(ANSWER, dispatch)
    if approval is None or approval.state != approval.Decision.PENDING:
        return None
    return dispatch.notes.filter(kind=NoteKind.CLARIFYING).latest("created_at", "id")


@dataclass(frozen=True, slots=True)
class PlatformSystem(Actor):
    """A program of a platform: it acts by a key, and holds no role here."""

    key_id: UUID | None = None


def by(actor: Who) -> dict[str, str]:
    """Which key it was, for the event of what a platform's system does."""
    return {"key": str(actor.key_id)} if isinstance(actor, PlatformSystem) else {}


def held(dispatch: Dispatch) -> Dispatch:
    """The dispatch as it stands now, with its item; nobody else moves either until the transaction ends."""
    rows = Dispatch.objects.select_for_update(of=("self", "item")).select_related("item", "basis", "platform")
    return rows.get(pk=dispatch.pk)


def held_item(item: Item) -> Item:
    """The item as it stands now."""
    return Item.objects.select_for_update(of=("self",)).get(pk=item.pk)


def stamp(dispatch: Dispatch) -> str:
    """What a dispatch says, as a hash: another one as soon as it says something else, to somebody else, or by another
    article."""
    said = (dispatch.values, dispatch.basis_id, dispatch.platform_id, dispatch.body_id, dispatch.form,
            dispatch.language, dispatch.undisclosed)  # fmt: skip
    return sha256(json.dumps([str(one) for one in said]).encode()).hexdigest()


def as_read(dispatch: Dispatch, shown: str | None, step: str) -> None:
    """Raise WrongState when it doesn't say any more what was read."""
    if shown is not None and shown != stamp(dispatch):
        raise WrongState(
            _("It doesn't say any more what you read: it was changed meanwhile. Read it again, then decide."),
            transition=step, state=dispatch.state,
        )  # fmt: skip


def noted(
    actor: Who, dispatch: Dispatch, kind: NoteKind, *, at: datetime | None = None,
    said: str | Mapping[str, Any] | None = None,
) -> DispatchNote:  # fmt: skip
    """Put down what was said. A text stands under ``text``."""
    person = actor.user_id if actor.kind == "person" else None
    note = DispatchNote(
        dispatch=dispatch, kind=kind, at=at or timezone.now(), by_system=person is None, noted_by_id=person,
        noted_for_id=actor.on_behalf_of_id if person else None,
    )  # fmt: skip
    if said:
        note.said = TEXTS.put(note, "said", {"text": said.strip()} if isinstance(said, str) else dict(said))
    note.save(force_insert=True)
    return note


def taken(
    actor: Who, dispatch: Dispatch, step: str, kind: NoteKind | None = None, *, at: datetime | None = None,
    said: str | Mapping[str, Any] | None = None, counted: Mapping[str, Any] | None = None, **values: Any,
) -> Dispatch:  # fmt: skip
    """Take a step, put down what was said, and record it, with what of it the account of the year counts (*counted*:
    codes and numbers, no words)."""
    transition = DISPATCH.move(dispatch, step, moved_at=timezone.now(), **values)
    if kind is not None:
        noted(actor, dispatch, kind, at=at, said=said)
    about = {"way": dispatch.way, "item": str(dispatch.item_id), **(counted or {}), **by(actor)}
    record(actor, transition.event, dispatch, details=about)
    return dispatch


def happened(at: datetime | None, after: datetime | None, field: str = "at") -> datetime:
    """When something happened: now, or before, but not before what it follows; whoever says it does to the second.
    Raises Unfit."""
    now = timezone.now()
    if at is None:
        return now
    if at > now:
        raise Unfit(_("That is still to come."), field)
    if after is not None and at < after.replace(microsecond=0):
        raise Unfit(_("That lies before what it follows."), field)
    return max(at, after) if after is not None else at


def officers(but: Actor | None = None) -> set[Any]:
    """Everybody who sends and answers here, but for who does it."""
    return holders(*READERS) - (but.people if but else frozenset())


def drafter(row: Dispatch) -> set[Any]:
    """Who drafted it; where they are kept from its item since, the other officers: somebody goes on with it."""
    kept = set(barred_people(row))
    return {row.drafted_by_id} - kept or officers() - kept


def approvers(but: Actor | None = None) -> set[Any]:
    """Everybody who approves here."""
    return holders(*APPROVERS) - (but.people if but else frozenset())
