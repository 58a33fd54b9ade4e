"""``zotim names`` and ``zotim warm``: names against lists, without a database. The engine is loaded when it serves."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zotim.engines.compiled import is_compiled
from zotim.engines.scripts import strip_controls
from zotim.engines.scripts.toml_tables import BrokenTable
from zotim.formats.lists import KINDS, Listing, Problem, read_lists, write_csv, write_ftm
from zotim.formats.lists.model import ANY
from zotim.formats.text.errors import UnreadableFile

if TYPE_CHECKING:
    from zotim.engines.names import Query
    from zotim.matching.listed import Found

app = typer.Typer(no_args_is_help=True, add_completion=False)
MOST_TOLD = 50
"""Problems of files that are written out; of the others the number is told."""
_BATCH = 1000
"""Rows of a file of people that are asked for at once."""


@app.callback()
def names() -> None:
    """Names against lists, across scripts; without a database."""


class Problems:
    """Tells what is wrong in files, on the error stream, and counts what is missing because of it."""

    def __init__(self) -> None:
        self.count = 0
        self._noted: set[tuple[str, object]] = set()

    def __call__(self, problem: Problem) -> None:
        if problem.code == "kind":
            self._note(problem)
            return
        self.count += 1
        if self.count <= MOST_TOLD:
            print(strip_controls(str(problem)), file=sys.stderr)

    def _note(self, problem: Problem) -> None:
        """Tell of a kind that nobody knows: once a file and word, and nothing is missing because of it."""
        word = problem.file, problem.values.get("value")
        if word not in self._noted and len(self._noted) < MOST_TOLD:
            self._noted.add(word)
            print(strip_controls(f"Note: {problem}, as do the others of this file with that word."), file=sys.stderr)

    def end(self) -> None:
        """Leave with 1 when anything was wrong: the answer is there, but it isn't the whole one."""
        if self.count > MOST_TOLD:
            print(f"… and {self.count - MOST_TOLD} more.", file=sys.stderr)
        if self.count:
            print("The rest was read. What is named above is missing from the answer.", file=sys.stderr)
            raise typer.Exit(1)


@contextmanager
def refusals() -> Iterator[None]:
    """A list that can't be read ends the command: an answer from half of the lists could be taken for the whole one.

    So does a table of the engine that a linguist broke.
    """
    try:
        yield
    except (UnreadableFile, BrokenTable) as error:
        print(strip_controls(str(error)), file=sys.stderr)
        raise typer.Exit(1) from None


def say_if_it_compiles() -> None:
    """Asked before the engine is loaded, which may take half a minute the first time."""
    if not is_compiled("names"):
        print("Compiling once; `zotim warm` does it ahead.", file=sys.stderr, flush=True)


def _named(*names: str) -> None:
    if not all(name.strip() for name in names):
        raise typer.BadParameter("A name is empty.", param_hint="NAME")


def _kind(kind: str) -> str:
    if kind not in (*KINDS, ANY):
        raise typer.BadParameter(f"{kind!r} isn't one of {', '.join((*KINDS, ANY))}.", param_hint="--kind")
    return "" if kind == ANY else kind


@app.command()
def match(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME…", help="Names to look for, in any script.")
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option(
            "--list", metavar="FILE", help="A list (UN, EU, OFAC, UK, FollowTheMoney, our CSV); again for more."
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="People to look for: our CSV, or any list, one query an entry.")
    ] = None,
    kind: Annotated[str, typer.Option(help="person, organisation, vessel, aircraft or any.")] = ANY,
    born: Annotated[list[str] | None, typer.Option(help="YYYY, YYYY-MM or YYYY-MM-DD; again for more.")] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="A country, by name or two letters; again for more.")
    ] = None,
    threshold: Annotated[
        float | None, typer.Option(min=0, max=1, help="Show hits from this score; the shipped one when it isn't given.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many hits for a query.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
) -> None:
    """Look for names on lists and show whom they may be, with the reason.

    A hit is a likeness of names for a person to judge; it says nothing about anybody. Nothing is stored.
    """
    if not lists:
        raise typer.BadParameter("Name at least one list.", param_hint="--list")
    if bool(names) == bool(file):
        raise typer.BadParameter("Give names, or --file with people to look for.", param_hint="NAME…")
    wanted, dates, lands = _kind(kind), _dates(born or []), _lands(country or [])
    _named(*names or ())
    problems = Problems()
    say_if_it_compiles()
    from zotim.engines.names import Query
    from zotim.matching.entries import query
    from zotim.matching.listed import ListIndex

    with refusals():
        listed = ListIndex.of(read_lists(lists, problems))
        least = listed.threshold if threshold is None else threshold
        if file is None:
            asked: Iterable[tuple[str, Query]] = (
                (name, Query(names=(name,), kind=wanted, birth_dates=dates, countries=lands)) for name in names or ()
            )
        else:
            asked = ((one.id, query(one)) for one in read_lists([file], problems, kind=wanted))
        waiting = iter(asked)
        while some := list(islice(waiting, _BATCH)):
            found = listed.match_many([one for _, one in some], limit, least)
            for (identity, one), hits in zip(some, found, strict=True):
                if as_json:
                    print(_json_line(identity, one, hits), flush=True)
                else:
                    _show(one, hits)
    problems.end()


def _dates(texts: list[str]) -> tuple[str, ...]:
    from zotim.formats.lists.values import partial_date

    dates = tuple(map(partial_date, texts))
    for text, date in zip(texts, dates, strict=True):
        if not date:
            raise typer.BadParameter(f"{text!r} is no date.", param_hint="--born")
    return dates


def _lands(texts: list[str]) -> tuple[str, ...]:
    from zotim.formats.countries import code

    codes = tuple(map(code, texts))
    for text, found in zip(texts, codes, strict=True):
        if not found:
            raise typer.BadParameter(f"{text!r} is no country that we know.", param_hint="--country")
    return codes


def _json_line(identity: str, query: "Query", hits: "list[Found]") -> str:
    from zotim.matching.explaining import plain

    return json.dumps(
        {
            "id": identity,
            "names": query.names,
            "hits": [{"id": hit.entry_id, "score": hit.score, **plain(hit.explanation)} for hit in hits],
        },
        ensure_ascii=False,
    )


def _show(query: "Query", hits: "list[Found]") -> None:
    from zotim.matching.explaining import score

    print(
        strip_controls(
            f"{query.names[0]}  {'no hit' if not hits else '1 hit' if len(hits) == 1 else f'{len(hits)} hits'}"
        )
    )
    for hit in hits:
        explanation = hit.explanation
        print(strip_controls(f"  {hit.score:.3f}  {hit.entry_id}  {explanation.entry}"))
        for line in score(explanation):
            print(strip_controls(f"       {line.strip()}"))


@app.command()
def explain(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name, as somebody would ask for it.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="A name, as a list would print it.")],
    kind: Annotated[str, typer.Option(help="person, organisation, vessel or aircraft.")] = "person",
) -> None:
    """Show every step from two names to a score: how each is read, which parts met, by which rule, with what weight."""
    if not _kind(kind):
        raise typer.BadParameter("Two names are compared as one kind.", param_hint="--kind")
    _named(one, other)
    say_if_it_compiles()
    from zotim.matching.explaining import steps

    with refusals():
        for line in list(steps(one, other, kind)):
            print(strip_controls(line))


@app.command()
def convert(
    lists: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Lists in any form that is read.")],
    to: Annotated[str, typer.Option(help="csv (our own) or ftm (FollowTheMoney JSON lines).")] = "csv",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to; the output when it isn't given.")] = None,
) -> None:
    """Write lists in one form, whatever they came in."""
    if to not in (writers := {"csv": write_csv, "ftm": write_ftm}):
        raise typer.BadParameter(f"{to!r} isn't one of {', '.join(writers)}.", param_hint="--to")
    problems = Problems()
    with refusals():
        listings: Iterable[Listing] = read_lists(lists, problems)
        if out is None:
            writers[to](listings, sys.stdout)
        else:
            with out.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
                writers[to](listings, stream)
    problems.end()


def warm() -> None:
    """Compile what matches names and fingerprints, once after each installation: no later call waits for it."""
    begun = time.perf_counter()
    if not (is_compiled("names") and is_compiled("fingerprints")):
        print("Compiling; this takes a while, once.", file=sys.stderr, flush=True)
    from zotim.engines.fingerprints import TextIndex, hash_video  # noqa: F401 (loading them compiles all)
    from zotim.engines.names import Entry, NameIndex, Query

    index: NameIndex = NameIndex.build([Entry(id="1", names=("Arben Shembulli",), birth_dates=("1970",))])
    index.match(Query(names=("Арбен Shembuli",), birth_dates=("1970",)))
    print(f"Ready after {time.perf_counter() - begun:.1f} s.")
