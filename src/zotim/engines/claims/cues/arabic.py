"""Arabic verb groups: س and سوف, قد and past, present, light verbs with a verbal noun (قام ب، تم)."""

import re
from dataclasses import replace

from zotim.engines.claims.cues.frames import affirmed, asked, holds, is_over
from zotim.engines.claims.cues.scene import Found, Scene
from zotim.vocabulary import ClaimAction

_FUTURE = re.compile(r"س[يتنا][\u0621-\u064a]{3,}")
_FEMININE_PAST = re.compile(r"[\u0621-\u064a]{2,}(?<!ا)ت")
_OPEN_PRESENT = re.compile(r"[يت][\u0621-\u064a]{2,}")
# تفعيل and تفاعل are nouns.
_VERBAL_NOUN = re.compile(r"ت..ي.ه?|ت.ا..|ت..")
_PARTICIPLE = re.compile(r"م[\u0621-\u064a]{2,6}")
_BENT = {"علي": "future", "الي": "future", "في": "present"}
_WE = re.compile(r"ن[\u0621-\u064a]{3,5}(?<![هاتن])")
_POSSESSED = 4
_REACH, _FAR = 3, 10
_PROMISES = frozenset({"pledge", "intend"})
_HELD_REACH = 5


def verb(scene: Scene, index: int) -> Found | None:
    """The verb group that begins at ``index``."""
    if scene.words[index].noun:
        return _continued(scene, index)
    bare = scene.words[index].verbal
    if scene.text(index) in scene.lexicon.sets["not_verbs"]:
        return None
    if any(form in scene.lexicon.sets["done_particles"] for form in bare):
        return _perfect(scene, index)
    if scene.has(index, "still") and scene.has(index - 1, "nots"):
        return _still(scene, index - 1)
    if scene.has(index, "with_us") and any(holds(scene, at) for at in range(index + 1, index + 1 + _HELD_REACH)):
        return scene.found(index, index + 1, "present", "ongoing")
    if "سوف" in bare:
        return _any(scene, index, index + 1, "future")
    if scene.has(index, "presence") and _people_near(scene, index + 1):
        return scene.found(index, index + 1, "present", "ongoing")
    readings = scene.readings(index)
    if scene.has(index - 1, "subjunctive") and ("present" in readings or not readings):
        return _after_an(scene, index, readings.get("present", "open"))
    both = {"masculine", "present"} <= readings.keys() and _begins(scene, index)
    if both and not _feminine_near(scene, index + 1):
        readings = {"past": readings["masculine"]}  # ترأس الوزير, but ترأس المملكة
    for tense in ("future", "present", "past"):
        if tense == "past" and (_accusative(scene, index) or scene.has(index - 1, "what")):
            continue  # ما وعدوا به
        if tense in readings:
            found = _chained(scene, index, index, tense, readings[tense])
            if found is not None and tense == "present" and not _begins(scene, index):
                return replace(found, bare=True, weak=found.weak or readings[tense] == "deed")
            return found
    if scene.text(index)[0] == "ف" and index and not scene.gap(index) and _only_without_fa(scene, index):
        return _continued(scene, index)
    again = scene.text(index)[0] == "و" and "masculine" in readings and _verb_before(scene, index)
    noun = any(tense == "noun" for form in scene.words[index].forms for tense, _ in scene.lexicon.verbs.get(form, ()))
    again = again or ("masculine" in readings and not noun and _clause_begins(scene, index))
    again = again or ("masculine" in readings and scene.text(index)[0] == "و" and scene.gap(index) != "")
    again = again or (readings.get("masculine") == "light" and _noun_at(scene, index + 1) and not scene.gap(index + 1))
    annexed = noun and _annexed(scene, index)
    if "masculine" in readings and not annexed and (index == 0 or again or _subject_near(scene, index)):
        found = _chained(scene, index, index, "past", readings["masculine"])
        opens = index == 0 or again or scene.gap(index) or scene.has(index - 1, "that") or scene.actor_ending(index)
        return found if found is None or opens else replace(found, bare=True)
    if any(_FUTURE.fullmatch(form) and form not in scene.lexicon.sets["not_verbs"] for form in bare):
        return scene.found(index, index + 1, "future", "open")
    if any(_OPEN_PRESENT.fullmatch(form) and not _VERBAL_NOUN.fullmatch(form) for form in bare) and not readings:
        actor = scene.actor_at(index + 1)
        named = scene.text(index) not in scene.lexicon.sets["not_verbs"] and not scene.is_deed(index)
        follows = actor is not None or _definite(scene, index + 1) or _unlike_a_noun(scene, index)
        begins = _begins(scene, index) or _fronted(scene, index)
        if named and follows and begins and not _oblique(scene, index + 1):
            return scene.found(index, index + 1, "present", "open")
    if not readings and _says_we(scene, index):
        return scene.found(index, index + 1, "present", "open")
    if _named_behind(scene, index) and not readings:
        return scene.found(index, index + 1, "past", "open")
    feminine = any(_FEMININE_PAST.fullmatch(form) and form not in scene.lexicon.sets["not_verbs"] for form in bare)
    if feminine and not readings and index + 1 < len(scene.words) and not scene.gap(index + 1):
        return scene.found(index, index + 1, "past", "open")
    return _bent_on(scene, index) or _continued(scene, index)


def _named_behind(scene: Scene, index: int) -> bool:
    """Whether a word that no list knows opens a sentence before a certain body or state: مرر البرلمان."""
    hit = scene.actor_at(index + 1)
    if index or hit is None or scene.gap(index + 1) or _oblique(scene, index + 1):
        return False
    text = scene.text(index)
    certain = hit[2].kind == "state" or scene.text(index + 1).startswith("ال")
    known = (
        text in scene.lexicon.sets["not_verbs"] or scene.is_deed(index) or scene.lexicon.bodies.at(scene.words, index)
    )
    small = any(
        scene.has(index, name) for name in ("prepositions", "conjunctions", "that", "asides", "openers", "each")
    )
    plain = 3 <= len(text) <= 6 and not text.startswith(("ال", "م")) and not text.endswith(("ه", "ات", "ين"))
    listed = (
        scene.lexicon.lines.at(scene.words, index) is not None or scene.lexicon.units.at(scene.words, index) is not None
    )
    return certain and plain and not known and not small and not listed and not scene.words[index].noun


def _bent_on(scene: Scene, index: int) -> Found | None:
    """A participle of who acts, with the deed that it is bent on or busy with: ماضون في تدريب, مقبلة على افتتاح."""
    form = scene.words[index].verbal[-1]
    subject = scene.actor_ending(index) is not None or scene.has(index - 1, "we") or scene.has(index - 1, "our_that")
    if not _PARTICIPLE.fullmatch(form) or not subject or scene.text(index + 1) not in _BENT:
        return None
    if not _noun_at(scene, index + 2):
        return None
    return scene.found(index, index + 2, _BENT[scene.text(index + 1)], "open")


def _opens(scene: Scene, index: int) -> bool:
    """Whether a clause opens here by a place alone: the first word, behind a mark, or with و."""
    return index == 0 or scene.gap(index) != "" or scene.text(index)[0] == "و"


def _fronted(scene: Scene, index: int) -> bool:
    """Whether only a time or a place stands before it in its clause: في بغداد يرابط, خلال الصيف يحاضر."""
    first = index
    while first > 0 and not scene.gap(first):
        first -= 1
    if not scene.has(first, "prepositions") and not scene.has(first, "dating"):
        return False
    within = range(first + 1, index)
    return not any(
        {"past", "present", "future"} & scene.readings(at).keys() or scene.has(at, "that") or scene.has(at, "relatives")
        for at in within
    )


def _unlike_a_noun(scene: Scene, index: int) -> bool:
    """Whether a word begins as hardly any noun does: with ي, and four letters or more."""
    return scene.words[index].verbal[-1].startswith("ي") and len(scene.words[index].verbal[-1]) > _POSSESSED - 1


def _definite(scene: Scene, index: int) -> bool:
    """Whether a definite noun, or one that is somebody's, stands here unparted: the subject of the verb before it."""
    text = scene.text(index)
    ours = len(text) > _POSSESSED and text.endswith(("نا", "ها", "هم"))
    return not scene.gap(index) and (text.startswith("ال") or ours) and not scene.has(index, "relatives")


def _says_we(scene: Scene, index: int) -> bool:
    """Whether a word that no list knows can be a present of ours: نرمم, at the head of a clause."""
    form = scene.words[index].verbal[-1]
    if not _WE.fullmatch(form) or form in scene.lexicon.sets["not_verbs"] or scene.words[index].noun:
        return False
    return _opens(scene, index) and not scene.gap(index + 1) and not scene.is_deed(index)


def _accusative(scene: Scene, index: int) -> bool:
    """Whether what reads as a dual past is a noun in the accusative inside a clause: دفعت ثمنا باهظا."""
    if index == 0 or scene.gap(index) or scene.text(index)[0] in "وف" or scene.has(index - 1, "that"):
        return False
    text = scene.text(index)
    bare = scene.lexicon.verbs.get(text[:-1], ())
    actor = scene.actor_ending(index)
    return text.endswith("ا") and any(tense == "masculine" for tense, _ in bare) and actor is None


def _only_without_fa(scene: Scene, index: int) -> bool:
    """Whether a word reads as a masculine past only without its first letter: فرعي is "branch", not رعى."""
    return not any(tense == "masculine" for tense, _ in scene.lexicon.verbs.get(scene.text(index), ()))


def _feminine_near(scene: Scene, index: int) -> bool:
    """Whether a feminine subject follows, by its ending or because most states are."""
    hit = scene.actor_at(index)
    return scene.text(index).endswith(("ه", "ات")) or (hit is not None and hit[2].kind == "state")


def _people_near(scene: Scene, start: int) -> bool:
    """Whether so many people follow, a place between: يوجد في بغداد ستة ضباط."""
    return any(scene.has_people(at) for at in range(start, start + _REACH))


def _after_an(scene: Scene, index: int, kind: str) -> Found | None:
    """What follows أن: the object of the verb before it, unless somebody is named (على أن) or a pledge goes on (وأن).

    على الدول أن تستعيد is a duty, ناشدت الدول أن تسرع a call, يهمنا أن تفتح a wish: none is said to be done.
    """
    stipulated = scene.text(index - 2) == "علي" and scene.actor_at(index + 1) is not None
    joined = scene.text(index - 1).startswith("و") and any(
        _PROMISES & set(scene.readings(at).values()) and not scene.has(at - 1, "subjunctive") for at in range(index - 1)
    )
    if kind not in {"deed", "ongoing", "open"}:
        return None
    found = scene.found(index, index + 1, "future", "deed")
    return found if found is None or stipulated or joined else replace(found, bound=True)


def _still(scene: Scene, start: int) -> Found | None:
    """What goes on, with its subject between: ما زال ضباط المركز يدربون."""
    for index in range(start + 2, min(len(scene.words), start + _FAR)):
        if scene.gap(index) or scene.has(index, "that"):
            return None
        kind = scene.readings(index).get("present")
        if kind is not None and not scene.words[index].noun:
            return scene.found(start, index + 1, "present", kind)
    return None


def _begins(scene: Scene, index: int) -> bool:
    """Whether a present may begin a clause: first, with و or ف, behind a mark, or beside somebody who acts."""
    first = index == 0 or scene.text(index)[0] in "وف" or scene.gap(index) != ""
    return first or scene.has(index - 1, "that") or _subject_near(scene, index) or _text_subject(scene, index)


def _text_subject(scene: Scene, index: int) -> bool:
    """Whether a law or a part of one is the subject: المادة التاسعة تحظر."""
    return any(
        hit[1] in {index, index - 1} and not _oblique(scene, hit[0])
        for text in (scene.lexicon.drafts, scene.lexicon.laws)
        for hit in text.all(scene.words, max(0, index - 4), index)
    )


def _oblique(scene: Scene, index: int) -> bool:
    if index >= len(scene.words):
        return False
    return scene.words[index].text[0] in "لبك" and scene.words[index].text not in scene.lexicon.sets["own_letter"]


def _any(scene: Scene, start: int, index: int, tense: str) -> Found | None:
    if index >= len(scene.words) or scene.gap(index):
        return None
    readings = scene.readings(index)
    kind = readings.get("present") or readings.get("past") or readings.get("masculine") or ("" if readings else "open")
    return _chained(scene, start, index, tense, kind) if kind else None


def _perfect(scene: Scene, start: int) -> Found | None:
    index = start + 1
    readings = scene.readings(index)
    if "present" in readings and not {"past", "masculine"} & readings.keys():
        return None  # قد before a present says "may"
    found = _any(scene, start, index, "past")
    ahead = range(start - 1, max(-1, start - _REACH - 2), -1)
    was = next((at for at in ahead if scene.has(at, "had") or scene.gap(at + 1)), None)
    if found is None or was is None or scene.gap(was + 1) or was == start - 1:
        return found
    return replace(found, start=was)  # كانت وحدات الأمن قد أوقفتهم


def _noun_at(scene: Scene, index: int) -> bool:
    """Whether a verbal noun stands at ``index``, with what may be written onto it."""
    if not 0 <= index < len(scene.words):
        return False
    word = scene.words[index]
    tenses = {tense for form in word.forms for tense, _ in scene.lexicon.verbs.get(form, ())}
    return "noun" in tenses or scene.lexicon.deed_nouns.at(scene.words, index) is not None


def _chained(scene: Scene, start: int, index: int, tense: str, kind: str) -> Found | None:
    end = index + 1
    reach = _FAR if kind == "light" else _REACH + 2
    near = range(end, min(len(scene.words), end + reach))
    deed = next((at for at in near if _noun_at(scene, at)), None)
    deed_verb = next((at for at in near if scene.text(at) == "ان" and "present" in scene.readings(at + 1)), None)
    if tense != "future" and scene.approves_a_sending(index):
        return scene.found(start, end, "future", "deed")
    if kind == "light":
        if deed is None and tense == "future":
            return scene.found(start, end, tense, "open")
        if deed is None or ("ق" in scene.text(index) and not scene.text(deed).startswith("ب")):
            return None  # قام بتدريب, but يقوم المشروع على
        marked = any(scene.gap(at) for at in range(end, deed + 1))
        found = scene.found(deed if marked else start, deed + 1 if marked else end, tense, "deed")
        return None if found is None else replace(found, rule=f"ar.light.{tense}:{scene.text(index)}")
    if kind in {"intend", "pledge"}:
        if deed is not None or deed_verb is not None:
            found = scene.found(start, end, "future", "deed")
            return None if found is None else replace(found, rule=f"ar.intend:{scene.text(index)}")
        if kind == "intend" and tense == "past":
            kind = "deed" if scene.has(index, "done_when_past") else "say"
    framed = asked(scene, start, index) if kind == "say" else None
    if framed is None and (kind in {"say", "open"} or scene.has(index, "reaffirming")):
        framed = affirmed(scene, start, index)
    if framed is not None and tense != "future":
        return framed
    if kind == "say" and _announces(scene, index) and _announced(scene, end):
        return scene.found(start, end, "past" if is_over(scene, end) else "future", "deed")
    return scene.found(start, end, tense, kind)


def _announces(scene: Scene, index: int) -> bool:
    return any(form in scene.lexicon.sets["announcing"] for form in scene.words[index].verbal)


def _announced(scene: Scene, start: int) -> bool:
    """Whether what is announced is a deed: أعلنت الحكومة تخصيص, أعلنت عن إرسال."""
    that = any(scene.has(at, "that") for at in range(start, min(len(scene.words), start + _REACH)))
    if not that and scene.money_near(start, 5):
        return True
    for at in range(start, min(len(scene.words), start + _REACH + 2)):
        if scene.has(at, "that") or scene.gap(at):
            return False
        if _noun_at(scene, at) and not scene.words[at].text.startswith("ال"):
            return True
    return False


def _annexed(scene: Scene, index: int) -> bool:
    """Whether a noun of doing follows a body without its article, whose name it is part of: وحدة منع التطرف."""
    before = scene.actor_ending(index)
    return before is not None and before[2].kind == "body" and "ال" not in scene.text(index - 1)[:3]


def _subject_near(scene: Scene, index: int) -> bool:
    """Whether somebody who acts stands beside a past that might be a noun: البرلمان أقر, أقر البرلمان."""
    before = scene.actor_ending(index)
    if before is not None and not (before[0] and scene.has(before[0] - 1, "prepositions")):
        return True
    behind = scene.actor_at(index + 1)
    return behind is not None and not _oblique(scene, index + 1)


def _clause_begins(scene: Scene, index: int) -> bool:
    """Whether a masculine past may stand here: behind a mark, الذي, كما or the subject of an أن-clause."""
    if scene.gap(index) or scene.has(index - 1, "relatives") or scene.has(index - 1, "openers"):
        return True
    ahead = range(max(0, index - 6), index)
    that = max((at for at in ahead if scene.has(at, "that")), default=None)
    return that is not None and not any(
        {"past", "present", "future"} & scene.readings(at).keys() for at in range(that + 1, index)
    )


def _verb_before(scene: Scene, index: int) -> bool:
    """Whether a verb with و goes on a masculine past before it: أقر المجلس ... وعين منسقا."""
    return any({"masculine"} & scene.readings(before).keys() for before in range(index))


def _continued(scene: Scene, index: int) -> Found | None:
    word = scene.words[index]
    if word.text[0] != "و" or len(word.verbal) < 2:
        return None
    rest = [form for form in word.forms if not form.startswith("و")]
    if any(tense == "noun" for form in rest for tense, _ in scene.lexicon.verbs.get(form, ())):
        return Found(index, index + 1, ClaimAction.PLEDGE, f"ar.continued:{word.text}", follows=True)
    return None
