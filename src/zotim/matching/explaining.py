"""Every step from two names to a score, in plain words: for whoever checks a hit or changes a table."""

from collections.abc import Iterator
from typing import Any

from zotim.engines import names
from zotim.engines.names import Entry, Explanation, Query
from zotim.engines.names.parts import SERVANT, Kind, Part, parts, words
from zotim.engines.scripts.romanising import folded

RULES = {
    "same": "the same letters",
    "sound": "another spelling of the same sound",
    "skeleton": "the same consonants, other vowels",
    "unwritten vowels": "the same consonants; one of the two is written without short vowels",
    "one letter": "one letter differs",
    "two letters": "two letters differ",
    "near skeleton": "one consonant differs",
    "kin": "one consonant differs, of those that writers confuse (q and g, kh and h)",
    "beginning": "the one is the beginning of the other",
    "joined": "two parts of the one are one part of the other",
    "initial": "an initial, and a part that begins with it",
}
"""The rules of the engine (``engines.names.likeness``) in a sentence each."""
_KINDS = {
    Kind.NAME: "a name",
    Kind.PARTICLE: "a particle",
    Kind.KUNYA: "a kunya (father or mother of)",
    Kind.INITIAL: "an initial",
    Kind.FORM: "a legal form",
    Kind.DESCRIBING: "a describing word",
}


def steps(one: str, other: str, kind: str) -> Iterator[str]:
    """Lines of text: how each name is read, which parts met by which rule, what that makes."""
    for title, name in (("Query", one), ("Entry", other)):
        yield f"{title}: {name}"
        yield f"  folded: {folded(name)}"
        found = parts(name, kind != "person")
        yield from map(_told, found)
        if not found:
            yield "  no letter of it is in a table: it can meet nothing"
        yield ""
    index = names.NameIndex.build([Entry(id="entry", names=(other,), kind=kind)])
    hits = index.match(Query(names=(one,), kind=kind), limit=1)
    if not hits:
        yield "No part of the one is like a part of the other. Score 0.000"
        return
    explanation = hits[0].explanation
    yield from score(explanation)
    shown = "at or above" if explanation.score >= index.threshold else "below"
    yield f"That is {shown} {index.threshold:.3f}, from which a hit is shown for a decision."


def _told(part: Part) -> str:
    spelling, weights = part.spelling, words().weights
    bare = "; written without short vowels" if spelling.bare else ""
    kind = _KINDS[part.kind]
    if spelling.roman == SERVANT:
        kind = "servant of"
    elif part.kind is Kind.NAME and part.weight in (weights["common"], weights["most_common"]):
        kind += f" that {'very many' if part.weight == weights['most_common'] else 'many'} people bear"
    return (
        f"  {spelling.roman}: {kind}, weight {part.weight}; sounds {spelling.sound or '-'}, "
        f"skeleton {spelling.skeleton or '-'}{bare}"
    )


def score(explanation: Explanation) -> Iterator[str]:
    """What an explanation says, a line for each step."""
    for met in explanation.met:
        yield f"  {met.query} = {met.entry}: {RULES[met.how]}; likeness {met.alike:.3f}, weight {met.weight}"
    for part in explanation.only_in_query:
        yield f"  {part}: in the query alone"
    for part in explanation.only_in_entry:
        yield f"  {part}: in the entry alone"
    yield f"  together the names make {explanation.name:.3f}"
    for what, change in explanation.context:
        yield f"  {what}: {change:+.3f}"
    yield f"Score {explanation.score:.3f} by {explanation.scoring}"


def plain(explanation: Explanation) -> dict[str, Any]:
    """Why a score is what it is, for programs."""
    return {
        "name": explanation.entry,
        "met": [
            {"query": met.query, "entry": met.entry, "how": met.how, "alike": met.alike, "weight": met.weight}
            for met in explanation.met
        ],
        "only_in_query": explanation.only_in_query,
        "only_in_entry": explanation.only_in_entry,
        "name_score": explanation.name,
        "context": dict(explanation.context),
        "scoring": explanation.scoring,
    }
