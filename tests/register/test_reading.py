"""Names of bodies as Albanian bends them."""

import pytest

from zotim.engines.scripts import tokens
from zotim.register.reading import same_in_albanian

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Bashkia Elbasan", "Bashkia e Elbasanit"),
        ("Bashkia e Elbasanit", "Bashkia Elbasan"),
        ("Bashkia Korçë", "Bashkia e Korçës"),
        ("Bashkia Tirana", "Bashkia Tiranë"),
        ("Bashkia Shkodër", "Bashkia e Shkodrës"),
        ("Bashkia Kamëz", "Bashkia e Kamzës"),
        ("Bashkia Durrës", "Bashkia e Durrësit"),
        ("Bashkia Vau i Dejës", "Bashkia e Vaut të Dejës"),
    ],
)
def test_a_town_is_the_same_with_and_without_its_ending(name, said):
    assert same_in_albanian(tokens(name), tokens(said))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Bashkia Elbasan", "Bashkia e Vlorës"),
        ("Bashkia Elbasan", "Bashkia"),
        ("Bashkia Fier", "Bashkia e Fierzës"),
        ("Ministria e Mbrojtjes", "Ministria e Brendshme"),
        ("Bashkia Elbasan", "Bashkia Elbasan dhe Bashkia Fier"),
    ],
)
def test_another_name_is_another_body(name, said):
    assert not same_in_albanian(tokens(name), tokens(said))
