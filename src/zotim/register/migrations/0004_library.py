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
        ("people", "__first__"),
        ("register", "0003_fill_standing"),
    ]

    operations = [
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
                        condition=models.Q(("kind__in", ["restates", "narrows", "supersedes", "conflicts"])),
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
    ]
