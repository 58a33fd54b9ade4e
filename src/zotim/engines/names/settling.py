"""Names that wait to be aligned, and the best of what was found."""

import numpy as np
from numba import njit

from zotim.engines.names.bounds import alias, name_score
from zotim.engines.names.context import context_change, final, wanted
from zotim.engines.names.kernels import KERNEL

WAITING = 512
"""Names that wait to be aligned, at most."""


@njit(**KERNEL)
def keep(count, best, entities, names, entity, name, value):
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


@njit(**KERNEL)
def change(entity, batch, q, entities, table):
    """What dates, countries and gender of an entity change."""
    _, _, e_date_start, e_dates, e_land_start, e_lands, e_gender, _ = entities
    date_start, dates, land_start, lands, gender = batch[6], batch[7], batch[8], batch[9], batch[10]
    return context_change(
        dates, date_start[q], date_start[q + 1], e_dates, e_date_start[entity], e_date_start[entity + 1], lands,
        land_start[q], land_start[q + 1], e_lands, e_land_start[entity], e_land_start[entity + 1], gender[q],
        e_gender[entity], table,
    )  # fmt: skip


@njit(**KERNEL)
def needed(found, best, threshold):
    """What an entity must score to be among the best."""
    return max(threshold, best[-1] if found == len(best) else 0)


@njit(**KERNEL)
def want(need, levels, most, needs, table):
    """What a name must score for each level of :func:`context.changes_by_year` so that an entity scores *need*."""
    for level in range(levels):
        needs[level] = wanted(need, most[level], table)


@njit(**KERNEL)
def settle(
    count, found, threshold, q, batch, asked, vocabulary, names, entities, nodes, head, base, room, matches,
    buffers, best, best_entity, best_name, visited, done, table,
):  # fmt: skip
    """Align the names that wait, from the one down that can score most, and mark them *done*; answers how many entities
    are found now."""
    waiting, bounds, order, buckets, whose, dated, tops = buffers
    for k in range(count):  # what is needed of each entity, so that reading one needn't wait for another
        dated[k] = -1 if entities[1][whose[k]] else entities[2][whose[k]]
    buckets[:] = 0
    for k in range(count):
        buckets[126 - (tops[k] >> 3)] += 1
    for k in range(126):
        buckets[k + 1] += buckets[k]
    for k in range(count):
        place = 125 - (tops[k] >> 3)
        order[buckets[place]] = k
        buckets[place] += 1
    for k in range(count):
        name, bound = waiting[order[k]], bounds[order[k]]
        need = needed(found, best, threshold)
        if tops[order[k]] < need:
            continue
        entity = np.int64(whose[order[k]])
        if dated[order[k]] < 0:
            continue
        by_date, by_land, by_gender = change(entity, batch, q, entities, table)
        by = by_date + by_land + by_gender
        if final(bound, by, False, table) < need:
            continue
        visited[name] = done
        value, _ = name_score(name, asked, vocabulary, names, table, nodes, head, base, room, matches)
        if value > 0:
            value = final(alias(value, name, names, table), by, False, table)
            if value >= need:
                found = keep(found, best, best_entity, best_name, entity, name, value)
    return found
