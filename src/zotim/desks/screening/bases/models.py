"""On what a step rests: act, article, body and court, entered by one person and confirmed by another."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.bases import BASIS_FIELDS, Basis
from zotim.core.approvals.confirming import two_people
from zotim.core.dictionary import Field, describe
from zotim.desks.screening.lists.models import ListBasis

SIDES = (ListBasis.UN, ListBasis.NATIONAL, ListBasis.FOREIGN)
"""Lists on which a step can rest. One that is for information only changes nothing for anybody."""
DECIDED_HERE = (ListBasis.NATIONAL, ListBasis.FOREIGN)
"""Lists whose entries this state decides on: by itself, or because another state asked."""


class LegalStep(models.TextChoices):
    """What needs a legal basis of its own. Until one is confirmed the step is off."""

    LISTING = "listing", _("Entry on a list of this state")
    FREEZE = "freeze", _("Hold and freeze")
    BASIC = "basic", _("Exemption for basic expenses")
    EXTRAORDINARY = "extraordinary", _("Exemption for extraordinary expenses")
    CONTRACT = "contract", _("Exemption for an earlier contract")
    LICENCE = "licence", _("Licence for another dealing")
    HUMANITARIAN = "humanitarian", _("Humanitarian carve-out")


class LegalBasis(Basis):
    """The article by which a step may be taken here, who decides, and to which court one may go.

    One is in force for each step and side; but somebody may be listed by any of several articles.
    """

    step = models.CharField(max_length=16, choices=LegalStep)
    side = models.CharField(max_length=16, choices=ListBasis)
    told_to = models.CharField(max_length=200, blank=True)

    dictionary = describe(
        "Articles by which somebody may be listed, held, frozen or exempted here, each confirmed by two people",
        basis="public_task",
        retention="lists",
        fields=BASIS_FIELDS
        | {
            "step": Field("The step that rests on it"),
            "side": Field("For lists of the UN, of this state, or for what another state asked"),
            "told_to": Field("Who has to be told before an exemption takes effect; empty: nobody"),
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
            *two_people("legal_basis"),
            models.UniqueConstraint(
                fields=["step", "side"], condition=Q(state="confirmed") & ~Q(step=LegalStep.LISTING),
                name="legal_basis_one_in_force",
            ),
        ]  # fmt: skip
