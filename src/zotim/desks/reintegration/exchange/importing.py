"""A caseload becomes cases: all of them or none, in one transaction."""

import json
from collections.abc import Sequence

from django.db import connection, transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.audit.models import Event
from zotim.core.audit.services import keyed, record
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.exchange.policy import IMPORT
from zotim.desks.reintegration.exchange.reading import Row
from zotim.desks.reintegration.persons import services as persons

IMPORTED = "reintegration.caseload.imported"
LOCK = 0x5A4F54_43  # of our own: no other lock of the program has this number


@transaction.atomic
@inside
def caseload_import(*, actor: Actor, rows: Sequence[Row]) -> list[Case]:
    """Open a case for each row under the actor's supervision, give it to its manager, and enter whom it is about:
    sealed under the case's own key before it reaches the database. The file isn't kept.

    A crash at any moment leaves all of them or none. Raises Unfit for no row, and when the actor brought the very same
    rows in before: the log knows them by a keyed hash.
    """
    allow(actor, IMPORT)
    if not rows:
        raise Unfit(_("There is no row with a case."), "file")
    content = keyed(json.dumps([_plain(row) for row in rows], sort_keys=True))
    _alone()
    before = Event.objects.filter(verb=IMPORTED, actor_id=actor.user_id, details__rows=content)
    if before.exists():
        raise Unfit(_("You brought these very cases in already. Look at your cases."), "file")
    made = []
    for row in rows:
        case = cases.case_open(actor=actor, **row.case)
        persons.person_enter(actor=actor, case=case, **row.person)
        made.append(case)
    record(actor, IMPORTED, details={"cases": len(made), "rows": content})
    return made


def _alone() -> None:
    """Wait until nobody else brings a caseload in: of one that was sent twice at once the second finds the first.
    SQLite has one writer as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _plain(row: Row) -> list[str]:
    return [f"{name}={value}" for part in (row.case, row.person) for name, value in sorted(part.items())]
