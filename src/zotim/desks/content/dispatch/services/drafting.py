"""Draft, change, ask, approve, return, drop: all that comes before something leaves."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_drop, approval_request, asked, refuse_own
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.desks.content.dispatch.clocks import SIX_WEEKS
from zotim.desks.content.dispatch.filling import OURS, filled
from zotim.desks.content.dispatch.gates import let_out
from zotim.desks.content.dispatch.models import Dispatch, NoteKind
from zotim.desks.content.dispatch.policy import authors
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.dispatch.services import letters
from zotim.desks.content.dispatch.services.holds import preserve
from zotim.desks.content.dispatch.services.rows import SEALED, approvers, as_read, drafter, held, held_item, taken
from zotim.desks.content.dispatch.states import APPROVE, DISPATCH, DROP
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law import forms
from zotim.desks.content.law.forms import Form
from zotim.desks.content.law.models import TO_PLATFORMS, Platform, Way
from zotim.desks.content.law.services import basis_in_force
from zotim.desks.content.review.selectors import agreed
from zotim.vocabulary import LANGUAGE_NAMES, Language


@transaction.atomic
def dispatch_draft(
    *, actor: Actor, item: Item, way: str, language: str, values: Mapping[str, Any], platform: Platform | None = None,
    body: Organisation | None = None,
) -> Dispatch:  # fmt: skip
    """Draft what is to go out about an item. What goes to the prosecutor is preserved as evidence with it.

    Raises Unfit for a way that is off, an item of which it wasn't agreed, nobody to whom it goes, and a form that isn't
    filled, field by field.
    """
    person_may(actor, "content.dispatch.draft", item)
    item = held_item(item)
    _to_one(way, platform, body)
    _readable(platform, language)
    form = forms.form(Way(way).value)
    row = Dispatch(
        pk=uuid7(), item=item, way=Way(way), basis=basis_in_force(way), platform=platform, body=body,
        language=language, moved_at=timezone.now(), form=str(form), hands=_hands(actor), **done_by(actor, "drafted"),
    )  # fmt: skip
    if way == Way.PROSECUTOR:
        preserve(actor, item, row.basis)
    let_out(row)

    def save(reference: str) -> Dispatch:
        row.reference = reference  # it stands in the form too
        _fill(row, form, values)
        row.save(force_insert=True)
        return row

    with_reference(save)
    said = agreed(item)
    # The account of a year is counted from the log alone: what it goes by stands in it, as codes.
    counted = {
        "language": item.language, "category": said.category if said else "",
        "abroad": bool(platform and platform.country and platform.country != settings.ZOTIM_COUNTRY),
    }  # fmt: skip
    record(actor, "content.dispatch.drafted", row, details={"way": row.way, "item": str(item.pk), **counted})
    return row


def _fill(row: Dispatch, form: Form, values: Mapping[str, Any]) -> None:
    """What was written, and what this system fills in itself. Raises Unfit, field by field."""
    said = forms.cleaned(form, {**{key: one for key, one in values.items() if key not in OURS}, **filled(row, form)})
    row.undisclosed = said.get("undisclosed") is True
    row.values = TEXTS.put(row, "values", said)


def _to_one(way: str, platform: Platform | None, body: Organisation | None) -> None:
    if way in TO_PLATFORMS and platform is None:
        raise Unfit(_("Say to which platform it goes."), "platform")
    if way == Way.PROTECTION and body is None:
        raise Unfit(_("Say to which service it goes."), "body")
    if (way not in TO_PLATFORMS and platform is not None) or (way in TO_PLATFORMS and body is not None):
        raise Unfit(_("On this way it goes to somebody else."))


def _readable(platform: Platform | None, language: str) -> None:
    """An order is sent in a language of which its addressee has said that it takes orders in it (article 15(2), to
    be verified)."""
    if platform is not None and platform.languages and language not in platform.languages:
        names = " · ".join(LANGUAGE_NAMES[Language(code)] for code in platform.languages)
        raise Unfit(_("The platform takes orders in: %(languages)s.") % {"languages": names}, "language")


@transaction.atomic
def dispatch_change(*, actor: Actor, dispatch: Dispatch, values: Mapping[str, Any], language: str = "") -> Dispatch:
    """Change what a draft says. Raises Unfit for one that isn't drafted any more, and field by field."""
    row = held(dispatch)
    person_may(actor, "content.dispatch.change", row)
    if row.state != "drafted":
        raise Unfit(_("It can be changed while it is drafted."))
    form = forms.form(row.way)
    row.language = language or row.language
    _readable(row.platform, row.language)
    _fill(row, form, values)
    row.form, row.hands = str(form), _hands(actor, row)
    row.save(update_fields=["values", "form", "hands", "language", "undisclosed"])
    record(actor, "content.dispatch.changed", row)
    return row


@transaction.atomic
def dispatch_ask(*, actor: Actor, dispatch: Dispatch) -> Dispatch:
    """Ask an approver. Raises Unfit for what keeps it back."""
    row = held(dispatch)
    person_may(actor, "content.dispatch.ask", row)
    DISPATCH.examine(row, "ask")
    let_out(row)
    approval_request(actor=actor, action=APPROVE, obj=row)
    taken(actor, row, "ask")
    notify(approvers() - authors(row), "content.dispatch.asked", row)
    return row


@transaction.atomic
def dispatch_approve(*, actor: Actor, dispatch: Dispatch, shown: str | None = None) -> Dispatch:
    """Approve what others drafted. *shown* is the :func:`stamp` of what was read.

    Raises NeedsAnotherPerson for who wrote in it, deputies included; Unfit for what keeps it back; WrongState when it
    was decided meanwhile, or says something else than what was read.
    """
    row = held(dispatch)
    refuse_own(actor, APPROVE, row, authors(row))
    person_may(actor, APPROVE, row)
    DISPATCH.examine(row, "approve")
    as_read(row, shown, "approve")
    let_out(row)
    approval_decide(actor=actor, approval=asked(APPROVE, row), approved=True)
    now = timezone.now()
    until = now + SIX_WEEKS if row.undisclosed else None
    values: dict[str, Any] = {"approved_at": now, "undisclosed_until": until, **done_by(actor, "approved")}
    taken(actor, row, "approve", **values)
    if until is not None:
        record(actor, "content.dispatch.undisclosed", row)
    notify(drafter(row), "content.dispatch.approved", row)
    return row


@transaction.atomic
def dispatch_return(*, actor: Actor, dispatch: Dispatch, reason: str, shown: str | None = None) -> Dispatch:
    """Return it to whoever drafted it. Raises as :func:`dispatch_approve`, and Unfit without a reason."""
    row = held(dispatch)
    refuse_own(actor, APPROVE, row, authors(row))
    person_may(actor, APPROVE, row)
    DISPATCH.examine(row, "return")
    as_read(row, shown, "return")
    reason = said(reason, "comment")
    approval_decide(actor=actor, approval=asked(APPROVE, row), approved=False, comment=SEALED)
    taken(actor, row, "return", NoteKind.RETURNED, said=reason)
    notify(drafter(row), "content.dispatch.returned", row)
    return row


@transaction.atomic
def dispatch_drop(*, actor: Actor, dispatch: Dispatch, reason: str) -> Dispatch:
    """Drop what hasn't left. A mail that waits falls away with it."""
    row = held(dispatch)
    person_may(actor, DROP, row)
    DISPATCH.examine(row, "drop")
    if row.state == "asked":
        approval_drop(actor=actor, approval=asked(APPROVE, row))
    letters.drop(actor, row)
    taken(actor, row, "drop", NoteKind.DROPPED, said=said(reason))
    notify({row.drafted_by_id, row.approved_by_id} - actor.people, "content.dispatch.dropped", row)
    return row


def _hands(actor: Actor, row: Dispatch | None = None) -> list[str]:
    """Who wrote in it, with those whose hand this is."""
    return sorted(map(str, actor.people | (authors(row) if row else frozenset())))
