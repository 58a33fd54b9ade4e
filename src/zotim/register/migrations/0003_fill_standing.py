"""Write down where the commitments stand that were there before, and who helps. The rule is as it was on that day."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 500
UNFINISHED = ("planned", "under_way")


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Batch by batch, so that a large register fits into memory."""
    commitments = apps.get_model("register", "Commitment").objects.order_by("pk")
    links = apps.get_model("register", "Measure").commitments.through.objects
    helping = apps.get_model("register", "Commitment").helpers.through
    assessments = apps.get_model("register", "StatusAssessment").objects.filter(state="confirmed")
    last = None
    while batch := list((commitments.filter(pk__gt=last) if last else commitments)[:BATCH]):
        last, ids = batch[-1].pk, [one.pk for one in batch]
        measures = defaultdict(list)
        for link in links.filter(commitment_id__in=ids).select_related("measure"):
            measures[link.commitment_id].append(link.measure)
        rows = assessments.filter(commitment_id__in=ids).order_by("created_at", "pk")
        newest = {one.commitment_id: one.assessed for one in rows}
        for one in batch:
            one.standing, one.late_from = _stands(one, measures[one.pk], newest.get(one.pk, ""))
        commitments.bulk_update(batch, ["standing", "late_from"])
        helping.objects.bulk_create(
            helping(commitment_id=one.pk, organisation_id=body)
            for one in batch
            for body in sorted({measure.lead_id for measure in measures[one.pk]} - {one.lead_id})
        )


def _stands(one: Any, measures: list[Any], assessed: str) -> tuple[str, date | None]:
    unfinished = [measure for measure in measures if measure.state in UNFINISHED]
    if assessed == "done":
        return "proven", None
    if one.state == "lapsed" or (one.state != "superseded" and any(m.state == "given_up" for m in measures)):
        return "late", None
    if assessed:
        standing = "under_way" if assessed == "under_way" else "promised"
    elif one.action == "done" or (measures and not unfinished):
        standing = "said"
    elif one.action == "ongoing" or any(measure.state == "under_way" for measure in measures):
        standing = "under_way"
    else:
        standing = "promised"
    days = [day for day in (one.due_on, *(measure.due_on for measure in unfinished)) if day and day < date.max]
    return standing, min(days) + timedelta(days=1) if days and one.state != "superseded" else None


class Migration(migrations.Migration):
    dependencies = [("register", "0002_standing")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
