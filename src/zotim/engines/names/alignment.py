"""How the parts of two names meet, and what score that makes: one definition, compiled, for search and explanation.

A match takes one or two neighbouring parts of the query and one or two of the entry (never two of both). Matches are
taken best first, each part once. With the weights of the query's matched parts ``m`` and their likeness ``s``, the
weight ``q`` of its unmatched parts and ``e`` of the entry's::

    score = sum(s * m) / (sum(m) + 1.3 * min(q, e) + 0.36 * max(q - e, 0) + 0.2 * max(e - q, 0))

What stands against each other (``min(q, e)``) counts much, what one side merely doesn't say counts little: a missing
part isn't a contradicted part. Doubt is added below the line (:func:`doubt`): what differs of a common part counts as
that of any other part, and where the query has a part more than the entry, little that met isn't enough. The numbers
are those of the scoring table.
"""

from numba import njit

from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.likeness import (
    BY_BEGINNING,
    BY_INITIAL,
    BY_JOINED,
    BY_NEAR,
    BY_SAME,
    BY_SOUND,
    BY_TWO,
    begins,
    equal,
)
from zotim.engines.names.table import (
    CONTRADICTED,
    DIFFERS,
    ENOUGH,
    INITIAL,
    JOINED,
    JOINED_SOUND,
    LITTLE,
    MAY_BE_ANOTHER,
    MISSING_ENTRY,
    MISSING_QUERY,
    ORDER,
)

NAME, PARTICLE, KUNYA, AN_INITIAL, FORM, DESCRIBING = range(6)
MOST = 16
"""Parts of a name."""
OPTIONS = 3 * MOST * MOST
FULL = 100
"""The weight of a part that few people bear."""


@njit("int64(int64, int64, int64[:])", **KERNEL)
def wants(how, weight, table):
    """By how much what differs of a part counts beyond its *weight*: as in a full part, and more by the rule *how*.

    Where two letters or a consonant differ, it may well be another name.
    """
    return FULL - weight + (table[MAY_BE_ANOTHER] if how == BY_TWO or how == BY_NEAR else 0)


@njit("int64(int64, int64, int64, int64[:])", **KERNEL)
def doubt(unlike, weight, names_left, table):
    """What stands below the line besides weights, in hundredths of them.

    *unlike*: the sum over the parts of unlikeness (thousandths) x what it :func:`wants`. That many people bear a name
    makes little of two who agree in it, and takes nothing from it that they don't. *names_left*: the weight of the
    query's names that met nothing.
    """
    more = (table[DIFFERS] * unlike) // 1000
    if weight < table[ENOUGH]:
        more += (table[LITTLE] * (table[ENOUGH] - weight) * min(names_left, FULL)) // FULL
    return more


@njit("int64(int64, int64, int64, int64, int64, int64[:])", **KERNEL)
def doubted(met, weight, query_left, entry_left, more, table):
    """The score of a name from sums: *met* of likeness x weight, the others of weights; *more* is :func:`doubt`."""
    against = min(query_left, entry_left)
    below = 100 * weight + table[CONTRADICTED] * against + more
    if query_left > entry_left:
        below += table[MISSING_ENTRY] * (query_left - entry_left)
    else:
        below += table[MISSING_QUERY] * (entry_left - query_left)
    return (100 * met) // below if below > 0 else 0


@njit("boolean(int64)", **KERNEL)
def supports(kind):
    """Whether a part of this kind never makes a match by itself."""
    return kind == PARTICLE or kind == AN_INITIAL or kind == FORM or kind == DESCRIBING


@njit("boolean(int64, int64, int64, boolean)", **KERNEL)
def meets(how, mine, theirs, last):
    """Whether two parts that are alike by the rule *how* may meet, given their kinds.

    Only the end of a field is cut, so a beginning stands *last* in its name. A particle meets only itself.
    """
    if how == BY_BEGINNING:
        return last
    return (mine == PARTICLE) == (theirs == PARTICLE) or how == BY_SAME or how == BY_SOUND


@njit(
    "int64(uint8[:], int64, uint8[:], int64, uint8[:], int64, uint8[:], int64, uint8[:], int64, uint8[:], int64,"
    " boolean, int64[:])",
    **KERNEL,
)
def joins(roman, long, bones, hard, roman1, long1, bones1, hard1, roman2, long2, bones2, hard2, letters, table):
    """How well one word is two others written as one: letter by letter, or by skeleton.

    Of consonants each has two, or an article stands before three, or before two of a word with its letters (Alsayed).
    """
    whole = letters and long1 >= 2 and long2 >= 2 and long == long1 + long2
    if whole and equal(roman, long1, roman1, long1) and equal(roman[long1:], long2, roman2, long2):
        return table[JOINED]
    article = long1 == 2 and hard1 == 1 and (hard2 >= 3 or begins(roman, long, roman1, long1))
    if hard2 >= 2 and (hard1 >= 2 or article):
        seam = 1 if bones1[hard1 - 1] == bones2[0] else 0
        whole = hard == hard1 + hard2 - seam and equal(bones, hard1, bones1, hard1)
        if whole and equal(bones[hard1:], hard2 - seam, bones2[seam:], hard2 - seam):
            return table[JOINED_SOUND]
    return 0


@njit("boolean(int64, int64, int64, int64, int64, int64)", **KERNEL)
def may_join(long, hard, long1, hard1, long2, hard2):
    """Whether :func:`joins` need be asked: letters or consonants of two words are as many as the one has."""
    return long == long1 + long2 or hard == hard1 + hard2 or hard == hard1 + hard2 - 1


@njit("int64(int32[:], int64, int64, int64)", **KERNEL)
def find(words, low, high, word):
    """Where *word* stands in the sorted ``words[low:high]``, or -1."""
    end = high
    while low < high:
        middle = (low + high) // 2
        if words[middle] < word:
            low = middle + 1
        else:
            high = middle
    return low if low < end and words[low] == word else -1


@njit(
    "UniTuple(int64, 2)(int64, int64[:], int64[:], uint8[:, :], uint8[:], uint8[:, :], uint8[:], boolean[:],"
    " int64[:], int32[:], int16[:], uint8[:], int64[:], int32[:], int16[:],"
    " int64, int32[:], int16[:], int16[:], uint8[:, :], uint8[:], uint8[:, :], uint8[:], boolean[:],"
    " int64[:], int64[:, :], int64[:, :])",
    **KERNEL,
)
def align(
    n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare,
    near_start, near_word, near_alike, near_how, pair_start, pair_word, pair_alike,
    m, e_word, w_kind, w_weight, v_roman, v_long, v_bones, v_hard, v_bare,
    table, matches, options,
):  # fmt: skip
    """The score of two names (0 to 1000), and how many rows of *matches* say how it came about.

    The query has *n* parts with the words near each (sorted by number) and near each two neighbours written as one;
    the entry's *m* parts are words of the vocabulary. A row of *matches*: first part and number of parts of the query,
    the same of the entry, likeness, rule, weight. *options* is room to work in (:data:`OPTIONS` rows of five: value,
    part of the query, part of the entry, likeness, rule and shape).
    """
    q_used, e_used, count = 0, 0, 0  # parts that are taken, as bits
    q_total, e_total = 0, 0
    for i in range(n):
        q_total += q_weight[i]
    for j in range(m):
        e_total += w_weight[e_word[j]]
    for i in range(n):
        for j in range(m):
            word = e_word[j]
            at = find(near_word, near_start[i], near_start[i + 1], word)
            if at >= 0 and meets(
                near_how[at], q_kind[i], w_kind[word], i == n - 1 if q_long[i] < v_long[word] else j == m - 1
            ):
                weight = int(q_weight[i])
                value = near_alike[at] * weight
                options[count, 0], options[count, 1], options[count, 2] = value, i, j
                options[count, 3], options[count, 4] = near_alike[at], near_how[at]
                count += 1
            if i + 1 < n:
                at = find(pair_word, pair_start[i], pair_start[i + 1], word)
                if at >= 0:
                    value = pair_alike[at] * (int(q_weight[i]) + int(q_weight[i + 1]))
                    options[count, 0], options[count, 1], options[count, 2] = value, i, j
                    options[count, 3], options[count, 4] = pair_alike[at], BY_JOINED + 100
                    count += 1
            if j + 1 < m and not supports(q_kind[i]):
                other = e_word[j + 1]
                if not may_join(q_long[i], q_hard[i], v_long[word], v_hard[word], v_long[other], v_hard[other]):
                    continue
                alike = joins(
                    q_roman[i], q_long[i], q_bones[i], q_hard[i], v_roman[word], v_long[word], v_bones[word],
                    v_hard[word], v_roman[other], v_long[other], v_bones[other], v_hard[other],
                    q_bare[i] == v_bare[other], table,
                )  # fmt: skip
                if alike > 0:
                    options[count, 0], options[count, 1], options[count, 2] = alike * int(q_weight[i]), i, j
                    options[count, 3], options[count, 4] = alike, BY_JOINED + 200
                    count += 1
    met, weight, q_left, e_left, rows, solid, unlike = 0, 0, q_total, e_total, 0, False, 0
    while True:
        best, which = 0, -1
        for k in range(count):
            if options[k, 0] > best:
                i, j, shape = options[k, 1], options[k, 2], options[k, 4] // 100
                if (q_used >> i) & (3 if shape == 1 else 1) or (e_used >> j) & (3 if shape == 2 else 1):
                    options[k, 0] = 0
                    continue
                best, which = options[k, 0], k
        if which < 0:
            break
        i, j, shape = options[which, 1], options[which, 2], options[which, 4] // 100
        mine = int(q_weight[i])
        q_used |= (3 if shape == 1 else 1) << i
        if shape == 1:
            mine += q_weight[i + 1]
        e_used |= (3 if shape == 2 else 1) << j
        theirs = int(w_weight[e_word[j]])
        if shape == 2:
            theirs += w_weight[e_word[j + 1]]
        met += options[which, 3] * mine
        weight += mine
        if shape == 0 and q_kind[i] == NAME:
            word = e_word[j]
            cut = begins(q_roman[i], q_long[i], v_roman[word], v_long[word])
            if not cut or not (i == n - 1 if q_long[i] < v_long[word] else j == m - 1):
                unlike += (1000 - options[which, 3]) * wants(options[which, 4], mine, table)
        q_left -= mine
        e_left -= theirs
        if (shape == 1 or not supports(q_kind[i])) and (shape == 2 or not supports(w_kind[e_word[j]])):
            solid = True
        matches[rows, 0], matches[rows, 1] = i, 2 if shape == 1 else 1
        matches[rows, 2], matches[rows, 3] = j, 2 if shape == 2 else 1
        matches[rows, 4], matches[rows, 5], matches[rows, 6] = options[which, 3], options[which, 4] % 100, mine
        rows += 1
        options[which, 0] = 0
    if not solid:
        return 0, 0
    for i in range(n):  # an initial meets a part that begins with it, in either direction
        if (q_used >> i) & 1:
            continue
        for j in range(m):
            word = e_word[j]
            if (e_used >> j) & 1 or q_roman[i, 0] != v_roman[word, 0]:
                continue
            a, b = q_kind[i] == AN_INITIAL, w_kind[word] == AN_INITIAL
            if a == b or supports(q_kind[i]) != a or supports(w_kind[word]) != b:
                continue
            q_used |= 1 << i
            e_used |= 1 << j
            mine = min(int(q_weight[i]), int(w_weight[word]))
            met += table[INITIAL] * mine
            weight += mine
            q_left -= (q_weight[i] + mine) // 2  # a letter stands for half of a name
            e_left -= (w_weight[word] + mine) // 2
            matches[rows, 0], matches[rows, 1], matches[rows, 2], matches[rows, 3] = i, 1, j, 1
            matches[rows, 4], matches[rows, 5], matches[rows, 6] = table[INITIAL], BY_INITIAL, mine
            rows += 1
            break
    names_left = 0
    for i in range(n):
        if not (q_used >> i) & 1 and not supports(q_kind[i]):
            names_left += q_weight[i]
    score = doubted(met, weight, q_left, e_left, doubt(unlike, weight, names_left, table), table)
    ordered, last = True, -1
    for i in range(n):
        for row in range(rows):
            if matches[row, 0] == i:
                if matches[row, 2] < last:
                    ordered = False
                last = matches[row, 2]
    if not ordered:
        score -= table[ORDER]
    return max(score, 0), rows
