"""The rules of ``policy.py`` once more, for PostgreSQL itself: what was done is there for whoever its tour is there
for."""

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.deployments.people.walls import NOMINEE

# The rows of whoever isn't there for one aren't either: the wall of the tour stands in this question too.
OF_OWN = "EXISTS (SELECT 1 FROM deployments_tour t WHERE t.id = tour_id)"

walls.wall(
    "deployments.ItemCheck",
    walls.Policy("SELECT", using=OF_OWN),
    walls.Policy("INSERT", check=f"{OF_OWN} AND state = 'entered'"),
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
