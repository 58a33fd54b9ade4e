"""Where a commitment stands becomes data, with the indexes that lists and counts read; commitments can end."""

import django.db.models.deletion
from django.db import migrations, models

import zotim.core.texts
import zotim.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="commitment",
            name="helpers",
            field=models.ManyToManyField(editable=False, related_name="helped", to="people.organisation"),
        ),
        migrations.AddField(
            model_name="commitment",
            name="late_from",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="commitment",
            name="standing",
            field=models.CharField(
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
        migrations.AddField(
            model_name="commitment",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supersedes",
                to="register.commitment",
            ),
        ),
        migrations.AddField(
            model_name="commitment",
            name="why_ended",
            field=zotim.core.texts.TranslatedField(blank=True, default=None, null=True),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["state", "line_of_effort", "standing", "late_from", "classification", "lead", "id"],
                name="commitment_counts",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["state", "line_of_effort", "late_from"], name="commitment_urgent"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["state", "due_on"], name="commitment_due"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=[
                    "created_at",
                    "id",
                    "lead",
                    "classification",
                    "state",
                    "line_of_effort",
                    "standing",
                    "late_from",
                ],
                name="commitment_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["reference", "id", "lead", "classification"], name="commitment_by_reference"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["due_on", "id", "lead", "classification"], name="commitment_by_day"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["line_of_effort", "id", "lead", "classification"], name="commitment_by_line"),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["lead", "due_on"], name="measure_due_for_body"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("superseded_by", None),
                    models.Q(("state", "superseded"), models.Q(("superseded_by", models.F("id")), _negated=True)),
                    _connector="OR",
                ),
                name="commitment_superseded_by_another",
            ),
        ),
    ]
