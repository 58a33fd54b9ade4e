"""A table filters, sorts, pages and exports by the address alone, and never more than its queryset."""

import json
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, RowTable, TextFilter, in_translated

pytestmark = pytest.mark.django_db


class Bodies(DataTable):
    caption = "Bodies"
    columns = [
        Column("short_name", "Short", sort="short_name", link=lambda row: f"/bodies/{row.pk}/"),
        Column("name", "Name", kind="translated", sort="name__texts__{language}"),
        Column("kind", "Kind", value=lambda row: row.get_kind_display()),
    ]
    filters = [
        TextFilter("q", "Contains", ("short_name", *in_translated("name"))),
        ChoiceFilter("kind", "Kind", Organisation.Kind.choices),
        ChoiceFilter("odd", "Odd", [("yes", "Yes")], keep=lambda row, _value: int(row.short_name[1:]) % 2 == 1),
    ]


@pytest.fixture
def bodies(db):
    for number in range(30):
        Organisation.objects.create(
            kind="ministry" if number < 20 else "court",
            short_name=f"B{number:02}",
            name=Translated.of("ar", f"وزارة {number}", sq=f"Ministria e shkollës {29 - number:02}"),
        )
    return Organisation.objects.all()


def table(query="", rows=None):
    return Bodies(RequestFactory().get(f"/list/{query}"), rows if rows is not None else Organisation.objects.all())


def shorts(one):
    return [row.short_name for row in one.page.object_list]


def test_it_shows_a_page_of_rows_and_says_how_many(bodies):
    with override("en"):
        one = table()
        assert len(one.rows) == 25
        assert one.how_many == "30 rows"
        assert one.next_url == "?page=2"
        assert not one.previous_url


def test_a_page_out_of_range_is_the_nearest(bodies):
    assert table("?page=99").page.number == 2
    assert table("?page=nonsense").page.number == 1


@pytest.mark.parametrize("query", ["", "sort=short_name", "sort=-name", "sort=region", "sort=-region"])
def test_pages_of_the_second_half_are_those_of_the_whole_order(bodies, query):
    """Counted from the end or not: together all pages are the list, whatever is empty or the same in it."""

    class Few(Bodies):
        per_page = 4
        columns = [*Bodies.columns, Column("region", "Region", sort="source")]

    Organisation.objects.filter(short_name__in=["B03", "B11", "B12"]).update(source="A")
    rows = Organisation.objects.order_by("kind", "pk")
    whole = list(Few(RequestFactory().get(f"/?{query}"), rows).found)
    pages = [Few(RequestFactory().get(f"/?{query}&page={number}"), rows) for number in range(1, 9)]
    assert [row.pk for page in pages for row in page.page.object_list] == [row.pk for row in whole]


@pytest.mark.parametrize(("query", "first"), [("?sort=short_name", "B00"), ("?sort=-short_name", "B29")])
def test_a_declared_column_sorts_both_ways(bodies, query, first):
    assert shorts(table(query))[0] == first


def test_a_translated_column_sorts_by_the_language_of_the_page(bodies):
    with override("sq"):
        assert shorts(table("?sort=name"))[0] == "B29"


@pytest.mark.parametrize("sort", ["id", "password", "kind", "-parent__name", "short_name;drop", "--short_name"])
def test_what_is_not_declared_does_not_sort(bodies, sort):
    assert table(f"?sort={sort}").sort == ""


def test_filters_narrow_and_say_of_how_many(bodies):
    with override("en"):
        one = table("?kind=court")
        assert one.how_many == "10 of 30 rows match"
        assert one.filtered


def test_all_words_must_be_there_in_whatever_language(bodies):
    assert table("?q=وزارة").count == 30
    assert shorts(table("?q=وزارة b07")) == ["B07"]
    assert table("?q=shkollës court").count == 0
    assert table("?q=nowhere").count == 0


def test_a_filter_can_decide_in_python(bodies):
    one = table("?odd=yes&kind=court&sort=-short_name")
    assert shorts(one) == ["B29", "B27", "B25", "B23", "B21"]


def test_the_keys_of_a_page_are_found_first_and_then_its_rows_alone(bodies, django_assert_num_queries):
    one = table("?sort=-short_name&page=2")
    with django_assert_num_queries(3):  # how many there are, which are on the page, and these
        assert shorts(one) == ["B04", "B03", "B02", "B01", "B00"]


def test_a_choice_that_does_not_exist_is_an_error_not_a_silent_all(bodies):
    one = table("?kind=empire")
    assert one.form.errors
    assert one.filtered


def test_an_unknown_parameter_filters_nothing(bodies):
    assert table("?name__contains=x&id=1").count == 30


def test_it_never_shows_more_than_its_queryset(bodies):
    one = table("?kind=ministry", Organisation.objects.filter(kind="court"))
    assert one.count == 0


def test_addresses_keep_the_filters(bodies):
    one = table("?kind=ministry&sort=short_name&page=1")
    assert one.heads[0].url == "?kind=ministry&sort=-short_name"
    assert one.heads[0].aria_sort == "ascending"
    assert one.heads[2].url == ""
    assert one.clear_url == "?sort=short_name"


def test_the_csv_holds_all_pages_and_no_formula(bodies):
    Organisation.objects.filter(short_name="B00").update(short_name="=1+1")
    one = table("?export=csv&sort=short_name")
    assert one.wants_export
    response = one.export("bodies")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Short,Name,Kind"
    assert len(lines) == 31
    assert any(line.startswith("'=1+1,") for line in lines)
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''bodies-")


def test_the_xlsx_is_a_workbook(bodies):
    assert table("?export=xlsx").export("bodies").content[:2] == b"PK"


def test_a_filter_that_cant_be_read_is_named_on_the_page_and_no_file_is_made_without_it(bodies):
    with override("en"):
        one = table("?kind=nonsense&export=csv")
        assert not one.wants_export
        assert not one.exports
        assert "nonsense is not one of the available choices" in " ".join(one.form.errors["kind"])
        assert table("?kind=court&export=csv").wants_export


def test_an_unknown_format_is_no_export(bodies):
    assert not table("?export=exe").wants_export


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_it_is_drawn_with_links_and_a_form_alone(bodies, language):
    with override(language):
        html = render_to_string("ui/table.html", {"table": table("?sort=-short_name&kind=ministry")})
    assert 'aria-sort="descending"' in html
    assert '<form class="filters" method="get"' in html
    assert "<caption" in html
    assert "style=" not in html
    assert "onclick" not in html


def test_an_empty_table_helps(bodies):
    with override("en"):
        assert "Nothing matches these filters" in render_to_string("ui/table.html", {"table": table("?q=zzz")})
        empty = table(rows=Organisation.objects.none())
        assert "What is put in will stand here." in render_to_string("ui/table.html", {"table": empty})


def test_a_table_takes_three_queries(bodies, django_assert_num_queries):
    with django_assert_num_queries(3):
        render_to_string("ui/table.html", {"table": table("?sort=short_name")})


class Computed(RowTable):
    caption = "Computed"
    formats = ("csv", "json")
    columns = [Column("name", "Name"), Column("size", "Size", kind="number"), Column("code", "Code", hidden=True)]
    filters = [ChoiceFilter("big", "Big", [("yes", "Yes")], keep=lambda row, _value: row.size > 2)]


def computed(query=""):
    rows = [SimpleNamespace(name=f"N{size}", size=size, code=f"c{size}") for size in range(5)]
    return Computed(RequestFactory().get(f"/{query}"), rows)


def test_rows_that_are_computed_are_counted_filtered_and_paged_alike():
    with override("en"):
        assert (computed().count, computed("?big=yes").count) == (5, 2)
        assert computed("?big=yes").how_many == "2 of 5 rows match"
        assert "N3" in render_to_string("ui/table.html", {"table": computed()})


def test_a_hidden_column_stands_in_the_file_and_not_on_the_page():
    assert "c3" not in render_to_string("ui/table.html", {"table": computed()})
    assert json.loads(computed("?export=json").export("x").content)[3] == {"name": "N3", "size": 3, "code": "c3"}
    assert "c3" in computed("?export=csv").export("x").content.decode()


def test_only_the_formats_of_a_table_can_be_asked_for():
    assert computed("?export=json").wants_export
    assert not computed("?export=xlsx").wants_export
    assert not table("?export=json", Organisation.objects.all()).wants_export


def test_a_cell_that_holds_nothing_is_marked_so_that_a_narrow_page_leaves_it_out():
    class Lines(RowTable):
        columns = [Column("what", "What", wide=True), Column("note", "Note")]

    one = Lines(
        RequestFactory().get("/list/"), [SimpleNamespace(what="", note=""), SimpleNamespace(what="a", note="b")]
    )
    assert [[cell.css for cell in row] for row in one.rows] == [["wide none", "none"], ["wide", ""]]


def test_a_column_of_a_kind_that_is_not_there_is_a_mistake():
    with pytest.raises(ValueError, match="no kind 'day'"):
        Column("held_on", "Day", kind="day")
