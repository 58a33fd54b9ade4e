"""Where statements didn't fit the record at a moment, as far as a report may tell it (docs/explanation/reports.md)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from zotim.core.revisions.services import as_of
from zotim.register.comparing import BY_LINK
from zotim.register.models import Contradiction, Suggestion
from zotim.register.models.contradictions import JUDGED, RELEASED
from zotim.register.words import value_in_words
from zotim.vocabulary import Classification


def contradictions_at(moment: datetime, levels: Sequence[Classification]) -> dict[UUID, list[Contradiction]]:
    """What people had explained, settled or released by *moment*, by commitment, the oldest first; nothing of it where
    *levels* are those of a public report. What waits for a person is an engine's reading, and nobody's statement."""
    found: dict[UUID, list[Contradiction]] = defaultdict(list)
    if list(levels) == [Classification.PUBLIC]:
        return found
    rows = [one for one in as_of(Contradiction, moment) if one.state in {*JUDGED, *RELEASED}]
    claims = Suggestion.objects.select_related("document").defer("document__text")
    by_key = claims.exclude(state="rejected").in_bulk([one.suggestion_id for one in rows])
    for one in sorted(rows, key=lambda each: each.created_at):
        claim = by_key.get(one.suggestion_id)
        unlinked = claim and one.rule.startswith(BY_LINK) and claim.commitment_id != one.commitment_id
        if claim and not unlinked and (is_released(one) or claim.document.classification in levels):
            found[one.commitment_id].append(one)
    return found


def is_released(one: Contradiction) -> bool:
    """Whether those who see the commitment see it."""
    return one.state in RELEASED


def in_a_sentence(one: Contradiction) -> str:
    """What the statement says and what the record says, and what a person said of it; the statement isn't named."""
    words = {"said": value_in_words(one.kind, one.said), "recorded": value_in_words(one.kind, one.recorded)}
    text = _("Another statement says “%(said)s”, the record “%(recorded)s”.") % words
    judged = {
        "explained": _("Both hold, because: “%(reason)s”."),
        "settled": _("It was settled: “%(reason)s”."),
    }.get(one.state.removesuffix("_shown"), _("Nobody has said yet what this means."))
    return f"{text} {judged % {'reason': one.reason.rstrip(' .')}}"
