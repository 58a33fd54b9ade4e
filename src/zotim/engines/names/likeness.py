"""How alike two parts of names are: one table of rules, in whole thousandths, compiled.

Words come as rows of three byte matrices (roman, sound, skeleton), with their lengths. The best rule that holds
decides; :data:`HOW` names it for the explanation.
"""

import numpy as np
from numba import njit

from zotim.engines.names.table import BARE, BEGINNING, NEAR, NEAR_VOWELS, ONE, SAME, SKELETON, SOUND, TWO

HOW = (
    "", "same", "sound", "skeleton", "unwritten vowels", "one letter", "two letters", "near skeleton", "beginning",
    "joined", "initial",
)  # fmt: skip
BY_SAME, BY_SOUND, BY_SKELETON, BY_BARE, BY_ONE, BY_TWO, BY_NEAR, BY_BEGINNING, BY_JOINED, BY_INITIAL = range(1, 11)

_A, _I, _U, _NINE = ord("a"), ord("i"), ord("u"), ord("9")


@njit("int64(uint8[:], int64, uint8[:], int64, int64)", cache=True, nogil=True)
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


@njit("boolean(uint8[:], int64, uint8[:], int64)", cache=True, nogil=True)
def equal(one: np.ndarray, long: int, other: np.ndarray, wide: int) -> bool:
    """Whether two words are the same."""
    if long != wide:
        return False
    for i in range(long):
        if one[i] != other[i]:
            return False
    return True


@njit("boolean(uint8[:], int64, uint8[:], int64)", cache=True, nogil=True)
def fits(bare: np.ndarray, long: int, full: np.ndarray, wide: int) -> bool:
    """Whether *full* is *bare* with vowels put in: every written letter is there in order, only vowels are added.

    A written ``a`` stands for any vowel (alef carries whichever is said; "ae" is heard as "i"); before another written
    vowel it may be part of that ("ai" is heard as "i"). A written ``i`` at the end may be said ``a`` (Musa, Isa).
    """
    i = 0
    for j in range(wide):
        letter = full[j]
        vowel = letter == _A or letter == _I or letter == _U
        if i + 1 < long and bare[i] == _A and letter != _A and (bare[i + 1] == _I or bare[i + 1] == _U):
            i += 1
        at_end = i == long - 1 and j == wide - 1
        if i < long and (bare[i] == letter or (vowel and bare[i] == _A) or (at_end and bare[i] == _I and letter == _A)):
            i += 1
        elif not vowel:
            return False
    return i == long


@njit(
    "UniTuple(int64, 2)(uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean,"
    " uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean, int64[:])",
    cache=True,
    nogil=True,
)
def likeness(roman, long, sound, loud, bones, hard, bare, roman2, long2, sound2, loud2, bones2, hard2, bare2, table):
    """How alike two words are (0, or 650 to 1000), and by which rule. Symmetric."""
    if equal(roman, long, roman2, long2) and bare == bare2:
        return table[SAME], BY_SAME
    if (long > 0 and roman[0] <= _NINE) or (long2 > 0 and roman2[0] <= _NINE):  # numbers agree or they don't
        return 0, 0
    best, how = 0, 0
    mixed = bare != bare2
    if not bare and not bare2 and loud > 1 and equal(sound, loud, sound2, loud2):
        best, how = table[SOUND + min(max(hard, 1), 4) - 1], BY_SOUND
    if hard > 0 and equal(bones, hard, bones2, hard2):
        row = min(hard, 4) - 1
        if bare or bare2:
            if mixed:
                agree = fits(sound, loud, sound2, loud2) if bare else fits(sound2, loud2, sound, loud)
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
        if apart == 1:
            value, rule = table[ONE + min(longer, 10) - 4], BY_ONE
        elif apart == 2:
            value, rule = table[TWO + min(longer, 10) - 4], BY_TWO
        else:
            value, rule = 0, 0
        if value > best:
            best, how = value, rule
    least = min(hard, hard2)
    if least >= 3:
        value = table[NEAR + (3 if mixed else 0) + min(least, 5) - 3]
        near = value > best and distance(bones, hard, bones2, hard2, 1) == 1
        if near and (mixed or distance(sound, loud, sound2, loud2, table[NEAR_VOWELS]) <= table[NEAR_VOWELS]):
            best, how = value, BY_NEAR
    if bare == bare2 and shorter >= 4 and shorter < longer:
        value = table[BEGINNING + min(shorter, 6) - 4]
        if value > best:
            begins = True
            for i in range(shorter):
                if roman[i] != roman2[i]:
                    begins = False
                    break
            if begins:
                best, how = value, BY_BEGINNING
    return best, how
