"""What is taken of people is one release a period, audited with what was taken before."""

from datetime import date

import pytest

from zotim.core.access.refusals import Unfit
from zotim.core.figures import registry, releasing, selectors, services
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import Figure, Period

pytestmark = pytest.mark.django_db
YEAR = Period.year(2025)
QUARTERS = [Period.quarter(2025, number) for number in (1, 2, 3, 4)]
PARTS = ("test.boys", "test.girls", "test.women")


@pytest.fixture
def counted(monkeypatch):
    """Returned people, by part and as a whole; each count, or one a period, is set by a test."""
    counts: dict[str, dict[Period, int]] = {code: {} for code in ("test.all", *PARTS)}
    table = dict(registry.FIGURES)
    for module in (registry, selectors, services, releasing):
        monkeypatch.setattr(module, "FIGURES", table)
    for code in counts:
        figure = Figure(
            code, code, code, "people", lambda period, code=code: counts[code].get(period, 0), personal=True,
            parts=PARTS if code == "test.all" else (),
        )  # fmt: skip
        registry.figures(figure)
    return counts


def shown(code, period):
    return selectors.shown_value(FigureValue.objects.get(code=code, first=period.first, last=period.last))


def test_a_count_is_taken_together_with_its_parts(counted):
    for code, count in zip(("test.all", *PARTS), (43, 12, 11, 20), strict=True):
        counted[code][YEAR] = count
    assert services.take("test.girls", YEAR).value == 11
    assert [shown(code, YEAR) for code in ("test.all", *PARTS)] == ["40–49", "10–19", "10–19", "20–29"]


def test_a22_a_part_is_withheld_that_the_bands_of_the_others_would_narrow(counted):
    """40 to 49 in all, less 10 to 19 twice: the third would be two at least."""
    for code, count in zip(("test.all", *PARTS), (43, 19, 19, 5), strict=True):
        counted[code][YEAR] = count
    taken = {one.code: one for one in services.take_several(["test.all", *PARTS], YEAR)}
    withheld = [one for one in taken.values() if one.withheld]
    assert len(withheld) == 1
    assert selectors.shown_value(withheld[0]) == "–"
    assert selectors.known(withheld[0]) is None
    assert withheld[0].code == withheld[0].withheld == "test.women"


def test_a22_a_year_is_withheld_that_would_give_its_quarters_away(counted):
    for quarter, count in zip(QUARTERS, (9, 8, 9, 9), strict=True):
        counted["test.boys"][quarter] = counted["test.all"][quarter] = count
    for period in QUARTERS:
        services.take("test.boys", period)
    counted["test.boys"][YEAR] = counted["test.all"][YEAR] = 35
    services.take("test.boys", YEAR)
    assert [shown("test.boys", quarter) for quarter in QUARTERS] == ["<10"] * 4
    assert shown("test.boys", YEAR) == "–"
    assert shown("test.all", YEAR) == "–", "the whole of it would say the same"


def test_what_does_not_add_up_over_periods_is_not_subtracted(counted):
    """How many were there at an end, or something entered late."""
    for quarter in QUARTERS:
        counted["test.boys"][quarter] = counted["test.all"][quarter] = 9
        services.take("test.boys", quarter)
    counted["test.boys"][YEAR] = counted["test.all"][YEAR] = 34
    services.take("test.boys", YEAR)
    assert shown("test.boys", YEAR) == "30–39"


def test_the_rest_of_a_year_that_was_never_taken_stays_open_too(counted):
    for quarter in QUARTERS[:3]:
        counted["test.boys"][quarter] = counted["test.all"][quarter] = 20
        services.take("test.boys", quarter)
    counted["test.boys"][YEAR] = counted["test.all"][YEAR] = 61
    services.take("test.boys", YEAR)
    assert shown("test.boys", YEAR) == "60–69", "none to nine remain, as a band would say"


def test_a22_periods_that_overlap_in_part_are_refused(counted):
    services.take("test.boys", QUARTERS[0])
    crossing = Period(date(2025, 3, 1), date(2025, 4, 30))
    with pytest.raises(Unfit, match="subtracted"):
        services.take("test.boys", crossing)
    services.take("register.evidence.reviewed", crossing)
    assert FigureValue.objects.filter(first=crossing.first).count() == 1, "what isn't about people may overlap"


def test_only_a_count_has_parts():
    with pytest.raises(ValueError, match="only a count"):
        Figure("test.sum", "", "", "", lambda _: 3, registry.Shape.SUM, parts=("test.one",))


def test_each_breakdown_of_the_house_is_of_figures_that_are_there():
    for figure in registry.FIGURES.values():
        for part in figure.parts:
            other = registry.FIGURES[part]
            assert (other.shape, other.personal) == (registry.Shape.COUNT, figure.personal)
