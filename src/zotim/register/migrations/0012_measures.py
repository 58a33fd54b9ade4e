import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.core.texts
import zotim.register.measures.models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("register", "0011_clearance_for"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "ordering": ["starts_on", "created_at", "pk"],
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
            ],
            options={
                "ordering": ["-created_at"],
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
            ],
            options={
                "ordering": ["since", "created_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="commitment",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_here",
                to="register.commitment",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="blocked_since",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="measure",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_here",
                to="register.measure",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="support",
            field=models.ManyToManyField(blank=True, related_name="supported_measures", to="people.organisation"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None), models.Q(("merged_into", models.F("id")), _negated=True), _connector="OR"
                ),
                name="measure_merged_into_another",
            ),
        ),
        migrations.AddField(
            model_name="budgetline",
            name="measure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="budget", to="register.measure"
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="commitment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mergers",
                to="register.commitment",
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="into_commitment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_in",
                to="register.commitment",
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="into_measure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_in",
                to="register.measure",
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mergers",
                to="register.measure",
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="measure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="obstacles", to="register.measure"
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="remover",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="obstacles_to_remove",
                to="people.organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="budget_amount_above_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="budget_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["own", "donor", "eu", "other"])), name="budget_source_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", "own"), models.Q(("source_name", ""), _negated=True), _connector="OR"),
                name="budget_source_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["proposed", "merged"])),
                fields=("commitment",),
                name="merger_of_commitment_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["proposed", "merged"])),
                fields=("measure",),
                name="merger_of_measure_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="merger_has_a_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="obstacle",
            index=models.Index(fields=["remover", "removed_on"], name="obstacle_of_remover"),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(("removed_on", None), ("removed_on__gte", models.F("since")), _connector="OR"),
                name="obstacle_removed_after_since",
            ),
        ),
    ]
