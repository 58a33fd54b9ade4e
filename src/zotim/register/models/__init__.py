"""What the register keeps: what was promised, what is done about it, what shows it, and what is said about it."""

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
from zotim.register.models.assessments import StatusAssessment
from zotim.register.models.commitments import Commitment, Evidence, EvidenceOpening, Measure
from zotim.register.models.contradictions import Contradiction
from zotim.register.models.coverage import ApplicationFigure, Coverage
from zotim.register.models.instruments import (
    Adherence,
    Instrument,
    InstrumentVersion,
    LifeStep,
    Opinion,
    Provision,
    ProvisionText,
)
from zotim.register.models.obligations import Doubt, Obligation, ObligationLink, ProvisionSuggestion, Verification
from zotim.register.models.statements import Document, Suggestion
from zotim.register.reports.models import Comment, Hearing, Report, ReportFile, ReportTemplate

__all__ = [
    "Adherence",
    "Answer",
    "AnswerVersion",
    "ApplicationFigure",
    "ClearanceStep",
    "Comment",
    "Commitment",
    "Contradiction",
    "Coverage",
    "DataCall",
    "Document",
    "Doubt",
    "Evidence",
    "EvidenceOpening",
    "Hearing",
    "Instrument",
    "InstrumentVersion",
    "LifeStep",
    "Measure",
    "Merged",
    "Obligation",
    "ObligationLink",
    "Opinion",
    "Portion",
    "Provision",
    "ProvisionSuggestion",
    "ProvisionText",
    "Question",
    "Reminder",
    "Reply",
    "ReplyContent",
    "ReplyFile",
    "Report",
    "ReportFile",
    "ReportTemplate",
    "ReturnLink",
    "StatusAssessment",
    "Suggestion",
    "Verification",
]
