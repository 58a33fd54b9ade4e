"""A notice about a record goes with the record."""

from collections.abc import Sequence
from uuid import UUID

from zotim.core.notifications.models import Notification
from zotim.core.retention.registry import traces


@traces
def _notifications(object_type: str, ids: Sequence[UUID], certificate: str) -> dict[str, int]:
    rows = Notification.objects.filter(object_type=object_type, object_id__in=[str(key) for key in ids])
    return {"notifications.notification": rows.delete()[0]}
