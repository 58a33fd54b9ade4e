"""By which bodies a case goes: a track is a row of this table, its stages in the order in which they come about."""

from zotim.core.people.models import Organisation
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.models import Case

Kind = Organisation.Kind

STAGES: dict[str, tuple[str, ...]] = {
    Case.Track.HOME: (Kind.MUNICIPALITY,),
    Case.Track.SENTENCE: (Kind.PRISON, Kind.PROBATION, Kind.MUNICIPALITY),
}
"""Kinds of bodies that can have a case of a track. From each of them it can go to each other: somebody may be released
without probation, and be taken back."""


def stages(case: Case) -> list[Word]:
    """The stages of a case's track, in words."""
    return [Kind(one).label for one in STAGES[case.track]]


def fits(track: str, body: Organisation) -> bool:
    """Whether a body can have a case of this track."""
    return body.kind in STAGES.get(track, ())
