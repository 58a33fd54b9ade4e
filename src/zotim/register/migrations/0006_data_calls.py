import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.core.texts
import zotim.formats.questionnaires.model
import zotim.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0002_wishes"),
        ("evidence", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("register", "0005_report_file_format"),
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
                ("form", models.CharField(max_length=8)),
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
                "ordering": ["language", "form"],
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
                        condition=models.Q(("form__in", ["pdf", "docx", "xlsx"])), name="reply_file_form_known"
                    ),
                    models.UniqueConstraint(fields=("reply", "language", "form"), name="reply_file_once"),
                ],
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
    ]
