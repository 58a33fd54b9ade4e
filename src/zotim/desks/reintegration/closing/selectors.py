"""Every read at the end of a case: takes the actor, returns only what they may see. Called behind the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.clocks.selectors import Reading, read, runs_of
from zotim.core.people.models import Membership
from zotim.core.texts import Translated
from zotim.core.ui.words import Word
from zotim.desks.reintegration.bases import selectors as bases
from zotim.desks.reintegration.bases.models import Consent, Duty
from zotim.desks.reintegration.bases.resting import Line, lines_of
from zotim.desks.reintegration.bases.selectors import Opened
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import ENDED, Assignment, Case, Turn
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS, assigned, overseen
from zotim.desks.reintegration.closing import sending
from zotim.desks.reintegration.closing.models import Arrival, Handover, LastWord, Transfer, Withdrawal
from zotim.desks.reintegration.closing.policy import received
from zotim.desks.reintegration.closing.sealed import TEXTS
from zotim.desks.reintegration.plans.selectors import Wanted, goals_of, plans_of
from zotim.desks.reintegration.referrals.covering import Row
from zotim.desks.reintegration.referrals.selectors import holding, what_of

# What has to be said before a case ends


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said at the end of a case, unsealed; *text* is None when it can't be read."""

    row: LastWord
    text: str | None


def _since_it_was_opened(actor: Actor, case: Case) -> dict[str, object]:
    """A filter: written since the case was opened, or opened again."""
    again = case.turns.filter(visible(Turn, actor), step="reopen").order_by("-created_at").first()
    return {"created_at__gt": again.created_at} if again else {}


def _last(actor: Actor, case: Case) -> dict[str, LastWord]:
    rows = LastWord.objects.filter(visible(LastWord, actor), case=case, **_since_it_was_opened(actor, case))
    return {row.kind: row for row in rows.select_related("author").order_by("created_at", "pk")}


def is_said(actor: Actor, case: Case, kind: str) -> bool:
    """Whether something of this kind was said since the case was opened, or opened again."""
    return kind in _last(actor, case)


def last_words(actor: Actor, case: Case) -> list[Said]:
    """The newest of each kind, in the order of the list."""
    found = _last(actor, case)
    rows = [found[kind] for kind in LastWord.Kind.values if kind in found]
    return [Said(row, TEXTS.text(actor, row, "said")) for row in rows]


def goals_left(actor: Actor, case: Case) -> list[Wanted]:
    """The goals of the plan that holds or is completed, in the parts that are open to the actor, of which nobody has
    said how far they are."""
    plan = plans_of(actor, case).filter(state__in=("approved", "completed")).first()
    return [one for one in goals_of(actor, plan) if not one.seen] if plan else []


# What a withdrawal ends, and what stays


@dataclass(frozen=True, slots=True)
class Balance:
    """Who is let in and what is sent, by what a withdrawal ends, by what stays, and what it has ended."""

    ends: list[Opened]
    stays: list[Opened]
    closed: list[Opened]
    ends_lines: list[Line]
    stays_lines: list[Line]
    closed_lines: list[Line]

    @property
    def by_law(self) -> bool:
        """Whether something stays by an article."""
        rest = [one.access.grant.basis_type for one in self.stays] + [one.kind for one in self.stays_lines]
        return Duty._meta.label_lower in rest


def balance(actor: Actor, case: Case, ends: Iterable[UUID]) -> Balance:
    """The lists before and after a withdrawal, where the consents with these ids end."""
    articles: dict[UUID, Translated] = {one.pk: one.article for one in bases.duties(actor)}
    doors = [
        Opened(one, articles.get(one.grant.basis_id) if one.grant.basis_type == Duty._meta.label_lower else None)
        for one in cases.grants_of(actor, case)
    ]
    lines, consent, going = lines_of(actor, case), Consent._meta.label_lower, set(ends)
    live = [one for one in doors if one.access.live]
    live_lines = [one for one in lines if one.live]
    return Balance(
        ends=[one for one in live if one.access.grant.basis_id in going],
        stays=[one for one in live if one.access.grant.basis_id not in going],
        closed=[one for one in doors if not one.access.live and one.access.grant.basis_type == consent],
        ends_lines=[one for one in live_lines if one.key in going],
        stays_lines=[one for one in live_lines if one.key not in going],
        closed_lines=[one for one in lines if not one.live and one.kind == consent],
    )


def withdrawals_of(actor: Actor, case: Case) -> QuerySet[Withdrawal]:
    """What was withdrawn, newest first."""
    rows = Withdrawal.objects.filter(visible(Withdrawal, actor), case=case)
    return rows.select_related("guardian", "recorded_by").order_by("-created_at", "-pk")


def is_withdrawn(actor: Actor, case: Case) -> bool:
    """Whether a withdrawal is on record since the case was opened, or opened again."""
    return withdrawals_of(actor, case).filter(**_since_it_was_opened(actor, case)).exists()


def is_protected(actor: Actor, case: Case) -> bool:
    """Whether a measure of a court or of child protection, or a decision in the child's best interests, holds."""
    return any(not one.over for one in bases.grounds_of(actor, case).filter(state="confirmed"))


# From one worker to another


@dataclass(frozen=True, slots=True)
class Handed:
    """A handover with its note unsealed; *note* is None when it can't be read."""

    row: Handover
    note: str | None


def handovers_of(actor: Actor, case: Case) -> list[Handed]:
    """Who handed what to whom, newest first."""
    rows = Handover.objects.filter(visible(Handover, actor), case=case)
    rows = rows.select_related("ended__user", "begun__user").order_by("-created_at", "-pk")
    return [Handed(row, TEXTS.text(actor, row, "note")) for row in rows]


def posts(actor: Actor) -> QuerySet[Assignment]:
    """Posts that are held now in the cases on which the actor works."""
    return Assignment.objects.live().filter(visible(Assignment, actor)).select_related("case", "user")


def post(actor: Actor, case: Case, pk: UUID) -> Assignment:
    """One of a case. Raises NotVisible."""
    return get_visible(posts(actor).filter(case=case), actor, pk=pk)


def posts_left(actor: Actor) -> QuerySet[Assignment]:
    """Posts in the open cases that the actor supervises whose holders have no account or no role for it any more."""
    held = Membership.objects.live().filter(user_id=OuterRef("user_id"), user__is_active=True)
    rows = posts(actor).filter(case__in=overseen(actor)).exclude(case__state__in=ENDED)
    there = (Exists(held.filter(role__in=SUPERVISOR)), Exists(held.filter(role__in=WORKERS)))
    rows = rows.annotate(supervises=there[0], works=there[1])
    gone = rows.filter(part="supervisor", supervises=False) | rows.exclude(part="supervisor").filter(works=False)
    return gone.order_by("created_at", "pk")


# Transfers


def _transfers(actor: Actor) -> QuerySet[Transfer]:
    rows = Transfer.objects.filter(visible(Transfer, actor)).select_related("to", "receiver")
    return rows.order_by("-created_at", "-pk")


def transfers_of(actor: Actor, case: Case) -> QuerySet[Transfer]:
    """The transfers of a case on which the actor works."""
    return _transfers(actor).filter(case_id__in=assigned(actor), case=case).select_related("case")


def transfer(actor: Actor, case: Case, pk: UUID) -> Transfer:
    """One of them. Raises NotVisible."""
    return get_visible(transfers_of(actor, case), actor, pk=pk)


def open_transfers(actor: Actor) -> QuerySet[Transfer]:
    """Those that were drafted, sent or refused, in the open cases on which the actor works."""
    rows = _transfers(actor).filter(case_id__in=assigned(actor)).select_related("case")
    return rows.exclude(case__state__in=ENDED).filter(state__in=("drafted", "sent", "refused")).order_by("created_at")


def arriving(actor: Actor) -> QuerySet[Transfer]:
    """What waits to be received by the actor, the longest waiting first."""
    return _transfers(actor).filter(received(actor)).order_by("sent_at", "pk")


def arriving_one(actor: Actor, pk: UUID) -> Transfer:
    """One of them. Raises NotVisible."""
    return get_visible(arriving(actor), actor, pk=pk)


def packet_of(actor: Actor, row: Transfer | Arrival) -> list[tuple[Word, str]] | None:
    """What is sent, or came, as it was drafted; None when it can't be read. The page that asks is on record."""
    values = TEXTS.values(actor, row, "packet")
    return None if values is None else sending.shown(values)


def arrival_of(actor: Actor, case: Case) -> Arrival | None:
    """What came with a case."""
    return Arrival.objects.filter(visible(Arrival, actor), case=case).select_related("came_from").first()


def clock_of(row: Transfer) -> Reading | None:
    """By when it is answered."""
    return next((read(run) for run in runs_of(row).exclude(state="stopped")), None)


@dataclass(frozen=True, slots=True)
class Possible:
    """A row on which a transfer can rest, in words."""

    row: Row
    what: Word
    to: Translated | Word
    parts: list[str]


def possible(actor: Actor, case: Case) -> list[Possible]:
    """On what a transfer of this case can rest now."""
    rows = holding(actor, case)
    return [
        Possible(
            row, what_of(row), row.get_recipients_display() if isinstance(row, Duty) else row.recipient.name,
            cases.parts_of(sending.parts_for(row)),
        )
        for row in rows
        if sending.fits_track(row, case) and sending.parts_for(row)
    ]  # fmt: skip


def basis_for(actor: Actor, case: Case, pk: UUID) -> Row:
    """One of them. Raises NotVisible."""
    for one in possible(actor, case):
        if one.row.pk == pk:
            return one.row
    return get_visible(bases.consents_of(actor, case).none(), actor, pk=pk)
