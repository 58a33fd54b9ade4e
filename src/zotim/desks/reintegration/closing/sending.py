"""What is sent with a transfer, and on what it rests: the pieces of a referral, a letter part by part, and which
consents have to be asked again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.bars import is_barred
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.ui.words import Word
from zotim.desks.reintegration.bases.models import Consent, Duty
from zotim.desks.reintegration.cases.models import CONFIDENTIAL, Case, Domain
from zotim.desks.reintegration.cases.tracks import STAGES
from zotim.desks.reintegration.closing.policy import ROLE
from zotim.desks.reintegration.referrals import packet
from zotim.desks.reintegration.referrals.covering import Row, beyond, holds_for

WHY, AGAIN = "why", "again"
LETTER = "letter."
"""A text of the letter is kept under this and its part of the case."""
NOBODY = gettext_lazy("Nobody there can receive a case now.")


def parts_for(row: Row) -> list[str]:
    """The parts of a case of which a letter may tell: what the row covers, but nothing that is confidential."""
    return [code for code in Domain.values if code in row.domains and code not in CONFIDENTIAL]


def body_of(receiver: User, row: Row, case: Case) -> Organisation | None:
    """The body for which somebody would receive this case by this row: they supervise cases there, it is a stage of the
    case's track, and another than the one that has it."""
    held = Membership.objects.live().filter(user=receiver, user__is_active=True, role=ROLE)
    there = held.filter(organisation__kind__in=STAGES[case.track]).exclude(organisation_id=case.municipality_id)
    bodies = (post.organisation for post in there.select_related("organisation").order_by("starts_at", "pk"))
    return next((body for body in bodies if holds_for(row, case, body)), None)


def covers(row: Row, case: Case, receiver: User, to: Organisation, domains: Iterable[str]) -> str:
    """Why this can't be sent to somebody by this row now; empty where it can."""
    if not holds_for(row, case, to):
        return _("What it rests on doesn't hold any more, or is about another body.")
    if uncovered := beyond(row, domains):
        return uncovered
    held = Membership.objects.live().filter(user=receiver, user__is_active=True, role=ROLE, organisation=to)
    return "" if held.exists() and not is_barred(receiver, case) else str(NOBODY)


@dataclass(frozen=True, slots=True)
class Packet:
    """What is sent, and to which parts of the case it belongs."""

    values: dict[str, Any]
    domains: tuple[str, ...]


def made(
    actor: Actor, case: Case, row: Row, to: Organisation, *, why: str, pieces: Iterable[str], letter: Mapping[str, str]
) -> Packet:
    """Put together what is sent, as it stands now. Raises Unfit for a piece that can't be sent, and for a letter about
    a part that the row doesn't cover: no packet is wider than its basis (A8)."""
    there = {one.piece.code: one for one in packet.offered(actor, case, row.domains)}
    chosen = list(pieces)
    for code in chosen:
        if code not in there:
            raise Unfit(_("Choose one of the list."), "pieces")
        if there[code].why_not:
            raise Unfit(f"{there[code].piece.label}: {there[code].why_not}", "pieces")
    texts = {part: text.strip() for part, text in letter.items() if text.strip()}
    if strangers := set(texts) - set(parts_for(row)):
        raise Unfit(beyond(row, strangers) or _("Nothing confidential is told in a letter."), "")
    if not texts:
        raise Unfit(_("Say of at least one part what the other has to know."), "")
    again = _again(case, row, to)
    values = {WHY: why, **{code: there[code].kept for code in chosen}}
    values |= {f"{LETTER}{part}": texts[part] for part in Domain.values if part in texts}
    domains = {*texts, *(str(there[code].piece.domain) for code in chosen if there[code].piece.domain)}
    domains |= {part for one in again for part in one["domains"]}
    return Packet(values | ({AGAIN: again} if again else {}), tuple(sorted(domains)))


def _again(case: Case, row: Row, to: Organisation) -> list[dict[str, Any]]:
    """The consents that hold, within what the row covers: they were given to the old body, and are asked again by the
    new one. What named the old body names the new one."""
    rows = Consent.objects.filter(case=case, state="given", ends_at__gt=timezone.now()).order_by("created_at", "pk")
    return [
        {
            "recipient": str(to.pk if one.recipient_id == case.municipality_id else one.recipient_id),
            "purpose": one.purpose, "domains": list(one.domains), "ends_at": one.ends_at.isoformat(),
        }
        for one in rows
        if set(one.domains) <= set(row.domains) - CONFIDENTIAL and one.recipient_id != to.pk and one.pk != row.pk
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A consent that has to be asked again."""

    recipient: UUID
    purpose: str
    domains: list[str]
    ends_at: datetime


def asked_again(values: dict[str, Any]) -> list[Asked]:
    """Those of a packet whose day isn't over."""
    found = [
        Asked(UUID(one["recipient"]), one["purpose"], one["domains"], datetime.fromisoformat(one["ends_at"]))
        for one in values.get(AGAIN, ())
    ]
    return [one for one in found if one.ends_at > timezone.now()]


def shown(values: dict[str, Any]) -> list[tuple[Word, str]]:
    """A packet as pages show it, in the words of the reader's language: why, the pieces, the letter, what is asked
    again."""
    lines: list[tuple[Word, str]] = [(_("Why the case is transferred"), values[WHY])] if values.get(WHY) else []
    lines += packet.shown(values)
    lines += [(label, values[LETTER + code]) for code, label in Domain.choices if LETTER + code in values]
    if again := values.get(AGAIN):
        parts = (", ".join(str(Domain(code).label) for code in one["domains"]) for one in again)
        lines.append((_("Consent that is asked again"), "\n".join(parts)))
    return lines


def fits_track(row: Row, case: Case) -> bool:
    """Whether a transfer of this case could rest on a row at all: it names a body, or a kind of body, of its track."""
    if isinstance(row, Duty):
        return row.recipients in STAGES[case.track]
    return row.recipient.kind in STAGES[case.track] and row.recipient_id != case.municipality_id
