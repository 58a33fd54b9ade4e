"""Two translations of one text: their claims aligned one by one, in order, and compared."""

from collections.abc import Sequence

from zotim.engines.claims import Claim, read
from zotim.engines.contradictions.comparing import differences
from zotim.engines.contradictions.concepts import shared, topic
from zotim.engines.contradictions.model import Aligned, Contradiction, Kind, Translations
from zotim.engines.contradictions.sentences import weakened
from zotim.vocabulary import Language

_LEAST = 3.0


def compare_translations(
    one: str, one_language: Language | str, other: str, other_language: Language | str
) -> Translations:
    """Align the claims of two translations and say where they differ in quantity, date, actor or force."""
    ours, theirs = read(one, one_language), read(other, other_language)
    pairs = align(ours, theirs)
    found: list[Contradiction] = []
    for pair in pairs:
        if pair.one is not None and pair.other is not None:
            found.extend(differences(pair.one, pair.other))
    told = {(c.one.start, c.one.end) for c in found if c.kind == Kind.FORCE}
    for contradiction in weakened(one, Language(one_language), other, Language(other_language), in_order=True):
        inside = any(
            start is not None
            and contradiction.one.start is not None
            and contradiction.one.start <= start
            and (contradiction.one.end or 0) >= (end or 0)
            for start, end in told
        )
        if not inside:
            found.append(contradiction)
    return Translations(tuple(pairs), tuple(found))


def align(ours: Sequence[Claim], theirs: Sequence[Claim]) -> list[Aligned]:
    """The claims of two translations paired in order, so that as much as can be agrees; the rest stands alone."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    likeness = [
        [_likeness(a, b, i / len(ours), j / len(theirs)) for j, b in enumerate(theirs)] for i, a in enumerate(ours)
    ]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + max(0.0, likeness[i][j] - _LEAST))
    pairs: list[Aligned] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        gain = max(0.0, likeness[i][j] - _LEAST)
        if gain > 0 and best[i][j] == best[i + 1][j + 1] + gain:
            pairs.append(Aligned(ours[i], theirs[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append(Aligned(ours[i], None))
            i += 1
        else:
            pairs.append(Aligned(None, theirs[j]))
            j += 1
    pairs += [Aligned(claim, None) for claim in ours[i:]]
    return pairs + [Aligned(None, claim) for claim in theirs[j:]]


def _likeness(one: Claim, other: Claim, at: float, to: float) -> float:
    points = 3.0 * shared(topic(one), topic(other)) + 2.0 * (1 - abs(at - to))
    points += (one.action == other.action) + 1.5 * (one.line_of_effort == other.line_of_effort)
    for name, weight in (
        ("quantity", 2.0),
        ("stated", 2.0),
        ("partner", 1.0),
        ("instrument", 1.0),
        ("actor", 0.5),
        ("unit", 1.0),
    ):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine is not None and theirs is not None:
            points += weight if mine == theirs else -weight / 4
        elif (mine is None) != (theirs is None) and name in {"quantity", "stated"}:
            points -= weight / 4
    return points
