"""Sentences of the record that may answer a question. Each leads to its record; a person takes one, or none is used.

A record is proposed for the words that it shares with the question, rare ones counting more, and for lying in the line
of effort that the question is about. Words are compared folded and without their endings, in all three languages. The
actor sees only records that they may see anyway, and only such as may travel as far as the reply may.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.documents.wording import day
from zotim.core.search.services import sharing
from zotim.core.texts import Translated
from zotim.engines import claims
from zotim.engines.scripts import tokens
from zotim.register.data_calls.models import Answer, Question
from zotim.register.models import Commitment, Evidence, Measure
from zotim.vocabulary import Classification, Language, LineOfEffort

SHOWN = 5
MOST_WORDS = 12
SHORTEST = 4
"""Letters of a word that counts; shorter ones are particles, in all three languages."""
STEM = 5
"""Letters by which two words are compared: training and trained, ushtarak and ushtarakëve."""
LINE_BONUS = 1.0
ALONE = 2
"""Shared words that speak for a record by themselves; a single one does only within the question's line of effort."""

_COMMON = """
    state states which what when where does have has been your please describe provide information details list many
    number extent measures taken indicate explain year country national regarding whether their with from this that
    cilat cila cfare shteti shtetit juaj lutemi pershkruani jepni informacion masat marra numri vitit vendi kombetare
    eshte jane kane duke kjo keto
    هل التي الذي الدولة يرجى وصف تقديم معلومات التدابير المتخذة عدد كم السنة البلد الوطنية على هذه هذا
"""
COMMON = frozenset(word[:STEM] for word in tokens(_COMMON))
"""Words that questionnaires share with each other, not with the record."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence for an answer, in *language*, and the record that it comes from."""

    sentence: str
    language: str
    reference: str
    kind: str
    record_id: str
    url: str
    words: tuple[str, ...]

    @property
    def source(self) -> dict[str, str]:
        """The record as an answer keeps it."""
        return {"type": self.kind, "id": self.record_id, "reference": self.reference}


def words_of(question: Question) -> dict[str, list[str]]:
    """The words of a question by which records are found, cut to stems, each once: by the language of its text."""
    found: dict[str, dict[str, None]] = {}
    for language, text in question.text.texts.items():
        for word in tokens(text):
            stem = word[:STEM]
            if len(word) >= SHORTEST and stem not in COMMON and not word.isdecimal():
                found.setdefault(language, {}).setdefault(stem)
    return {language: list(stems)[:MOST_WORDS] for language, stems in found.items()}


def lines_of(question: Question) -> frozenset[LineOfEffort]:
    """The lines of effort that a question's words point to, by the lexicons of the claims engine."""
    found: Counter[LineOfEffort] = Counter()
    for language, text in question.text.texts.items():
        for line, weight in claims.lines_in(f"{question.heading(language)}. {text}", Language(language)).items():
            found[line] += weight
    best = max(found.values(), default=0)
    return frozenset(line for line, weight in found.items() if weight == best and best)


def proposals(actor: Actor, answer: Answer, *, shown: int = SHOWN) -> list[Proposal]:
    """Up to *shown* sentences for an answer, those that share most first."""
    question, ceiling = answer.question, Classification(answer.portion.call.classification)
    stems = words_of(question)
    every = list(dict.fromkeys(stem for words in stems.values() for stem in words))
    if not every:
        return []
    lines = lines_of(question)
    ranked: list[tuple[float, str, models.Model, tuple[str, ...]]] = []
    for model in (Commitment, Measure, Evidence):
        rows = [row for row in sharing(actor, model, every) if _may_stand(row, ceiling)]
        ranked += list(_ranked(rows, stems, lines))
    ranked.sort(key=lambda entry: (-entry[0], entry[1]))
    return [_proposal(row, shared) for _score, _reference, row, shared in ranked[:shown]]


def _may_stand(row: Any, ceiling: Classification) -> bool:
    """Whether a record may stand in a reply: low enough, and for evidence, reviewed."""
    if Classification(row.classification).level > ceiling.level:
        return False
    return not isinstance(row, Evidence) or row.state == "accepted"


def _ranked(
    rows: Sequence[Any], stems: Mapping[str, Sequence[str]], lines: frozenset[LineOfEffort]
) -> Iterable[tuple[float, str, models.Model, tuple[str, ...]]]:
    """Records with their scores. A word and its translation are one word: the language that shares most counts."""
    held = {row.pk: {word[:STEM] for text in row.title.texts.values() for word in tokens(text)} for row in rows}
    often = Counter(stem for words in held.values() for stem in words)
    for row in rows:
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for words in stems.values():
            shared = tuple(stem for stem in words if stem in held[row.pk])
            score = sum(1 + math.log((1 + len(rows)) / (1 + often[stem])) for stem in shared)
            best = max(best, (score, shared))
        score, shared = best
        in_line = bool(lines & _lines(row))
        if len(shared) >= ALONE or (shared and in_line):
            yield score + LINE_BONUS * in_line, row.reference, row, shared


def _lines(row: Any) -> set[str]:
    """The lines of effort of a record: its own, or those of the commitments that it serves or shows."""
    if isinstance(row, Commitment):
        return {row.line_of_effort, row.also} - {""}
    measure = row.measure if isinstance(row, Evidence) else row
    return set(measure.commitments.values_list("line_of_effort", flat=True))


def _proposal(row: Any, shared: tuple[str, ...]) -> Proposal:
    sentence, language = _sentence(row)
    url = reverse(row._meta.model_name, args=[row.pk])
    return Proposal(sentence, language, row.reference, row._meta.label_lower, str(row.pk), url, shared)


def _sentence(row: Any) -> tuple[str, str]:
    """What the record says, as reports say it, in the page's language where there is a translation."""
    from zotim.register.reports.sentences import said, told  # reads claims, which a list of calls doesn't need

    page = (get_language() or settings.LANGUAGE_CODE)[:2]
    title: Translated = row.title
    text, spoken = title.in_language(page)
    words: dict[str, str] = {"title": text.rstrip(" .")}
    if isinstance(row, Commitment):
        on = row.document.dated_on or timezone.localdate(row.created_at)
        return said(row.action, words["title"], spoken) % {**words, "day": day(on, page)}, page
    if isinstance(row, Measure):
        words |= {"body": row.lead.name.in_language(page)[0], "day": day(row.starts_on, page)}
        return told(row.state) % words, page
    return _("This is shown by: %(title)s (%(day)s).") % {**words, "day": day(row.dated_on, page)}, page
