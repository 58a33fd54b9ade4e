"""What takes a cue back: quotation, denial, duty, need, request, somebody else's doing, a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zotim.engines.claims.actors import Subject
from zotim.engines.claims.cues import Found, Scene
from zotim.vocabulary import ClaimAction, Language

_NEGATION_REACH = 3
_NEED_REACH = 7
_REQUEST_REACH = 9
_GREETING_REACH = 6
_MEETING_REACH = 3
_GREETED = 2
_LAID_REACH = 5
_ONLY_ACTING = frozenset({"private", "document"})
"""Who takes back what they do, but not what is done to them."""


@dataclass(slots=True)
class TakenBack:
    """The words of a sentence that take claims back, and the quotations it stands in."""

    scene: Scene
    quoted: Sequence[tuple[int, int]]
    blocks: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        found = self.scene.lexicon.blocks.all(self.scene.words)
        self.blocks = [block for block in found if "-" not in self.scene.gap(block[0])]  # NATO-s has an ending

    def negated(self) -> bool:
        """Whether anything in the sentence denies, demands or asks."""
        return any(kind in {"negation", "need", "request"} for _, _, kind in self.blocks)

    def takes(self, cue: Found, behind: int, subject: Subject, after: int = 0) -> bool:
        """Whether a cue shows no claim after all; ``after`` is where the words of the cue before it end."""
        if self._quoted(cue) and not first_person(self.scene, cue):
            return True
        called = cue.passive and cue.action == ClaimAction.CALL  # "Member States are urged to"
        if (subject.others and not called) or self._meets(cue, behind) or self._greets(cue) or self._receives(cue):
            return True
        if self._retold(cue) or self._nobody(cue, behind) or self._lays_on_others(cue, subject):
            return True
        if self._private(cue, behind, subject) or self._background(cue):
            return True
        for start, end, kind in self.blocks:
            ahead = cue.start - end
            inside = start < cue.end and end > cue.start
            if inside and any(kind in cue.rule for kind in (".cue:", ".asks:")):
                continue  # «mos i lini»: the phrase itself says so
            near = 0 <= ahead < _NEGATION_REACH and not self._leaves(end, cue.start)
            if inside and any(self.scene.has(index, "still") for index in range(cue.start, cue.end)):
                continue  # لا يزال
            negated = kind == "negation" and (inside or start == cue.end or near)
            needed = kind == "need" and (inside or (0 <= ahead < _NEED_REACH and not self._parted(end, cue.start)))
            if start >= after and (negated or needed or (kind == "unsaid" and self._in_clause(end, cue.start))):
                return True
            if (
                kind == "request"
                and not self._relative(start)
                and 0 <= ahead < _REQUEST_REACH
                and not self._parted(end, cue.start)
            ):
                return True
        return False

    def _in_clause(self, start: int, cue: int) -> bool:
        """Whether neither a mark nor "that" ends the clause that opens at ``start`` before a cue: "whether it is"."""
        within = range(start, cue + 1)
        return start <= cue and not any(self.scene.gap(index) or self.scene.has(index, "that") for index in within)

    def _quoted(self, cue: Found) -> bool:
        word = self.scene.words[cue.start]
        return any(start <= word.start and word.end <= end for start, end in self.quoted)

    def _meets(self, cue: Found, behind: int) -> bool:
        """Whether it only says that a meeting takes place."""
        attended = cue.action != ClaimAction.PLEDGE and any(
            self.scene.has(index, "attending") for index in range(cue.start, cue.end)
        )
        held = attended or any(
            form in self.scene.lexicon.sets["holding"]
            for word in self.scene.words[cue.start : cue.end + 1]
            for form in word.verbal
        )
        reach = _MEETING_REACH + 2 * (self.scene.lexicon.language == Language.ARABIC)  # its subject stands between
        near = range(max(behind, cue.start - 8), min(len(self.scene.words), cue.end + reach))
        taking_place = self.scene.text(cue.end) == "place"
        return held and (
            taking_place or any(self.scene.lexicon.meetings.at(self.scene.words, index) is not None for index in near)
        )

    def _background(self, cue: Found) -> bool:
        """Whether a relative pronoun that means nobody who acts is the subject: "the workshop that gathered judges"."""
        if self._takes_up(cue):
            return True
        before = cue.start - 1
        if ".cue:" in cue.rule or before < 1 or not self.scene.has(before, "relatives"):
            return False
        return self.scene.actor_ending(before) is None

    def _takes_up(self, cue: Found) -> bool:
        """Whether an Arabic past takes up the noun before it by a pronoun, a relative clause: بيت اشترته البلدية."""
        verb = self.scene.text(cue.start)
        if (
            not cue.rule.startswith("ar.past")
            or not verb.endswith(self.scene.lexicon.endings["taking_up"])
            or verb[0] in "وف"
            or not cue.start
        ):
            return False
        opens = self.scene.gap(cue.start) or any(
            self.scene.has(cue.start - 1, name) for name in ("that", "conjunctions")
        )
        return not opens and self.scene.actor_ending(cue.start) is None

    def _greets(self, cue: Found) -> bool:
        """Whether it only greets, thanks or condoles: "conveys its condolences"."""
        near = range(max(0, cue.start - _GREETED), min(len(self.scene.words), cue.end + _GREETING_REACH))
        return any(self.scene.has(index, "greetings") for index in near)

    def _receives(self, cue: Found) -> bool:
        """Whether it only says what came in: "received 640 reports", «mori dy kërkesa»."""
        if ".cue:" in cue.rule or not any(self.scene.has(index, "receiving") for index in range(cue.start, cue.end)):
            return False
        done_to = cue.passive or self.scene.text(cue.start - 1) == "u"
        if done_to and self.scene.has(cue.end, "by"):
            return True  # "was received by the governor"
        near = range(cue.start, min(len(self.scene.words), cue.end + _GREETING_REACH))
        return any(self.scene.lexicon.incoming.at(self.scene.words, index) is not None for index in near)

    def _lays_on_others(self, cue: Found, subject: Subject) -> bool:
        """Whether a text lays a duty on states: "resolution 2396 requires Member States to", يفرض القرار على الدول."""
        if subject.kind == "state" or not any(self.scene.has(at, "obliging") for at in range(cue.start, cue.end)):
            return False
        return any(kind == "others" and 0 <= start - cue.end < _LAID_REACH for start, _, kind in self.blocks)

    def _retold(self, cue: Found) -> bool:
        """Whether it stands in what somebody recalls or denies: "recalled that the mission was launched in 2018"."""
        for index in range(cue.start):
            if not self.scene.has(index, "retelling"):
                continue
            that = next((at for at in range(index, cue.start) if self.scene.has(at, "that")), None)
            if that is not None and not any(
                self.scene.gap(at) or self.scene.has(at, "conjunctions") for at in range(that, cue.start + 1)
            ):
                return True
        return False

    def _nobody(self, cue: Found, behind: int) -> bool:
        """Whether the subject says that nobody or nothing does it: "No funds have been frozen"."""
        first = behind
        while first < cue.start and self.scene.has(first, "conjunctions"):
            first += 1
        opening = [index for index in range(first, cue.start) if index == first or self.scene.gap(index) == ","]
        return any(self.scene.has(index, "nobody") for index in opening)

    def _private(self, cue: Found, behind: int, subject: Subject) -> bool:
        """Whether private persons act, or a text: "three boys had left", "the resolution calls on states".

        What is done to them may be a claim.
        """
        if cue.passive:
            return False
        if subject.silent and self._speaks(cue):
            return True
        arabic = self.scene.lexicon.language == Language.ARABIC
        first, last = (cue.end, cue.end + 2) if arabic else (behind, cue.start)
        if not arabic and subject.start is not None:
            first = max(first, subject.start)  # "parents protested, and the Ministry opened a school"
        return any(
            (kind in _ONLY_ACTING or (kind == "instrument" and cue.action == ClaimAction.CALL))
            and first <= start
            and end <= last
            and not self._governed(start)
            for start, end, kind in self.blocks
        )

    def _speaks(self, cue: Found) -> bool:
        """Whether a private person says it of himself: "one returnee says that he will rebuild his house"."""
        that = next((at for at in range(cue.start, 0, -1) if self.scene.has(at, "that")), None)
        if that is None or not any("say" in self.scene.readings(at).values() for at in range(that)):
            return False
        return any(kind == "private" and end <= that and not self._governed(start) for start, end, kind in self.blocks)

    def _governed(self, index: int) -> bool:
        """Whether a preposition rules the word, itself or with an adjective between: "for worried parents"."""
        written_on = self.scene.words[index].text[0] in "لبك"
        return written_on or any(self.scene.has(before, "prepositions") for before in (index - 1, index - 2))

    def _relative(self, index: int) -> bool:
        """Whether a word stands in a relative clause: "goods whose export requires a licence"."""
        return any(self.scene.has(before, "relatives") for before in range(max(0, index - 3), index))

    def _leaves(self, start: int, end: int) -> bool:
        """Whether a denial ends before a cue, at a mark or at "but rather": "had no paint, bought"."""
        instead = self.scene.lexicon.sets["instead"]
        return any("," in word.gap or word.text in instead for word in self.scene.words[start : end + 1])

    def _parted(self, start: int, end: int) -> bool:
        """Whether a comma or a conjunction parts two places: "should do more, and will send"."""
        between = self.scene.words[start : end + 1]
        small = self.scene.lexicon.sets["conjunctions"] | (
            self.scene.lexicon.sets["that"] - self.scene.lexicon.sets["infinitive"]
        )
        return any("," in word.gap or word.text in small for word in between)


def first_person(scene: Scene, cue: Found) -> bool:
    """Whether who is quoted speaks of a deed of the own side: "we will send", «do të dërgojmë», «سنرسل»."""
    language = scene.lexicon.language
    if language == Language.ENGLISH:
        return any(scene.text(index) in {"we", "i"} for index in range(max(0, cue.start - 3), cue.start))
    verb = scene.text(cue.end - 1)
    if language == Language.ALBANIAN:
        return verb.endswith(("me", "im", "emi")) or any(
            scene.text(index) in {"kemi", "jemi"} for index in range(cue.start, cue.end)
        )
    bare = scene.words[cue.start].verbal[-1]
    return bare.startswith(("ن", "سن")) or bare.endswith("نا")
