"""A report as of a moment: sentences that lead to their evidence, in one language."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.documents.paper import Block, Paper, Section
from zotim.core.people.models import Installation
from zotim.core.texts import Translated
from zotim.core.ui.words import label
from zotim.register.reports.promises import promises
from zotim.register.reports.sentences import _answers, _document_item, _evidence_item, _quote, _sentences, _steps
from zotim.vocabulary import Classification, Glyph, Language, LineOfEffort


def compose(moment: datetime, language: Language, ceiling: Classification, title: Translated) -> Paper:
    """The report in *language*. Its sections are commitments, by line of effort; each sentence names its evidence."""
    with override(language):
        sections, items = [], {}
        everything = promises(moment, ceiling)
        for promise in everything:
            commitment = promise.commitment
            items[commitment.document.reference] = _document_item(commitment.document)
            for pieces in promise.evidence.values():
                items |= {piece.reference: _evidence_item(piece, moment) for piece in pieces}
            heading = f"{label(LineOfEffort(commitment.line_of_effort))}: {commitment.title}"
            blocks: tuple[Block, ...] = (
                _steps(promise),
                *_sentences(promise, language),
                _quote(commitment),
                *_answers(promise),
            )
            sections.append(Section(heading, promise.glyph, blocks))
        if not sections:
            sections.append(Section(_("No commitment that this report may show had been accepted by this day.")))
        installation = Installation.objects.first()
        counts = [(label(glyph), sum(p.glyph == glyph for p in everything)) for glyph in Glyph]
        return Paper(
            title=title.in_language(language)[0],
            language=language,
            as_of=timezone.localdate(moment),
            subtitle=str(installation.name) if installation else "",
            facts=[(_("Commitments"), len(everything)), *((str(name), count) for name, count in counts if count)],
            sections=sections,
            evidence=list(items.values()),
            footer=_("Every sentence leads to its evidence. What nobody reviewed isn't said."),
            classification=ceiling,
            verify_note=_("Demonstration with made-up people. Nothing here is real.")
            if installation and installation.demo
            else "",
        )
