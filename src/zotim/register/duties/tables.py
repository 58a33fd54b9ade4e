"""Tables of this room."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter, in_translated
from zotim.register.duties.states import HANDOVER
from zotim.register.tables import CommitmentTable


class HandoverTable(DataTable):
    """Packs for the next focal points."""

    caption = _("Handover packs")
    empty = _("When a focal point changes, make a pack on the page of the body's work. It will stand here.")
    columns = [
        Column(
            "reference",
            _("Reference"),
            kind="code",
            sort="reference",
            link=page_of("handover"),
        ),
        Column("organisation", _("Body"), value="organisation.name", kind="translated"),
        Column("created_at", _("Made"), kind="moment", sort="created_at"),
        Column("state", _("State"), kind="state", machine="register.Handover", sort="state"),
        Column("handed_at", _("Handed over"), kind="moment", sort="handed_at"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", *in_translated("organisation__name"))),
        ChoiceFilter(
            "state", _("State"), choices=lambda: [(state.code, str(state.label)) for state in HANDOVER.states]
        ),
    ]


class WorkTable(CommitmentTable):
    """The active commitments that one body answers for, what presses most first."""

    empty = _("This body answers for no active commitment now.")
