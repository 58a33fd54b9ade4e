"""What the register keeps: what was promised, what is done about it, what shows it, and what is said about it."""

from zotim.register.assistance.models import Assistance, Need, NeedMatch
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
from zotim.register.duplicates.models import Merger
from zotim.register.duties.models import (
    Duty,
    DutyMet,
    DutyReminder,
    Feed,
    Handover,
    HandoverContent,
    HandoverFile,
    ReminderWish,
)
from zotim.register.extracts.models import Extract, ExtractContent
from zotim.register.indicators.models.indicators import Indicator, IndicatorTarget, IndicatorValue
from zotim.register.indicators.models.senders import FigureFile, ReceivedFigure, Sender
from zotim.register.measures.models import BudgetLine, Obstacle
from zotim.register.models.assessments import StatusAssessment
from zotim.register.models.commitments import Commitment, Evidence, Measure
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
from zotim.register.models.obligations import (
    Doubt,
    Obligation,
    ObligationLink,
    ProvisionSuggestion,
    Verification,
)
from zotim.register.models.statements import Document, Suggestion
from zotim.register.reports.models import Comment, Hearing, Report, ReportFile, ReportTemplate
from zotim.register.taking_part.models import (
    Attendance,
    Forum,
    ForumLead,
    ForumMembership,
    Meeting,
    Seat,
    Sponsorship,
)

__all__ = [
    "Adherence",
    "Answer",
    "AnswerVersion",
    "ApplicationFigure",
    "Assistance",
    "Attendance",
    "BudgetLine",
    "ClearanceStep",
    "Comment",
    "Commitment",
    "Contradiction",
    "Coverage",
    "DataCall",
    "Document",
    "Doubt",
    "Duty",
    "DutyMet",
    "DutyReminder",
    "Evidence",
    "Extract",
    "ExtractContent",
    "Feed",
    "FigureFile",
    "Forum",
    "ForumLead",
    "ForumMembership",
    "Handover",
    "HandoverContent",
    "HandoverFile",
    "Hearing",
    "Indicator",
    "IndicatorTarget",
    "IndicatorValue",
    "Instrument",
    "InstrumentVersion",
    "LifeStep",
    "Measure",
    "Meeting",
    "Merged",
    "Merger",
    "Need",
    "NeedMatch",
    "Obligation",
    "ObligationLink",
    "Obstacle",
    "Opinion",
    "Portion",
    "Provision",
    "ProvisionSuggestion",
    "ProvisionText",
    "Question",
    "ReceivedFigure",
    "Reminder",
    "ReminderWish",
    "Reply",
    "ReplyContent",
    "ReplyFile",
    "Report",
    "ReportFile",
    "ReportTemplate",
    "ReturnLink",
    "Seat",
    "Sender",
    "Sponsorship",
    "StatusAssessment",
    "Suggestion",
    "Verification",
]
