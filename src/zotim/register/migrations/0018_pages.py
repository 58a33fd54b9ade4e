from typing import Any

from django.db import migrations, models

FALLING = {
    "register_commitment": "has_helpers, state, standing, late_from, line_of_effort",
    "register_measure": "merged_into_id, state, blocked_since",
}
"""The order by day, falling, what has no day last: PostgreSQL doesn't read it from a rising index, and SQLite does.
With what limited sight and the filters of the lists ask."""


def mark(apps: Any, schema_editor: Any) -> None:
    """Say of each commitment whether anybody helps."""
    commitments = apps.get_model("register", "Commitment")
    helped = commitments.helpers.through.objects.values("commitment_id")
    commitments.objects.filter(pk__in=helped).update(has_helpers=True)


def order(apps: Any, schema_editor: Any) -> None:
    """Add the falling orders."""
    if schema_editor.connection.vendor == "postgresql":
        for table, asked in FALLING.items():
            schema_editor.execute(
                f"CREATE INDEX {table}_falling ON {table} (due_on DESC NULLS LAST, id DESC, lead_id, classification, {asked})"
            )


def disorder(apps: Any, schema_editor: Any) -> None:
    """Take them away."""
    if schema_editor.connection.vendor == "postgresql":
        for table in FALLING:
            schema_editor.execute(f"DROP INDEX {table}_falling")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("register", "0017_choosing"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_counts",
        ),
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_urgent",
        ),
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_newest",
        ),
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_by_reference",
        ),
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_by_day",
        ),
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_by_line",
        ),
        migrations.AddField(
            model_name="commitment",
            name="has_helpers",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=[
                    "state",
                    "line_of_effort",
                    "standing",
                    "late_from",
                    "lead",
                    "classification",
                    "has_helpers",
                    "id",
                ],
                name="commitment_counts",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["state", "late_from", "standing", "due_on", "id", "lead", "classification", "has_helpers"],
                name="commitment_pressing",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=[
                    "created_at",
                    "id",
                    "lead",
                    "classification",
                    "has_helpers",
                    "state",
                    "standing",
                    "late_from",
                    "due_on",
                    "line_of_effort",
                ],
                name="commitment_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=[
                    "reference",
                    "id",
                    "lead",
                    "classification",
                    "has_helpers",
                    "state",
                    "standing",
                    "late_from",
                    "due_on",
                    "line_of_effort",
                ],
                name="commitment_by_reference",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=[
                    "due_on",
                    "id",
                    "lead",
                    "classification",
                    "has_helpers",
                    "state",
                    "standing",
                    "late_from",
                    "line_of_effort",
                    "created_at",
                ],
                name="commitment_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=[
                    "line_of_effort",
                    "id",
                    "lead",
                    "classification",
                    "has_helpers",
                    "state",
                    "standing",
                    "late_from",
                    "due_on",
                ],
                name="commitment_by_line",
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(
                fields=[
                    "created_at",
                    "id",
                    "lead",
                    "classification",
                    "merged_into",
                    "state",
                    "blocked_since",
                    "due_on",
                ],
                name="measure_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(
                fields=["reference", "id", "lead", "classification", "merged_into", "state", "blocked_since", "due_on"],
                name="measure_by_reference",
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(
                fields=["due_on", "id", "lead", "classification", "merged_into", "state", "blocked_since"],
                name="measure_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=[
                    "lead",
                    "id",
                    "classification",
                    "has_helpers",
                    "state",
                    "standing",
                    "late_from",
                    "due_on",
                    "line_of_effort",
                    "created_at",
                    "reference",
                ],
                name="commitment_by_lead",
            ),
        ),
        migrations.RunPython(order, disorder),
    ]
