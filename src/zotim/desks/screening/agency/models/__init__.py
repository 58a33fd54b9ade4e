"""What the agency keeps: obliged entities, what they were told and returned."""

from zotim.desks.screening.agency.models.entities import EntityKind, ObligedEntity
from zotim.desks.screening.agency.models.told import (
    WAITING,
    ChangeLink,
    ChangeNotice,
    ChangeReturn,
    ListChange,
    ReturnedAsset,
)

__all__ = [
    "WAITING", "ChangeLink", "ChangeNotice", "ChangeReturn", "EntityKind", "ListChange", "ObligedEntity",
    "ReturnedAsset",
]  # fmt: skip
