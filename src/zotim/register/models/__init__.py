"""What the core of the register keeps: what was promised, what is done about it, what shows it, and what is asked of
the state.

A room's models are in its own ``models``; :meth:`zotim.register.apps.RegisterConfig.import_models` loads them.
"""

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

__all__ = [
    "Adherence",
    "ApplicationFigure",
    "Commitment",
    "Contradiction",
    "Coverage",
    "Document",
    "Doubt",
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
    "StatusAssessment",
    "Suggestion",
    "Verification",
]
