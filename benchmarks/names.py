"""The names engine beside other open matchers: speed, memory, recall by class, false alarms, labelled pairs.

Everybody gets the same entries and questions, in a process of their own, on one core; times are CPU seconds. Entries
are those of published lists where ZOTIM_SHARED_DATA names a folder that holds them, filled up with made-up people;
without the folder all are made up, which is easier. What is asked was written by somebody who hadn't seen the engine's
tables (benchmarks/data/names/README.md). Losses are printed too.

    python3 tasks.py bench names                        ours alone
    python3 tasks.py bench names --peers                beside nomenklatura, rapidfuzz and splink (installed apart)
    python3 tasks.py bench names --entities 1000000     at another size; --questions: of each class (300)
    python3 tasks.py bench names --final                the part kept apart; its result is kept in benchmarks/results/
    python3 tasks.py bench names --peers --docs         table and pictures of docs/explanation/names.md, made anew

--json FILE and --markdown FILE write the figures; --only NAME,… takes some of the peers.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from _house import table
from _names_evaluation import Evaluation, evaluation
from _names_explained import explained
from _names_lists import published
from _names_people import CULTURES, FOLDER
from _names_pictures import recall, threshold
from _names_results import Figures, classes, figures, lines, losses
from _names_runner import MATCHERS

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "explanation" / "names.md"
PICTURES = ROOT / "docs" / "pictures"
BEGIN, END = "<!-- written by bench names --docs -->", "<!-- until here -->"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "NOMENKLATURA_DUCKDB_THREADS")


@dataclass(frozen=True)
class Run:
    """What was run, and what came of it."""

    evaluation: Evaluation
    figures: list[Figures]
    part: str
    entities: int


def run(options: argparse.Namespace) -> Run:
    """Make the input, let each matcher work, and work out its figures."""
    part = "final" if options.final else "open"
    problems: list[object] = []
    listed = published(problems)
    asked = evaluation(listed, options.entities, part, options.questions)
    counts = f"{len(asked.entries):,} entries ({asked.listed:,} of published lists), {len(asked.questions):,} questions"
    print(
        f"{counts}, {len(asked.nobody):,} people who aren't listed, {len(asked.pairs):,} pairs; part {part}", flush=True
    )
    if not listed:
        print("ZOTIM_SHARED_DATA isn't set: all entries are made up, which is easier than published lists.")
    found = []
    with tempfile.TemporaryDirectory(prefix="zotim-bench-") as home:
        folder = Path(home)
        for name in ("entries", "questions", "nobody", "pace", "single", "pairs"):
            rows = [asdict(one) for one in getattr(asked, name)]
            folder.joinpath(f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
        for matcher in ["zotim", *options.matchers]:
            answers = worked(matcher, folder)
            if answers is not None:
                found.append(figures(matcher, answers, asked))
    return Run(asked, found, part, len(asked.entries))


def worked(matcher: str, folder: Path) -> dict[str, Any] | None:
    """What the process of a matcher told; None where it isn't there or broke, which is said."""
    python = sys.executable
    if matcher != "zotim":
        peers = Path(sys.prefix, "peers", *Path(sys.executable).relative_to(sys.prefix).parts)
        if not peers.exists():
            print(f"{matcher} isn't installed: python3 tasks.py bench names --peers")
            return None
        python = str(peers)
    started = time.monotonic()
    command = [python, str(Path(__file__).with_name("_names_runner.py")), matcher, str(folder)]
    done = subprocess.run(command, check=False, env={**os.environ, **dict.fromkeys(THREADS, "1")})
    if done.returncode != 0:
        print(f"{matcher}: left out, its process ended with {done.returncode}")
        return None
    print(f"{matcher}: {time.monotonic() - started:.0f} s on the clock", flush=True)
    answers: dict[str, Any] = json.loads(folder.joinpath(f"{matcher}.json").read_text(encoding="utf-8"))
    return answers


def heads(found: Sequence[Figures]) -> list[str]:
    """The first line of the table."""
    return ["", *(f"{one.matcher} {one.version}" for one in found), "ratio", "goal"]


def alone(found: Sequence[Figures]) -> str:
    """How many questions each got by itself: a slow one gets few."""
    return ", ".join(f"{one.matcher} {one.values['asked one by one']:,.0f}" for one in found)


def report(done: Run) -> str:
    """The table and what is lost, as text."""
    written: list[str] = []
    table(heads(done.figures), lines(done.evaluation, done.figures, done.entities), written.append)
    written.append("")
    written.append("thresholds: " + ", ".join(f"{one.matcher} {one.threshold:g}" for one in done.figures))
    written.append(f"asked one by one: {alone(done.figures)}")
    written.append("load while asked: " + ", ".join(f"{one.matcher} {one.values['load']:.1f}" for one in done.figures))
    lost = losses(done.evaluation, done.figures, done.entities)
    written += ["", "Where another is better or a goal isn't reached:" if lost else "Nothing is lost."]
    return "\n".join(written + [f"  {line}" for line in lost])


def markdown(done: Run) -> str:
    """The table for a page of the documentation, with what it was run on."""
    first = heads(done.figures)
    rows = ["| " + " | ".join(first) + " |", "|---" + "|--:" * (len(first) - 1) + "|"]
    for name, *cells in lines(done.evaluation, done.figures, done.entities):
        title = name.strip() if name.startswith(" ") else f"**{name}**"
        rows.append("| " + " | ".join([title, *cells]) + " |")
    asked = done.evaluation
    thresholds = ", ".join(f"{one.matcher} {one.threshold:g}" for one in done.figures)
    told = (
        f"{done.entities:,} entries, {asked.listed:,} of them of published lists; {len(asked.questions):,} questions, "
        f"{len(asked.nobody):,} people who aren't listed, {len(asked.pairs):,} labelled pairs. CPU time on one core. "
        f"Thresholds: {thresholds}. Asked one by one for the times of one question: {alone(done.figures)}. "
        "Ratio: ours to the best of the others, above 1 in our favour."
    )
    return told + "\n\n" + "\n".join(rows) + "\n"


def write_page(done: Run) -> None:
    """The table and the pictures into the page that explains the engine. Raises ValueError where it has no place."""
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} has no place for results: {BEGIN} … {END}")
    explained(PICTURES)
    recall(PICTURES / "names-recall.svg", classes(done.evaluation), done.figures)
    threshold(PICTURES / "names-threshold.svg", done.figures[0])
    pictures = (
        "![Right entry among the ten best, by class and matcher](../pictures/names-recall.svg)\n\n"
        "![Scores of right entries and of others, and the threshold](../pictures/names-threshold.svg)\n"
    )
    written = f"{BEGIN}\n{markdown(done)}\n{pictures}{END}"
    PAGE.write_text(before + written + after, encoding="utf-8")


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench names", description=__doc__.partition("\n")[0])
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=300, help="of each class")
    parser.add_argument("--peers", action="store_true", help="beside other matchers")
    parser.add_argument("--only", help="some of the peers, parted by commas")
    parser.add_argument("--final", action="store_true", help="the part kept apart, once")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--docs", action="store_true", help="write table and pictures into the documentation")
    options = parser.parse_args(arguments)
    peers = [name for name in MATCHERS if name != "zotim"]
    options.matchers = [name for name in peers if not options.only or name in options.only.split(",")]
    options.matchers = options.matchers if options.peers else []
    return options


def changed() -> list[str]:
    """Files of names that aren't those whose hash is in SHA256SUMS, committed before the final part was asked."""
    sums = FOLDER.joinpath("SHA256SUMS").read_text(encoding="utf-8").split("\n")
    files = [FOLDER / f"{name}.txt" for name in CULTURES]
    return [file.name for file in files if f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" not in sums]


def main(arguments: Sequence[str]) -> int:
    """Run, print, write."""
    options = options_of(arguments)
    if options.final and changed():
        print(f"Not the files whose hash is in SHA256SUMS: {', '.join(changed())}.", file=sys.stderr)
        return 1
    kept = RESULTS / f"names-final-{options.entities}.txt"
    if options.final and kept.exists():
        print(f"The final part was asked before; its result stands in {kept.relative_to(ROOT)}:\n")
        print(kept.read_text(encoding="utf-8"))
        return 0
    done = run(options)
    if not done.figures or done.figures[0].matcher != "zotim":
        return 1
    text = report(done)
    print(f"\n{text}")
    if options.markdown:
        options.markdown.write_text(markdown(done), encoding="utf-8")
    if options.json:
        figures_of = {one.matcher: {**asdict(one), "right": None, "wrong": None} for one in done.figures}
        options.json.write_text(json.dumps(figures_of, indent=1), encoding="utf-8")
    if options.docs:
        write_page(done)
    if options.final:
        RESULTS.mkdir(exist_ok=True)
        kept.write_text(f"{time.strftime('%Y-%m-%d')}: {done.entities:,} entries\n\n{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
