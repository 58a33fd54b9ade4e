"""Where a commitment stands: one of five glyphs, computed, never typed in."""

from collections.abc import Iterable
from datetime import date

from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.vocabulary import Glyph


def standing(
    commitment: Commitment, measures: Iterable[Measure], confirmed: StatusAssessment | None, today: date
) -> Glyph:
    """The glyph of *commitment*, from its measures, its newest confirmed assessment, and the day.

    | glyph | when |
    |---|---|
    | proven | the newest confirmed assessment found it done (which takes reviewed evidence) |
    | late | its day has passed, or it lapsed, or a measure was given up or is past its day |
    | said | nobody confirmed an assessment yet, and its measures are said to be completed, or the text says *done* |
    | under way | a measure has begun |
    | promised | nothing has begun |
    """
    if confirmed and confirmed.assessed == StatusAssessment.Status.DONE:
        return Glyph.PROVEN
    measures = list(measures)
    unfinished = [measure for measure in measures if measure.state in ("planned", "under_way")]
    if (
        commitment.state == "lapsed"
        or (commitment.due_on and commitment.due_on < today)
        or any(measure.state == "given_up" for measure in measures)
        or any(measure.due_on and measure.due_on < today for measure in unfinished)
    ):
        return Glyph.LATE
    if confirmed:  # what two people found in the evidence outweighs whatever is claimed
        return Glyph.UNDER_WAY if confirmed.assessed == StatusAssessment.Status.UNDER_WAY else Glyph.PROMISED
    if commitment.action == "done" or (measures and not unfinished):
        return Glyph.SAID
    if any(measure.state == "under_way" for measure in measures) or commitment.action == "ongoing":
        return Glyph.UNDER_WAY
    return Glyph.PROMISED
