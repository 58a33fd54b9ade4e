"""The scoring table as the kernels read it: one array of whole numbers, made from ``data/<version>.toml``."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from zotim.engines.names.model import SHIPPED
from zotim.engines.scripts.toml_tables import table_at

# Places in the array.
SAME, SOUND, SKELETON, BARE, ONE, TWO, NEAR, NEAR_VOWELS, BEGINNING = 0, 1, 5, 17, 25, 32, 39, 45, 46
JOINED, JOINED_SOUND, INITIAL = 49, 50, 51
CONTRADICTED, MISSING_ENTRY, MISSING_QUERY, WEAK, ORDER = 52, 53, 54, 55, 56
DATE_SAME, DATE_PART, DATE_SWAPPED, DATE_NEAR, DATE_OTHER, DATE_OTHER_DAY = 57, 58, 59, 60, 61, 62
DATE_OTHER_MONTH, DATE_OTHER_YEAR = 63, 64
COUNTRY_SAME, COUNTRY_OTHER, GENDER_OTHER, DOCUMENT_SAME, SURE, THRESHOLD = 65, 66, 67, 68, 69, 70
DIFFERS, LITTLE, ENOUGH, MAY_BE_ANOTHER, ENDING, KIN, KIN_OF_TWO, ALEF = 71, 72, 73, 74, 75, 76, 79, 80


ONE_FROM, TWO_FROM = 4, 6
"""Letters of the longer word from which one and two letters that differ may count: below, the table says 0."""
SMALLEST = 650
"""No likeness of parts below this counts. It isn't smaller than 1000 less ``missing_in_entry`` may take, so that one
more matching part never lowers a score: what the candidate stage relies on."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """A version of the table."""

    name: str
    threshold: int
    numbers: np.ndarray


@cache
def scoring(name: str = SHIPPED) -> Scoring:
    """The table *name*. Raises ValueError for one that would lose candidates or that isn't there."""
    path = files("zotim.engines.names") / "data" / f"{name}.toml"
    if not path.is_file():
        raise ValueError(f"there is no scoring table {name!r}")
    table = table_at(path)
    parts, names, context = table["parts"], table["names"], table["context"]
    flat: list[Any] = [parts["same"], *parts["sound"]]
    for row in parts["skeleton"] + parts["bare"]:
        flat += row
    flat += parts["one_letter"] + parts["two_letters"]
    for row in parts["near"]:
        flat += row
    flat += [parts["near_vowels"], *parts["beginning"], parts["joined"], parts["joined_sound"], parts["initial"]]
    flat += [names[key] for key in ("contradicted", "missing_in_entry", "missing_in_query", "weak_alias", "order")]
    flat += [
        context[key]
        for key in (
            "date_same", "date_part", "date_swapped", "date_near", "date_other", "date_other_day", "date_other_month",
            "date_other_year", "country_same", "country_other", "gender_other", "document_same", "sure_name",
        )
    ]  # fmt: skip
    flat += [table["threshold"], *(names[key] for key in ("differs", "little", "enough", "may_be_another"))]
    flat += [parts["ending"], *parts["kin"], parts["kin_of_two"], parts["alef"]]
    numbers = np.array(flat, dtype=np.int64)
    alike = np.concatenate([numbers[:NEAR_VOWELS], numbers[BEGINNING : INITIAL + 1], numbers[ENDING:ALEF]])
    if any(parts["two_letters"][: TWO_FROM - 4]):
        raise ValueError(f"{name}: two letters that differ count from {TWO_FROM} letters on")
    if parts["kin_of_two"] > parts["kin"][0]:
        raise ValueError(f"{name}: kin_of_two isn't more than kin of three consonants")
    if ((alike > 0) & (alike < SMALLEST)).any():
        raise ValueError(f"{name}: a likeness of parts is 0 or at least {SMALLEST}")
    if not 0 <= parts["alef"] <= parts["bare"][0][0] - SMALLEST:
        raise ValueError(f"{name}: alef takes a likeness below {SMALLEST}")
    if names["missing_in_entry"] < 100 - SMALLEST // 10:
        raise ValueError(f"{name}: missing_in_entry is at least {100 - SMALLEST // 10}")
    if names["missing_in_query"] < 1:  # the bounds divide by it
        raise ValueError(f"{name}: missing_in_query is at least 1 hundredth")
    return Scoring(table["name"], table["threshold"], numbers)
