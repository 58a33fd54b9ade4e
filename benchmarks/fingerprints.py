"""The fingerprints engine beside other open matchers: lookups, memory, recall, texts, and pictures that were changed.

Everybody gets the same hashes, texts and pictures, made by code, in a process of their own, on one core; times are CPU
seconds. Losses are printed too.

    python3 tasks.py bench fingerprints                 ours alone
    python3 tasks.py bench fingerprints --peers         beside faiss, threatexchange, datasketch, pdqhash
    python3 tasks.py bench fingerprints --large         with ten million hashes as well
    python3 tasks.py bench fingerprints --peers --large --docs
                                                        the tables of docs/explanation/fingerprints.md, made anew

--hashes, --texts and --pictures: how many (1,000,000, 100,000 and 200).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _house import table
from _prints_made import CHANGES, file_of, picture, write_film, write_hashes, write_texts

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "fingerprints.md"
BEGIN, END = "<!-- written by bench fingerprints --docs -->", "<!-- until here -->"
PEERS = ("faiss-flat", "faiss-multihash", "faiss-ivf", "threatexchange", "datasketch", "pdqhash")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")
ASKED = 20_000
Table = list[list[str]]


def worked(matcher: str, folder: Path) -> dict[str, Any] | None:
    """What the process of a matcher told; None where it isn't there or broke, which is said."""
    python = sys.executable
    if matcher in PEERS:
        peers = Path(sys.prefix, "peers", *Path(sys.executable).relative_to(sys.prefix).parts)
        if not peers.exists():
            print(f"{matcher} isn't installed: python3 tasks.py bench fingerprints --peers")
            return None
        python = str(peers)
    command = [python, str(Path(__file__).with_name("_prints_runner.py")), matcher, str(folder)]
    done = subprocess.run(command, check=False, env={**os.environ, **dict.fromkeys(THREADS, "1")})
    print(f"{matcher}: {'done' if done.returncode == 0 else f'left out, ended with {done.returncode}'}", flush=True)
    if done.returncode != 0:
        return None
    told: dict[str, Any] = json.loads(folder.joinpath(f"{matcher}.json").read_text(encoding="utf-8"))
    return told


def number(value: float | None, places: int = 0) -> str:
    """A figure as it is printed; – where there is none."""
    return "–" if value is None else f"{value:,.{places}f}"


def of_hashes(told: dict[str, dict[str, Any]], count: int) -> Table:
    """Lookups among hashes, a matcher a row."""
    rows = [[f"{count:,} hashes", "lookups a second", "recall", "build, s", "memory, MB"]]
    for name, one in told.items():
        if one and (found := one.get("hashes")):
            title = f"{name} {one['version']}" if "version" in one else "zotim, 10,000,000 hashes"
            figures = number(found["pace"]), number(found["recall"], 3), number(found["build"], 2)
            rows.append([title, *figures, number(found["memory"])])
    return rows


def of_texts(told: dict[str, dict[str, Any]], count: int) -> Table:
    """Lookups among texts, a matcher a row."""
    rows = [[f"{count:,} texts", "lookups a second", "recall at .85", "recall at .78", "build, s", "memory, MB"]]
    for name, one in told.items():
        if one and (found := one.get("texts")):
            recall = number(found["recall at .85"], 3), number(found["recall at .78"], 3)
            rest = number(found["build"], 1), number(found["memory"])
            rows.append([f"{name} {one['version']}", number(found["pace"]), *recall, *rest])
    return rows


def of_pictures(told: dict[str, dict[str, Any]]) -> Table:
    """How fast pictures are hashed, and whether as the reference implementation does."""
    rows = [["pictures of 1280 x 720, JPEG", "a second", "same hash as pdqhash", "most bits apart"]]
    ours, other = told["zotim"], told.get("pdqhash")
    same, apart = None, None
    if other:
        pairs = [
            (int(a, 16) ^ int(b, 16)).bit_count()
            for (a, _), (b, _) in zip(ours["prints"], other["prints"], strict=False)
        ]
        same, apart = sum(not bits for bits in pairs) / len(pairs), max(pairs)
        rows.append([f"pdqhash {other['version']}", number(other["pictures"]["pace"]), "", ""])
    rows.append(["zotim", number(ours["pictures"]["pace"]), number(same, 3), number(apart)])
    rows.append(["zotim, first look", number(ours["pictures"]["first look"]), "", ""])
    return rows


def of_changes(count: int) -> Table:
    """Which share of changed pictures is met, of as many known ones; and whether others are."""
    from zotim.engines.fingerprints import LOOK, SAME, HashIndex, asked, hash_image, kept

    ways = [(at, way) for at in range(count) for way in kept(file_of(picture(at), 90))]
    index = HashIndex.build([way.digest for _at, way in ways], [at for at, _way in ways])
    plain = HashIndex.build([hash_image(file_of(picture(at), 90)).digest for at in range(count)], range(count))
    rows = [["changed, then JPEG", "PDQ alone, 31", "31", "63", "others met, 63"]]
    for name, change in CHANGES.items():
        files = [file_of(change(picture(at), at), 20 if name.startswith("JPEG") else 75) for at in range(count)]
        shares = [0, 0, 0, 0]
        for at, data in enumerate(files):
            shares[0] += any(one == at for one, _far in plain.search(hash_image(data).digest))
            hits = index.search_many([way.digest for way in asked(data)], LOOK)
            nearest = min((far for some in hits for one, far in some if one == at), default=256)
            shares[1] += nearest <= SAME
            shares[2] += nearest <= LOOK
            shares[3] += any(one != at for some in hits for one, _far in some)
        rows.append([name, *(number(share / count, 3) for share in shares)])
    return rows


def of_ours(told: dict[str, dict[str, Any]]) -> Table:
    """What only ours is asked."""
    found, film = told["zotim"]["hashes"], told.get("film", {})
    return [
        ["zotim, further", "figure"],
        ["lookups a second, one by one", number(found["one by one"])],
        ["lookups a second within 63 (look)", number(found["look"])],
        ["lookups a second where a thousand groups are alike", number(found["alike"])],
        ["one hash added and one withdrawn, s", number(found["delta"], 3)],
        ["film of 640 x 360, times as fast as it runs", number(film.get("real time"))],
    ]


def run(options: argparse.Namespace) -> list[Table]:
    """Make the input, let each matcher work, and lay out its figures."""
    with tempfile.TemporaryDirectory(prefix="zotim-bench-") as home:
        folder = Path(home)
        write_hashes(folder, options.hashes, ASKED)
        write_texts(folder, options.texts, 3_000)
        write_film(folder)
        for at in range(options.pictures // 2):
            folder.joinpath(f"{at:04}.jpg").write_bytes(file_of(picture(10_000 + at, 1280, 720), 90))
        film = ["film"] * folder.joinpath("film.mp4").exists()
        names = ["zotim", *film, *["large"] * options.large, *(PEERS if options.peers else ())]
        told = {name: found for name in names if (found := worked(name, folder)) is not None}
    first = [of_hashes(told, options.hashes), of_texts(told, options.texts), of_pictures(told)]
    return [*first, of_changes(options.pictures), of_ours(told)]


def lost(tables: Sequence[Table]) -> list[str]:
    """Where another is better, column by column; time and memory are better when they are less."""
    found = []
    for heads, *rows in tables[:2]:
        ours = next(row for row in rows if row[0].startswith("zotim") and "," not in row[0])
        for at, head in enumerate(heads[1:], 1):
            for row in rows:
                if row[0].startswith("zotim") or "–" in (row[at], ours[at]):
                    continue
                mine, other = (float(one[at].replace(",", "")) for one in (ours, row))
                if (mine > other) if head.endswith((", s", ", MB")) else (mine < other):
                    found.append(f"{heads[0]}, {head}: {row[0]} {row[at]}, ours {ours[at]}")
    return found


def markdown(tables: Sequence[Table], losses: Sequence[str]) -> str:
    """The tables for a page of the documentation."""
    parts = []
    for heads, *rows in tables:
        lines = ["| " + " | ".join(heads) + " |", "|---" + "|--:" * (len(heads) - 1) + "|"]
        parts.append("\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]))
    told = "\n".join(f"- {line}" for line in losses) or "Nowhere."
    return "\n\n".join([*parts, "Where another is better:\n\n" + told]) + "\n"


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench fingerprints", description=__doc__.partition("\n")[0])
    parser.add_argument("--hashes", type=int, default=1_000_000)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--pictures", type=int, default=200)
    parser.add_argument("--peers", action="store_true", help="beside other matchers")
    parser.add_argument("--large", action="store_true", help="ten million hashes too: 2 GB of memory and of disk")
    parser.add_argument("--docs", action="store_true", help="write the tables into the documentation")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run, print, write."""
    options = options_of(arguments)
    before = os.getloadavg()[0]
    tables = run(options)
    for heads, *rows in tables:
        print()
        table(heads, rows)
    losses = lost(tables)
    print("\nWhere another is better:" if losses else "\nNothing is lost.")
    print("\n".join(f"  {line}" for line in losses))
    load = f"Load {before:.1f} before, {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} cores."
    print(load)
    if options.docs:
        head, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        _old, end, tail = rest.partition(END)
        if not (begin and end):
            raise ValueError(f"{PAGE.name} has no place for results: {BEGIN} … {END}")
        written = f"CPU time on one core. {load}\n\n{markdown(tables, losses)}"
        PAGE.write_text(f"{head}{BEGIN}\n{written}\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
