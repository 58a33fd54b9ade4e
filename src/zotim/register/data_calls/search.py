"""Data calls are found by their title, by who asks, and by the words of their questions."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.search.registry import Text, searchable
from zotim.register.data_calls.models import DataCall, Question
from zotim.register.data_calls.states import CALL


def _call_texts(call: DataCall) -> Iterable[Text]:
    return call.reference, call.title, call.asked_by, call.recipient


def _call_url(actor: Actor, call: DataCall) -> str:
    return reverse("call", args=[call.pk])


def _question_url(actor: Actor, question: Question) -> str:
    return reverse("call", args=[question.call_id])


def _glyph(call: DataCall) -> Any:
    return CALL.state(call).glyph


searchable(
    DataCall,
    _("Data calls"),
    texts=_call_texts,
    title=lambda call: call.title,
    url=_call_url,
    glyph=_glyph,
    state=lambda call: CALL.state(call).label,
)
searchable(
    Question,
    _("Questions of data calls"),
    texts=lambda question: (question.text, question.help, question.section, *question.section_texts.values()),
    title=lambda question: question.text,
    url=_question_url,
    rows=lambda rows: rows.select_related("call"),
)
