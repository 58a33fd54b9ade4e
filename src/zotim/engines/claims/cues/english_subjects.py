"""Whether somebody or something stands before an English verb as its subject."""

from zotim.engines.claims.cues.scene import Scene
from zotim.engines.claims.lexicon import names
from zotim.engines.claims.quantities import is_year

_REACH, _FLY = 3, 3
_PHRASE_LEAST, _PHRASE_MOST = 2, 10
_FINITE = ("modals", "reported_modals", "have", "be_present", "be_past")
_HELPING = ("modals", "be_present", "be_past")


def back(scene: Scene, index: int) -> int:
    """The place before the adverbs that stand before ``index``."""
    while index > 0 and (scene.has(index - 1, "adverbs") or is_ly(scene, index - 1)):
        index -= 1
    return index


def is_ly(scene: Scene, index: int) -> bool:
    """Whether a word is an adverb by its ending; Italy isn't."""
    text = scene.text(index)
    return text.endswith("ly") and len(text) > _FLY and not scene.words[index].capital


def has_subject(scene: Scene, index: int) -> bool:
    """Whether a verb has somebody who acts right before it: "Vendland hosts", not "the hosts"."""
    before = back(scene, index)
    if before < 1 or any(mark in scene.words[before].gap for mark in "-–—:"):
        return False
    goes_on = scene.has(before - 1, "conjunctions") or scene.gap(before) == ","
    named = index + 1 < len(scene.words) and scene.words[index + 1].capital and not scene.gap(index + 1)
    verb = named or scene.text(index + 1) == "to" or object_begins(scene, index + 1) or scene.text(index - 1) == "also"
    if (
        goes_on and before > 1 and verb
    ):  # "has contributed ... and continues to provide", "The agreement, ..., also foresees"
        return True
    if goes_on:  # "trains and equips"
        return (
            before > 1
            and not scene.has(index + 1, "prepositions")
            and any(
                scene.readings(at).get("present", "be") not in {"be", "say"}
                for at in range(max(0, before - 8), before - 1)
            )
        )
    if scene.text(before - 1) in {"it", "he", "she", "which", "who", "we"}:
        return True
    if scene.actor_ending(before) is not None:
        return True
    word = scene.words[before - 1]
    if before == 1 and scene.lexicon.lines.at(scene.words, 0) is not None:
        return False  # "Propaganda fosters": a thing, with the capital of the sentence
    numbered = word.text in scene.lexicon.numbers  # "Eighteen graduates"
    numbered = numbered or names().states.at(scene.words, before - 1) is not None  # "Iraqi recruits"
    return word.capital and not numbered and not scene.gap(index) and not scene.has(before - 1, "not_before_past")


def text_subject(scene: Scene, index: int) -> bool:
    """Whether a law, a bill or a part of one does it: "the law bans", "Section 6 empowers"."""
    before = back(scene, index)
    if before < 1:
        return False
    return _ends_a_text(scene, before)


def _ends_a_text(scene: Scene, before: int) -> bool:
    """Whether a law, a bill or a part of one ends right before a place."""
    numbered = before - 1 if scene.text(before - 1).isdigit() else before  # "Clause 7 empowers"
    if numbered < before and scene.text(numbered - 1) == "of":
        numbered -= 1  # "A law of 2019 lets"
    texts = (scene.lexicon.drafts, scene.lexicon.laws)
    if any(hit[1] == numbered for text in texts for hit in text.all(scene.words, max(0, numbered - 3), numbered)):
        return True
    return numbered < before and names().numbered.at(scene.words, numbered - 1) is not None


def plural_subject(scene: Scene, index: int) -> bool:
    """Whether two actors, or a body in the plural, stand before a base: "Albania and Kosovo share"."""
    before = back(scene, index)
    if scene.gap(index):
        return False
    hit = scene.actor_ending(before)
    if hit is None:  # "some 45 service members advise"
        counted = any(
            (unit := scene.lexicon.units.at(scene.words, at)) is not None and unit[0] == before
            for at in range(max(0, before - 2), before)
        )
        near = range(max(0, before - _REACH - 1), before)
        opening = before <= _REACH and not any(
            scene.has(at, "prepositions") or scene.has(at, "conjunctions") or scene.gap(at) for at in range(1, before)
        )
        if (
            opening
            and scene.text(before - 1).endswith("s")
            and not scene.has(before - 1, "articles")  # "This month the editors"
            and (  # "The Parties agree to hold"
                scene.text(index + 1) == "to" or object_begins(scene, index + 1)
            )
        ):
            return True
        return counted and any(scene.text(at).isdigit() or scene.text(at) in scene.lexicon.numbers for at in near)
    first = hit[0] - scene.has(hit[0] - 1, "determiners")
    return (
        scene.text(before - 1).endswith("s")
        or scene.has(before - 1, "plurals")
        or (scene.has(first - 1, "conjunctions") and scene.actor_ending(first - 1) is not None)
    )


def object_begins(scene: Scene, index: int) -> bool:
    """Whether an object stands at ``index`` by its first word: an article or a number."""
    counted = scene.text(index).isdigit() or scene.text(index) in scene.lexicon.numbers
    return not scene.gap(index) and (counted or scene.has(index, "articles") or scene.has(index, "determiners"))


def helper_follows(scene: Scene, start: int) -> bool:
    """Whether a helper follows in the clause, so that what looks like a verb is a noun: "photographs of it are"."""
    for at in range(start, len(scene.words)):
        if scene.gap(at) or any(scene.has(at, name) for name in ("that", "relatives", "conjunctions", "we", "asides")):
            return False
        if any(scene.has(at, name) for name in _HELPING):
            return True
    return False


def parted_subject(scene: Scene, index: int) -> bool:
    """Whether an aside between marks parts a verb from its subject: "the plan, updated in 2025, obliges notaries"."""
    opens_at = aside_before(scene, index)
    if opens_at is None:
        return False
    named = scene.actor_ending(opens_at) is not None or _ends_a_text(scene, opens_at)
    return named or noun_phrase(scene, opens_at, parted=True) == "one"


def aside_before(scene: Scene, index: int) -> int | None:
    """Where the aside opens that ends right before ``index``: a participle, a relative, a preposition."""
    if index < 2 or scene.gap(index) != ",":
        return None
    opens_at = next((at for at in range(index - 1, 0, -1) if scene.gap(at)), None)
    if opens_at is None or scene.gap(opens_at) != ",":
        return None
    readings = scene.readings(opens_at)
    aside = any(scene.has(opens_at, name) for name in ("relatives", "prepositions")) or (
        "participle" in readings and "base" not in readings
    )
    return opens_at if aside else None


def noun_phrase(scene: Scene, index: int, *, parted: bool = False, closing: bool = False) -> str:
    """``one`` or ``many`` where a clause opens with a phrase of nouns that ends before the verb and no verb follows.

    "Its crisis unit lends experts", "our police experts keep coaching"; not "the school supplies were delivered".
    """
    before = back(scene, index)
    start = _clause(scene, before)
    if before - start < _PHRASE_LEAST or (scene.gap(index) and not parted) or not _opens_a_phrase(scene, start):
        return ""
    within = range(start, before)
    if any(scene.has(at, name) for at in within for name in (*_FINITE, "relatives", "asides", "negations", "we")):
        return ""
    last = before - 1
    if any(scene.has(last, name) for name in ("prepositions", "conjunctions", "articles")) or scene.text(last) == "s":
        return ""
    ends = closing and index + 1 == len(scene.words)  # "Work on the plant continues"
    if not parted and ((not ends and _verb_follows(scene, index + 1)) or _counts_it(scene, start, before)):
        return ""
    head = next((at for at in range(start + 1, before) if scene.has(at, "prepositions")), before) - 1
    if scene.text(head) in scene.lexicon.numbers and scene.text(head) != "one":
        return "many"
    plural = scene.text(head).endswith("s") and not scene.text(head).endswith("ss")
    return "many" if plural or scene.has(head, "plurals") else "one"


def no_verb_before(scene: Scene, index: int) -> bool:
    """Whether nothing in the clause before a word can be its verb, so that the word may be it."""
    before = back(scene, index)
    return not any(
        scene.readings(at) or any(scene.has(at, name) for name in _FINITE)
        for at in range(_clause(scene, before), before)
    )


def finite_before(scene: Scene, index: int) -> bool:
    """Whether a verb stands before in the same clause, unparted: then what looks like one is a noun."""
    before = back(scene, index)
    for at in range(before - 1, max(-1, before - _PHRASE_MOST), -1):
        if scene.gap(at + 1) or any(scene.has(at, name) for name in ("that", "relatives", "conjunctions")):
            return False
        readings = scene.readings(at)
        told = {readings.get(tense) for tense in ("past", "present")} - {None, "say"}
        if (told and ("base" not in readings or "past" in readings)) or any(scene.has(at, name) for name in _FINITE):
            return True
    return False


def opens(scene: Scene, index: int) -> bool:
    """Whether the subject of a verb opens the sentence and counts nothing: what follows a number is a thing."""
    before = back(scene, index)
    if _clause(scene, before) != 0:
        return False
    return not any(scene.text(at).isdigit() or scene.text(at) in scene.lexicon.numbers for at in range(before))


def _clause(scene: Scene, before: int) -> int:
    """Where the clause that ends before a verb opens."""
    for at in range(before - 1, max(-1, before - _PHRASE_MOST), -1):
        if (
            at == 0
            or scene.gap(at) not in {"", "-"}
            or scene.has(at - 1, "that")
            or scene.text(at - 1) in {"and", "but", "while"}
        ):
            return at
    return before


def _counts_it(scene: Scene, start: int, before: int) -> bool:
    """Whether a number stands close before, and only adjectives between: "240 Iraqi recruits"."""
    near = range(max(start + 1, before - _REACH + 1), before)
    counted = any(
        (scene.text(at).isdigit() and not is_year(scene.text(at))) or scene.text(at) in scene.lexicon.numbers
        for at in near
    )
    return counted and not scene.text(before - 1).endswith("s")


def _opens_a_phrase(scene: Scene, at: int) -> bool:
    if scene.has(at, "negations"):
        return False
    counted = scene.text(at).isdigit() or scene.text(at) in scene.lexicon.numbers
    small = any(scene.has(at, name) for name in ("articles", "determiners", "times"))
    return counted or small or scene.words[at].capital


def _verb_follows(scene: Scene, start: int) -> bool:
    """Whether another verb is the one of the clause: then what looked like a verb is a noun."""
    for at in range(start, len(scene.words)):
        if scene.gap(at) or scene.has(at, "that") or scene.has(at, "relatives") or scene.has(at, "conjunctions"):
            return False
        readings = scene.readings(at)
        if any(scene.has(at, name) for name in _FINITE) or ("past" in readings and "base" not in readings):
            return not scene.has(at - 1, "articles")
    return start >= len(scene.words) or bool(scene.gap(start))
