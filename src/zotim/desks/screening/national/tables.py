"""The table of proposals. Whom a proposal is about stands on its page, not here."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.screening.bases.models import DECIDED_HERE
from zotim.desks.screening.lists.models import ListBasis
from zotim.desks.screening.national.models import Proposal
from zotim.desks.screening.national.states import PROPOSAL


def _review_on(row: Proposal) -> date | None:
    """The day by which an entry is reviewed; what isn't on a list has none."""
    return row.review_on if row.state in ("listed", "under_review") else None


class ProposalTable(DataTable):
    """Proposals that one wrote or decides on."""

    caption = _("Proposals for the lists of this state")
    empty = _("There is no proposal that you wrote or decide on.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("proposal", args=[row.pk])),
        Column("side", _("Rests on"), kind="label", enum="ListBasis", sort="side"),
        Column("kind", _("Kind"), kind="label", enum="ListKind", sort="kind"),
        Column("state", _("State"), kind="state", machine="screening.Proposal", sort="state"),
        Column("moved_at", _("Since"), kind="moment", sort="moved_at"),
        Column("review_on", _("Review by"), kind="day_due", value=_review_on, sort="review_on"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference",)),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in PROPOSAL.states]),
        ChoiceFilter(
            "side", _("Rests on"), choices=lambda: [(one.value, str(ListBasis(one).label)) for one in DECIDED_HERE]
        ),
    ]
