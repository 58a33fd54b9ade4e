"""What a verb does that doesn't bind yet: a draft, preparations, money that is only approved."""

from zotim.engines.claims.actors import Subject
from zotim.engines.claims.cues import Found, Scene
from zotim.engines.claims.cues.scene import ACTING
from zotim.engines.claims.phrases import Phrases
from zotim.engines.claims.quantities import is_money
from zotim.vocabulary import Language

_OWN_SUBJECT = 3


def prepares(scene: Scene, cue: Found, behind: int, subject: Subject) -> bool:
    """Whether what began is only the preparing, or what was approved only money: both are still to be done."""
    preparing = scene.lexicon.preparing
    behind_it = any(preparing.all(scene.words, cue.end, min(len(scene.words), cue.end + _OWN_SUBJECT)))
    if behind_it or of_such(scene, preparing, behind, cue, subject):
        return True
    approved = any(scene.has(index, "approving") for index in range(cue.start, cue.end))
    money = scene.lexicon.units.all(scene.words, behind, cue.start)
    return cue.passive and approved and any(is_money(unit) for _, _, unit in money)


def in_a_draft(scene: Scene, behind: int, cue: Found, subject: Subject) -> bool:
    """Whether a text that doesn't bind yet is the subject: "the bill establishes a committee"."""
    if of_such(scene, scene.lexicon.drafts, behind, cue, subject):
        return True
    return scene.draft and ".present" in cue.rule and (cue.passive or subject.kind not in ACTING)


def of_such(scene: Scene, terms: Phrases[bool], behind: int, cue: Found, subject: Subject) -> bool:
    """Whether some of the terms stand where the subject of a cue does."""
    reach = cue.end + _OWN_SUBJECT if scene.lexicon.language == Language.ARABIC else cue.start
    begin = min(behind, subject.start if subject.start is not None else behind)
    return any(terms.all(scene.words, begin, min(len(scene.words), reach)))
