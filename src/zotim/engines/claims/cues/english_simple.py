"""English verbs without a helper: the simple past and present, bases behind a plural or "we", and open ones."""

from dataclasses import replace

from zotim.engines.claims.cues.english_chain import chained
from zotim.engines.claims.cues.english_subjects import (
    back,
    finite_before,
    has_subject,
    helper_follows,
    no_verb_before,
    noun_phrase,
    object_begins,
    opens,
    parted_subject,
    plural_subject,
    text_subject,
)
from zotim.engines.claims.cues.scene import Found, Scene
from zotim.vocabulary import ClaimAction

_OPEN_LEAST = 4
_BETWEEN = 7
_NO_OPEN_VERB = ("prepositions", "we", "that", "conjunctions", "adverbs", "articles", "halves")


def _fragment(scene: Scene, index: int) -> Found | None:
    """A verb that opens a bullet without its subject: "Provides training", "Donated 300 rifles"."""
    readings = scene.readings(index)
    if "present" in readings:
        return chained(scene, index, index, "present", readings["present"])
    behind = scene.has(index + 1, "prepositions") and readings.get("past") != "intend"
    if "past" in readings and "base" not in readings and not behind:
        return chained(scene, index, index, "past", readings["past"])
    return None


def simple(scene: Scene, index: int) -> Found | None:
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
            not scene.has(index - 1, "not_before_past")
            and not ruled
            and not before.isdigit()
            and before not in scene.lexicon.numbers
        )
        if index > 0 and not passive and told and (subject or "base" not in readings) and not _parted(scene, index):
            found = chained(scene, index, index, "past", readings["past"])
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
            found = chained(scene, index, index, "past", readings["past"])
            return None if found is None else replace(found, bare=True)
    if scene.has(index, "lawful") and (
        text_subject(scene, index) or parted_subject(scene, index)
    ):  # "the decree obliges airlines to"
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
            or noun_phrase(scene, index, closing=scene.has(index, "lasting")) == "one"
            or parted_subject(scene, index)
        )
    ):
        return chained(scene, index, index, "present", readings["present"])
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
    if scene.text(index + 1) == "of" and not scene.has(index, "with_of"):
        return None  # a noun: "euros for the stabilisation fund of"
    if before == "to" and scene.has(index, "announcing") and scene.has(index - 2, "pleased"):
        return chained(scene, index, index, "present", kind)  # "I am pleased to announce a contribution"
    plural = (
        before == "we"
        or (before == "they" and kind in {"deed", "ongoing"} and not scene.has(index + 1, "prepositions"))
        or (before == "i" and kind in {"pledge", "support", "call", "say"})
        or (back(scene, index) != index and scene.text(back(scene, index) - 1) == "we")
    )
    if plural or plural_subject(scene, index) or noun_phrase(scene, index) == "many":
        return chained(scene, index, index, "present", kind)
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
    if any(scene.has(index, name) for name in _NO_OPEN_VERB) or (index and scene.words[index].capital):
        return None  # "the Mounted Police"
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
    if counted and verbless and not text.endswith(scene.lexicon.endings["of_nouns"]):
        return scene.found(index, index + 1, "present", "open")
    if scene.text(back(scene, index) - 1) == "we" and not text.endswith(("ed", "ly")):
        return scene.found(index, index + 1, "present", "open")
    return None
