"""What systems of other bodies put into banks and want of them: a person decides, unless the deployment named one who
answers for all of it (``ZOTIM_HMA_CONFIRMS``); then it is so at once, in that person's name, and on record as such."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation, User
from zotim.desks.content.banks.models import Bank, BankKind, Entry
from zotim.desks.content.banks.services import (
    bank_add,
    bank_ask,
    entry_confirm,
    entry_note,
    entry_propose,
    entry_refuse,
    entry_withdraw,
    file_propose,
)
from zotim.desks.content.exchange.models import Deposit, Wanted, Wish
from zotim.desks.content.exchange.policy import CHANGE, WRITERS
from zotim.desks.content.exchange.states import GRANT, WANTED
from zotim.desks.content.law.policy import CURATORS

WRITE = "content.system.write"


def body_of(actor: Actor) -> Organisation:
    """The body whose system it is."""
    return Organisation.objects.get(pk__in=actor.organisations(*WRITERS))


def answering() -> Actor | None:
    """The curator in whose name everything is done at once; None where each thing waits for a person."""
    if not settings.ZOTIM_HMA_CONFIRMS:
        return None
    user = User.objects.filter(email__iexact=settings.ZOTIM_HMA_CONFIRMS).first()
    return actor_of(user) if user else None


@transaction.atomic
def bank_open(*, actor: Actor, code: str, asked: bool) -> Bank:
    """Make an empty bank that isn't asked; *asked*: the system wants it to be. Raises Unfit for a name that is none or
    is taken."""
    allow(actor, WRITE)
    if Bank.objects.filter(code=code).exists():
        raise Unfit(_("Another bank has this short name."), "taken")
    body = body_of(actor)
    bank = bank_add(
        actor=actor, code=code, title=code, kind=BankKind.KNOWN, provenance=str(body)[:300], enabled=False
    )  # fmt: skip
    record(actor, "content.system.opened", bank)
    if asked:
        bank_wish(actor=actor, bank=bank, enabled=True)
    return bank


@transaction.atomic
def file_put(*, actor: Actor, bank: Bank, data: bytes, note: str = "", content_id: str = "") -> list[Entry]:
    """Propose the fingerprints of a file, of which nothing else is kept. Raises Unfit for what has none."""
    allow(actor, WRITE, bank)
    return _put(actor, file_propose(actor=actor, bank=bank, data=data, note=note), content_id)


@transaction.atomic
def hashes_put(
    *, actor: Actor, bank: Bank, hashes: Mapping[str, bytes], note: str = "", content_id: str = ""
) -> list[Entry]:
    """Propose hashes by their kind, which are of the same file."""
    allow(actor, WRITE, bank)
    made = [
        entry_propose(actor=actor, bank=bank, kind=kind, value=value, note=note) for kind, value in hashes.items()
    ]  # fmt: skip
    return _put(actor, made, content_id)


def _put(actor: Actor, made: Sequence[Entry], content_id: str) -> list[Entry]:
    """Put on record whose they are; what stood there already stays whose it was."""
    body = body_of(actor)
    curator = answering()
    for one in made:
        Deposit.objects.get_or_create(
            entry=one, defaults={"organisation": body, "content": made[0].number, "content_id": content_id[:255]}
        )
        if curator and one.state == "proposed":
            entry_confirm(actor=curator, entry=one)
        record(actor, "content.system.proposed", one, details={"at_once": bool(curator)})
    return list(made)


@transaction.atomic
def note_change(*, actor: Actor, entries: Sequence[Entry], note: str) -> None:
    """Change the note of what the same body proposed and nobody confirmed. Raises Denied for another's, WrongState for
    what was decided, Unfit for a note that is too long."""
    for one in entries:
        allow(actor, CHANGE, one)
        entry_note(actor=actor, entry=one, note=note)


@transaction.atomic
def withdrawal_wish(*, actor: Actor, entries: Sequence[Entry]) -> str:
    """Want entries withdrawn. What the same body proposed and nobody confirmed is taken back at once; on what is in
    force a curator decides. Answers ``done`` or ``asked``; what has ended stays so. Raises Denied for what another body
    proposed and nobody confirmed."""
    body = body_of(actor)
    state = "done"
    for one in entries:
        allow(actor, WRITE, one.bank)
        if one.state == "proposed":
            allow(actor, CHANGE, one)
            entry_refuse(actor=actor, entry=one, reason=_("Taken back by who proposed it."))
        elif one.state == "in_force":
            made = _wish(actor, body, Wish.WITHDRAW, bank=one.bank, entry=one)
            state = made.state if made.state == "asked" else state
    return state


@transaction.atomic
def pause_wish(*, actor: Actor, entries: Sequence[Entry], until: datetime) -> str:
    """Want entries left out of answers until a moment; one that is over ends a pause. Answers ``done`` or ``asked``."""
    body, states = body_of(actor), set()
    for one in entries:
        allow(actor, WRITE, one.bank)
        states.add(_wish(actor, body, Wish.PAUSE, bank=one.bank, entry=one, until=until).state)
    return "asked" if "asked" in states else "done"


@transaction.atomic
def bank_wish(*, actor: Actor, bank: Bank, enabled: bool) -> str:
    """Want a bank asked, or asked no more. Answers ``done`` or ``asked``."""
    allow(actor, WRITE, bank)
    if bank.enabled == enabled:
        return "done"
    return _wish(actor, body_of(actor), Wish.ENABLE if enabled else Wish.DISABLE, bank=bank).state


def _wish(
    actor: Actor, body: Organisation, wish: Wish, *, bank: Bank, entry: Entry | None = None,
    until: datetime | None = None,
) -> Wanted:  # fmt: skip
    """Put it on record, once for each body; the newest moment that it said counts."""
    waits = Wanted.objects.filter(wish=wish, bank=bank, entry=entry, organisation=body, state="asked").first()
    if waits is not None:
        if until is not None and waits.until != until:
            waits.until = until
            waits.save(update_fields=["until"])
        return waits
    made = Wanted.objects.create(wish=wish, bank=bank, entry=entry, until=until, organisation=body)
    curator = answering()
    record(actor, "content.wanted.asked", made, details={"at_once": bool(curator)})
    if curator:
        return wanted_decide(actor=curator, wanted=made, granted=True)
    notify(holders(*CURATORS), "content.wanted.asked", made)
    return made


@transaction.atomic
def wanted_decide(*, actor: Actor, wanted: Wanted, granted: bool) -> Wanted:
    """Do what a system wants, or refuse it. Raises WrongState for what is decided or can't be done any more."""
    allow(actor, GRANT, wanted)
    step = WANTED.move(wanted, "grant" if granted else "refuse", decided_at=timezone.now(), **done_by(actor, "decided"))
    record(actor, step.event, wanted)
    if granted:
        _do(actor, wanted)
    return wanted


def _do(actor: Actor, wanted: Wanted) -> None:
    reason = _("Asked for by %(body)s.") % {"body": wanted.organisation}
    entry = wanted.entry
    if entry is not None and wanted.wish == Wish.WITHDRAW:
        if entry.state == "in_force":
            entry_withdraw(actor=actor, entry=entry, reason=reason)
        elif entry.state == "proposed":
            entry_refuse(actor=actor, entry=entry, reason=reason)
    elif entry is not None:
        others = Wanted.objects.filter(wish=Wish.PAUSE, entry=entry, state="done").exclude(pk=wanted.pk)
        others.filter(until__gt=timezone.now()).update(until=timezone.now())
    elif wanted.bank.enabled != (wanted.wish == Wish.ENABLE):
        bank_ask(
            actor=actor, bank=wanted.bank, enabled=wanted.wish == Wish.ENABLE, distance=wanted.bank.distance,
            reason=reason,
        )  # fmt: skip
