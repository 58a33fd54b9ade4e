"""The decision that a second person was asked for, and the reason that a refusal takes."""

from django.db.models import Model

from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_of


def asked(action: str, obj: Model) -> Approval:
    """The approval of a record. Raises LookupError when nobody asked for it."""
    approval = approval_of(action, obj)
    if approval is None:
        raise LookupError(f"nobody asked for {action}")
    return approval


def reasoned(reason: str, what: str) -> None:
    """Refuse *what* when nobody says why. Raises ValueError."""
    if not reason.strip():
        raise ValueError(f"{what} takes a reason")
