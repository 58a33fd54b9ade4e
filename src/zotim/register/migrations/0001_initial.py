import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.core.texts
import zotim.vocabulary


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("evidence", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
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
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="people.organisation",
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
                ],
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
                    models.UniqueConstraint(fields=("report", "language", "file"), name="report_file_once"),
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
                ],
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
                        name="measure_classification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on", None), ("due_on__gte", models.F("starts_on")), _connector="OR"),
                        name="measure_due_after_start",
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
    ]
