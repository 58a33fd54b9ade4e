"""What the register keeps: what was promised, what is done about it, what shows it, and what is said about it."""

from zotim.register.models.assessments import StatusAssessment
from zotim.register.models.commitments import Commitment, Evidence, Measure
from zotim.register.models.reports import Report, ReportFile
from zotim.register.models.statements import Document, Suggestion

__all__ = ["Commitment", "Document", "Evidence", "Measure", "Report", "ReportFile", "StatusAssessment", "Suggestion"]
