"""What the agency keeps: obliged entities, what they were told and returned, what they were
asked about one name, and reports of suspicions."""

from zotim.desks.screening.agency.models.entities import EntityKind, ObligedEntity
from zotim.desks.screening.agency.models.named import Answer, NameAnswer, NameLink, NameRequest, Unreached
from zotim.desks.screening.agency.models.reports import GoamlReport
from zotim.desks.screening.agency.models.standing import StandingAnswer
from zotim.desks.screening.agency.models.told import (
    WAITING,
    ChangeLink,
    ChangeNotice,
    ChangeReturn,
    ListChange,
    ReturnedAsset,
)

__all__ = [
    "WAITING", "Answer", "ChangeLink", "ChangeNotice", "ChangeReturn", "EntityKind", "GoamlReport", "ListChange",
    "NameAnswer", "NameLink", "NameRequest", "ObligedEntity", "ReturnedAsset", "StandingAnswer",
    "Unreached",
]  # fmt: skip
