"""What a person is told: law in three languages, how one writes to a body, legal aid, reasons, and
each time that a freeze was looked at again."""

from typing import Any

import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.core.sealing.fields
import zotim.core.texts

TEXTS = ("act", "article")


def carry(apps: Any, schema_editor: Any) -> None:
    """What was typed in one language stands in Albanian."""
    for basis in apps.get_model("screening", "LegalBasis").objects.all():
        for name in TEXTS:
            setattr(basis, name, zotim.core.texts.Translated.of("sq", getattr(basis, f"{name}_typed")))
        basis.save(update_fields=TEXTS)


def told_reasons(model: str) -> list[Any]:
    """The reasons that may be told, sealed."""
    name = f"screening_{model}_told_reasons_sealed"
    return [
        migrations.AddField(model, "told_reasons", zotim.core.sealing.fields.SealedTextField(blank=True, null=True)),
        migrations.AddConstraint(
            model, models.CheckConstraint(condition=models.Q(told_reasons__startswith="zs1:"), name=name)
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("screening", "0008_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(migrations.RenameField("legalbasis", name, f"{name}_typed") for name in TEXTS),
        *(
            migrations.AddField("legalbasis", name, zotim.core.texts.TranslatedField(default=None, null=True))
            for name in (*TEXTS, "write_to", "legal_aid")
        ),
        migrations.RunPython(carry, migrations.RunPython.noop, elidable=True),
        *(migrations.RemoveField("legalbasis", f"{name}_typed") for name in TEXTS),
        *(step for model in ("notice", "proposal") for step in told_reasons(model)),
        migrations.CreateModel(
            "FreezeReview",
            [
                (
                    "id",
                    models.UUIDField(
                        default=zotim.core.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("next_on", models.DateField()),
                ("reason", zotim.core.sealing.fields.SealedTextField()),
                ("freeze", models.ForeignKey("screening.freeze", models.PROTECT, related_name="reviews")),
                ("looked_by", models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")),
                (
                    "looked_for",
                    models.ForeignKey(
                        settings.AUTH_USER_MODEL, models.PROTECT, blank=True, null=True, related_name="+"
                    ),
                ),
            ],
            {
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(reason__startswith="zs1:"), name="screening_freezereview_reason_sealed"
                    )
                ],
            },
        ),
    ]
