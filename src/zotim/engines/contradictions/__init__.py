"""Contradictions: between two statements, a statement and the record, and the translations of one text.

Four kinds: a **quantity** (six or eight soldiers), a **date** (March or September), an **actor** (who does it) and
**force** (pledged or done, fosters or may foster). Only what is comparable can contradict: the same deed on the same
thing, under a shared line of effort, by words or by the concepts that ``concepts.toml`` names in three languages. Each
contradiction shows the two passages, the two values and the rule. A person judges it; nothing is decided here.
Where a person said that two passages are one promise, :func:`of_the_same` compares number and date alone.
:func:`similar` asks the question before that: which entries of the record may be the same promise.

>>> from zotim.engines.claims import read
>>> one = read("Albania will send six soldiers to NATO Mission Iraq by March 2027.")
>>> other = read("Shqipëria do të dërgojë tetë ushtarë në misionin e NATO-s në Irak në mars 2027.")
>>> [found] = between(one, other)
>>> found.kind.value, found.one_value, found.other_value
('quantity', '6 soldiers', '8 soldiers')
"""

from zotim.engines.contradictions.comparing import against_record, between, of_the_same
from zotim.engines.contradictions.model import Aligned, Contradiction, Entry, Kind, Side, Translations
from zotim.engines.contradictions.sentences import weakened
from zotim.engines.contradictions.similar import Reason, Similar, beginnings, similar
from zotim.engines.contradictions.translations import compare_translations

__all__ = [
    "Aligned",
    "Contradiction",
    "Entry",
    "Kind",
    "Reason",
    "Side",
    "Similar",
    "Translations",
    "against_record",
    "beginnings",
    "between",
    "compare_translations",
    "of_the_same",
    "similar",
    "weakened",
]
