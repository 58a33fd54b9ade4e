"""What the register keeps, as of its first release."""

from typing import Any

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.core.texts
import zotim.engines.contradictions.model
import zotim.formats.questionnaires.model
import zotim.register.measures.models
import zotim.vocabulary
from zotim.core.schema import FirstMigration

FALLING = {
    "register_commitment": "has_helpers, state, standing, late_from, line_of_effort",
    "register_measure": "merged_into_id, state, blocked_since",
}
"""The order by day, falling, what has no day last: PostgreSQL doesn't read it from a rising index, and SQLite does.
With what limited sight and the filters of the lists ask."""


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


class Migration(FirstMigration):
    dependencies = [
        ("disclosures", "0002_wishes"),
        ("evidence", "0002_making"),
        ("figures", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DataCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("asked_by", models.CharField(max_length=300)),
                ("recipient", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                (
                    "language",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                ("languages", models.JSONField(default=list)),
                ("chain", models.JSONField(default=list)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("state", models.CharField(default="draft", max_length=16)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.file",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    zotim.vocabulary.Language["ALBANIAN"],
                                    zotim.vocabulary.Language["ENGLISH"],
                                    zotim.vocabulary.Language["ARABIC"],
                                ],
                            )
                        ),
                        name="datacall_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="datacall_classification_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", models.CharField(max_length=300)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("dated_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.file",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    zotim.vocabulary.Language["ALBANIAN"],
                                    zotim.vocabulary.Language["ENGLISH"],
                                    zotim.vocabulary.Language["ARABIC"],
                                ],
                            )
                        ),
                        name="document_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="document_classification_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.ClaimAction["PLEDGE"], zotim.vocabulary.ClaimAction["PLEDGE"]),
                            (zotim.vocabulary.ClaimAction["ONGOING"], zotim.vocabulary.ClaimAction["ONGOING"]),
                            (zotim.vocabulary.ClaimAction["DONE"], zotim.vocabulary.ClaimAction["DONE"]),
                            (zotim.vocabulary.ClaimAction["SUPPORT"], zotim.vocabulary.ClaimAction["SUPPORT"]),
                            (zotim.vocabulary.ClaimAction["CALL"], zotim.vocabulary.ClaimAction["CALL"]),
                            (zotim.vocabulary.ClaimAction["CONDITIONAL"], zotim.vocabulary.ClaimAction["CONDITIONAL"]),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "line_of_effort",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        db_index=True,
                        max_length=24,
                    ),
                ),
                (
                    "also",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        max_length=24,
                    ),
                ),
                ("quantity", models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ("unit", models.CharField(blank=True, max_length=60)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "due_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.DatePrecision["DAY"], zotim.vocabulary.DatePrecision["DAY"]),
                            (zotim.vocabulary.DatePrecision["MONTH"], zotim.vocabulary.DatePrecision["MONTH"]),
                            (zotim.vocabulary.DatePrecision["QUARTER"], zotim.vocabulary.DatePrecision["QUARTER"]),
                            (zotim.vocabulary.DatePrecision["YEAR"], zotim.vocabulary.DatePrecision["YEAR"]),
                        ],
                        max_length=8,
                    ),
                ),
                ("partner", models.CharField(blank=True, max_length=200)),
                ("instrument", models.CharField(blank=True, max_length=200)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="active", max_length=16)),
                ("why_ended", zotim.core.texts.TranslatedField(blank=True, default=None, null=True)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Glyph["PROMISED"], zotim.vocabulary.Glyph["PROMISED"]),
                            (zotim.vocabulary.Glyph["UNDER_WAY"], zotim.vocabulary.Glyph["UNDER_WAY"]),
                            (zotim.vocabulary.Glyph["SAID"], zotim.vocabulary.Glyph["SAID"]),
                            (zotim.vocabulary.Glyph["PROVEN"], zotim.vocabulary.Glyph["PROVEN"]),
                            (zotim.vocabulary.Glyph["LATE"], zotim.vocabulary.Glyph["LATE"]),
                        ],
                        default=zotim.vocabulary.Glyph["PROMISED"],
                        editable=False,
                        max_length=16,
                    ),
                ),
                ("late_from", models.DateField(editable=False, null=True)),
                ("has_helpers", models.BooleanField(default=False, editable=False)),
                ("helpers", models.ManyToManyField(editable=False, related_name="helped", to="people.organisation")),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="people.organisation",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_here",
                        to="register.commitment",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="register.commitment",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commitments", to="register.document"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "line_of_effort", "standing", "late_from"], name="commitment_tally"),
                    models.Index(
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
                    models.Index(
                        fields=[
                            "state",
                            "late_from",
                            "standing",
                            "due_on",
                            "id",
                            "lead",
                            "classification",
                            "has_helpers",
                        ],
                        name="commitment_pressing",
                    ),
                    models.Index(fields=["state", "due_on"], name="commitment_due"),
                    models.Index(
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
                    models.Index(
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
                    models.Index(
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
                    models.Index(
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
                    models.Index(
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
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "standing__in",
                                [
                                    zotim.vocabulary.Glyph["PROMISED"],
                                    zotim.vocabulary.Glyph["UNDER_WAY"],
                                    zotim.vocabulary.Glyph["SAID"],
                                    zotim.vocabulary.Glyph["PROVEN"],
                                    zotim.vocabulary.Glyph["LATE"],
                                ],
                            )
                        ),
                        name="commitment_standing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "action__in",
                                [
                                    zotim.vocabulary.ClaimAction["PLEDGE"],
                                    zotim.vocabulary.ClaimAction["ONGOING"],
                                    zotim.vocabulary.ClaimAction["DONE"],
                                    zotim.vocabulary.ClaimAction["SUPPORT"],
                                    zotim.vocabulary.ClaimAction["CALL"],
                                    zotim.vocabulary.ClaimAction["CONDITIONAL"],
                                ],
                            )
                        ),
                        name="commitment_action_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "line_of_effort__in",
                                [
                                    zotim.vocabulary.LineOfEffort["MILITARY"],
                                    zotim.vocabulary.LineOfEffort["STABILISATION"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                    zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                    zotim.vocabulary.LineOfEffort["PREVENTION"],
                                    zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                    zotim.vocabulary.LineOfEffort["GOVERNANCE"],
                                ],
                            )
                        ),
                        name="commitment_line_of_effort_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="commitment_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="commitment_has_a_passage"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_by", None),
                            models.Q(
                                ("state", "superseded"), models.Q(("superseded_by", models.F("id")), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="commitment_superseded_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into", None), models.Q(("state", "merged"), _negated=True)),
                            models.Q(
                                ("merged_into__isnull", False),
                                ("state", "merged"),
                                models.Q(("merged_into", models.F("id")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="commitment_merged_into_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plenary", "Plenary"),
                            ("visit", "Visit"),
                            ("report", "Report"),
                            ("ministerial", "Ministerial"),
                            ("review", "Review"),
                            ("meeting", "Meeting"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("asked_by", models.CharField(blank=True, max_length=200)),
                (
                    "line_of_effort",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        max_length=24,
                    ),
                ),
                ("first_on", models.DateField()),
                ("every_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("verified", models.BooleanField(default=False)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "duties",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="duty_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["plenary", "visit", "report", "ministerial", "review", "meeting", "other"])
                        ),
                        name="duty_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("line_of_effort", ""),
                            (
                                "line_of_effort__in",
                                [
                                    zotim.vocabulary.LineOfEffort["MILITARY"],
                                    zotim.vocabulary.LineOfEffort["STABILISATION"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                    zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                    zotim.vocabulary.LineOfEffort["PREVENTION"],
                                    zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                    zotim.vocabulary.LineOfEffort["GOVERNANCE"],
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="duty_line_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("every_months", None), ("every_months__gte", 1), _connector="OR"),
                        name="duty_recurs_by_months",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on", None), ("until_on__gte", models.F("first_on")), _connector="OR"
                        ),
                        name="duty_ends_after_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified", False), models.Q(("source", ""), _negated=True), _connector="OR"
                        ),
                        name="duty_verified_in_a_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyMet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("day", models.DateField()),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="met", to="register.duty"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("duty", "day"), name="duty_met_once")],
            },
        ),
        migrations.CreateModel(
            name="DutyReminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("kind", models.CharField(max_length=40)),
                ("object_type", models.CharField(max_length=80)),
                ("object_id", models.UUIDField()),
                ("due_on", models.DateField()),
                ("step", models.SmallIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "kind", "object_type", "object_id", "due_on", "step"), name="duty_reminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extract",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("as_of", models.DateTimeField()),
                ("state", models.CharField(default="proposed", max_length=16)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("why_withdrawn", zotim.core.texts.TranslatedField(blank=True, default=None, null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number", "-created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("number",),
                        name="extract_number_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")), fields=("state",), name="extract_proposed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at", None), ("state__in", ["proposed", "returned"])),
                            models.Q(("released_at__isnull", False), ("state__in", ["released", "withdrawn"])),
                            _connector="OR",
                        ),
                        name="extract_released_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "withdrawn"),
                                ("why_withdrawn__isnull", False),
                                ("withdrawn_at__isnull", False),
                            ),
                            models.Q(models.Q(("state", "withdrawn"), _negated=True), ("withdrawn_at", None)),
                            _connector="OR",
                        ),
                        name="extract_withdrawn_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExtractContent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("withheld", models.JSONField(default=dict)),
                (
                    "extract",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="content", to="register.extract"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("uses", models.PositiveIntegerField(default=0)),
                ("window_at", models.DateTimeField(blank=True, null=True)),
                ("window_uses", models.PositiveIntegerField(default=0)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feeds", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Forum",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("key", models.CharField(max_length=120, unique=True)),
                ("name", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("coalition", "Coalition"),
                            ("working_group", "Working Group"),
                            ("united_nations", "United Nations"),
                            ("assessment", "Assessment"),
                            ("european", "European"),
                            ("regional", "Regional"),
                            ("network", "Network"),
                            ("fund", "Fund"),
                        ],
                        max_length=24,
                    ),
                ),
                ("report_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("certain", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="register.forum",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "coalition",
                                    "working_group",
                                    "united_nations",
                                    "assessment",
                                    "european",
                                    "regional",
                                    "network",
                                    "fund",
                                ],
                            )
                        ),
                        name="forum_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"
                        ),
                        name="forum_seen_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True), name="forum_isnt_its_own_part"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ForumLead",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("who", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "Lead"), ("chair", "Chair"), ("vice_chair", "Vice Chair")], max_length=16
                    ),
                ),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("certain", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="register.forum"
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("from_on"), descending=True, nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["lead", "chair", "vice_chair"])), name="forumlead_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on", None),
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="forumlead_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"
                        ),
                        name="forumlead_seen_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ForumMembership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("subject", models.CharField(max_length=2)),
                (
                    "kind",
                    models.CharField(
                        choices=[("member", "Member"), ("observer", "Observer"), ("partner", "Partner")], max_length=16
                    ),
                ),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("certain", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="register.forum"
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("from_on"), descending=True, nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["member", "observer", "partner"])),
                        name="forummembership_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on", None),
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="forummembership_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"
                        ),
                        name="forummembership_seen_somewhere",
                    ),
                    models.UniqueConstraint(
                        fields=("forum", "subject", "kind", "from_on"), name="forum_membership_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="made", max_length=16)),
                ("handed_at", models.DateTimeField(blank=True, null=True)),
                ("passed", models.JSONField(default=dict)),
                (
                    "leaving",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="people.organisation"
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="handover_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_at", None), ("state", "made"), ("successor", None)),
                            models.Q(("handed_at__isnull", False), ("state", "handed"), ("successor__isnull", False)),
                            _connector="OR",
                        ),
                        name="handover_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverContent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("papers", models.JSONField()),
                (
                    "handover",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="content", to="register.handover"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HandoverFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("docx", "DOCX"), ("xlsx", "XLSX"), ("json", "JSON")],
                        default="pdf",
                        max_length=4,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.file"
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="register.handover"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    zotim.vocabulary.Language["ALBANIAN"],
                                    zotim.vocabulary.Language["ENGLISH"],
                                    zotim.vocabulary.Language["ARABIC"],
                                ],
                            )
                        ),
                        name="handoverfile_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["pdf", "docx", "json"])), name="handover_file_format_known"
                    ),
                    models.UniqueConstraint(fields=("handover", "language", "format"), name="handover_file_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("symbol", models.CharField(max_length=120, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resolution", "Resolution"),
                            ("treaty", "Treaty"),
                            ("human_rights_treaty", "Human Rights Treaty"),
                            ("standard", "Standard"),
                            ("principles", "Principles"),
                            ("arrangement", "Arrangement"),
                            ("law", "Law"),
                            ("decision", "Decision"),
                            ("strategy", "Strategy"),
                        ],
                        db_index=True,
                        max_length=24,
                    ),
                ),
                ("issuer", models.CharField(max_length=200)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("binding", models.BooleanField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="recorded", max_length=16)),
                ("loaded", models.CharField(blank=True, max_length=64)),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruments",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "resolution",
                                    "treaty",
                                    "human_rights_treaty",
                                    "standard",
                                    "principles",
                                    "arrangement",
                                    "law",
                                    "decision",
                                    "strategy",
                                ],
                            )
                        ),
                        name="instrument_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="instrument_classification_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adherence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("subject", models.CharField(max_length=2)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed", "Signed"),
                            ("party", "Party"),
                            ("bound", "Bound"),
                            ("applies", "Applies"),
                            ("not_bound", "Not Bound"),
                        ],
                        max_length=16,
                    ),
                ),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("reservations", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adherences", to="register.instrument"
                    ),
                ),
            ],
            options={
                "ordering": ["subject", "from_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["signed", "party", "bound", "applies", "not_bound"])),
                        name="adherence_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on", None),
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="adherence_ends_after_start",
                    ),
                    models.UniqueConstraint(fields=("instrument", "subject", "kind", "from_on"), name="adherence_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="InstrumentVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("language", models.CharField(max_length=3)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("in_force_from", models.DateField(blank=True, null=True)),
                ("in_force_to", models.DateField(blank=True, null=True)),
                ("authentic", models.BooleanField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instrument_versions",
                        to="register.document",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="register.instrument"
                    ),
                ),
            ],
            options={
                "ordering": ["-in_force_from", "language", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_from", None),
                            ("in_force_to", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="version_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LifeStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("step", models.CharField(max_length=16)),
                ("target", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="life", to="register.instrument"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "created_at"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("starts_on", models.DateField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("blocked_since", models.DateField(blank=True, editable=False, null=True)),
                ("state", models.CharField(default="planned", max_length=16)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("commitments", models.ManyToManyField(related_name="measures", to="register.commitment")),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="measures", to="people.organisation"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_here",
                        to="register.measure",
                    ),
                ),
                (
                    "support",
                    models.ManyToManyField(blank=True, related_name="supported_measures", to="people.organisation"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["lead", "due_on"], name="measure_due_for_body"),
                    models.Index(
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
                    models.Index(
                        fields=[
                            "reference",
                            "id",
                            "lead",
                            "classification",
                            "merged_into",
                            "state",
                            "blocked_since",
                            "due_on",
                        ],
                        name="measure_by_reference",
                    ),
                    models.Index(
                        fields=["due_on", "id", "lead", "classification", "merged_into", "state", "blocked_since"],
                        name="measure_by_day",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="measure_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on", None), ("due_on__gte", models.F("starts_on")), _connector="OR"),
                        name="measure_due_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_merged_into_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("dated_on", models.DateField()),
                ("state", models.CharField(default="submitted", max_length=16)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.file"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="register.measure"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "indexes": [models.Index(fields=["state", "created_at"], name="evidence_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="evidence_classification_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=16, validators=[django.core.validators.MinValueValidator(0)]
                    ),
                ),
                ("currency", models.CharField(max_length=3, validators=[zotim.register.measures.models.a_currency])),
                (
                    "source",
                    models.CharField(
                        choices=[("own", "Own"), ("donor", "Donor"), ("eu", "Eu"), ("other", "Other")], max_length=8
                    ),
                ),
                ("source_name", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("struck", models.BooleanField(default=False)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budget", to="register.measure"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "created_at", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="budget_amount_above_nothing"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="budget_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["own", "donor", "eu", "other"])), name="budget_source_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", "own"), models.Q(("source_name", ""), _negated=True), _connector="OR"
                        ),
                        name="budget_source_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="planned", max_length=16)),
                (
                    "agenda",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.file",
                    ),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="register.forum"
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.file",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="register.document",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "until_on"], name="meeting_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="meeting_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on", None),
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("minister", "Minister"),
                            ("deputy", "Deputy"),
                            ("director", "Director"),
                            ("expert", "Expert"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="people.organisation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="register.meeting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["minister", "deputy", "director", "expert", "nobody"])),
                        name="attendance_level_known",
                    ),
                    models.UniqueConstraint(fields=("meeting", "organisation"), name="attendance_once_a_body"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merger",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reason", models.CharField(max_length=500)),
                ("state", models.CharField(default="proposed", max_length=16)),
                ("carried", models.JSONField(default=dict)),
                ("merged_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mergers",
                        to="register.commitment",
                    ),
                ),
                (
                    "into_commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_in",
                        to="register.commitment",
                    ),
                ),
                (
                    "into_measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_in",
                        to="register.measure",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mergers",
                        to="register.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("commitment__isnull", False),
                                ("into_commitment__isnull", False),
                                ("into_measure", None),
                                ("measure", None),
                                models.Q(("commitment", models.F("into_commitment")), _negated=True),
                            ),
                            models.Q(
                                ("commitment", None),
                                ("into_commitment", None),
                                ("into_measure__isnull", False),
                                ("measure__isnull", False),
                                models.Q(("measure", models.F("into_measure")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="merger_of_two_of_a_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "merged"])),
                        fields=("commitment",),
                        name="merger_of_commitment_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "merged"])),
                        fields=("measure",),
                        name="merger_of_measure_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="merger_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("since", models.DateField()),
                ("removed_on", models.DateField(blank=True, null=True)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="obstacles", to="register.measure"
                    ),
                ),
                (
                    "remover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacles_to_remove",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "created_at", "pk"],
                "indexes": [models.Index(fields=["remover", "removed_on"], name="obstacle_of_remover")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_on", None), ("removed_on__gte", models.F("since")), _connector="OR"
                        ),
                        name="obstacle_removed_after_since",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("given_by", models.CharField(max_length=200)),
                (
                    "stance",
                    models.CharField(
                        choices=[("supports", "Supports"), ("changes", "Changes"), ("dissents", "Dissents")],
                        max_length=16,
                    ),
                ),
                ("text", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("given_on", models.DateField()),
                ("answer", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("state", models.CharField(default="open", max_length=16)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="register.instrument"
                    ),
                ),
            ],
            options={
                "ordering": ["given_on", "created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["supports", "changes", "dissents"])), name="stance_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Portion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("due_on", models.DateField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="portions", to="register.datacall"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="portions", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("call", "organisation"), name="portion_once_a_body")],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.CharField(max_length=60)),
                ("place", models.CharField(editable=False, max_length=400)),
                (
                    "commencement",
                    models.CharField(
                        choices=[
                            ("unknown", "Unknown"),
                            ("with_instrument", "With Instrument"),
                            ("on_day", "On Day"),
                            ("no_date", "No Date"),
                        ],
                        default="unknown",
                        max_length=16,
                    ),
                ),
                ("commenced_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="provisions", to="register.instrument"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="register.provision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("commencement__in", ["unknown", "with_instrument", "on_day", "no_date"])),
                        name="provision_commencement_known",
                    ),
                    models.UniqueConstraint(fields=("instrument", "number"), name="provision_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commenced_on__isnull", False), ("commencement", "on_day")),
                            models.Q(models.Q(("commencement", "on_day"), _negated=True), ("commenced_on", None)),
                            _connector="OR",
                        ),
                        name="provision_day_if_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("key", models.CharField(max_length=120, unique=True)),
                ("summary", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("obligation", "Decides"),
                            ("demand", "Demands"),
                            ("call", "Calls"),
                            ("urge", "Urges"),
                            ("request", "Requests"),
                            ("encourage", "Encourages"),
                            ("invite", "Invites"),
                            ("recommend", "Recommends"),
                            ("emphasise", "Emphasises"),
                            ("underscore", "Underscores"),
                            ("commitment", "Commits"),
                            ("standard", "Standard"),
                            ("guideline", "Guideline"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "force",
                    models.CharField(
                        choices=[
                            ("binding", "Binding"),
                            ("asked", "Asked"),
                            ("political", "Political"),
                            ("standard", "Standard"),
                            ("guidance", "Guidance"),
                        ],
                        db_index=True,
                        max_length=16,
                    ),
                ),
                (
                    "line_of_effort",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        db_index=True,
                        max_length=24,
                    ),
                ),
                (
                    "also",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "bearer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("states", "States"),
                            ("parties", "Parties"),
                            ("organisations", "Organisations"),
                            ("private", "Private"),
                        ],
                        max_length=16,
                    ),
                ),
                ("report_to", models.CharField(blank=True, max_length=200)),
                ("report_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("report_from", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("state", models.CharField(default="unverified", max_length=16)),
                ("loaded", models.CharField(blank=True, max_length=64)),
                (
                    "commitments",
                    models.ManyToManyField(blank=True, related_name="obligations", to="register.commitment"),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="register.instrument",
                    ),
                ),
                ("measures", models.ManyToManyField(blank=True, related_name="obligations", to="register.measure")),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="register.provision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "obligation",
                                    "demand",
                                    "call",
                                    "urge",
                                    "request",
                                    "encourage",
                                    "invite",
                                    "recommend",
                                    "emphasise",
                                    "underscore",
                                    "commitment",
                                    "standard",
                                    "guideline",
                                ],
                            )
                        ),
                        name="obligation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("force__in", ["binding", "asked", "political", "standard", "guidance"])),
                        name="obligation_force_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "line_of_effort__in",
                                [
                                    zotim.vocabulary.LineOfEffort["MILITARY"],
                                    zotim.vocabulary.LineOfEffort["STABILISATION"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                    zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                    zotim.vocabulary.LineOfEffort["PREVENTION"],
                                    zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                    zotim.vocabulary.LineOfEffort["GOVERNANCE"],
                                ],
                            )
                        ),
                        name="obligation_line_of_effort_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("report_from", None), ("report_months", None), ("report_to", "")),
                            models.Q(
                                models.Q(("report_to", ""), _negated=True),
                                ("report_months__gte", 1),
                                ("report_months__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="obligation_report_rule_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assistance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("direction", models.CharField(choices=[("given", "Given"), ("received", "Received")], max_length=16)),
                ("partner", models.CharField(max_length=200)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training", "Training"),
                            ("equipment", "Equipment"),
                            ("drafting", "Drafting"),
                            ("expertise", "Expertise"),
                            ("money", "Money"),
                        ],
                        max_length=16,
                    ),
                ),
                ("instrument", models.CharField(blank=True, max_length=200)),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("pledged_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("delivered", models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True)),
                ("delivered_on", models.DateField(blank=True, null=True)),
                ("result", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("certain", models.BooleanField(default=False)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="pledged", max_length=16)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.file",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assistance", to="people.organisation"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistance",
                        to="register.commitment",
                    ),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistance",
                        to="register.forum",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistance",
                        to="register.obligation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "assistance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["given", "received"])), name="assistance_direction_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["training", "equipment", "drafting", "expertise", "money"])),
                        name="assistance_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="assistance_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount", None), ("currency", "")),
                            models.Q(("amount__gte", 0), models.Q(("currency", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="assistance_amount_in_a_currency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"
                        ),
                        name="assistance_seen_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("delivered", None),
                            models.Q(
                                ("delivered__gte", 0), ("state", "delivered"), models.Q(("currency", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="assistance_given_when_delivered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "delivered"), ("delivered_on__isnull", False), ("evidence__isnull", False)
                            ),
                            models.Q(models.Q(("state", "delivered"), _negated=True), ("delivered_on", None)),
                            _connector="OR",
                        ),
                        name="assistance_delivered_with_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pledged_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("pledged_on")),
                            _connector="OR",
                        ),
                        name="assistance_ends_after_pledge",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("definition", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("unit", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "Count"),
                            ("sum", "Sum"),
                            ("amount", "Amount"),
                            ("ratio", "Ratio"),
                            ("median", "Median"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Up"), ("down", "Down"), ("none", "None")], default="up", max_length=8
                    ),
                ),
                ("about_people", models.BooleanField(default=False)),
                (
                    "frequency",
                    models.CharField(
                        choices=[("month", "Month"), ("quarter", "Quarter"), ("half", "Half"), ("year", "Year")],
                        default="quarter",
                        max_length=8,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("days", models.PositiveSmallIntegerField(default=30)),
                ("baseline", models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True)),
                ("baseline_on", models.DateField(blank=True, null=True)),
                ("baseline_source", models.CharField(blank=True, max_length=500)),
                ("dimensions", models.JSONField(blank=True, default=list)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "commitments",
                    models.ManyToManyField(blank=True, related_name="indicators", to="register.commitment"),
                ),
                ("measures", models.ManyToManyField(blank=True, related_name="indicators", to="register.measure")),
                (
                    "obligations",
                    models.ManyToManyField(blank=True, related_name="indicators", to="register.obligation"),
                ),
            ],
            options={
                "ordering": ["reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["count", "sum", "amount", "ratio", "median"])),
                        name="indicator_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["up", "down", "none"])), name="indicator_direction_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("frequency__in", ["month", "quarter", "half", "year"])),
                        name="indicator_frequency_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("baseline", None), ("baseline_on", None)),
                            models.Q(
                                ("baseline__isnull", False),
                                ("baseline_on__isnull", False),
                                models.Q(("baseline_source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="indicator_baseline_has_day_and_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="indicator_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorTarget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("on", models.DateField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=24)),
                ("source", models.CharField(max_length=500)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="register.indicator"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["on", "created_at"],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training", "Training"),
                            ("equipment", "Equipment"),
                            ("drafting", "Drafting"),
                            ("expertise", "Expertise"),
                            ("money", "Money"),
                        ],
                        max_length=16,
                    ),
                ),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("since", models.DateField()),
                ("why_withdrawn", models.TextField(blank=True)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="identified", max_length=16)),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="people.organisation"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="register.measure",
                    ),
                ),
                (
                    "put_in_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="register.obligation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "since"], name="need_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["training", "equipment", "drafting", "expertise", "money"])),
                        name="need_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="need_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount", None), ("currency", "")),
                            models.Q(("amount__gte", 0), models.Q(("currency", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="need_amount_in_a_currency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("obligation__isnull", False), ("measure__isnull", False), _connector="OR"),
                        name="need_is_for_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedMatch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "assistance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matches", to="register.assistance"
                    ),
                ),
                (
                    "matched_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matches", to="register.need"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("need", "assistance"), name="need_matched_once")],
            },
        ),
        migrations.CreateModel(
            name="Doubt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reason", models.CharField(max_length=500)),
                (
                    "doubted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="doubts", to="register.obligation"
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="ObligationLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("restates", "Restates"),
                            ("narrows", "Narrows"),
                            ("supersedes", "Supersedes"),
                            ("conflicts", "Conflicts"),
                            ("limits", "Limits"),
                        ],
                        max_length=16,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links_out", to="register.obligation"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links_in", to="register.obligation"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "created_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "target", "kind"), name="obligation_link_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True), name="obligation_link_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["restates", "narrows", "supersedes", "conflicts", "limits"])),
                        name="obligation_link_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coverage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("extent", models.CharField(choices=[("fully", "Fully"), ("partly", "Partly")], max_length=8)),
                ("note", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("state", models.CharField(default="proposed", max_length=16)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="coverage", to="register.obligation"
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="register.provision"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "coverage",
                "ordering": ["created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("extent__in", ["fully", "partly"])), name="coverage_extent_known"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("provision", "obligation"),
                        name="coverage_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("investigations", "Investigations"),
                            ("charges", "Charges"),
                            ("convictions", "Convictions"),
                            ("acquittals", "Acquittals"),
                        ],
                        max_length=16,
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("count", models.PositiveIntegerField()),
                ("breakdown", models.JSONField(blank=True, default=dict)),
                ("source", models.CharField(max_length=500)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "supplied_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="register.provision"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "-first"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["investigations", "charges", "convictions", "acquittals"])),
                        name="application_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="application_ends_after_start"
                    ),
                    models.UniqueConstraint(fields=("provision", "kind", "body", "first"), name="application_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvisionSuggestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.CharField(max_length=60)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("obligation", "Decides"),
                            ("demand", "Demands"),
                            ("call", "Calls"),
                            ("urge", "Urges"),
                            ("request", "Requests"),
                            ("encourage", "Encourages"),
                            ("invite", "Invites"),
                            ("recommend", "Recommends"),
                            ("emphasise", "Emphasises"),
                            ("underscore", "Underscores"),
                            ("commitment", "Commits"),
                            ("standard", "Standard"),
                            ("guideline", "Guideline"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "line_of_effort",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "also",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        max_length=24,
                    ),
                ),
                ("rule", models.CharField(max_length=120)),
                ("state", models.CharField(default="open", max_length=16)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="register.instrumentversion",
                    ),
                ),
            ],
            options={
                "ordering": ["start", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "start", "end", "number"), name="provision_suggested_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="provision_suggestion_has_a_passage"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvisionText",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "provision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="register.provision"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="register.instrumentversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("provision", "version"), name="provision_text_once"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="provision_has_a_passage"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("position", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=20)),
                ("section", models.CharField(blank=True, max_length=300)),
                ("section_texts", models.JSONField(blank=True, default=dict)),
                ("text", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("help", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                zotim.formats.questionnaires.model.Kind["TEXT"],
                                zotim.formats.questionnaires.model.Kind["TEXT"],
                            ),
                            (
                                zotim.formats.questionnaires.model.Kind["NUMBER"],
                                zotim.formats.questionnaires.model.Kind["NUMBER"],
                            ),
                            (
                                zotim.formats.questionnaires.model.Kind["DATE"],
                                zotim.formats.questionnaires.model.Kind["DATE"],
                            ),
                            (
                                zotim.formats.questionnaires.model.Kind["CHOICE"],
                                zotim.formats.questionnaires.model.Kind["CHOICE"],
                            ),
                            (
                                zotim.formats.questionnaires.model.Kind["YES_NO"],
                                zotim.formats.questionnaires.model.Kind["YES_NO"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("options", models.JSONField(blank=True, default=list)),
                ("required", models.BooleanField(default=False)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="register.datacall"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    zotim.formats.questionnaires.model.Kind["TEXT"],
                                    zotim.formats.questionnaires.model.Kind["NUMBER"],
                                    zotim.formats.questionnaires.model.Kind["DATE"],
                                    zotim.formats.questionnaires.model.Kind["CHOICE"],
                                    zotim.formats.questionnaires.model.Kind["YES_NO"],
                                ],
                            )
                        ),
                        name="question_kind_known",
                    ),
                    models.UniqueConstraint(fields=("call", "position"), name="question_stands_once"),
                    models.UniqueConstraint(fields=("call", "number"), name="question_number_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("state", models.CharField(default="asked", max_length=16)),
                ("comment", models.TextField(blank=True)),
                (
                    "portion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="register.portion"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="register.question"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("portion", "question"), name="answer_once_a_body")],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("days", models.SmallIntegerField(blank=True, null=True)),
                ("told", models.PositiveIntegerField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "portion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="register.portion"
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("portion", "days"), name="reminder_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_by__isnull", False), ("days", None)),
                            models.Q(("asked_by", None), ("days__isnull", False)),
                            _connector="OR",
                        ),
                        name="reminder_by_day_or_by_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderWish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("kind", models.CharField(max_length=40)),
                ("before", models.JSONField(default=list)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "kind"), name="reminder_wish_once")],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(default="clearing", max_length=16)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="register.datacall"
                    ),
                ),
                (
                    "disclosure",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosures.disclosure",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "replies",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "number"), name="reply_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disclosure__isnull", False),
                                ("sent_at__isnull", False),
                                ("sent_by__isnull", False),
                                ("state", "sent"),
                            ),
                            models.Q(
                                models.Q(("state", "sent"), _negated=True),
                                ("disclosure", None),
                                ("sent_at", None),
                                ("sent_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="reply_sent_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClearanceStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("role", models.CharField(max_length=40)),
                ("state", models.CharField(default="waiting", max_length=16)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="register.reply"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("reply", "position"), name="clearance_step_once"),
                    models.UniqueConstraint(fields=("reply", "decided_by"), name="clearance_takes_different_people"),
                    models.CheckConstraint(
                        condition=models.Q(("decided_for", None), ("decided_by__isnull", False), _connector="OR"),
                        name="clearance_decided_for_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyContent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "reply",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="content", to="register.reply"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReplyFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("docx", "DOCX"), ("xlsx", "XLSX"), ("json", "JSON")],
                        default="pdf",
                        max_length=4,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.file"
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="register.reply"
                    ),
                ),
            ],
            options={
                "ordering": ["language", "format"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    zotim.vocabulary.Language["ALBANIAN"],
                                    zotim.vocabulary.Language["ENGLISH"],
                                    zotim.vocabulary.Language["ARABIC"],
                                ],
                            )
                        ),
                        name="replyfile_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["pdf", "docx", "xlsx"])), name="reply_file_format_known"
                    ),
                    models.UniqueConstraint(fields=("reply", "language", "format"), name="reply_file_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("as_of", models.DateTimeField()),
                ("content", models.JSONField()),
                ("about", models.JSONField(blank=True, default=dict)),
                ("template", models.CharField(default="general", max_length=40)),
                ("template_version", models.PositiveSmallIntegerField(default=0)),
                ("template_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="draft", max_length=16)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("docx", "DOCX"), ("xlsx", "XLSX"), ("json", "JSON")],
                        default="pdf",
                        max_length=4,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.file"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="register.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    zotim.vocabulary.Language["ALBANIAN"],
                                    zotim.vocabulary.Language["ENGLISH"],
                                    zotim.vocabulary.Language["ARABIC"],
                                ],
                            )
                        ),
                        name="reportfile_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["pdf", "docx", "xlsx", "json"])),
                        name="report_file_format_known",
                    ),
                    models.UniqueConstraint(fields=("report", "language", "format"), name="report_file_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportTemplate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("key", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["key", "-version"],
                "constraints": [models.UniqueConstraint(fields=("key", "version"), name="report_template_once")],
            },
        ),
        migrations.CreateModel(
            name="ReturnLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("uses", models.PositiveIntegerField(default=0)),
                ("window_at", models.DateTimeField(blank=True, null=True)),
                ("window_uses", models.PositiveIntegerField(default=0)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "portion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="register.portion"
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="AnswerVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("value", models.TextField(blank=True)),
                ("remark", models.TextField(blank=True)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("way", models.CharField(choices=[("page", "page"), ("sheet", "sheet")], max_length=8)),
                ("sheet_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="register.answer"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="register.returnlink",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    zotim.vocabulary.Language["ALBANIAN"],
                                    zotim.vocabulary.Language["ENGLISH"],
                                    zotim.vocabulary.Language["ARABIC"],
                                ],
                            )
                        ),
                        name="answerversion_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["page", "sheet"])), name="answer_version_way_known"
                    ),
                    models.UniqueConstraint(fields=("answer", "number"), name="answer_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", False), ("link", None)),
                            models.Q(("by", None), ("link__isnull", False)),
                            _connector="OR",
                        ),
                        name="answer_version_came_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merged",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("value", models.TextField(blank=True)),
                ("text", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("dissent", models.JSONField(blank=True, default=list)),
                ("dissent_note", models.TextField(blank=True)),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("versions", models.ManyToManyField(related_name="merged", to="register.answerversion")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="register.question"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "merged",
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("question", "number"), name="merged_once")],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("role", models.CharField(choices=[("lead", "Lead"), ("member", "Member")], max_length=16)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="register.forum"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["lead", "member"])), name="seat_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on", None),
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="seat_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sender",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("origin", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=64)),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "frequency",
                    models.CharField(
                        choices=[("month", "Month"), ("quarter", "Quarter"), ("half", "Half"), ("year", "Year")],
                        default="quarter",
                        max_length=8,
                    ),
                ),
                (
                    "ceiling",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("state", models.CharField(default="proposed", max_length=16)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["origin", "created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("frequency__in", ["month", "quarter", "half", "year"])),
                        name="sender_frequency_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("fingerprint",),
                        name="sender_key_entered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "confirmed"]),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sender_ended_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("content", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("catalogue", models.CharField(max_length=64)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="register.sender"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="figure_file_ends_after_start"
                    ),
                    models.UniqueConstraint(fields=("sender", "first", "made_at"), name="figure_file_made_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceivedFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("code", models.CharField(max_length=64)),
                ("label", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("definition", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("unit", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "shape",
                    models.CharField(
                        choices=[("count", "count"), ("sum", "sum"), ("median", "median"), ("ratio", "ratio")],
                        max_length=8,
                    ),
                ),
                ("is_personal", models.BooleanField()),
                ("low", models.DecimalField(decimal_places=4, max_digits=24, null=True)),
                ("high", models.DecimalField(decimal_places=4, max_digits=24, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="register.receivedfigure",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="register.figurefile"
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "code"), name="received_figure_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("high", None), ("low", None)),
                            models.Q(("high__gte", models.F("low")), ("low__isnull", False)),
                            _connector="OR",
                        ),
                        name="received_figure_from_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="received_figure_corrected_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorValue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("low", models.DecimalField(decimal_places=4, max_digits=24)),
                ("high", models.DecimalField(decimal_places=4, max_digits=24)),
                ("breakdown", models.JSONField(blank=True, default=dict)),
                ("source", models.CharField(max_length=500)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="register.indicatorvalue",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="figures.figurevalue",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.file",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="values", to="register.indicator"
                    ),
                ),
                (
                    "supplied_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "received",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="register.receivedfigure",
                    ),
                ),
            ],
            options={
                "ordering": ["first", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "first", "number"), name="indicator_value_counted_up"),
                    models.CheckConstraint(
                        condition=models.Q(("high__gte", models.F("low"))), name="indicator_value_from_to"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="indicator_value_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("figure", None), ("file__isnull", False), ("received", None)),
                            models.Q(("figure__isnull", False), ("file", None), ("received", None)),
                            models.Q(("figure", None), ("file", None), ("received__isnull", False)),
                            _connector="OR",
                        ),
                        name="indicator_value_rests_on_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="indicator_value_corrected_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sponsorship",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("symbol", models.CharField(max_length=120)),
                ("title", zotim.core.texts.TranslatedField(default=None, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[("sponsor", "Sponsor"), ("co_sponsor", "Co Sponsor"), ("aligned", "Aligned")],
                        max_length=16,
                    ),
                ),
                ("on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("certain", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Classification["PUBLIC"], zotim.vocabulary.Classification["PUBLIC"]),
                            (zotim.vocabulary.Classification["INTERNAL"], zotim.vocabulary.Classification["INTERNAL"]),
                            (
                                zotim.vocabulary.Classification["RESTRICTED"],
                                zotim.vocabulary.Classification["RESTRICTED"],
                            ),
                        ],
                        default=zotim.vocabulary.Classification["INTERNAL"],
                        max_length=16,
                    ),
                ),
                ("commitments", models.ManyToManyField(related_name="sponsorships", to="register.commitment")),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sponsorships", to="register.forum"
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sponsorships",
                        to="register.instrument",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["sponsor", "co_sponsor", "aligned"])),
                        name="sponsorship_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "classification__in",
                                [
                                    zotim.vocabulary.Classification["PUBLIC"],
                                    zotim.vocabulary.Classification["INTERNAL"],
                                    zotim.vocabulary.Classification["RESTRICTED"],
                                ],
                            )
                        ),
                        name="sponsorship_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"
                        ),
                        name="sponsorship_seen_somewhere",
                    ),
                    models.UniqueConstraint(fields=("symbol", "role"), name="sponsorship_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusAssessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "claimed",
                    models.CharField(
                        choices=[("not_begun", "Not Begun"), ("under_way", "Under Way"), ("done", "Done")],
                        max_length=16,
                    ),
                ),
                (
                    "assessed",
                    models.CharField(
                        choices=[("not_begun", "Not Begun"), ("under_way", "Under Way"), ("done", "Done")],
                        max_length=16,
                    ),
                ),
                ("reason", zotim.core.texts.TranslatedField(default=None, null=True)),
                ("state", models.CharField(default="proposed", max_length=16)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="register.commitment",
                    ),
                ),
                ("evidence", models.ManyToManyField(related_name="assessments", to="register.evidence")),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("claimed__in", ["not_begun", "under_way", "done"])), name="claimed_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("assessed__in", ["not_begun", "under_way", "done"])), name="assessed_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("sentences", models.JSONField()),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="asked", max_length=16)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hearings", to="people.organisation"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="register.report",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="register.statusassessment",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assessment__isnull", False), ("report", None)),
                            models.Q(("assessment", None), ("report__isnull", False)),
                            _connector="OR",
                        ),
                        name="hearing_on_one_thing",
                    ),
                    models.UniqueConstraint(fields=("report", "organisation"), name="hearing_once_on_a_report"),
                    models.UniqueConstraint(
                        fields=("assessment", "organisation"), name="hearing_once_on_an_assessment"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("sentence", models.CharField(max_length=120)),
                (
                    "position",
                    models.CharField(
                        choices=[("agree", "Agree"), ("correct", "Correct"), ("dissent", "Dissent")], max_length=8
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("stands", "Stands"), ("withdrawn", "Withdrawn")], max_length=10
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                (
                    "answer_language",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.Language["ALBANIAN"], zotim.vocabulary.Language["ALBANIAN"]),
                            (zotim.vocabulary.Language["ENGLISH"], zotim.vocabulary.Language["ENGLISH"]),
                            (zotim.vocabulary.Language["ARABIC"], zotim.vocabulary.Language["ARABIC"]),
                        ],
                        max_length=2,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.evidence",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="register.hearing"
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "language__in",
                                [
                                    zotim.vocabulary.Language["ALBANIAN"],
                                    zotim.vocabulary.Language["ENGLISH"],
                                    zotim.vocabulary.Language["ARABIC"],
                                ],
                            )
                        ),
                        name="comment_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__in", ["agree", "correct", "dissent"])),
                        name="comment_position_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "stands", "withdrawn"])), name="comment_outcome_known"
                    ),
                    models.UniqueConstraint(fields=("hearing", "sentence"), name="comment_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("actor", models.CharField(blank=True, max_length=200)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.ClaimAction["PLEDGE"], zotim.vocabulary.ClaimAction["PLEDGE"]),
                            (zotim.vocabulary.ClaimAction["ONGOING"], zotim.vocabulary.ClaimAction["ONGOING"]),
                            (zotim.vocabulary.ClaimAction["DONE"], zotim.vocabulary.ClaimAction["DONE"]),
                            (zotim.vocabulary.ClaimAction["SUPPORT"], zotim.vocabulary.ClaimAction["SUPPORT"]),
                            (zotim.vocabulary.ClaimAction["CALL"], zotim.vocabulary.ClaimAction["CALL"]),
                            (zotim.vocabulary.ClaimAction["CONDITIONAL"], zotim.vocabulary.ClaimAction["CONDITIONAL"]),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "line_of_effort",
                    models.CharField(
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "also",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.LineOfEffort["MILITARY"], zotim.vocabulary.LineOfEffort["MILITARY"]),
                            (
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                                zotim.vocabulary.LineOfEffort["STABILISATION"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                            ),
                            (
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                            ),
                            (zotim.vocabulary.LineOfEffort["PREVENTION"], zotim.vocabulary.LineOfEffort["PREVENTION"]),
                            (
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                zotim.vocabulary.LineOfEffort["LEGISLATION"],
                            ),
                            (zotim.vocabulary.LineOfEffort["GOVERNANCE"], zotim.vocabulary.LineOfEffort["GOVERNANCE"]),
                        ],
                        max_length=24,
                    ),
                ),
                ("object", models.CharField(blank=True, max_length=500)),
                ("quantity", models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ("unit", models.CharField(blank=True, max_length=60)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "due_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            (zotim.vocabulary.DatePrecision["DAY"], zotim.vocabulary.DatePrecision["DAY"]),
                            (zotim.vocabulary.DatePrecision["MONTH"], zotim.vocabulary.DatePrecision["MONTH"]),
                            (zotim.vocabulary.DatePrecision["QUARTER"], zotim.vocabulary.DatePrecision["QUARTER"]),
                            (zotim.vocabulary.DatePrecision["YEAR"], zotim.vocabulary.DatePrecision["YEAR"]),
                        ],
                        max_length=8,
                    ),
                ),
                ("partner", models.CharField(blank=True, max_length=200)),
                ("instrument", models.CharField(blank=True, max_length=200)),
                ("rule", models.CharField(max_length=80)),
                ("state", models.CharField(default="open", max_length=16)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="register.commitment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suggestions", to="register.document"
                    ),
                ),
            ],
            options={
                "ordering": ["start"],
                "indexes": [models.Index(fields=["state", "document", "created_at"], name="suggestion_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "action__in",
                                [
                                    zotim.vocabulary.ClaimAction["PLEDGE"],
                                    zotim.vocabulary.ClaimAction["ONGOING"],
                                    zotim.vocabulary.ClaimAction["DONE"],
                                    zotim.vocabulary.ClaimAction["SUPPORT"],
                                    zotim.vocabulary.ClaimAction["CALL"],
                                    zotim.vocabulary.ClaimAction["CONDITIONAL"],
                                ],
                            )
                        ),
                        name="suggestion_action_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "line_of_effort__in",
                                [
                                    zotim.vocabulary.LineOfEffort["MILITARY"],
                                    zotim.vocabulary.LineOfEffort["STABILISATION"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_FINANCE"],
                                    zotim.vocabulary.LineOfEffort["FOREIGN_FIGHTERS"],
                                    zotim.vocabulary.LineOfEffort["COUNTER_MESSAGING"],
                                    zotim.vocabulary.LineOfEffort["PREVENTION"],
                                    zotim.vocabulary.LineOfEffort["LEGISLATION"],
                                    zotim.vocabulary.LineOfEffort["GOVERNANCE"],
                                ],
                            )
                        ),
                        name="suggestion_line_of_effort_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="suggestion_has_a_passage"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commitment", None), ("state__in", ["open", "accepted", "edited", "rejected"])),
                            models.Q(("commitment__isnull", False), ("state__in", ["accepted", "edited", "linked"])),
                            _connector="OR",
                        ),
                        name="suggestion_commitment_when_taken",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contradiction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                zotim.engines.contradictions.model.Kind["QUANTITY"],
                                zotim.engines.contradictions.model.Kind["QUANTITY"],
                            ),
                            (
                                zotim.engines.contradictions.model.Kind["DATE"],
                                zotim.engines.contradictions.model.Kind["DATE"],
                            ),
                            (
                                zotim.engines.contradictions.model.Kind["ACTOR"],
                                zotim.engines.contradictions.model.Kind["ACTOR"],
                            ),
                            (
                                zotim.engines.contradictions.model.Kind["FORCE"],
                                zotim.engines.contradictions.model.Kind["FORCE"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("said", models.CharField(max_length=200)),
                ("recorded", models.CharField(max_length=200)),
                ("rule", models.CharField(max_length=80)),
                ("state", models.CharField(default="open", max_length=16)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contradictions",
                        to="register.commitment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contradictions",
                        to="register.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    zotim.engines.contradictions.model.Kind["QUANTITY"],
                                    zotim.engines.contradictions.model.Kind["DATE"],
                                    zotim.engines.contradictions.model.Kind["ACTOR"],
                                    zotim.engines.contradictions.model.Kind["FORCE"],
                                ],
                            )
                        ),
                        name="contradiction_kind_known",
                    ),
                    models.UniqueConstraint(fields=("suggestion", "commitment", "kind"), name="contradiction_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="contradiction_decided_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.CharField(max_length=60)),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("quote", models.TextField(blank=True)),
                ("state", models.CharField(default="proposed", max_length=16)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.document",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.file",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="register.obligation",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document__isnull", False),
                                ("end__gt", models.F("start")),
                                ("end__isnull", False),
                                ("file", None),
                                ("quote", ""),
                                ("start__isnull", False),
                            ),
                            models.Q(
                                ("document", None),
                                ("end", None),
                                ("file__isnull", False),
                                ("start", None),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_rests_on_a_passage",
                    )
                ],
            },
        ),
        migrations.RunPython(order, disorder),
    ]
