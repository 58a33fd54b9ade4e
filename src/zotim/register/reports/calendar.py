"""What reports have in the calendar: until when a body comments on the sentences about it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, DueKind, DueRows, due_days, due_kinds
from zotim.core.access.policy import visible_rows
from zotim.core.addresses import address
from zotim.core.prepared import Prepared
from zotim.register.reports.models import Hearing

# The centre goes on without the body once the day has passed, so it hears of that at once.
due_kinds(DueKind("hearing", gettext_lazy("Comment on sentences about a body"), before=(7, 1), after=(), escalate=1))


@due_days("register.hearing.list", "hearing")
def hearings(actor: Actor) -> DueRows:
    """Hearings in which the body hasn't given its comments yet."""

    def told(one: Hearing) -> DueDay:
        about = one.report or one.assessment.commitment  # type: ignore[union-attr]  # one of the two is there
        return DueDay(
            "hearing", one.due_on, one.title, address("hearing", one.pk), (Hearing._meta.label_lower, one.pk),
            one.reference, one.organisation_id, classification=about.classification,
        )  # fmt: skip

    return DueRows("hearing", Prepared(in_a_line, visible_rows(Hearing, actor), "asked"), told, body="organisation")


def in_a_line(seen: QuerySet[Hearing], state: str) -> QuerySet[Hearing]:
    """Of the hearings that somebody sees those in a state, by their day, with no more than what a line says of them."""
    about = ("report", "assessment__commitment")
    said = [f"{one}__{field}" for one in about for field in ("title", "classification")]
    rows = seen.filter(state=state).select_related(*about).order_by("due_on", "pk")
    return rows.only("reference", "due_on", "given_at", "organisation", *said)
