"""The two channels once more, for PostgreSQL itself: a row of one isn't there for whoever works in the other.

A transaction says in which channels it works (``zotim.channel``); of a person the database asks by itself whether they
are an officer of it. The program on nobody's behalf (a job, a figure) says its name, a channel and no person.
"""

from zotim.core.access import walls
from zotim.core.access.grant_walls import has_role
from zotim.core.retention.policy import KEEPERS
from zotim.core.retention.walls import disposal
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.lists.policy import OFFICERS

QUESTION = "'screening.question'"
"""A question and all that hangs on it goes as one, with its key."""
SAID = "string_to_array(coalesce(current_setting('zotim.channel', true), ''), ',')"
# Each role is asked once for a statement, not for every row: hence the inner SELECT.
_OFFICER = " ".join(f"WHEN '{one.value}' THEN (SELECT {has_role(OFFICERS[one.value].code)})" for one in Channel)


def open_in(channel: str) -> str:
    """SQL about a row, whether it is there: *channel* is SQL too, a column, or a code in quotes."""
    return f"{channel} = ANY ({SAID}) AND ({walls.PROGRAM} OR CASE {channel} {_OFFICER} ELSE false END)"


def counted_too(is_there: str) -> str:
    """SQL about a row, whether it may be read: those who keep records count old ones, else it *is there* or not."""
    return f"CASE {walls.AIM} WHEN '{RETENTION}' THEN (SELECT {has_role(*KEEPERS)}) ELSE {is_there} END"


def rows(
    model: str, *, there: str, kind: str, key: str, web: str, worker: str = "", seen: str = "", written: str = ""
) -> None:  # fmt: skip
    """Wall a table whose rows are *there* for whom that SQL lets in.

    *kind* and *key* are SQL about a row: the record with which it goes. *seen* and *written* say the same as *there* of
    who reads and who changes a row, where that differs. *web* and *worker* are privileges; the worker's are all that
    the web role can have any of, and to delete.
    """
    worker = worker or ("SELECT, INSERT, UPDATE, DELETE" if "UPDATE" in web else "SELECT, INSERT, DELETE")
    changed = written or there
    update = [walls.Policy("UPDATE", using=changed, check=changed)] if "UPDATE" in web + worker else []
    walls.wall(
        model, walls.Policy("SELECT", using=seen or there), walls.Policy("INSERT", check=there), *update, web=web
    )
    disposal(model, kind=kind, key=key)
    walls.worker_may(model, worker)


def by_channel(
    model: str, *, key: str, web: str, kind: str = QUESTION, channel: str = "channel", counted: bool = True
) -> None:
    """Wall a table by channel.

    *channel* is the column that says its channel, or one in quotes where all rows are of one. *counted*: those who keep
    records count old rows.
    """
    there = open_in(channel)
    seen = counted_too(there) if counted else f"{walls.AIM} <> '{RETENTION}' AND ({there})"
    rows(model, there=there, seen=seen, kind=kind, key=key, web=web)


by_channel("screening.Question", key="id", web="SELECT, INSERT")
