"""Who does it: the name before the verb (behind it in Arabic), unless a preposition makes it somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zotim.engines.claims.cues.scene import ACTING, Scene
from zotim.engines.claims.lexicon import Lexicon, Name, names
from zotim.engines.claims.sentences import Word
from zotim.engines.claims.whose import name_end, state_of
from zotim.vocabulary import Language

_BEHIND_REACH = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """``actor`` by canonical name, or silent (a pronoun or nothing), others, whose duties are no claims of
    ours, or a name or body of no list in ``words[start:end]``; ``state`` is the one whose body it is."""

    actor: str | None
    start: int | None = None
    end: int | None = None
    others: bool = False
    unlisted: bool = False
    kind: str = ""
    silent: bool = False
    state: str = ""

    @property
    def acts(self) -> bool:
        """Whether somebody who can act is named, or is meant by a pronoun."""
        return self.kind in ACTING or (self.silent and self.start is not None)


def subject_of(scene: Scene, start: int, cue: int, behind: int, *, calling: bool = False) -> Subject:
    """The subject of the cue in ``words[cue:behind]``, looked for in ``words[start:cue]`` and, in Arabic, behind it."""
    clause = start
    for index in range(cue - 1, start - 1, -1):
        if scene.has(index, "that"):
            clause = index + 1
            break
    if scene.lexicon.language == Language.ARABIC:
        if _we(scene, cue):
            return Subject(None, silent=True)  # إذا وافق البرلمان، سنستضيف
        if (subject := _behind(scene, cue, behind, calling)) is not None:
            return subject
    subject = _in_front(scene, clause, cue)
    if clause > start and (clause == cue if subject is None else subject.silent):
        # "The Ministry said that it will": the one who speaks.
        speaker = _in_front(scene, start, clause - 1)
        meant = subject is None or (subject.start is not None and scene.has(subject.start, "third_persons"))
        subject = speaker if speaker is not None and (not speaker.others or meant) else subject
    return subject or Subject(None, silent=True)


def is_named(words: Sequence[Word], hit: tuple[int, int, Name], lexicon: Lexicon) -> bool:
    """In Latin script a name has a capital: "mali" is a mountain, "Mali" a state."""
    latin = lexicon.language != Language.ARABIC
    unit = lexicon.units.at(words, hit[0])
    if unit is not None and unit[0] >= hit[1]:
        return False  # CAD is money, Çad a state
    return not latin or any(word.capital for word in words[hit[0] : hit[1]])


def _oblique(scene: Scene, index: int) -> bool:
    before = index - 1
    while before >= 0 and (
        scene.has(before, "determiners")
        or (scene.text(before).isdigit() and len(scene.text(before)) < 4)
        or scene.text(before) in scene.lexicon.numbers
    ):
        before -= 1
    if before < 0 or any(mark in scene.words[index].gap for mark in ",;:"):
        return False
    if scene.has(before, "prepositions"):
        return not scene.has(before - 1, "realms")  # "the Republic of Korea"
    # Arabic writes some prepositions onto the name.
    word = scene.words[index]
    if scene.lexicon.language != Language.ARABIC or word.text[0] not in "لبك":
        return False
    whole = [replace(word, verbal=(word.text,), forms=(word.text,)), *scene.words[index + 1 : index + 6]]
    known = (names().names, names().seats, scene.lexicon.bodies)
    return all(terms.at(whole, 0) is None for terms in known)


def _in_front(scene: Scene, start: int, cue: int) -> Subject | None:
    best: Subject | None = None
    position = -1
    for first, last, name in scene.actors:
        if name.kind in ACTING and start <= first and last <= cue and not _oblique(scene, first):
            annexed = scene.lexicon.language == Language.ARABIC and best is not None and first == (best.end or -1)
            if annexed and not scene.has(first - 1, "realms"):
                continue  # حكومة ألبانيا
            best, position = _subject(scene, cue, (first, last, name)), first
    for first, last, kind in scene.lexicon.blocks.all(scene.words, start, cue):
        if any(hit[0] <= first < hit[1] and hit[2].kind == "state" for hit in scene.actors):
            continue  # Shtetet e Bashkuara
        if "ing" in scene.readings(first - 1):
            continue  # "a paper on rebutting propaganda"
        if kind in {"others", "outsiders"} and last > position and not _oblique(scene, first) and last <= cue:
            if _own(scene, first, last):
                best, position = _subject(scene, cue, (first, last, Name("", "body"))), first
                continue
            best, position = Subject(None, first, others=True), first
    for index in range(max(start, position + 1), cue):
        if scene.has(index, "we") and not _oblique(scene, index):
            relative = scene.has(index, "relatives")
            if not relative or best is None:
                best = Subject(None, index, silent=True)
    return best or _unlisted(scene, start, cue)


def _own(scene: Scene, first: int, last: int) -> bool:
    """Whether those named are of a side that acts: "our experts", "French experts", "the Unit's analysts"."""
    before = scene.text(first - 1)
    if scene.has(first, "few") or scene.has(first - 1, "few") or before in scene.lexicon.numbers:
        return True
    if before == "s" or any(scene.has(index, "ours") for index in (first - 2, first - 1, last)):
        return True
    return (
        bool(first)
        and scene.words[first - 1].capital
        and before.endswith(scene.lexicon.endings.get("of_countries", ()))
    )


def _subject(scene: Scene, cue: int, hit: tuple[int, int, Name]) -> Subject:
    first, last, name = hit
    if name.kind == "state":
        return Subject(name.name, first, last, kind=name.kind)
    named = last
    if scene.lexicon.language == Language.ARABIC:
        cue = last = name_end(scene, last)
    state = state_of(scene, first, named, cue)
    if name.kind == "body":
        return Subject(None, first, last, unlisted=True, kind="body", state=state)
    return Subject(name.name, first, last, kind=name.kind, state=state)


def _unlisted(scene: Scene, start: int, cue: int) -> Subject | None:
    """A capitalised name right before the cue that no list knows, as the text has it."""
    if scene.lexicon.language == Language.ARABIC:
        return None
    words = scene.words
    end = cue
    while end > start and (
        scene.has(end - 1, "before_verbs") or (words[end - 1].text.endswith("ly") and not words[end - 1].capital)
    ):
        end -= 1
    first = end
    while first > start and words[first - 1].capital and not scene.has(first - 1, "no_names"):
        first -= 1
        if words[first].gap.strip(" '"):
            break
    if first == end or _oblique(scene, first):
        return None
    return Subject(None, first, end, unlisted=True, kind="body")


def _definite(scene: Scene, hit: tuple[int, int, Name]) -> bool:
    """Whether an Arabic body is a certain one: الحكومة, حكومة كوسوفو, حكومتنا; not لجنة, which is an object."""
    first, last, name = hit
    if name.kind != "body":
        return True
    text = scene.text(first)
    following = scene.text(last)
    return "ال" in text[:3] or text.endswith("نا") or following.startswith("ال") or scene.actor_at(last) is not None


def _we(scene: Scene, cue: int) -> bool:
    """Whether an Arabic verb says "we" itself, so that no subject follows: نثمن جهود التحالف."""
    known = scene.lexicon.verbs
    return any(
        (form.startswith(("ن", "سن")) and tense in {"present", "future"} and form[-1:] != "ت")
        or (form.endswith("نا") and tense == "past")
        for form in scene.words[cue].verbal
        for tense, _ in known.get(form, ())
    )


def _behind(scene: Scene, cue: int, behind: int, calling: bool) -> Subject | None:
    """The subject of an Arabic verb that stands before it: أرسلت ألبانيا."""
    for index in range(cue + 1, min(len(scene.words), behind + _BEHIND_REACH)):
        if any(mark in scene.words[index].gap for mark in ",;:") or scene.has(index, "prepositions"):
            return None
        block = scene.lexicon.blocks.at(scene.words, index)
        if block is not None and block[1] == "outsiders" and index in {behind, cue + 1}:
            return Subject(None, index, others=True)
        if block is not None and block[1] == "others" and index == behind:
            return None if calling else Subject(None, index, others=True)
        hit = scene.actor_at(index)
        if hit is not None and _definite(scene, hit):
            front = scene.actor_ending(cue)
            if index > behind and front is not None and not _oblique(scene, front[0]):
                return None  # بولندا تساند بقاء البعثة
            return None if _oblique(scene, index) else _subject(scene, cue, hit)
    return None
