"""A caseload comes in from a spreadsheet: a dry run names each mistake; then all of it or nothing."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests import worlds
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.evidence.models import File
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.exchange import importing, reading
from zotim.desks.reintegration.exchange.reading import COLUMNS, Problem
from zotim.desks.reintegration.persons import services
from zotim.desks.reintegration.persons.models import Identity, Name
from zotim.formats.text.errors import UnreadableFile

pytestmark = pytest.mark.django_db

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def book(*rows, head=tuple(COLUMNS)):
    """A spreadsheet with these rows: each a dictionary by column, or cells as they are."""
    made = Workbook()
    made.active.append(list(head))
    for row in rows:
        made.active.append([row.get(column) for column in head] if isinstance(row, dict) else list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def row(people, **more):
    """A made-up person whom the manager gets."""
    said = {
        "municipality": "Elbasan", "manager": people.users["manager"].email, "latin": "Drita Trillimi",
        "born_on": date(2015, 4, 3),
    }  # fmt: skip
    return {**said, **more}


def read(people, *rows, who="supervisor", **more):
    actor = people.actor(who)
    with walled(actor):
        return reading.read(actor, book(*rows, **more), "caseload.xlsx")


def bring(people, *rows, who="supervisor"):
    found = read(people, *rows, who=who)
    assert not found.problems, found.problems
    return importing.caseload_import(actor=people.actor(who), rows=found.rows)


def wrong(people, *rows, **more):
    """Row and column of each mistake."""
    found = read(people, *rows, **more)
    assert not found.rows or not found.problems
    return [(one.row, one.column) for one in found.problems]


def send(people, data, step, who="supervisor"):
    file = SimpleUploadedFile("caseload.xlsx", data, XLSX)
    return people.client(who).post(reverse("caseload_import"), {"file": file, "step": step})


def all_cases():
    with opened():
        return Case.objects.count()


def test_each_row_becomes_a_case_of_its_own_under_who_brings_it_in(people):
    made = bring(people, row(people), row(people, latin="Besa Trillimi", languages="sq, ar", interpreter="po"))
    assert len({one.reference for one in made}) == 2
    with opened():
        for case in made:
            parts = set(Assignment.objects.filter(case=case).values_list("user_id", "part"))
            assert parts == {
                (people.users["supervisor"].pk, "supervisor"), (people.users["manager"].pk, "manager"),
            }  # fmt: skip
    assert {one.state for one in made} == {"referred"}
    assert {str(one.municipality) for one in made} == {"Elbasan"}


def test_what_stood_in_a_row_is_read_by_who_works_on_the_case_and_was_sealed_before(people):
    [case] = bring(people, row(people, address="Rruga e Trilluar 1", telephone="0690000000"))
    with opened():
        kept = [*Name.objects.filter(case=case).values_list("text", flat=True)]
        kept += Identity.objects.filter(case=case).values_list("details", flat=True)
    assert kept
    assert not any("Trillu" in text or "Drita" in text or "069" in text for text in kept)
    page = people.client("manager").get(reverse("case", args=[case.pk])).content.decode()
    assert "Drita Trillimi" in page


def test_an_imported_person_is_found_by_the_exact_name_and_day_as_one_who_was_typed(people):
    [case] = bring(people, row(people))
    with opened():
        assert Name.objects.get(case=case).code == services.code_of("Drita Trillimi", date(2015, 4, 3))


def test_each_mistake_is_named_by_its_row_and_column(people):
    good = row(people)
    assert wrong(
        people,
        good,
        row(people, municipality="Askund", latin="A"),
        row(people, manager="nobody@demo.example", latin="B"),
        row(people, latin=None),
        row(people, latin="C", born_on="3.4.2015"),
        row(people, latin="D", birth_year=2001),
        row(people, latin="E", sex="x", languages="xx", interpreter="perhaps"),
        row(people, latin="F", born_on=date(2190, 1, 1)),
    ) == [
        (3, "municipality"), (4, "manager"), (5, "latin"), (6, "born_on"), (7, "birth_year"), (8, "sex"),
        (8, "languages"), (8, "interpreter"), (9, "born_on"),
    ]  # fmt: skip


def test_a_cell_that_computes_something_isnt_believed(people):
    assert wrong(people, row(people, latin='=CONCATENATE("Drita"," ","Trillimi")')) == [(2, "latin")]


def test_the_same_name_and_day_in_two_rows_are_named_but_twins_are_two(people):
    assert wrong(people, row(people), row(people)) == [(3, "latin")]
    assert wrong(people, row(people), row(people, latin="Besa Trillimi")) == []


def test_somebody_who_has_a_case_already_isnt_told_apart_from_somebody_who_has_none(people):
    bring(people, row(people), row(people, latin="Besa Trillimi"))
    people.users["far"] = worlds.user("case_supervisor")
    assert wrong(people, row(people), who="far") == []


def test_columns_are_known_by_their_names_in_any_order(people):
    assert wrong(people, row(people), head=tuple(reversed(COLUMNS))) == []
    assert wrong(people, row(people), head=("municipality", "latin", "latin", "risk")) == [
        (1, "risk"), (1, "latin"), (1, "manager"),
    ]  # fmt: skip


def test_an_empty_file_and_one_with_too_many_rows_are_refused(people):
    assert wrong(people) == [(1, "")]
    many = [row(people, latin=f"N {number}") for number in range(reading.MOST + 1)]
    assert wrong(people, *many) == [(reading.MOST + 2, "")]


def test_what_is_no_spreadsheet_is_refused_and_stands_beside_the_field(people):
    with pytest.raises(UnreadableFile):
        reading.read(people.actor("supervisor"), b"municipality,manager\n", "caseload.xlsx")
    page = send(people, b"municipality,manager\n", "check")
    assert page.status_code == 200
    assert "XLSX" in page.content.decode()


def test_a_dry_run_keeps_nothing_and_says_so(people):
    before, files = all_cases(), File.objects.count()
    page = send(people, book(row(people)), "check").content.decode()
    assert "nothing is wrong" in page
    assert (all_cases(), File.objects.count()) == (before, files)
    page = send(people, book(row(people, latin=None)), "check").content.decode()
    assert "A person has at least one name." in page


def test_with_one_mistake_nothing_is_taken_in(people):
    before = all_cases()
    page = send(people, book(row(people), row(people, latin=None)), "import")
    assert page.status_code == 200
    assert all_cases() == before


def test_a_file_without_mistakes_comes_in_and_isnt_kept(people):
    before, files = all_cases(), File.objects.count()
    assert send(people, book(row(people)), "import").status_code == 302
    assert (all_cases(), File.objects.count()) == (before + 1, files)


def test_what_breaks_in_the_middle_leaves_none_of_the_cases(people, monkeypatch):
    before, enter = all_cases(), services.person_enter
    found = read(people, row(people), row(people, latin="Besa Trillimi"))

    def breaks(**said):
        if said["names"]["latin"].startswith("Besa"):
            raise RuntimeError("the machine stops here")
        return enter(**said)

    monkeypatch.setattr(services, "person_enter", breaks)
    with pytest.raises(RuntimeError):
        importing.caseload_import(actor=people.actor("supervisor"), rows=found.rows)
    assert all_cases() == before
    assert not Event.objects.filter(verb=importing.IMPORTED).exists()


def test_the_very_same_rows_come_in_once_whatever_the_file_is_called(people):
    bring(people, row(people))
    with pytest.raises(Unfit):
        bring(people, row(people))
    page = send(people, book(row(people)), "import")
    assert page.status_code == 200
    assert "already" in page.content.decode()


def test_nobody_but_a_supervisor_brings_a_caseload_in(people):
    found = read(people, row(people))
    for who in ("manager", "coordinator", "administrator", "teacher"):
        with pytest.raises(Denied):
            importing.caseload_import(actor=people.actor(who), rows=found.rows)


def test_nobody_is_given_a_case_by_a_file_who_couldnt_be_chosen_on_the_page(people):
    for who in ("teacher", "coordinator", "supervisor"):
        assert wrong(people, row(people, manager=people.users[who].email)) == [(2, "manager")]
    people.users["manager"].is_active = False
    people.users["manager"].save()
    assert wrong(people, row(people)) == [(2, "manager")]


def test_the_log_holds_how_many_came_in_and_nothing_of_whom(people):
    bring(people, row(people))
    event = Event.objects.get(verb=importing.IMPORTED)
    assert set(event.details) == {"cases", "rows"}
    assert event.details["cases"] == 1
    assert "Drita" not in str(event.details)


def test_the_template_has_the_columns_and_nobody_in_it(people):
    answer = people.client("supervisor").get(reverse("caseload_template"))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [[cell.value for cell in line] for line in sheet.iter_rows()] == [list(COLUMNS)]


CELL = st.one_of(st.none(), st.integers(), st.text(max_size=12), st.dates(), st.booleans())


@settings(max_examples=25, deadline=None)
@given(cells=st.lists(st.lists(CELL, min_size=1, max_size=len(COLUMNS)), min_size=1, max_size=4))
def test_whatever_stands_in_the_cells_it_is_read_or_named_and_never_half_of_it(cells):
    from zotim.core.documents.sheets import UNWRITABLE

    rows = [[UNWRITABLE.sub("", one) if isinstance(one, str) else one for one in line] for line in cells]

    class Nobody:
        """Holds no post: can choose nobody as a manager."""

        people, posts, roles, user_id = (), (), frozenset(), None

    found = reading.read(Nobody(), book(*rows), "caseload.xlsx")
    assert found.rows == []
    assert found.problems
    assert all(isinstance(one, Problem) and one.row >= 1 for one in found.problems)
