"""Organisations, ships and aircraft: what of their names counts."""

import pytest

from tests.engines.names import oracle
from zotim.engines.names import Entry, NameIndex, Query

THRESHOLD = NameIndex.build([]).threshold


def score(one, other, kind="organisation"):
    return oracle.score(Query(names=(one,), kind=kind), Entry(id="1", names=(other,), kind=kind)) / 1000


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param("Shembulli Sh.p.k.", "SHEMBULLI SHPK", "organisation", id="a legal form with points"),
        pytest.param("ООО Шембули", "Shembuli Limited Liability Company", "organisation", id="a legal form in words"),
        pytest.param(
            "Aktsionernoe obshchestvo Shembul", "AO Shembul", "organisation", id="a legal form in another language"
        ),
        pytest.param("Banka Shembull", "Shembull Bank", "organisation", id="a describing word in another language"),
        pytest.param(
            "مؤسسة النور الخيرية", "Al-Nour Charity Foundation", "organisation", id="describing words in Arabic"
        ),
        pytest.param(
            "مؤسسة النور للإغاثة", "Al-Nour Relief Foundation", "organisation", id="an article behind a preposition"
        ),
        pytest.param("Blue Heron General Trading FZE", "Blue Heron Gen. Trading", "organisation", id="an abbreviation"),
        pytest.param(
            "The Relief Committee of Shembull", "Shembull Relief Committee", "organisation", id="another order"
        ),
        pytest.param("M/V SHEMBULL STAR", "Shembull Star", "vessel", id="what kind of ship"),
        pytest.param("SHEMBULL STAR 7", "Shembull Star VII", "vessel", id="a Roman number"),
        pytest.param("ShembullStar7", "SHEMBULL STAR 7", "vessel", id="a number written onto the name"),
        pytest.param("ZA-MNE", "ZAMNE", "aircraft", id="a mark with and without its dash"),
    ],
)
def test_one_name_written_in_two_ways_is_a_hit(one, other, kind):
    assert score(one, other, kind) >= THRESHOLD
    assert score(other, one, kind) >= THRESHOLD


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param("Bank of Shembull", "Bank of Provol", "organisation", id="describing words alone"),
        pytest.param(
            "Islamic Bank", "Shembull Islamic Bank", "organisation", id="a name of describing words in a longer one"
        ),
        pytest.param("Corp", "Shembull Corp", "organisation", id="a legal form alone"),
        pytest.param("Shembull Trading 1", "Shembull Trading 2", "organisation", id="another number"),
        pytest.param("SHEMBULL STAR 1234", "SHEMBULL STAR 1235", "vessel", id="numbers that look alike"),
        pytest.param("ZA-MNE", "ZA-MNF", "aircraft", id="marks that look alike"),
        pytest.param("Shembull Shipping", "Provol Shipping", "organisation", id="the same trade"),
    ],
)
def test_names_that_share_what_many_share_are_no_hit(one, other, kind):
    assert score(one, other, kind) < THRESHOLD
    assert score(other, one, kind) < THRESHOLD
