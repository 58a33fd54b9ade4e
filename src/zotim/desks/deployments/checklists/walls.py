"""The rules of ``policy.py`` once more, for PostgreSQL itself: what was done is there for whoever its tour is there
for."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.deployments.checklists.models import OF_HEALTH
from zotim.desks.deployments.people.walls import NOMINEE

# The rows of whoever isn't there for one aren't either: the wall of the tour stands in this question too.
OF_OWN = "EXISTS (SELECT 1 FROM deployments_tour t WHERE t.id = tour_id)"

# Of health no file is kept, by nobody.
_OF_HEALTH = (
    "EXISTS (SELECT 1 FROM deployments_checklistitem i WHERE i.id = item_id "
    f'AND i."group" IN ({", ".join(repr(str(one)) for one in sorted(OF_HEALTH))}))'
)

walls.wall(
    "deployments.ItemCheck",
    walls.Policy("SELECT", using=OF_OWN),
    walls.Policy("INSERT", check=f"{OF_OWN} AND state = 'entered' AND (file_id IS NULL OR NOT {_OF_HEALTH})"),
    walls.Policy("UPDATE", using=OF_OWN, check=OF_OWN),
    web="SELECT, INSERT, UPDATE (state, confirmed_by_id, confirmed_for_id, confirmed_at)",
)

disposal(
    "deployments.ItemCheck", kind=NOMINEE, key="(SELECT t.nominee_id FROM deployments_tour t WHERE t.id = tour_id)"
)
disposal(
    "deployments.ItemCheck", kind="'deployments.mission'", name="_mission",
    key="(SELECT b.mission_id FROM deployments_tour t JOIN deployments_billet b ON b.id = t.billet_id "
    "WHERE t.id = tour_id)",
)  # fmt: skip
