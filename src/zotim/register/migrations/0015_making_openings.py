"""Who opened a file of evidence, of a verification or of a value: one kind of row, by the file itself."""

from itertools import islice

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 1000
BEFORE = (
    ("EvidenceOpening", "evidence__file"),
    ("VerificationOpening", "verification__file"),
    ("ValueOpening", "value__file"),
)
"""The three kinds of rows, and the way from each to its file."""


def carry(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take over each opening as it was. Of two by one person of one file (values share one) the first stays."""
    opening = apps.get_model("evidence", "Opening")
    for name, file in BEFORE:
        rows = apps.get_model("register", name).objects.exclude(**{file: None}).order_by("created_at", "pk")
        found = rows.values_list("pk", "created_at", file, "user").iterator()
        while batch := list(islice(found, BATCH)):
            opening.objects.bulk_create(
                [opening(id=key, created_at=at, file_id=of, user_id=user) for key, at, of, user in batch],
                ignore_conflicts=True,
            )


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0002_making"),
        ("register", "0014_making"),
    ]

    operations = [
        # Back again nobody has opened anything: who decides then opens the file once more.
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.DeleteModel(name="EvidenceOpening"),
        migrations.DeleteModel(name="VerificationOpening"),
        migrations.DeleteModel(name="ValueOpening"),
    ]
