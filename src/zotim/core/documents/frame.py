"""The frame of every paper that this house makes: whose it is, and that nothing in it is real where that is so."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.documents.paper import Cell, EvidenceItem, Paper, Section
from zotim.core.people.models import Installation
from zotim.vocabulary import Classification


def framed(
    *,
    title: str,
    language: str,
    as_of: date,
    classification: Classification,
    facts: Sequence[tuple[str, Cell]] = (),
    sections: Sequence[Section] = (),
    evidence: Sequence[EvidenceItem] = (),
    footer: str = "",
    subtitle: str | None = None,
    note: str = "",
) -> Paper:
    """A paper in *language*, under its title the name of the installation, unless *subtitle* says otherwise.

    *note* stands before anything that the paper claims; in a demonstration it follows the line that says that nothing
    is real. Raises ValueError as :class:`~.paper.Paper` does.
    """
    house = Installation.objects.first()
    with override(language):
        demo = _("Demonstration with made-up people. Nothing here is real.") if house and house.demo else ""
        name = str(house.name) if house and house.name else ""
    return Paper(
        title=title,
        language=language,
        as_of=as_of,
        subtitle=name if subtitle is None else subtitle,
        facts=facts,
        sections=sections,
        evidence=evidence,
        footer=footer,
        classification=classification,
        verify_note=" ".join(filter(None, (demo, note))),
    )
