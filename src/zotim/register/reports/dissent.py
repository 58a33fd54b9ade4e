"""What a report becomes once bodies were heard: withdrawn sentences are gone, dissent stands below its sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.documents.frozen import paper_of
from zotim.core.documents.paper import Block, EvidenceItem, Paper, Quote, Sentence, paper_as_json
from zotim.core.ui.words import label
from zotim.register.reports.items import of_evidence
from zotim.register.reports.models import Comment


def withdrawn(comments: Sequence[Comment]) -> bool:
    """Whether the centre withdrew the sentence."""
    return any(one.outcome == Comment.Outcome.WITHDRAWN for one in comments)


def beside(comments: Sequence[Comment]) -> list[Block]:
    """What stands below a sentence that stands: the body's words and the centre's answer, each in its own language."""
    blocks: list[Block] = []
    for one in comments:
        body = one.hearing.organisation.name.in_language()[0]
        shown = f" ({one.evidence.reference})" if one.evidence else ""
        said = label(one.position, "Position")
        blocks.append(Quote(one.text, one.language, None, f"{body}: {said}{shown}"))
        blocks.append(Quote(one.answer, one.answer_language, None, _("The centre's answer")))
    return blocks


def shown_by(comments: Sequence[Comment], moment: datetime) -> list[EvidenceItem]:
    """Entries for the evidence with which a body corrects a sentence."""
    return [of_evidence(one.evidence, moment) for one in comments if one.evidence]


def heard(
    content: dict[str, Any], disputes: Mapping[str, Sequence[Comment]], bodies: int, silent: int, moment: datetime
) -> dict[str, Any]:
    """One language of a report, after *bodies* were heard, *silent* of which said nothing."""
    before = paper_of(content)
    with override(before.language):
        facts = [*before.facts, (_("Bodies that were asked to comment"), bodies)]
        if silent:
            facts.append((_("of them silent until their day"), silent))
        items = {item.reference: item for item in before.evidence}
        sections = []
        for section in before.sections:
            blocks: list[Block] = []
            for block in section.blocks:
                comments = disputes.get(block.id, ()) if isinstance(block, Sentence) else ()
                if withdrawn(comments):
                    continue
                blocks += [block, *beside(comments)]
                for item in shown_by(comments, moment):
                    items.setdefault(item.reference, item)
            sections.append(replace(section, blocks=blocks))
        after = replace(before, facts=facts, sections=sections, evidence=list(items.values()))
        return paper_as_json(replace(after, evidence=[one for one in after.evidence if _needed(one, before, after)]))


def _needed(item: EvidenceItem, before: Paper, after: Paper) -> bool:
    """Whether an entry still shows something: it is cited, or never was (the source of a passage, of a correction)."""
    return item.reference in _cited(after) or item.reference not in _cited(before)


def _cited(paper: Paper) -> set[str]:
    return {reference for _said, references in paper.citations() for reference in references}
