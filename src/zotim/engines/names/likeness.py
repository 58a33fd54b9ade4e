"""How alike two parts of names are: one table of rules, in whole thousandths, compiled.

Words come as rows of three byte matrices (roman, sound, skeleton), with their lengths. The best rule that holds
decides; :data:`HOW` names it for the explanation.
"""

import numpy as np
from numba import njit

from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.table import (
    BARE,
    BEGINNING,
    ENDING,
    KIN,
    NEAR,
    NEAR_VOWELS,
    ONE,
    SAME,
    SKELETON,
    SOUND,
    TWO,
)

HOW = (
    "", "same", "sound", "skeleton", "unwritten vowels", "one letter", "two letters", "near skeleton", "beginning",
    "joined", "initial", "kin",
)  # fmt: skip
BY_SAME, BY_SOUND, BY_SKELETON, BY_BARE, BY_ONE, BY_TWO, BY_NEAR, BY_BEGINNING, BY_JOINED, BY_INITIAL, BY_KIN = range(
    1, 12
)

_A, _I, _U, _NINE = ord("a"), ord("i"), ord("u"), ord("9")
_D, _F, _G, _H, _J, _K, _S, _T, _X, _Y, _Z = (ord(letter) for letter in "dfghjkstxyz")


@njit("int64(uint8[:], int64, uint8[:], int64, int64)", **KERNEL)
def distance(one: np.ndarray, long: int, other: np.ndarray, wide: int, most: int) -> int:
    """Optimal string alignment distance, or ``most + 1`` when it is greater. Words have at most 63 letters.

    A column of the table is kept as bits (H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
    distances", 2003); what two words begin and end with in common is passed over first.
    """
    if abs(long - wide) > most:
        return most + 1
    first = 0
    while first < long and first < wide and one[first] == other[first]:
        first += 1
    while first < long and first < wide and one[long - 1] == other[wide - 1]:
        long -= 1
        wide -= 1
    long -= first
    wide -= first
    if long == 0 or wide == 0:
        return long + wide
    if long == 1 and wide == 1:
        return 1
    if long == 2 and wide == 2:
        return 1 if one[first] == other[first + 1] and one[first + 1] == other[first] else 2
    if most == 1:
        return 2
    last, up, down, same, before, apart = 1 << (long - 1), -1, 0, 0, 0, long
    for j in range(wide):
        letter, meets = other[first + j], 0
        for i in range(long):
            meets |= (1 if one[first + i] == letter else 0) << i
        swapped = (((~same) & meets) << 1) & before
        same = (((meets & up) + up) ^ up) | meets | down | swapped
        rise = down | ~(same | up)
        fall = same & up
        if rise & last:
            apart += 1
        if fall & last:
            apart -= 1
        rise = (rise << 1) | 1
        fall <<= 1
        up = fall | ~(same | rise)
        down = rise & same
        before = meets
    return min(apart, most + 1)


@njit("boolean(uint8[:], int64, uint8[:], int64)", **KERNEL)
def equal(one: np.ndarray, long: int, other: np.ndarray, wide: int) -> bool:
    """Whether two words are the same."""
    if long != wide:
        return False
    for i in range(long):
        if one[i] != other[i]:
            return False
    return True


@njit("boolean(uint8[:], int64, uint8[:], int64)", **KERNEL)
def begins(one: np.ndarray, long: int, other: np.ndarray, wide: int) -> bool:
    """Whether the shorter of two words is the beginning of the longer."""
    for i in range(min(long, wide)):
        if one[i] != other[i]:
            return False
    return True


@njit("boolean(int64)", **KERNEL)
def is_vowel(letter: int) -> bool:
    """Whether a letter of a sound is a vowel."""
    return letter == _A or letter == _I or letter == _U


@njit("int64(uint8[:], int64, uint8[:], int64, boolean)", **KERNEL)
def confusions(roman: np.ndarray, long: int, roman2: np.ndarray, long2: int, mixed: bool) -> int:
    """Which consonants may be confused between two words, by what they are written with, as bits for :func:`kindred`.

    1: q and g. 2: th and s. 4: z and s. 8: g and h, as East Slavic languages have them. 16: kh and h. 32: dj and d.
    64: zh and j. Where one word is in Arabic letters (*mixed*), these keep z from s and gh from h.
    """
    bits = 1 | 8
    for word, end in ((roman, long), (roman2, long2)):
        for i in range(end):
            letter, after = word[i], word[i + 1] if i + 1 < end else 0
            if letter == _J or letter == _X:
                bits &= ~(1 | 8)
                bits |= 32 if i > 0 and word[i - 1] == _D else 0
            elif letter == _Z:
                bits |= 4
            if after == _H:
                bits &= ~8 if letter == _G else ~0
                bits |= 2 if letter == _T else 16 if letter == _K else 64 if letter == _Z else 0
    return bits & ~(4 | 8) if mixed else bits


@njit("boolean(int64, int64, int64)", **KERNEL)
def kindred(one: int, other: int, which: int) -> bool:
    """Whether writers confuse two consonants of a sound; *which* as :func:`confusions` says."""
    low, high = min(one, other), max(one, other)
    if high == _K:
        return (low == _G and which & 1 != 0) or (low == _H and which & 16 != 0)
    if high == _G:
        return low == _D and which & 32 != 0
    if low == _G:
        return (high == _H and which & 8 != 0) or (high == _S and which & 64 != 0)
    if high == _S or high == _T:
        return (low == _S and high == _T and which & 2 != 0) or (low == _D and high == _S and which & 4 != 0)
    return False


@njit("boolean(uint8[:], int64, uint8[:], int64, int64, int64)", **KERNEL)
def fits(bare: np.ndarray, long: int, full: np.ndarray, wide: int, most: int, which: int) -> bool:
    """Whether *full* is *bare* with vowels put in: every written letter is there in order, only vowels are added.

    A written ``a`` stands for any vowel (alef carries whichever is said; "ae" is heard as "i"); before another written
    vowel it may be part of that ("ai" is heard as "i"). A written ``i`` at the end may be said ``a`` (Musa, Isa).
    *most*: how many consonants may be :func:`kindred` ones, or a ``w`` that is said ``v`` (Parviz).
    """
    i, changed = 0, 0
    for j in range(wide):
        letter = full[j]
        vowel = is_vowel(letter)
        if i + 1 < long and bare[i] == _A and letter != _A and (bare[i + 1] == _I or bare[i + 1] == _U):
            i += 1
        at_end = i == long - 1 and j == wide - 1
        if i < long and (bare[i] == letter or (vowel and bare[i] == _A) or (at_end and bare[i] == _I and letter == _A)):
            i += 1
        elif i < long and changed < most and (kindred(bare[i], letter, which) or (letter == _F and bare[i] == _U)):
            i += 1
            changed += 1
        elif not vowel:
            return False
    return i == long


@njit("boolean(uint8[:], int64, uint8[:], int64, uint8[:], int64)", **KERNEL)
def derived(roman: np.ndarray, long: int, sound: np.ndarray, loud: int, other: np.ndarray, wide: int) -> bool:
    """Whether a word ends in an -i after what the *other*, by its sound, ends with: Husayni and Husayn."""
    ends = loud > 2 and wide > 1 and sound[loud - 1] == _I and (roman[long - 1] == _I or roman[long - 1] == _Y)
    return ends and not is_vowel(other[wide - 1]) and sound[loud - 2] == other[wide - 1]


@njit("int64(uint8[:], int64, uint8[:], int64)", **KERNEL)
def only_other(bones: np.ndarray, hard: int, bones2: np.ndarray, hard2: int) -> int:
    """Where two skeletons have another consonant, if only in one place; -1 otherwise."""
    if hard != hard2:
        return -1
    at = -1
    for i in range(hard):
        if bones[i] != bones2[i]:
            if at >= 0:
                return -1
            at = i
    return at


@njit(
    "UniTuple(int64, 2)(uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean,"
    " uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean, int64[:])",
    **KERNEL,
)
def likeness(roman, long, sound, loud, bones, hard, bare, roman2, long2, sound2, loud2, bones2, hard2, bare2, table):
    """How alike two words are (0, or 650 to 1000), and by which rule. Symmetric."""
    if equal(roman, long, roman2, long2) and bare == bare2:
        return table[SAME], BY_SAME
    if (long > 0 and roman[0] <= _NINE) or (long2 > 0 and roman2[0] <= _NINE):  # numbers agree or they don't
        return 0, 0
    best, how = 0, 0
    mixed = bare != bare2
    other_ending = derived(roman, long, sound, loud, sound2, loud2) or derived(
        roman2, long2, sound2, loud2, sound, loud
    )
    # Who types a name seldom errs in its first letter.
    begins_so = loud == 0 or loud2 == 0 or sound[0] == sound2[0] or is_vowel(sound[0]) or is_vowel(sound2[0])
    if not begins_so:
        begins_so = kindred(sound[0], sound2[0], confusions(roman, long, roman2, long2, mixed))
    if not bare and not bare2 and loud > 1 and equal(sound, loud, sound2, loud2):
        best, how = table[SOUND + min(max(hard, 1), 4) - 1], BY_SOUND
    if hard > 0 and equal(bones, hard, bones2, hard2):
        row = min(hard, 4) - 1
        if bare or bare2:
            if mixed:
                agree = not other_ending and (
                    fits(sound, loud, sound2, loud2, 0, 0) if bare else fits(sound2, loud2, sound, loud, 0, 0)
                )
            else:
                agree = equal(sound, loud, sound2, loud2)
            value = table[BARE + 2 * row + (0 if agree else 1)]
            if value > best:
                best, how = value, BY_BARE
        elif how != BY_SOUND:
            apart = distance(sound, loud, sound2, loud2, 3)
            value = table[SKELETON + 3 * row + min(max(apart, 1), 3) - 1]
            if value > best:
                best, how = value, BY_SKELETON
    longer, shorter = max(long, long2), min(long, long2)
    if bare == bare2 and longer >= 4 and best < table[ONE + min(longer, 10) - 4]:
        apart = distance(roman, long, roman2, long2, 2)
        if apart == 1 and begins_so:
            value, rule = table[ONE + min(longer, 10) - 4], BY_ONE
        elif apart == 1 or (apart == 2 and begins_so):
            value, rule = table[TWO + min(longer, 10) - 4], BY_TWO
        else:
            value, rule = 0, 0
        if value > best:
            best, how = value, rule
    least = min(hard, hard2)
    if least >= 3:
        value = table[NEAR + (3 if mixed else 0) + min(least, 5) - 3]
        near = begins_so and value > best and distance(bones, hard, bones2, hard2, 1) == 1
        if near and (mixed or distance(sound, loud, sound2, loud2, table[NEAR_VOWELS]) <= table[NEAR_VOWELS]):
            best, how = value, BY_NEAR
    if least >= 3 or (least == 2 and mixed and hard != hard2):
        value = table[KIN + min(max(least, 3), 5) - 3]
        if value > best and mixed and not other_ending and distance(bones, hard, bones2, hard2, 1) == 1:
            which = confusions(roman, long, roman2, long2, mixed)
            said = fits(sound, loud, sound2, loud2, 1, which) if bare else fits(sound2, loud2, sound, loud, 1, which)
            best, how = (value, BY_KIN) if said else (best, how)
        elif value > best and not mixed:
            at, most = only_other(bones, hard, bones2, hard2), 1 if least < 5 else 2
            if at >= 0 and kindred(bones[at], bones2[at], confusions(roman, long, roman2, long2, mixed)):
                near = distance(sound, loud, sound2, loud2, most) <= most
                best, how = (value, BY_KIN) if near else (best, how)
    if bare == bare2 and shorter >= 4 and shorter < longer:
        value = table[BEGINNING + min(shorter, 6) - 4]
        if value > best and begins(roman, long, roman2, long2):
            best, how = value, BY_BEGINNING
    if other_ending and best > table[ENDING] and equal(bones, hard, bones2, hard2):
        best = table[ENDING]
    return best, how
