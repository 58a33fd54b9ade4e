"""Words for the codes of complaints."""

from zotim.core.redress.models import Decision
from zotim.core.redress.subjects import effect_label, subject_label
from zotim.core.ui import words

words.add("RedressOutcome", dict(Decision.Outcome.choices))

__all__ = ["effect_label", "subject_label"]
