"""The arrays of an index: made from entries, kept in one file, read from it without copying.

========== =========================================================================================================
tuple      arrays
========== =========================================================================================================
vocabulary kind and weight of each word, its roman letters with length, its skeleton with length, ``bare``
postings   where the names of each word begin; the names, lightest first; what each weighs (those with initials before
           all: less than nothing, and how many these are); its other words (:mod:`sketches`); the year of its entity's
           dates (:func:`context.year_byte`); the class of each word; what the lightest of each word weighs; what the
           word weighs if it does more than support
joined     neighbouring words of names written as one: where each bucket of hashes begins, of each hash the 16 bits
           behind those that say which bucket it is in, and entries: a word below zero (``~word``), among whose names
           they stand, or a name
names      where each begins; of each its weight, initials, weak, kind and year as bits, its entity, and
           then its words
entities   kind, gone, where dates begin, dates, where countries begin, countries, gender, where names begin
========== =========================================================================================================
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from zotim.engines.arrays import read, write
from zotim.engines.names.context import GENDERS, as_date, as_document, as_land, as_number, year_bytes
from zotim.engines.names.forms import fill_joined
from zotim.engines.names.model import KINDS, Entry
from zotim.engines.names.numbering import Numbering
from zotim.engines.names.parts import SUPPORTING, Kind
from zotim.engines.names.sketches import classes, others
from zotim.engines.names.spelling_tables import spelling_tables
from zotim.engines.names.vocabulary import COLUMNS, LONG_AT, Vocabulary, Words

MAGIC = b"zotim-names-11." + spelling_tables().encode() + b"\n"
"""Version of the arrays, and of the tables by which their words were spelled and cut: by other ones a question's words
would be others, and miss what is listed."""
KIND_CODES = {kind: code for code, kind in enumerate(Kind)}
LONGEST_DOCUMENT = 48
"""Bytes of a document's number that are compared."""
HEAD, WEIGHT_BITS, WEAK_BIT, KIND_BIT, YEAR_BIT = 2, 11, 16, 17, 19
"""Numbers that stand before a name's words; where in the first of them initials, weak, kind and year begin."""
WALKED = 4
"""Of so many names that hold a word one at least also holds the other of a pair: then they are found through the word,
which stands for all of them; otherwise each by itself."""
_SUPPORTING = tuple(KIND_CODES[kind] for kind in sorted(SUPPORTING))


def starts(lengths: Iterable[int], kind: type = np.int32) -> np.ndarray:
    """Where each of some runs begins, and where the last ends."""
    return np.concatenate([[0], np.cumsum(np.fromiter(lengths, np.int64))]).astype(kind)


def _changes(*columns: np.ndarray) -> np.ndarray:
    """Of each row whether it is another than the one before."""
    other = np.ones(len(columns[0]), np.bool_)
    other[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return other


def _different(*columns: np.ndarray) -> tuple[np.ndarray, ...]:
    """The different rows, in the order of the columns."""
    order = np.lexsort(columns[::-1])
    ordered = tuple(column[order] for column in columns)
    kept = _changes(*ordered)
    return tuple(column[kept] for column in ordered)


def byte_starts(lengths: Iterable[int]) -> np.ndarray:
    """The same of runs of bytes, in eight bytes each only where they must be."""
    found = starts(lengths, np.int64)
    return found.astype(np.uint32) if found[-1] < 2**32 else found


def encoded(text: str) -> bytes:
    """A text as it is kept. Halves of surrogate pairs are kept as they are."""
    return text.encode("utf-8", "surrogatepass")


class Segment:
    """Arrays by name, and the tuples that the kernels take."""

    def __init__(self, arrays: dict[str, np.ndarray], gone: np.ndarray | None = None) -> None:
        self.arrays = arrays
        a = arrays
        self.words = Words(a["v_rows"])
        self.vocabulary = Vocabulary(
            self.words, a["v_heard"], a["v_order"], int(a["v_bits"][0]), a["v_start"], a["v_entries"]
        )
        self.gone = np.zeros(len(a["e_kind"]), np.bool_) if gone is None else gone
        self._texts = {kind: (a[kind].data, a[f"{kind}_start"].data) for kind in ("ids", "texts")}
        self._letters = a["n_flat"].data, a["n_start"].data, np.ascontiguousarray(a["v_rows"]).reshape(-1).data
        words = self.words
        self.tables = (
            (a["w_kind"], a["w_weight"], words.roman, words.long, words.bones, words.hard, words.bare),
            (
                a["post_start"], a["post"], a["post_weight"], a["post_others"], a["post_year"], a["w_class"],
                a["w_lightest"], a["w_solid"],
            ),
            (a["j_start"], a["j_hash"], a["j_entry"]),
            (a["n_start"], a["n_flat"]),
            (
                a["e_kind"], self.gone, a["e_date_start"], a["e_dates"], a["e_land_start"], a["e_lands"], a["e_gender"],
                a["e_name_start"],
            ),
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.gone)

    def without(self, gone: np.ndarray) -> "Segment":
        """The same arrays, with other entities gone."""
        return Segment(self.arrays, gone)

    def entry_id(self, entity: int) -> str:
        """The id of an entity by its number."""
        return self._text("ids", entity)

    def name(self, name: int) -> str:
        """A name as it was given."""
        return self._text("texts", name)

    def parts_of(self, name: int) -> list[str]:
        """The Latin letters of a name's parts."""
        flat, start, letters = self._letters
        firsts = [word * COLUMNS for word in flat[start[name] + HEAD : start[name + 1]]]
        return [str(letters[first : first + letters[first + LONG_AT]], "ascii") for first in firsts]

    def is_weak(self, name: int) -> bool:
        """Whether a name is one that the list itself calls weak."""
        flat, start, _ = self._letters
        return bool(flat[start[name]] >> WEAK_BIT & 1)

    def _text(self, kind: str, at: int) -> str:
        text, start = self._texts[kind]
        return str(text[start[at] : start[at + 1]], "utf-8", "surrogatepass")

    def entity(self, entry_id: str) -> int | None:
        """The number of an entry, or None. Entities stand by id."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.entry_id(middle) < entry_id:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.entry_id(low) == entry_id else None

    def with_document(self, number: str) -> np.ndarray:
        """Entities that have a document of this (plain) number."""
        keys = self.arrays["d_keys"]
        key = number.encode("utf-8")[:LONGEST_DOCUMENT]
        if len(key) > keys.dtype.itemsize:
            return self.arrays["d_entities"][:0]
        low, high = np.searchsorted(keys, key, "left"), np.searchsorted(keys, key, "right")
        return self.arrays["d_entities"][low:high]

    def entries(self) -> Iterator[Entry]:
        """The entities that aren't gone, as they can be told from the arrays: what can't be compared isn't kept."""
        a = self.arrays
        documents: dict[int, list[str]] = {}
        for key, entity in zip(a["d_keys"].tolist(), a["d_entities"].tolist(), strict=True):
            documents.setdefault(entity, []).append(key.decode("utf-8", "ignore"))
        for entity in np.flatnonzero(~self.gone).tolist():
            names = range(a["e_name_start"][entity], a["e_name_start"][entity + 1])
            dates = a["e_dates"][a["e_date_start"][entity] : a["e_date_start"][entity + 1]].tolist()
            lands = a["e_lands"][a["e_land_start"][entity] : a["e_land_start"][entity + 1]].tolist()
            yield Entry(
                id=self.entry_id(entity),
                kind=KINDS[a["e_kind"][entity]],
                names=tuple(self.name(name) for name in names if not self.is_weak(name)),
                weak=tuple(self.name(name) for name in names if self.is_weak(name)),
                birth_dates=tuple(as_date(date) for date in dates),
                countries=tuple(chr(land // 256) + chr(land % 256) for land in lands),
                documents=tuple(documents.get(entity, ())),
                genders=tuple(one for one, bit in (("male", 1), ("female", 2)) if a["e_gender"][entity] & bit),
            )

    # Building

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> "Segment":
        """Of entries with different ids. Raises ValueError for an unknown kind or an id that comes twice."""
        ordered = sorted(entries, key=lambda entry: entry.id)
        for one, other in pairwise(ordered):
            if one.id == other.id:
                raise ValueError(f"the id {one.id!r} comes twice")
        numbering = Numbering(KIND_CODES)
        lengths, words, rest, names_of = array("B"), array("i"), array("B"), array("i")
        texts, text_lengths = bytearray(), array("i")
        for entry in ordered:
            if entry.kind not in KINDS:
                raise ValueError(f"{entry.id}: unknown kind {entry.kind!r}; one of {', '.join(KINDS)}")
            seen: set[tuple[int, ...]] = set()
            for weak, names in ((False, entry.names), (True, entry.weak)):
                for name in names:
                    found = numbering.cut(name, entry.kind != "person")
                    if not found or found in seen:
                        continue
                    seen.add(found)
                    lengths.append(len(found))
                    words.extend(found)
                    rest.append(weak | KINDS.index(entry.kind) << KIND_BIT - WEAK_BIT)
                    text = encoded(name)
                    texts += text
                    text_lengths.append(len(text))
            names_of.append(len(seen))
        known, kind, weight, word = numbering.settled(np.frombuffer(words, np.int32))
        del numbering, words
        entities = cls._entities(ordered, names_of)
        arrays = cls._words(known, kind, weight)
        arrays |= cls._names(
            kind, weight, lengths, word, rest, names_of, year_bytes(entities["e_date_start"], entities["e_dates"])
        )
        arrays |= {"texts": np.frombuffer(bytes(texts), np.uint8), "texts_start": byte_starts(text_lengths)}
        del texts
        arrays |= cls._joined(arrays)
        return cls(arrays | entities)

    @staticmethod
    def _words(known: Words, kind: np.ndarray, weight: np.ndarray) -> dict[str, np.ndarray]:
        vocabulary = Vocabulary.build(known)
        return {
            "v_rows": known.rows,
            "v_heard": vocabulary.heard,
            "v_order": vocabulary.order,
            "v_bits": np.array([vocabulary.bits]),
            "v_start": vocabulary.start,
            "v_entries": vocabulary.entries,
            "w_kind": kind.astype(np.int16),
            "w_weight": weight,
        }

    @staticmethod
    def _names(
        kind: np.ndarray, w_weight: np.ndarray, lengths: "array[int]", word: np.ndarray, rest: "array[int]",
        names_of: "array[int]", years: np.ndarray,
    ) -> dict[str, np.ndarray]:  # fmt: skip
        count = len(lengths)
        start = starts(lengths)
        weight = np.where(np.isin(kind, _SUPPORTING), np.int16(0), w_weight)
        owner_of_word = np.repeat(np.arange(count, dtype=np.int32), np.diff(start))
        n_weight = np.bincount(owner_of_word, weight[word], count).astype(np.int16)
        n_initials = np.bincount(owner_of_word, (kind == KIND_CODES[Kind.INITIAL])[word], count).astype(np.int16)
        # Each word's names, lightest first; once each, even where a name says a word twice.
        light = np.where(n_initials > 0, -(n_initials << WEIGHT_BITS | n_weight), n_weight).astype(np.int16)
        by = np.lexsort((light[owner_of_word], word))
        sorted_word, sorted_name = word[by], owner_of_word[by]
        first = np.ones(len(by), np.bool_)
        first[1:] = (sorted_word[1:] != sorted_word[:-1]) | (sorted_name[1:] != sorted_name[:-1])
        sorted_word, sorted_name = sorted_word[first], sorted_name[first]
        post_weight = light[sorted_name]
        post_start = starts(np.bincount(sorted_word, minlength=len(kind)))
        flat_start = start + HEAD * np.arange(count + 1, dtype=np.int32)
        flat = np.empty(flat_start[-1], np.int32)
        begin = flat_start[:-1]
        bits = np.frombuffer(rest, np.uint8).astype(np.int32)
        owner = np.repeat(np.arange(len(names_of), dtype=np.int32), names_of)
        n_year = years[owner]
        flat[begin] = n_weight | n_initials.astype(np.int32) << WEIGHT_BITS | bits << WEAK_BIT
        flat[begin] |= n_year.astype(np.int32) << YEAR_BIT
        flat[begin + 1] = owner
        flat[np.arange(len(word)) + HEAD * (owner_of_word + 1)] = word
        supports = np.isin(kind, _SUPPORTING)
        w_class, post = classes(np.diff(post_start), supports), sorted_name.astype(np.int32)
        return {
            "n_start": flat_start,
            "n_flat": flat,
            "post_start": post_start,
            "post": post,
            "post_weight": post_weight,
            "post_others": others(post_start, post, flat_start, flat, HEAD, w_class),
            "post_year": n_year[post],
            "w_class": w_class,
            "w_solid": weight.astype(np.int16),
            "w_lightest": post_weight[post_start[:-1]],
        }

    @staticmethod
    def _joined(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Neighbouring words of names written as one, by hash."""
        words, often = Words(arrays["v_rows"]), arrays["post_start"]
        room = 2 * len(arrays["n_flat"])
        hashes, rarer, names = np.empty(room, np.uint32), np.empty(room, np.int32), np.empty(room, np.int32)
        count = fill_joined(
            arrays["n_start"], arrays["n_flat"], HEAD, often, words.roman, words.long, words.bones, words.hard,
            hashes, rarer, names,
        )  # fmt: skip
        hashes, rarer, names = _different(hashes[:count], rarer[:count], names[:count])
        # Which names hold the same pair, and how many of all that hold the rarer of its words.
        begin = np.flatnonzero(_changes(hashes, rarer))
        held = np.diff(begin, append=len(hashes))
        walked = np.repeat(WALKED * held >= np.diff(often)[rarer[begin]], held)
        hashes, entries = _different(hashes, np.where(walked, ~rarer, names))
        bits = max(1, len(hashes).bit_length() - 2)
        return {
            "j_start": starts(np.bincount(hashes >> np.uint32(32 - bits), minlength=2**bits)),
            "j_hash": (hashes << np.uint32(bits) >> np.uint32(16)).astype(np.uint16),
            "j_entry": entries,
        }

    @staticmethod
    def _entities(ordered: list[Entry], names_of: "array[int]") -> dict[str, np.ndarray]:
        # Flat arrays from the first: what is a list for each entry first leaves the memory that it took in pieces.
        dates, lands, gender, ids = array("i"), array("i"), bytearray(), bytearray()
        dates_of, lands_of, long = array("i"), array("i"), array("i")
        papers: set[tuple[str, int]] = set()
        for at, entry in enumerate(ordered):
            before = len(dates), len(lands), len(ids)
            dates.extend([number for date in entry.birth_dates if (number := as_number(date))])
            lands.extend([code for land in entry.countries if (code := as_land(land))])
            gender.append(sum({GENDERS.get(one.lower(), 0) for one in entry.genders}))
            papers |= {(plain, at) for one in entry.documents if (plain := as_document(one))}
            ids += encoded(entry.id)
            for counts, found, first in zip((dates_of, lands_of, long), (dates, lands, ids), before, strict=True):
                counts.append(len(found) - first)
        numbers = sorted(papers)
        return {
            "e_kind": np.fromiter((KINDS.index(entry.kind) for entry in ordered), np.uint8, len(ordered)),
            "e_date_start": starts(dates_of),
            "e_dates": np.array(dates, np.int32),
            "e_land_start": starts(lands_of),
            "e_lands": np.array(lands, np.int32),
            "e_gender": np.frombuffer(gender, np.uint8),
            "e_name_start": starts(names_of),
            "ids": np.frombuffer(bytes(ids), np.uint8),
            "ids_start": byte_starts(long),
            "d_keys": np.array([plain.encode("utf-8")[:LONGEST_DOCUMENT] for plain, _ in numbers] or [b""], "S")[
                : len(numbers)
            ],
            "d_entities": np.array([at for _, at in numbers], np.int64),
        }

    # Keeping

    def save(self, path: Path) -> None:
        """Write the arrays into one file, with the entities that are gone."""
        write(path, MAGIC, {**self.arrays, "e_gone": self.gone})

    @classmethod
    def open(cls, path: Path) -> "Segment":
        """The segment kept at *path*. Raises ValueError as :func:`zotim.engines.arrays.read` does."""
        arrays = read(path, MAGIC, "index of names")
        gone = arrays.pop("e_gone").copy()
        return cls(arrays, gone)
