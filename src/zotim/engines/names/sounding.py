"""How two parts written as one sound, compiled: as :func:`romanising.sound_of` says it, of many that are asked for."""

from functools import cache

import numpy as np
from numba import njit

from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.vocabulary import BARE_AT, HARD_AT, LONG_AT, LOUD_AT
from zotim.engines.scripts.romanising import LONGEST, PARTING, SKI, SOFTENED, sounds

_PIECE = 8
"""Letters of a piece and of its sound at most."""
_ROOM = _PIECE * LONGEST
_A, _C, _E, _H, _I, _J, _L, _O, _U, _V, _W, _Y, _Z = map(ord, "acehijlouvwyz")
_PARTING, _SOFTENED = ord(PARTING), ord(SOFTENED)
_SKI = np.array([[*ending.encode().ljust(_PIECE, b"\0")] for ending in SKI], np.uint8)
_SKI_LONG = np.array([*map(len, SKI)])


@cache
def table(*, bare: bool) -> tuple[np.ndarray, ...]:
    """What pieces of a word sound like: their letters and how many, their sounds and how long; and where those begin
    that have each letter first, the longest before the others.

    Raises ValueError for a piece or a sound that is too long.
    """
    known = sorted(sounds(bare=bare).items(), key=lambda one: (one[0][0], -len(one[0]), one[0]))
    if any(len(piece) > _PIECE or len(sound) > _PIECE for piece, sound in known):
        raise ValueError(f"pieces and their sounds have at most {_PIECE} letters each")

    def rows(texts: list[str]) -> np.ndarray:
        letters = "".join(text.ljust(_PIECE, "\0") for text in texts).encode("ascii")
        return np.frombuffer(bytearray(letters), np.uint8).reshape(len(texts), _PIECE)

    pieces, heard = [piece for piece, _ in known], [sound for _, sound in known]
    first = np.searchsorted([ord(piece[0]) for piece in pieces], np.arange(129))
    return (
        rows(pieces), np.array([*map(len, pieces)], np.int64), rows(heard), np.array([*map(len, heard)], np.int64),
        first.astype(np.int64),
    )  # fmt: skip


@njit("boolean(uint8[::1], int64, int64)", **KERNEL)
def _letters(word, first, last):
    """Whether only letters stand at these places."""
    if first < 0:
        return False
    for i in range(first, last):
        if word[i] < _A or word[i] > _Z:
            return False
    return True


@njit("boolean(uint8[::1], int64, int64)", **KERNEL)
def _ends_ski(word, at, long):
    """Whether what stands from *at* on is one of the endings of *ski*."""
    for k in range(len(_SKI)):
        if long - at == _SKI_LONG[k]:
            same = True
            for i in range(long - at):
                same &= word[at + i] == _SKI[k, i]
            if same:
                return True
    return False


@njit("boolean(uint8)", **KERNEL)
def _is_vowel(letter):
    return letter == _A or letter == _E or letter == _I or letter == _O or letter == _U


@njit("void(uint8[::1], int64)", **KERNEL)
def _end(word, long):
    """Write *-ov* and *-ovski* where they are written with a vowel."""
    for i in range(1, long):
        before, last = word[i - 1], i == long - 1
        if word[i] == _U and (before == _A or before == _E or before == _O):
            if (last and before != _O and _letters(word, i - 5, i - 1)) or _ends_ski(word, i + 1, long):
                word[i] = _V
        elif last and word[i] == _W and before == _O and _letters(word, i - 5, i - 1):
            word[i] = _V


@njit("void(uint8[::1], int64)", **KERNEL)
def _soften(word, long):
    """Mark each *c* that sounds as an s."""
    for i in range(long):
        if word[i] == _C:
            if i + 1 < long:
                soft = word[i + 1] == _E or word[i + 1] == _I or word[i + 1] == _Y
            else:
                soft = i > 1 and word[i - 2] == _V and word[i - 1] == _I
            if soft:
                word[i] = _SOFTENED


_TABLE = "Tuple((uint8[:, ::1], int64[::1], uint8[:, ::1], int64[::1], int64[::1]))"


@njit(f"int64(uint8[::1], int64, boolean, {_TABLE}, uint8[::1])", **KERNEL)
def sound_of(word, long, bare, table, out):
    """Write how a word sounds into *out*, which has room for :data:`_ROOM` letters; answers how many.

    What stands in *word* is changed.
    """
    pieces, wide, sound, loud, first = table
    if not bare:
        _end(word, long)
    _soften(word, long)
    count, at = 0, 0
    while at < long:
        found = -1
        for k in range(first[word[at]], first[word[at] + 1]):
            size = wide[k]
            if at + size > long:
                continue
            same = True
            for i in range(1, size):
                same &= word[at + i] == pieces[k, i]
            if size == 2 and pieces[k, 0] == _I and pieces[k, 1] == _J and at + 2 < long:
                same &= not _is_vowel(word[at + 2])
            if same:
                found = k
                break
        if found < 0:
            out[count] = word[at]
            count += 1
            at += 1
            continue
        for i in range(loud[found]):
            out[count + i] = sound[found, i]
        count += loud[found]
        at += wide[found]
    once, before = 0, np.uint8(0)
    for i in range(count):  # letters that are heard once
        letter = out[i]
        if letter != before or (bare and letter != _A and letter != _I and letter != _U):
            out[once] = letter
            once += 1
        before = letter
    count = 0
    for i in range(once):
        if out[i] != _PARTING:
            out[count] = out[i]
            count += 1
    return count - 1 if count > 2 and out[count - 1] == _H else count


@njit(f"void(uint8[:, ::1], int64[:, ::1], int64, {_TABLE}, {_TABLE})", cache=True, nogil=True)
def write_as_one(rows, pairs, at, full, bare):
    """Write pairs of words as one word each into *rows* (``vocabulary.Words``) from *at* on.

    Of the article before a name written without vowels Latin letters may keep the *l* alone: Larbi.
    """
    word, sound = np.empty(LONGEST, np.uint8), np.empty(_ROOM, np.uint8)
    for k in range(len(pairs)):
        one, other, out = rows[pairs[k, 0]], rows[pairs[k, 1]], rows[at + k]
        is_bare = one[BARE_AT] != 0 or other[BARE_AT] != 0
        first = 1 if is_bare and one[LONG_AT] == 2 and one[0] == _A and one[1] == _L else 0
        long = np.int64(one[LONG_AT]) - first
        for i in range(long):
            word[i] = one[first + i]
        for i in range(min(np.int64(other[LONG_AT]), LONGEST - long)):
            word[long] = other[i]
            long += 1
        out[:] = 0
        for i in range(long):
            out[i] = word[i]
        loud = sound_of(word, long, is_bare, bare if is_bare else full, sound)
        hard = 0
        for i in range(loud):
            letter = sound[i]
            if i < LONGEST:
                out[LONGEST + i] = letter
            if letter != _A and letter != _I and letter != _U:
                if hard < LONGEST:
                    out[2 * LONGEST + hard] = letter
                hard += 1
        out[LONG_AT], out[LOUD_AT] = long, min(loud, LONGEST)
        out[HARD_AT], out[BARE_AT] = min(hard, LONGEST), is_bare
