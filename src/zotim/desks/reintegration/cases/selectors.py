"""Every read of a case: takes the actor, returns only what the actor may see. Called behind the wall."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.grants import resting
from zotim.core.access.models import Bar, Grant
from zotim.core.access.policy import get_visible, visible
from zotim.core.access.subjects import SUBJECTS
from zotim.core.audit.services import record
from zotim.core.clocks.selectors import Reading, read, runs_of
from zotim.desks.reintegration.cases.models import Assignment, Case, Domain, Flag, Note, Turn
from zotim.desks.reintegration.cases.policy import CASE, OVERVIEW, PURPOSES
from zotim.desks.reintegration.cases.sealed import TEXTS
from zotim.desks.reintegration.cases.states import CASE as STEPS


def cases(actor: Actor) -> QuerySet[Case]:
    """The cases that the actor may see, newest first."""
    return Case.objects.filter(visible(Case, actor)).select_related("municipality").order_by("-created_at", "-pk")


def case(actor: Actor, pk: UUID) -> Case:
    """One case. Raises NotVisible, whether there is none or it isn't the actor's to see."""
    return get_visible(cases(actor), actor, pk=pk)


def overview(actor: Actor) -> QuerySet[Case, tuple[str, str]]:
    """Number and state of all cases, for whoever coordinates; behind a wall for the same purpose."""
    rows = Case.objects.filter(visible(Case, actor, OVERVIEW))
    return rows.order_by("reference").values_list("reference", "state")


@dataclass(frozen=True, slots=True)
class Opened:
    """A note with its text unsealed, for this page and no longer."""

    note: Note
    text: str
    trouble: str = ""
    """Empty; ``destroyed`` when the case's key is gone; ``altered`` when the text isn't what was sealed here."""


def notes_of(actor: Actor, case: Case) -> QuerySet[Note]:
    """The notes of a case that the actor may see, newest first."""
    rows = case.notes.filter(visible(Note, actor))
    return rows.select_related("author").order_by("-created_at", "-pk")


def read_notes(actor: Actor, case: Case) -> list[Opened]:
    """Unseal the notes that the actor may see for what they act for. Each domain that is read is an event of its own,
    with the purpose."""
    opened = [_open(actor, note) for note in notes_of(actor, case)]
    for domain, number in sorted(Counter(one.note.domain for one in opened).items()):
        details = {"domain": domain, "notes": number}
        record(actor, "reintegration.notes.viewed", case, outcome="viewed", details=details)
    return opened


def _open(actor: Actor, note: Note) -> Opened:
    found = TEXTS.opened(actor, note, "body")
    return Opened(note, found.text, found.trouble)


@dataclass(frozen=True, slots=True)
class Why:
    """A step that was taken for a reason, with its text unsealed; *text* is None when it can't be read."""

    turn: Turn
    step: str
    text: str | None


def turns_of(actor: Actor, case: Case) -> list[Why]:
    """Why the case took its steps, newest first, for those who work on it."""
    rows = case.turns.filter(visible(Turn, actor)).select_related("author").order_by("-created_at", "-pk")
    return [Why(row, str(STEPS.step(row.step).label), TEXTS.text(actor, row, "reason")) for row in rows]


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag with its text unsealed; *text* is None when it can't be read."""

    flag: Flag
    text: str | None


def _standing(actor: Actor, case: Case) -> QuerySet[Flag]:
    rows = case.flags.filter(visible(Flag, actor), ended_at=None, ends_on__gte=timezone.localdate())
    return rows.select_related("put_up_by").order_by("created_at", "pk")


def flags_of(actor: Actor, case: Case) -> list[Raised]:
    """The flags that stand in the parts that are open to the actor for what they act for, the oldest first. None in a
    case that has ended."""
    if case.ended:
        return []
    return [Raised(flag, TEXTS.text(actor, flag, "reason")) for flag in _standing(actor, case)]


def flag(actor: Actor, case: Case, pk: UUID) -> Flag:
    """A flag of a case that stands. Raises NotVisible."""
    return get_visible(_standing(actor, case), actor, pk=pk)


def due_in(case: Case) -> list[Reading]:
    """What is due in a case that the caller sees: its clocks that haven't ended, the most urgent first, those that
    stand still last."""
    running = [read(run) for run in runs_of(case).exclude(state="stopped")]
    return sorted(running, key=lambda one: (one.run.due_at is None, one.run.due_at or one.run.started_at))


def workers_of(actor: Actor, case: Case) -> QuerySet[Assignment]:
    """Who works on a case now, for those who do."""
    rows = case.assignments.live().filter(visible(Assignment, actor))
    return rows.select_related("user").order_by("starts_at")


@dataclass(frozen=True, slots=True)
class Access:
    """A grant as the page "who may see this" shows it."""

    grant: Grant
    domains: list[str]
    purpose: str
    rests_on: str
    live: bool


def grants_of(actor: Actor, case: Case) -> list[Access]:
    """The grants on a case that the actor may see, those taken back and ended included, newest first."""
    rows = Grant.objects.filter(visible(Grant, actor), subject_type=CASE, subject_id=case.pk)
    live = set(rows.live().filter(resting(CASE)).values_list("pk", flat=True))
    rows = rows.select_related("user", "organisation").order_by("-created_at", "-pk")
    return [Access(row, parts_of(row.domains), label_of(row.purpose), _basis_of(row), row.pk in live) for row in rows]


def parts_of(domains: Iterable[str]) -> list[str]:
    """Parts of a case, in words."""
    return [str(Domain(code).label) for code in domains]


def _basis_of(grant: Grant) -> str:
    basis = SUBJECTS[CASE].bases.get(grant.basis_type)
    return str(basis.label) if basis else grant.basis_type


def live_grant(actor: Actor, case: Case, pk: UUID) -> Grant:
    """A grant on a case that holds now. Raises NotVisible."""
    return get_visible(Grant.objects.live().filter(subject_id=case.pk), actor, pk=pk)


def bars_of(actor: Actor, case: Case) -> QuerySet[Bar]:
    """Who is kept from a case now, for those who work on it, newest first."""
    rows = Bar.objects.live().filter(visible(Bar, actor), subject_type=CASE, subject_id=case.pk)
    return rows.select_related("user").order_by("-created_at", "-pk")


def live_bar(actor: Actor, case: Case, pk: UUID) -> Bar:
    """A bar of a case that holds now. Raises NotVisible."""
    return get_visible(Bar.objects.live().filter(subject_id=case.pk), actor, pk=pk)


def label_of(purpose: str) -> str:
    """What a purpose is called; one that isn't in the table any more is shown by its code."""
    return next((str(each.label) for each in PURPOSES if each.code == purpose), purpose)
