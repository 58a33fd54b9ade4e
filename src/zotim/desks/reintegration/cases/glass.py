"""How a case is opened in an emergency: by whom, which parts, and who is told."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from zotim.core.access.grant_walls import codes, held_now, live_spell
from zotim.core.access.roles import fitting
from zotim.core.glass.subjects import EMERGENCY, Behind, behind
from zotim.core.people.models import Membership
from zotim.desks.reintegration.cases.models import Assignment, Domain
from zotim.desks.reintegration.cases.policy import CASE, HELPERS, SUPERVISOR, WORKERS


def _told(case_id: UUID) -> Iterable[UUID]:
    """Who works on the case now, in a post in which they may."""
    held = Membership.objects.live().filter(fitting(WORKERS), user__is_active=True).values("user_id")
    return Assignment.objects.live().filter(case_id=case_id, user__in=held).values_list("user_id", flat=True)


def _told_sql() -> str:
    """The same for the database."""
    post = f"m.user_id = a.user_id AND m.role IN ({codes(WORKERS)}) AND {held_now('m')}"
    return (
        f"SELECT a.user_id FROM reintegration_assignment a WHERE a.case_id = subject AND {live_spell('a')} "  # noqa: S608
        f"AND EXISTS (SELECT 1 FROM people_membership m WHERE {post})"
    )


behind(
    Behind(
        label=CASE,
        number="reference",
        page=lambda case_id: f"{reverse('case', args=[case_id])}?for={EMERGENCY}",
        roles=HELPERS,
        parts={one.value: one.label for one in Domain if one is not Domain.JUSTICE_INTERFACE},
        workers=WORKERS,
        overseers=SUPERVISOR,
        told=_told,
        told_sql=_told_sql,
    )
)
