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
_SAID = "string_to_array(coalesce(current_setting('zotim.channel', true), ''), ',')"
_AIM = "coalesce(current_setting('zotim.purpose', true), '')"
# Each role is asked once for a statement, not for every row: hence the inner SELECT.
_OFFICER = " ".join(f"WHEN '{one.value}' THEN (SELECT {has_role(OFFICERS[one.value].code)})" for one in Channel)


def open_in(channel: str) -> str:
    """SQL about a row, whether it is there: *channel* is SQL too, a column, or a code in quotes."""
    return f"{channel} = ANY ({_SAID}) AND ({walls.PROGRAM} OR CASE {channel} {_OFFICER} ELSE false END)"


def by_channel(
    model: str, *, key: str, web: str, kind: str = QUESTION, channel: str = "channel", counted: bool = True
) -> None:
    """Wall a table by channel.

    *key* is SQL about a row: the record of this *kind* with which it goes; *channel* the column that says its channel,
    or one in quotes where all rows are of one. *counted*: those who keep records count old rows.
    """
    is_there = open_in(channel)
    keepers = f"(SELECT {has_role(*KEEPERS)})" if counted else "false"
    seen = f"CASE {_AIM} WHEN '{RETENTION}' THEN {keepers} ELSE {is_there} END"
    update = [walls.Policy("UPDATE", using=is_there, check=is_there)] if "UPDATE" in web else []
    walls.wall(model, walls.Policy("SELECT", using=seen), walls.Policy("INSERT", check=is_there), *update, web=web)
    disposal(model, kind=kind, key=key)
    walls.worker_may(model, "SELECT, INSERT, UPDATE, DELETE" if update else "SELECT, INSERT, DELETE")


by_channel("screening.Question", key="id", web="SELECT, INSERT")
