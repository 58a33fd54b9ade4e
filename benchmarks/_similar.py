"""What the comparison with the record overlooks because it looks at a part of it.

The labelled ones: commitments drawn as in life, each said again without its number, with another one, and in Albanian.
The one that it came from is known, and so is every other of its line that names the same deed, thing, partner and
place. *Found* is a claim beside which the page shows one of these. The whole record, however common a word, is what
the same comparison finds without its limits.
"""

import contextlib
import random
import re
import time
from collections.abc import Iterator
from typing import Any
from unittest import mock

from _house import table
from _state import DEEDS, PARTNERS, SEED, THINGS, State

CLAIMS = 8
"""Commitments that are said again, each in three ways."""
LIMITLESS = 10**9
_TITLE = re.compile(r"(\w+) \d+ (.+) with (.+) in (\w+)")


def recall(state: State) -> None:
    """Print how many claims find what is known to be like them, as the page looks for it and in the whole record."""
    from zotim.core.access.actor import actor_of
    from zotim.core.search import services as search
    from zotim.register import comparing

    actor, rows = actor_of(state.people["coordinator"]), []
    ways = (
        ("as the page looks", ()),
        ("with the words that many hold", ((search, "SELDOM"),)),
        ("the whole record", ((search, "SELDOM"), (comparing, "MOST_COMPARED"))),
    )
    for name, limits in ways:
        found, took = {"no number": 0, "another number": 0, "Albanian": 0}, time.process_time()
        with contextlib.ExitStack() as limitless:
            for at, limit in limits:
                limitless.enter_context(mock.patch.object(at, limit, LIMITLESS))
            for way, label, suggestion in _said_again(random.Random(SEED)):  # noqa: S311
                shown = comparing.similar_to(actor, suggestion)
                found[way] += any(_label(one.commitment) == label for one in shown)
        spent = f"{1000 * (time.process_time() - took) / (CLAIMS * len(found)):,.0f}"
        rows.append([name, *(f"{number}/{CLAIMS}" for number in found.values()), spent])
    print("\nsimilar commitments: claims that find one known to be like them, and milliseconds of work here for each")
    table(["looked for", "no number", "another number", "Albanian", "ms"], rows)
    print()


def _label(commitment: Any) -> tuple[str, ...] | None:
    match = _TITLE.fullmatch(commitment.title.texts["en"])
    return (commitment.line_of_effort, *match.groups()) if match else None


def _said_again(draw: random.Random) -> Iterator[tuple[str, tuple[str, ...] | None, Any]]:
    from zotim.register.models import Commitment, Document, Suggestion

    keys = list(
        Commitment.objects.filter(reference__startswith="C-").order_by("reference").values_list("pk", flat=True)
    )
    for one in Commitment.objects.filter(pk__in=draw.sample(keys, CLAIMS)).order_by("reference"):
        label = _label(one)
        if label is None:
            raise ValueError(f"{one.reference} isn't worded as the others")
        deed, thing, partner, place = label[1:]
        deed_sq = next(words[1] for words in DEEDS if words[0] == deed.lower())
        thing_sq = next(words[1] for words in THINGS if words[0] == thing)
        partner_sq = next(words[1] for words in PARTNERS if words[0] == partner)
        other = int(one.quantity) + 400
        for way, language, text, number in (
            ("no number", "en", f"We shall {deed.lower()} {thing} in {place} together with {partner}.", None),
            ("another number", "en", f"We shall {deed.lower()} {other} {thing} in {place} with {partner}.", other),
            ("Albanian", "sq", f"Do të {deed_sq} {thing_sq} në {place} bashkë me {partner_sq}.", None),
        ):
            document = Document(text=text, language=language, title="Said again")
            yield (
                way,
                label,
                Suggestion(
                    document=document, start=0, end=len(text), action="pledge", line_of_effort=one.line_of_effort,
                    actor="Albania", object=thing, quantity=number, partner=partner, rule="bench",
                ),
            )  # fmt: skip
