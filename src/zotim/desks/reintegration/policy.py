"""Who may do and see what in a case. Nothing else decides it; ``walls.py`` says the same to the database."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.grants import Subject, granted, granted_rows, holder_of, subject
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.core.access.roles import CENTRE_ONLY
from zotim.desks.reintegration.models import CONFIDENTIAL, Assignment, Case, Domain, Note

CASE = "reintegration.case"
OVERVIEW = "overview"
"""The purpose for which a coordinator sees that there are cases: number and state, no more."""

roles(
    Role("coordinator", _("Coordinator"), kinds=CENTRE_ONLY),
    Role("caseworker", _("Caseworker")),
    Role("case_supervisor", _("Supervisor of caseworkers")),
    Role("professional", _("Professional who helps in one domain")),
)

SUPERVISOR = frozenset({"case_supervisor"})
WORKERS = SUPERVISOR | {"caseworker"}
HELPERS = WORKERS | {"professional"}


def assigned(actor: Actor, *parts: str) -> QuerySet[Any]:
    """Ids of the cases on which the actor works now, as any of *parts* (default: any)."""
    allowed = SUPERVISOR if parts == (Assignment.Part.SUPERVISOR,) else WORKERS
    if not actor.roles & allowed:
        return Assignment.objects.none().values("case_id")
    mine = Assignment.objects.live().filter(user_id=holder_of(actor))
    return (mine.filter(part__in=parts) if parts else mine).values("case_id")


def overseen(actor: Actor) -> QuerySet[Any]:
    """Ids of the cases that the actor supervises now."""
    return assigned(actor, Assignment.Part.SUPERVISOR)


def works_on(actor: Actor, case: Case) -> bool:
    """Assigned to the case, which isn't closed."""
    return case.state != "closed" and assigned(actor).filter(case=case).exists()


def oversees(actor: Actor, case: Case) -> bool:
    """Supervisor of the case, which isn't closed."""
    return case.state != "closed" and overseen(actor).filter(case=case).exists()


def may_write_in(actor: Actor, case: Case) -> frozenset[str]:
    """The domains in which the actor may write a note now; none when the case is closed."""
    if case.state == "closed":
        return frozenset()
    open_to = {
        code
        for grant in granted(actor, CASE, level="write").filter(subject_id=case.pk)
        for code in grant.domains
    }  # fmt: skip
    if assigned(actor).filter(case=case).exists():
        open_to |= set(Domain.values) - CONFIDENTIAL
    return frozenset(open_to)


def _writes(actor: Actor, case: Case) -> bool:
    return bool(may_write_in(actor, case))


ASSIGNED = _("assigned to the case, which isn't closed")
SUPERVISES = _("supervisor of the case, which isn't closed")

actions(
    Action("reintegration.case.list", _("List one's own cases"), HELPERS, "reintegration.cases.listed"),
    Action("reintegration.case.view", _("See a case, and the domains that are open to one"), HELPERS, "reintegration.case.viewed"),
    Action("reintegration.case.overview", _("See numbers and states of all cases, and nothing else"), frozenset({"coordinator"}), "reintegration.case.overviewed"),
    Action("reintegration.case.open", _("Open a case"), SUPERVISOR, "reintegration.case.opened"),
    Action("reintegration.case.move", _("Say how far a case is"), WORKERS, "reintegration.case.moved", ASSIGNED, works_on),
    Action("reintegration.case.close", _("Close a case"), SUPERVISOR, "reintegration.case.closed", SUPERVISES, oversees),
    Action("reintegration.note.add", _("Write a note"), HELPERS, "reintegration.note.added", _("assigned, or with a grant to write in the domain"), _writes),
    Action("reintegration.grant.give", _("Give somebody access to some domains of a case"), SUPERVISOR, "reintegration.grant.given", SUPERVISES, oversees),
    Action("reintegration.grant.revoke", _("Take access back"), SUPERVISOR, "reintegration.grant.revoked", SUPERVISES, oversees),
)  # fmt: skip


@visible_to(Case)
def cases(actor: Actor, purpose: str) -> Q:
    """Those who work on it and those with a live grant; for the overview the coordinator, who is shown no content."""
    if purpose == OVERVIEW:
        return EVERYTHING if "coordinator" in actor.roles else NOTHING
    opened = granted(actor, CASE, purpose=purpose).values("subject_id")
    return Q(pk__in=assigned(actor)) | Q(pk__in=opened)


@visible_to(Note)
def notes(actor: Actor, purpose: str) -> Q:
    """Domain by domain: assigned workers but for the confidential ones, and whoever holds a grant that names it."""
    if purpose == OVERVIEW:
        return NOTHING
    opened = granted_rows(actor, CASE, subject="case_id", domain="domain", purpose=purpose)
    return (Q(case_id__in=assigned(actor)) & ~Q(domain__in=sorted(CONFIDENTIAL))) | Q(opened)


@visible_to(Assignment)
def assignments(actor: Actor, purpose: str) -> Q:
    """Who else works on the cases that one works on."""
    return NOTHING if purpose == OVERVIEW else Q(case_id__in=assigned(actor))


def _rests_on(actor: Actor, case: Any, basis: Any) -> bool:
    """A grant rests on the giver's own live assignment as supervisor of this very case."""
    return bool(
        overseen(actor).filter(pk=basis.pk, case=case, user_id=holder_of(actor)).exists()
        and basis.case_id == case.pk
    )  # fmt: skip


subject(
    Subject(
        label=CASE,
        domains=frozenset(Domain.values),
        roles=HELPERS,
        overseen=overseen,
        sql="SELECT * FROM zotim_wall_cases_assigned('supervisor')",
        bases={
            "reintegration.assignment": "EXISTS (SELECT 1 FROM reintegration_assignment a WHERE a.id = basis "
            "AND a.case_id = subject AND a.user_id = holder AND a.part = 'supervisor' "
            "AND a.starts_at <= at AND (a.ends_at IS NULL OR a.ends_at > at))"
        },
        basis_holds=_rests_on,
    )
)
