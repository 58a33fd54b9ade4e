"""What a person is told: law in three languages, how one writes to a body, legal aid, reasons."""

from typing import Any

from django.db import migrations, models

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
        ("screening", "0004_measures"),
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
    ]
