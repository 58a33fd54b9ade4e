"""The walk through the index: which names can score enough, best first, none left out.

The parts of a query are taken by how many names hold a word like them, fewest first; of each part the words most alike
first; of each word the lightest names first, and only as far as a name can still score enough that met none of the
parts before (:func:`bounds.heaviest`). For a name that is reached, a bound follows from what all of its words are like
(:func:`bounds.most`), and from the year of its entity's dates what context may add (:func:`context.changes_by_year`);
names are aligned from the one down that can score most (:mod:`settling`), and what they score raises what is enough. A
bound is never below the score, so nothing that the scorer would accept is skipped.

The arrays come in tuples that ``segment`` (the index), ``question`` (the queries) and ``index`` (room, answers) make.
"""

import numpy as np
from numba import njit

from zotim.engines.names.alignment import AN_INITIAL, FULL, supports
from zotim.engines.names.bounds import (
    alias,
    bound_if_joined,
    kind_of,
    light,
    lightest,
    looked_up,
    marks,
    name_score,
    reaches,
    slots_behind,
    unmarked,
    with_hash,
    year_of,
)
from zotim.engines.names.bounds import bound as bound_of
from zotim.engines.names.connecting import BESIDE, connect
from zotim.engines.names.context import changes_by_year, final
from zotim.engines.names.forms import whole
from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.segment import WEAK_BIT
from zotim.engines.names.settling import WAITING, change, keep, needed, settle, want
from zotim.engines.names.signature import SIGNATURE
from zotim.engines.names.table import JOINED, JOINED_SOUND, WEAK

LAST_MARK = 255
"""Of those that say at each name that it was looked at; then all are taken away."""
FEW = 32
"""As long as fewer than the wanted entities are found, names are aligned when so many wait."""


@njit(**KERNEL)
def _slots(first, asked, batch, near, room):
    """The parts that can make a match, by how many names hold a word like them, fewest first. Answers how many.

    Of each: what it weighs at most together with the next part, and how alike a word is at most by which it is met.
    """
    slots, weights, alikes, slot_of, cost = room
    n, q_kind, q_weight = asked[0], asked[1], asked[2]
    near_from, near_to, names, _, near_alike, _ = near
    count = 0
    for i in range(n):
        slot_of[i] = -1
        if supports(q_kind[i]):
            continue
        total = names[batch[4][first + i]]
        if batch[5][first + i] >= 0:
            total += names[batch[5][first + i]]
        at = count
        while at > 0 and cost[at - 1] > total:
            slots[at], cost[at] = slots[at - 1], cost[at - 1]
            at -= 1
        slots[at], cost[at] = i, total
        count += 1
    for s in range(count):
        i = slots[s]
        slot_of[i] = s
        weights[s], alikes[s] = q_weight[i], 0
        for source in range(3):
            row = _row(source, i, first, q_kind, batch)
            if row >= 0 and near_to[row] > near_from[row]:
                alikes[s] = max(alikes[s], near_alike[near_from[row]])
                if source == 0 and not supports(q_kind[i + 1]):
                    weights[s] += q_weight[i + 1]
    return count


@njit(**KERNEL)
def _beside(first, n, q_kind, batch, near, w_solid):
    """What the words of a name weigh at most that are met by parts that only support; an initial is reckoned apart."""
    total = np.int64(0)
    for i in range(n):
        if not supports(q_kind[i]) or q_kind[i] == AN_INITIAL:
            continue
        heaviest = np.int64(0)
        for pair in range(2 if i + 1 < n and supports(q_kind[i + 1]) else 1):
            row = batch[5][first + i] if pair else batch[4][first + i]
            for at in range(near[0][row] if row >= 0 else 0, near[1][row] if row >= 0 else 0):
                heaviest = max(heaviest, np.int64(w_solid[near[3][at]]))
        total += heaviest
    return total


@njit(**KERNEL)
def _row(source, i, first, q_kind, batch):
    """The row of what a part is like: written as one with the next part (0), with a particle before it (1), alone (2).
    -1: there is none."""
    if source == 0:
        return batch[5][first + i]
    if source == 1:
        return batch[5][first + i - 1] if i > 0 and supports(q_kind[i - 1]) else -1
    return batch[4][first + i]


@njit(**KERNEL)
def _is_among(entity, documents, first, last):
    """Whether an entity stands in ``documents[first:last]``."""
    for at in range(first, last):
        if documents[at] == entity:
            return True
    return False


@njit(**KERNEL)
def _is_entry(entry, joined, first, last):
    """Whether an *entry* stands in ``joined[first:last]``, in which those below zero come first."""
    for at in range(first, last):
        if joined[2][at] >= entry:
            return joined[2][at] == entry
    return False


@njit(SIGNATURE, **KERNEL)
def search(batch, words, near, vocabulary, postings, joined, names, entities, table, threshold, room, answers):
    """Write the best entities for each question of a batch into *answers*, with the rows that explain each.

    *answers*: room for the best of one question, how many each has, what is told of each (:class:`explaining.Told`),
    and the rows, of which this answers how many there are.
    """
    q_first, q_kinds, part_kind, part_weight, part_row = batch[:5]
    doc_start, documents = batch[11], batch[12]
    post_start, post, post_weight, _, _, w_class, w_lightest, w_solid = postings
    j_entry = joined[2]
    n_start, n_flat = names
    e_kind, e_gone, e_name_start = entities[0], entities[1], entities[7]
    visited, head, counters, nodes, asked_room, near_room, buffers, matches, slot_room, class_room, reach, some = room[
        :12
    ]
    level, most, needs = room[12]
    meets, row_of = class_room[0], class_room[1]
    waiting, bounds, whose, tops = buffers[0], buffers[1], buffers[4], buffers[6]
    bests, counts, told, rows = answers
    best, best_entity, best_name = bests[0], bests[1], bests[2]
    limit = len(best)
    threshold = max(threshold, 1)
    q_roman, q_long, q_bones, q_hard, q_bare, best_alike, solid, hoped, half_from, half_to = asked_room
    halves = half_from, half_to
    slots, slot_weight, slot_alike, slot_of, hope = slot_room
    as_one = max(table[JOINED], table[JOINED_SOUND])
    written, answered = 0, 0
    for q in range(len(q_kinds)):
        first, n = q_first[q], q_first[q + 1] - q_first[q]
        kinds = q_kinds[q]
        q_total, helping, initials = 0, 0, 0
        for i in range(n):
            row = part_row[first + i]
            for letter in range(q_roman.shape[1]):
                q_roman[i, letter], q_bones[i, letter] = words[0][row, letter], words[4][row, letter]
            q_long[i], q_hard[i], q_bare[i] = words[1][row], words[5][row], words[6][row]
            q_total += part_weight[first + i]
            solid[i] = 0 if supports(part_kind[first + i]) else part_weight[first + i]
            if supports(part_kind[first + i]):
                helping += part_weight[first + i]
                initials += 1 if part_kind[first + i] == AN_INITIAL else 0
        asked = (
            n, part_kind[first : first + n], part_weight[first : first + n], q_roman, q_long, q_bones, q_hard, q_bare
        )  # fmt: skip
        q_kind, q_weight = asked[1], asked[2]
        placed = batch[8][q + 1] > batch[8][q]
        levels = changes_by_year(batch[7], batch[6][q], batch[6][q + 1], placed, table, most, level)
        if counters[1] + 2 > LAST_MARK:
            visited[:] = 0
            counters[1] = 1
        base, epoch = counters[0], np.uint8(counters[1])
        parts = _slots(first, asked, batch, near, slot_room)
        want(threshold, levels, most, needs, table)
        least = needs[0]
        for of in range(1, levels):
            least = min(least, needs[of])
        used, counters[2] = connect(
            first, asked, batch, near, nodes, head, base, vocabulary, postings, slot_of, class_room, counters[2],
            least, table,
        )  # fmt: skip
        beside = _beside(first, n, q_kind, batch, near, w_solid)
        counters[0] += used
        counters[1] += 2
        done = np.uint8(epoch + 1)
        found = 0
        for d in range(doc_start[q], doc_start[q + 1]):  # whoever has the document is looked at, whatever the name
            entity = documents[d]
            if not e_gone[entity] and (kinds >> e_kind[entity]) & 1:
                by_date, by_land, by_gender = change(entity, batch, q, entities, table)
                for name in range(e_name_start[entity], e_name_start[entity + 1]):
                    visited[name] = done
                    value, _ = name_score(name, asked, vocabulary, names, table, nodes, head, base, near_room, matches)
                    value = final(alias(value, name, names, table), by_date + by_land + by_gender, True, table)
                    if value >= threshold:
                        found = keep(found, best, best_entity, best_name, entity, name, value)

        joinable = 0
        for i in range(n):  # words that may be one part with a neighbour
            half_from[i, 0] = half_to[i, 0] = half_from[i, 1] = half_to[i, 1] = 0
            if supports(part_kind[first + i]):
                continue
            keys = whole(q_roman[i], q_long[i], q_bones[i], q_hard[i])
            for k in range(2):
                half_from[i, k], half_to[i, k] = with_hash(keys[k], joined)
            joinable += 1 if half_to[i, 0] > half_from[i, 0] or half_to[i, 1] > half_from[i, 1] else 0

        count = 0
        for s in range(parts + 1):
            if s == parts:  # names that hold a part as two words, and what else of the query they may
                if joinable == 0:
                    continue
                later, met, weight = slots_behind(-1, parts) | (BESIDE if beside else 0), np.int64(0), np.int64(0)
                for i in range(n):
                    if half_to[i, 0] > half_from[i, 0] or half_to[i, 1] > half_from[i, 1]:
                        t = slot_of[i]
                        hope[t] = max(slot_alike[t], as_one) * slot_weight[t]
                        met += hope[t]
                        weight += slot_weight[t]
                        slot_alike[t] = 0  # it is counted already
                for half in range(2 * n):
                    i, k = half >> 1, half & 1
                    at, high, p, last, own = half_from[i, k], half_to[i, k], np.int64(0), np.int64(0), meets[0]
                    if at == high:
                        continue
                    t, last_need, widest, narrower = slot_of[i], -1, np.int64(0), later
                    # What a name has two words for is this very part, whatever it has for others.
                    those = met - hope[t] + table[JOINED_SOUND if k else JOINED] * q_weight[i]
                    of_those = weight - slot_weight[t] + q_weight[i]
                    while at < high or p < last:
                        need = needed(found, best, threshold)
                        if need != last_need:
                            want(need, levels, most, needs, table)
                        if p < last:  # among the names of a word
                            if need != last_need:
                                reaches(
                                    later, needs, levels, those, of_those, 2 * FULL * joinable, -1, parts,
                                    slot_weight, slot_alike, beside, q_total, helping, initials, table, reach,
                                )  # fmt: skip
                                last_need, widest, narrower = need, reach[later, 0], later
                            if post_weight[p] > widest:
                                p = last
                                continue
                            few, p = light(p, last, widest, reach[later], level, postings, some)
                            while few and narrower:
                                narrower = (narrower - 1) & later
                                reaches(
                                    narrower, needs, levels, those, of_those, 2 * FULL * joinable, -1, parts,
                                    slot_weight, slot_alike, beside, q_total, helping, initials, table, reach,
                                )  # fmt: skip
                            few = lightest(few, own, postings, meets, level, later, reach, some)
                            for one in range(few):
                                some[0, one] = post[some[0, one]]
                        elif j_entry[at] < 0:
                            word = ~j_entry[at]
                            at += 1
                            if k == 0 or not _is_entry(~word, joined, half_from[i, 0], half_to[i, 0]):
                                p, last = np.int64(post_start[word]), np.int64(post_start[word + 1])
                                own = meets[w_class[word]]
                            continue
                        else:
                            few = min(high - at, some.shape[1])
                            for one in range(few):
                                some[0, one] = j_entry[at + one]
                            at += few
                        few = unmarked(few, done, n_start, n_flat, visited, some)
                        for one in range(few):
                            name, about, entity = some[0, one], some[4, one], some[5, one]
                            visited[name] = done
                            if not (kinds >> kind_of(about)) & 1:
                                continue
                            of = level[year_of(about)]
                            bound = bound_if_joined(
                                name, about, needs[of], asked, vocabulary, names, w_solid, head, base, nodes,
                                halves, solid, best_alike, hoped, q_total, helping, initials, table,
                            )  # fmt: skip
                            if bound < needs[of]:
                                continue
                            if count == WAITING or (count >= FEW and found < limit):
                                found = settle(
                                    count, found, threshold, q, batch, asked, vocabulary, names, entities,
                                    nodes, head, base, near_room, matches, buffers, best, best_entity, best_name,
                                    visited, done, table,
                                )  # fmt: skip
                                count = 0
                            waiting[count], whose[count], bounds[count] = name, entity, bound
                            tops[count] = final(bound, most[of], False, table)
                            count += 1
            else:
                i = slots[s]
                later = slots_behind(s, parts) | (BESIDE if beside else 0)
                for source in range(3):
                    row, weight = _row(source, i, first, q_kind, batch), q_weight[i]
                    if row < 0:
                        continue
                    if source == 0 and not supports(q_kind[i + 1]):
                        weight += q_weight[i + 1]
                    last_alike, last_need, widest, narrower = np.int64(-1), -1, np.int64(0), later
                    for at in range(near[0][row], near[1][row]):
                        word, alike = near[3][at], np.int64(near[4][at])
                        need = needed(found, best, threshold)
                        if alike != last_alike or need != last_need:
                            want(need, levels, most, needs, table)
                            if widest >= 0 or last_alike < 0:
                                reaches(
                                    later, needs, levels, alike * weight, weight, FULL, s, parts, slot_weight,
                                    slot_alike, beside, q_total, helping, initials, table, reach,
                                )  # fmt: skip
                                widest, narrower = reach[later, 0], later
                            last_alike, last_need = alike, need
                        if w_lightest[word] > widest:
                            continue
                        p, last = np.int64(post_start[word]), np.int64(post_start[word + 1])
                        own, own_row = meets[w_class[word]], row_of[w_class[word]]
                        while p < last and post_weight[p] <= widest:
                            few, p = light(p, last, widest, reach[later], level, postings, some)
                            while few and narrower:  # only now is it worth to know more of each
                                narrower = (narrower - 1) & later
                                reaches(
                                    narrower, needs, levels, last_alike * weight, weight, FULL, s, parts, slot_weight,
                                    slot_alike, beside, q_total, helping, initials, table, reach,
                                )  # fmt: skip
                            few = lightest(few, own, postings, meets, level, later, reach, some)
                            few = looked_up(
                                few, own_row, needs, level, postings, n_start, n_flat, visited, n, solid, class_room,
                                q_total, helping, initials, table, some,
                            )  # fmt: skip
                            for k in range(few):
                                name, bound, seen = some[0, k], some[1, k], some[2, k]
                                about, entity = some[4, k], some[5, k]
                                if seen >= epoch:
                                    continue
                                visited[name] = epoch
                                if not (kinds >> kind_of(about)) & 1:
                                    continue
                                of = level[year_of(about)]
                                if bound > 1000:
                                    theirs = marks(name, n_start, n_flat, w_solid, head, base, nodes, n, best_alike)
                                    bound = bound_of(
                                        about, theirs, n, solid, best_alike, q_total, helping, initials, table
                                    )  # fmt: skip
                                elif about >> WEAK_BIT & 1:
                                    bound = max(0, bound - table[WEAK])
                                if bound < needs[of]:
                                    continue
                                if count == WAITING or (count >= FEW and found < limit):
                                    found = settle(
                                        count, found, threshold, q, batch, asked, vocabulary, names, entities,
                                        nodes, head, base, near_room, matches, buffers, best, best_entity, best_name,
                                        visited, done, table,
                                    )  # fmt: skip
                                    count = 0
                                    need = needed(found, best, threshold)
                                    want(need, levels, most, needs, table)
                                waiting[count], whose[count], bounds[count] = name, entity, bound
                                tops[count] = final(bound, most[of], False, table)
                                count += 1
            if count:
                found = settle(
                    count, found, threshold, q, batch, asked, vocabulary, names, entities, nodes, head, base,
                    near_room, matches, buffers, best, best_entity, best_name, visited, done, table,
                )  # fmt: skip
                count = 0

        counts[q] = found
        for k in range(found):
            name, entity = best_name[k], best_entity[k]
            value, steps = name_score(name, asked, vocabulary, names, table, nodes, head, base, near_room, matches)
            told[answered, 0], told[answered, 1], told[answered, 2], told[answered, 3] = best[k], entity, name, value
            told[answered, 4], told[answered, 5], told[answered, 6] = change(entity, batch, q, entities, table)
            told[answered, 7] = _is_among(entity, documents, doc_start[q], doc_start[q + 1])
            told[answered, 8], told[answered, 9] = written, written + steps
            answered += 1
            for row in range(steps):
                for column in range(7):
                    rows[written, column] = matches[row, column]
                written += 1
    return written
