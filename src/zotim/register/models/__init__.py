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
from zotim.register.indicators.models.indicators import Indicator, IndicatorTarget, IndicatorValue
from zotim.register.indicators.models.senders import FigureFile, ReceivedFigure, Sender
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
from zotim.register.models.reports import Report, ReportFile
from zotim.register.models.statements import Document, Suggestion

__all__ = [
    "Adherence",
    "Answer",
    "AnswerVersion",
    "ApplicationFigure",
    "ClearanceStep",
    "Commitment",
    "Contradiction",
    "Coverage",
    "DataCall",
    "Document",
    "Doubt",
    "Evidence",
    "EvidenceOpening",
    "FigureFile",
    "Indicator",
    "IndicatorTarget",
    "IndicatorValue",
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
    "ReceivedFigure",
    "Reminder",
    "Reply",
    "ReplyContent",
    "ReplyFile",
    "Report",
    "ReportFile",
    "ReturnLink",
    "Sender",
    "StatusAssessment",
    "Suggestion",
    "Verification",
]
