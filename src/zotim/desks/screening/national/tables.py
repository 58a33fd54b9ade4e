"""Tables of proposals and of legal bases. Whom a proposal is about stands on its page, not here."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.screening.lists.models import ListBasis
from zotim.desks.screening.national.models import SIDES, Proposal
from zotim.desks.screening.national.states import BASIS, PROPOSAL


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
        ChoiceFilter("side", _("Rests on"), choices=lambda: [(one.value, str(ListBasis(one).label)) for one in SIDES]),
    ]


class BasisTable(DataTable):
    """Articles by which somebody may be listed."""

    caption = _("Legal bases of the lists of this state")
    empty = _("No legal basis is entered yet. Without one that was verified nobody is listed.")
    columns = [
        Column("act", _("Law"), sort="act", link=lambda row: reverse("legal_basis", args=[row.pk])),
        Column("article", _("Article"), sort="article"),
        Column("side", _("Rests on"), kind="label", enum="ListBasis", sort="side"),
        Column("body", pgettext_lazy("of a legal basis", "Who decides"), sort="body"),
        Column("state", _("State"), kind="state", machine="screening.LegalBasis", sort="state"),
    ]
    filters = [
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in BASIS.states]),
    ]
