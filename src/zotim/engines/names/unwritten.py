"""A word that is written without short vowels, as Arabic is, beside one that has them: whether it may be the same."""

import numpy as np
from numba import njit

from zotim.engines.names.confusing import SAID_Y, is_vowel, kindred
from zotim.engines.names.kernels import KERNEL
from zotim.engines.scripts.romanising import PARTING

_A, _C, _D, _F, _G, _H, _I, _J, _K, _L, _N, _S, _T, _U, _W, _Y, _Z = (ord(letter) for letter in "acdfghijklnstuwyz")
NONE = 99
"""No letter: words are shorter."""
_SILENT = ord(PARTING)
"""At the end of a word in Arabic letters: one that is only heard as a vowel."""


@njit("int64(uint8[:], int64, int64)", **KERNEL)
def _letter(word: np.ndarray, at: int, skip: int) -> int:
    """The letter at a place of a word that is read without the one at *skip*."""
    return word[at if at < skip else at + 1]


@njit("int64(uint8[:], int64, uint8[:], int64, int64, int64, int64)", **KERNEL)
def fits(bare: np.ndarray, long: int, full: np.ndarray, wide: int, most: int, which: int, skip: int) -> int:
    """Whether *full* is *bare* with vowels put in: every written letter is there in order, only vowels are added.

    2: it is; 1: but within the word an ``a`` is said otherwise; 0: it isn't.

    A written ``a`` stands for any vowel (alef carries whichever is said; "ae" is heard as "i"); before another written
    vowel it may be part of that ("ai" is heard as "i"). A written ``i`` at the end may be said ``a`` (Musa, Isa).
    *most*: how many consonants may be :func:`kindred` ones, or a ``w`` that is said ``v`` (Parviz),
    or a ``y`` for which *full* has a ``j`` (Hajdar). *skip*: a letter of *bare* that isn't read (:data:`NONE`: all
    are); *long* counts the others.
    """
    i, changed, said = 0, 0, 2
    for j in range(wide):
        letter = full[j]
        vowel = is_vowel(letter)
        mine = _letter(bare, i, skip) if i < long else 0
        after = _letter(bare, i + 1, skip) if i + 1 < long else 0
        if mine == _A and letter != _A and (after == _I or after == _U):
            i += 1
            mine = after
        if mine == _U and vowel and changed < most and j + 1 < wide and full[j + 1] == _F and after != _F:
            continue  # this vowel isn't written, the w is the v behind it: Movahedi
        at_end = i == long - 1 and j == wide - 1
        if mine == letter or (vowel and mine == _A) or (at_end and mine == _I and letter == _A):
            said = 1 if mine == _A != letter and 0 < i < long - 1 else said
            i += 1
        elif mine and changed < most and (
            kindred(mine, letter, which) or (letter == _F and mine == _U)
            or (letter == _G and mine == _I and which & SAID_Y != 0)
        ):  # fmt: skip
            i += 1
            changed += 1
        elif not vowel:
            return 0
    return said if i == long else 0


@njit("boolean(uint8)", **KERNEL)
def opens(letter: int) -> bool:
    """Whether a consonant of a sound is one of those that a h after it changes in Latin letters."""
    return letter == _S or letter == _T or letter == _D or letter == _K or letter == _G


@njit("boolean(uint8[:], int64, uint8[:], int64, uint8[:], int64)", **KERNEL)
def left_out(bare: np.ndarray, long: int, full: np.ndarray, wide: int, roman: np.ndarray, end: int) -> bool:
    """Whether *full* (written *roman*) :func:`fits` *bare* but for one consonant that Latin letters write into another.

    An h that reads as part of a digraph (*Ishaq*), a t before an s (*Tsvetkov*), a f said with a w (*Kowalski*), a j
    behind n or l (*Zanjani*) or at the end behind i (*Bahij*), and a consonant that Latin letters write once
    where two words meet.
    """
    with_h, with_s, with_w, with_j = False, False, False, False
    for i in range(end):
        after = roman[i + 1] if i + 1 < end else 0
        with_h = with_h or (after == _H and not is_vowel(roman[i]))
        with_s = with_s or roman[i] == _C or (roman[i] == _T and (after == _S or after == _Z))
        with_w = with_w or roman[i] == _W
        with_j = with_j or (after == _J and (roman[i] == _N or roman[i] == _L or (roman[i] == _I and i + 2 == end)))
    for at in range(long):
        letter, before, after = bare[at], bare[at - 1] if at > 0 else 0, bare[at + 1] if at + 1 < long else 0
        joined = letter == _H and with_h and (opens(before) or opens(after))
        joined = joined or (letter == _T and after == _S and with_s) or (letter == _F and with_w)
        behind = before == _N or before == _L or (before == _I and at + 1 == long)
        joined = joined or (letter == _G and with_j and behind)
        if not is_vowel(letter) and (joined or letter == before) and fits(bare, long - 1, full, wide, 0, 0, at) > 0:
            return True
    return False


@njit("boolean(uint8[:], int64, uint8[:], int64, uint8[:], int64, uint8[:], int64)", **KERNEL)
def derived(roman, long, sound, loud, roman2, long2, other, wide):
    """Whether a word ends in an -i after what the *other*, by its sound, ends with: Husayni and Husayn.

    Where that ends in an Arabic letter that is only heard as a vowel, the -i is this (*Wasi*).
    """
    if long2 > 0 and roman2[long2 - 1] == _SILENT:
        return False
    ends = loud > 2 and wide > 1 and sound[loud - 1] == _I and (roman[long - 1] == _I or roman[long - 1] == _Y)
    return ends and not is_vowel(other[wide - 1]) and sound[loud - 2] == other[wide - 1]
