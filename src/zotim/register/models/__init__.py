"""What the register keeps: what was promised, what is done about it, what shows it, and what is said about it."""

from zotim.register.models.assessments import StatusAssessment
from zotim.register.models.commitments import Commitment, Evidence, Measure
from zotim.register.models.data_calls import (
    Answer,
    AnswerVersion,
    DataCall,
    Portion,
    Question,
    Reminder,
    ReturnLink,
)
from zotim.register.models.replies import ClearanceStep, Merged, Reply, ReplyContent, ReplyFile
from zotim.register.models.reports import Report, ReportFile
from zotim.register.models.statements import Document, Suggestion

__all__ = [
    "Answer",
    "AnswerVersion",
    "ClearanceStep",
    "Commitment",
    "DataCall",
    "Document",
    "Evidence",
    "Measure",
    "Merged",
    "Portion",
    "Question",
    "Reminder",
    "Reply",
    "ReplyContent",
    "ReplyFile",
    "Report",
    "ReportFile",
    "ReturnLink",
    "StatusAssessment",
    "Suggestion",
]
