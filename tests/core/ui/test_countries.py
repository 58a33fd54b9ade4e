"""States are chosen and read by their names, in three languages."""

import pytest
from django.utils.translation import override

from zotim.core.ui import countries

pytestmark = pytest.mark.once


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_every_state_has_a_name_of_its_own_in_each_language(language):
    with override(language):
        offered = countries.named()
    assert len({code for code, _name in offered}) == len({name for _code, name in offered}) == 193 + 2 + 1
    assert not [name for code, name in offered if name == code]


@pytest.mark.parametrize(("language", "name"), [("sq", "Kosova"), ("en", "Kosovo"), ("ar", "كوسوفو")])
def test_kosovo_is_among_them(language, name):
    with override(language):
        assert ("XK", name) in countries.named()


def test_they_stand_in_the_order_of_their_names():
    with override("sq"):
        names = [name for _code, name in countries.named()]
    assert names[:2] == ["Afganistani", "Afrika e Jugut"]
    assert names.index("Çadi") < names.index("Danimarka")


def test_a_code_that_nobody_names_stays_itself():
    with override("en"):
        assert countries.country("Q1") == "Q1"
