"""What a name can score at most, and what it does score: from what each of its words is like.

What each word is like is told by its chain of nodes and by its class (:mod:`connecting`). So whatever name comes up,
its own words tell what of the query they meet, in a few steps.
"""

import numpy as np
from numba import njit

from zotim.engines.names.alignment import FULL, MOST, align, doubt, doubted, joins, may_join, supports
from zotim.engines.names.connecting import ALIKE, BESIDE, GROUPS, NEXT, PAIR, PART, RULE, WORTH
from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.segment import HEAD, KIND_BIT, WEAK_BIT, WEIGHT_BITS, YEAR_BIT
from zotim.engines.names.sketches import class_at
from zotim.engines.names.table import CONTRADICTED, JOINED, JOINED_SOUND, MISSING_ENTRY, MISSING_QUERY, WEAK

HEAVIEST = 100 * 16
"""No name weighs more."""
INITIAL_WEIGHS, INITIAL_TAKES = 30, (30 + FULL) // 2
"""What an initial weighs, and what the part that it stands for weighs less among those that aren't met, at most."""


@njit(**KERNEL)
def chains(name, names, head, base, words, chain):
    """A name's different words by number, and for each the first of its nodes (-1: like no part). How many."""
    count = 0
    for at in range(names[0][name] + HEAD, names[0][name + 1]):
        word = names[1][at]
        place = count
        while place > 0 and words[place - 1] > word:
            place -= 1
        if place > 0 and words[place - 1] == word:
            continue
        for k in range(count, place, -1):
            words[k], chain[k] = words[k - 1], chain[k - 1]
        words[place] = word
        chain[place] = np.int64(head[word]) - base if head[word] >= base else -1
        count += 1
    return count


@njit(**KERNEL)
def name_score(name, asked, vocabulary, names, table, nodes, head, base, room, matches):
    """The score of one name before its alias is weighed, and how many rows of *matches* say how it came about."""
    n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare = asked
    w_kind, w_weight, v_roman, v_long, v_bones, v_hard, v_bare = vocabulary
    words, chain, near_start, near_word, near_alike, near_how, pair_start, pair_word, pair_alike, options = room
    count = chains(name, names, head, base, words, chain)
    one, two = 0, 0
    for i in range(n):
        near_start[i], pair_start[i] = one, two
        for k in range(count):
            node = chain[k]
            while node >= 0:
                if nodes[node, PART] == i:
                    if nodes[node, PAIR]:
                        pair_word[two], pair_alike[two] = words[k], nodes[node, ALIKE]
                        two += 1
                    else:
                        near_word[one], near_alike[one], near_how[one] = words[k], nodes[node, ALIKE], nodes[node, RULE]
                        one += 1
                node = nodes[node, NEXT]
    near_start[n], pair_start[n] = one, two
    theirs = names[1][names[0][name] + HEAD : names[0][name + 1]]
    return align(
        n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare, near_start, near_word, near_alike, near_how,
        pair_start, pair_word, pair_alike, len(theirs), theirs, w_kind, w_weight, v_roman, v_long, v_bones, v_hard,
        v_bare, table, matches, options,
    )  # fmt: skip


@njit(**KERNEL)
def with_hash(key, joined):
    """Where the entries stand of two neighbouring words that have this hash as one, and hardly any others."""
    start, hashes, _ = joined
    count, bits = len(start) - 1, 0
    while (1 << bits) < count:
        bits += 1
    bucket = key >> np.uint32(32 - bits)
    rest = np.uint16(np.uint32(key << np.uint32(bits)) >> np.uint32(16))
    low, last = np.int64(start[bucket]), np.int64(start[bucket + 1])
    while low < last and hashes[low] < rest:
        low += 1
    high = low
    while high < last and hashes[high] == rest:
        high += 1
    return low, high


@njit(**KERNEL)
def joined_with(name, asked, vocabulary, names, best, table):
    """Raise *best* of each part that two neighbouring words of a name are, as one; answers what these weigh at most."""
    n, q_kind, _, q_roman, q_long, q_bones, q_hard, q_bare = asked
    w_weight = vocabulary[1]
    v_roman, v_long, v_bones, v_hard, v_bare = vocabulary[2:]
    weight = 0
    for i in range(n):
        if supports(q_kind[i]):
            continue
        for j in range(names[0][name] + HEAD, names[0][name + 1] - 1):
            one, other = names[1][j], names[1][j + 1]
            if not may_join(q_long[i], q_hard[i], v_long[one], v_hard[one], v_long[other], v_hard[other]):
                continue
            alike = joins(
                q_roman[i], q_long[i], q_bones[i], q_hard[i], v_roman[one], v_long[one], v_bones[one], v_hard[one],
                v_roman[other], v_long[other], v_bones[other], v_hard[other], q_bare[i] == v_bare[other], table,
            )  # fmt: skip
            if alike > 0:
                best[i] = max(best[i], alike)
                weight += w_weight[one] + w_weight[other]
    return weight


@njit(**KERNEL)
def marks(name, n_start, n_flat, w_solid, head, base, nodes, n, best):
    """Write into *best* what a name is worth to each part at most; answers what the words that are met weigh."""
    for i in range(n):
        best[i] = 0
    theirs = 0
    for at in range(n_start[name] + HEAD, n_start[name + 1]):
        word = n_flat[at]
        node = np.int64(head[word]) - base
        if node < 0:
            continue
        theirs += w_solid[word]
        while node >= 0:
            i, alike = nodes[node, PART], nodes[node, WORTH]
            best[i] = max(best[i], alike)
            if nodes[node, PAIR]:
                best[i + 1] = max(best[i + 1], alike)
            node = nodes[node, NEXT]
    return theirs


@njit(**KERNEL)
def most(met, mine, theirs, q_total, helping, weight, initials, more, table):
    """What a name can score at most whose marks are *met*, *mine* and *theirs*.

    *met* is the sum of likeness x weight of the query's parts that may meet one of the name's, *mine* of their weights,
    *theirs* of the weights of the name's parts that may be met. *helping*: the weight of the query's parts that only
    support; *weight*: of the name's parts that do more; *initials*, *more*: how many initials the query and the name
    have, each of which can stand for half of a part of the other.
    """
    mine = min(mine + helping + INITIAL_WEIGHS * more, q_total)
    met = min(met + 1000 * (helping + INITIAL_WEIGHS * more), 1000 * mine)
    q_left = max(0, q_total - mine - (INITIAL_TAKES - INITIAL_WEIGHS) * more)
    e_left = max(0, weight - theirs - INITIAL_TAKES * initials)
    little = 0 if more else doubt(0, mine, q_total - mine, table)
    return min(doubted(met, mine, q_left, e_left, little, table), 1000)


@njit(**KERNEL)
def heaviest(need, met, mine, theirs, q_total, helping, initials, table):
    """Up to which weight a name without initials can score *need* by :func:`most`; -1: none can."""
    if need <= 0:
        return HEAVIEST
    mine = min(mine + helping, q_total)
    met = min(met + 1000 * helping, 1000 * mine)
    if need > 1000 or met <= 0:
        return -1
    left = max(0, q_total - mine)
    # What unmatched parts may weigh below the line.
    room = (100 * met) // need - 100 * mine - doubt(0, mine, left, table)
    if table[MISSING_ENTRY] * left > room:
        return -1
    if table[CONTRADICTED] * left > room:
        over = (room - table[MISSING_ENTRY] * left) // (table[CONTRADICTED] - table[MISSING_ENTRY])
    else:
        over = left + (room - table[CONTRADICTED] * left) // table[MISSING_QUERY]
    return min(over + theirs + INITIAL_TAKES * initials, HEAVIEST)


@njit(**KERNEL)
def slots_behind(s, slots):
    """The slots behind *s* (-1: all), as bits."""
    if s + 1 >= slots:
        return 0
    bits = ((1 << min(slots, GROUPS)) - 1) & ~((1 << (s + 1)) - 1)
    return bits | (1 << (GROUPS - 1) if slots >= GROUPS else 0)


@njit(**KERNEL)
def reaches(
    some, needs, levels, met, weight, theirs, s, slots, slot_weight, slot_alike, beside, q_total, helping, initials,
    table, reach,
):  # fmt: skip
    """Up to which weight a name can score what is needed that meets the slot *s* and no slot before it: of those that
    may meet *some* of the later slots, as bits, into their row of *reach*, for so many *levels*; -1: none can.

    *needs*: what a name must score, for each level. *met* and *weight* are of the slot itself, *theirs* what the words
    weigh that meet it; ``slot_weight`` and ``slot_alike`` say what each later one adds at most, *beside* what the words
    weigh that only supporting parts meet.
    """
    more, mine = met, weight
    theirs += beside if some & BESIDE else 0
    for t in range(s + 1, slots):
        if some >> min(t, GROUPS - 1) & 1 and slot_alike[t] > 0:
            more += slot_alike[t] * slot_weight[t]
            mine += slot_weight[t]
            theirs += FULL
    for level in range(levels):
        reach[some, level] = heaviest(needs[level], more, mine, theirs, q_total, helping, initials, table)


@njit(**KERNEL)
def light(at, last, widest, wide, level, postings, some):
    """Postings of ``at:last`` whose names can score enough by their weight and year, into *some*; answers how many, and
    where it came to.

    *level*: of each year (:func:`context.changes_by_year`); *wide*: up to which weight, for each level; *widest*: the
    most of that. The loop has no branch, so that reading one needn't wait for another.
    """
    _, _, post_weight, _, post_year, _, _, _ = postings
    count, end = 0, min(last, at + some.shape[1])
    while at < end and post_weight[at] <= widest:
        some[0, count] = at
        count += 1 if post_weight[at] <= wide[level[post_year[at]]] else 0
        at += 1
    return count, at


@njit(**KERNEL)
def lightest(few, own, postings, meets, level, later, reach, some):
    """Of the postings in *some* those whose names can score enough by the slots that they may meet too. How many.

    *own*: the slots of the word itself.
    """
    _, _, post_weight, post_others, post_year, _, _, _ = postings
    count = 0
    for k in range(few):
        at = some[0, k]
        others = post_others[at]
        met = own | meets[class_at(others, 0)] | meets[class_at(others, 1)]
        met |= meets[class_at(others, 2)] | meets[class_at(others, 3)]
        some[0, count] = at
        count += 1 if post_weight[at] <= reach[met & later, level[post_year[at]]] else 0
    return count


@njit(**KERNEL)
def looked_up(
    few, own, needs, level, postings, n_start, n_flat, visited, n, solid, room, q_total, helping, initials, table, some
):  # fmt: skip
    """Of the postings in *some* those whose names may score what is needed; answers how many.

    What a name scores at most follows from what is told beside its posting; *own* is the row of its word's class. Into
    *some* go each, this bound (above 1000: a name of more words than are told), its mark, where its numbers begin, the
    first of them, and its entity. Each loop reads for all what the next one needs.
    """
    _, post, post_weight, post_others, post_year, _, _, _ = postings
    _, row_of, _, marked = room
    count = 0
    for k in range(few):
        at = some[0, k]
        light, others, bound = np.int64(post_weight[at]), post_others[at], 1001
        if others != ~np.uint64(0):
            one, two = row_of[class_at(others, 0)], row_of[class_at(others, 1)]
            three, four = row_of[class_at(others, 2)], row_of[class_at(others, 3)]
            met, mine = 0, 0
            for i in range(n):
                alike = max(marked[own, i], marked[one, i], marked[two, i], marked[three, i], marked[four, i])
                met += alike * solid[i]
                mine += solid[i] if alike > 0 else 0
            theirs = marked[own, MOST] + marked[one, MOST] + marked[two, MOST] + marked[three, MOST]
            theirs += marked[four, MOST]
            weight, more = (light, 0) if light >= 0 else (-light & ((1 << WEIGHT_BITS) - 1), -light >> WEIGHT_BITS)
            bound = most(met, mine, theirs, q_total, helping, weight, initials, more, table)
        some[0, count], some[1, count] = post[at], bound
        count += 1 if bound >= needs[level[post_year[at]]] else 0
    for k in range(count):
        some[2, k], some[3, k] = visited[some[0, k]], n_start[some[0, k]]
    for k in range(count):
        some[4, k], some[5, k] = n_flat[some[3, k]], n_flat[some[3, k] + 1]
    return count


@njit(**KERNEL)
def unmarked(few, mark, n_start, n_flat, visited, some):
    """Of the names in *some* those without this *mark*, as :func:`looked_up` puts them there. How many."""
    count = 0
    for k in range(few):
        name = some[0, k]
        some[0, count] = name
        count += 1 if visited[name] != mark else 0
    for k in range(count):
        some[3, k] = n_start[some[0, k]]
    for k in range(count):
        some[4, k], some[5, k] = n_flat[some[3, k]], n_flat[some[3, k] + 1]
    return count


@njit(**KERNEL)
def kind_of(about):
    """The kind of a name by the first number of its head."""
    return about >> KIND_BIT & 3


@njit(**KERNEL)
def year_of(about):
    """What stands for the year of its entity's dates there."""
    return about >> YEAR_BIT & 255


@njit(**KERNEL)
def alias(value, name, names, table):
    """The score of a name, its alias weighed."""
    return max(0, value - table[WEAK]) if names[1][names[0][name]] >> WEAK_BIT & 1 else value


@njit(**KERNEL)
def bound(about, theirs, n, solid, best, q_total, helping, initials, table):
    """What a name can score at most: *about* is the first number of its head, *solid* what parts weigh that do more
    than support."""
    met, mine = 0, 0
    for i in range(n):
        if best[i] > 0:
            met += best[i] * solid[i]
            mine += solid[i]
    weight, more = about & ((1 << WEIGHT_BITS) - 1), about >> WEIGHT_BITS & 31
    value = most(met, mine, theirs, q_total, helping, weight, initials, more, table)
    return max(0, value - table[WEAK]) if about >> WEAK_BIT & 1 else value


@njit(**KERNEL)
def bound_if_joined(
    name, about, least, asked, vocabulary, names, w_solid, head, base, nodes, halves, solid, best, hoped, q_total,
    helping, initials, table,
):  # fmt: skip
    """What a name can score at most of which two neighbouring words may be one part of the query; -1: less than
    *least*.

    *halves*: where the entries stand of pairs that each part may be. Its words are read only where it could score
    enough if each of these parts were two of them.
    """
    n, (half_from, half_to) = asked[0], halves
    theirs = marks(name, names[0], names[1], w_solid, head, base, nodes, n, best)
    as_one = max(table[JOINED], table[JOINED_SOUND])
    for i in range(n):
        may = half_to[i, 0] > half_from[i, 0] or half_to[i, 1] > half_from[i, 1]
        hoped[i] = max(best[i], as_one) if may else best[i]
    if bound(about, HEAVIEST, n, solid, hoped, q_total, helping, initials, table) < least:
        return np.int64(-1)
    theirs += joined_with(name, asked, vocabulary, names, best, table)
    return np.int64(bound(about, theirs, n, solid, best, q_total, helping, initials, table))
