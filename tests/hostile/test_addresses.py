"""Filters, orders, page numbers and ids that somebody made up: an answer, never a crash, never a row too many."""

import csv
import io
import json

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests import worlds
from zotim.core.texts import Translated
from zotim.register.models import Commitment, Document

pytestmark = pytest.mark.django_db

LISTS = ("commitments", "documents", "evidence_list", "reports")
QUERIES = [
    "page=99999999999999999999", "page=-1", "page=0", "page=x", "page=1e9", "page=%D9%A1", "page=", "page=1&page=2",
    "sort=__class__", "sort=-__class__", "sort=lead__name", "sort=pk;DROP TABLE x", "sort=--reference",
    "sort=title__texts__en'", "sort=?", "q=' OR 1=1 --", "q=%27%3B DROP TABLE register_commitment%3B--", "q=%25",
    "q=_", "q=%5C", "q=%00", "q=a%00b", "q=" + "a" * 5000, "q=" + "%F0%9F%87%A6" * 150, "q=" + "a " * 90,
    "q=%ED%A0%80", "q=%FF%FE", "state=__class__", "line_of_effort=x' OR '1'='1", "standing=proven&standing=__init__",
    "export=../../etc/passwd", "export=html", "export[]=csv", "unknown=1", "&&&==&", "q[$ne]=1",
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_answers_whatever_its_address_says(name, coordinator, ministry):
    worlds.commitment(worlds.actor("analyst"), ministry)
    before = Commitment.objects.count()
    failed = {}
    for query in QUERIES:
        answer = coordinator.get(f"{reverse(name)}?{query}")
        if answer.status_code not in (200, 400, 404):
            failed[query] = answer.status_code
    assert not failed
    assert Commitment.objects.count() == before


def test_wildcards_of_the_database_are_ordinary_letters(coordinator, ministry):
    worlds.commitment(worlds.actor("analyst"), ministry)
    for wild in ("%25", "_", "%5C", "' OR 1=1 --"):
        assert coordinator.get(f"{reverse('commitments')}?q={wild}").context["table"].count == 0, wild
    assert coordinator.get(f"{reverse('commitments')}?q=soldiers").context["table"].count == 1


def test_a_made_up_filter_never_shows_more_than_the_reader_may_see(focal, ministry):
    other = worlds.commitment(worlds.actor("analyst"), worlds.body("Tjetër"))
    Commitment.objects.filter(pk=other.pk).update(classification="internal")
    for query in QUERIES:
        answer = focal.get(f"{reverse('commitments')}?{query}")
        assert other.reference not in answer.content.decode(), query


@pytest.mark.parametrize(
    "key", ["x", "1", "../..", "%00", "00000000-0000-0000-0000-000000000000", "' OR 1=1", "a" * 3000]
)
def test_a_made_up_id_is_not_found(key, coordinator):
    assert coordinator.get(f"{reverse('commitments')}{key}/").status_code == 404


def test_a_made_up_suggestion_or_next_page_leads_nowhere_else(coordinator, ministry):
    document = worlds.document(worlds.actor("analyst"))
    page = coordinator.get(reverse("document", args=[document.pk]) + "?suggestion=__class__")
    assert page.status_code == 200
    answer = coordinator.post(reverse("set_language"), {"language": "en", "next": "https://evil.example/"})
    assert "evil.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("name", ["bad.example", "localhost:80@evil.example", "testserver\r\nX: y", "a" * 300])
def test_a_made_up_host_is_refused(name, client):
    assert client.get("/health/", headers={"host": name}).status_code == 400


FORMULAS = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example")',
    "＝1",
    " =1",
]


def test_an_export_holds_no_formula(coordinator, ministry):
    analyst = worlds.actor("analyst")
    for formula in FORMULAS:
        document = worlds.document(analyst)
        Document.objects.filter(pk=document.pk).update(title=formula)
        commitment = worlds.commitment(analyst, ministry)
        Commitment.objects.filter(pk=commitment.pk).update(title=Translated.of("en", formula))
    for name in ("commitments", "documents"):
        answer = coordinator.get(f"{reverse(name)}?export=csv")
        assert answer["Content-Disposition"].startswith("attachment")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        cells = [cell for row in rows[1:] for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@", "-", "＝"))]
        assert any(formula in cell for cell in cells for formula in FORMULAS)
        book = load_workbook(io.BytesIO(coordinator.get(f"{reverse(name)}?export=xlsx").content))
        assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_file_name_of_an_export_is_ours(coordinator):
    answer = coordinator.get(f"{reverse('commitments')}?export=csv&name=../../evil.exe")
    assert "evil" not in answer["Content-Disposition"]


@pytest.mark.parametrize(
    "body",
    [json.dumps({"x": "y" * 6_000_000}), "[" * 100_000, '{"a":' * 50_000, '{"n": 1e999999}', "\0", '"\\ud800"'],
    ids=["6 MB", "deep list", "deep object", "huge number", "nul", "surrogate"],
)
def test_hostile_json_is_answered_and_never_crashes(body, coordinator):
    for url in (reverse("commitments"), reverse("document_add"), "/api/", "/api/v1/commitments"):
        answer = coordinator.post(url, body, content_type="application/json")
        assert answer.status_code < 500, url
    assert not Document.objects.exists()
