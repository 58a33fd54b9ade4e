"""The items of a list, each of which is a claim of its own: "six soldiers, two officers and a doctor"."""

from collections.abc import Sequence
from dataclasses import dataclass

from zotim.engines.claims.cues import Found, Scene
from zotim.engines.claims.dates import Stated
from zotim.engines.claims.lexicon import Lexicon, names
from zotim.engines.claims.quantities import is_range, numbers
from zotim.engines.claims.sentences import Word
from zotim.vocabulary import Language

_SHORT = 7
_NEAR = 12
_SUBJECT_REACH, _ASIDE_MOST = 6, 8
_CLAUSE_REACH = 4
_FINITE = ("modals", "have", "be_present", "be_past", "be")


@dataclass(frozen=True, slots=True)
class Item:
    """``words[start:end]`` is the passage, ``words[object:end]`` what it is about. The first item has the verb."""

    start: int
    object: int
    end: int


def items_of(words: Sequence[Word], cue: Found, end: int, lexicon: Lexicon, stated: Sequence[Stated]) -> list[Item]:
    """The items behind a cue: one for the whole, or one for each where all are counted or three or more are listed."""
    end = max(end, cue.end)
    if any(words[at].text in lexicon.sets["uniting"] for at in range(cue.start, min(len(words), cue.end + 1))):
        return [Item(cue.start, cue.end, end)]  # "brings together judges, teachers and police"
    while end > cue.end and words[end - 1].text in lexicon.sets["conjunctions"]:
        end -= 1
    pieces = _pieces(words, cue.end, end, lexicon, stated)
    if len(pieces) == 2 and words[cue.end - 1].text == words[pieces[1][0]].text and pieces[1][1] - pieces[1][0] > 1:
        pass  # "committed to multilateralism and to human rights"
    elif len(pieces) == 2 and _alike(words, pieces, lexicon):
        pass
    elif len(pieces) < 2 or not _is_list(words, pieces, lexicon):
        return [Item(cue.start, cue.end, end)]
    (_, first_end), *rest = pieces
    return [Item(cue.start, cue.end, first_end), *(Item(start, start, stop) for start, stop in rest)]


def is_thing(scene: Scene, item: Item) -> bool:
    """Whether a later item names a thing; not a clause ("their street has changed"), nor an aside to what came before.

    An aside takes up the item before it, by a relative ("one of whom"), a pronoun («njërin») or a participle that
    agrees with it ("e nënshkruar").
    """
    near = range(item.start, min(item.start + _CLAUSE_REACH, len(scene.words)))
    if any(scene.has(index, "relatives") and (index == item.start or _ruled(scene, index)) for index in near):
        return False
    if any(scene.has(item.start, name) for name in ("resuming", "halves")):
        return False
    if scene.lexicon.language == Language.ALBANIAN and scene.has(item.start, "articles"):
        return "participle" not in scene.readings(item.start + 1)
    readings = scene.readings(item.start)
    if scene.gap(item.start) == "," and "participle" in readings and "base" not in readings:
        return scene.lexicon.language != Language.ENGLISH  # "four workshops, attended by judges"
    finite = [name for name in _FINITE if name in scene.lexicon.sets]
    return not any(scene.has(index, name) for index in range(item.start, item.end) for name in finite)


def _ruled(scene: Scene, index: int) -> bool:
    """Whether a preposition or an article rules a relative: "one of whom", «peshën e së cilës»."""
    return scene.has(index - 1, "prepositions") or scene.has(index - 1, "articles")


def _pieces(
    words: Sequence[Word], start: int, end: int, lexicon: Lexicon, stated: Sequence[Stated]
) -> list[tuple[int, int]]:
    held = {index for span in stated for index in range(span.start, span.end)}
    counted = numbers(words, lexicon, start, end)
    held |= {index for number in counted for index in range(number.start + 1, number.end)}
    for at in range(len(counted) - 1):
        if is_range(words, counted, at, lexicon):
            held |= set(range(counted[at].start + 1, counted[at + 1].end))
    pieces: list[tuple[int, int]] = []
    begin = start
    if start < end and "," in words[start].gap:  # "has renewed, for three years, the agreement"
        held |= set(range(start, next((at for at in range(start + 1, end) if "," in words[at].gap), start) + 1))
    if (aside := aside_behind(words, start, end, lexicon)) is not None:
        held |= set(range(start, aside[1] + 1))
    for index in range(start + 1, end):
        if index in held or _votes(words, index + 1, end, lexicon):
            continue
        word = words[index]
        comma = word.gap.strip() == ","
        joined = word.text in lexicon.sets["conjunctions"] and (
            lexicon.language != Language.ALBANIAN or word.text != "e"
        )
        attached = (
            lexicon.language == Language.ARABIC and word.text[0] == "و" and _attached(words, index, start, lexicon)
        )
        if index <= begin or not (comma or joined or attached):
            continue
        pieces.append((begin, index))
        begin = index + 1 if joined else index
    pieces.append((begin, end))
    return [(first, last) for first, last in pieces if first < last]


def _votes(words: Sequence[Word], index: int, end: int, lexicon: Lexicon) -> bool:
    """Whether only votes are counted there: "by 11 votes to 2", «me 11 vota pro dhe 2 kundër»."""
    near = words[index : min(end, index + 2)]
    return len(near) > 1 and near[0].text.isdigit() and near[1].text in lexicon.sets["against"]


def aside_behind(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The aside of time or place between an Arabic verb with its subject and its object.

    أصدرت المحكمة، بتاريخ 22/10/2025، حكما: what stands between the marks is none of two items.
    """
    if lexicon.language != Language.ARABIC:
        return None
    near = range(start, min(end, start + _SUBJECT_REACH))
    opens = next((at for at in near if "," in words[at].gap), None)
    if opens is None or numbers(words, lexicon, start, opens):
        return None
    if any(form in lexicon.sets["prepositions"] for at in range(start, opens) for form in words[at].verbal):
        return None
    close = next((at for at in range(opens + 1, min(end, opens + _ASIDE_MOST)) if words[at].gap.strip()), None)
    first = words[opens]
    small = lexicon.sets["prepositions"] | lexicon.sets["dating"]
    adverbial = any(form in small for form in first.verbal) or any(
        first.text in lexicon.sets[name] for name in ("times", "accompanying")
    )
    if close is not None and any(words[at].text in lexicon.sets["dating"] for at in range(opens + 1, close)):
        return opens, close  # البرتغال، العضو منذ عام 2014،
    return (opens, close) if close is not None and adverbial else None


def _alike(words: Sequence[Word], pieces: Sequence[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Whether two things are listed side by side: a second one with its own article, number or the same preposition."""
    (first, middle), (start, end) = pieces
    small = lexicon.sets["prepositions"] - {"te", "i", "e"}
    bare = next((form for form in words[start].verbal if form in small), words[start].text)
    if (
        "," in words[start].gap
        and words[start - 1].text not in lexicon.sets["conjunctions"]
        and bare == words[start].text
    ):
        return False  # an aside: "50,000 dollars, a modest sum"
    before = [index for index in range(first, middle) if words[index].text in small]
    if bare in lexicon.sets["placing"]:
        return False
    if bare in small:
        same = [index for index in before if words[index].text == bare]
        return bool(same) and middle - same[-1] <= _NEAR
    definite = words[start].text in lexicon.sets["definite"]
    if definite and before and middle - before[-1] <= 2 and words[before[-1]].text in lexicon.sets["joining"]:
        return False  # "between the police and the courts"
    if words[start].text in lexicon.sets["articles"] or _counted(words, (start, end), lexicon):
        return end - start > 1
    if lexicon.language == Language.ALBANIAN:
        accusative = ("in", "ine", "en", "un")
        return middle - first >= 2 and words[start].text.endswith(accusative) and words[first].text.endswith(accusative)
    if (
        lexicon.language == Language.ARABIC
        and _verbal_noun(words[start], lexicon)
        and _verbal_noun(words[first], lexicon)
    ):
        return end - start > 1  # "training judges and equipping courts"
    if lexicon.language == Language.ARABIC and words[start].text.startswith("ول") and len(words[start].text) > 4:
        return any(word.text.startswith("لل") for word in words[first:middle])
    return False


def _attached(words: Sequence[Word], index: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the و at the front of a word joins it, and isn't its own first letter (وزارة)."""
    if words[index].text in lexicon.sets["own_waw"]:
        return False
    name = names().names.at(words, index)
    if name is not None and name[1].kind == "state":
        return False  # "Tunisia and Algeria work on": two who act, not two items
    rest = words[index].text[1:]
    bare = [form for form in words[index].forms if not form.startswith("و")]
    known = any(form in lexicon.numbers for form in bare) or lexicon.duals.at(words, index) is not None
    alike = rest.startswith(("ال", "لل")) or lexicon.units.at(words, index) is not None or rest in lexicon.verbs
    listed = any("," in word.gap for word in words[start:index]) and len(rest) >= 4
    return known or alike or listed


def _is_list(words: Sequence[Word], pieces: Sequence[tuple[int, int]], lexicon: Lexicon) -> bool:
    governed = [words[first].text for first, _ in pieces[1:] if words[first].text in lexicon.sets["prepositions"]]
    governed = [text for text in governed if text not in {"te", "i", "e"}]
    if governed:
        first = {word.text for word in words[pieces[0][0] : pieces[0][1]]}
        each = len(set(governed)) == 1 and len(governed) == len(pieces) - 1 and governed[0] in first
        return each and len(pieces) > 2
    if all(_counted(words, piece, lexicon) for piece in pieces):
        return len(pieces) > 2 or not _is_an_aside(words, pieces[1][0], lexicon)
    if _places(words, pieces, lexicon):
        return False
    return len(pieces) >= 3 and all(last - first <= _SHORT for first, last in pieces[:-1])


def _verbal_noun(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word may be an Arabic verbal noun of a list, whatever is written onto it."""
    return any(tense == "noun" for form in word.forms for tense, _ in lexicon.verbs.get(form, ()))


def _is_an_aside(words: Sequence[Word], start: int, lexicon: Lexicon) -> bool:
    """Whether a comma alone parts a second number from the first: "312 requests, 18 per cent more than in 2024"."""
    joined = words[start - 1].text in lexicon.sets["conjunctions"] or lexicon.language == Language.ARABIC
    return "," in words[start].gap and not joined


def _places(words: Sequence[Word], pieces: Sequence[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Whether what is listed hangs on a preposition: "centres in Kukës, Shkodër and Korçë" is one item."""
    first, last = pieces[0]
    tail = [words[index].text for index in range(max(first, last - 3), last - 1)]
    governing = [text for text in tail if text in lexicon.sets["prepositions"] - {"te", "i", "e", "of"}]
    if lexicon.language == Language.ARABIC:
        governing += [text for text in tail if text.startswith(("بال", "لل", "كال"))]
    if governing:
        return True
    return lexicon.language != Language.ARABIC and all(words[start].capital for start, _ in pieces[1:])


def _counted(words: Sequence[Word], piece: tuple[int, int], lexicon: Lexicon) -> bool:
    first, last = piece
    reach = min(last, first + 3)
    return bool(numbers(words, lexicon, first, reach)) or next(lexicon.duals.all(words, first, reach), None) is not None
