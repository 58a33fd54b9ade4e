import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.engines.contradictions.model


class Migration(migrations.Migration):
    dependencies = [
        ("people", "__first__"),
        ("register", "0007_evidence_opening"),
    ]

    operations = [
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
        migrations.AddField(
            model_name="suggestion",
            name="commitment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suggestions",
                to="register.commitment",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("commitment", None), ("state__in", ["open", "accepted", "edited", "rejected"])),
                    models.Q(("commitment__isnull", False), ("state__in", ["accepted", "edited", "linked"])),
                    _connector="OR",
                ),
                name="suggestion_commitment_when_taken",
            ),
        ),
    ]
