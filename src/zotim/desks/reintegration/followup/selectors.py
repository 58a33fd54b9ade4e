"""Every read of visits: takes the actor, returns only what the actor may see. Called behind the wall."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.audit.services import record
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.followup.models import Visit
from zotim.desks.reintegration.followup.sealed import TEXTS


@dataclass(frozen=True, slots=True)
class Told:
    """A visit with what it says unsealed, for this page and no longer; *said* is None when it can't be read."""

    visit: Visit
    said: dict[str, str] | None


def visits_of(actor: Actor, case: Case) -> QuerySet[Visit]:
    """The visits of a case that the actor may see, the latest first."""
    rows = Visit.objects.filter(visible(Visit, actor), case=case)
    return rows.select_related("author").order_by("-visited_on", "-created_at", "-pk")


def read_visits(actor: Actor, case: Case) -> list[Told]:
    """Unseal the visits that the actor may see for what they act for. Each part of the case that is read is an event of
    its own, with the purpose."""
    told = [Told(row, TEXTS.values(actor, row, "details")) for row in visits_of(actor, case)]
    for domain, number in sorted(Counter(one.visit.domain for one in told).items()):
        details = {"domain": domain, "visits": number}
        record(actor, "reintegration.visits.viewed", case, outcome="viewed", details=details)
    return told
