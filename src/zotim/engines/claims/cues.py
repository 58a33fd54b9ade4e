"""Where a sentence does something: the phrases and verb forms that show an action, less what takes them back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zotim.engines.claims.lexicon import Lexicon, names
from zotim.engines.claims.sentences import Word
from zotim.vocabulary import ClaimAction, Language

_NOT_BEFORE_PAST = frozenset(
    {"the", "a", "an", "of", "by", "to", "for", "with", "newly", "its", "their", "this", "these", "those", "be"}
    | {"in", "on", "from"}
)
_BE = frozenset({"is", "are", "am"})
_WAS = frozenset({"was", "were", "been"})
_HAVE = frozenset({"has", "have", "had"})
_ALBANIAN_HAVE = frozenset({"ka", "kane", "kemi", "kam", "kishte", "eshte", "jane"})
_ADVERB_REACH = 2
_DEED_REACH = 4
_TENSES = {"past": ClaimAction.DONE, "present": ClaimAction.ONGOING, "future": ClaimAction.PLEDGE}


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in ``words[start:end]``; ``follows`` marks a deed that goes on the cue before it: "will send and train"."""

    start: int
    end: int
    action: ClaimAction
    rule: str
    follows: bool = False
    passive: bool = False


def find(words: Sequence[Word], lexicon: Lexicon) -> list[Found]:
    """The cues of a sentence in order: phrases first, then verbs, one for each group of neighbours."""
    phrases = [found for found in (_phrase(words, hit, lexicon) for hit in lexicon.cues.all(words)) if found]
    covered = {index for found in phrases for index in range(found.start, found.end)}
    reader = {Language.ENGLISH: _english, Language.ALBANIAN: _albanian, Language.ARABIC: _arabic}[lexicon.language]
    verbs = [
        found
        for index in range(len(words))
        if index not in covered and (found := reader(words, index, lexicon)) is not None
    ]
    ordered = sorted(phrases + verbs, key=lambda found: (found.start, -found.end))
    return _grouped(words, ordered, lexicon)


def _phrase(words: Sequence[Word], hit: tuple, lexicon: Lexicon) -> Found | None:
    start, end, cue = hit
    action = ClaimAction(cue.action)
    if cue.deed or cue.deed_makes:
        deed = any(is_deed(words[index], lexicon) for index in range(end, min(len(words), end + _DEED_REACH)))
        if cue.deed and not deed and end < len(words):  # "We will:" leads a list
            return None
        if deed and cue.deed_makes:
            action = ClaimAction(cue.deed_makes)
    return Found(start, end, action, f"{lexicon.language}.cue:{cue.term}")


def is_deed(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word can be a form of a verb of doing."""
    return bool(_kinds(word, lexicon))


def _kinds(word: Word, lexicon: Lexicon) -> set[str]:
    return {kind for form in word.forms for tense, kind in lexicon.verbs.get(form, ()) if tense != "masculine"}


def _readings(word: Word, lexicon: Lexicon, *, noun: bool = False) -> dict[str, str]:
    forms = word.forms if noun else word.verbal
    return {tense: kind for form in forms for tense, kind in lexicon.verbs.get(form, ())}


def _found(words: Sequence[Word], start: int, index: int, tense: str, kind: str, lexicon: Lexicon) -> Found:
    action = _TENSES[tense] if kind == "deed" or tense == "future" else ClaimAction(kind)
    return Found(start, index + 1, action, f"{lexicon.language}.{tense}:{words[index].text}")


def _before(words: Sequence[Word], index: int, wanted: frozenset[str]) -> int | None:
    """Where one of ``wanted`` stands before ``index``, an adverb or two between."""
    for begin in range(index - 1, max(-1, index - 2 - _ADVERB_REACH), -1):
        if words[begin].text in wanted:
            return begin
        if not words[begin].text.endswith(("ly", "so", "also", "already", "now", "still", "been", "being", "u")):
            return None
    return None


def _english(words: Sequence[Word], index: int, lexicon: Lexicon) -> Found | None:
    readings = _readings(words[index], lexicon)
    if not readings:
        return None
    before = words[index - 1].text if index else ""
    if "ing" in readings:
        begin = _before(words, index, _BE | {"been"})
        return _found(words, begin, index, "present", readings["ing"], lexicon) if begin is not None else None
    if "past" in readings or "participle" in readings:
        kind = readings.get("past") or readings["participle"]
        begin = _before(words, index, _HAVE | _WAS)
        if begin is not None:
            found = _found(words, begin, index, "past", kind, lexicon)
            passive = any(word.text in _WAS for word in words[begin:index])
            return replace(found, passive=passive and "participle" in readings)
        passive = index + 1 < len(words) and words[index + 1].text == "by"
        finite = "past" in readings and index > 0 and not passive and not before.isdigit()
        if finite and before not in _NOT_BEFORE_PAST | _BE and "base" not in readings and before not in lexicon.numbers:
            return _found(words, index, index, "past", kind, lexicon)
    if "present" in readings and _has_subject(words, index):
        return _found(words, index, index, "present", readings["present"], lexicon)
    if "base" in readings:
        if before == "we" or (before.endswith("ly") and index > 1 and words[index - 2].text == "we"):
            return _found(words, index, index, "present", readings["base"], lexicon)
        kind = readings["base"]
        if before == "and" and kind != "deed":
            return Found(index, index + 1, ClaimAction(kind), f"en.base:{words[index].text}")
        and_to = (
            before == "to" and index > 1 and (words[index - 2].text == "and" or words[index - 1].gap.strip() == ",")
        )
        if before == "and" or and_to or (words[index].gap.strip() == "," and index):
            return Found(index, index + 1, ClaimAction.PLEDGE, f"en.continued:{words[index].text}", follows=True)
    return None


def _has_subject(words: Sequence[Word], index: int) -> bool:
    """Whether a plural-looking form has a subject before it: "Vendland hosts", not "the hosts"."""
    before = index - 1
    while before > 0 and (
        words[before].text.endswith("ly") or words[before].text in {"also", "currently", "and", "now", "still"}
    ):
        before -= 1
    if before < 0:
        return False
    return words[before].capital or words[before].text in {
        "it",
        "which",
        "who",
        "government",
        "ministry",
        "state",
        "police",
        "country",
        "centre",
    }


def _albanian(words: Sequence[Word], index: int, lexicon: Lexicon) -> Found | None:
    word = words[index]
    if word.text == "vazhdon" or word.text == "vazhdojme":
        return Found(index, index + 1, ClaimAction.ONGOING, f"sq.present:{word.text}")
    readings = _readings(word, lexicon)
    if not readings:
        return None
    before = words[index - 1].text if index else ""
    if "participle" in readings:
        begin = _before(words, index, _ALBANIAN_HAVE)
        if begin is not None:
            return _found(words, begin, index, "past", readings["participle"], lexicon)
        if before == "duke":
            start = index - 2 if index > 1 and words[index - 2].text in {"eshte", "jane", "jemi"} else None
            return (
                _found(words, start, index, "present", readings["participle"], lexicon) if start is not None else None
            )
    if before in {"te", "t"}:
        joined = index > 1 and (
            words[index - 2].text in lexicon.sets["conjunctions"] or words[index - 1].gap.strip() == ","
        )
        if joined and ("subjunctive" in readings or "present" in readings):
            return Found(index - 1, index + 1, ClaimAction.PLEDGE, f"sq.continued:{word.text}", follows=True)
        return None
    if "past" in readings:
        found = _found(words, index - (before == "u"), index, "past", readings["past"], lexicon)
        return replace(found, passive=before == "u")
    if "present" in readings:
        return _found(words, index - (before == "po"), index, "present", readings["present"], lexicon)
    return None


def _arabic(words: Sequence[Word], index: int, lexicon: Lexicon) -> Found | None:
    word = words[index]
    readings = _readings(word, lexicon)
    begin = index - 1 if index and words[index - 1].text in {"قد", "وقد", "فقد", "لقد"} else index
    for tense in ("future", "present", "past"):
        if tense in readings:
            return _found(words, begin, index, tense, readings[tense], lexicon)
    if "masculine" in readings and (begin < index or index == 0 or _named_before(words, index)):
        return _found(words, begin, index, "past", readings["masculine"], lexicon)
    if word.text[0] == "و" and len(word.verbal) > 1:
        rest = [form for form in word.forms if not form.startswith("و")]
        if any(tense == "noun" for form in rest for tense, _ in lexicon.verbs.get(form, ())):
            return Found(index, index + 1, ClaimAction.PLEDGE, f"ar.continued:{word.text}", follows=True)
    return None


def _named_before(words: Sequence[Word], index: int) -> bool:
    gazetteer = names().names
    for begin in range(max(0, index - 3), index):
        hit = gazetteer.at(words, begin)
        if (
            hit is not None
            and hit[0] == index
            and (begin == 0 or words[begin - 1].text not in {"في", "من", "الى", "مع"})
        ):
            return True
    return False


def _grouped(words: Sequence[Word], cues: list[Found], lexicon: Lexicon) -> list[Found]:
    """Neighbouring cues as one, governed by the first: "will continue to support", "has adopted and signed"."""
    kept: list[Found] = []
    for cue in cues:
        previous = kept[-1] if kept else None
        if previous is None:
            if not cue.follows:
                kept.append(cue)
            continue
        between = words[previous.end : cue.start]
        near = len(between) <= 2 and not any(word.gap.strip() for word in words[previous.end : cue.start + 1])
        joined = any(word.text in lexicon.sets["conjunctions"] or word.text[0] == "و" for word in between)
        joined = joined and any(word.text not in lexicon.sets["conjunctions"] for word in between)
        if cue.start < previous.end or (near and not joined and not cue.follows):
            if cue.end > previous.end and cue.start < previous.end + 3:
                kept[-1] = replace(previous, end=max(previous.end, cue.end))
            continue
        if cue.follows:
            # A deed goes on what was promised; behind anything else it is part of the object.
            if previous.action in {ClaimAction.PLEDGE, ClaimAction.CONDITIONAL} and len(between) > 1:
                kept.append(replace(cue, action=previous.action))
            continue
        kept.append(cue)
    return kept
