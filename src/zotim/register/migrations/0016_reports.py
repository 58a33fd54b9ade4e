import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0001_initial"),
        ("people", "0001_initial"),
        ("register", "0015_duties"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "ordering": ["created_at", "pk"],
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
            ],
            options={
                "ordering": ["due_on", "pk"],
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
            ],
            options={
                "ordering": ["key", "-version"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="reportfile",
            name="report_file_format_known",
        ),
        migrations.AddField(
            model_name="report",
            name="about",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="report",
            name="state",
            # Those that were made before there was a draft are final.
            field=models.CharField(default="final", max_length=16),
        ),
        migrations.AlterField(
            model_name="report",
            name="state",
            field=models.CharField(default="draft", max_length=16),
        ),
        migrations.AddField(
            model_name="report",
            name="template",
            field=models.CharField(default="general", max_length=40),
        ),
        migrations.AddField(
            model_name="report",
            name="template_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="report",
            name="template_version",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="reportfile",
            name="format",
            field=models.CharField(
                choices=[("pdf", "PDF"), ("docx", "DOCX"), ("xlsx", "XLSX"), ("json", "JSON")],
                default="pdf",
                max_length=4,
            ),
        ),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("format__in", ["pdf", "docx", "xlsx", "json"])), name="report_file_format_known"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="evidence",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.evidence",
            ),
        ),
        migrations.AddField(
            model_name="hearing",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="hearing",
            name="assessment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hearings",
                to="register.statusassessment",
            ),
        ),
        migrations.AddField(
            model_name="hearing",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="hearings", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="hearing",
            name="report",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hearings",
                to="register.report",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="hearing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="register.hearing"
            ),
        ),
        migrations.AddField(
            model_name="reporttemplate",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("assessment__isnull", False), ("report", None)),
                    models.Q(("assessment", None), ("report__isnull", False)),
                    _connector="OR",
                ),
                name="hearing_on_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(fields=("report", "organisation"), name="hearing_once_on_a_report"),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(
                fields=("assessment", "organisation"), name="hearing_once_on_an_assessment"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("position__in", ["agree", "correct", "dissent"])), name="comment_position_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["", "stands", "withdrawn"])), name="comment_outcome_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(fields=("hearing", "sentence"), name="comment_once"),
        ),
        migrations.AddConstraint(
            model_name="reporttemplate",
            constraint=models.UniqueConstraint(fields=("key", "version"), name="report_template_once"),
        ),
    ]
