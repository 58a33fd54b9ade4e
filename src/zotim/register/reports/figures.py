"""What reports count: where commitments stood at the end of a period, as a report of that day says it.

No figure here is about people.
"""

from datetime import timedelta
from functools import partial

from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, Value, figures
from zotim.register.tally import standings_at
from zotim.vocabulary import Glyph

CODE = "register.commitments.{}".format


def standing_at_end(period: Period) -> dict[str, Value]:
    """How many active commitments stood at each glyph in the last moment of the period, as their revisions say."""
    counts = standings_at(period.end - timedelta(microseconds=1))
    return {CODE(glyph): counts[glyph] for glyph in STANDING}


def one_of_them(glyph: Glyph, period: Period) -> Value:
    """How many stood at one glyph."""
    return standing_at_end(period)[CODE(glyph)]


STANDING = {
    Glyph.PROMISED: _("Commitments on which nothing has begun"),
    Glyph.UNDER_WAY: _("Commitments under way"),
    Glyph.SAID: _("Commitments said to be kept"),
    Glyph.PROVEN: _("Commitments proven to be kept"),
    Glyph.LATE: _("Commitments overdue or blocked"),
}

figures(
    *(
        Figure(
            CODE(glyph),
            label,
            _("Active commitments that stood there at the end of the period, as computed from their revisions"),
            _("commitments"),
            partial(one_of_them, glyph),
            together=standing_at_end,
        )
        for glyph, label in STANDING.items()
    ),
)
