"""What is kept of measures: bases, freezes with what they cover, exemptions, notices, and what is withheld."""

from zotim.desks.screening.measures.models.bases import SIDES, ExemptionKind, Step, StepBasis
from zotim.desks.screening.measures.models.exemptions import Exemption, Permitted
from zotim.desks.screening.measures.models.freezes import LANGUAGES, LIVE, Asset, Because, Freeze
from zotim.desks.screening.measures.models.notices import Notice
from zotim.desks.screening.measures.models.withheld import Withheld

__all__ = [
    "LANGUAGES", "LIVE", "SIDES", "Asset", "Because", "Exemption", "ExemptionKind", "Freeze", "Notice", "Permitted",
    "Step", "StepBasis", "Withheld",
]  # fmt: skip
