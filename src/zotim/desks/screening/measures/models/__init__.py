"""What is kept of measures: freezes with what they cover, exemptions, reviews, notices, and what is withheld."""

from zotim.desks.screening.measures.models.exemptions import Exemption, ExemptionKind, Permitted
from zotim.desks.screening.measures.models.freezes import LANGUAGES, LIVE, Asset, Because, Freeze
from zotim.desks.screening.measures.models.notices import Notice
from zotim.desks.screening.measures.models.reviews import FreezeReview
from zotim.desks.screening.measures.models.withheld import Withheld

__all__ = [
    "LANGUAGES", "LIVE", "Asset", "Because", "Exemption", "ExemptionKind", "Freeze", "FreezeReview",
    "Notice", "Permitted", "Withheld",
]  # fmt: skip
