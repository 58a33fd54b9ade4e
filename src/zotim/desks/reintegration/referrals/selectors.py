"""Every read of services and referrals: takes the actor, returns only what they may see. Called behind the wall."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.grants import holder_of
from zotim.core.access.policy import get_visible, visible
from zotim.core.access.subjects import SUBJECTS
from zotim.core.audit.services import record
from zotim.core.clocks.selectors import Reading, read, runs_of
from zotim.core.ui.words import Word
from zotim.desks.reintegration.bases import selectors as bases
from zotim.desks.reintegration.bases.models import Duty
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import ENDED, Case
from zotim.desks.reintegration.cases.policy import CASE, assigned
from zotim.desks.reintegration.referrals import packet
from zotim.desks.reintegration.referrals.covering import HOLDS, Row, fits
from zotim.desks.reintegration.referrals.models import Referral, Reply, Service
from zotim.desks.reintegration.referrals.policy import received
from zotim.desks.reintegration.referrals.sealed import TEXTS

# The directory


def services(actor: Actor) -> QuerySet[Service]:
    """The directory, in the order in which services were entered."""
    rows = Service.objects.filter(visible(Service, actor))
    return rows.select_related("provider", "municipality", "focal_point").order_by("-created_at", "-pk")


def service(actor: Actor, pk: UUID) -> Service:
    """One of them. Raises NotVisible."""
    return get_visible(services(actor), actor, pk=pk)


def kept_by(actor: Actor) -> QuerySet[Service]:
    """Services that are offered, of which the actor keeps the entry."""
    return services(actor).filter(state="offered", focal_point=holder_of(actor))


# For whoever works on a case


def _referrals(actor: Actor) -> QuerySet[Referral]:
    rows = Referral.objects.filter(visible(Referral, actor))
    return rows.select_related("service", "provider", "receiver").order_by("-created_at", "-pk")


def referrals(actor: Actor) -> QuerySet[Referral]:
    """The referrals of the cases on which the actor works, newest first."""
    return _referrals(actor).filter(case_id__in=assigned(actor)).select_related("case")


def referrals_of(actor: Actor, case: Case) -> QuerySet[Referral]:
    """Those of one case."""
    return referrals(actor).filter(case=case)


def referral(actor: Actor, case: Case, pk: UUID) -> Referral:
    """One of them. Raises NotVisible."""
    return get_visible(referrals_of(actor, case), actor, pk=pk)


def to_find_anew(actor: Actor) -> QuerySet[Referral]:
    """Referrals of open cases that were declined or are over, where nothing was referred for that part since."""
    later = Referral.objects.filter(
        case_id=OuterRef("case_id"), domain=OuterRef("domain"), created_at__gt=OuterRef("created_at")
    )
    rows = referrals(actor).filter(~Exists(later), state__in=("declined", "expired"))
    return rows.exclude(case__state__in=ENDED).order_by("ended_at", "pk")


def drafts(actor: Actor) -> QuerySet[Referral]:
    """Drafts that nobody sent, the oldest first."""
    return referrals(actor).filter(state="drafted").order_by("created_at", "pk")


@dataclass(frozen=True, slots=True)
class Possible:
    """A row on which a referral can rest, in words, and the services that it is about."""

    row: Row
    what: Word
    parts: list[str]
    purpose: str
    services: list[Service]


def holding(actor: Actor, case: Case) -> list[Row]:
    """The consents, measures and decisions of a case, and the articles, that hold now: on which something can rest."""
    rows: list[Row] = [*bases.consents_of(actor, case), *bases.grounds_of(actor, case), *bases.duties_in_force(actor)]
    return [row for row in rows if row.state == HOLDS[type(row)] and (isinstance(row, Duty) or not row.over)]


def possible(actor: Actor, case: Case) -> list[Possible]:
    """On what a referral of this case can rest now, each with the services of its body in its parts."""
    rows = holding(actor, case)
    there = list(services(actor).filter(state="offered")) if rows else []
    found = [
        Possible(
            row, what_of(row), cases.parts_of(row.domains), cases.label_of(row.purpose),
            [one for one in there if one.domain in row.domains and fits(row, case, one)],
        )
        for row in rows
    ]  # fmt: skip
    return [one for one in found if one.services]


def what_of(row: Row) -> str:
    """What a row is, in words: an article says itself which."""
    return str(row.article) if isinstance(row, Duty) else str(SUBJECTS[CASE].bases[row._meta.label_lower].label)


def basis_for(actor: Actor, case: Case, service: Service, pk: UUID) -> Row:
    """One of the rows on which a referral to this service can rest. Raises NotVisible."""
    for one in possible(actor, case):
        if one.row.pk == pk and service in one.services:
            return one.row
    return get_visible(bases.consents_of(actor, case).none(), actor, pk=pk)


# What was sent, and what was reported


def packet_of(actor: Actor, referral: Referral) -> list[tuple[Word, str]] | None:
    """What is sent, piece by piece, as it was drafted; None when it can't be read. The page that asks is on record."""
    values = TEXTS.values(actor, referral, "packet")
    return None if values is None else packet.shown(values)


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with its text unsealed, for this page and no longer; *text* is None when it can't be read."""

    reply: Reply
    text: str | None


def _reported(actor: Actor, rows: QuerySet[Reply]) -> list[Reported]:
    return [Reported(row, TEXTS.text(actor, row, "body")) for row in rows]


def _replies(actor: Actor) -> QuerySet[Reply]:
    rows = Reply.objects.filter(visible(Reply, actor)).select_related("author")
    return rows.order_by("-created_at", "-pk")


def replies_in(actor: Actor, case: Case) -> list[Reported]:
    """What providers report in the parts of a case that are open to the actor for what they act for. Each part that is
    read is an event of its own, with the purpose."""
    found = _reported(actor, _replies(actor).filter(case=case))
    for domain, number in sorted(Counter(one.reply.domain for one in found).items()):
        details = {"domain": domain, "replies": number}
        record(actor, "reintegration.replies.viewed", case, outcome="viewed", details=details)
    return found


def clock_of(referral: Referral) -> Reading | None:
    """What is due of a referral: its clock that runs."""
    return next((read(run) for run in runs_of(referral).exclude(state="stopped")), None)


# For a provider


def received_by(actor: Actor) -> QuerySet[Referral]:
    """What was referred to the actor and is open, the longest waiting first."""
    return _referrals(actor).filter(received(actor)).order_by("sent_at", "pk")


def received_one(actor: Actor, pk: UUID) -> Referral:
    """One of them. Raises NotVisible."""
    return get_visible(received_by(actor), actor, pk=pk)


def written_in(actor: Actor, referral: Referral) -> list[Reported]:
    """What was reported of a referral that the actor received."""
    return _reported(actor, _replies(actor).filter(referral=referral))
