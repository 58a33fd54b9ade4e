"""Under which words the register's records are found, and how a result is shown."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import Text, searchable
from zotim.core.states.machine import Machine
from zotim.core.ui.columns import page_of
from zotim.register import states
from zotim.register.models import Commitment, Document, Evidence, Instrument, Measure, Obligation
from zotim.register.standing import glyph_on, measure_glyph_on


def _state(machine: Machine) -> dict[str, Any]:
    return {
        "glyph": lambda obj: machine.state(obj).glyph,
        "state": lambda obj: machine.state(obj).label,
    }


def _commitment_texts(one: Commitment) -> Iterable[Text]:
    yield from (one.reference, one.title, one.partner, one.instrument, one.lead.name, one.lead.short_name)
    yield from _merged_here(one)


def _measure_texts(one: Measure) -> Iterable[Text]:
    yield from (one.reference, one.title, one.lead.name, one.lead.short_name)
    yield from _merged_here(one)


def _merged_here(one: Commitment | Measure) -> Iterable[Text]:
    """What was merged into a record is found as that record."""
    for gone in one.merged_here.all():
        yield from (gone.reference, gone.title)
        yield from _merged_here(gone)


searchable(
    Commitment,
    _("Commitments"),
    texts=_commitment_texts,
    title=lambda one: one.title,
    url=page_of("commitment"),
    glyph=lambda one: one.glyph,
    rows=lambda rows: rows.exclude(state="merged").annotate(glyph=glyph_on(timezone.localdate())),
)
searchable(
    Measure,
    _("Measures"),
    texts=_measure_texts,
    title=lambda one: one.title,
    url=page_of("measure"),
    glyph=lambda one: one.glyph,
    state=lambda one: states.MEASURE.state(one).label,
    rows=lambda rows: rows.filter(merged_into=None).annotate(glyph=measure_glyph_on(timezone.localdate())),
)
searchable(
    Evidence,
    _("Evidence"),
    texts=lambda one: (one.reference, one.title, one.file.name),
    title=lambda one: one.title,
    url=page_of("evidence"),
    rows=lambda rows: rows.select_related("file"),
    **_state(states.EVIDENCE),
)
searchable(
    Document,
    _("Statements"),
    texts=lambda one: (one.reference, one.title, one.source, one.text),
    url=page_of("document"),
    rows=lambda rows: rows.defer("text"),
)
searchable(
    Instrument,
    _("Instruments"),
    texts=lambda one: (one.reference, one.symbol, one.title, one.issuer),
    url=page_of("instrument"),
    **_state(states.INSTRUMENT),
)
searchable(
    Obligation,
    _("Obligations"),
    texts=lambda one: (
        one.reference,
        one.key,
        one.summary,
        one.instrument.symbol,
        one.provision and one.provision.number,
    ),
    title=lambda one: f"{one.cited}: {one.summary}",
    url=page_of("obligation"),
    rows=lambda rows: rows.select_related("instrument", "provision"),
    **_state(states.OBLIGATION),
)
