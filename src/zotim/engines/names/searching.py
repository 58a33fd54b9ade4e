"""The walk through the index: which names can score enough, best first, none left out.

For each part of the query the names that hold a word like it are marked with what that part can add. What a name can
score at most follows (:func:`most`), and names are aligned in that order until none left can be among the best. Parts
that very many names hold come second: names that hold nothing rarer are walked by weight, and only as far as they
could still score enough. A bound is never below the score, so nothing that the scorer would accept is skipped.

The arrays come in tuples that :mod:`index` makes (``Index.tables``, ``Question``); the fields are named there.
"""

import numpy as np
from numba import njit

from zotim.engines.names.alignment import AN_INITIAL, align, ratio, supports
from zotim.engines.names.context import context_change, final
from zotim.engines.names.table import JOINED, WEAK

MET, MINE = 21, 13
"""Bits of a mark: the sum of likeness x weight, then the sum of the query's weights, then that of the entry's."""
SOURCES = 4
"""Where a word like a part comes from: with the next part, with a particle before it, alone, as the half of two."""


@njit(cache=True, nogil=True)
def most(met, mine, theirs, q_total, helping, weight, initials, table):
    """What a name can score at most whose marks are *met*, *mine* and *theirs*.

    *helping*: the weight of the query's parts that only support; *weight*: of the name's parts that do more;
    *initials*: how many initials the two have, each of which can stand for a part.
    """
    mine = min(mine + helping + 30 * initials, q_total)
    met = min(met + 1000 * (helping + 30 * initials), 1000 * mine)
    q_left = max(0, q_total - mine - 100 * initials)
    e_left = max(0, weight - theirs - 100 * initials)
    return min(ratio(met, mine, q_left, e_left, table), 1000)


@njit(cache=True, nogil=True)
def _keep(count, results, entity, name, value):
    """Put a result among the best (by score, then by entity), once for each entity. Answers how many there are."""
    best, entities, names = results
    limit = len(best)
    for k in range(count):
        if entities[k] == entity:
            if best[k] > value or (best[k] == value and names[k] <= name):
                return count
            for m in range(k, count - 1):
                best[m], entities[m], names[m] = best[m + 1], entities[m + 1], names[m + 1]
            count -= 1
            break
    at = count
    while at > 0 and (best[at - 1] < value or (best[at - 1] == value and entities[at - 1] > entity)):
        at -= 1
    if at >= limit:
        return count
    for k in range(min(count, limit - 1), at, -1):
        best[k], entities[k], names[k] = best[k - 1], entities[k - 1], names[k - 1]
    best[at], entities[at], names[at] = value, entity, name
    return min(count + 1, limit)


@njit(cache=True, nogil=True)
def _words_of(i, source, query, near, pair, half):
    """Where the words of one source lie for part *i*: first, last, and the weight of what they meet."""
    n, q_kind, q_weight = query[0], query[1], query[2]
    if source == 0:
        weight = q_weight[i] + q_weight[i + 1] if i + 1 < n else 0
        return pair[0][i], pair[0][i + 1], weight
    if source == 1:
        if i > 0 and supports(q_kind[i - 1]):
            return pair[0][i - 1], pair[0][i], q_weight[i] + q_weight[i - 1]
        return 0, 0, 0
    if source == 2:
        return near[0][i], near[0][i + 1], q_weight[i]
    return half[0][i], half[0][i + 1], q_weight[i]


@njit(cache=True, nogil=True)
def _slots(query, near, pair, half, postings):
    """The parts that can make a match, by how many names hold a word like them, fewest first."""
    n, q_kind = query[0], query[1]
    post_start = postings[0]
    slots, cost = np.empty(n, np.int64), np.empty(n, np.int64)
    count = 0
    for i in range(n):
        if supports(q_kind[i]):
            continue
        total = 0
        for source in range(SOURCES):
            low, high, _ = _words_of(i, source, query, near, pair, half)
            words = near[1] if source == 2 else half[1] if source == 3 else pair[1]
            for at in range(low, high):
                total += post_start[words[at] + 1] - post_start[words[at]]
        at = count
        while at > 0 and cost[at - 1] > total:
            slots[at], cost[at] = slots[at - 1], cost[at - 1]
            at -= 1
        slots[at], cost[at] = i, total
        count += 1
    return slots[:count], cost[:count]


@njit(cache=True, nogil=True)
def _score_name(name, query, near, pair, about, known, vocabulary, names, entities, table, room):
    """The score of one name's entity by this name, with context; -1 for names that share nothing."""
    n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare, _ = query
    w_kind, w_weight, v_roman, v_long, v_bones, v_hard, v_bare = vocabulary
    name_start, name_word, _, _, name_weak, name_owner = names
    _, _, e_date_start, e_dates, e_land_start, e_lands, e_gender, _ = entities
    q_dates, q_lands, q_gender, _ = about
    words = name_word[name_start[name] : name_start[name + 1]]
    value, _ = align(
        n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare, near[0], near[1], near[2], near[3], pair[0],
        pair[1], pair[2], len(words), words, w_kind, w_weight, v_roman, v_long, v_bones, v_hard, v_bare, table,
        room[0], room[1],
    )  # fmt: skip
    if value == 0 and not known:
        return -1
    if name_weak[name]:
        value = max(0, value - table[WEAK])
    entity = name_owner[name]
    by_date, by_land, by_gender = context_change(
        q_dates, 0, len(q_dates), e_dates, e_date_start[entity], e_date_start[entity + 1], q_lands, 0, len(q_lands),
        e_lands, e_land_start[entity], e_land_start[entity + 1], q_gender, e_gender[entity], table,
    )  # fmt: skip
    return final(value, by_date + by_land + by_gender, known, table)


@njit(cache=True, nogil=True)
def _heaviest(need, weight, parts, q_total, helping, initials, table):
    """Up to which weight a name without initials can score *need* when only the common parts meet; -1: none can."""
    low, high = -1, 100 * 16
    while low < high:
        middle = (low + high + 1) // 2
        if most(1000 * weight, weight, 200 * parts, q_total, helping, middle, initials, table) >= need:
            low = middle
        else:
            high = middle - 1
    return low


@njit(cache=True, nogil=True)
def search(query, near, pair, half, about, vocabulary, postings, names, entities, table, raises, threshold, rare,
           state, results):  # fmt: skip
    """Write the best entities for a query into *results* (scores, entities, names); answers how many there are.

    Parts that no more than *rare* names hold are walked first.
    """
    n, q_kind, q_weight, q_kinds = query[0], query[1], query[2], query[8]
    w_weight = vocabulary[1]
    post_start, post = postings
    name_weight, name_initials, name_owner = names[2], names[3], names[5]
    e_kind, e_gone, e_name_start = entities[0], entities[1], entities[7]
    documents = about[3]
    marks, stamps, touched, order, buckets, counter, matches, options = state
    room = (matches, options)
    limit, count = len(results[0]), 0
    threshold = max(threshold, 1)

    q_total, helping, initials = 0, 0, 0
    for i in range(n):
        q_total += q_weight[i]
        if supports(q_kind[i]):
            helping += q_weight[i]
            initials += 1 if q_kind[i] == AN_INITIAL else 0
    slots, cost = _slots(query, near, pair, half, postings)
    split = 0
    while split < len(slots) and (split == 0 or cost[split] <= rare):
        split += 1
    rest, rest_parts = 0, 0
    for s in range(split, len(slots)):
        i = slots[s]
        rest += q_weight[i]
        rest_parts += 1
        if i + 1 < n and pair[0][i + 1] > pair[0][i] and not supports(q_kind[i + 1]):
            rest += q_weight[i + 1]

    for d in range(len(documents)):  # whoever has the document is looked at, whatever the name
        entity = documents[d]
        if not e_gone[entity] and (q_kinds >> e_kind[entity]) & 1:
            for name in range(e_name_start[entity], e_name_start[entity + 1]):
                value = _score_name(name, query, near, pair, about, True, vocabulary, names, entities, table, room)
                if value >= threshold:
                    count = _keep(count, results, entity, name, value)

    base = counter[0]
    counter[0] += SOURCES * (len(slots) + 1)
    for phase in range(2):
        need = max(threshold, results[0][count - 1] if count == limit else 0) - raises
        heaviest = 100 * 16
        first, last, later, parts_later = 0, split, rest, rest_parts
        if phase == 1:
            first, last, later, parts_later = split, len(slots), 0, 0
            heaviest = _heaviest(need, rest, rest_parts, q_total, helping, initials, table)
        n_touched = 0
        for s in range(first, last):
            i = slots[s]
            for source in range(SOURCES):
                low, high, weight = _words_of(i, source, query, near, pair, half)
                stamp = base + SOURCES * s + source
                for at in range(low, high):
                    if source == 2:
                        k = near[4][at]
                        word, alike, theirs = near[1][k], int(near[2][k]), 0
                    elif source == 3:
                        word, alike, theirs = half[1][at], table[JOINED], 100
                    else:
                        k = pair[3][at]
                        word, alike, theirs = pair[1][k], int(pair[2][k]), 0
                    theirs += w_weight[word]
                    new = (alike * weight) | (weight << MET) | (theirs << (MET + MINE))
                    for p in range(post_start[word], post_start[word + 1]):
                        name = post[p]
                        before = stamps[name]
                        if phase == 1:
                            if name_weight[name] > heaviest and name_initials[name] == 0:
                                break  # names come by weight
                            if base <= before < base + SOURCES * split:
                                continue  # seen with the rare parts
                        if before < base:
                            touched[n_touched] = name
                            n_touched += 1
                            marks[name] = new
                        elif before == stamp:  # a word less like, of the same name
                            marks[name] += theirs << (MET + MINE)
                        else:
                            marks[name] += new
                        stamps[name] = stamp
        buckets[:] = 0
        kept = 0
        for k in range(n_touched):
            name = touched[k]
            mark = marks[name]
            bound = most(
                (mark & ((1 << MET) - 1)) + 1000 * later, ((mark >> MET) & ((1 << MINE) - 1)) + later,
                (mark >> (MET + MINE)) + 200 * parts_later, q_total, helping, name_weight[name],
                initials + name_initials[name], table,
            )  # fmt: skip
            if bound >= need:
                touched[kept] = name
                marks[name] = bound
                kept += 1
                buckets[1001 - bound] += 1
        for k in range(1001):
            buckets[k + 1] += buckets[k]
        for k in range(kept):
            name = touched[k]
            place = 1000 - marks[name]
            order[buckets[place]] = name
            buckets[place] += 1
        for k in range(kept):
            name = order[k]
            if marks[name] + raises < max(threshold, results[0][count - 1] if count == limit else 0):
                break
            entity = name_owner[name]
            if e_gone[entity] or not (q_kinds >> e_kind[entity]) & 1:
                continue
            known = False
            for d in range(len(documents)):
                known = known or documents[d] == entity
            if not known:
                value = _score_name(name, query, near, pair, about, False, vocabulary, names, entities, table, room)
                if value >= threshold:
                    count = _keep(count, results, entity, name, value)
    return count
