"""The walk through the index: which names can score enough, best first, none left out.

The parts of a query are taken by how many names hold a word like them, fewest first; of each part the words most alike
first; of each word the lightest names first, and only as far as a name can still score enough that met none of the
parts before (:func:`_heaviest`). For a name that is reached, a bound follows from what all of its words are like
(:func:`most`); names are aligned from the highest bound down, and what they score raises what is enough. A bound is
never below the score, so nothing that the scorer would accept is skipped.

The arrays come in tuples that ``segment`` (the index), ``question`` (the queries) and ``index`` (room, answers) make.
"""

import numpy as np
from numba import njit

from zotim.engines.names.alignment import AN_INITIAL, align, joins, may_join, ratio, supports
from zotim.engines.names.context import context_change, final
from zotim.engines.names.neighbours import whole
from zotim.engines.names.segment import HEAD, KIND_BIT, WEAK_BIT, WEIGHT_BITS
from zotim.engines.names.table import WEAK

HEAVIEST = 100 * 16
"""No name weighs more."""
WAITING = 512
"""Names that wait to be aligned, at most."""
NEXT, PART, PAIR, ALIKE, RULE = range(5)
"""Of a node: the next one of its word (-1: none), the part that the word is like, whether together with the next part,
how alike, and by which rule."""
FEW = 32
"""As long as fewer than the wanted entities are found, names are aligned when so many wait."""


@njit(cache=True, nogil=True)
def most(met, mine, theirs, q_total, helping, weight, initials, table):
    """What a name can score at most whose marks are *met*, *mine* and *theirs*.

    *met* is the sum of likeness x weight of the query's parts that may meet one of the name's, *mine* of their weights,
    *theirs* of the weights of the name's parts that may be met. *helping*: the weight of the query's parts that only
    support; *weight*: of the name's parts that do more; *initials*: how many initials the two have, each of which can
    stand for a part.
    """
    mine = min(mine + helping + 30 * initials, q_total)
    met = min(met + 1000 * (helping + 30 * initials), 1000 * mine)
    q_left = max(0, q_total - mine - 100 * initials)
    e_left = max(0, weight - theirs - 100 * initials)
    return min(ratio(met, mine, q_left, e_left, table), 1000)


@njit(cache=True, nogil=True)
def _heaviest(need, met, mine, theirs, q_total, helping, initials, table):
    """Up to which weight a name without initials can score *need*; -1: none can."""
    if need <= 0:
        return HEAVIEST
    low, high = -1, HEAVIEST
    while low < high:
        middle = (low + high + 1) // 2
        if most(met, mine, theirs, q_total, helping, middle, initials, table) >= need:
            low = middle
        else:
            high = middle - 1
    return low


@njit(cache=True, nogil=True)
def _keep(count, best, entities, names, entity, name, value):
    """Put a result among the best (by score, then by entity), once for each entity. Answers how many there are."""
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
def _with_hash(key, joined):
    """Where the names stand of which two neighbouring words have this hash as one."""
    start, hashes, _ = joined
    count, bits = len(start) - 1, 0
    while (1 << bits) < count:
        bits += 1
    bucket = key >> np.uint32(32 - bits)
    low, last = np.int64(start[bucket]), np.int64(start[bucket + 1])
    while low < last and hashes[low] < key:
        low += 1
    high = low
    while high < last and hashes[high] == key:
        high += 1
    return low, high


@njit(cache=True, nogil=True)
def _chains(name, names, head, base, words, chain):
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


@njit(cache=True, nogil=True)
def _name_score(name, asked, vocabulary, names, table, nodes, head, base, room, matches):
    """The score of one name before its alias is weighed, and how many rows of *matches* say how it came about."""
    n, q_kind, q_weight, q_roman, q_long, q_bones, q_hard, q_bare = asked
    w_kind, w_weight, v_roman, v_long, v_bones, v_hard, v_bare = vocabulary
    words, chain, near_start, near_word, near_alike, near_how, pair_start, pair_word, pair_alike, options = room
    count = _chains(name, names, head, base, words, chain)
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


@njit(cache=True, nogil=True)
def _joined_with(name, asked, vocabulary, names, best, table):
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


@njit(cache=True, nogil=True)
def _alias(value, name, names, table):
    """The score of a name, its alias weighed."""
    return max(0, value - table[WEAK]) if names[1][names[0][name]] >> WEAK_BIT & 1 else value


@njit(cache=True, nogil=True)
def _marks(name, n_start, n_flat, w_solid, head, base, nodes, n, best):
    """Write into *best* how alike each part meets a name at most; answers what the words that are met weigh."""
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
            i, alike = nodes[node, PART], nodes[node, ALIKE]
            best[i] = max(best[i], alike)
            if nodes[node, PAIR]:
                best[i + 1] = max(best[i + 1], alike)
            node = nodes[node, NEXT]
    return theirs


@njit(cache=True, nogil=True)
def _bound(about, theirs, n, solid, best, q_total, helping, initials, table):
    """What a name can score at most: *about* is the first number of its head, *solid* what parts weigh that do more
    than support."""
    met, mine = 0, 0
    for i in range(n):
        if best[i] > 0:
            met += best[i] * solid[i]
            mine += solid[i]
    weight, more = about & ((1 << WEIGHT_BITS) - 1), about >> WEIGHT_BITS & 31
    value = most(met, mine, theirs, q_total, helping, weight, initials + more, table)
    return max(0, value - table[WEAK]) if about >> WEAK_BIT & 1 else value


@njit(cache=True, nogil=True)
def _change(entity, batch, q, entities, table):
    """What dates, countries and gender of an entity change."""
    _, _, e_date_start, e_dates, e_land_start, e_lands, e_gender, _ = entities
    date_start, dates, land_start, lands, gender = batch[6], batch[7], batch[8], batch[9], batch[10]
    return context_change(
        dates, date_start[q], date_start[q + 1], e_dates, e_date_start[entity], e_date_start[entity + 1], lands,
        land_start[q], land_start[q + 1], e_lands, e_land_start[entity], e_land_start[entity + 1], gender[q],
        e_gender[entity], table,
    )  # fmt: skip


@njit(cache=True, nogil=True)
def _connect(first, n, batch, near, nodes, head, base):
    """Let each word that is like a part know it: a chain of nodes for each word, its beginning in *head*."""
    near_from, near_to, _, near_word, near_alike, near_how = near
    count = 0
    for i in range(n):
        for pair in range(2):
            row = batch[5][first + i] if pair else batch[4][first + i]
            if row < 0:
                continue
            for at in range(near_from[row], near_to[row]):
                word = near_word[at]
                before = np.int64(head[word]) - base
                nodes[count, NEXT] = before if before >= 0 else -1
                nodes[count, PART], nodes[count, PAIR] = i, pair
                nodes[count, ALIKE], nodes[count, RULE] = near_alike[at], near_how[at]
                head[word] = base + count
                count += 1
    return count


@njit(cache=True, nogil=True)
def _slots(first, asked, batch, near, slots):
    """The parts that can make a match, by how many names hold a word like them, fewest first."""
    n, q_kind = asked[0], asked[1]
    cost = np.empty(n, np.int64)
    count = 0
    for i in range(n):
        if supports(q_kind[i]):
            continue
        total = near[2][batch[4][first + i]]
        if batch[5][first + i] >= 0:
            total += near[2][batch[5][first + i]]
        at = count
        while at > 0 and cost[at - 1] > total:
            slots[at], cost[at] = slots[at - 1], cost[at - 1]
            at -= 1
        slots[at], cost[at] = i, total
        count += 1
    return count


@njit(cache=True, nogil=True)
def _is_among(entity, documents, first, last):
    """Whether an entity stands in ``documents[first:last]``."""
    for at in range(first, last):
        if documents[at] == entity:
            return True
    return False


@njit(cache=True, nogil=True)
def _settle(
    count, found, threshold, raises, q, batch, asked, vocabulary, names, entities, nodes, head, base, room, matches,
    buffers, best, best_entity, best_name, table,
):  # fmt: skip
    """Align the names that wait, from the highest bound down; answers how many entities are found now."""
    waiting, bounds, order, buckets = buffers
    buckets[:] = 0
    for k in range(count):
        buckets[126 - (bounds[k] >> 3)] += 1
    for k in range(126):
        buckets[k + 1] += buckets[k]
    for k in range(count):
        place = 125 - (bounds[k] >> 3)
        order[buckets[place]] = k
        buckets[place] += 1
    limit = len(best)
    for k in range(count):
        name, bound = waiting[order[k]], bounds[order[k]]
        need = max(threshold, best[limit - 1] if found == limit else 0)
        if bound + raises < need:
            continue
        entity = names[1][names[0][name] + 1]
        if entities[1][entity]:
            continue
        by_date, by_land, by_gender = _change(entity, batch, q, entities, table)
        change = by_date + by_land + by_gender
        if final(bound, change, False, table) < need:
            continue
        value, _ = _name_score(name, asked, vocabulary, names, table, nodes, head, base, room, matches)
        if value > 0:
            value = final(_alias(value, name, names, table), change, False, table)
            if value >= need:
                found = _keep(found, best, best_entity, best_name, entity, name, value)
    return found


@njit(cache=True, nogil=True)
def search(batch, words, near, vocabulary, postings, joined, names, entities, table, raises, threshold, room, answers):
    """Write the best entities for each question of a batch into *answers*, with the rows that explain each."""
    q_first, q_kinds, part_kind, part_weight, part_row = batch[:5]
    doc_start, documents = batch[11], batch[12]
    post_start, post, post_weight, w_lightest, w_solid = postings
    j_name = joined[2]
    n_start, n_flat = names
    e_kind, e_gone, e_name_start = entities[0], entities[1], entities[7]
    visited, head, counters, nodes, asked_room, near_room, buffers, matches = room
    waiting, bounds = buffers[0], buffers[1]
    counts, scores, found_entity, found_name, told, rows = answers
    limit = scores.shape[1]
    threshold = max(threshold, 1)
    q_roman, q_long, q_bones, q_hard, q_bare, best_alike, solid, slots, half_from, half_to = asked_room
    written = 0
    for q in range(len(q_kinds)):
        first, n = q_first[q], q_first[q + 1] - q_first[q]
        kinds = q_kinds[q]
        best, best_entity, best_name = scores[q], found_entity[q], found_name[q]
        q_total, helping, initials = 0, 0, 0
        for i in range(n):
            row = part_row[first + i]
            q_roman[i], q_long[i], q_bones[i], q_hard[i] = words[0][row], words[1][row], words[4][row], words[5][row]
            q_bare[i] = words[6][row]
            q_total += part_weight[first + i]
            solid[i] = 0 if supports(part_kind[first + i]) else part_weight[first + i]
            if supports(part_kind[first + i]):
                helping += part_weight[first + i]
                initials += 1 if part_kind[first + i] == AN_INITIAL else 0
        asked = (
            n, part_kind[first : first + n], part_weight[first : first + n], q_roman, q_long, q_bones, q_hard, q_bare
        )  # fmt: skip
        q_weight = asked[2]
        base, epoch = counters[0], np.uint32(counters[1])
        counters[0] += _connect(first, n, batch, near, nodes, head, base)
        counters[1] += 2
        done = epoch + np.uint32(1)
        found = 0
        for d in range(doc_start[q], doc_start[q + 1]):  # whoever has the document is looked at, whatever the name
            entity = documents[d]
            if not e_gone[entity] and (kinds >> e_kind[entity]) & 1:
                by_date, by_land, by_gender = _change(entity, batch, q, entities, table)
                for name in range(e_name_start[entity], e_name_start[entity + 1]):
                    visited[name] = done
                    value, _ = _name_score(name, asked, vocabulary, names, table, nodes, head, base, near_room, matches)
                    value = final(_alias(value, name, names, table), by_date + by_land + by_gender, True, table)
                    if value >= threshold:
                        found = _keep(found, best, best_entity, best_name, entity, name, value)

        for i in range(n):  # names of which two words may be one part
            half_from[i, 0] = half_to[i, 0] = half_from[i, 1] = half_to[i, 1] = 0
            if supports(part_kind[first + i]):
                continue
            keys = whole(q_roman[i], q_long[i], q_bones[i], q_hard[i])
            for k in range(2):
                low, high = _with_hash(keys[k], joined)
                half_from[i, k], half_to[i, k] = low, high
                for at in range(low, high):
                    if visited[j_name[at]] < epoch:
                        visited[j_name[at]] = epoch

        count = 0
        parts = _slots(first, asked, batch, near, slots)
        for s in range(parts + 1):
            if s == parts:  # what is left of the names that may hold a part as two words
                for i in range(n):
                    for k in range(2):
                        for at in range(half_from[i, k], half_to[i, k]):
                            name = j_name[at]
                            if visited[name] != epoch:
                                continue
                            visited[name] = done
                            if not (kinds >> (n_flat[n_start[name]] >> KIND_BIT)) & 1:
                                continue
                            theirs = _marks(name, n_start, n_flat, w_solid, head, base, nodes, n, best_alike)
                            theirs += _joined_with(name, asked, vocabulary, names, best_alike, table)
                            bound = _bound(
                                n_flat[n_start[name]], theirs, n, solid, best_alike, q_total, helping, initials, table
                            )
                            if bound + raises < max(threshold, best[limit - 1] if found == limit else 0):
                                continue
                            if count == WAITING:
                                found = _settle(
                                    count, found, threshold, raises, q, batch, asked, vocabulary, names, entities,
                                    nodes, head, base, near_room, matches, buffers, best, best_entity, best_name, table,
                                )  # fmt: skip
                                count = 0
                            waiting[count], bounds[count] = name, bound
                            count += 1
            else:
                later, parts_later = 0, 0
                for t in range(s + 1, parts):
                    i = slots[t]
                    later += q_weight[i]
                    parts_later += 1
                    pair = batch[5][first + i]
                    if pair >= 0 and near[1][pair] > near[0][pair] and not supports(part_kind[first + i + 1]):
                        later += q_weight[i + 1]
                i = slots[s]
                for source in range(3):  # written as one with the next part; with a particle before it; alone
                    row, weight = -1, q_weight[i]
                    if source == 0:
                        row = batch[5][first + i]
                        if row >= 0 and not supports(part_kind[first + i + 1]):
                            weight += q_weight[i + 1]
                    elif source == 1:
                        if i > 0 and supports(part_kind[first + i - 1]):
                            row = batch[5][first + i - 1]
                    else:
                        row = part_row[first + i]
                    if row < 0:
                        continue
                    last_alike, last_need, reach = -1, -1, 0
                    for at in range(near[0][row], near[1][row]):
                        word, alike = near[3][at], np.int64(near[4][at])
                        need = max(threshold, best[limit - 1] if found == limit else 0) - raises
                        if alike != last_alike or need != last_need:
                            if reach >= 0 or last_alike < 0:
                                reach = _heaviest(
                                    need, alike * weight + 1000 * later, weight + later, 100 + 100 * parts_later,
                                    q_total, helping, initials, table,
                                )  # fmt: skip
                            last_alike, last_need = alike, need
                        if w_lightest[word] > reach:
                            continue
                        for p in range(post_start[word], post_start[word + 1]):
                            if post_weight[p] > reach:
                                break
                            name = post[p]
                            seen = visited[name]
                            if seen == done:
                                continue
                            visited[name] = done
                            about = n_flat[n_start[name]]
                            if not (kinds >> (about >> KIND_BIT)) & 1:
                                continue
                            theirs = _marks(name, n_start, n_flat, w_solid, head, base, nodes, n, best_alike)
                            if seen == epoch:
                                theirs += _joined_with(name, asked, vocabulary, names, best_alike, table)
                            bound = _bound(about, theirs, n, solid, best_alike, q_total, helping, initials, table)
                            if bound < need:
                                continue
                            if count == WAITING or (count >= FEW and (found < limit or p == post_start[word])):
                                found = _settle(
                                    count, found, threshold, raises, q, batch, asked, vocabulary, names, entities,
                                    nodes, head, base, near_room, matches, buffers, best, best_entity, best_name, table,
                                )  # fmt: skip
                                count = 0
                                need = max(threshold, best[limit - 1] if found == limit else 0) - raises
                            waiting[count], bounds[count] = name, bound
                            count += 1
            if count:
                found = _settle(
                    count, found, threshold, raises, q, batch, asked, vocabulary, names, entities, nodes, head, base,
                    near_room, matches, buffers, best, best_entity, best_name, table,
                )  # fmt: skip
                count = 0

        counts[q] = found
        for k in range(found):
            name, entity = best_name[k], best_entity[k]
            value, steps = _name_score(name, asked, vocabulary, names, table, nodes, head, base, near_room, matches)
            told[q, k, 0] = value
            told[q, k, 1], told[q, k, 2], told[q, k, 3] = _change(entity, batch, q, entities, table)
            told[q, k, 4] = _is_among(entity, documents, doc_start[q], doc_start[q + 1])
            told[q, k, 5], told[q, k, 6] = written, written + steps
            for row in range(steps):
                for column in range(7):
                    rows[written, column] = matches[row, column]
                written += 1
    return written
