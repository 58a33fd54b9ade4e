"""The walk through the index: which names can score enough, best first, none left out.

For each part of the query the names that hold a word like it are marked with what that part can add. What a name can
score at most follows (:func:`most`), and names are aligned in that order until none left can be among the best. Parts
that very many names hold come second: names that hold nothing rarer are walked by weight, and only as far as they
could still score enough. A bound is never below the score, so nothing that the scorer would accept is skipped.

The arrays come in tuples that :mod:`index` makes (``Index.tables``, ``Question``); the fields are named there.
"""

import numpy as np
from numba import njit

from zotim.engines.names.alignment import AN_INITIAL, align, joins, ratio, supports
from zotim.engines.names.context import context_change, final
from zotim.engines.names.table import WEAK

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
def _words_of(i, source, query, near, pair):
    """Where the words of one source lie for part *i*: first, last, and the weight of what they meet."""
    n, q_kind, q_weight = query[0], query[1], query[2]
    if source == 0:
        weight = q_weight[i] + q_weight[i + 1] if i + 1 < n else 0
        return pair[0][i], pair[0][i + 1], weight
    if source == 1:
        if i > 0 and supports(q_kind[i - 1]):
            return pair[0][i - 1], pair[0][i], q_weight[i] + q_weight[i - 1]
        return 0, 0, 0
    return near[0][i], near[0][i + 1], q_weight[i]


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
        total += half[0][i + 1] - half[0][i]
        for source in range(SOURCES - 1):
            low, high, _ = _words_of(i, source, query, near, pair)
            words = near[1] if source == 2 else pair[1]
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
def _change(entity, about, entities, table):
    """What dates, countries and gender of an entity change."""
    q_dates, q_lands, q_gender, _ = about
    _, _, e_date_start, e_dates, e_land_start, e_lands, e_gender, _ = entities
    by_date, by_land, by_gender = context_change(
        q_dates, 0, len(q_dates), e_dates, e_date_start[entity], e_date_start[entity + 1], q_lands, 0, len(q_lands),
        e_lands, e_land_start[entity], e_land_start[entity + 1], q_gender, e_gender[entity], table,
    )  # fmt: skip
    return by_date + by_land + by_gender


@njit(cache=True, nogil=True)
def _name_score(name, query, near, pair, vocabulary, names, table, room):
    """The score of one name, its alias weighed; 0 for one that shares nothing."""
    n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare, _ = query
    w_kind, w_weight, v_roman, v_long, v_bones, v_hard, v_bare = vocabulary
    words = names[1][names[0][name] : names[0][name + 1]]
    value, _ = align(
        n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare, near[0], near[1], near[2], near[3], pair[0],
        pair[1], pair[2], len(words), words, w_kind, w_weight, v_roman, v_long, v_bones, v_hard, v_bare, table,
        room[0], room[1],
    )  # fmt: skip
    return max(0, value - table[WEAK]) if names[4][name] and value > 0 else value


@njit(cache=True, nogil=True)
def _two_as_one(i, name, query, vocabulary, names, table):
    """How well part *i* is two neighbouring words of a name, and what these weigh at most; 0 where it is none."""
    q_roman, q_long, q_bones, q_hard, q_bare = query[3], query[4], query[5], query[6], query[7]
    w_weight = vocabulary[1]
    v_roman, v_long, v_bones, v_hard, v_bare = vocabulary[2:]
    best, weight = 0, 0
    for j in range(names[0][name], names[0][name + 1] - 1):
        one, other = names[1][j], names[1][j + 1]
        alike = joins(
            q_roman[i], q_long[i], q_bones[i], q_hard[i], v_roman[one], v_long[one], v_bones[one], v_hard[one],
            v_roman[other], v_long[other], v_bones[other], v_hard[other], q_bare[i] == v_bare[other], table,
        )  # fmt: skip
        if alike > 0:
            best, weight = max(best, alike), weight + w_weight[one] + w_weight[other]
    return best, weight


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
            change = _change(entity, about, entities, table)
            for name in range(e_name_start[entity], e_name_start[entity + 1]):
                value = final(_name_score(name, query, near, pair, vocabulary, names, table, room), change, True, table)
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
                stamp = base + SOURCES * s + source
                if source == 3:
                    for at in range(half[0][i], half[0][i + 1]):
                        name = half[1][at]
                        alike, theirs = _two_as_one(i, name, query, vocabulary, names, table)
                        if alike == 0 or (phase == 1 and base <= stamps[name] < base + SOURCES * split):
                            continue
                        new = (alike * q_weight[i]) | (q_weight[i] << MET) | (theirs << (MET + MINE))
                        if stamps[name] < base:
                            touched[n_touched] = name
                            n_touched += 1
                            marks[name] = new
                        else:
                            marks[name] += new
                        stamps[name] = stamp
                    continue
                low, high, weight = _words_of(i, source, query, near, pair)
                for at in range(low, high):
                    if source == 2:
                        k = near[4][at]
                        word, alike = near[1][k], int(near[2][k])
                    else:
                        k = pair[3][at]
                        word, alike = pair[1][k], int(pair[2][k])
                    theirs = w_weight[word]
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
            need = max(threshold, results[0][count - 1] if count == limit else 0)
            if marks[name] + raises < need:
                break
            entity = name_owner[name]
            if e_gone[entity] or not (q_kinds >> e_kind[entity]) & 1:
                continue
            change = _change(entity, about, entities, table)
            if final(marks[name], change, False, table) < need:
                continue
            known = False
            for d in range(len(documents)):
                known = known or documents[d] == entity
            if known:
                continue
            value = _name_score(name, query, near, pair, vocabulary, names, table, room)
            if value > 0:
                value = final(value, change, False, table)
                if value >= need:
                    count = _keep(count, results, entity, name, value)
    return count
