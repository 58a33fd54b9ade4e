"""English verbs with the infinitives and gerunds behind them: "has agreed to host", "will begin training"."""

from dataclasses import replace

from zotim.engines.claims.cues.english_subjects import is_ly
from zotim.engines.claims.cues.frames import affirmed, asked, is_over
from zotim.engines.claims.cues.scene import Found, Scene

_REACH = 3
_BETWEEN = 7


def adverbs(scene: Scene, index: int) -> int:
    """The first word from ``index`` on that is no adverb."""
    stop = index + _REACH
    while index < stop and (scene.has(index, "adverbs") or (is_ly(scene, index) and not scene.gap(index))):
        index += 1
    return index


def chained(scene: Scene, start: int, index: int, tense: str, kind: str) -> Found | None:
    """The group with the infinitives and gerunds behind it: "has agreed to host", "will begin training"."""
    end = index + 1
    after = adverbs(scene, end)
    if kind == "intend":
        after = _behind_a_day(scene, after)
    infinitive = scene.text(after) == "to" and not scene.gap(after)
    verb = adverbs(scene, after + 1) if infinitive else after
    readings = scene.readings(verb)
    to_deed = infinitive and "base" in readings
    if tense != "future" and scene.approves_a_sending(index):
        return scene.found(start, end, "future", "deed")
    if kind == "intend":
        if infinitive and not scene.has(verb, "articles"):
            passive = scene.text(verb) == "be"
            stop = min(len(scene.words), verb + (2 if passive else 1))
            action = scene.found(start, stop, "future", "deed", passive=passive)
            return None if action is None else replace(action, rule=f"en.intend:{scene.text(index)}")
        if scene.money_near(end):  # "has committed CAD 25 million"
            return scene.found(start, end, "future", "deed")
        if scene.has(index, "only_with_infinitive"):
            return None
        if tense == "past":
            kind = "deed" if scene.has(index, "done_when_past") else "say"
    framed = asked(scene, start, index) if kind == "say" else None
    if framed is None and (kind in {"say", "open"} or scene.has(index, "reaffirming")):
        framed = affirmed(scene, start, index)
    if framed is not None:
        return framed
    if kind == "say" and infinitive and tense == "past" and scene.has(index, "announcing"):
        return scene.found(start, verb + 1, "future", "deed")
    if kind == "say" and scene.has(index, "announcing") and _announced(scene, end):
        return scene.found(start, end, "past" if is_over(scene, end) else "future", "deed")
    if (to_deed or "ing" in readings) and kind in {"ongoing", "deed", "open"}:
        end = verb + 1
    return scene.found(start, end, tense, kind)


def _behind_a_day(scene: Scene, index: int) -> int:
    """The "to" behind a day or a vote: "agreed on Tuesday to prolong", "voted by 98 to 3 to"; else the same place."""
    if scene.text(index) not in {"on", "in", "this", "last", "by"} and not scene.text(index).isdigit():
        return index
    near = (at for at in range(index + 2, index + _BETWEEN) if scene.text(at) == "to" and not scene.gap(at))
    return next((at for at in near if "base" in scene.readings(at + 1)), index)


def _announced(scene: Scene, start: int) -> bool:
    """Whether what is announced is a deed: "announced a contribution of", "announces the deployment of"."""
    if scene.gap(start):
        return False
    if scene.money_near(start):
        return True
    index = start
    while index < start + _REACH and (scene.has(index, "before_deeds") or scene.has(index, "adjectives")):
        index += 1
    if index >= len(scene.words):
        return False
    return scene.lexicon.deed_nouns.at(scene.words, index) is not None or "ing" in scene.readings(index)
