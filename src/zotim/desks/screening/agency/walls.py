"""Reports of suspicions stand behind the wall of finance (:mod:`zotim.desks.screening.asking.walls`).

Notices, returns and requests about a name stand without: whoever answers them comes by a link and has no account.
"""

from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.walls import by_channel

by_channel(
    "screening.GoamlReport", key="id", kind="'screening.goamlreport'", channel=f"'{Channel.FINANCE.value}'",
    web="SELECT, INSERT, UPDATE (asked_at, alerts)",
)  # fmt: skip
