"""What a verb without a deed of its own does by what follows it: affirms support, asks others, names a role."""

from zotim.engines.claims.cues.scene import Found, Scene
from zotim.vocabulary import ClaimAction, Language

_REACH = 5
_ASKED_REACH = 6


def affirmed(scene: Scene, start: int, verb: int) -> Found | None:
    """Support that a verb of saying or renewing expresses: «ripohuan mbështetjen për», «أعربا عن مساندتهما»."""
    for at in range(verb + 1, min(len(scene.words), verb + 1 + _REACH)):
        if scene.gap(at) or scene.has(at, "that"):
            return None
        if scene.lexicon.backing.at(scene.words, at) is not None:
            rule = f"{scene.lexicon.language}.affirms:{scene.text(verb)}"
            return Found(start, at + 1, ClaimAction.SUPPORT, rule)
    return None


def is_over(scene: Scene, start: int) -> bool:
    """Whether what is announced is over by then: "announced the arrest of", أعلنت تفكيك خلية."""
    near = range(start, min(len(scene.words), start + _REACH))
    return any(scene.has(at, "over_when_announced") for at in near)


def asked(scene: Scene, start: int, verb: int) -> Found | None:
    """A request of the own side to others: "ask other states to", «kërkojmë prej tyre t'i», «نطلب من المصارف»."""
    if not scene.has(verb, "asking"):
        return None
    stop = min(len(scene.words), verb + 1 + _ASKED_REACH)
    for at in range(verb + 1, stop):
        if scene.gap(at) or scene.has(at, "that"):
            return None
        if scene.has(at, "us"):
            return None  # "asked us to": a request received
        if scene.lexicon.language == Language.ARABIC and not _deed_follows(scene, at):
            continue
        told = scene.lexicon.language != Language.ENGLISH or _to_follows(scene, at, stop + 2)
        if scene.has(at, "asked_of") or (told and scene.lexicon.parties.at(scene.words, at) is not None):
            rule = f"{scene.lexicon.language}.asks:{scene.text(verb)}"
            return Found(start, verb + 1, ClaimAction.CALL, rule)
    return None


def role(scene: Scene, start: int, verb: int) -> Found | None:
    """A role that a form of "to be" names: "is one of the founding members of", «është ndër donatorët»."""
    for at in range(verb, min(len(scene.words), verb + _REACH)):
        if scene.gap(at) or scene.has(at, "that") or scene.has(at, "negations"):
            return None
        hit = scene.lexicon.roles.at(scene.words, at)
        if hit is not None:
            rule = f"{scene.lexicon.language}.role:{scene.text(hit[0] - 1)}"
            return Found(start, hit[0], ClaimAction.ONGOING, rule)
    return None


def holds(scene: Scene, start: int, *, single: bool = False) -> bool:
    """Whether so many of something (``single``: one) stand there, in some place: "twelve engineers in Iraq"."""
    if scene.has_people(start):
        return True
    one = single and scene.text(start) in {"a", "an"}
    if not one and not (scene.text(start).isdigit() or scene.text(start) in scene.lexicon.numbers):
        return False
    near = range(start + 1, min(len(scene.words), start + _REACH))
    return any(scene.has(at, "placing") and not scene.gap(at) for at in near) and scene.text(start + 1).isalpha()


def _to_follows(scene: Scene, start: int, stop: int) -> bool:
    """Whether what is asked follows: "ask other states *to do*", not "asked its friends for help"."""
    return any(scene.text(at) == "to" and not scene.gap(at) for at in range(start, min(stop, len(scene.words))))


def _deed_follows(scene: Scene, start: int) -> bool:
    """Whether a deed is what is asked: نطلب من المصارف تسهيل, not طلب العراق من التحالف أجهزة."""
    near = range(start + 1, min(len(scene.words), start + _REACH))
    return any(scene.text(at) in {"ان", "الا", "بان"} or scene.is_deed(at) for at in near)


def people_are(scene: Scene, start: int) -> bool:
    """Whether counted people are what "to be" at ``start`` places: "ten of our officers are with the mission"."""
    at = start + 1
    while scene.has(at, "adverbs") or scene.has(at, "anew"):
        at += 1  # "are back in Baghdad"
    if not (scene.has(at, "placing") or scene.has(at, "accompanying")):
        return False
    return any(scene.has_people(at) for at in range(max(0, start - _REACH), start - 1))


def each_has(scene: Scene, start: int) -> bool:
    """Whether everyone of a kind has something: "every prison has an imam"."""
    ahead = range(max(0, start - _REACH), start)
    return scene.has(start + 1, "articles") and any(scene.has(at, "each") for at in ahead)
