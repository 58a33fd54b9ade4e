"""How alike two parts of names are: one table of rules, in whole thousandths, compiled.

Words come as rows of three byte matrices (roman, sound, skeleton), with their lengths. The best rule that holds
decides; :data:`HOW` names it for the explanation.
"""

import numpy as np
from numba import njit

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

HOW = (
    "", "same", "sound", "skeleton", "unwritten vowels", "one letter", "two letters", "near skeleton", "beginning",
    "joined", "initial", "kin",
)  # fmt: skip
BY_SAME, BY_SOUND, BY_SKELETON, BY_BARE, BY_ONE, BY_TWO, BY_NEAR, BY_BEGINNING, BY_JOINED, BY_INITIAL, BY_KIN = range(
    1, 12
)

_A, _E, _I, _O, _U, _NINE = (ord(letter) for letter in "aeiou9")
_C, _D, _F, _G, _H, _J, _K, _L, _N, _S, _T, _V, _W, _X, _Y, _Z = (ord(letter) for letter in "cdfghjklnstvwxyz")
Q_G, TH, Z_S, G_H, KH_H, DJ_D, ZH_J, CH, CH_C, C_J, SAID_Y = (1 << bit for bit in range(11))
_HAS_J, _HAS_GH, _HAS_C, _HAS_CH, _HAS_KH = (1 << bit for bit in range(5))
IN_TWO = Q_G | KH_H | TH
"""What may be confused in a word of two consonants, where one of two is in Arabic letters."""
FAMILY = np.arange(256, dtype=np.uint8)
"""Of each consonant of a sound one that stands for all that :data:`IN_TWO` confuses with it."""
FAMILY[[_G, _H]], FAMILY[[_D, _S]] = _K, _T
NONE = 99
"""No letter: words are shorter."""


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
    return bits & ~(Z_S | G_H) if mixed else bits


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
    behind n or l (*Zanjani*), and a consonant that Latin letters write once where two words meet.
    """
    with_h, with_s, with_w, with_j = False, False, False, False
    for i in range(end):
        after = roman[i + 1] if i + 1 < end else 0
        with_h = with_h or (after == _H and not is_vowel(roman[i]))
        with_s = with_s or roman[i] == _C or (roman[i] == _T and (after == _S or after == _Z))
        with_w = with_w or roman[i] == _W
        with_j = with_j or (after == _J and (roman[i] == _N or roman[i] == _L))
    for at in range(long):
        letter, before, after = bare[at], bare[at - 1] if at > 0 else 0, bare[at + 1] if at + 1 < long else 0
        joined = letter == _H and with_h and (opens(before) or opens(after))
        joined = joined or (letter == _T and after == _S and with_s) or (letter == _F and with_w)
        joined = joined or (letter == _G and with_j and (before == _N or before == _L))
        if not is_vowel(letter) and (joined or letter == before) and fits(bare, long - 1, full, wide, 0, 0, at) > 0:
            return True
    return False


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
    if other_ending and best > table[ENDING] and equal(bones, hard, bones2, hard2):
        best = table[ENDING]
    return best, how
