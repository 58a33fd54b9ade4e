"""How alike two parts of names are: one table of rules, in whole thousandths, compiled.

Words come as rows of three byte matrices (roman, sound, skeleton), with their lengths. The best rule that holds
decides; :data:`HOW` names it for the explanation.
"""

import numpy as np
from numba import njit

from zotim.engines.names.confusing import IN_TWO, Z_S, confusions, is_vowel, kindred, softened
from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.table import (
    ALEF,
    BARE,
    BEGINNING,
    ENDING,
    KIN,
    KIN_OF_TWO,
    NEAR,
    NEAR_VOWELS,
    ONE,
    SAME,
    SKELETON,
    SOUND,
    TWO,
)
from zotim.engines.names.unwritten import NONE, derived, fits, left_out

HOW = (
    "", "same", "sound", "skeleton", "unwritten vowels", "one letter", "two letters", "near skeleton", "beginning",
    "joined", "initial", "kin",
)  # fmt: skip
BY_SAME, BY_SOUND, BY_SKELETON, BY_BARE, BY_ONE, BY_TWO, BY_NEAR, BY_BEGINNING, BY_JOINED, BY_INITIAL, BY_KIN = range(
    1, 12
)

_Z, _NINE = ord("z"), ord("9")


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


@njit("boolean(uint8[:], int64, int64)", **KERNEL)
def written(word: np.ndarray, long: int, letter: int) -> bool:
    """Whether a word holds a letter."""
    for i in range(long):
        if word[i] == letter:
            return True
    return False


@njit("boolean(uint8[:], int64, uint8[:], int64)", **KERNEL)
def begins(one: np.ndarray, long: int, other: np.ndarray, wide: int) -> bool:
    """Whether the shorter of two words is the beginning of the longer."""
    for i in range(min(long, wide)):
        if one[i] != other[i]:
            return False
    return True


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
    "boolean(uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean,"
    " uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean)",
    **KERNEL,
)
def akin(roman, long, sound, loud, bones, hard, bare, roman2, long2, sound2, loud2, bones2, hard2, mixed):
    """Whether two words differ in one consonant that writers confuse, and hardly in their vowels."""
    if mixed:
        if distance(bones, hard, bones2, hard2, 1) != 1:
            return False
        which = confusions(roman, long, roman2, long2, mixed)
        if hard == hard2 == 2:
            which &= IN_TWO
        if not (written(roman, long, _Z) if bare else written(roman2, long2, _Z)):
            which &= ~Z_S
        if bare:
            said = fits(sound, loud, sound2, loud2, 1, which, NONE) > 0
            return said or (hard > hard2 and left_out(sound, loud, sound2, loud2, roman2, long2))
        said = fits(sound2, loud2, sound, loud, 1, which, NONE) > 0
        return said or (hard2 > hard and left_out(sound2, loud2, sound, loud, roman, long))
    if hard == hard2:
        at, most = only_other(bones, hard, bones2, hard2), 1 if hard < 5 else 2
        alike = at >= 0 and kindred(bones[at], bones2[at], confusions(roman, long, roman2, long2, mixed))
        return alike and distance(sound, loud, sound2, loud2, most) <= most
    if hard > hard2:
        alike = softened(roman, long, bones, hard, roman2, long2, bones2, hard2)
    else:
        alike = softened(roman2, long2, bones2, hard2, roman, long, bones, hard)
    most = 1 if min(hard, hard2) < 3 else 2
    return alike and distance(sound, loud, sound2, loud2, most) <= most


@njit("boolean(uint8[:], int64, uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean)", **KERNEL)
def _begin_so(roman, long, sound, loud, roman2, long2, sound2, loud2, mixed):
    """Whether two words may begin with the same letter: who types a name seldom errs in that."""
    if loud == 0 or loud2 == 0 or sound[0] == sound2[0] or is_vowel(sound[0]) or is_vowel(sound2[0]):
        return True
    return kindred(sound[0], sound2[0], confusions(roman, long, roman2, long2, mixed))


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
    mixed, same_bones = bare != bare2, equal(bones, hard, bones2, hard2)
    other_ending = (same_bones or mixed) and (
        derived(roman, long, sound, loud, roman2, long2, sound2, loud2)
        or derived(roman2, long2, sound2, loud2, roman, long, sound, loud)
    )
    if not bare and not bare2 and loud > 1 and equal(sound, loud, sound2, loud2):
        best, how = table[SOUND + min(max(hard, 1), 4) - 1], BY_SOUND
    if hard > 0 and same_bones:
        row = min(hard, 4) - 1
        if bare or bare2:
            if mixed:
                if bare:
                    agree = fits(sound, loud, sound2, loud2, 0, 0, NONE)
                else:
                    agree = fits(sound2, loud2, sound, loud, 0, 0, NONE)
                agree = 0 if other_ending else agree
            else:
                agree = 2 if equal(sound, loud, sound2, loud2) else 0
            value = table[BARE + 2 * row + (0 if agree else 1)] - (table[ALEF] if agree == 1 else 0)
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
        begins_so = apart <= 2 and _begin_so(roman, long, sound, loud, roman2, long2, sound2, loud2, mixed)
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
        near = value > best and distance(bones, hard, bones2, hard2, 1) == 1
        near = near and _begin_so(roman, long, sound, loud, roman2, long2, sound2, loud2, mixed)
        if near and (mixed or distance(sound, loud, sound2, loud2, table[NEAR_VOWELS]) <= table[NEAR_VOWELS]):
            best, how = value, BY_NEAR
    if least >= 3 or (least == 2 and (mixed or hard != hard2)):
        value = table[KIN_OF_TWO if hard == hard2 == 2 else KIN + min(max(least, 3), 5) - 3]
        if value > best and abs(hard - hard2) < 2 and not (mixed and other_ending) and akin(
            roman, long, sound, loud, bones, hard, bare, roman2, long2, sound2, loud2, bones2, hard2, mixed
        ):  # fmt: skip
            best, how = value, BY_KIN
    if bare == bare2 and shorter >= 4 and shorter < longer:
        value = table[BEGINNING + min(shorter, 6) - 4]
        if value > best and begins(roman, long, roman2, long2):
            best, how = value, BY_BEGINNING
    if other_ending and best > table[ENDING] and same_bones:
        best = table[ENDING]
    return best, how
