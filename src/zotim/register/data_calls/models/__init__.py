"""What a data call is, and what the state replies to it."""

from zotim.register.data_calls.models.calls import (
    Answer,
    AnswerVersion,
    DataCall,
    Portion,
    Question,
    Reminder,
    ReturnLink,
)
from zotim.register.data_calls.models.replies import ClearanceStep, Merged, Reply, ReplyContent, ReplyFile

__all__ = [
    "Answer",
    "AnswerVersion",
    "ClearanceStep",
    "DataCall",
    "Merged",
    "Portion",
    "Question",
    "Reminder",
    "Reply",
    "ReplyContent",
    "ReplyFile",
    "ReturnLink",
]
