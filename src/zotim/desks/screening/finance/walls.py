"""Customers and payments stand behind the wall of finance, and who keeps the files doesn't see what leads to alerts.

A transaction says that it works in finance; of a person the database asks for their role by itself.
"""

from zotim.core.access import walls
from zotim.core.access.grant_walls import has_role
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.core.retention.walls import disposal
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.asking.walls import QUESTION
from zotim.desks.screening.finance.models import CHANNEL
from zotim.desks.screening.finance.policy import OFFICER, READERS

_SAID = f"'{CHANNEL}' = ANY (string_to_array(coalesce(current_setting('zotim.channel', true), ''), ','))"
_AIM = "coalesce(current_setting('zotim.purpose', true), '')"


def _open(roles: frozenset[str]) -> str:
    return f"{_SAID} AND ({walls.PROGRAM} OR (SELECT {has_role(*roles)}))"


def _behind(model: str, roles: frozenset[str], *, kind: str, key: str, web: str) -> None:
    """Wall a table: these *roles* see it, in finance. *kind* and *key* are SQL: the record with which a row goes."""
    seen = f"CASE {_AIM} WHEN '{RETENTION}' THEN (SELECT {has_role(*RECORD_KEEPERS)}) ELSE {_open(roles)} END"
    update = walls.Policy("UPDATE", using=_open(roles), check=_open(roles))
    insert = walls.Policy("INSERT", check=_open(roles))
    walls.wall(model, walls.Policy("SELECT", using=seen), insert, update, web=web)
    disposal(model, kind=kind, key=key)
    # Within a transaction of its own the worker takes the names of a changed customer away.
    remove = walls.Policy("DELETE", using=f"{walls.PROGRAM} AND {_SAID}")
    walls.worker_may(model, "SELECT, INSERT, UPDATE, DELETE", *([remove] if model.endswith("Name") else []))


_CUSTOMER, _FILE = "'screening.customer'", "'screening.delivery'"
_behind("screening.Customer", READERS, kind=_CUSTOMER, key="id", web="SELECT")
_behind("screening.CustomerName", OFFICER, kind=_CUSTOMER, key="customer_id", web="SELECT")
_behind("screening.Met", OFFICER, kind=QUESTION, key="question_id", web="SELECT")
_behind(
    "screening.Delivery", READERS, kind=_FILE, key="id",
    web="SELECT, INSERT, UPDATE (state, decided_by_id, decided_for_id)",
)  # fmt: skip
