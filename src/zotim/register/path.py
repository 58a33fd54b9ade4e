"""The way from pledge to proof, as the page draws it and the report prints it: four stations, each in its own words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.ui import show
from zotim.core.ui.words import label
from zotim.register.models import Document, Measure, StatusAssessment
from zotim.vocabulary import Glyph


@dataclass(frozen=True, slots=True)
class Station:
    """One station: its sign, its name, what the sign shows in words, and where the page tells more."""

    glyph: Glyph
    label: str
    note: str
    url: str = ""


def stations(
    document: Document,
    measures: Iterable[Measure],
    pieces: tuple[int, int],
    glyph: Glyph,
    confirmed: StatusAssessment | None,
    *,
    hidden: bool = False,
) -> list[Station]:
    """The four stations of a commitment that stands at *glyph*. *pieces*: how much evidence was reviewed, and how
    much waits for its review. *hidden*: whether the reader sees a part only (no assessments, and of measures and
    evidence their own): they are then told neither what else there is nor that there is nothing. Reading it in another
    language takes ``translation.override``."""
    own = list(measures)
    begun = sum(measure.state != "planned" for measure in own)
    reviewed, waiting = pieces
    on = show.day(document.dated_on) if document.dated_on else document.reference
    assessed = "" if hidden else _assessed(confirmed)
    stands = "" if confirmed and glyph != Glyph.LATE else str(label(glyph))
    return [
        Station(Glyph.PROVEN, _("Pledge"), on, "#passage-head"),
        Station(
            Glyph.UNDER_WAY if begun else Glyph.PROMISED,
            _("Measures"),
            _begun(begun, len(own)) if own else _no_measure(hidden),
            "#measures",
        ),
        Station(
            Glyph.PROVEN if reviewed else Glyph.SAID if waiting else Glyph.PROMISED,
            pgettext("station of the path", "Evidence"),
            _reviewed(reviewed, reviewed + waiting) if reviewed or waiting else _no_evidence(hidden),
            "#measures",
        ),
        Station(
            glyph,
            _("Status"),
            " · ".join(filter(None, (stands, assessed))),
            "#summary" if hidden else "#status",
        ),
    ]


def _no_measure(hidden: bool) -> str:
    return pgettext("measures", "none that you may see") if hidden else pgettext("no measure", "none yet")


def _no_evidence(hidden: bool) -> str:
    return pgettext("evidence", "none that you may see") if hidden else pgettext("no evidence", "none yet")


def _assessed(confirmed: StatusAssessment | None) -> str:
    if confirmed is None:
        return _("not assessed yet")
    return str(label(StatusAssessment.Status(confirmed.assessed), "Status"))


def _begun(some: int, every: int) -> str:
    said = ngettext("%(some)s of %(all)s begun", "%(some)s of %(all)s begun", every)
    return said % _amounts(some=some, all=every)


def _reviewed(some: int, every: int) -> str:
    said = ngettext("%(some)s of %(all)s reviewed", "%(some)s of %(all)s reviewed", every)
    return said % _amounts(some=some, all=every)


def _amounts(**numbers: int) -> dict[str, str]:
    return {name: show.amount(number) for name, number in numbers.items()}
