"""On what a step rests: act, article, body and court, entered by one person and confirmed by another."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.texts import Translated, TranslatedField
from zotim.desks.screening.lists.models import ListBasis

SIDES = (ListBasis.UN, ListBasis.NATIONAL, ListBasis.FOREIGN)
"""Lists on which a step can rest. One that is for information only changes nothing for anybody."""
DECIDED_HERE = (ListBasis.NATIONAL, ListBasis.FOREIGN)
"""Lists whose entries this state decides on: by itself, or because another state asked."""


COMMAS = {"ar": "، "}
"""What stands between act and article, where it isn't the usual comma."""


class LegalStep(models.TextChoices):
    """What needs a legal basis of its own. Until one is confirmed the step is off."""

    LISTING = "listing", _("Entry on a list of this state")
    FREEZE = "freeze", _("Hold and freeze")
    BASIC = "basic", _("Exemption for basic expenses")
    EXTRAORDINARY = "extraordinary", _("Exemption for extraordinary expenses")
    CONTRACT = "contract", _("Exemption for an earlier contract")
    HUMANITARIAN = "humanitarian", _("Humanitarian carve-out")


class LegalBasis(Record):
    """The article by which a step may be taken here, who decides, and to which court one may go.

    One is in force for each step and side; but somebody may be listed by any of several articles.
    """

    reference = models.CharField(max_length=16, unique=True)
    step = models.CharField(max_length=16, choices=LegalStep)
    side = models.CharField(max_length=16, choices=ListBasis)
    state = models.CharField(max_length=16, default="entered")
    act = TranslatedField()
    article = TranslatedField()
    body = TranslatedField()
    write_to = TranslatedField()
    court = TranslatedField()
    legal_aid = TranslatedField()
    appeal_days = models.PositiveSmallIntegerField()
    told_to = models.CharField(max_length=200, blank=True)
    seen_in = models.CharField(max_length=300)
    wording = models.BooleanField(default=False)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_for = somebody()
    confirmed_by = somebody()
    confirmed_for = somebody()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Articles by which somebody may be listed, held, frozen or exempted here, each confirmed by two people",
        basis="public_task",
        retention="lists",
        fields={
            "reference": "How people cite it here",
            "step": "The step that rests on it",
            "side": "For lists of the UN, of this state, or for what another state asked",
            "state": "Entered (a proposal), confirmed, returned or ended",
            "act": "The law or resolution, in up to three languages",
            "article": "Its article or paragraph, in up to three languages",
            "body": "The body that decides, in up to three languages",
            "write_to": "How one writes to that body, in up to three languages; none: nobody has said",
            "court": "The court or body to which one may appeal, in up to three languages",
            "legal_aid": "Where legal aid is found, in up to three languages; none: nobody has said",
            "appeal_days": "Within how many days",
            "told_to": "Who has to be told before an exemption takes effect; empty: nobody",
            "seen_in": "The official text in which it was seen",
            "wording": "Whether the body has approved the wording of notices",
            "entered_by": personal("Who entered it"),
            "entered_for": personal("Whom they stood in for"),
            "confirmed_by": personal("Who compared it with the official text"),
            "confirmed_for": personal("Whom they stood in for"),
            "confirmed_at": "When",
        },
    )

    class Meta:
        ordering = ["side", "step", "-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(step__in=LegalStep.values), name="legal_basis_step"),
            models.CheckConstraint(
                condition=Q(side__in=DECIDED_HERE) | (Q(side__in=SIDES) & ~Q(step=LegalStep.LISTING)),
                name="legal_basis_side",
            ),
            models.CheckConstraint(condition=apart("entered", "confirmed"), name="legal_basis_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="legal_basis_confirmed_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["step", "side"], condition=Q(state="confirmed") & ~Q(step=LegalStep.LISTING),
                name="legal_basis_one_in_force",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.cited)

    @property
    def cited(self) -> Translated:
        """Act and article as they are printed, in each language in which the act is entered."""
        act, article = self.act, self.article
        texts = {
            code: COMMAS.get(code, ", ").join((act.texts[code], article.in_language(code)[0])) for code in act.texts
        }
        return Translated(act.original, texts, act.authentic, act.by)

    @property
    def cited_as_entered(self) -> str:
        """The same as it is published: in the language in which it was entered, whoever looks."""
        return self.cited.in_language(self.act.original)[0]

    @property
    def title(self) -> Translated:
        """What stands above a form about it."""
        return self.cited
