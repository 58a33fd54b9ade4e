"""From a statement to its claims: tables, headings, and sentence by sentence."""

import re
from collections import deque

from zotim.engines.claims.lexicon import Lexicon, lexicon
from zotim.engines.claims.lines import Context, lines_of, weights
from zotim.engines.claims.memory import Memory
from zotim.engines.claims.model import Claim
from zotim.engines.claims.reader import Reader
from zotim.engines.claims.sentences import quotations, sentences, within, words
from zotim.engines.claims.tables import Row, rows
from zotim.engines.scripts import detect_language
from zotim.vocabulary import ClaimAction, Language

_OWN_LANGUAGE = 30
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_DRAFT_LEAST = 2


def read(text: str, language: Language | str | None = None) -> list[Claim]:
    """The claims in ``text``, in the order of their passages.

    ``language`` is that of the whole text (``ValueError`` for one that isn't known); without it, it is detected,
    and for a long enough sentence in another one, again.
    """
    whole = Language(language) if language is not None else Language(detect_language(text))
    quoted = quotations(text)
    all_words = words(text, 0, len(text), whole)
    known = lexicon(whole)
    drafts = sum(1 for _ in known.drafts.all(all_words))
    ngo = any(kind == "own_ngo" for _, _, kind in known.blocks.all(all_words))
    memory = Memory(context=Context(weights(all_words, known)), draft=drafts >= _DRAFT_LEAST, ngo=ngo)
    table = list(rows(text, known))
    claims: list[Claim] = []
    paragraphs = deque(match.span() for match in _PARAGRAPH.finditer(text))
    paragraph = (0, 0)
    between = zip([0, *(row.line[1] for row in table)], [*(row.line[0] for row in table), len(text)], strict=True)
    for sentence in (one for start, end in between for one in sentences(text, start, end)):
        own = whole
        if language is None and sentence.end - sentence.start >= _OWN_LANGUAGE:
            own = Language(detect_language(text[sentence.start : sentence.end]))
        while not paragraph[0] <= sentence.start < paragraph[1] and paragraphs:
            paragraph = paragraphs.popleft()
            memory.context.paragraph = weights(within(all_words, *paragraph), known)
        if own == whole:
            spoken = within(all_words, sentence.start, sentence.end)
        else:
            spoken = words(text, sentence.start, sentence.end, own)
        claims.extend(Reader(text, sentence, spoken, lexicon(own), memory, quoted).claims())
    claims += [_of_row(text, row, row.action, known, memory.context) for row in table if row.action is not None]
    return sorted(claims, key=lambda claim: (claim.end, claim.start))


def _of_row(text: str, row: Row, action: ClaimAction, known: Lexicon, context: Context) -> Claim:
    cell = words(text, row.start, row.end, known.language)
    span = (0, len(cell))
    around = Context(context.whole, before=context.whole)
    line, also = lines_of(cell, span, span, known, around)
    passage = text[row.start : row.end]
    return Claim(
        start=row.start,
        end=row.end,
        passage=passage,
        language=known.language,
        actor=None,
        action=action,
        line_of_effort=line,
        also=also,
        object=passage,
        quantity=row.quantity,
        unit=row.unit,
        date=None,
        date_precision=None,
        partner=None,
        instrument=None,
        rule=f"{known.language}.table:{action}",
    )
