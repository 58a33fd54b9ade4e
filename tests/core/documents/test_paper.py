import datetime
import json
from decimal import Decimal

import pytest

from zotim.core.documents.made import as_json
from zotim.core.documents.paper import EvidenceItem, Link, Quote, Section, Sentence, Step, Steps, Table, paper_as_json
from zotim.core.documents.runs import DIRECTION_CONTROLS, aside


def test_a_sentence_that_leads_nowhere_is_refused_by_name():
    with pytest.raises(ValueError, match="Everything is fine"):
        Sentence("Everything is fine.", "en", ())


def test_a_sentence_whose_evidence_is_missing_from_the_paper_is_refused_by_name(paper):
    lonely = Section("Law", None, [Sentence("The Assembly has decided.", "en", ["ZOT-9999-ZZ"])])
    with pytest.raises(ValueError, match=r"ZOT-9999-ZZ.*The Assembly has decided"):
        paper("en", sections=[lonely])


def test_without_its_evidence_the_whole_paper_is_refused(paper):
    whole = paper("en")
    with pytest.raises(ValueError, match="ZOT-2222-BB"):
        paper("en", evidence=whole.evidence[:1])


def test_a_step_and_a_table_may_not_name_missing_evidence_either(paper):
    for block in (Steps([Step("Pledge", "proven", "", ["ZOT-9"])]), Table(["a"], [["b"]], "Caption", ["ZOT-9"])):
        with pytest.raises(ValueError, match="ZOT-9"):
            paper("en", sections=[Section("s", None, [block])])


def test_evidence_listed_twice_is_refused(paper):
    item = EvidenceItem("ZOT-1111-AA", "t", "en")
    other = EvidenceItem("ZOT-1111-AA", "another", "en")
    with pytest.raises(ValueError, match="ZOT-1111-AA"):
        paper("en", sections=[], evidence=[item, other])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "https://a b"])
def test_an_address_that_is_not_of_the_web_is_refused(address):
    with pytest.raises(ValueError, match="http"):
        Link("Calendar", address)
    with pytest.raises(ValueError, match="isn't an http"):
        EvidenceItem("ZOT-1", "t", "en", url=address)


def test_a_fingerprint_has_64_hexadecimal_digits():
    with pytest.raises(ValueError, match="SHA-256 of ZOT-1"):
        EvidenceItem("ZOT-1", "t", "en", sha256="abc")


def test_a_highlight_lies_inside_its_quote():
    with pytest.raises(ValueError, match="outside"):
        Quote("short", "en", (2, 9))


def test_a_row_has_as_many_cells_as_the_table_has_columns():
    with pytest.raises(ValueError, match="Row 2 has 1 cells"):
        Table(["a", "b"], [[1, 2], [1]])


def test_lists_given_to_a_paper_can_not_change_it_afterwards(paper):
    sections = [Section("One")]
    made = paper("en", sections=sections)
    sections.append(Section("Two"))
    assert [section.heading for section in made.sections] == ["One"]


def test_json_says_all_that_the_paper_says(paper):
    made = paper("en", facts=[("Ratio", Decimal("0.10")), ("Due", datetime.date(2027, 3, 31))])
    read = json.loads(json.dumps(paper_as_json(made)))
    assert read["format"] == "zotim-paper-1"
    assert read["as_of"] == "2026-11-24"
    assert read["facts"] == [{"label": "Ratio", "value": "0.10"}, {"label": "Due", "value": "2027-03-31"}]
    blocks = read["sections"][0]["blocks"]
    assert [block["block"] for block in blocks] == ["steps", "sentence", "quote", "sentence", "table"]
    assert blocks[1]["evidence"] == ["ZOT-1111-AA", "ZOT-2222-BB"]
    assert read["evidence"][0]["reviewed_by_role"] == "Coordinator"


def test_json_for_programs_holds_no_mark_of_direction(paper):
    made = paper("ar", title=aside("Zotimi 7", "sq"))
    read = as_json(paper_as_json(made)).decode()
    assert json.loads(read)["title"] == "Zotimi 7"
    assert not DIRECTION_CONTROLS.search(read)
