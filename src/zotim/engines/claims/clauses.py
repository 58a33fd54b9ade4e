"""Which clauses of a sentence only give a condition or a context, and where a clause begins."""

from dataclasses import dataclass, field

from zotim.engines.claims.cues.scene import Scene
from zotim.engines.claims.quantities import TIMES
from zotim.vocabulary import Language


@dataclass(slots=True)
class Clauses:
    """The subordinate clauses of a sentence, as spans of words."""

    scene: Scene
    conditions: list[tuple[int, int]] = field(default_factory=list)
    contexts: list[tuple[int, int]] = field(default_factory=list)
    fronted: list[tuple[int, int]] = field(default_factory=list)
    """A participle with what belongs to it, in front: "Having withdrawn its aircraft in 2018, Australia keeps ..."."""

    def __post_init__(self) -> None:
        scene = self.scene
        self.conditions = [
            (start, self._main(end) if start <= 1 else self._close(end))
            for start, end, _ in scene.lexicon.conditions.all(scene.words)
            if not (self._how_often(end) or scene.has(start - 1, "adverbs"))
        ]
        self.conditions += [
            (index, self._main(index + 1)) for index in range(len(scene.words)) if self._if_by_a_past(index)
        ]
        turned = [index for index in range(len(scene.words)) if scene.inverted(index)]
        self.conditions = [*((index, self._close(index + 1)) for index in turned), *self.conditions]
        self.contexts = [
            (index, self._relative_end(index) or self._close(index + 1, joined=True))
            for index in range(len(scene.words))
            if scene.has(index, "asides") and not self._dates(index + 1) and not scene.has(index + 1, "relatives")
        ]
        self.contexts += [
            (start, self._close(end, joined=True)) for start, end, _ in scene.lexicon.subordinate.all(scene.words)
        ]
        if scene.has(0, "having"):
            self.fronted = [(0, self._close(1))]
        # Without a mark behind it a clause in front can't be told from what follows.
        self.contexts = [span for span in self.contexts if span[0] > 0 or span[1] < len(scene.words)]

    def _if_by_a_past(self, index: int) -> bool:
        """Whether إن opens a clause before a past, so that it is "if": وإن طلب منا; إنّ stands before a noun."""
        scene = self.scene
        if not scene.has(index, "if_before_past") or not (index == 0 or scene.gap(index)):
            return False
        tenses = scene.readings(index + 1).keys()
        return bool(tenses & {"past", "masculine"}) and not scene.words[index + 1].text.startswith("ال")

    def _how_often(self, index: int) -> bool:
        """Whether a time follows an article: "once a month" is no condition."""
        words = self.scene.words
        if index >= len(words) or any(self.scene.has(index, name) for name in ("anew", "more")):
            return index < len(words)  # "once again"
        if not self.scene.has(index, "articles") or index + 1 >= len(words):
            return False
        unit = self.scene.lexicon.units.at(words, index + 1)
        return unit is not None and unit[1] in TIMES

    def _main(self, start: int) -> int:
        """Where the main clause behind a condition in front begins: at a mark, or at its own verb."""
        close = self._close(start)
        if close < len(self.scene.words):
            return close
        if self.scene.lexicon.language == Language.ARABIC:
            finite = [
                index
                for index in range(start, close)
                if {"past", "present", "future", "masculine"} & self.scene.readings(index).keys()
            ]
            to_come = (index for index in finite if "future" in self.scene.readings(index))
            return next(to_come, finite[1] if len(finite) > 1 else close)
        return next((index for index in range(start, close) if self.scene.has(index, "to_come")), close)

    def _relative_end(self, index: int) -> int:
        """Where a relative clause without marks ends, at the second finite verb: "families who came are helped"."""
        if not self.scene.has(index, "restrictive") or self.scene.gap(index):
            return 0
        helpers = [
            at
            for at in range(index + 1, self._close(index + 1))
            if any(self.scene.has(at, name) for name in ("modals", "have", "be_present", "be_past"))
        ]
        own = bool(helpers) and helpers[0] == index + 1
        return helpers[1] if own and len(helpers) > 1 else helpers[0] if helpers and not own else 0

    def _dates(self, index: int) -> bool:
        """Whether a date follows: "since 2018", "before March 2027", "since last autumn"."""
        words = self.scene.words
        return index < len(words) and (
            words[index].text[0].isdigit()
            or self.scene.lexicon.months.at(words, index) is not None
            or self.scene.has(index, "times")
        )

    def _close(self, start: int, *, joined: bool = False) -> int:
        """Where a clause ends: at the next mark (or, ``joined``, the next conjunction), or with the sentence."""
        for index in range(start, len(self.scene.words)):
            if any(mark in self.scene.words[index].gap for mark in ",;:()—"):
                return index
            if joined and self.scene.has(index, "conjunctions") and self.scene.text(index) != "e":
                return index
        return len(self.scene.words)

    def aside(self, index: int) -> bool:
        """Whether a verb stands in a clause that only conditions or explains."""
        return any(start < index < end for start, end in (*self.conditions, *self.contexts))

    def explains(self, index: int, cue: int) -> bool:
        """Whether a word stands in a clause in front that is only about something else: its date isn't the deed's."""
        spans = (*self.conditions, *self.contexts, *self.fronted)
        return any(start < index < end <= cue for start, end in spans)

    def conditional(self, start: int, end: int) -> bool:
        """Whether a condition rules what ``words[start:end]`` promises: one in front of it, or one behind it."""
        return any(
            (close <= start or start < begin <= end) and not self._ended(min(begin, start) + 1, max(begin, start))
            for begin, close in self.conditions
        )

    def _ended(self, start: int, end: int) -> bool:
        """Whether a semicolon parts two places: what stands beyond it has its own condition."""
        return any(";" in self.scene.words[index].gap for index in range(start, end + 1))

    def before_an_aside(self, start: int, cue: int) -> int:
        """Where the aside between a subject and its verb opens: "a third one, fitted with a unit, was handed over"."""
        if not 0 < cue < len(self.scene.words) or self.scene.gap(cue) != ",":
            return cue
        opens = next((index for index in range(cue - 1, start, -1) if self.scene.gap(index) == ","), cue)
        return cue if self.scene.has(start, "prepositions") else opens

    def behind_an_aside(self, start: int, end: int) -> int:
        """Behind an aside that parts a verb from its object: "has renewed, for three years, the agreement"."""
        if start >= end or self.scene.gap(start) != ",":
            return start
        return next((index for index in range(start + 1, end) if self.scene.gap(index) == ","), start)

    def beginning(self, start: int, cue: int) -> int:
        """Where the clause of a cue begins: behind the last mark, conjunction of clauses or "that" before it."""
        cue = self.before_an_aside(start, cue)
        for index in range(cue - 1, start - 1, -1):
            if self.scene.has(index, "that"):
                return index + 1
            if any(mark in self.scene.words[index].gap for mark in ",;:("):
                return index
        while start < cue - 1 and (self.scene.has(start, "conjunctions")):
            start += 1
        return start
