"""Alerts, verdicts and pairs stand behind the wall of their channel (:mod:`zotim.desks.screening.asking.walls`)."""

from zotim.desks.screening.asking.walls import by_channel

_OF_ITS_ALERT = "(SELECT a.question_id FROM screening_alert a WHERE a.id = alert_id)"

by_channel(
    "screening.Alert",
    key="question_id",
    web="SELECT, INSERT, UPDATE (state, due_at, taken_by_id, taken_at, verdict, decided_by_id, decided_for_id, "
    "decided_at, reason, contested_by_id, contested_for_id, objection)",
)
by_channel("screening.PastVerdict", key=_OF_ITS_ALERT, web="SELECT, INSERT")
by_channel("screening.Pair", key=_OF_ITS_ALERT, web="SELECT, INSERT, UPDATE (ended_at)")
