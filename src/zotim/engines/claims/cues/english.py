"""English verb groups with a helper: modal, perfect, progressive, passive."""

from dataclasses import replace

from zotim.engines.claims.cues.english_chain import adverbs, chained
from zotim.engines.claims.cues.english_simple import simple
from zotim.engines.claims.cues.frames import each_has, holds, people_are, role
from zotim.engines.claims.cues.scene import Found, Scene
from zotim.vocabulary import ClaimAction

_ASIDE = 9
_OPEN_LEAST = 4
_RECURS = 14


def verb(scene: Scene, index: int) -> Found | None:
    """The verb group that begins at ``index``."""
    if scene.has(index, "modals"):
        return _modal(scene, index)
    if scene.has(index, "reported_modals"):
        if scene.has(index - 1, "first_persons") and (asking := _wishing(scene, index)) is not None:
            return asking
        return _modal(scene, index) if _reported(scene, index) or _on_condition(scene) else None
    if scene.has(index, "have"):
        return _perfect(scene, index)
    if scene.has(index, "be_present"):
        return _being(scene, index)
    if scene.has(index, "be_past"):
        return _past_passive(scene, index, index)
    if scene.text(index) == "let" and (index == 0 or scene.has(index - 1, "conjunctions")):
        return _let(scene, index)
    return simple(scene, index)


def _let(scene: Scene, start: int) -> Found | None:
    """A call: "let larger states make their software available"."""
    if scene.text(start + 1) == "me":
        return None
    for index in range(start + 2, min(len(scene.words), start + _ASIDE)):
        kind = scene.readings(index).get("base")
        if scene.gap(index) or kind == "say":
            return None
        if kind is not None:
            return Found(start, start + 1, ClaimAction.CALL, "en.let")
    return None


def _reported(scene: Scene, index: int) -> bool:
    """Whether "would" reports a "will": "said that it would send", "said it would send"."""
    return any(
        kind in {"say", "pledge", "intend"} and tense in {"past", "participle"}
        for before in range(index)
        for tense, kind in scene.readings(before).items()
    )


def _on_condition(scene: Scene) -> bool:
    """Whether a condition stands in the sentence: "should Iraq confirm its request, we would send"."""
    return any(scene.inverted(index) for index in range(len(scene.words))) or any(
        scene.lexicon.conditions.all(scene.words)
    )


def _wishing(scene: Scene, start: int) -> Found | None:
    """A polite call: "I would ask the platforms to", "we would urge all parties to"."""
    verb = start + 1
    if scene.text(verb) == "like" and scene.text(verb + 1) == "to":
        verb += 2
    if scene.readings(verb).get("base") == "call":
        return scene.found(start, verb + 1, "present", "call")
    behind = range(verb + 2, min(len(scene.words), verb + _RECURS))
    if scene.has(verb, "asking") and any(scene.text(at) == "to" and "base" in scene.readings(at + 1) for at in behind):
        return Found(start, verb + 1, ClaimAction.CALL, f"en.asks:{scene.text(verb)}")
    return None


def _modal(scene: Scene, start: int) -> Found | None:
    index = adverbs(scene, start + 1)
    if index >= len(scene.words):  # "We will:" leads a list
        return scene.found(start, len(scene.words), "future", "deed")
    if scene.gap(index) == ",":  # "will, by the end of 2027, send"
        index = next((at for at in range(index + 1, index + _ASIDE) if scene.gap(at) == ","), index)
    elif scene.gap(index):
        return None
    if scene.has(index, "negations"):
        return None
    if scene.text(index) == "be":
        index = adverbs(scene, index + 1)
        readings = scene.readings(index)
        if "ing" in readings:
            return chained(scene, start, index, "future", readings["ing"])
        if "participle" in readings:
            return scene.found(start, index + 1, "future", _deed(readings["participle"]), passive=True)
        if scene.text(index).endswith("ing") and len(scene.text(index)) > _OPEN_LEAST:
            return chained(scene, start, index, "future", "open")
        if scene.text(index).endswith("ed"):
            return scene.found(start, index + 1, "future", "deed", passive=True)
        return None
    readings = scene.readings(index)
    if "base" in readings:
        return chained(scene, start, index, "future", readings["base"])
    if readings or not scene.text(index).isalpha() or len(scene.text(index)) < _OPEN_LEAST:
        return None
    if any(scene.has(index, name) for name in ("prepositions", "we", "that", "conjunctions")):
        return None
    return chained(scene, start, index, "future", "open")


def _deed(kind: str) -> str:
    return "deed" if kind in {"support", "call", "pledge", "intend"} else kind


def _perfect(scene: Scene, start: int) -> Found | None:
    index = adverbs(scene, start + 1)
    if scene.has(index, "negations"):
        return None
    if scene.text(index) == "been":
        passive = _past_passive(scene, start, index)
        return role(scene, start, index + 1) if passive is None and scene.text(start) != "had" else passive
    readings = scene.readings(index)
    kind = readings.get("participle", "")
    if not kind and scene.text(index).endswith("ed") and len(scene.text(index)) > _OPEN_LEAST and not readings:
        kind = "open"
    if not kind and scene.has(start - 1, "modals") and each_has(scene, start):
        return scene.found(start - 1, start + 1, "future", "deed")  # "every prison will have an imam"
    if not kind and scene.text(start) in {"has", "have"} and each_has(scene, start):
        return scene.found(start, start + 1, "present", "ongoing")
    if not kind and scene.text(start) != "had" and holds(scene, index, single=True):
        found = scene.found(start, start + 1, "present", "open")  # "has eight instructors in Iraq"
        return None if found is None else replace(found, rule="en.holds")
    if not kind:
        return None
    return chained(scene, start, index, "past", kind)


def _past_passive(scene: Scene, start: int, be: int) -> Found | None:
    index = adverbs(scene, be + 1)
    progressive = scene.text(index) == "being"
    index += progressive
    readings = scene.readings(index)
    if "ing" in readings:
        return chained(scene, start, index, "present", readings["ing"])
    if scene.has(index, "only_proposed"):
        return None
    if readings.get("participle") == "intend" and scene.text(index + 1) != "to":  # "has been budgeted"
        return scene.found(start, index + 1, "future", "deed", passive=True)
    if "participle" in readings and readings["participle"] in {"deed", "pledge", "ongoing"}:
        kind = readings["participle"]
        tense = "present" if progressive else "past"
        return scene.found(start, index + 1, tense, "deed" if kind == "ongoing" else kind, passive=True)
    if readings.get("participle") == "open" or (not readings and _looks_past(scene, index)):
        return scene.found(start, index + 1, "present" if progressive else "past", "open", passive=True)
    return None


def _recurs(scene: Scene, start: int) -> bool:
    """Whether a passive tells what is done again and again, or within some time."""
    stop = next((at for at in range(start, start + _RECURS) if scene.gap(at)), start + _RECURS)
    return any(scene.has(at, "recurring") for at in range(start, stop))


def _looks_past(scene: Scene, index: int) -> bool:
    """Whether a word that no list knows is a past or a participle by its ending."""
    text = scene.text(index)
    return (
        text.endswith("ed") and len(text) > _OPEN_LEAST and not scene.gap(index) and not scene.has(index, "adjectives")
    )


def _being(scene: Scene, start: int) -> Found | None:
    index = adverbs(scene, start + 1)
    if scene.has(index, "negations"):
        return None
    if scene.text(index) == "to":  # "is to send", "are to be deployed"; not "what it is to rebuild"
        found = _modal(scene, index) if scene.text(start - 2) not in {"what", "how"} else None
        return None if found is None else replace(found, start=start)
    if scene.text(index) == "going" and scene.text(index + 1) == "to":
        return _modal(scene, index + 1)
    if scene.text(index) == "being":
        after = adverbs(scene, index + 1)
        if "participle" in scene.readings(after):
            return scene.found(start, after + 1, "present", _deed(scene.readings(after)["participle"]), passive=True)
        return None
    readings = scene.readings(index)
    if "ing" in readings:
        return chained(scene, start, index, "present", readings["ing"])
    text = scene.text(index)
    if text.endswith("ing") and len(text) > _OPEN_LEAST + 1 and not readings:
        return chained(scene, start, index, "present", "open")
    if scene.has(index, "standing"):  # "are deployed", "is embedded": a state that is in hand
        return scene.found(start, index + 1, "present", "ongoing", passive=True)
    if readings.get("participle") == "pledge":  # "five million are earmarked"
        return scene.found(start, index + 1, "present", "pledge", passive=True)
    if readings.get("participle") == "call" and scene.text(index + 1) == "to":  # "states are urged to"
        return scene.found(start, index + 1, "present", "call", passive=True)
    by = scene.text(index + 1) == "by"
    if by and readings.get("participle") in {"open", "be", "courtesy"} and _recurs(scene, index + 1):
        found = scene.found(start, index + 1, "present", "deed", passive=True)  # "is seen by a doctor every week"
        return None if found is None else replace(found, weak=True)
    if by and readings.get("participle") in {"deed", "intend", "support"}:
        return scene.found(start, index + 1, "present", "deed", passive=True)
    if readings.get("participle") == "deed" and _recurs(scene, index + 1):  # "is published every year"
        found = scene.found(start, index + 1, "present", "deed", passive=True)
        return None if found is None else replace(found, weak=True)
    if scene.draft and readings.get("participle") == "deed":  # "section 4 is repealed"
        return scene.found(start, index + 1, "present", "deed", passive=True)
    if readings.get("participle") == "intend":  # "is planned", "are expected to"
        if scene.text(index + 1) == "to":
            return chained(scene, start, index, "present", "intend")
        return scene.found(start, index + 1, "future", "deed", passive=True)
    if people_are(scene, start):
        return scene.found(start, start + 1, "present", "ongoing")
    return role(scene, start, index)
