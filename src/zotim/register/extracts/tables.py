"""Table of extracts."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.register.extracts.states import EXTRACT


class ExtractTable(DataTable):
    """Versions of what the public sees."""

    caption = _("Versions of the public extract")
    empty = _("Nothing was proposed for the public yet. A proposal shows what would appear before anything does.")
    columns = [
        Column("number", _("Version"), kind="number", sort="number", link=page_of("extract")),
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column("as_of", _("As of"), kind="moment", sort="as_of"),
        Column("state", _("State"), kind="state", machine="register.Extract", sort="state"),
        Column("released_at", _("Released on"), kind="moment", sort="released_at"),
        Column("sha256", _("Hash"), kind="code", value="content.sha256", hidden=True),
    ]
    filters = [
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in EXTRACT.states]),
    ]
