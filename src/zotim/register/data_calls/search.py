"""Data calls are found by their title, by who asks, and by the words of their questions."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import Text, searchable
from zotim.core.ui.columns import page_of
from zotim.register.data_calls.models import DataCall, Question
from zotim.register.data_calls.states import CALL


def _call_texts(call: DataCall) -> Iterable[Text]:
    return call.reference, call.title, call.asked_by, call.recipient


def _glyph(call: DataCall) -> Any:
    return CALL.state(call).glyph


searchable(
    DataCall,
    _("Data calls"),
    texts=_call_texts,
    title=lambda call: call.title,
    url=page_of("call"),
    glyph=_glyph,
    state=lambda call: CALL.state(call).label,
)
searchable(
    Question,
    _("Questions of data calls"),
    texts=lambda question: (question.text, question.help, question.section, *question.section_texts.values()),
    title=lambda question: question.text,
    url=lambda question: reverse("call", args=[question.call_id]),
    rows=lambda rows: rows.select_related("call"),
)
