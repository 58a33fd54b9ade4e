"""A sentence as the rules for verbs see it: its words, who can act in it, and what a cue is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zotim.engines.claims.lexicon import Lexicon, Name, names
from zotim.engines.claims.quantities import is_money
from zotim.engines.claims.sentences import Word
from zotim.vocabulary import ClaimAction, Language

ACTING = frozenset({"state", "institution", "organisation", "body"})
_TENSES = {"past": ClaimAction.DONE, "present": ClaimAction.ONGOING, "future": ClaimAction.PLEDGE}
_PERFORMING = {"support": ClaimAction.SUPPORT, "call": ClaimAction.CALL, "pledge": ClaimAction.PLEDGE}
PEOPLE = frozenset({"soldiers", "personnel", "officers", "trainers", "experts", "teachers", "psychologists", "judges"})
_HELD = PEOPLE | {"people"}
_NEAR = 4
_LESS = frozenset({"intend", "open"})
"""What a verb does only where no other list says that it does more: استعدنا is "we took back", not "we got ready"."""
_NO_CLAIM = frozenset({"say", "be", "light"})


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in ``words[start:end]``.

    ``follows`` marks a deed that goes on the cue before it: "will send and train"; ``passive``, that its subject is
    what is done; ``weak``, that only somebody who can act makes it a claim, since no list knows its verb; ``bare``, a
    past without helper, which may be a participle: "the law adopted in 2013"; ``opens``, a noun that opens a fragment;
    ``bound``, a verb that is only the object of the one right before it: من المقرر أن ترسل.
    """

    start: int
    end: int
    action: ClaimAction
    rule: str
    follows: bool = False
    passive: bool = False
    weak: bool = False
    bare: bool = False
    opens: bool = False
    bound: bool = False


@dataclass(slots=True)
class Scene:
    """The words of a sentence and the names and bodies in it that can act."""

    words: Sequence[Word]
    lexicon: Lexicon
    actors: list[tuple[int, int, Name]] = field(default_factory=list)
    opens: int | None = None
    """Where a fragment opens that leaves its subject out: a bullet, the words behind a label."""
    draft: bool = False
    """Whether the text is a bill or its explanation."""

    def __post_init__(self) -> None:
        latin = self.lexicon.language != Language.ARABIC
        gazetteer, bodies = names().names, self.lexicon.bodies
        index = 0
        while index < len(self.words):
            hit = gazetteer.at(self.words, index)
            named = hit is not None and (
                not latin or hit[1].kind == "institution" or any(w.capital for w in self.words[index : hit[0]])
            )
            unit = self.lexicon.units.at(self.words, index)
            named = named and not (hit is not None and hit[1].kind == "state" and self._is_adjective(index))
            if not named or (hit and unit and unit[0] >= hit[0]):  # CAD is money, Çad a state; «Bashkimi» alone, bashki
                hit = None  # "mali" is a mountain, "Mali" a state
            hit = hit or self._seat(index)
            body = bodies.at(self.words, index)
            if body is not None and (hit is None or body[0] > hit[0]):
                hit = body[0], Name("", "body")
            if hit is None:
                index += 1
                continue
            self.actors.append((index, hit[0], hit[1]))
            index = hit[0]

    def _is_adjective(self, index: int) -> bool:
        """Whether what looks like a state is an adjective: Iraqi; المالي, financial, not مالي, Mali."""
        english = self.lexicon.language == Language.ENGLISH
        return self.has(index, "adjectives") or (english and names().states.at(self.words, index) is not None)

    def _seat(self, index: int) -> tuple[int, Name] | None:
        """A capital that stands for its state where a clause opens, or behind an Arabic verb: "Berlin pledged"."""
        hit = names().seats.at(self.words, index)
        if hit is None:
            return None
        if self.lexicon.language == Language.ARABIC:
            told = bool({"past", "present", "future", "masculine"} & self.readings(index - 1).keys())
            here = index == 0 or self.gap(index) != "" or self.has(index - 1, "that") or told
        else:
            word, following = self.words[index], self.words[hit[0] : hit[0] + 1]
            opens = (
                index == 0
                or self.gap(index) != ""
                or self.has(index - 1, "conjunctions")
                or self.has(index - 1, "that")
            )
            here = opens and word.capital and not any(one.capital for one in following)
        return (hit[0], Name(hit[1], "state")) if here else None

    def text(self, index: int) -> str:
        """The folded word at ``index``; empty outside the sentence."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> str:
        """What stands before a word, without spaces."""
        return self.words[index].gap.strip() if 0 <= index < len(self.words) else "."

    def has(self, index: int, name: str) -> bool:
        """Whether a word belongs to a set of the data file."""
        if not 0 <= index < len(self.words):
            return False
        return any(form in self.lexicon.sets[name] for form in self.words[index].verbal)

    def readings(self, index: int) -> dict[str, str]:
        """The tenses a word may be, each with what its verb does."""
        if not 0 <= index < len(self.words):
            return {}
        forms = self.words[index].verbal
        read = (reading for form in forms for reading in self.lexicon.verbs.get(form, ()))
        return dict(sorted(read, key=lambda reading: (reading[1] not in _LESS, *reading)))

    def inverted(self, index: int) -> bool:
        """Whether a verb before its subject opens a condition: "should Iraq ask, we would send"."""
        if not self.has(index, "inverted") or not (index == 0 or (self.gap(index) == "," and self.has(index, "mild"))):
            return False
        return any(self.gap(at) == "," for at in range(index + 1, len(self.words)))

    def kind(self, index: int) -> str:
        """What the verb at ``index`` does, whatever its tense; empty when no list knows it."""
        kinds = {
            kind
            for form in self.words[index].forms
            for tense, kind in self.lexicon.verbs.get(form, ())
            if tense not in {"masculine", "noun"}
        }
        return min(kinds, key=list(_ORDER).index) if kinds else ""

    def is_deed(self, index: int) -> bool:
        """Whether a word can be a form of a verb of doing, its verbal noun among them."""
        word = self.words[index]
        readings = {r for form in word.forms for r in self.lexicon.verbs.get(form, ())}
        if any(kind not in _NO_CLAIM and tense != "masculine" for tense, kind in readings):
            return True
        return self.lexicon.deed_nouns.at(self.words, index) is not None

    def approves_a_sending(self, verb: int) -> bool:
        """Whether a body approves what is still to be done: "approved the deployment of 16 soldiers"."""
        if not any(form in self.lexicon.sets["approving"] for form in self.words[verb].verbal):
            return False
        reach = range(verb + 1, min(len(self.words), verb + 5))
        return any(self.lexicon.sendings.at(self.words, index) is not None for index in reach)

    def money_near(self, start: int, reach: int = 6) -> bool:
        """Whether an amount of money stands in the next few words: "announced CAD 6.5 million"."""
        stop = min(len(self.words), start + reach)
        return any(is_money(unit) for _, _, unit in self.lexicon.units.all(self.words, start, stop))

    def has_people(self, start: int) -> bool:
        """Whether so many people stand at ``start``: "eight instructors"."""
        if not (self.text(start).isdigit() or self.text(start) in self.lexicon.numbers):
            return False
        stop = min(len(self.words), start + 4)
        return any(unit in _HELD for _, _, unit in self.lexicon.units.all(self.words, start + 1, stop))

    def _counts(self, end: int) -> bool:
        """Whether so many places are visited, or again and again: "visited four prisons", "visits schools weekly"."""
        if not self.has(end - 1, "visiting"):
            return False
        near = range(end, min(len(self.words), end + _NEAR))
        often = range(max(0, end - _NEAR), min(len(self.words), end + 2 * _NEAR))
        counted = any(self.text(at).isdigit() or self.text(at) in self.lexicon.numbers for at in near)
        return counted or any(self.has(at, "recurring") for at in often)

    def actor_ending(self, index: int) -> tuple[int, int, Name] | None:
        """The actor whose words end right before ``index``."""
        return next((hit for hit in self.actors if hit[1] == index and hit[2].kind in ACTING), None)

    def actor_at(self, index: int) -> tuple[int, int, Name] | None:
        """The actor whose words begin at ``index``."""
        return next((hit for hit in self.actors if hit[0] == index and hit[2].kind in ACTING), None)

    def is_history(self, cue: Found) -> bool:
        """Whether a verb tells what had been before: "had asked", «kishin ardhur», وكان قد سافر."""
        before = range(max(0, cue.start - 2), cue.start) if self.lexicon.language == Language.ARABIC else ()
        return any(self.has(at, "had") for at in (*before, *range(cue.start, cue.end)))

    def opening_state(self) -> str:
        """The state that the sentence opens with, whatever it does: "Albania thanks Germany"; empty for none."""
        hit = self.actor_at(0) or self.actor_at(1)
        return hit[2].name if hit is not None and hit[2].kind == "state" and not self.has(0, "prepositions") else ""

    def found(
        self, start: int, end: int, tense: str, kind: str, *, passive: bool = False, bare: bool = False
    ) -> Found | None:
        """The cue that a verb of some kind makes in a tense; ``None`` for one that only says or is."""
        if kind in _NO_CLAIM or (kind == "courtesy" and tense != "future" and not self._counts(end)):
            return None
        action = _TENSES[tense]
        if tense != "future":
            if kind == "ongoing":
                action = ClaimAction.ONGOING
            elif kind == "intend" and tense == "present":
                action = ClaimAction.PLEDGE
            else:
                action = _PERFORMING.get(kind, action)
        elif kind == "call":
            action = ClaimAction.CALL
        rule = f"{self.lexicon.language}.{tense}{'.passive' if passive else ''}:{self.text(end - 1)}"
        return Found(start, end, action, rule, passive=passive, weak=kind in {"open", "courtesy"}, bare=bare)


_ORDER = ("deed", "ongoing", "pledge", "intend", "support", "call", "open", "courtesy", "light", "say", "be")
