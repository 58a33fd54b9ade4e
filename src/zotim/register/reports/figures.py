"""What reports count: where commitments stood at the end of a period, as a report of that day says it.

No figure here is about people.
"""

from datetime import timedelta
from functools import partial

from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, figures
from zotim.vocabulary import Classification, Glyph


def standing_at_end(glyph: Glyph, period: Period) -> int:
    """How many active commitments stood at *glyph* in the last moment of the period, from their revisions."""
    from zotim.register.reports.promises import promises  # loads the typesetter, which start-up doesn't need

    last = period.end - timedelta(microseconds=1)
    return sum(promise.glyph == glyph for promise in promises(last, list(Classification)[-1]))


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
            f"register.commitments.{glyph}",
            label,
            _("Active commitments that stood there at the end of the period, as computed from their revisions"),
            _("commitments"),
            partial(standing_at_end, glyph),
        )
        for glyph, label in STANDING.items()
    ),
)
