"""``zotim screen``: who of a file may be meant by lists. Django is set up where the lists in force here are asked."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zotim.engines.scripts import strip_controls
from zotim.formats.lists import Listing, read_lists
from zotim.formats.text.errors import UnreadableFile
from zotim.matching.cli import Problems, refusals, say_if_it_compiles

if TYPE_CHECKING:
    from zotim.matching.bulk import Asked, Desk
    from zotim.matching.executors import Executor
    from zotim.matching.marks import Output

STOPPED = 130
"""How a program ends that somebody stopped with Ctrl-C."""
KINDS = ("customers", "payments", "passengers")
CHANNELS = {"customers": "finance", "payments": "finance", "passengers": "travel"}
EXECUTORS = ("inline", "pool", "ray")


def screen(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Customers, payments or passengers.")],
    kind: Annotated[str, typer.Option("--as", help=f"What the file holds: {', '.join(KINDS)}.")],
    lists: Annotated[
        list[Path] | None,
        typer.Option("--list", metavar="FILE", help="A list; again for more. Else those in force here."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the lines go; what was begun there is gone on with.")
    ] = None,
    executor: Annotated[str, typer.Option(help=f"Who works: {', '.join(EXECUTORS)}.")] = "inline",
    workers: Annotated[int | None, typer.Option(min=1, max=1024, help="Processes; one a core if not given.")] = None,
    batch: Annotated[int, typer.Option(min=1, max=100_000, help="Questions that are asked at once.")] = 1_000,
    threshold: Annotated[
        float | None, typer.Option(min=0, max=1, help="Give hits from this score; the shipped one when it isn't given.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many hits for a question.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each question.")] = False,
) -> None:  # fmt: skip
    """Ask who of a file may be meant by lists: one answer for each question, in the order of the file.

    A hit is a likeness of names for a person to judge; it says nothing about anybody.
    """
    _one_of(kind, KINDS, "--as")
    _one_of(executor, EXECUTORS, "--executor")
    if out is not None and not as_json:
        raise typer.BadParameter("A file takes lines of JSON: give --json too.", param_hint="--out")
    problems = Problems()
    say_if_it_compiles()
    from zotim.matching.executors import Missing
    from zotim.matching.executors import executor as chosen
    from zotim.matching.marks import NotTheSame

    try:
        worker = chosen(executor, workers or os.cpu_count() or 1)
        with refusals(), ExitStack() as stack:
            run = _Run(stack, file, kind, out, problems)
            run.open_lists(lists, limit, threshold)
            run.go(worker, batch, as_json)
    except (NotTheSame, Missing) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from None
    problems.end()


def _one_of(given: str, known: tuple[str, ...], option: str) -> None:
    if given not in known:
        raise typer.BadParameter(f"{given!r} isn't one of {', '.join(known)}.", param_hint=option)


class _Run:
    """One file against lists, from its first question or from where an earlier run was ended."""

    def __init__(self, stack: ExitStack, file: Path, kind: str, out: Path | None, problems: Problems) -> None:
        from zotim.matching.bulk import Source
        from zotim.matching.marks import begun

        earlier = begun(out) if out is not None else None
        # Years of two digits are read by the day on which it was begun.
        today = date.fromisoformat(earlier.of["day"]) if earlier else date.today()
        self.stack, self.out, self.problems = stack, out, problems
        self.source = Source(file, kind, problems, today)
        self.size = _size(file)
        self.asked = self.hits = 0
        self.desk: Desk
        self.named: Callable[[list[str]], Mapping[str, str]] = lambda ids: {one: one for one in ids}
        self.installation: Any = None

    def open_lists(self, lists: list[Path] | None, limit: int, threshold: float | None) -> None:
        """An index in a file of its own, from which each worker opens it."""
        from zotim.matching.bulk import Desk
        from zotim.matching.listed import ListIndex

        if lists:
            listings: Iterator[Listing] = read_lists(lists, self.problems)
            index = ListIndex.of(listings)
        else:
            from zotim.desks.screening.asking.many import Installation, Unready

            try:
                self.installation = Installation.open(CHANNELS[self.source.kind])
            except Unready as error:
                print(error, file=sys.stderr)
                raise typer.Exit(2) from None
            index, self.named = self.installation.index, self.installation.named
        path = self._place()
        index.save(path)
        self.desk = Desk(str(path.resolve()), index.scoring, limit, index.threshold if threshold is None else threshold)

    def _place(self) -> Path:
        """Where the index is kept meanwhile: beside the output, which other machines may reach too."""
        if self.out is None:
            return Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="zotim-screen-")), "lists.names")
        path = self.out.with_name(self.out.name + ".names")
        self.stack.callback(self._forget, path)
        return path

    def _forget(self, path: Path) -> None:
        """Before the mark goes: what is whole has nothing beside it."""
        with suppress(OSError):  # a system that keeps what is still open
            path.unlink(missing_ok=True)

    def go(self, executor: "Executor", size: int, as_json: bool) -> None:
        """Ask, write, and say how it ended."""
        output = self._output()
        begin = output.mark.lines if output is not None else 0
        if begin:
            print(f"Going on after {begin:,} questions.", file=sys.stderr)
        if self.installation is not None:
            self.installation.begin()
        waiting = islice(iter(self.source), begin, None)
        sent: list[list[Asked]] = []
        stopped = False
        try:
            answers = executor(self.desk, _batches(waiting, size, sent))
            with _progress(self) as tell:
                for found in answers:
                    self._take(sent.pop(0), found, output, as_json)
                    tell()
        except KeyboardInterrupt:
            stopped = True
        finally:
            if self.installation is not None:
                self.installation.end(self.asked, self.hits)
            if output is not None:
                output.close()
        self._tell(output, stopped)
        if stopped:
            raise typer.Exit(STOPPED)
        if output is not None:
            self._forget(Path(self.desk.path))
            output.end()

    def _output(self) -> "Output | None":
        if self.out is None:
            return None
        from zotim.matching.marks import Output, fingerprint

        desk = self.desk
        of = {
            "file": fingerprint(self.source.path), "kind of file": self.source.kind, "scoring": desk.scoring,
            "set of lists": fingerprint(Path(desk.path)), "limit": str(desk.limit),
            "threshold": str(desk.threshold), "day": self.source.today.isoformat(),
        }  # fmt: skip
        return self.stack.enter_context(_closing(Output(self.out, of)))

    def _take(
        self, asked: "list[Asked]", found: list[list[dict[str, Any]]], output: "Output | None", as_json: bool
    ) -> None:  # fmt: skip
        """The answers to a batch: under the names that lists give their entries, into the file or onto the screen."""
        from zotim.matching.bulk import line

        names = self.named([hit["id"] for hits in found for hit in hits])
        for hits in found:
            for hit in hits:
                hit["id"] = names[hit["id"]]
        with_hits = sum(map(bool, found))
        self.asked, self.hits = self.asked + len(asked), self.hits + with_hits
        if output is not None:
            output.write([line(one, hits) for one, hits in zip(asked, found, strict=True)], with_hits)
        elif as_json:
            sys.stdout.write(b"".join(line(one, hits) for one, hits in zip(asked, found, strict=True)).decode())
            sys.stdout.flush()
        else:
            for one, hits in zip(asked, found, strict=True):
                _show(one, hits)

    def _tell(self, output: "Output | None", stopped: bool) -> None:
        asked, hits = (output.mark.lines, output.mark.hits) if output is not None else (self.asked, self.hits)
        print(f"{asked:,} {'question' if asked == 1 else 'questions'}, {hits:,} with a hit.", file=sys.stderr)
        if self.source.unnamed:
            print(f"{self.source.unnamed:,} have no name, and weren't asked.", file=sys.stderr)
        if stopped and output is not None:
            print(
                f"Stopped. The same command goes on from there; {output.path.name} holds all until then.",
                file=sys.stderr,
            )
        elif stopped:
            print("Stopped. With --out FILE it could be gone on with.", file=sys.stderr)


@contextmanager
def _closing(output: "Output") -> "Iterator[Output]":
    try:
        yield output
    finally:
        output.close()


def _batches(waiting: "Iterator[Asked]", size: int, sent: "list[list[Asked]]") -> Iterator[list[Any]]:
    """The queries of so many questions at once; who they are of stays here, in *sent*."""
    while some := list(islice(waiting, size)):
        sent.append(some)
        yield [one.query for one in some]


def _show(asked: "Asked", hits: list[dict[str, Any]]) -> None:
    """Who has a hit, with where it stands in the file."""
    if hits:
        where = ", ".join(f"{name} {value}" for name, value in asked.about.items())
        print(strip_controls(f"{asked.query.names[0]}  ({where})"))
        for hit in hits:
            print(strip_controls(f"  {hit['score']:.3f}  {hit['id']}  {hit['name']}"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        reason = (error.strerror or "it can't be looked at").lower()
        raise UnreadableFile(path.name, reason, "Look at its name and folder.") from None


@contextmanager
def _progress(run: _Run) -> Iterator[Callable[[], None]]:
    """How far the file is read, on the error stream of a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    begun = time.monotonic()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(run.source.path.name, total=run.size or 1)

        def tell() -> None:
            rate = run.asked / max(time.monotonic() - begun, 1e-9)
            said = f"{run.asked:,} asked, {run.hits:,} with a hit, {rate:,.0f}/s"
            bar.update(task, completed=run.source.read or run.size, description=said)

        yield tell
