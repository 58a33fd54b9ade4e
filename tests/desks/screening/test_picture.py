"""The picture of an answer: each name keeps the order of its parts, whatever counts most."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.desks.screening.asking.picture import picture
from zotim.engines.names import Explanation, Met
from zotim.engines.names.parts import parts

pytestmark = pytest.mark.once
WORDS = ("Arben", "Besnik", "Drita", "Khalid", "Luan", "Teuta", "خالد", "محمود")


def drawn_parts(svg: str) -> list[str]:
    """What stands in the boxes of both names, each from left to right."""
    boxes = re.findall(r'<text class="code" x="(\d+)" y="(\d+)"[^>]*>([^<]*)</text>', svg)
    return [text for _y, _x, text in sorted((int(y), int(x), text) for x, y, text in boxes)]


def roman(words) -> list[str]:
    return [part.spelling.roman for part in parts(" ".join(words))]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_parts_stand_in_the_order_of_their_name_and_none_is_lost(asked, listed, chance):
    mine, theirs = roman(asked), roman(listed)
    left, right = chance.sample(mine, len(mine)), chance.sample(theirs, len(theirs))
    met = []
    for _ in range(chance.randint(0, min(len(left), len(right)))):
        met.append(Met(left.pop(), right.pop(), "same", 1.0, 100))
    told = Explanation(
        " ".join(asked), " ".join(listed), tuple(met), tuple(left), tuple(right), 1.0, (), 1.0, "scoring_v1"
    )  # fmt: skip
    assert drawn_parts(str(picture(told))) == [*mine, *theirs]


def test_two_parts_that_met_as_one_stand_where_they_begin():
    told = Explanation(
        "Teuta Abdul Rahim", "Abdulrahim Teuta", (Met("abdul rahim", "abdulrahim", "joined", 1.0, 200),), ("teuta",),
        ("teuta",), 1.0, (), 1.0, "scoring_v1",
    )  # fmt: skip
    words = drawn_parts(str(picture(told)))
    assert words[0] == "teuta"
    assert sorted(words) == sorted(["teuta", "abdul rahim", "abdulrahim", "teuta"])
