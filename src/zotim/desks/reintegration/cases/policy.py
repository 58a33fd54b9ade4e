"""Who may do and see what in a case. Nothing else decides it; ``walls.py`` says the same to the database."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.bars import barred_from, may_lift
from zotim.core.access.grant_walls import codes, live_spell
from zotim.core.access.grants import granted, granted_rows, holder_of, opened_by, purposes_of
from zotim.core.access.models import Bar, Grant
from zotim.core.access.policy import NOTHING, Action, Role, actions, roles, visible_to
from zotim.core.access.roles import AT_HOME, CENTRE_ONLY
from zotim.core.access.subjects import Basis, Purpose, Subject, subject
from zotim.core.approvals.two import behind
from zotim.core.glass.policy import broken, glass_rows
from zotim.core.glass.subjects import EMERGENCY
from zotim.core.people.models import Organisation
from zotim.core.retention.policy import KEEPERS
from zotim.desks.reintegration.cases.models import CONFIDENTIAL, ENDED, Assignment, Case, Domain, Flag, Note, Turn

CASE = "reintegration.case"
OVERVIEW = "overview"
"""The purpose for which a coordinator sees that there are cases: number and state, no more."""
CONFERENCE = "conference"
"""The purpose for which a seat at a conference opens a part of a case."""
RETENTION = "retention"
"""The purpose for which those who look after records are told how many closed cases are due."""

NEVER = frozenset({Organisation.Kind.POLICE.value, Organisation.Kind.PROSECUTION.value})
"""Kinds of bodies that are let into no case: a written request and its answer are a disclosure on record."""

roles(
    Role("coordinator", _("Coordinator"), kinds=CENTRE_ONLY),
    Role("caseworker", _("Caseworker")),
    Role("case_supervisor", _("Supervisor of caseworkers")),
    Role("professional", _("Professional who helps in one domain")),
    Role("conference_chair", _("Chair of case conferences"), kinds=AT_HOME - NEVER),
)

SUPERVISOR = frozenset({"case_supervisor"})
WORKERS = SUPERVISOR | {"caseworker"}
HELPERS = WORKERS | {"professional"}
PROFESSIONALS = frozenset({"professional"})
CHAIRS = frozenset({"conference_chair"})
GUESTS = HELPERS | CHAIRS
"""Who may be let into parts of a case for a conference."""

ORDINARY = frozenset(Domain.values) - CONFIDENTIAL
PURPOSES = (
    Purpose("help", _("To help this person"), HELPERS, ORDINARY),
    Purpose("schooling", _("School and training"), HELPERS, frozenset({"education", "social_family"})),
    Purpose("treatment", _("Treatment"), PROFESSIONALS, frozenset({"health", "psych"})),
    Purpose("legal_help", _("Papers and legal help"), HELPERS, frozenset({"legal_documents", "justice_interface"})),
    Purpose(CONFERENCE, _("A case conference"), GUESTS, ORDINARY),
    Purpose(EMERGENCY, _("An emergency"), HELPERS),
    Purpose(OVERVIEW, _("Numbers and states of all cases"), frozenset({"coordinator"})),
    Purpose(RETENTION, _("The end of closed cases"), KEEPERS),
)
"""What a case is read for. Who works on it reads it in their own post, for which no purpose is said."""
OUTSIDE = frozenset({OVERVIEW, RETENTION})
"""Purposes for which a case is seen from outside: that it is there, and nothing of it."""


def assigned(actor: Actor, *parts: str) -> QuerySet[Any]:
    """Ids of the cases on which the actor works now, as any of *parts* (default: any)."""
    allowed = SUPERVISOR if parts == (Assignment.Part.SUPERVISOR,) else WORKERS
    if not actor.roles & allowed:
        return Assignment.objects.none().values("case_id")
    mine = Assignment.objects.live().filter(user_id=holder_of(actor)).exclude(case_id__in=barred_from(actor, CASE))
    return (mine.filter(part__in=parts) if parts else mine).values("case_id")


def overseen(actor: Actor) -> QuerySet[Any]:
    """Ids of the cases that the actor supervises now."""
    return assigned(actor, Assignment.Part.SUPERVISOR)


def knows(actor: Actor, case: Case) -> bool:
    """Assigned to the case, closed or not."""
    return assigned(actor).filter(case=case).exists()


def of_its_case(relation: Callable[[Actor, Case], bool]) -> Callable[[Actor, Any], bool]:
    """The same relation, of what stands in a case."""

    def to_the_case(actor: Actor, row: Any) -> bool:
        return relation(actor, row.case)

    return to_the_case


def lifts(actor: Actor, bar: Bar) -> bool:
    """Assigned to the case, and another than who entered the bar."""
    return may_lift(actor, bar)


def works_on(actor: Actor, case: Case) -> bool:
    """Assigned to the case, which hasn't ended."""
    return not case.ended and assigned(actor).filter(case=case).exists()


def oversees(actor: Actor, case: Case) -> bool:
    """Supervisor of the case, which hasn't ended."""
    return not case.ended and overseen(actor).filter(case=case).exists()


def decides(actor: Actor, case: Case) -> bool:
    """Supervisor of the case, and nobody behind whoever asked to close it."""
    return oversees(actor, case) and not behind(case, "closing") & set(actor.people)


def reopens(actor: Actor, case: Case) -> bool:
    """Supervisor of the case, which has ended."""
    return case.ended and overseen(actor).filter(case=case).exists()


def may_decide(case: Case, askers: Iterable[UUID]) -> QuerySet[Any]:
    """Ids of the people who supervise a case now, for those who work on it; never one of *askers*."""
    rows = Assignment.objects.live().filter(case=case, part=Assignment.Part.SUPERVISOR, user__is_active=True)
    return rows.exclude(user_id__in=list(askers)).values_list("user_id", flat=True)


def purposes_for(actor: Actor, case: Case, level: str = "read") -> list[str]:
    """What the actor can read the case for, or write in it: an empty text for their own post on it, then what they
    were let in for, then an emergency, in which nothing is written."""
    codes = [each.code for each in purposes_of(actor, case, level)]
    if level == "read" and broken(actor, CASE).filter(subject_id=case.pk).exists():
        codes.append(EMERGENCY)
    at_work = assigned(actor).filter(case=case).exists() and (level == "read" or not case.ended)
    return ["", *codes] if at_work else codes


def may_write_in(actor: Actor, case: Case) -> frozenset[str]:
    """The domains in which the actor may write a note now, for what they act for; none when the case has ended."""
    if case.ended:
        return frozenset()
    if not actor.purpose:
        return ORDINARY if assigned(actor).filter(case=case).exists() else frozenset()
    found = granted(actor, CASE, level="write", purpose=actor.purpose).filter(subject_id=case.pk)
    return frozenset(domain for grant in found for domain in opened_by(grant))


def writes(actor: Actor, case: Case) -> bool:
    """With a part of the case in which they may write now, for whatever it is."""
    return bool(purposes_for(actor, case, "write"))


ASSIGNED = _("assigned to the case, which hasn't ended")
SUPERVISES = _("supervisor of the case, which hasn't ended")

actions(
    Action("reintegration.case.list", _("List one's own cases"), GUESTS, "reintegration.cases.listed"),
    Action("reintegration.case.view", _("See a case, and the domains that are open to one"), GUESTS, "reintegration.case.viewed"),
    Action("reintegration.case.overview", _("See numbers and states of all cases, and nothing else"), frozenset({"coordinator"}), "reintegration.case.overviewed"),
    Action("reintegration.case.open", pgettext_lazy("right", "Open a case"), SUPERVISOR, "reintegration.case.opened"),
    Action("reintegration.case.move", _("Say how far a case is"), WORKERS, "reintegration.case.moved", ASSIGNED, works_on),
    Action("reintegration.case.hold", _("Put a case on hold, or let it go on"), WORKERS, "reintegration.case.held", ASSIGNED, works_on),
    Action("reintegration.closure.ask", _("Ask to close a case"), WORKERS, "reintegration.closure.asked", ASSIGNED, works_on),
    Action("reintegration.case.close", _("Decide whether a case is closed"), SUPERVISOR, "reintegration.case.closed", _("supervisor of the case, another than who asked"), decides),
    Action("reintegration.case.end", _("Say that a case is declined, transferred, or that the person withdraws"), SUPERVISOR, "reintegration.case.withdrawn", SUPERVISES, oversees),
    Action("reintegration.case.reopen", _("Open a case again that has ended"), SUPERVISOR, "reintegration.case.reopened", _("supervisor of the case, which has ended"), reopens),
    Action("reintegration.flag.put", _("Put up a flag: a need of the person, or a danger to them"), WORKERS, "reintegration.flag.put_up", ASSIGNED, works_on),
    Action("reintegration.flag.end", _("Take a flag down"), WORKERS, "reintegration.flag.ended", ASSIGNED, works_on),
    Action("reintegration.note.add", pgettext_lazy("right", "Write a note"), HELPERS, "reintegration.note.added", _("assigned, or with a grant to write in the domain"), writes),
    Action("reintegration.grant.give", _("Give somebody access to some domains of a case"), SUPERVISOR, "reintegration.grant.given", SUPERVISES, oversees),
    Action("reintegration.bar.enter", _("Keep somebody from a case because of a conflict of interest"), WORKERS, "reintegration.bar.entered", _("assigned to the case; never oneself"), knows),
    Action("reintegration.bar.lift", _("Lift a bar"), WORKERS, "reintegration.bar.lifted", _("assigned to the case; another than who entered it, never the barred"), lifts),
    Action("reintegration.grant.revoke", pgettext_lazy("right", "Take access back"), SUPERVISOR, "reintegration.grant.revoked", SUPERVISES, oversees),
)  # fmt: skip


@visible_to(Case)
def cases(actor: Actor, purpose: str) -> Q:
    """Those who work on it and those with a live grant, whatever it is for unless that is said; in an emergency those
    who broke the glass.

    For the overview the coordinator, who is shown no content; for retention those that ended, which are counted. Never
    those that one is barred from.
    """
    unbarred = ~Q(pk__in=barred_from(actor, CASE))
    if purpose == OVERVIEW:
        return unbarred if "coordinator" in actor.roles else NOTHING
    if purpose == RETENTION:
        return Q(state__in=ENDED) & unbarred if actor.roles & KEEPERS else NOTHING
    opened = granted(actor, CASE, purpose=purpose).values("subject_id")
    in_emergency = broken(actor, CASE, purpose).values("subject_id")
    return Q(pk__in=assigned(actor)) | Q(pk__in=opened) | Q(pk__in=in_emergency)


@visible_to(Note, Flag)
def notes(actor: Actor, purpose: str) -> Q:
    """Domain by domain. With no purpose what one's own post opens: on one's cases all but the confidential ones.
    With a purpose what grants for it open, and nothing else; in an emergency what broken glass opens."""
    if purpose == EMERGENCY:
        return Q(glass_rows(actor, CASE, subject="case_id", domain="domain"))
    if purpose:
        return Q(granted_rows(actor, CASE, subject="case_id", domain="domain", purpose=purpose))
    return Q(case_id__in=assigned(actor), domain__in=sorted(ORDINARY))


@visible_to(Assignment)
def assignments(actor: Actor, purpose: str) -> Q:
    """Who else works on the cases that one works on."""
    return NOTHING if purpose in OUTSIDE else Q(case_id__in=assigned(actor))


@visible_to(Turn)
def turns(actor: Actor, purpose: str) -> Q:
    """Why the cases on which the actor works took their steps; in their own post alone."""
    return NOTHING if purpose else Q(case_id__in=assigned(actor))


def open_cases() -> QuerySet[Any]:
    """Ids of the cases in which a grant still opens something."""
    return Case.objects.exclude(state__in=ENDED).values("pk")


def _post_holds() -> Exists:
    """The post on which a grant rests is still that of a supervisor of this very case."""
    post = Assignment.objects.live().filter(part=Assignment.Part.SUPERVISOR)
    return Exists(post.filter(pk=OuterRef("basis_id"), case_id=OuterRef("subject_id")))


def _own_post(actor: Actor, grant: Grant, basis: Assignment) -> bool:
    """A grant rests on the giver's own live assignment as supervisor of this very case."""
    return overseen(actor).filter(pk=basis.pk, case_id=grant.subject_id).exists()


POST = Basis(
    label=_("Post of the supervisor who gave it"),
    holds=_post_holds,
    holds_sql="EXISTS (SELECT 1 FROM reintegration_assignment a WHERE a.id = g.basis_id "  # noqa: S608
    f"AND a.case_id = g.subject_id AND a.part = 'supervisor' AND {live_spell('a')})",
    covers=_own_post,
    covers_sql="EXISTS (SELECT 1 FROM reintegration_assignment a WHERE a.id = basis AND a.case_id = subject "
    "AND a.user_id = holder)",
)


OVER = f"({codes(ENDED)})"
"""SQL: the states of a case that has ended."""
OPEN_SQL = f"EXISTS (SELECT 1 FROM reintegration_case c WHERE c.id = s.subject AND c.state NOT IN {OVER})"  # noqa: S608

subject(
    Subject(
        label=CASE,
        domains=frozenset(Domain.values),
        purposes=PURPOSES,
        open_rows=open_cases,
        open_sql=OPEN_SQL,
        overseen=overseen,
        sql="SELECT * FROM zotim_wall_cases_assigned('supervisor', true)",
        bases={"reintegration.assignment": POST},
        worked_on=assigned,
        worked_on_sql="SELECT * FROM zotim_wall_cases_assigned('', true)",
    )
)
