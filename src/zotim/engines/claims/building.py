"""A claim made of a cue and one item of what it is about: passage, values, line of effort."""

from collections.abc import Sequence
from dataclasses import dataclass

from zotim.engines.claims.actors import Subject
from zotim.engines.claims.clauses import Clauses
from zotim.engines.claims.cues import Found, Scene
from zotim.engines.claims.dates import Stated
from zotim.engines.claims.details import instrument_in, partner_in
from zotim.engines.claims.field import names_a_matter
from zotim.engines.claims.items import Item
from zotim.engines.claims.lines import lines_of
from zotim.engines.claims.memory import Memory
from zotim.engines.claims.model import Claim
from zotim.engines.claims.passages import trimmed
from zotim.engines.claims.quantities import Quantity, is_money, new_period, quantity, sentence_in
from zotim.engines.claims.unit_words import base_form
from zotim.engines.claims.values import of_a_meeting, with_money, worth
from zotim.vocabulary import ClaimAction, Language, LineOfEffort

_HEAD_REACH = 4


@dataclass(slots=True)
class Builder:
    """Makes the claims of one sentence, whose clauses and dates are known."""

    text: str
    scene: Scene
    memory: Memory
    clauses: Clauses
    stated: Sequence[Stated]
    first: int = 0
    """Where the first cue of the sentence stands."""
    lawful: bool = False
    """Whether what is read now is what a law or a bill provides."""

    def object_of(self, item: Item, subject: Subject) -> int:
        """Where the object begins: behind the verbs, and behind an Arabic subject that follows its verb."""
        start = item.object
        if (
            subject.end is not None
            and subject.start is not None
            and (not subject.unlisted or (self.scene.lexicon.language == Language.ARABIC and subject.start == start))
            and start <= subject.start
            and subject.end <= item.end
        ):
            start = subject.end
        start = self.clauses.behind_an_aside(start, item.end)
        while start < item.end - 1 and (
            self.scene.words[start].text in self.scene.lexicon.sets["infinitive"] or self.scene.kind(start)
        ):
            start += 1
        return start

    def claim(
        self, cue: Found, item: Item, end: int, behind: int, actor: str | None, lead: Stated | None = None
    ) -> Claim | None:
        """The claim that an item makes; ``None`` when nothing is left of it."""
        words, lexicon = self.scene.words, self.scene.lexicon
        clause = cue.start if item.start >= cue.start else 0
        if item.object >= item.end:
            return None
        short = trimmed(self.scene, cue, item, self.stated)
        if item.object >= short:
            return None
        span, around = (item.start, short), (clause, end)
        law = self.lawful or self._enacts(span)
        lines = lines_of(words, span, around, lexicon, self.memory.context, law=law)
        if cue.action == ClaimAction.SUPPORT and not names_a_matter(words, (0, len(words)), lexicon):
            # "Aligns itself with the statement"
            lines = LineOfEffort.GOVERNANCE, None
        self.memory.context.last = lines[0]
        stated = self._date(item, cue, end, behind) or lead
        spans = [(date.start, date.end) for date in self.stated]
        counted = quantity(words, item.object, short, lexicon, spans)
        if counted is None:
            counted = worth(self.scene, short, end, spans)
        if counted is None and any(self.scene.has(index, "extending") for index in range(cue.start, cue.end)):
            counted = new_period(words, cue.end, end, lexicon)
        if counted is None:
            counted = sentence_in(words, item.start, short, lexicon)
        if counted is None:
            counted = self._who(item, cue, behind, spans)
        unit = counted.unit if counted else None
        if counted and counted.unit_word:
            word = self.text[counted.unit_word.start : counted.unit_word.end]
            unit = base_form(word, counted.value, lexicon)
        start, stop = words[item.start].start, words[short - 1].end
        if self.text.count("(", start, stop) > self.text.count(")", start, stop) and self.text[stop : stop + 1] == ")":
            stop += 1
        return Claim(
            start=start,
            end=stop,
            passage=self.text[start:stop],
            language=lexicon.language,
            actor=actor,
            action=with_money(cue, unit),
            line_of_effort=lines[0],
            also=lines[1],
            object=self.text[words[item.object].start : stop],
            quantity=counted.value if counted else None,
            unit=unit,
            date=stated.iso if stated else None,
            date_precision=stated.precision if stated else None,
            partner=partner_in(words, item, min(cue.end, item.object), end, behind, actor, lexicon),
            instrument=instrument_in(self.text, words, item.start, end),
            rule=cue.rule,
        )

    def _who(self, item: Item, cue: Found, behind: int, dates: Sequence[tuple[int, int]]) -> Quantity | None:
        """How many do it, where the clause opens with a number: "Fourteen officers, three of them women, advise"."""
        if item.start != cue.start or self.scene.lexicon.language == Language.ARABIC:
            return None
        begin = next((end for start, end in dates if start == behind), behind)
        front = quantity(self.scene.words, begin, cue.start, self.scene.lexicon, dates)
        return front if front is not None and front.start <= begin + 1 and not is_money(front.unit) else None

    def _enacts(self, span: tuple[int, int]) -> bool:
        """Whether a law or a bill is what a passage is about: "adopted the law on", صدر المرسوم."""
        lexicon, end = self.scene.lexicon, min(span[1], span[0] + _HEAD_REACH)
        return any(any(terms.all(self.scene.words, span[0], end)) for terms in (lexicon.laws, lexicon.drafts))

    def _date(self, item: Item, cue: Found, end: int, behind: int) -> Stated | None:
        """The item's own date, else one that its clause states behind it, else one in front of the cue."""
        own = [stated for stated in self.stated if item.start <= stated.start < item.end]
        shared = [stated for stated in self.stated if cue.end <= stated.start < end]
        before = [stated for stated in self.stated if not self.clauses.explains(stated.start, cue.start)]
        front = [stated for stated in before if behind <= stated.start < cue.start]
        front = front or [stated for stated in before if stated.end <= self.first]
        for group, floor in ((own, cue.end), (shared[-1:], cue.end), (front[-1:], 0)):
            for stated in group:
                if not of_a_meeting(self.scene, stated, floor, item if cue.action == ClaimAction.PLEDGE else None):
                    return stated
        return None
