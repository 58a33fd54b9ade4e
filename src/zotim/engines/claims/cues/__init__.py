"""Where a sentence does something: the phrases and verb forms that show an action, in order.

Phrases come from the data file; verbs are read by a rule for each language, from listed verbs and, where somebody who
can act is the subject, from any verb whose form shows its tense.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zotim.engines.claims.cues import albanian, arabic, english
from zotim.engines.claims.cues.scene import Found, Scene
from zotim.engines.claims.lexicon import Cue
from zotim.engines.claims.quantities import is_money, numbers
from zotim.vocabulary import ClaimAction, Language

__all__ = ["Found", "Scene", "find"]

_READERS = {Language.ENGLISH: english.verb, Language.ALBANIAN: albanian.verb, Language.ARABIC: arabic.verb}
_DEED_REACH = 4
_MONEY_REACH = 7
_FINITE_REACH = 6
_SPEAKER = 4
_THAT_REACH = 5


def find(scene: Scene) -> list[Found]:
    """The cues of a sentence in order: phrases first, then verbs, one for each group of neighbours."""
    words, lexicon = scene.words, scene.lexicon
    phrases = [found for hit in lexicon.cues.all(words) if (found := _phrase(scene, hit)) is not None]
    if phrases and lexicon.language == Language.ALBANIAN:
        phrases = [found for found in phrases if not (found.start and scene.text(found.start - 1) in {"te", "t"})]
    idle = {index for start, end, _ in lexicon.idioms.all(words) for index in range(start, end)}
    covered = idle | {index for found in phrases for index in range(found.start, found.end)}
    reader = _READERS[lexicon.language]
    verbs: list[Found] = []
    index = 0
    while index < len(words):
        verb = reader(scene, index) if index not in covered else None
        if verb is not None and not covered.intersection(range(verb.start, verb.end)):
            verbs.append(verb)
            index = max(index + 1, verb.end)
        else:
            index += 1
    ordered = sorted(phrases + verbs, key=lambda found: (found.start, -found.end))
    return _spelt_out(
        scene, _without_participles(scene, _grouped(scene, [cue for cue in ordered if not _only_said(scene, cue)]))
    )


def _spelt_out(scene: Scene, cues: list[Found]) -> list[Found]:
    """Without a promise whose content follows behind "that": «u zotua të hënën se do të dërgojë» is one promise."""
    kept: list[Found] = []
    for cue, following in zip(cues, [*cues[1:], None], strict=False):
        if (
            following is not None
            and cue.action == following.action == ClaimAction.PLEDGE
            and ".future" not in cue.rule
            and ".cue:" not in cue.rule
        ):
            near = range(cue.end, min(cue.end + _THAT_REACH, following.start + 1))
            opens = next((at for at in near if scene.has(at, "that")), None)
            if opens is not None and not any(scene.gap(at) for at in range(cue.end, opens + 1)):
                continue
        kept.append(cue)
    return kept


def _only_said(scene: Scene, cue: Found) -> bool:
    """Whether a deed is only told: "added that", "shtoi se"."""
    arabic = scene.lexicon.language == Language.ARABIC
    that = scene.has(cue.end, "that") if arabic else scene.text(cue.end) in {"that", "se"}
    told = that and not scene.gap(cue.end)
    told = told or (scene.has(cue.end - 1, "speaking") and _around_words(scene, cue))
    return told and cue.rule.partition(":")[0].endswith((".past", ".present", ".past.passive"))


def _around_words(scene: Scene, cue: Found) -> bool:
    """Whether what is said stands before or behind: '"...", he added', "she continued: a grant"."""
    last = len(scene.words) - cue.end <= _SPEAKER
    near = range(max(0, cue.start - _SPEAKER), cue.start)
    apart = any(scene.gap(at) == "," for at in near) and not any(scene.has(at, "conjunctions") for at in near)
    ends = cue.end == len(scene.words) and apart  # "..., the archbishop added"
    return ends or (last and any(mark in scene.gap(cue.start) for mark in "\"'“”»,")) or ":" in scene.gap(cue.end)


def _phrase(scene: Scene, hit: tuple[int, int, Cue]) -> Found | None:
    start, end, cue = hit
    words = scene.words
    action = ClaimAction(cue.action)
    if (cue.opens and start != scene.opens) or scene.has(start - 1, "bygone"):
        return None
    if cue.deed and scene.has(start - 1, "nobody"):
        return None  # "There are no plans to"
    if words[start].text == "call" and scene.has(start - 1, "before_nouns"):
        return None  # "the call for applications"
    front = scene.lexicon.units.all(words, max(0, start - _MONEY_REACH), start)  # "two million euros went into"
    if cue.money and not any(is_money(unit) for _, _, unit in (*_units(scene, end), *front)):
        return None
    if cue.contributed and not _gives(scene, end):
        return None  # "the gap amounts to 80 million"
    if cue.deed or cue.deed_makes:
        deed = any(scene.is_deed(index) for index in range(end, min(len(words), end + _DEED_REACH)))
        if cue.deed and not deed and end < len(words):  # "We will:" leads a list
            return None
        if deed and cue.deed_makes:
            action = ClaimAction(cue.deed_makes)
    # "to pay for" is what another verb is about.
    bound = (
        scene.lexicon.language == Language.ENGLISH and scene.text(start - 1) == "to" and not cue.term.startswith("to ")
    )
    return Found(start, end, action, f"{scene.lexicon.language}.cue:{cue.term}", opens=cue.opens, bound=bound)


def _gives(scene: Scene, end: int) -> bool:
    """Whether it is a contribution that so much is said of: "its contribution amounted to 75 soldiers"."""
    stop = min(len(scene.words), end + _MONEY_REACH)
    said = any(scene.lexicon.giving.all(scene.words, 0, min(stop, end + _DEED_REACH)))
    return said and bool(numbers(scene.words, scene.lexicon, end, stop))


def _units(scene: Scene, start: int) -> Iterator[tuple[int, int, str]]:
    """The units a few words behind a place."""
    return scene.lexicon.units.all(scene.words, start, min(len(scene.words), start + _MONEY_REACH))


def _joined(scene: Scene, start: int, end: int) -> bool:
    """Whether a conjunction stands in ``words[start:end]``, or an Arabic word there begins with one."""
    arabic_and = scene.lexicon.language == Language.ARABIC
    return any(
        scene.has(index, "conjunctions")
        or (arabic_and and scene.text(index)[0] == "و" and not scene.has(index, "own_waw"))
        or (arabic_and and scene.text(index).startswith("فس"))  # إذا وافق فسترسل
        for index in range(start, end)
    )


def _marked(words: Sequence[object], scene: Scene, start: int, end: int) -> bool:
    return any(scene.gap(index) for index in range(start, min(end, len(words))))


def _grouped(scene: Scene, cues: list[Found]) -> list[Found]:
    """Neighbouring cues as one, governed by the first: "will continue to support"."""
    kept: list[Found] = []
    for cue in cues:
        previous = kept[-1] if kept else None
        if previous is None:
            if not cue.follows and not cue.bound:
                kept.append(cue)
            continue
        if cue.start < previous.end:
            if cue.end > previous.end:
                kept[-1] = replace(previous, end=cue.end)
            continue
        between = cue.start - previous.end
        near = between <= 1 and not _marked(scene.words, scene, previous.end, cue.start + 1)
        if near and not cue.follows and not _joined(scene, previous.end, cue.start + 1):
            # A phrase says more than a verb that no list knows, or that only renews: "renew our commitment to".
            renewed = previous.weak or scene.has(previous.end - 1, "reaffirming")
            phrase = renewed and ".cue:" in cue.rule
            kept[-1] = replace(cue, start=previous.start) if phrase else replace(previous, end=cue.end)
            continue
        if cue.bound:
            continue
        if cue.follows:
            # A deed goes on what was promised; behind anything else it is part of the object.
            if previous.action in {ClaimAction.PLEDGE, ClaimAction.CONDITIONAL} and between > 1:
                kept.append(replace(cue, action=previous.action))
            continue
        kept.append(cue)
    return kept


def _without_participles(scene: Scene, cues: list[Found]) -> list[Found]:
    """Without the reduced relatives: "the law adopted in 2013 provides", "will send the officers trained in May"."""
    kept: list[Found] = []
    for position, cue in enumerate(cues):
        if cue.bare:
            following = cues[position + 1] if position + 1 < len(cues) else None
            latin = scene.lexicon.language != Language.ARABIC
            if latin and following is not None and not following.follows and _runs_on(scene, cue.end, following.start):
                continue
            if latin and _finite_follows(scene, cue.end):
                continue
            previous = kept[-1] if kept else None
            if previous is not None and _runs_on(scene, previous.end, cue.start):
                continue
        kept.append(cue)
    return kept


def _finite_follows(scene: Scene, start: int) -> bool:
    """Whether a helping verb follows unparted, whose subject holds the participle: "men convicted abroad were"."""
    helping = [name for name in ("be_past", "be_present", "have", "modals") if name in scene.lexicon.sets]
    for index in range(start, min(len(scene.words), start + _FINITE_REACH)):
        if scene.gap(index) or any(scene.has(index, name) for name in ("conjunctions", "that", "we", "relatives")):
            return False
        if any(scene.has(index, name) for name in helping):
            return True
    return False


def _runs_on(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing parts two verbs: no mark, no conjunction, no "that" or "which"."""
    return not any(
        scene.gap(index)
        or scene.has(index, "conjunctions")
        or scene.has(index, "that")
        or scene.has(index, "we")
        or scene.has(index, "asides")
        for index in range(start, end + 1)
    )
