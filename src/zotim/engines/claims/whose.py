"""Whose a body is, and where its name ends: "the German government", «Ministria e Italisë», الحكومة الألمانية."""

from zotim.engines.claims.cues.scene import Scene
from zotim.engines.claims.lexicon import names
from zotim.vocabulary import Language

_REACH = 6


def state_of(scene: Scene, first: int, last: int, stop: int) -> str:
    """The state whose body stands in ``words[first:last]``, by its canonical name; empty when the text doesn't say.

    ``stop`` is where its name ends at the latest: at its verb.
    """
    if scene.lexicon.language == Language.ENGLISH:
        return _in_front(scene, first) or _behind(scene, last, stop)
    return _behind(scene, last if scene.lexicon.language == Language.ALBANIAN else first + 1, stop)


def name_end(scene: Scene, last: int) -> int:
    """Where the name of an Arabic body ends that a list knows until ``last``.

    وزارة [الداخلية], الحكومة [الألمانية], but الوزارة / الضباط.
    """
    end = last
    annexed = not scene.text(last - 1).startswith("ال") and not scene.text(last - 1).endswith("نا")
    while end < len(scene.words) and not scene.gap(end) and not scene.has(end, "prepositions"):
        text = scene.text(end)
        if scene.has(end, "for_matters"):
            annexed = not text.startswith("لل")
            end += 1
            continue
        hit = scene.actor_at(end)
        if annexed and hit is not None and hit[2].kind == "state":
            return hit[1]
        adjective = scene.has(end, "of_bodies") or (
            text.startswith("ال") and text.endswith(scene.lexicon.endings["adjectives"])
        )
        if not adjective and not (annexed and (text.startswith("ال") or scene.lexicon.bodies.at(scene.words, end))):
            break
        annexed = annexed and not text.startswith("ال")
        end += 1
    return end


def _in_front(scene: Scene, first: int) -> str:
    """ "The German government", "Germany's government", "Kosovo Police"."""
    before = first - 1
    if scene.text(before) == "s" and "'" in scene.gap(before).replace("’", "'"):
        before -= 1
    known = names()
    for start in range(max(0, before - 3), before + 1):
        for terms in (known.states, known.names):
            hit = terms.at(scene.words, start)
            if hit is None or hit[0] != before + 1 or not scene.words[start].capital:
                continue
            if isinstance(hit[1], str):
                return hit[1]
            if hit[1].kind == "state":
                return hit[1].name
    return ""


def _behind(scene: Scene, last: int, stop: int) -> str:
    """«Qeveria gjermane», «Ministria e Mbrojtjes e Italisë», "the government of Italy", حكومة ألمانيا."""
    known = names()
    for index in range(last, min(stop, last + _REACH)):
        if scene.gap(index) or (scene.has(index, "prepositions") and not scene.has(index, "links")):
            return ""
        adjective = known.states.at(scene.words, index)
        if adjective is not None and scene.lexicon.language != Language.ENGLISH:
            return adjective[1]
        hit = known.names.at(scene.words, index)
        linked = scene.has(index - 1, "links") or scene.lexicon.language == Language.ARABIC
        if hit is not None and hit[1].kind == "state" and linked:
            latin = scene.lexicon.language != Language.ARABIC
            return hit[1].name if not latin or scene.words[index].capital else ""
    return ""
