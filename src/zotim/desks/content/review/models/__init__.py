"""What readers say of items, and what protects readers."""

from zotim.desks.content.review.models.readers import Conflict, Exposure, GoingOn, Languages, Shown
from zotim.desks.content.review.models.readings import PURPOSES, Answer, Category, Reading, Sample, Turn

__all__ = [
    "PURPOSES", "Answer", "Category", "Conflict", "Exposure", "GoingOn", "Languages", "Reading", "Sample", "Shown",
    "Turn",
]  # fmt: skip
