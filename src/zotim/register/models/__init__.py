"""What the register keeps: what was promised, what is done about it, what shows it, and what is said about it."""

from zotim.register.models.assessments import StatusAssessment
from zotim.register.models.commitments import Commitment, Evidence, Measure
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
from zotim.register.models.obligations import Obligation, ObligationLink, ProvisionSuggestion, Verification
from zotim.register.models.reports import Report, ReportFile
from zotim.register.models.statements import Document, Suggestion

__all__ = [
    "Adherence",
    "ApplicationFigure",
    "Commitment",
    "Coverage",
    "Document",
    "Evidence",
    "Instrument",
    "InstrumentVersion",
    "LifeStep",
    "Measure",
    "Obligation",
    "ObligationLink",
    "Opinion",
    "Provision",
    "ProvisionSuggestion",
    "ProvisionText",
    "Report",
    "ReportFile",
    "StatusAssessment",
    "Suggestion",
    "Verification",
]
