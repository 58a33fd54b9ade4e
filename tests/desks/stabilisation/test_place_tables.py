"""Tables of HXL out and in, and outlines from files of boundaries."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from tests.desks.stabilisation.places import area, place, stands
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.search.services import holding
from zotim.desks.stabilisation.places import boundaries, hxl, selectors, taking
from zotim.desks.stabilisation.places.cli import app
from zotim.desks.stabilisation.places.gazetteer import STATES, gazetteer
from zotim.desks.stabilisation.places.models import Area, Boundary, Place
from zotim.formats.text.errors import UnreadableFile

pytestmark = pytest.mark.django_db

HEAD = "#country+code,#loc+name+en,#loc+name+ar,#loc+code,#geo+lat,#geo+lon,#access+told\r\n"


def read(text, reader=hxl.read_places):
    return reader(io.BytesIO(text.encode()), "places.csv")


def wrong(text, reader=hxl.read_places):
    return [(one.line, one.column) for one in read(text, reader).mistakes]


def test_what_went_out_comes_in_again_as_it_was(people):
    where = area(people)
    for number in range(3):
        place(
            people, f"Place {number}", area=where, scheme="pcode", code=f"IQZZ1-{number}", latitude=Decimal("36.1"),
            longitude=Decimal(f"43.{number}"),
        )  # fmt: skip
    place(people, "Told by its area", telling="area", area=where)
    place(people, "Withheld", telling="withheld")
    out = io.BytesIO()
    assert hxl.write_places(out, selectors.told_places(people.focal)) == 4
    told = [(one.code, one.title.texts, one.latitude, one.longitude) for one in Place.objects.filter(telling="exact")]
    assert taking.places_take(actor=people.officer, drafts=read(out.getvalue().decode("utf-8-sig")).drafts).there == 3
    Place.objects.all().delete()
    out.seek(0)
    kept = taking.places_take(actor=people.second, drafts=hxl.read_places(out, "places.csv").drafts)
    assert (kept.added, kept.there) == (3, 0)
    assert [(one.code, one.title.texts, one.latitude, one.longitude) for one in Place.objects.order_by("code")] == told
    assert set(Place.objects.values_list("telling", "area")) == {("exact", where.pk)}


def test_places_of_a_table_are_found_by_their_names_and_have_a_history(people):
    taken = read(HEAD + "IQ,Kolsh,كولش,IQZZ9,36.34,43.13,\r\n")
    taking.places_take(actor=people.officer, drafts=taken.drafts)
    [made] = Place.objects.filter(holding(Place, "كولش"))
    assert (made.telling, made.scheme) == ("area", "pcode")  # what nobody said is told by its area alone


def test_what_is_wrong_in_a_table_is_told_by_line_and_column_and_nothing_is_kept():
    rows = [
        "IRQ,A,,,,,", "IQ,,,,,,", "IQ,B,,,x,43,", "IQ,C,,,43.13,36.34,", "IQ,D,,,36,,", "IQ,E,,,,,loudly",
        "IQ,F,,,NaN,43,", "IQ,G,,,1e9,43,", f"IQ,{'x' * 501},,,,,",
    ]  # fmt: skip
    assert wrong(HEAD + "\r\n".join(rows)) == [
        (2, "#country+code"), (3, "#loc+name"), (4, "#geo+lat"), (5, "#geo+lat"), (6, "#geo+lon"), (7, "#access+told"),
        (8, "#geo+lat"), (9, "#geo+lat"), (10, "#loc+name+en"),
    ]  # fmt: skip


def test_a_row_with_too_many_cells_is_a_mistake():
    assert wrong(HEAD + "IQ,A,,,,,,too much\r\n") == [(2, "")]


def test_a_table_without_tags_is_refused():
    with pytest.raises(UnreadableFile):
        read("name,point\r\nA,1\r\n")


@pytest.mark.once
@pytest.mark.parametrize("country", STATES)
def test_towns_that_come_along_have_nothing_wrong_and_are_told_by_their_area(country):
    taken = hxl.read_places(gazetteer(country), "GeoNames")
    assert taken.mistakes == []
    assert len(taken.drafts) > 60
    assert {draft.values["telling"] for draft in taken.drafts} == {"area"}


def test_an_area_that_isnt_here_keeps_the_whole_table_out(people):
    taken = read("#country+code,#loc+name,#adm+code\r\nIQ,A,\r\nIQ,B,IQNONE\r\n")
    with pytest.raises(taking.Mistaken) as refused:
        taking.places_take(actor=people.officer, drafts=taken.drafts)
    assert [(one.line, one.column) for one in refused.value.mistakes] == [(3, "#adm+code")]
    assert not Place.objects.exists()


def test_the_same_row_twice_is_one_place(people):
    taken = read(HEAD + "IQ,A,,,36.34,43.13,\r\n" * 2)
    assert taking.places_take(actor=people.officer, drafts=taken.drafts) == taking.Kept(1, 1)


def test_areas_go_out_with_where_they_stand_and_come_in_again(people):
    stands(people, area(people, latitude=Decimal("36.1"), longitude=Decimal("43.1")), "closed", date(2026, 5, 1))
    out = io.BytesIO()
    assert hxl.write_areas(out, selectors.areas(people.focal), 1) == 1
    table = out.getvalue().decode("utf-8-sig")
    assert read(table, hxl.read_areas).mistakes == []
    assert taking.areas_take(actor=people.officer, drafts=read(table, hxl.read_areas).drafts) == taking.Kept(0, 1)
    other = table.replace("IQZZ1", "IQZZ2")
    assert taking.areas_take(actor=people.officer, drafts=read(other, hxl.read_areas).drafts) == taking.Kept(1, 0)
    assert list(Area.objects.values_list("status", "status_on", "status_source").distinct()) == [
        ("closed", date(2026, 5, 1), "Notice (made up)")
    ]


def test_a_status_in_a_table_has_a_day_and_a_source():
    head = "#country+code,#adm2+code,#adm2+name,#status,#date+start,#meta+source\r\n"
    rows = "IQ,IQ1,A,held,,\r\nIQ,,B,,,\r\nIQ,IQ3,C,gone,,\r\nIQ,IQ4,D,,2026-13-01,\r\n"
    assert wrong(head + rows, hxl.read_areas) == [
        (2, "#status"), (3, "#adm2+code"), (4, "#status"), (4, "#status"), (5, "#date+start"),
    ]  # fmt: skip
    with pytest.raises(Unfit, match="no column of codes"):
        read(HEAD, hxl.read_areas)


def test_only_officers_take_tables_in(people):
    with pytest.raises(Denied):
        taking.places_take(actor=people.analyst, drafts=[])
    with pytest.raises(Denied):
        taking.areas_take(actor=people.focal, drafts=[])


# Boundaries

SQUARE = [[[43.0, 36.0], [43.5, 36.0], [43.5, 36.5], [43.0, 36.5], [43.0, 36.0]]]


def boundary(coordinates=SQUARE, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": coordinates}}


def file_of(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def imported(people, *features, **known):
    values = {"country": "IQ", "level": 1, "source": "COD-AB (made up)", "licence": "CC BY 3.0 IGO"} | known
    return boundaries.boundaries_import(actor=people.officer, data=file_of(*features), name="iraq.geojson", **values)


def test_outlines_find_their_areas_by_code_and_keep_source_and_licence(people):
    made = area(people)
    done = imported(people, boundary(ADM1_PCODE="IQZZ1"), boundary(ADM1_PCODE="IQNONE"), boundary(name="Nameless"))
    assert (done.kept, done.made, len(done.problems)) == (1, 0, 2)
    assert "feature 2: there is no area with the code 'IQNONE'" in done.problems[0]
    kept = Boundary.objects.get()
    assert (kept.area, kept.licence, kept.corners) == (made, "CC BY 3.0 IGO", 4)
    assert imported(people, boundary(ADM1_PCODE="IQZZ1")).kept == 1  # replaced, not doubled
    assert Boundary.objects.count() == 1


def test_areas_are_made_where_that_is_asked(people):
    done = imported(people, boundary(shapeISO="IQ-ZZ", shapeName="Upper valley"), make=True)
    made = Area.objects.get()
    assert (done.made, made.scheme, made.code, str(made.title)) == (1, "iso3166_2", "IQ-ZZ", "Upper valley")


def test_outlines_of_another_state_and_level_are_left_out(people):
    area(people, level=2)
    abroad = boundary([[[19, 41], [20, 41], [20, 42], [19, 41]]], ADM1_PCODE="IQZZ1")
    done = imported(people, abroad, boundary(ADM1_PCODE="IQZZ1"))
    assert done.kept == 0
    assert "outside IQ" in done.problems[0]
    assert "level 2, not 1" in done.problems[1]


def test_an_outline_with_very_many_corners_is_made_simpler(people):
    area(people)
    jagged = [[43 + 0.4 * number / 5000, 36 + (0.00101 if number % 2 else 0)] for number in range(5000)]
    imported(people, boundary([[*jagged, [43.4, 36.4], [43, 36.4], jagged[0]]], ADM1_PCODE="IQZZ1"))
    assert Boundary.objects.get().corners <= boundaries.CORNERS


def test_a_place_outside_the_outline_of_its_area_is_refused(people):
    made = area(people)
    imported(people, boundary(ADM1_PCODE="IQZZ1"))
    with pytest.raises(Unfit, match=r"outside Upper valley .*Choose another area"):
        place(people, area=made, latitude=Decimal("35.0"), longitude=Decimal("43.2"))


def test_boundaries_name_their_source_and_licence(people):
    for missing in ({"licence": " "}, {"source": ""}, {"country": "IRQ"}, {"level": 9}):
        with pytest.raises(Unfit):
            imported(people, boundary(), **missing)


def test_the_command_says_what_was_kept_and_what_was_left_out(people, tmp_path):
    path = tmp_path / "iraq.geojson"
    path.write_bytes(file_of(boundary(shapeISO="IQ-ZZ", shapeName="Upper valley"), boundary()))
    options = ["--country", "iq", "--source", "geoBoundaries", "--licence", "CC BY 4.0", "--make", "--by"]
    done = CliRunner().invoke(app, ["import", str(path), *options, people.users["officer"].email])
    assert done.exit_code == 0
    assert "1 outlines kept, 1 areas put on record, 1 left out." in done.output
    refused = CliRunner().invoke(app, ["import", str(path), *options, people.users["analyst"].email])
    assert refused.exit_code == 1
    assert "Nothing was kept" in refused.output
    gone = CliRunner().invoke(app, ["import", str(tmp_path / "none"), *options, people.users["officer"].email])
    assert gone.exit_code == 1
