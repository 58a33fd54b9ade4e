"""Who does it: the name before the verb (behind it in Arabic), unless a preposition makes it somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zotim.engines.claims.lexicon import Lexicon, Name, names
from zotim.engines.claims.sentences import Word
from zotim.vocabulary import Language

_ACTING = frozenset({"state", "institution", "organisation"})
_BEHIND_REACH = 3
_NEVER_NAMES = frozenset(
    {"the", "a", "an", "we", "it", "they", "this", "these", "those", "our", "in", "on", "at", "by", "for", "with", "as"}
    | {"after", "since", "also", "he", "she", "ne", "ajo", "ai", "ky", "kjo", "gjate"}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """``actor`` by canonical name, or silent (a pronoun or nothing), others, whose duties are no claims of
    ours, or an unlisted name in ``words[start:end]``."""

    actor: str | None
    start: int | None = None
    end: int | None = None
    others: bool = False
    unlisted: bool = False
    kind: str = ""
    silent: bool = False


def subject_of(
    words: Sequence[Word], start: int, cue: int, behind: int, lexicon: Lexicon, *, calling: bool = False
) -> Subject:
    """The subject of the cue in ``words[cue:behind]``, looked for in ``words[start:cue]`` and, in Arabic, behind it."""
    clause = start
    for index in range(cue - 1, start - 1, -1):
        if words[index].text in lexicon.sets["that"]:
            clause = index + 1
            break
    if lexicon.language == Language.ARABIC and (subject := _behind(words, behind, lexicon, calling)) is not None:
        return subject
    subject = _in_front(words, clause, cue, lexicon)
    if clause > start and (clause == cue if subject is None else subject.silent):
        # "The Ministry said that it will": the one who speaks.
        speaker = _in_front(words, start, clause - 1, lexicon)
        subject = speaker if speaker is not None and not speaker.others else subject
    return subject or Subject(None, silent=True)


def _hits(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int, Name]]:
    hits = [hit for hit in names().names.all(words, start, end) if is_named(words, hit, lexicon)]
    return [hit for hit in hits if hit[2].kind in _ACTING]


def is_named(words: Sequence[Word], hit: tuple[int, int, Name], lexicon: Lexicon) -> bool:
    """In Latin script a name has a capital: "mali" is a mountain, "Mali" a state."""
    latin = lexicon.language != Language.ARABIC
    return not latin or any(word.capital for word in words[hit[0] : hit[1]])


def _oblique(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    before = index - 1
    if before >= 0 and words[before].text == "the":
        before -= 1
    if before < 0 or any(mark in words[index].gap for mark in ",;:"):
        return False
    if words[before].text in lexicon.sets["prepositions"]:
        return True
    # Arabic writes some prepositions onto the name.
    word = words[index]
    if lexicon.language != Language.ARABIC or word.text[0] not in "لبك":
        return False
    return (
        names().names.at([replace(word, verbal=(word.text,), forms=(word.text,)), *words[index + 1 : index + 6]], 0)
        is None
    )


def _in_front(words: Sequence[Word], start: int, cue: int, lexicon: Lexicon) -> Subject | None:
    best: Subject | None = None
    position = -1
    for first, _, name in _hits(words, start, cue, lexicon):
        if not _oblique(words, first, lexicon):
            best, position = Subject(name.name, first, kind=name.kind), first
    for first, _, kind in lexicon.blocks.all(words, start, cue):
        if kind == "others" and first > position and not _oblique(words, first, lexicon):
            best, position = Subject(None, first, others=True), first
    for index in range(max(start, position + 1), cue):
        if words[index].text in lexicon.sets["we"] and not _oblique(words, index, lexicon):
            relative = words[index].text in {"which", "who", "التي", "الذي"}
            if not relative or best is None:
                best = Subject(None, index, silent=True)
    return best or _unlisted(words, start, cue, lexicon)


def _unlisted(words: Sequence[Word], start: int, cue: int, lexicon: Lexicon) -> Subject | None:
    """A capitalised name right before the cue that no list knows, as the text has it."""
    if lexicon.language == Language.ARABIC:
        return None
    end = cue
    while end > start and (
        words[end - 1].text in {"also", "u", "po", "edhe", "s"} or words[end - 1].text.endswith("ly")
    ):
        end -= 1
    first = end
    while first > start and words[first - 1].capital and words[first - 1].text not in _NEVER_NAMES:
        first -= 1
        if words[first].gap.strip(" '"):
            break
    if first == end or _oblique(words, first, lexicon):
        return None
    return Subject(None, first, end, unlisted=True)


def _behind(words: Sequence[Word], behind: int, lexicon: Lexicon, calling: bool) -> Subject | None:
    """The subject of an Arabic verb that stands before it: أرسلت ألبانيا."""
    for index in range(behind, min(len(words), behind + _BEHIND_REACH)):
        if any(mark in words[index].gap for mark in ",;:") or words[index].text in lexicon.sets["prepositions"]:
            return None
        block = lexicon.blocks.at(words, index)
        if block is not None and block[1] == "others":
            return None if calling else Subject(None, index, others=True)
        hit = names().names.at(words, index)
        if hit is not None and hit[1].kind in _ACTING:
            return None if _oblique(words, index, lexicon) else Subject(hit[1].name, index, hit[0], kind=hit[1].kind)
    return None
