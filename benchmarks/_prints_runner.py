"""One matcher of fingerprints in a process of its own, on one core: what it costs and what it finds.

    python _prints_runner.py MATCHER FOLDER

``bench fingerprints`` starts it: with the project's Python for ours, with that of the peers for theirs. FOLDER holds
the input; ``MATCHER.json`` beside it is the result. Times are CPU seconds of this process; memory is what it keeps
resident beyond what it held before building.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

RADIUS, LOOK, ALIKE = 31, 63, 0.78
SECONDS = 3.0
"""CPU time after which a matcher is asked no more: slow ones get fewer questions."""
AT_ONCE = 100


def resident() -> float:
    """Megabytes of this process in memory."""
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024 / 1e6
    return float("nan")


def paced(questions: Any, ask: Callable[[Any], Iterable[Any]], at_once: int = AT_ONCE) -> tuple[list[Any], float]:
    """What each question found, as far as time goes, and questions a second of CPU time."""
    found: list[Any] = []
    begun = time.process_time()
    while len(found) < len(questions) and time.process_time() - begun < SECONDS:
        found += ask(questions[len(found) : len(found) + at_once])
    return found, len(found) / (time.process_time() - begun)


def built(make: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """An index, with the seconds and megabytes that it took."""
    before, begun = resident(), time.process_time()
    index = make()
    return index, {"build": time.process_time() - begun, "memory": resident() - before}


def hashes(folder: Path, make: Callable[[Any], Any], ask: Callable[[Any, Any], list[set[int]]]) -> dict[str, float]:
    """A matcher of hashes: the share of planted ones that it finds, and its pace."""
    numpy = import_module("numpy")
    rows, questions = numpy.load(folder / "hashes.npy"), numpy.load(folder / "asked.npy")
    planted = json.loads(folder.joinpath("planted.json").read_text(encoding="utf-8"))
    index, told = built(lambda: make(rows))
    found, pace = paced(questions, lambda some: ask(index, some))
    right = [one in hits for hits, one in zip(found, planted, strict=False) if one >= 0]
    return {**told, "pace": pace, "recall": sum(right) / len(right)}


def faiss(folder: Path, kind: str) -> dict[str, Any]:
    """The binary indexes of faiss: every hash compared, multi-hash 11 x 23 with two flips (exact to 32), inverted
    lists with 16 of 1,024 looked at (approximate)."""
    module = import_module("faiss")

    def make(rows: Any) -> Any:
        if kind == "flat":
            index = module.IndexBinaryFlat(256)
        elif kind == "multihash":
            index = module.IndexBinaryMultiHash(256, 11, 23)
            index.nflip = 2
        else:
            index = module.IndexBinaryIVF(module.IndexBinaryFlat(256), 256, 1024)
            index.nprobe = 16
            index.train(rows[:: max(1, len(rows) // 65_536)])
        index.add(rows)
        return index

    def ask(index: Any, some: Any) -> list[set[int]]:
        ends, _far, ids = index.range_search(some, RADIUS + 1)
        return [set(ids[ends[at] : ends[at + 1]].tolist()) for at in range(len(some))]

    return {"version": version("faiss-cpu"), "hashes": hashes(folder, make, ask)}


def threatexchange(folder: Path) -> dict[str, Any]:
    """The index that the hasher-matcher-actioner takes for PDQ."""
    index_of = import_module("threatexchange.signal_type.pdq.pdq_index").PDQIndex

    def make(rows: Any) -> Any:
        return index_of.build((row.tobytes().hex(), at) for at, row in enumerate(rows))

    def ask(index: Any, some: Any) -> list[set[int]]:
        return [{hit.metadata for hit in index.query(one.tobytes().hex())} for one in some]

    return {"version": version("threatexchange"), "hashes": hashes(folder, make, ask)}


def texts(
    folder: Path, make: Callable[[list[str]], Any], ask: Callable[[Any, list[str]], list[set[int]]]
) -> dict[str, float]:
    """A matcher of texts: the share of changed ones that it finds, by how alike they still are."""
    known, asked = (json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("texts", "changed"))
    index, told = built(lambda: make(known))
    found, pace = paced([one["text"] for one in asked], lambda some: ask(index, some))
    for name, low, high in (("recall at .85", 0.85, 1.1), ("recall at .78", 0.78, 0.85)):
        right = [one["of"] in hits for hits, one in zip(found, asked, strict=False) if low <= one["alike"] < high]
        told[name] = sum(right) / len(right) if right else float("nan")
    return {**told, "pace": pace}


def datasketch(folder: Path) -> dict[str, Any]:
    """MinHash of 128 over runs of five letters, in an LSH of threshold 0.5; what it gives isn't compared further."""
    module, crc = import_module("datasketch"), import_module("zlib").crc32

    def signature(text: str) -> Any:
        found = module.MinHash(num_perm=128, hashfunc=crc)
        found.update_batch([text[at : at + 5].encode() for at in range(max(1, len(text) - 4))])
        return found

    def make(known: list[str]) -> Any:
        index = module.MinHashLSH(threshold=0.5, num_perm=128)
        for at, text in enumerate(known):
            index.insert(at, signature(text))
        return index

    def ask(index: Any, some: list[str]) -> list[set[int]]:
        return [set(index.query(signature(text))) for text in some]

    return {"version": version("datasketch"), "texts": texts(folder, make, ask)}


def pdqhash(folder: Path) -> dict[str, Any]:
    """The reference implementation of PDQ, on pictures decoded by Pillow."""
    compute, numpy = import_module("pdqhash").compute, import_module("numpy")
    image = import_module("PIL.Image")

    def one(path: Path) -> tuple[str, int]:
        bits, quality = compute(numpy.asarray(image.open(path)))
        return numpy.packbits(bits).tobytes().hex(), int(quality)

    found, pace = paced(sorted(folder.glob("*.jpg")), lambda some: [one(path) for path in some], 10)
    return {"version": version("pdqhash"), "pictures": {"pace": pace}, "prints": found}


def zotim(folder: Path) -> dict[str, Any]:
    """Ours, all of it."""
    prints = import_module("zotim.engines.fingerprints")
    numpy = import_module("numpy")

    def make(rows: Any) -> Any:
        return prints.HashIndex.build(rows, numpy.arange(len(rows)))

    def ask(index: Any, some: Any) -> list[set[int]]:
        return [{one for one, _far in hits} for hits in index.search_many(some, RADIUS)]

    found = hashes(folder, make, ask)
    questions, alike = numpy.load(folder / "asked.npy"), numpy.load(folder / "alike.npy")
    index = make(numpy.load(folder / "hashes.npy"))
    _some, found["look"] = paced(questions, lambda some: index.search_many(some, LOOK))
    _some, found["one by one"] = paced(questions, lambda some: [index.search(one.tobytes()) for one in some])
    begun = time.process_time()
    changed = index.updated((questions[:1], [10**9]), removed=[0])
    found["delta"] = time.process_time() - begun if changed.search(questions[0].tobytes()) else float("nan")
    crowded = make(alike)
    _some, found["alike"] = paced(alike[:: len(alike) // 2000], lambda some: crowded.search_many(some, RADIUS), 10)
    text = texts(
        folder,
        lambda known: prints.TextIndex.build(known, range(len(known))),
        lambda index, some: [{one for one, _alike in hits} for hits in index.search_many(some, ALIKE)],
    )
    files = [path.read_bytes() for path in sorted(folder.glob("*.jpg"))]
    hashed, pace = paced(files, lambda some: [prints.hash_image(data) for data in some], 10)
    _fast, first = paced(files * 9, lambda some: [prints.hash_image(data, fast=True) for data in some], 10)
    return {
        "version": version("zotim"),
        "hashes": found,
        "texts": text,
        "pictures": {"pace": pace, "first look": first},
        "prints": [(one.digest.hex(), one.quality) for one in hashed],
    }


def film(folder: Path) -> dict[str, Any]:
    """How many seconds of a film a second hashes, two pictures of each."""
    data = folder.joinpath("film.mp4").read_bytes()
    prints = import_module("zotim.engines.fingerprints")
    begun = time.process_time()
    frames = prints.hash_video(data)
    return {"real time": frames[-1].at / (time.process_time() - begun)}


def large(folder: Path) -> dict[str, Any]:
    """Ours with ten million hashes: built, kept, opened again and asked."""
    prints, numpy = import_module("zotim.engines.fingerprints"), import_module("numpy")
    rng = numpy.random.default_rng(22)
    rows = rng.integers(0, 256, (10_000_000, 32), numpy.uint8)
    begun = time.process_time()
    index = prints.HashIndex.build(rows, numpy.arange(len(rows)))
    told = {"build": time.process_time() - begun}
    questions, planted = numpy.load(folder / "asked.npy"), []
    for at in range(0, len(questions), 2):
        planted.append(int(rng.integers(len(rows))))
        bits = numpy.unpackbits(rows[planted[-1]])
        bits[rng.choice(256, at // 2 % (RADIUS + 1), replace=False)] ^= 1
        questions[at] = numpy.packbits(bits)
    index.save(folder / "kept")
    del index, rows
    before, begun = resident(), time.process_time()
    opened = prints.HashIndex.open(folder / "kept")
    opened.search(questions[0].tobytes())
    told["open"] = time.process_time() - begun
    found, told["pace"] = paced(questions, lambda some: opened.search_many(some, RADIUS))
    told["memory"] = resident() - before
    right = [any(one == known for one, _far in hits) for hits, known in zip(found[::2], planted, strict=False)]
    return {"hashes": {**told, "recall": sum(right) / len(right)}}


RUN: dict[str, Callable[[Path], dict[str, Any]]] = {
    "zotim": zotim,
    "large": large,
    "film": film,
    "faiss-flat": lambda folder: faiss(folder, "flat"),
    "faiss-multihash": lambda folder: faiss(folder, "multihash"),
    "faiss-ivf": lambda folder: faiss(folder, "ivf"),
    "threatexchange": threatexchange,
    "datasketch": datasketch,
    "pdqhash": pdqhash,
}


if __name__ == "__main__":
    matcher, home = sys.argv[1], Path(sys.argv[2])
    home.joinpath(f"{matcher}.json").write_text(json.dumps(RUN[matcher](home)), encoding="utf-8")
