"""Values by CSV: every mistake by line and column, nothing kept of a file with one, twice changes nothing."""

import pytest

from tests.indicators import Q1, SEX
from zotim.register.exchange import FileRefused
from zotim.register.indicators import selectors
from zotim.register.indicators.models import IndicatorValue
from zotim.register.indicators.services import values
from zotim.register.indicators.services.loading import values_csv, values_load

pytestmark = pytest.mark.django_db
HEAD = "indicator,first,last,value,source,base,breakdown,reason"


def load(world, *lines, by=None):
    data = "\n".join([HEAD, *lines]).encode()
    return values_load(actor=by or world.focal, data=data, name="values.csv")


def row(one, value="4", first="2026-01-01", last="2026-03-31", source="Register", more=",,"):
    return f"{one.reference},{first},{last},{value},{source},{more}"


def accept_all(world):
    waiting = list(selectors.values(world.analyst).filter(decision="pending"))
    for value in waiting:
        if value == waiting[0]:  # they stand in one file: whoever opened it has seen all
            values.value_open(actor=world.analyst, value=value)
        values.value_decide(actor=world.analyst, value=value, accepted=True)


def test_rows_become_values_that_wait_with_the_file_as_what_shows_them(world):
    one = world.indicator()
    assert load(world, row(one), row(one, "5", "2026-04-01", "2026-06-30")).added == 2
    kept = IndicatorValue.objects.filter(indicator=one)
    assert {value.low for value in kept} == {4, 5}
    assert len({value.file.sha256 for value in kept}) == 1


WRONG = [
    ({"value": "many"}, "value", "is no number"),
    ({"value": ""}, "value", "missing"),
    ({"first": "1.1.2026"}, "first", "is no day"),
    ({"first": "2026-01-02"}, "first", "isn't a period"),
    ({"last": ""}, "last", "missing"),
    ({"value": "4.5"}, "value", "whole number"),
    ({"source": ""}, "source", "missing"),
    ({"more": "ten,,"}, "base", "is no number"),
    ({"more": ",sex: women 4,"}, "breakdown", "all its cells"),
]


@pytest.mark.parametrize(("fields", "column", "why"), WRONG)
def test_a_mistake_is_named_by_line_and_column_and_nothing_is_kept(world, fields, column, why):
    one, good = world.indicator(), world.indicator()
    with pytest.raises(FileRefused) as caught:
        load(world, row(good), row(one, **fields))
    finding = caught.value.findings[0]
    assert (finding.line, finding.field) == (3, column)
    assert why in finding.why
    assert not IndicatorValue.objects.exists()


def test_an_indicator_that_isnt_seen_and_one_of_another_body_are_told_apart_only_where_seen(world):
    hidden, public = world.indicator(), world.indicator(classification="public")
    with pytest.raises(FileRefused) as caught:
        load(world, row(hidden), row(public), by=world.stranger)
    assert [finding.why for finding in caught.value.findings] == [
        f"“{hidden.reference}” is no indicator that you may see.", "Another body supplies this indicator."
    ]  # fmt: skip


def test_the_same_file_twice_changes_nothing_and_another_number_says_why(world):
    one = world.indicator()
    load(world, row(one))
    accept_all(world)
    assert (load(world, row(one)).same, IndicatorValue.objects.count()) == (1, 1)
    with pytest.raises(FileRefused, match="Say why"):
        load(world, row(one, "6"))
    assert load(world, row(one, "6", more=",,Counted anew")).added == 1


def test_what_is_written_is_loaded_as_it_was_bands_and_ratios_too(world):
    people, ratio = world.indicator(about_people=True, dimensions=[SEX]), world.indicator(kind="ratio")
    load(world, row(people, "37", more=',"sex: women 12, men 25",'), row(ratio, "12.5"))
    accept_all(world)
    rows = selectors.counting(selectors.values(world.focal)).order_by("indicator__reference")
    data = values_csv(actor=world.focal, rows=rows)
    text = data.decode("utf-8-sig")
    assert "30–39" in text
    assert "women 10–19, men 20–29" in text
    assert "37" not in text
    assert "12.5" in text
    again = values_load(actor=world.focal, data=data, name="values.csv")
    assert (again.added, again.same) == (0, 2)


def test_a_band_is_loaded_and_a_made_up_one_isnt(world):
    one = world.indicator(about_people=True)
    load(world, row(one, "<10"))
    assert IndicatorValue.objects.get().period == Q1
    for band in ("20-24", "<30"):
        with pytest.raises(FileRefused, match="band"):
            load(world, row(one, band, "2026-04-01", "2026-06-30"))
