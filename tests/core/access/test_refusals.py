"""What services refuse in the same words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates, none

from zotim.core.access.refusals import Unfit, in_order

pytestmark = pytest.mark.once


@given(none() | dates(), none() | dates())
def test_an_end_before_the_start_is_refused_at_its_field_and_nothing_else_is(
    begins: date | None, ends: date | None
) -> None:
    if begins and ends and ends < begins:
        with pytest.raises(Unfit, match=r"The end comes before the start\.") as refused:
            in_order(begins, ends, "ends_on")
        assert refused.value.field == "ends_on"
    else:
        in_order(begins, ends, "ends_on")
