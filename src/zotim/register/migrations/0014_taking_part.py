import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zotim.core.identifiers
import zotim.core.texts
import zotim.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0001_initial"),
        ("people", "0001_initial"),
        ("register", "0013_indicators"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistance",
                        to="register.obligation",
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
            ],
            options={
                "verbose_name_plural": "assistance",
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
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="register.obligation",
                    ),
                ),
                (
                    "put_in_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
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
        ),
        migrations.AddConstraint(
            model_name="forum",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="forum",
            constraint=models.CheckConstraint(
                condition=models.Q(("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"),
                name="forum_seen_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="forum",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True), name="forum_isnt_its_own_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["given", "received"])), name="assistance_direction_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["training", "equipment", "drafting", "expertise", "money"])),
                name="assistance_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", None), ("currency", "")),
                    models.Q(("amount__gte", 0), models.Q(("currency", ""), _negated=True)),
                    _connector="OR",
                ),
                name="assistance_amount_in_a_currency",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"),
                name="assistance_seen_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("delivered", None),
                    models.Q(("delivered__gte", 0), ("state", "delivered"), models.Q(("currency", ""), _negated=True)),
                    _connector="OR",
                ),
                name="assistance_given_when_delivered",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "delivered"), ("delivered_on__isnull", False), ("evidence__isnull", False)),
                    models.Q(models.Q(("state", "delivered"), _negated=True), ("delivered_on", None)),
                    _connector="OR",
                ),
                name="assistance_delivered_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pledged_on", None), ("ends_on", None), ("ends_on__gte", models.F("pledged_on")), _connector="OR"
                ),
                name="assistance_ends_after_pledge",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumlead",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["lead", "chair", "vice_chair"])), name="forumlead_role_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="forumlead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_on", None), ("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="forumlead_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumlead",
            constraint=models.CheckConstraint(
                condition=models.Q(("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"),
                name="forumlead_seen_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="forummembership",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["member", "observer", "partner"])), name="forummembership_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="forummembership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_on", None), ("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="forummembership_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="forummembership",
            constraint=models.CheckConstraint(
                condition=models.Q(("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"),
                name="forummembership_seen_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="forummembership",
            constraint=models.UniqueConstraint(
                fields=("forum", "subject", "kind", "from_on"), name="forum_membership_once"
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["state", "until_on"], name="meeting_by_day"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_on", None), ("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="meeting_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["minister", "deputy", "director", "expert", "nobody"])),
                name="attendance_level_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("meeting", "organisation"), name="attendance_once_a_body"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["state", "since"], name="need_by_state"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["training", "equipment", "drafting", "expertise", "money"])),
                name="need_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", None), ("currency", "")),
                    models.Q(("amount__gte", 0), models.Q(("currency", ""), _negated=True)),
                    _connector="OR",
                ),
                name="need_amount_in_a_currency",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("obligation__isnull", False), ("measure__isnull", False), _connector="OR"),
                name="need_is_for_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="needmatch",
            constraint=models.UniqueConstraint(fields=("need", "assistance"), name="need_matched_once"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["lead", "member"])), name="seat_role_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_on", None), ("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="seat_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="sponsorship",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["sponsor", "co_sponsor", "aligned"])), name="sponsorship_role_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="sponsorship",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="sponsorship",
            constraint=models.CheckConstraint(
                condition=models.Q(("certain", False), models.Q(("source", ""), _negated=True), _connector="OR"),
                name="sponsorship_seen_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="sponsorship",
            constraint=models.UniqueConstraint(fields=("symbol", "role"), name="sponsorship_once"),
        ),
    ]
