"""What of a question each word of the index is like, and what that is worth.

Each word that is like a part of the query has a chain of nodes that say so; they begin in *head*, where a number below
*base* is one of an earlier question. Its class says the same at most, of all of its words.
"""

import numpy as np
from numba import njit

from zotim.engines.names.alignment import MOST, NAME, wants
from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.likeness import begins
from zotim.engines.names.sketches import ANY
from zotim.engines.names.table import DIFFERS, SMALLEST

GROUPS = 7
"""Slots that are told apart before a name is looked at; those behind are one."""
BESIDE = 1 << GROUPS
"""The bit behind those of the slots: of words that a part meets which only supports, as *bin* in the middle of a name
meets one at the end of another, where it is a name."""
NEXT, PART, PAIR, ALIKE, RULE, WORTH = range(6)
"""Of a node: the next one of its word (-1: none), the part that the word is like, whether together with the next part,
how alike, by which rule, and what that is worth (:func:`worth`)."""


@njit(**KERNEL)
def worth(word, alike, how, i, least, asked, vocabulary, table):
    """How alike a *word* and the part *i* are once the doubt that they raise is taken off, at least :data:`SMALLEST`.

    *least*: what a name must score. Doubt stands below the line (:func:`alignment.doubt`), so it weighs as much as
    *least* of it missing above. The sum of doubts is rounded down once; here each is. A beginning raises none where it
    is cut, which only the whole name tells.
    """
    _, q_kind, q_weight, q_roman, q_long, _, _, _ = asked
    if alike == 1000 or q_kind[i] != NAME or least <= 0 or q_weight[i] <= 0:
        return np.int64(alike)
    below = (table[DIFFERS] * (1000 - alike) * max(0, wants(how, q_weight[i], table))) // 1000 - 1
    if below <= 0 or begins(q_roman[i], q_long[i], vocabulary[2][word], vocabulary[3][word]):
        return np.int64(alike)
    return np.int64(max(alike - (least * below) // (100 * q_weight[i]), SMALLEST))


@njit(**KERNEL)
def connect(
    first, asked, batch, near, nodes, head, base, vocabulary, postings, slot_of, room, before, least, table
):  # fmt: skip
    """Let each word that is like a part know it: a chain of nodes for each word, its beginning in *head*.

    Its class learns the same in *room*, from which what the question *before* left, so many classes, is taken first:
    from which slots it is walked (*slot_of* each part, -1: none), as bits; a row of what each part is worth at most for
    who must score *least*, and last what the word weighs. Answers how many nodes and how many classes there are.
    """
    n = asked[0]
    meets, row_of, touched, marked = room
    _, _, _, _, _, classes, _, w_solid = postings
    for k in range(before):
        meets[touched[k]] = row_of[touched[k]] = 0
    meets[ANY] = BESIDE | (BESIDE - 1)
    near_from, near_to, _, near_word, near_alike, near_how = near
    count, rows = 0, 0
    for column in range(marked.shape[1]):
        marked[0, column] = 0
    for i in range(n):
        for pair in range(2):
            row = batch[5][first + i] if pair else batch[4][first + i]
            if row < 0:
                continue
            slot = slot_of[i] if slot_of[i] >= 0 or not pair else slot_of[i + 1]
            bit = np.uint8(1 << min(slot, GROUPS - 1) if slot >= 0 else BESIDE)
            for at in range(near_from[row], near_to[row]):
                word, alike = near_word[at], near_alike[at]
                of = classes[word]
                if row_of[of] == 0:
                    touched[rows] = of
                    rows += 1
                    row_of[of] = rows
                    for column in range(marked.shape[1]):
                        marked[rows, column] = 0
                mark = row_of[of]
                value = (
                    np.int64(alike) if pair else worth(word, alike, near_how[at], i, least, asked, vocabulary, table)
                )
                if bit != BESIDE or w_solid[word] > 0:  # one that only supports adds nothing beside
                    meets[of] |= bit
                marked[mark, i] = max(marked[mark, i], value)
                if pair:
                    marked[mark, i + 1] = max(marked[mark, i + 1], value)
                marked[mark, MOST] = max(marked[mark, MOST], w_solid[word])
                after = np.int64(head[word]) - base
                nodes[count, NEXT] = after if after >= 0 else -1
                nodes[count, PART], nodes[count, PAIR] = i, pair
                nodes[count, ALIKE], nodes[count, RULE], nodes[count, WORTH] = alike, near_how[at], value
                head[word] = base + count
                count += 1
    return count, rows
