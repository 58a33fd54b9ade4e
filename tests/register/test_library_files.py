"""Instruments and obligations from files and into files: nothing by halves, nothing twice, everything back again."""

import csv
import io
import json
import re
from datetime import date

import pytest
from django.utils.translation import get_language, override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from typer.testing import CliRunner

from tests import worlds
from tests.register import library as made
from zotim.__main__ import app as zotim
from zotim.core.access.policy import Denied
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.formats.records import write_csv, write_json
from zotim.register import exchange, services
from zotim.register.cli import app
from zotim.register.library_notes import ENTRIES, NOTES, PARAGRAPHS, SYMBOLS
from zotim.register.models import Instrument, Obligation, Provision
from zotim.register.services.library import library_dump, packaged

pytestmark = pytest.mark.django_db

COLUMNS = [*exchange.COLUMNS, *exchange.MORE_COLUMNS]
MARK = "paragraph number to be verified"


def install(data: bytes, name: str = "given.csv"):
    return services.library_install(actor=System("test"), name=name, data=data)


def sheet(*rows: dict[str, str]) -> bytes:
    plain = {
        "id": "a-1", "instrument": "S/RES/1 (2001)", "paragraph": "1", "kind": "call",
        "line_of_effort": "governance", "summary": "Share information", "verified": "no",
    }  # fmt: skip
    return write_csv(COLUMNS, [dict.fromkeys(COLUMNS, "") | plain | row for row in rows])


def notes_in(data) -> set[str]:
    """Every note in a file, however deep it stands."""
    if isinstance(data, list):
        return set().union(*(notes_in(one) for one in data))
    if not isinstance(data, dict):
        return set()
    own = {data["note"]} if isinstance(data.get("note"), str) else set()
    return (own | notes_in(list(data.values()))) - {""}


def notes_of(name: str) -> set[str]:
    if name.endswith(".json"):
        return notes_in(json.loads(packaged(name)))
    return notes_in(list(csv.DictReader(io.StringIO(packaged(name).decode("utf-8-sig"), newline=""))))


def test_every_note_of_the_library_can_be_translated():
    assert notes_of("rights.csv") | notes_of("links.json") == set(NOTES)
    assert notes_of("obligations.csv") == set(PARAGRAPHS)
    assert notes_of("instruments.json") | notes_of("groups.json") == set(ENTRIES)


def test_notes_of_paragraphs_are_sentences():
    assert not [note for note in PARAGRAPHS if not (note[0].isupper() and note.endswith((".", ".”")))]


def test_a_symbol_that_has_words_can_be_translated():
    symbols = {row["symbol"] for row in json.loads(packaged("instruments.json"))["instruments"]}
    assert {one for one in symbols if not re.fullmatch(r"S/RES/\d+ \(\d{4}\)", one)} == set(SYMBOLS)


def test_a_table_brings_translations_beside_the_english_and_leaves_those_that_a_person_made():
    made.instrument(worlds.actor("analyst"))
    install(sheet({}))
    install(sheet({"summary_sq": "Të shkëmbehet informacion", "summary_ar": "تبادل المعلومات"}))
    one = Obligation.objects.get()
    assert one.summary.texts == {
        "en": "Share information", "sq": "Të shkëmbehet informacion", "ar": "تبادل المعلومات",
    }  # fmt: skip
    one.summary = worlds.translated(one.summary, "sq", "Ndani informacion")
    one.save()
    install(sheet({"summary_sq": "Tjetër", "summary_ar": "تقاسم المعلومات"}))
    one.refresh_from_db()
    assert (one.summary.texts["sq"], one.summary.texts["ar"]) == ("Ndani informacion", "تقاسم المعلومات")
    assert install(sheet({})).obligations.added == 0
    one.refresh_from_db()
    assert one.summary.texts["ar"] == "تقاسم المعلومات"


def test_what_is_exported_is_what_was_loaded_byte_for_byte():
    for name in ("instruments.json", "obligations.csv"):
        services.library_install(actor=System("test"), name=name)
    assert library_dump("csv") == packaged("obligations.csv")


def test_a_changed_row_changes_the_record_and_keeps_other_languages():
    analyst = worlds.actor("analyst")
    made.instrument(analyst)
    install(sheet({}))
    one = Obligation.objects.get()
    one.summary = worlds.translated(one.summary, "sq", "Ndani informacion")
    one.save()
    loaded = install(sheet({"note": "seen nowhere", "kind": "urge"}))
    one.refresh_from_db()
    assert (loaded.obligations.changed, one.kind, one.note) == (1, "urge", "seen nowhere")
    assert one.summary.texts == {"en": "Share information", "sq": "Ndani informacion"}


def test_a_file_moves_no_paragraph_that_two_people_verified_and_no_mark_down():
    analyst, coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
    made.instrument(analyst)
    install(sheet({"paragraph": "?"}, {"id": "a-2", "verified": "yes", "note": "seen in a copy"}))
    first, second = Obligation.objects.order_by("key")
    services.verification_confirm(actor=coordinator, verification=made.shown(analyst, first, "12"), confirmed=True)
    install(sheet({"paragraph": "9", "note": "x"}, {"id": "a-2", "verified": "no", "paragraph": "7"}))
    for one, wanted in ((first, "12"), (second, "1")):
        one = Obligation.objects.get(pk=one.pk)
        assert (one.certain, one.provision.number) == (True, wanted)


WRONG = [
    ({"kind": "orders"}, "kind", "isn't one of"),
    ({"line_of_effort": ""}, "line_of_effort", "missing"),
    ({"instrument": "S/RES/9 (1999)"}, "instrument", "isn't on record"),
    ({"id": "A 1"}, "id", "no id"),
    ({"summary": ""}, "summary", "missing"),
    ({"verified": "perhaps"}, "verified", "neither yes nor no"),
    ({"verified": "yes"}, "note", "where the words were seen"),
    ({"verified": "yes", "paragraph": "?", "note": "x"}, "paragraph", "number is unknown"),
    ({"report_to": "CTC"}, "report_to", "report_months"),
    ({"report_to": "CTC", "report_months": "0"}, "report_months", "whole number"),
    ({"report_from": "2026-02-30"}, "report_from", "no day"),
    ({"summary": "x" * 2001}, "summary.en", "longer than 2000"),
    ({"bearer": "everybody"}, "bearer", "isn't one of"),
]


@pytest.mark.parametrize(("row", "field", "why"), WRONG)
def test_what_is_wrong_is_named_by_file_line_and_field_and_nothing_is_kept(row, field, why):
    made.instrument(worlds.actor("analyst"))
    with pytest.raises(services.FileRefused) as refused:
        install(sheet({}, {"id": "a-2"} | row), "mine.csv")
    found = [one for one in refused.value.findings if one.field == field]
    assert found, refused.value
    assert (found[0].file, found[0].line) == ("mine.csv", 3)
    assert why in found[0].why
    assert not Obligation.objects.exists()


def test_every_error_is_named_at_once():
    made.instrument(worlds.actor("analyst"))
    with pytest.raises(services.FileRefused) as refused:
        install(sheet({"kind": "x"}, {"id": "a-1"}, {"id": "a-3", "also": "x"}))
    assert [(one.line, one.field) for one in refused.value.findings] == [(2, "kind"), (3, "id"), (4, "also")]


def test_a_json_file_names_the_line_of_the_record_and_the_place_in_it():
    one = {"symbol": "X", "kind": "treaty", "issuer": "Y", "title": {"original": "en", "texts": {"en": "T"}}}
    bad = one | {"symbol": "Z", "adopted_on": "soon", "provisions": [{"number": "1", "parent": "2"}]}
    data = write_json(exchange.FORMAT, instruments=[one, bad])
    with pytest.raises(services.FileRefused) as refused:
        install(data, "mine.json")
    line = data.decode().splitlines().index('   "symbol": "Z",')
    assert {(found.line, found.field) for found in refused.value.findings} == {
        (line, "instruments[1].adopted_on"), (line, "instruments[1].provisions[0].parent"),
    }  # fmt: skip
    assert not Instrument.objects.exists()


def test_a_misspelt_field_isnt_lost_without_a_word():
    one = {"symbol": "X", "kind": "treaty", "issuer": "Y", "title": "T", "adoptedon": "2020-01-01"}
    with pytest.raises(services.FileRefused, match=r"adoptedon: There is no such field"):
        install(write_json(exchange.FORMAT, instruments=[one]), "mine.json")


def test_an_id_under_another_instrument_is_refused():
    analyst = worlds.actor("analyst")
    made.instrument(analyst)
    made.instrument(analyst, "S/RES/2 (2002)")
    install(sheet({}))
    with pytest.raises(services.FileRefused, match="under another instrument"):
        install(sheet({"instrument": "S/RES/2 (2002)"}))


def test_only_a_coordinator_loads_and_each_record_and_the_file_leave_an_event():
    coordinator = worlds.actor("coordinator")
    made.instrument(coordinator)
    for role in ("analyst", "focal_point"):
        with pytest.raises(Denied):
            services.library_load(actor=worlds.actor(role), data=sheet({}), name="x.csv")
    services.library_load(actor=coordinator, data=sheet({}), name="x.csv")
    assert Event.objects.filter(verb="register.obligation.added").count() == 1
    assert Event.objects.get(verb="register.library.loaded").details["obligations_added"] == 1


def test_an_export_holds_what_the_actor_may_see_and_marks_what_isnt_verified():
    analyst = worlds.actor("analyst")
    hidden = made.instrument(analyst, "Draft", "strategy", classification="internal")
    made.obligation(analyst, made.instrument(analyst))
    made.obligation(analyst, hidden, summary="Hidden")
    focal = worlds.actor("focal_point")
    rows = list(csv.DictReader(io.StringIO(services.library_export(actor=focal, kind="csv").decode("utf-8-sig"))))
    assert [(row["summary"], row["verified"], row["mark"]) for row in rows] == [("Freeze funds", "no", MARK)]
    whole = json.loads(services.library_export(actor=focal, kind="json"))
    assert [one["symbol"] for one in whole["instruments"]] == ["S/RES/1 (2001)"]
    assert [one["mark"] for one in whole["obligations"]] == [MARK]


# The command


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def test_the_command_loads_the_library_and_says_what_it_did(tmp_path):
    first = run("load", "obligations")
    assert (first.exit_code, "143 added" in first.output) == (0, True), first.output
    assert "143 as they were" in run("load", "obligations").output
    assert "rights.csv: obligations: 63 added" in first.output
    out = tmp_path / "out.csv"
    assert run("export", str(out)).exit_code == 0
    assert out.read_bytes() == library_dump("csv")


def test_a_long_load_says_how_far_it_is():
    made.instrument(worlds.actor("analyst"))
    told: list[tuple[int, int]] = []

    def tell(read, total):
        told.append((read, total))

    data = sheet(*({"id": f"x-{number}"} for number in range(3)))
    services.library_install(actor=System("test"), name="x.csv", data=data, tell=tell)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_command_speaks_english_whatever_the_language_of_the_installation(tmp_path):
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    with override("sq"):
        done = CliRunner().invoke(zotim, ["register", "load", str(tmp_path / "bad.csv")])
        assert get_language() == "sq"
    assert done.exit_code == 1
    assert "There is no such column." in done.stderr


def test_the_command_fails_without_a_traceback(tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(sheet({"kind": "x"}))
    for arguments in (("load", str(bad)), ("load", str(tmp_path / "nowhere.csv")), ("export", str(tmp_path / "x.doc"))):
        done = run(*arguments)
        assert done.exit_code == 1
        assert isinstance(done.exception, SystemExit)
    assert "bad.csv, line 2, kind:" in run("load", str(bad)).output


# For any library

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(
    lambda text: text.strip() and text.isprintable()
)
text = st.fixed_dictionaries(
    {"original": st.just("en"), "texts": st.fixed_dictionaries({"en": words}, optional={"sq": words, "ar": words})}
)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat) | st.just("")
number = st.sampled_from(["1", "2", "2(a)", "10", "art. 5", "?"])
rule = st.sampled_from(
    [
        {},
        {"report_to": "CTC", "report_months": 12},
        {"report_to": "EU", "report_months": 6, "report_from": "2026-01-31"},
    ]
)
mark = st.sampled_from([{"verified": "no"}, {"verified": "yes", "paragraph": "7", "note": "seen"}])
one_obligation = st.builds(
    lambda base, report, seen: base | report | seen,
    st.fixed_dictionaries(
        {
            "instrument": st.sampled_from(["A", "B"]), "paragraph": number, "summary": text, "note": words,
            "kind": st.sampled_from(["obligation", "call", "guideline"]), "line_of_effort": st.just("governance"),
            "also": st.sampled_from(["", "military"]), "bearer": st.sampled_from(["", "states"]), "source": words,
        }
    ),
    rule,
    mark,
)  # fmt: skip


class AnyLibrary(TestCase):
    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(one_obligation, max_size=4), text, days, st.booleans() | st.none())
    def test_comes_back_as_it_was_and_twice_is_once(self, given_rows, title, day, binding):
        instruments = [
            {"symbol": symbol, "kind": "treaty", "issuer": "X", "title": title, "adopted_on": day, "binding": binding}
            for symbol in ("A", "B")
        ]
        rows = [row | {"id": f"o-{place}"} for place, row in enumerate(given_rows)]
        install(write_json(exchange.FORMAT, instruments=instruments, obligations=rows), "any.json")
        written = library_dump("json")
        before = made.state()
        install(write_json(exchange.FORMAT, instruments=instruments, obligations=rows), "any.json")
        install(written, "again.json")
        install(library_dump("csv"), "again.csv")
        assert made.state() == before
        Obligation.objects.all().delete()
        Provision.objects.all().delete()
        Instrument.objects.all().delete()
        install(written, "again.json")
        assert library_dump("json") == written


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"[1]", "its format is"), (b"[1", "This isn't JSON")],
)
def test_a_list_is_refused_as_json(data, said):
    with pytest.raises(exchange.FileRefused) as refused:
        install(data)
    [finding] = refused.value.findings
    assert said in str(finding)


def test_a_table_without_a_row_is_told(tmp_path):
    (tmp_path / "empty.csv").write_bytes(sheet())
    done = CliRunner().invoke(app, ["load", str(tmp_path / "empty.csv")])
    assert done.exit_code == 0
    assert done.output == "empty.csv: holds no row. Nothing was loaded.\n"
