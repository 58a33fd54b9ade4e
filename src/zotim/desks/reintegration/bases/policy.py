"""On what a grant may rest, who enters it and who sees it. ``walls.py`` says the same to the database."""

# ruff: noqa: S608 (the SQL below is made of our own words, once, when functions are installed)

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.grant_walls import codes, live_spell
from zotim.core.access.models import Grant
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.access.subjects import Basis, basis
from zotim.core.approvals.two import behind
from zotim.core.people.models import Membership
from zotim.core.retention.policy import KEEPERS
from zotim.core.ui.words import Word
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground, Scope
from zotim.desks.reintegration.cases.policy import (
    ASSIGNED,
    CASE,
    NEVER,
    SUPERVISOR,
    WORKERS,
    assigned,
    knows,
    of_its_case,
    oversees,
    works_on,
)

LAWYERS = SUPERVISOR | {"coordinator"}
"""Who enters and confirms articles of law."""
READERS = WORKERS | LAWYERS | KEEPERS
"""Who reads them: they are about nobody."""


_knows = of_its_case(knows)
_works = of_its_case(works_on)


def _confirms(actor: Actor, ground: Ground) -> bool:
    """Supervisor of the case, and nobody behind whoever entered it."""
    return oversees(actor, ground.case) and not behind(ground, "entered") & actor.people


ANOTHER = _("another person than the one who entered it, deputies included")
AT_WORK = _("assigned to the case, closed or not")

actions(
    Action("reintegration.consent.view", _("See what was asked, and what was answered"), WORKERS, "reintegration.consent.viewed", AT_WORK, _knows),
    Action("reintegration.consent.ask", _("Put on record that consent is asked"), WORKERS, "reintegration.consent.asked", ASSIGNED, works_on),
    Action("reintegration.consent.answer", _("Put on record what was answered"), WORKERS, "reintegration.consent.given", ASSIGNED, _works),
    Action("reintegration.consent.withdraw", _("Put on record that consent is withdrawn"), WORKERS, "reintegration.consent.withdrawn", ASSIGNED, _works),
    Action("reintegration.ground.view", _("See a measure, or a decision in a child's best interests"), WORKERS, "reintegration.ground.viewed", AT_WORK, _knows),
    Action("reintegration.ground.enter", _("Enter a measure, or a decision in a child's best interests"), WORKERS, "reintegration.ground.entered", ASSIGNED, works_on),
    Action("reintegration.ground.confirm", _("Confirm a measure or a decision that somebody else entered"), SUPERVISOR, "reintegration.ground.confirmed", _("supervisor of the case, another than who entered it"), _confirms),
    Action("reintegration.ground.end", _("Say that a measure or a decision holds no longer"), WORKERS, "reintegration.ground.ended", ASSIGNED, _works),
    Action("reintegration.duty.list", _("List the articles by which somebody must be told"), READERS, "reintegration.duties.listed"),
    Action("reintegration.duty.view", _("See an article by which somebody must be told"), READERS, "reintegration.duty.viewed"),
    Action("reintegration.duty.enter", _("Enter an article by which somebody must be told"), LAWYERS, "reintegration.duty.entered"),
    Action("reintegration.duty.confirm", _("Confirm an article that somebody else entered"), LAWYERS, "reintegration.duty.confirmed", ANOTHER),
    Action("reintegration.duty.end", pgettext_lazy("right", "Use an article no more"), LAWYERS, "reintegration.duty.ended"),
)  # fmt: skip


@visible_to(Consent, Ground)
def scopes(actor: Actor, purpose: str) -> Q:
    """Those who work on the case, in their own post."""
    return NOTHING if purpose else Q(case_id__in=assigned(actor))


@visible_to(Duty)
def duties(actor: Actor, purpose: str) -> Q:
    """What the law says is no secret: whoever works at the desk, or looks after records."""
    return EVERYTHING if actor.roles & READERS else NOTHING


# On what a grant rests. A person of the body receives it, never the body; who leaves the body leaves it behind.


def _posts() -> QuerySet[Membership]:
    """Posts of whoever received a grant, seen from a row on which it rests."""
    return Membership.objects.live().filter(user_id=OuterRef(OuterRef("user_id")))


def _holding(model: type[Consent] | type[Ground], state: str) -> Callable[[], Exists]:
    """A row of this case, in this state and not over, for a body of which the receiver is."""

    def holds() -> Exists:
        rows = model._default_manager.filter(pk=OuterRef("basis_id"), case_id=OuterRef("subject_id"), state=state)
        return Exists(
            rows.filter(ends_at__gt=timezone.now(), recipient_id__in=_posts().values("organisation_id"))
        )

    return holds


def _duty_holds() -> Exists:
    """A confirmed article, for a kind of body to which the receiver belongs. One that gives police a seat at a
    conference lets nobody in."""
    rows = Duty.objects.filter(pk=OuterRef("basis_id"), state="confirmed").exclude(recipients__in=sorted(NEVER))
    return Exists(rows.filter(recipients__in=_posts().values("organisation__kind")))


def _post(condition: str) -> str:
    """SQL: whether the receiver of the grant ``g`` holds a post in a body ``o``."""
    return (
        "EXISTS (SELECT 1 FROM people_membership m JOIN people_organisation o ON o.id = m.organisation_id "
        f"WHERE m.user_id = g.user_id AND {condition} AND {live_spell('m')})"
    )


COVERED = (
    "r.purpose = aim AND receiver IS NOT NULL "
    "AND string_to_array(btrim(parts, ','), ',') <@ string_to_array(btrim(r.domains, ','), ',')"
)


def _covers(grant: Grant, row: Scope | Duty) -> bool:
    return grant.user_id is not None and grant.purpose == row.purpose and set(grant.domains) <= set(row.domains)


def _in_a_post(grant: Grant, **of: Any) -> bool:
    return Membership.objects.live().filter(user_id=grant.user_id, **of).exists()


def _scope_covers(state: str) -> Callable[[Actor, Grant, Any], bool]:
    """The row holds, is of the same case, and covers who, what, for what and until when."""

    def covers(actor: Actor, grant: Grant, row: Scope) -> bool:
        holds = getattr(row, "state") == state and not row.over and row.case_id == grant.subject_id  # noqa: B009
        fits = _covers(grant, row) and grant.ends_at <= row.ends_at
        return holds and fits and _in_a_post(grant, organisation=row.recipient_id)

    return covers


def _duty_covers(actor: Actor, grant: Grant, row: Duty) -> bool:
    """The article is in force, and covers who, what and for what."""
    holds = row.state == "confirmed" and row.recipients not in NEVER
    return holds and _covers(grant, row) and _in_a_post(grant, organisation__kind=row.recipients)


def _scope_basis(model: type[Consent] | type[Ground], state: str, label: Word) -> None:
    table = model._meta.db_table
    found = f"SELECT 1 FROM {table} r WHERE r.id"
    basis(
        CASE, model,
        Basis(
            label=label,
            holds=_holding(model, state),
            holds_sql=f"EXISTS ({found} = g.basis_id AND r.case_id = g.subject_id AND r.state = '{state}' "
            f"AND r.ends_at > at AND {_post('o.id = r.recipient_id')})",
            covers=_scope_covers(state),
            covers_sql=f"EXISTS ({found} = basis AND r.case_id = subject AND finishes <= r.ends_at AND {COVERED})",
        ),
    )  # fmt: skip


_scope_basis(Consent, "given", _("Consent"))
_scope_basis(Ground, "confirmed", _("Measure, or decision in the child's best interests"))
basis(
    CASE, Duty,
    Basis(
        label=_("Duty by statute"),
        holds=_duty_holds,
        holds_sql="EXISTS (SELECT 1 FROM reintegration_duty r WHERE r.id = g.basis_id AND r.state = 'confirmed' "
        f"AND r.recipients NOT IN ({codes(NEVER)}) AND {_post('o.kind = r.recipients')})",
        covers=_duty_covers,
        covers_sql=f"EXISTS (SELECT 1 FROM reintegration_duty r WHERE r.id = basis "
        f"AND r.recipients NOT IN ({codes(NEVER)}) AND {COVERED})",
    ),
)  # fmt: skip
