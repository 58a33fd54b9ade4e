"""Tables of data calls."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter, in_translated
from zotim.register.data_calls.selectors import answered
from zotim.register.data_calls.states import CALL


class CallTable(DataTable):
    """Data calls and how far each is."""

    caption = _("Data calls")
    empty = _("Questionnaires that others send to the state will stand here.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column(
            "title",
            _("Questionnaire"),
            kind="translated",
            link=page_of("call"),
            sort="title__texts__{language}",
        ),
        Column("asked_by", _("Asked by"), kind="known", sort="asked_by"),
        Column("due_on", _("Reply due"), kind="date", sort="due_on"),
        Column("answered", _("Answers that came"), value=answered),
        Column("state", _("State"), kind="state", machine="register.DataCall", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "asked_by", *in_translated("title"))),
        ChoiceFilter("state", _("State"), choices=lambda: [(state.code, str(state.label)) for state in CALL.states]),
    ]
