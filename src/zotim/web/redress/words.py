"""Words for the codes of complaints."""

from collections.abc import Iterable

from django.utils.functional import Promise

from zotim.core.redress.models import Decision
from zotim.core.redress.selectors import Decided
from zotim.core.redress.subjects import effect_label, subject_label
from zotim.core.ui import words

words.add("RedressOutcome", dict(Decision.Outcome.choices))

__all__ = ["effect_label", "in_words", "subject_label"]


def in_words(decisions: Iterable[Decided]) -> list[tuple[Decided, str | Promise]]:
    """Each decision with the words of its effect: of what is to come until it is carried out."""
    return [(one, effect_label(one.decision.effect, done=one.done is not None)) for one in decisions]
