"""Customers, payments and passengers of a file as questions, in its order."""

import json
from datetime import date

import pytest

from zotim.engines.names import Entry, Query
from zotim.formats.text.errors import UnreadableFile
from zotim.matching.bulk import Asked, Desk, Source, line
from zotim.matching.listed import ListIndex

TODAY = date(2026, 11, 26)
PAYMENT = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M1</MsgId></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="EUR">10.50</IntrBkSttlmAmt><Dbtr><Nm>Arben Shembulli</Nm></Dbtr>
<DbtrAgt><FinInstnId><BICFI>ZZZZALT0</BICFI></FinInstnId></DbtrAgt><Cdtr><Nm>Teuta Krasniqi</Nm></Cdtr></CdtTrfTxInf>
</FIToFICstmrCdtTrf></Document>"""
FLIGHT = (
    "UNH+1+PAXLST:D:12B:UN:IATA'BGM+745'TDT+20+ZZ101'NAD+FL+++SHEMBULLI:ARBEN'DTM+329:700512'"
    "NAD+FL+++KRASNIQI:TEUTA'UNT+6+1'"
)


def questions(tmp_path, kind, text, today=TODAY):
    told = []
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    source = Source(path, kind, told.append, today)
    return list(source), source, told


def test_customers_are_rows_of_our_own_csv_and_of_any_kind_where_it_isnt_said(tmp_path):
    found, _, told = questions(
        tmp_path, "customers", "id,name,kind\n7,Arben Shembulli,person\n8,Lulja e Bardhë,\n9,,\n"
    )
    assert [(one.about, one.query.names, one.query.kind) for one in found] == [
        ({"line": 2, "id": "7"}, ("Arben Shembulli",), "person"),
        ({"line": 3, "id": "8"}, ("Lulja e Bardhë",), ""),
    ]
    assert [(one.line, one.code) for one in told] == [(4, "name")]


def test_each_named_party_of_a_payment_is_a_question_and_the_others_are_counted(tmp_path):
    found, source, _ = questions(tmp_path, "payments", PAYMENT)
    assert [(one.about["role"], one.query.names) for one in found] == [
        ("Dbtr", ("Arben Shembulli",)), ("Cdtr", ("Teuta Krasniqi",)),
    ]  # fmt: skip
    assert {one.about["payment"] for one in found} == {1}
    assert {(one.about["message"], one.about["end_to_end"]) for one in found} == {("M1", "E1")}
    assert source.unnamed == 1


def test_each_passenger_is_a_question_and_says_at_which_segment_they_begin(tmp_path):
    found, _, told = questions(tmp_path, "passengers", FLIGHT)
    assert [(one.about["segment"], one.query.names[0], one.query.birth_dates) for one in found] == [
        (4, "ARBEN SHEMBULLI", ("1970-05-12",)), (6, "TEUTA KRASNIQI", ()),
    ]  # fmt: skip
    assert not told


def test_a_year_of_two_digits_is_read_by_the_day_on_which_the_run_began(tmp_path):
    young = FLIGHT.replace("700512", "270101")
    assert questions(tmp_path, "passengers", young)[0][0].query.birth_dates == ("1927-01-01",)
    assert questions(tmp_path, "passengers", young, date(2027, 1, 2))[0][0].query.birth_dates == ("2027-01-01",)


@pytest.mark.parametrize(("kind", "text"), [("customers", "nothing\nof it\n"), ("payments", "<!DOCTYPE x><x/>")])
def test_a_file_of_another_kind_is_refused(tmp_path, kind, text):
    with pytest.raises(UnreadableFile):
        questions(tmp_path, kind, text)


def test_a_desk_opens_the_index_from_its_file_and_explains_each_hit(tmp_path):
    index = ListIndex.build([Entry("un:1", ("Arben Shembulli",))])
    index.save(tmp_path / "one.names")
    desk = Desk(str(tmp_path / "one.names"), index.scoring, 10, index.threshold)
    [[hit], nothing] = desk([Query(("Арбен Шембули",), ""), Query(("Liridon Askushi",), "")])
    assert (hit["id"], hit["name"], nothing) == ("un:1", "Arben Shembulli", [])
    assert set(hit) >= {"score", "met", "context", "scoring"}


def test_a_line_is_one_json_object_whatever_stands_in_the_name():
    written = line(Asked({"line": 1}, Query(("a\nb\udc80 ع",))), [])
    assert written.endswith(b"\n")
    assert written.count(b"\n") == 1
    assert json.loads(written)["names"] == ["a\nb\udc80 ع"]
