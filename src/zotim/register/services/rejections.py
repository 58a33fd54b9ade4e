"""Rejected suggestions as the engine's own file of mistakes. Only what stands in public documents."""

from zotim.core.audit.services import System, record
from zotim.engines.claims.rejections import Rejection, line_of
from zotim.engines.claims.sentences import sentences
from zotim.register.models import Suggestion
from zotim.vocabulary import Classification


def rejections_dump(*, actor: System) -> list[str]:
    """A line of JSON for each rejected suggestion of a public document, for whoever runs the installation.

    A line holds the sentence, the passage, the rule and the reason, not who decided. What is of the same sentence,
    passage and rule comes once, with the first reason.
    """
    rows = Suggestion.objects.filter(state="rejected", document__classification=Classification.PUBLIC)
    lines: dict[tuple[str, str, str], str] = {}
    for one in rows.select_related("document").order_by("decided_at", "pk").iterator():
        text, passage = _around(one), one.document.text[one.start : one.end]
        rejection = Rejection(text, one.document.language, passage, one.rule, one.reason)
        lines.setdefault((text, passage, one.rule), line_of(rejection))
    record(actor, "register.rejections.exported", details={"rejections": len(lines)})
    return list(lines.values())


def _around(suggestion: Suggestion) -> str:
    """The sentence of a passage, or all the sentences that it touches."""
    text, start, end = suggestion.document.text, suggestion.start, suggestion.end
    met = [one for one in sentences(text) if one.start < end and start < one.end]
    first = min([start, *(one.start for one in met)])
    last = max([end, *(one.end for one in met)])
    return text[first:last]
