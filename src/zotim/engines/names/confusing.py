"""Consonants that writers confuse: which of two words may stand for each other, by what the words are written with."""

import numpy as np
from numba import njit

from zotim.engines.names.kernels import KERNEL

_A, _C, _D, _E, _F, _G, _H, _I, _J, _K, _O, _S, _T, _U, _V, _W, _X, _Y, _Z = (
    ord(letter) for letter in "acdefghijkostuvwxyz"
)
Q_G, TH, Z_S, G_H, KH_H, DJ_D, ZH_J, CH, CH_C, C_J, SAID_Y = (1 << bit for bit in range(11))
_HAS_J, _HAS_GH, _HAS_C, _HAS_CH, _HAS_KH = (1 << bit for bit in range(5))
IN_TWO = Q_G | KH_H | TH
"""What may be confused in a word of two consonants, where one of two is in Arabic letters."""
FAMILY = np.arange(256, dtype=np.uint8)
"""Of each consonant of a sound one that stands for all that :data:`IN_TWO` confuses with it."""
FAMILY[[_G, _H]], FAMILY[[_D, _S]] = _K, _T


@njit("boolean(int64)", **KERNEL)
def is_vowel(letter: int) -> bool:
    """Whether a letter of a sound is a vowel."""
    return letter == _A or letter == _I or letter == _U


@njit("boolean(uint8[:], int64, int64)", **KERNEL)
def said_y(roman: np.ndarray, long: int, at: int) -> bool:
    """Whether a j may be said y, as South Slavic languages and Albanian have it: Jusuf, Hajdar, Zijad; not Majid."""
    if at == 0:
        return True
    before, after = roman[at - 1], roman[at + 1] if at + 1 < long else 0
    open_ = after == _A or after == _E or after == _I or after == _O or after == _U
    return before != _D and (before == _I or before == _E or not open_)


@njit("int64(uint8[:], int64, uint8[:], int64, boolean)", **KERNEL)
def confusions(roman: np.ndarray, long: int, roman2: np.ndarray, long2: int, mixed: bool) -> int:
    """Which consonants may be confused between two words, by what they are written with, as bits for :func:`kindred`.

    Q_G: q and g, also where gh is written. TH: th and s, th and z. Z_S: z and s. G_H: g and h, as East Slavic languages
    have them. KH_H: kh and h. DJ_D: dj or dz and d. ZH_J: zh and j. CH: ch as German and Polish say it (kh, h). CH_C:
    ch and c, an accent taken off. C_J: c as Turkish says it (j). SAID_Y: a j that is said y. Where one word is in
    Arabic letters (*mixed*), these keep z from s and gh from h.
    """
    bits, seen = Q_G | G_H, 0
    for word, end in ((roman, long), (roman2, long2)):
        for i in range(end):
            letter, after = word[i], word[i + 1] if i + 1 < end else 0
            if letter == _J or letter == _X:
                seen |= _HAS_J
                bits |= DJ_D if i > 0 and word[i - 1] == _D else 0
                bits |= SAID_Y if letter == _J and said_y(word, end, i) else 0
            elif letter == _Z:
                bits |= Z_S | (DJ_D if i > 0 and word[i - 1] == _D else 0)
            elif letter == _C and after != _H and after != _K:
                seen |= _HAS_C
            if after == _H:
                seen |= _HAS_GH if letter == _G else _HAS_CH if letter == _C else _HAS_KH if letter == _K else 0
                bits |= TH if letter == _T else KH_H if letter == _K else ZH_J if letter == _Z else 0
    if seen & _HAS_J:
        bits &= ~(G_H | (0 if seen & _HAS_GH else Q_G))
        bits |= C_J if seen & _HAS_C else 0
    if seen & _HAS_GH:
        bits &= ~G_H
    if seen & _HAS_CH:
        bits |= CH | (CH_C if seen & (_HAS_C | _HAS_KH) else 0)
    return bits & ~G_H if mixed else bits


@njit("boolean(int64, int64, int64)", **KERNEL)
def kindred(one: int, other: int, which: int) -> bool:
    """Whether writers confuse two consonants of a sound; *which* as :func:`confusions` says."""
    low, high = min(one, other), max(one, other)
    if high == _K:
        return (low == _G and which & (Q_G | C_J) != 0) or (low == _H and which & KH_H != 0)
    if high == _S:
        return (
            (low == _K and which & CH_C != 0) or (low == _G and which & (ZH_J | C_J) != 0)
            or (low == _H and which & CH != 0) or (low == _D and which & Z_S != 0)
        )  # fmt: skip
    if high == _T:
        return (low == _S or low == _D) and which & TH != 0
    return (low == _D and high == _G and which & DJ_D != 0) or (low == _G and high == _H and which & G_H != 0)


@njit("boolean(uint8[:], int64, uint8[:], int64, uint8[:], int64, uint8[:], int64)", **KERNEL)
def softened(
    roman: np.ndarray, long: int, bones: np.ndarray, hard: int, roman2: np.ndarray, long2: int, bones2: np.ndarray,
    hard2: int,
) -> bool:  # fmt: skip
    """Whether the first word has one consonant more, which the second writes as a vowel: j and y, v and w.

    South Slavic languages and Albanian write *Hajdar* and *Jusuf*, German and Arabic *Kowalski* and *Walid*.
    """
    at = 0
    while at < hard2 and bones[at] == bones2[at]:
        at += 1
    for i in range(at, hard2):
        if bones[i + 1] != bones2[i]:
            return False
    extra, mine, theirs = bones[at], False, False
    for i in range(long):
        mine = mine or (extra == _G and roman[i] == _J and said_y(roman, long, i)) or (extra == _F and roman[i] == _V)
    for i in range(long2):
        letter = roman2[i]
        theirs = theirs or (letter == _W if extra == _F else letter == _Y or letter == _I)
    return mine and theirs
