"""Albanian verb groups: do të, ka and participle, aorist, u and aorist, po, është duke, intentions with të."""

from dataclasses import replace

from zotim.engines.claims.cues.frames import affirmed, asked, each_has, holds, is_over, people_are, role
from zotim.engines.claims.cues.scene import Found, Scene
from zotim.engines.claims.quantities import TIMES
from zotim.vocabulary import ClaimAction

_CLITICS = 2
_ASKED_REACH = 6
_TEXT_REACH = 4
_TE = frozenset({"te", "t", "ta", "ti", "tia", "tua"})
_ELISION = frozenset({"", "'", "’"})
_LEAST = 4
_THAT_REACH = 6


def verb(scene: Scene, index: int) -> Found | None:
    """The verb group that begins at ``index``."""
    text = scene.text(index)
    if text == "do" and scene.text(index + 1) in _TE:
        return _future(scene, index)
    if text == "po":
        return _progressive(scene, index, _clitics(scene, index + 1))
    if scene.has(index, "have"):
        return _perfect(scene, index)
    if scene.has(index, "be"):
        return _being(scene, index)
    if text in {"u", "iu", "i", "ju"} and (asking := _asked_of(scene, index)) is not None:
        return asking
    if text in {"u", "iu"}:
        return _passive(scene, index)
    if text in {"te", "t"}:
        return _continued(scene, index)
    return _simple(scene, index)


def _clitics(scene: Scene, index: int) -> int:
    """The first word from ``index`` on that is no pronoun leaning on the verb: do t'i dërgojë."""
    stop = index + _CLITICS
    while index < stop and scene.has(index, "clitics"):
        index += 1
    return index


def _asked_of(scene: Scene, start: int) -> Found | None:
    """What is asked of somebody in the dative: «u kërkoj grupeve ta votojnë», «partnerëve u kërkohet të»."""
    verb = start + 1
    plain = scene.has(verb, "asking") and "present" in scene.readings(verb)
    if not (plain or scene.has(verb, "requested")):
        return None
    stop = min(len(scene.words), verb + 1 + _ASKED_REACH)
    for at in range(verb + 1, stop):
        if scene.gap(at) or scene.has(at, "that"):
            return None
        if scene.text(at) in _TE and scene.readings(at + 1).keys() & {"subjunctive", "present"}:
            return Found(start, verb + 1, ClaimAction.CALL, f"sq.asks:{scene.text(verb)}", passive=not plain)
    return None


def _middle(text: str) -> bool:
    return text.endswith(("et", "en", "hemi")) and len(text) > _LEAST


def _future(scene: Scene, start: int) -> Found | None:
    index = _clitics(scene, start + 2)
    text = scene.text(index)
    if not text or scene.gap(index) or not text.isalpha():
        return None
    readings = scene.readings(index)
    if scene.has(index, "had") or (not readings and text.endswith(scene.lexicon.endings["imperfect"])):
        return None  # "do ta kishim", "do të thosha": would
    kinds = [readings[tense] for tense in ("subjunctive", "present") if tense in readings]
    if text == "jene" or text == "jete":
        after = index + 1
        if scene.text(after) == "duke":
            return scene.found(start, min(len(scene.words), after + 2), "future", "deed")
        if _participle(scene, after):
            return scene.found(start, after + 1, "future", "deed", passive=True)
        return None
    if text == "kete":
        return scene.found(start, index + 2, "future", "deed") if _participle(scene, index + 1) else None
    kind = kinds[0] if kinds else "" if readings else "open"
    if readings and not kinds:
        return None
    passive = _middle(text) and kind in {"deed", "open"}
    return _chained(scene, start, index, "future", kind, passive=passive)


def _participle(scene: Scene, index: int) -> str:
    """What the participle at ``index`` does, ``open`` for one that only its ending shows; empty for none."""
    readings = scene.readings(index)
    if "participle" in readings:
        return readings["participle"]
    text = scene.text(index)
    unknown = not readings and len(text) > _LEAST and text.endswith(("uar", "ur", "yer", "ere", "ire"))
    return "open" if unknown else ""


def _perfect(scene: Scene, start: int) -> Found | None:
    index = _clitics(scene, start + 1)
    while scene.has(index, "adverbs"):
        index += 1
    if scene.text(index) == "qene":
        index += 1
    kind = _participle(scene, index)
    if not kind and scene.has(start, "holding_now") and each_has(scene, start):
        return scene.found(start, start + 1, "present", "ongoing")
    if not kind and scene.has(start, "holding_now") and _holds(scene, start + 1):
        found = scene.found(start, start + 1, "present", "open")  # "ka 8 instruktorë në Irak"
        return None if found is None else replace(found, rule="sq.holds")
    if not kind or scene.gap(index):
        return None
    return _chained(scene, start, index, "past", kind)


def _holds(scene: Scene, index: int) -> bool:
    """Whether so many follow, a place between: «kemi në Irak gjashtë vetë»."""
    if scene.has(index, "placing"):
        index += 2
    return holds(scene, index) or (index > 1 and scene.has_people(index))


def _being(scene: Scene, start: int) -> Found | None:
    index = start + 1
    while scene.has(index, "adverbs"):
        index += 1
    text = scene.text(index)
    if text == "duke":
        index = _clitics(scene, index + 1)
        kind = _participle(scene, index)
        return _chained(scene, start, index, "present", kind) if kind else None
    if scene.has(start, "being_now") and scene.has(index, "articles") and scene.has(index + 1, "standing"):
        return scene.found(start, index + 2, "present", "ongoing", passive=True)  # «janë të dislokuar»
    kind = _participle(scene, index)
    if not kind or scene.gap(index):
        if scene.has(start, "being_now") and people_are(scene, start):
            return scene.found(start, start + 1, "present", "ongoing")
        return role(scene, start, start + 1) if scene.has(start, "being_now") else None
    if kind == "intend" and scene.text(index + 1) not in {"te", "t", "që", "qe"}:  # është planifikuar
        return scene.found(start, index + 1, "future", "deed", passive=True)
    if kind in {"pledge", "intend"}:  # është zotuar, është angazhuar
        return _chained(scene, start, index, "past", kind)
    if kind in {"deed", "ongoing"}:
        return scene.found(start, index + 1, "past", "deed", passive=True)
    return None


def _passive(scene: Scene, start: int) -> Found | None:
    index = start + 1
    text = scene.text(index)
    readings = scene.readings(index)
    if "passive" in readings:
        kind = readings["passive"]
        if kind in {"pledge", "intend", "support"}:  # u zotua, u angazhua: reflexive
            return _chained(scene, start, index, "past", kind)
        return scene.found(start, index + 1, "past", "deed" if kind == "ongoing" else kind, passive=True)
    if not readings and len(text) > _LEAST and text.endswith(("uan", "ua", "yen", "ye")):
        return scene.found(start, index + 1, "past", "open", passive=True)
    return _simple(scene, index, start=start)


def _progressive(scene: Scene, start: int, index: int) -> Found | None:
    readings = scene.readings(index)
    kind = readings.get("present") or ("" if readings else "open")
    text = scene.text(index)
    if not kind or scene.gap(index) or len(text) < _LEAST - 1:
        return None
    if kind == "open" and not text.endswith(("n", "m", "j", "t")):  # "po atë vit"
        return None
    return _chained(scene, start, index, "present", kind, passive=_middle(text) and kind == "deed")


def _continued(scene: Scene, start: int) -> Found | None:
    """A deed with të behind a conjunction or a comma: "do të dërgojë ... dhe të trajnojë"."""
    index = _clitics(scene, start + 1)
    readings = scene.readings(index)
    if start == 0 and readings.get("subjunctive", readings.get("present")) in {"deed", "ongoing"}:
        passive = _middle(scene.text(index))  # what a plan sets: "Të ngrihet një qendër deri në dhjetor 2026"
        found = scene.found(start, index + 1, "future", "deed", passive=passive)
        return None if found is None else replace(found, weak=True)
    if not (scene.has(start - 1, "conjunctions") or scene.gap(start) in {",", ";", ":"}):
        return None
    if "subjunctive" in readings or "present" in readings:
        if (readings.get("subjunctive") or readings["present"]) in {"say", "be"}:
            return None
        rule = f"sq.continued:{scene.text(index)}"
        return Found(start, index + 1, ClaimAction.PLEDGE, rule, follows=True)
    return None


def _simple(scene: Scene, index: int, start: int | None = None) -> Found | None:
    readings = scene.readings(index)
    begin = index if start is None else start
    text = scene.text(index)
    before = scene.text(begin - 1)
    back = begin - 1
    while (
        back > 0
        and scene.has(back, "clitics")
        and scene.text(back) not in {"te", "t"}
        and scene.gap(back + 1) in _ELISION
    ):
        back -= 1
    if back < begin - 1 and scene.text(back) in {"te", "t"} and scene.gap(back + 1) in _ELISION:
        return None  # "të na bashkohen"
    opening = begin == 1 or scene.gap(begin - 1) != ""  # "E përkrah"
    leaning = before in {"i", "e", "ia", "ua"} and len(text) >= _LEAST - 1 and {"past", "present"} & readings.keys()
    finite = (
        text.endswith(scene.lexicon.endings["finite"]) or text == "jep" or readings.keys() <= {"present", "subjunctive"}
    )
    if scene.gap(index) == "-" or text in scene.lexicon.sets["not_verbs"]:
        return None  # an ending: OJF-ve
    if text.endswith("im") and scene.has(begin - 1, "prepositions") and not scene.has(begin - 1, "articles"):
        return None  # a noun: «me nxitim»
    if leaning and finite and "participle" not in readings:  # "i dërgoi", "i jep"
        begin -= 1
    elif (scene.has(begin - 1, "not_before_verbs") and not (before == "e" and opening)) or scene.has(
        begin - 1, "demonstratives"
    ):
        return None
    if {"past", "present"} <= readings.keys() and before.endswith(
        scene.lexicon.endings["singular"]
    ):  # "programi paguan", not "paguan ata"
        return _chained(scene, begin, index, "present", readings["present"])
    if scene.has(index, "presence") and scene.has_people(index + 1):  # «ndodhen gjashtë oficerë»
        return scene.found(begin, index + 1, "present", "ongoing")
    if "past" in readings and not ("participle" in readings and begin == 0):
        return _chained(scene, begin, index, "past", readings["past"])
    if "present" in readings:
        kind = readings["present"]
        passive = _middle(text) and kind in {"deed", "intend"} and scene.text(index + 1) not in {"te", "t", "per"}
        if kind in {"open", "ongoing"} and text.endswith(("hen", "het")) and _fronted(scene, begin):
            found = scene.found(begin, index + 1, "present", "deed", passive=True)  # «mbahen takime mujore»
            return None if found is None else replace(found, weak=True)
        return _chained(scene, begin, index, "present", kind, passive=passive and kind == "deed")
    if readings or scene.gap(index) or len(text) <= _LEAST or not text.isalpha():
        return None
    if text in scene.lexicon.sets["not_verbs"] or (scene.words[index].capital and begin > 0):
        return None
    if text.endswith(("ojme", "uam", "ejme", "yejme", "yem", "ajme")):  # we ourselves
        found = scene.found(begin, index + 1, "present" if text.endswith("ojme") else "past", "open")
        return None if found is None else replace(found, weak=False)
    if scene.has(begin - 1, "prepositions") or scene.has(begin - 1, "articles"):
        return None
    if text.endswith(("oi", "uan")) and begin > 0:
        return scene.found(begin, index + 1, "past", "open")
    if text.endswith(("on", "ojne")) and not text.endswith("ion"):
        return scene.found(begin, index + 1, "present", "open")
    if text.endswith(("ohet", "ohen", "uhet", "uhen", "yhet", "yhen")):
        return scene.found(begin, index + 1, "present", "open", passive=True)
    return None


def _chained(scene: Scene, start: int, index: int, tense: str, kind: str, *, passive: bool = False) -> Found | None:
    """The group with the të-verb behind it: "vazhdon të trajnojë", "synon të dërgojë"."""
    end = index + 1
    if tense == "past" and not passive and scene.has(index, "extending") and _so_long(scene, end):
        return None  # «zgjati nëntë ditë»: lasted
    linked = scene.text(end) in _TE and scene.gap(end) in {
        "",
        ":",
    }  # "vendosi ta kthejë"
    at = _clitics(scene, end + 1) if linked else end
    readings = scene.readings(at) if linked else {}
    deed = linked and (("subjunctive" in readings or "present" in readings) or _looks_subjunctive(scene, at))
    if tense != "future" and scene.approves_a_sending(index):
        return scene.found(start, end, "future", "deed")
    if kind == "intend":
        that = next((at for at in range(end, end + _THAT_REACH) if scene.text(at) == "qe"), None)
        if (
            tense == "past"
            and that is not None
            and not any(scene.gap(at) or scene.readings(at) for at in range(end, that + 1))
        ):  # "u dakordësuan që Akademia të trajnojë", "u pajtuan më 5 maj që"
            return scene.found(start, end, "future", "deed")
        if deed or (scene.text(end) == "qe" and scene.text(end + 1) in {"te", "t"}):
            stop = at + 1 if deed else end + 2
            found = scene.found(start, stop, "future", "deed", passive=scene.text(at).endswith(("het", "hen")) and deed)
            return None if found is None else replace(found, rule=f"sq.intend:{scene.text(index)}")
        if scene.money_near(end):
            return scene.found(start, end, "future", "deed")
        if tense == "past":
            kind = "deed" if scene.has(index, "done_when_past") else "say"
        elif scene.text(end) == "per":
            return scene.found(start, end, "future", "deed")
        elif scene.has(index, "only_with_infinitive"):
            near = range(max(0, start - _TEXT_REACH), start)
            texts = (scene.lexicon.drafts, scene.lexicon.laws)
            lawful = any(terms.at(scene.words, at) is not None for terms in texts for at in near)
            return scene.found(start, end, "present", "deed") if lawful else None  # «projektligji parashikon dënime»
        elif passive:
            passive = False
    if (
        kind == "pledge"
        and scene.text(end) == "per"
        and not any(scene.is_deed(near) for near in range(end + 1, min(len(scene.words), end + 3)))
    ):
        kind = "support"
    framed = asked(scene, start, index) if kind == "say" else None
    if framed is None and (kind in {"say", "open"} or scene.has(index, "reaffirming")):
        framed = affirmed(scene, start, index)
    if framed is not None and tense != "future":
        return framed
    if kind == "say" and scene.has(index, "announcing") and _announced(scene, end):
        return scene.found(start, end, "past" if is_over(scene, end) else "future", "deed")
    if deed and kind in {"ongoing", "pledge", "deed", "open"}:
        end = at + 1
        passive = passive or (kind == "ongoing" and scene.text(at).endswith(("het", "hen")))
    return scene.found(start, end, tense, kind, passive=passive)


def _so_long(scene: Scene, index: int) -> bool:
    """Whether only a time follows: «nëntë ditë»."""
    counted = scene.text(index).isdigit() or scene.text(index) in scene.lexicon.numbers
    unit = scene.lexicon.units.at(scene.words, index + 1) if index + 1 < len(scene.words) else None
    return counted and unit is not None and unit[1] in TIMES


def _looks_subjunctive(scene: Scene, index: int) -> bool:
    text = scene.text(index)
    return len(text) > _LEAST and text.endswith(("oje", "ojme", "ojne", "ohet", "ohen", "eje", "yeje"))


def _announced(scene: Scene, index: int) -> bool:
    if scene.money_near(index):
        return True
    while scene.has(index, "articles"):
        index += 1
    return index < len(scene.words) and scene.lexicon.deed_nouns.at(scene.words, index) is not None


def _fronted(scene: Scene, index: int) -> bool:
    """Whether a verb opens its sentence, or only a word of time or place stands before it: «Aktualisht zhvillohen»."""
    return index == 0 or (index == 1 and not scene.has(0, "we") and scene.text(0).endswith(("isht", "ot")))
