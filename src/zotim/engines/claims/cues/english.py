"""English verb groups: modal, perfect, progressive, passive, simple past and present."""

from dataclasses import replace

from zotim.engines.claims.cues.english_subjects import (
    NOT_BEFORE_PAST,
    back,
    finite_before,
    helper_follows,
    has_subject,
    is_ly,
    no_verb_before,
    noun_phrase,
    object_begins,
    opens,
    parted_subject,
    plural_subject,
    text_subject,
)
from zotim.engines.claims.cues.frames import affirmed, asked, each_has, holds, is_over, people_are, role
from zotim.engines.claims.cues.scene import Found, Scene
from zotim.vocabulary import ClaimAction

_REACH = 3
_ASIDE = 9
_OPEN_LEAST = 4
_BETWEEN = 7
_RECURS = 14
_OF_NOUNS = ("s", "ed", "ly", "ing", "ion", "al", "er", "or", "ory", "ary", "ive", "ous", "ful", "ble", "ic", "ity")
"""How nouns, adjectives and adverbs end that stand behind a number as a verb might."""
_NO_OPEN_VERB = ("prepositions", "we", "that", "conjunctions", "adverbs", "articles", "halves")
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "our", "this", "that", "these", "no", "of"})


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
    return _simple(scene, index)


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
    return any(scene.inverted(index) for index in range(len(scene.words))) or any(scene.lexicon.conditions.all(scene.words))


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


def _adverbs(scene: Scene, index: int) -> int:
    """The first word from ``index`` on that is no adverb."""
    stop = index + _REACH
    while index < stop and (scene.has(index, "adverbs") or (is_ly(scene, index) and not scene.gap(index))):
        index += 1
    return index


def _modal(scene: Scene, start: int) -> Found | None:
    index = _adverbs(scene, start + 1)
    if index >= len(scene.words):  # "We will:" leads a list
        return scene.found(start, len(scene.words), "future", "deed")
    if scene.gap(index) == ",":  # "will, by the end of 2027, send"
        index = next((at for at in range(index + 1, index + _ASIDE) if scene.gap(at) == ","), index)
    elif scene.gap(index):
        return None
    if scene.has(index, "negations"):
        return None
    if scene.text(index) == "be":
        index = _adverbs(scene, index + 1)
        readings = scene.readings(index)
        if "ing" in readings:
            return _chained(scene, start, index, "future", readings["ing"])
        if "participle" in readings:
            return scene.found(start, index + 1, "future", _deed(readings["participle"]), passive=True)
        if scene.text(index).endswith("ing") and len(scene.text(index)) > _OPEN_LEAST:
            return _chained(scene, start, index, "future", "open")
        if scene.text(index).endswith("ed"):
            return scene.found(start, index + 1, "future", "deed", passive=True)
        return None
    readings = scene.readings(index)
    if "base" in readings:
        return _chained(scene, start, index, "future", readings["base"])
    if readings or not scene.text(index).isalpha() or len(scene.text(index)) < _OPEN_LEAST:
        return None
    if any(scene.has(index, name) for name in ("prepositions", "we", "that", "conjunctions")):
        return None
    return _chained(scene, start, index, "future", "open")


def _deed(kind: str) -> str:
    return "deed" if kind in {"support", "call", "pledge", "intend"} else kind


def _perfect(scene: Scene, start: int) -> Found | None:
    index = _adverbs(scene, start + 1)
    if scene.has(index, "negations"):
        return None
    if scene.text(index) == "been":
        passive = _past_passive(scene, start, index)
        return role(scene, start, index + 1) if passive is None and scene.text(start) != "had" else passive
    readings = scene.readings(index)
    kind = readings.get("participle", "")
    if not kind and scene.text(index).endswith("ed") and len(scene.text(index)) > _OPEN_LEAST and not readings:
        kind = "open"
    if not kind and scene.text(start) in {"has", "have"} and each_has(scene, start):
        return scene.found(start, start + 1, "present", "ongoing")
    if not kind and scene.text(start) != "had" and holds(scene, index, single=True):
        found = scene.found(start, start + 1, "present", "open")  # "has eight instructors in Iraq"
        return None if found is None else replace(found, rule="en.holds")
    if not kind:
        return None
    return _chained(scene, start, index, "past", kind)


def _past_passive(scene: Scene, start: int, be: int) -> Found | None:
    index = _adverbs(scene, be + 1)
    progressive = scene.text(index) == "being"
    index += progressive
    readings = scene.readings(index)
    if "ing" in readings:
        return _chained(scene, start, index, "present", readings["ing"])
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
    index = _adverbs(scene, start + 1)
    if scene.has(index, "negations"):
        return None
    if scene.text(index) == "to":  # "is to send", "are to be deployed"; not "what it is to rebuild"
        found = _modal(scene, index) if scene.text(start - 2) not in {"what", "how"} else None
        return None if found is None else replace(found, start=start)
    if scene.text(index) == "going" and scene.text(index + 1) == "to":
        return _modal(scene, index + 1)
    if scene.text(index) == "being":
        after = _adverbs(scene, index + 1)
        if "participle" in scene.readings(after):
            return scene.found(start, after + 1, "present", _deed(scene.readings(after)["participle"]), passive=True)
        return None
    readings = scene.readings(index)
    if "ing" in readings:
        return _chained(scene, start, index, "present", readings["ing"])
    text = scene.text(index)
    if text.endswith("ing") and len(text) > _OPEN_LEAST + 1 and not readings:
        return _chained(scene, start, index, "present", "open")
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
            return _chained(scene, start, index, "present", "intend")
        return scene.found(start, index + 1, "future", "deed", passive=True)
    if people_are(scene, start):
        return scene.found(start, start + 1, "present", "ongoing")
    return role(scene, start, index)


def _chained(scene: Scene, start: int, index: int, tense: str, kind: str) -> Found | None:
    """The group with the infinitives and gerunds behind it: "has agreed to host", "will begin training"."""
    end = index + 1
    after = _adverbs(scene, end)
    if kind == "intend":
        after = _behind_a_day(scene, after)
    infinitive = scene.text(after) == "to" and not scene.gap(after)
    verb = _adverbs(scene, after + 1) if infinitive else after
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
    while index < start + _REACH and (scene.text(index) in _DETERMINERS or scene.has(index, "adjectives")):
        index += 1
    if index >= len(scene.words):
        return False
    return scene.lexicon.deed_nouns.at(scene.words, index) is not None or "ing" in scene.readings(index)


def _fragment(scene: Scene, index: int) -> Found | None:
    """A verb that opens a bullet without its subject: "Provides training", "Donated 300 rifles"."""
    readings = scene.readings(index)
    if "present" in readings:
        return _chained(scene, index, index, "present", readings["present"])
    behind = scene.has(index + 1, "prepositions") and readings.get("past") != "intend"
    if "past" in readings and "base" not in readings and not behind:
        return _chained(scene, index, index, "past", readings["past"])
    return None


def _simple(scene: Scene, index: int) -> Found | None:
    if index == scene.opens and (fragment := _fragment(scene, index)) is not None:
        return fragment
    readings = scene.readings(index)
    before = scene.text(index - 1)
    if scene.text(index) == "used" and scene.text(index + 1) == "to":
        return None  # a habit of old
    if not readings:
        return _open_simple(scene, index)
    if index and scene.words[index].capital:
        return None  # "County Action Plans", "the Armed Forces"
    if "past" in readings:
        passive = scene.text(index + 1) == "by"
        # "Daesh put": only a form that can't be a base is a past by itself, unless an actor stands right before it.
        subject = has_subject(scene, index)
        ruled = scene.has(index - 1, "prepositions")  # "behind closed doors"
        told = (
            before not in NOT_BEFORE_PAST and not ruled and not before.isdigit() and before not in scene.lexicon.numbers
        )
        if index > 0 and not passive and told and (subject or "base" not in readings) and not _parted(scene, index):
            found = _chained(scene, index, index, "past", readings["past"])
            reduced = not subject and _ruled(scene, index)
            return None if found is None or reduced else replace(found, bare=not subject)
        if (
            index > 0
            and not passive
            and told
            and scene.words[index].gap.strip(" ") in {",", ")"}
            and "base" not in readings
            and not _ruled(scene, index)
        ):
            found = _chained(scene, index, index, "past", readings["past"])
            return None if found is None else replace(found, bare=True)
    if scene.has(index, "lawful") and (text_subject(scene, index) or parted_subject(scene, index)):  # "the decree obliges airlines to"
        return scene.found(index, index + 1, "present", "deed")
    helped = helper_follows(scene, index + 1) or (
        "present" in scene.readings(index + 1) and not scene.gap(index + 1) and not scene.gap(index)
    )  # "sanctions lists"
    if (
        "present" in readings
        and not helped
        and not finite_before(scene, index)
        and (
            has_subject(scene, index)
            or text_subject(scene, index)
            or noun_phrase(scene, index) == "one"
            or parted_subject(scene, index)
        )
    ):
        return _chained(scene, index, index, "present", readings["present"])
    if "base" in readings:
        return _base(scene, index, readings["base"])
    return None


def _ruled(scene: Scene, index: int) -> bool:
    """Whether a preposition behind makes a past a participle: "men arrested in May"; not "handed over", "worked on"."""
    particle = scene.has(index + 1, "particles") or scene.has(index, "intransitive")
    return scene.has(index + 1, "prepositions") and not particle


def _parted(scene: Scene, index: int) -> bool:
    return bool(scene.words[index].gap.strip(' "')) and scene.text(index - 1) not in {"co", "re"}


def _base(scene: Scene, index: int, kind: str) -> Found | None:
    before = scene.text(index - 1)
    if _let_do(scene, index):
        return None
    if before == "to" and scene.has(index, "announcing") and scene.has(index - 2, "pleased"):
        return _chained(scene, index, index, "present", kind)  # "I am pleased to announce a contribution"
    plural = (
        before == "we"
        or (before == "they" and kind in {"deed", "ongoing"} and not scene.has(index + 1, "prepositions"))
        or (before == "i" and kind in {"pledge", "support", "call", "say"})
        or (back(scene, index) != index and scene.text(back(scene, index) - 1) == "we")
    )
    if plural or plural_subject(scene, index) or noun_phrase(scene, index) == "many":
        return _chained(scene, index, index, "present", kind)
    if before == "and" and kind in {"support", "call"}:
        return Found(index, index + 1, ClaimAction(kind), f"en.base:{scene.text(index)}")
    and_to = before == "to" and (scene.has(index - 2, "conjunctions") or scene.gap(index - 1) in {",", ";", ":"})
    joined = scene.has(index - 1, "conjunctions") or (scene.text(back(scene, index) - 1) == "and")
    if joined or and_to or (scene.gap(index) == "," and index):
        # A noun may look like a base: "troops and support".
        if kind not in {"deed", "ongoing", "support"} or scene.text(index + 1) in {"of", "and", "to", ""}:
            return None
        return Found(index, index + 1, ClaimAction.PLEDGE, f"en.continued:{scene.text(index)}", follows=True)
    return None


def _let_do(scene: Scene, index: int) -> bool:
    """Whether somebody is only let or helped to do it: "lets the courts impose", "helps schools find"."""
    for at in range(index - 2, max(-1, index - _BETWEEN), -1):
        if scene.gap(at + 1) or any(scene.has(at, name) for name in ("that", "relatives", "conjunctions")):
            return False
        if scene.has(at, "causative"):
            return True
    return False


def _open_simple(scene: Scene, index: int) -> Found | None:
    """A verb that no list knows: after "we", or a past right behind somebody who acts."""
    text = scene.text(index)
    parted = parted_subject(scene, index)
    if len(text) < _OPEN_LEAST or (scene.gap(index) and not parted) or not text.isalpha():
        return None
    if any(scene.has(index, name) for name in _NO_OPEN_VERB):
        return None
    if scene.has(index - 1, "prepositions") and not text.endswith("ed"):
        return None  # "in prison"
    if scene.text(index + 1) == "of" or scene.lexicon.bodies.at(scene.words, index) is not None:
        return None  # "ministers of"
    if text.endswith("ed") and (
        scene.actor_ending(back(scene, index)) is not None
        or scene.text(back(scene, index) - 1) in {"we", "it"}
        or noun_phrase(scene, index)
    ):
        return scene.found(index, index + 1, "past", "open", bare=True)
    third = text.endswith("s") and not text.endswith("ss")
    if {"past", "present"} & scene.readings(index + 1).keys():
        return None  # the next word is the verb: "applications close", "the laboratory matched"
    phrase = noun_phrase(scene, index)
    third = third and (scene.actor_ending(back(scene, index)) is not None or phrase == "one" or parted)
    verbless = no_verb_before(scene, index) and index + 1 < len(scene.words) and not scene.gap(index + 1)
    if (
        third
        and not finite_before(scene, index)
        and (object_begins(scene, index + 1) or (phrase == "one" and verbless and opens(scene, index)))
    ):  # "Albania champions the", not "NATO allies"
        return scene.found(index, index + 1, "present", "open")
    many = phrase == "many" and object_begins(scene, index + 1)
    counted = not (scene.words[index].capital or scene.has(index, "measuring")) and (
        plural_subject(scene, index) or many
    )
    if counted and verbless and not text.endswith(_OF_NOUNS):
        return scene.found(index, index + 1, "present", "open")
    if scene.text(back(scene, index) - 1) == "we" and not text.endswith(("ed", "ly")):
        return scene.found(index, index + 1, "present", "open")
    return None
