"""Ask the index, and make it anew."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db import models, transaction

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.audit.services import keyed, record
from zotim.core.records import has_one
from zotim.core.search import storage, words
from zotim.core.search.models import Entry
from zotim.core.search.registry import KINDS, Kind, index

SHOWN = 20
"""Results of each kind that a page shows."""
MOST_COUNTED = 1_000
"""What is found is counted no further: more isn't read by anybody, and counting it takes longer than all the rest."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one kind: how many the actor may see, no further than :data:`MOST_COUNTED`; whether there are
    *more*; and the first of them."""

    kind: Kind
    count: int
    rows: list[Any]
    more: bool = False


def counted(rows: models.QuerySet[Any]) -> tuple[int, bool]:
    """How many there are, no further than :data:`MOST_COUNTED`, and whether there are more."""
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    return min(count, MOST_COUNTED), count > MOST_COUNTED


def first_counted(rows: models.QuerySet[Any]) -> tuple[list[Any], bool]:
    """The keys of *rows* in their order, no further than :data:`MOST_COUNTED`, and whether there are more."""
    keys = list(rows.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    return keys[:MOST_COUNTED], len(keys) > MOST_COUNTED


LOOKED_UP = 10_000
"""Keys that are read from the index; of what more hold each record is asked."""


def holding(model: type[models.Model], text: str) -> models.Q:
    """Which records of *model* hold a word for each of *text*, that begins like it. What may be seen is asked apart."""
    _typed, fitting = _questions(model, text)
    return _answering(model, fitting, _many([fitting]))


def whole_first(rows: models.QuerySet[Any], text: str) -> tuple[models.QuerySet[Any], models.QuerySet[Any]]:
    """Those of *rows* that hold the words of *text* as they were typed, and all that :func:`holding` names."""
    both = _questions(rows.model, text)
    many = _many_of([both])
    typed, fitting = (rows.filter(_answering(rows.model, one, many)) for one in both)
    return typed, fitting


def _questions(model: type[models.Model], text: str) -> tuple[str, str]:
    """To the index: for the words of *text* as they were typed, and for their beginnings; empty where it has none."""
    typed, beginnings, kind = words.asked(text), words.beginnings(text), KINDS[model].name
    return storage.whole(kind, typed) if typed else "", storage.every(kind, beginnings) if beginnings else ""


def _many(questions: Iterable[str]) -> set[str]:
    """Those of *questions* that more than :data:`LOOKED_UP` entries answer, all asked at once."""
    asked = [question for question in questions if question]
    held = zip(asked, storage.held(asked, LOOKED_UP + 1), strict=True)
    return {question for question, number in held if number > LOOKED_UP}


def _many_of(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The same of words as they were typed and their beginnings: few hold what few begin with, so that isn't asked."""
    several = list(pairs)
    many = _many(fitting for _typed, fitting in several)
    return many | _many(typed for typed, fitting in several if fitting in many)


def _answering(model: type[models.Model], question: str, many: set[str]) -> models.Q:
    """The records that answer a question to the index; an empty one is answered by none.

    Of few the keys are read first. Of very many each record is asked whether it does, in whatever order it comes: a
    page needs a few of them, and nothing has to read all.
    """
    if not question:
        return NONE
    if question not in many:
        return models.Q(pk__in=storage.keys(question))
    own = storage.fitting(question).filter(object_type=KINDS[model].name, object_id=models.OuterRef("pk"))
    return has_one(own)


NONE = models.Q(pk__in=[])


def first(several: Iterable[models.QuerySet[Any]], most: int) -> list[UUID]:
    """Up to *most* keys of *several* rows, each once: those of the first rows first.

    Each is asked apart: PostgreSQL, told to sort by whether a row is among very many others, may compare all with all.
    """
    keys: list[UUID] = []
    for rows in several:
        if len(keys) < most:
            others = rows.exclude(pk__in=keys) if keys else rows
            keys += others.values_list("pk", flat=True)[: most - len(keys)]
    return keys


SELDOM = 1_000
"""Records that may hold words for :func:`seldom` to name them."""
COMMON = 5
"""Words that more hold: so many of them are looked at together, two and three at a time."""


def seldom(model: type[models.Model], beginnings: Sequence[str]) -> list[storage.Together]:
    """What says by itself what a record of *model* is about: those of *beginnings* (folded) that few hold; and of those
    that many hold, the first :data:`COMMON`, the two or three that few hold together. What fewest hold comes first."""
    found: dict[storage.Together, int] = {}
    asked: list[storage.Together] = [(beginning,) for beginning in dict.fromkeys(beginnings)]
    for size in (1, 2, 3):
        counted = storage.held([_question(model, [one]) for one in asked], SELDOM + 1)
        found |= {one: number for one, number in zip(asked, counted, strict=True) if number <= SELDOM}
        if size == 1:
            common = [one[0] for one in asked if one not in found][:COMMON]
        pairs = combinations(common, size + 1)
        asked = [one for one in pairs if not any(part in found for part in combinations(one, size))]
    return sorted(found, key=lambda one: found[one])


def holding_any(model: type[models.Model], any_of: Sequence[storage.Together]) -> models.Q:
    """Which records of *model* hold, of *any of* these, a word with each of the beginnings (folded). What may be seen
    is asked apart."""
    return models.Q(pk__in=storage.keys(_question(model, any_of))) if any_of else NONE


def _question(model: type[models.Model], any_of: Sequence[storage.Together]) -> str:
    return storage.some(KINDS[model].name, [_spelled(one) for one in any_of])


def _spelled(together: storage.Together) -> storage.Together:
    return tuple(words.spelled(beginning) for beginning in together)


def matches(actor: Actor, model: type[models.Model], text: str) -> models.QuerySet[Any]:
    """The records of *model* that :func:`holding` names for *text*: only those the actor may see."""
    return KINDS[model].rows(model._default_manager.filter(visible(model, actor))).filter(holding(model, text))


MOST_SHARING = 200
"""Records of one kind that :func:`sharing` looks at for each word, newest first."""


def sharing(actor: Actor, model: type[models.Model], beginnings: Sequence[str]) -> list[Any]:
    """Records of *model* that hold a word with any of these *beginnings* (folded): only those the actor may see.

    Of a word that very many records hold, the newest count; which of them share most is the caller's business.
    """
    rows = KINDS[model].rows(model._default_manager.filter(visible(model, actor)))
    found: dict[Any, Any] = {}
    for beginning in beginnings:
        question = _question(model, [(beginning,)])
        holders = _answering(model, question, _many([question]))
        for row in rows.filter(holders).order_by("-created_at", "pk")[:MOST_SHARING]:
            found.setdefault(row.pk, row)
    return list(found.values())


@transaction.atomic
def search(*, actor: Actor, text: str, shown: int = SHOWN) -> list[Found]:
    """What the actor may see of each kind, first what holds the words as typed, each newest first.

    The log keeps a keyed code of the question, and the count as far as it was counted.
    """
    allow(actor, "search.all.view")
    questions = {kind: _questions(kind.model, text) for kind in KINDS.values()}
    many = _many_of(questions.values())
    found = []
    for kind, both in questions.items():
        rows = kind.rows(kind.model._default_manager.filter(visible(kind.model, actor))).order_by("-pk")
        typed, fitting = (rows.filter(_answering(kind.model, one, many)) for one in both)
        keys, more = first_counted(fitting)
        if keys:
            shown_first = typed.values_list("pk", flat=True)[:shown]
            keys, count = list(dict.fromkeys([*shown_first, *keys]))[:shown], len(keys)
            own = rows.in_bulk(keys)
            found.append(Found(kind, count, [own[key] for key in keys if key in own], more))
    asked(actor, text, sum(one.count for one in found))
    return found


@transaction.atomic
def asked(actor: Actor, text: str, hits: int) -> None:
    """Write down that somebody looked for words, wherever they typed them: a keyed code of them, and how many fit."""
    record(actor, "search.all.asked", outcome="viewed", details={"terms": keyed(text), "hits": hits})


def rebuild(tell: Callable[[str, int], None] = lambda name, count: None) -> int:
    """Make the index anew from the records, kind by kind; answers how many there are. Searches go on meanwhile."""
    total = 0
    for kind in KINDS.values():
        with transaction.atomic():
            Entry.objects.filter(object_type=kind.name).delete()
            count = 0
            for obj in kind.model._default_manager.order_by("pk").iterator(chunk_size=200):
                index(obj)
                count += 1
        tell(kind.name, count)
        total += count
    with transaction.atomic():
        Entry.objects.exclude(object_type__in=[kind.name for kind in KINDS.values()]).delete()
    return total
