"""Columns that many records of the register have."""

from django.db import models
from django.db.models import Q

from zotim.vocabulary import Classification


def choices(enum: type) -> list[tuple[str, str]]:
    """Codes only: labels are translated where they are shown (``core.ui``)."""
    return [(code, code) for code in enum]  # type: ignore[attr-defined]


def known(field: str, enum: type) -> models.CheckConstraint:
    """A constraint that the database itself enforces: the column holds one of the enum's codes."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(enum)}), name=f"%(class)s_{field}_known")  # type: ignore[call-overload]


def classification_field() -> "models.CharField[str, str]":
    return models.CharField(max_length=16, choices=choices(Classification), default=Classification.INTERNAL)
