"""One sentence being read: cue by cue, item by item."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zotim.engines.claims import cues as cue_rules
from zotim.engines.claims.actors import Subject, subject_of
from zotim.engines.claims.binding import in_a_draft, of_such, prepares
from zotim.engines.claims.building import Builder
from zotim.engines.claims.clauses import Clauses
from zotim.engines.claims.cues import Found, Scene
from zotim.engines.claims.cues.english_subjects import aside_before
from zotim.engines.claims.cues.scene import ACTING
from zotim.engines.claims.dates import dates
from zotim.engines.claims.field import DEEDS, is_certain, names_a_matter, of_the_field, weighs
from zotim.engines.claims.items import Item, is_thing, items_of
from zotim.engines.claims.lexicon import Lexicon
from zotim.engines.claims.lines import titled, weights
from zotim.engines.claims.memory import Lead, Memory
from zotim.engines.claims.model import Claim
from zotim.engines.claims.passages import antecedent, counted_start, counted_subject, trimmed
from zotim.engines.claims.sentences import Sentence, Word, without_labels
from zotim.engines.claims.takenback import TakenBack, first_person
from zotim.engines.claims.values import to_come
from zotim.vocabulary import ClaimAction, Language

_OWN_SUBJECT = 3
_LABEL = 8
_TELLS = 2
_HEADING = 10
_DECIDES = 3
"""The weight of a term that makes whatever its sentence does one of the field."""


class Reader:
    """One sentence being read."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        words: list[Word],
        lexicon: Lexicon,
        memory: Memory,
        quoted: Sequence[tuple[int, int]],
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.lexicon = lexicon
        self.memory = memory
        self.words = lexicon.joining.as_one(without_labels(words))
        self.scene = Scene(self.words, lexicon, draft=memory.draft, opens=0 if sentence.bullet else None)
        self.start = 0
        self.clauses = Clauses(self.scene)
        self.stated = dates(self.words, lexicon, memory.year)
        self.build = Builder(text, self.scene, memory, self.clauses, self.stated)
        self.alone = False
        """Whether only the form of a verb that no list knows says that something is done, and nobody who acts."""
        self.back = TakenBack(self.scene, quoted)

    def claims(self) -> Iterator[Claim]:
        if not self.words:
            return
        context = self.memory.context
        spoken = weights(self.words, self.lexicon)
        if self.sentence.title:
            context.heading, context.before = titled(spoken) if not self.memory.begun else spoken, Counter()
            self.memory.lead = self._lead(len(self.words))
            self.scene.opens = 0
            if any(cue.start == 0 and cue.opens for cue in cue_rules.find(self.scene)):
                yield from self._read()  # "Member of the Coalition since 2014"
            return
        self.memory.begun = True
        label = self._label()
        if label:  # a label says who speaks next: "Answer: ..."
            self.memory.asked = any(self.lexicon.questions.all(self.words, 0, label))
        else:
            self.memory.asked = self.memory.asked and self.sentence.follows
        if self.memory.asked or self.text[self.sentence.end - 1] in "?؟":
            context.before = spoken
            return  # what is asked isn't said
        if label:
            context.heading = weights(self.words[:label], self.lexicon)
            self.start = label
            self.scene.opens = label
        colon = self._colon()
        if colon and (lead := self._lead(colon)) is not None:
            self.memory.lead = lead
            if self._ends_in_colon():
                return
            if ";" in self.text[self.sentence.start : self.sentence.end] and all(
                cue.start < colon for cue in cue_rules.find(self.scene)
            ):
                yield from self._fragments(lead, colon)
                return
        elif not self.sentence.bullet:
            self.memory.lead = None if not label else self.memory.lead
        yield from self._read()
        context.before = spoken

    def _ends_in_colon(self) -> bool:
        return self.text[: self.sentence.end].endswith(":")

    def _colon(self) -> int:
        """Where the words behind a colon begin: "The plan includes: ..."."""
        if self._ends_in_colon():
            return len(self.words)
        return next((index for index in range(1, len(self.words)) if ":" in self.words[index].gap), 0)

    def _lead(self, end: int) -> Lead | None:
        """What ``words[:end]`` say of the fragments under them."""
        said = list(self.lexicon.leads.all(self.words, 0, end))
        if not said or any(meaning == "none" for _, _, meaning in said):
            return None
        if end == len(self.words) and not self.sentence.title and cue_rules.find(self.scene):
            return None  # the verb of the lead-in says more
        start, stop, meaning = said[-1]
        stated = [date for date in dates(self.words, self.lexicon) if date.end <= end]
        term = " ".join(word.text for word in self.words[start:stop])
        return Lead(ClaimAction(meaning), term, stated[-1] if stated else None)

    def _fragments(self, lead: Lead, start: int) -> Iterator[Claim]:
        """What is listed behind a lead-in, parted by semicolons, or the one fragment of a bullet."""
        marks = [index for index in range(start + 1, len(self.words)) if ";" in self.words[index].gap]
        actor = None
        for first, last in itertools.pairwise([start, *marks, len(self.words)]):
            who = self.scene.actor_at(first)
            if who is not None and who[1] < last and self.words[who[1]].gap.strip() in {"-", "–", ":"}:
                actor, first = who[2].name or None, who[1]
            cue = Found(first, first, lead.action, f"{self.lexicon.language}.lead:{lead.term}")
            conditional = lead.action == ClaimAction.PLEDGE and self.clauses.conditional(first, last)
            cue = replace(cue, action=ClaimAction.CONDITIONAL if conditional else lead.action)
            claim = self.build.claim(cue, Item(first, first, last), last, first, actor, lead.date)
            if claim is not None:
                yield claim

    def _label(self) -> int:
        """Where a label in front of a sentence ends: "Stabilisation: the Kingdom gave ..."."""
        label = next((i for i in range(1, min(_LABEL, len(self.words) - 1)) if ":" in self.words[i].gap), 0)
        return 0 if any(cue.start < label for cue in cue_rules.find(self.scene)) else label

    def _read(self) -> Iterator[Claim]:
        heading, self.memory.heading = self.memory.heading, None
        found = cue_rules.find(self.scene)
        self.memory.year = max((stated.iso[:4] for stated in self.stated[-1:]), default=self.memory.year)
        found = [cue for cue in found if cue.start >= self.start and not self.clauses.aside(cue.start)]
        opening = self.scene.opening_state()
        self.memory.states |= {opening} if opening else set()
        if not found:
            if heading is not None and self.sentence.bullet:
                self.memory.heading = heading
                yield from self._hanging(*heading)
            elif self.memory.lead is not None and self.sentence.bullet and not self.back.negated():
                yield from self._fragments(self.memory.lead, 0)
            elif (
                self.sentence.bullet and len(self.words) <= _HEADING
            ):  # "4. Terrorist financing": what follows belongs under it
                self.memory.context.heading = weights(self.words, self.lexicon)
            return
        subject = Subject(None, silent=True)
        behind = self.start
        self.build.first = found[0].start
        for position, cue in enumerate(found):
            following = found[position + 1] if position + 1 < len(found) else None
            end = self._end(cue, following)
            if position == 0 or not self._inherits(cue):
                calling = cue.action == ClaimAction.CALL
                found_subject = subject_of(self.scene, behind, cue.start, cue.end, calling=calling)
                if position and found_subject.silent and self._joined_to(found[position - 1], cue):
                    before = found[position - 1]
                    cue = replace(cue, action=before.action, passive=before.passive, bare=False)
                again = subject.others and found_subject.silent and self._by_others(found_subject)  # "and they urged"
                if not again and not (position and found_subject.silent and self._attached(cue)):
                    subject = found_subject
            actor = self._meant(cue, subject) if subject.silent else self._name(subject)
            if cue.passive:
                actor = self._agent(cue, end)
            taken = self.back.takes(cue, behind, subject, found[position - 1].end if position else 0)
            told = self.scene.is_history(cue)
            self.alone = told or (cue.weak and not self._acts(cue, subject, behind))
            taken = taken or (self.memory.ngo and first_person(self.scene, cue))  # an NGO's own deeds
            if following is None and self._ends_in_colon() and not taken:
                self.memory.heading = (cue, actor)
            if not taken:
                conditional = self.clauses.conditional(cue.start, end)
                yield from self._claims(cue, end, behind, actor, subject, conditional)
                if following is None or any(";" in self.words[at].gap for at in range(end, following.start)):
                    yield from self._listed(cue, end, following, actor)
            if subject.kind == "state" or (subject.unlisted and not cue.passive and subject.kind != "body"):
                self.memory.actor = actor
                self.memory.states |= {actor} if actor and subject.kind == "state" else set()
            behind = end

    def _listed(self, cue: Found, start: int, following: Found | None, actor: str | None) -> Iterator[Claim]:
        """What semicolons part from the item of a cue, and what has no verb of its own: "decides: a) ...; b) ..."."""
        stop = len(self.words) if following is None else following.start
        marks = [index for index in range(start, stop) if ";" in self.words[index].gap]
        for first, last in itertools.pairwise(marks if following is not None else [*marks, stop]):
            last = min(last, next((at for at in range(first + 1, last) if ":" in self.words[at].gap), last))
            opens = self.scene.is_deed(first) or self.scene.is_deed(min(first + 1, len(self.words) - 1))
            if last - first < _TELLS or not opens or self.back.negated():
                continue
            claim = self.build.claim(cue, Item(first, first, last), last, first, actor)
            if claim is not None:
                yield claim

    def _acts(self, cue: Found, subject: Subject, behind: int) -> bool:
        """Whether somebody who can act does what no list knows: a name, we, a counted group."""
        if subject.kind in ACTING or (self.lexicon.language != Language.ENGLISH and first_person(self.scene, cue)):
            return True
        if subject.silent and subject.start is not None:
            return self.scene.has(subject.start, "self")
        begin = self.clauses.beginning(behind, cue.start)
        return counted_start(self.scene, begin, cue.start, self.stated, whole=False) is not None

    def _agent(self, cue: Found, end: int) -> str | None:
        """Who did it, where a passive says so: "was amended by the Assembly"."""
        for index in range(cue.end, end - 1):
            if self.scene.has(index, "by"):
                after = index + 1 + self.scene.has(index + 1, "determiners")
                hit = self.scene.actor_at(after) or self.scene.actor_at(index + 1)
                if hit is not None:
                    return hit[2].name or self.text[self.words[hit[0]].start : self.words[hit[1] - 1].end]
        return None

    def _name(self, subject: Subject) -> str | None:
        if subject.state:
            return subject.state  # what the German government promises, Germany does
        if not subject.unlisted or subject.start is None or subject.end is None:
            return subject.actor
        return self.text[self.words[subject.start].start : self.words[subject.end - 1].end]

    def _meant(self, cue: Found, subject: Subject) -> str | None:
        """Who is meant by a pronoun or by nothing: who speaks by "we", else who was named last."""
        ours = subject.start is not None and self.scene.has(subject.start, "self")
        return self.memory.speaker() if ours or first_person(self.scene, cue) else self.memory.actor

    def _joined_to(self, before: Found, cue: Found) -> bool:
        """Whether a verb goes on a future: ستدرب 40 معلما وتفتح مركزين, "will be trained and two centres opened"."""
        if before.passive and ".future" in before.rule and cue.bare:
            return any(self.scene.has(index, "conjunctions") for index in range(before.end, cue.start))
        tenses = ".future" in before.rule and ".present" in cue.rule and cue.action == ClaimAction.ONGOING
        return tenses and self.words[cue.start].text[0] == "و" and not self.scene.gap(cue.start)

    def _attached(self, cue: Found) -> bool:
        """Whether an Arabic verb goes on with the subject before it: it begins with و, no noun follows."""
        if self.lexicon.language != Language.ARABIC or self.words[cue.start].text[0] != "و":
            return False
        following = self.words[cue.end].text if cue.end < len(self.words) else ""
        return cue.action == ClaimAction.CALL or not following.startswith("ال")

    def _inherits(self, cue: Found) -> bool:
        """Whether a cue has the subject of the one before it: "sent tents and trained teachers"."""
        before = self.words[cue.start - 1].text if cue.start else ""
        return cue.follows or before in self.lexicon.sets["conjunctions"]

    def _end(self, cue: Found, following: Found | None) -> int:
        """Where the words that belong to a cue end: before the next cue and its subject, or at a strong mark."""
        stop = len(self.words) if following is None else following.start
        strong = next((i for i in range(cue.end, stop) if any(m in self.words[i].gap for m in ";—")), None)
        if strong is not None:
            return strong
        if following is None:
            return stop
        begin = following.start
        parted = self.lexicon.language == Language.ENGLISH and aside_before(self.scene, begin) is not None
        if self.lexicon.language == Language.ENGLISH and (following.passive or parted):
            begin = self.clauses.before_an_aside(cue.end, begin) - (self.scene.gap(begin) == ",")
        for index in range(begin, cue.end - 1, -1):
            word = self.words[index]
            if index < following.start and word.text in self.lexicon.sets["conjunctions"]:
                return index
            if any(mark in word.gap for mark in ",:("):
                return self._before_an_opening(index, cue.end)
        if following.follows:
            return stop
        # No mark and no conjunction: leave the next cue its subject (and an Arabic verb the one behind it).
        own = _OWN_SUBJECT if self.lexicon.language == Language.ARABIC else 0
        subject = subject_of(self.scene, cue.end + own, stop, stop)
        return min(subject.start, stop) if subject.start is not None else stop

    def _before_an_opening(self, index: int, start: int) -> int:
        """Where a clause ends that "and" joins to one that opens with an aside: "... and, since 2021, leads"."""
        for at in range(index - 1, start, -1):
            if self.scene.gap(at) == "," and self.scene.has(at - 1, "conjunctions"):
                return at - 1
            if self.scene.gap(at):
                break
        return index

    def _claims(
        self, cue: Found, end: int, behind: int, actor: str | None, subject: Subject, conditional: bool
    ) -> Iterator[Claim]:
        cue, self.build.lawful = self._bound(cue, end, behind, subject, conditional)
        reach = next((index for index in range(cue.end + 2, end) if self.scene.has(index, "relatives")), end)
        items = items_of(self.words, cue, reach, self.lexicon, self.stated)
        items = [items[0], *(item for item in items[1:] if is_thing(self.scene, item))]
        items[0] = replace(items[0], object=self.build.object_of(items[0], subject))
        short = trimmed(self.scene, cue, items[0], self.stated)
        rest = range(items[0].object, min(short, items[0].end))
        small = all(self.scene.has(at, "prepositions") or self.scene.has(at, "before_dates") for at in rest)
        small = small or (subject.start is None and not cue.passive and self.scene.has(items[0].object, "prepositions"))
        alone = small and not self._ends_in_colon()  # nothing is left of an object: "Works start in April"
        if self.lexicon.language != Language.ARABIC and (
            cue.passive or alone or subject.start is None or subject.kind == "body"
        ):
            begin = self.clauses.beginning(behind, cue.start)
            start = counted_start(self.scene, begin, cue.start, self.stated, whole=cue.passive or alone)
            if start is not None:
                items[0] = replace(items[0], start=start, object=start)
            if alone and not cue.passive and (start := antecedent(self.scene, behind, cue.start)) is not None:
                items[0] = replace(items[0], start=start, object=start)
        elif self.lexicon.language == Language.ARABIC and items[0].start == cue.start:
            start = counted_subject(self.scene, behind, cue.start)
            if start is not None:
                items[0] = replace(items[0], start=start, object=start)
        for item in items:
            claim = self.build.claim(cue, item, end, behind, actor)
            if claim is not None and self._of_the_field(claim, cue, behind, end, subject):
                yield claim

    def _bound(self, cue: Found, end: int, behind: int, subject: Subject, conditional: bool) -> tuple[Found, bool]:
        """The cue with what it binds to by all that stands around it, and whether a law or a bill provides it."""
        lawful = cue.action == ClaimAction.ONGOING and of_such(self.scene, self.lexicon.laws, behind, cue, subject)
        if cue.action == ClaimAction.ONGOING and in_a_draft(self.scene, behind, cue, subject):
            lawful = True
            cue = replace(cue, action=ClaimAction.PLEDGE)
        going_on = cue.action == ClaimAction.ONGOING
        coming = ".present" in cue.rule and to_come(self.scene, self.stated, cue, behind, end)
        coming = coming or (".cue:" in cue.rule and any(self.lexicon.soon.all(self.words, behind, cue.start)))
        if going_on and coming:
            cue = replace(cue, action=ClaimAction.PLEDGE)
        if cue.action in DEEDS and prepares(self.scene, cue, behind, subject):
            cue = replace(cue, action=ClaimAction.PLEDGE)
        conditions = self.clauses.conditions
        ruled = cue.action == ClaimAction.PLEDGE or (
            cue.action == ClaimAction.ONGOING and conditions and conditions[0][0] < cue.start
        )  # "if Elbasan wishes, we come", إذا وافق ننشئ
        ruled = ruled or (cue.action == ClaimAction.DONE and self.scene.has(0, "ifs"))
        return (replace(cue, action=ClaimAction.CONDITIONAL) if conditional and ruled else cue), lawful

    def _of_the_field(self, claim: Claim, cue: Found, behind: int, end: int, subject: Subject) -> bool:
        """Whether a claim is one of the field; a bullet, and a text that hardly names it, can't tell."""
        if self.alone and (not weighs(claim, self.words, self.lexicon) or self._by_others(subject)):
            return False
        if claim.action in DEEDS and self._described(subject, behind) and not is_certain(claim):
            return False
        if claim.action in DEEDS and self._by_nobody(cue, subject, behind):
            return weighs(claim, self.words, self.lexicon)
        if self.scene.opens is not None or sum(self.memory.context.whole.values()) < _TELLS:
            return True
        pronoun = subject.silent and subject.start is not None
        begin = behind if subject.start is None else min(behind, subject.start)
        if of_the_field(claim, self.words, (begin, end), self.lexicon, pronoun=pronoun):
            return True
        return not cue.weak and names_a_matter(self.words, (0, len(self.words)), self.lexicon, least=_DECIDES)

    def _by_nobody(self, cue: Found, subject: Subject, behind: int) -> bool:
        """Whether a verb tells of a deed in a whole sentence and nobody who can act does it: "the river parts"."""
        verb = ".past:" in cue.rule or ".present:" in cue.rule
        return verb and not cue.passive and self.scene.opens is None and not self._acts(cue, subject, behind)

    def _described(self, subject: Subject, behind: int) -> bool:
        """Whether a mission or the Coalition as a whole does it: what it is for, unless so much or a day is stated."""
        first = behind if subject.start is None else subject.start
        return any(start <= first < end and kind == "described" for start, end, kind in self.back.blocks)

    def _by_others(self, subject: Subject) -> bool:
        """Whether a pronoun means somebody of the story: "they had come to talk"."""
        return subject.start is not None and self.scene.has(subject.start, "third_persons")

    def _hanging(self, cue: Found, actor: str | None) -> Iterator[Claim]:
        """A bullet under "We will:" has the verb of its heading."""
        item = Item(0, 0, len(self.words))
        item = replace(item, object=self.build.object_of(item, Subject(actor)))
        if cue.action == ClaimAction.DONE and self.scene.has(0, "infinitive"):
            cue = replace(cue, action=ClaimAction.PLEDGE)  # "decided: to set up"
        claim = self.build.claim(cue, item, len(self.words), 0, actor)
        if claim is not None:
            yield claim
