"""Customers and payments stand behind the wall of finance, and who keeps the files doesn't see what leads to alerts.

A transaction says that it works in finance; of a person the database asks for their role by itself.
"""

from zotim.core.access import walls
from zotim.core.access.grant_walls import has_role
from zotim.desks.screening.asking.walls import QUESTION, SAID, counted_too, rows
from zotim.desks.screening.finance.models import CHANNEL
from zotim.desks.screening.finance.policy import OFFICER, READERS

_SAID = f"'{CHANNEL}' = ANY ({SAID})"


def _open(roles: frozenset[str]) -> str:
    return f"{_SAID} AND ({walls.PROGRAM} OR (SELECT {has_role(*roles)}))"


def _behind(model: str, roles: frozenset[str], *, kind: str, key: str, web: str) -> None:
    """Wall a table: these *roles* see it, in finance."""
    seen, worker = counted_too(_open(roles)), "SELECT, INSERT, UPDATE, DELETE"
    rows(model, there=_open(roles), seen=seen, kind=kind, key=key, web=web, worker=worker)


_CUSTOMER, _FILE = "'screening.customer'", "'screening.delivery'"
_behind("screening.Customer", READERS, kind=_CUSTOMER, key="id", web="SELECT")
_behind("screening.CustomerName", OFFICER, kind=_CUSTOMER, key="customer_id", web="SELECT")
_behind("screening.Met", OFFICER, kind=QUESTION, key="question_id", web="SELECT")
_behind(
    "screening.Delivery", READERS, kind=_FILE, key="id",
    web="SELECT, INSERT, UPDATE (state, decided_by_id, decided_for_id)",
)  # fmt: skip
# Within a transaction of its own the worker takes the names of a changed customer away.
_REMOVE = walls.Policy("DELETE", using=f"{walls.PROGRAM} AND {_SAID}")
walls.worker_may("screening.CustomerName", "SELECT, INSERT, UPDATE, DELETE", _REMOVE)
