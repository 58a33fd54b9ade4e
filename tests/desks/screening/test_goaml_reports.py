"""Reports of suspicions are sealed, whoever is named in one is asked of the lists, and nothing tells that they were."""

import pytest
from django import forms
from django.apps import apps
from django.urls import get_resolver, reverse

from tests import worlds
from tests.desks.screening import made, supervised
from tests.formats.goaml.schemas import SCHEMA, STRICT
from tests.web.test_home import signed_in
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.people.models import User
from zotim.core.sealing.services import is_sealed
from zotim.desks.screening.agency import forms as agency_forms
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.models import GoamlReport
from zotim.desks.screening.agency.services import reports
from zotim.desks.screening.asking.models import Question
from zotim.formats.goaml import Schema
from zotim.formats.text import UnreadableFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(settings, tmp_path):
    """The made-up schema is that of the installation."""
    settings.ZOTIM_GOAML_SCHEMA = tmp_path / "unit.xsd"
    settings.ZOTIM_GOAML_SCHEMA.write_text(SCHEMA, encoding="utf-8")


def test_whoever_is_named_is_asked_of_the_lists_and_a_hit_is_an_alert(officer):
    report = supervised.reported(officer)
    with made.inside(officer):
        (alert,) = selectors.alerts_of(officer, report)
        assert alert.listed.caption == "Khalid al-Shammari"
        assert [one.names[0] for one in selectors.report_opened(officer, report).subjects] == [
            "Khalid al-Shammari", "Zef Qorri",
        ]  # fmt: skip
    assert (report.subjects, report.problems, report.asked_at is None) == (2, 0, False)


def test_nothing_that_is_told_says_that_somebody_was_reported(officer):
    report = supervised.reported(officer)
    with made.everywhere():
        for one in Question.objects.all():
            assert (one.origin, one.purpose) == ("look_up", report.reference)
    assert is_sealed(report.content)
    assert is_sealed(report.found)
    assert "Khalid" not in str([one.details for one in Event.objects.all()])


def test_the_same_file_isnt_taken_twice(officer):
    supervised.reported(officer)
    with pytest.raises(Unfit, match="before"):
        supervised.reported(officer)
    with made.everywhere():
        assert GoamlReport.objects.count() == 1


@pytest.mark.parametrize("data", [b"no report", b"<list/>", b'<!DOCTYPE a [<!ENTITY b "c">]><report>&b;</report>'])
def test_what_is_no_report_is_refused_whole(officer, data):
    with pytest.raises(UnreadableFile):
        supervised.reported(officer, data)
    with made.everywhere():
        assert not GoamlReport.objects.exists()


def test_all_that_the_schema_doesnt_take_is_kept_by_line_and_element(officer, schema):
    wrong = supervised.report(number="0").replace(b"STR", b"XXX").replace(b"<transaction>", b"\n<transaction>")
    report = supervised.reported(officer, wrong)
    problems = selectors.report_opened(officer, report).problems
    assert len(problems) == report.problems >= 2
    assert {"rentity_id", "report_code"} <= {one["field"] for one in problems}
    assert all(one["line"] for one in problems)
    assert report.schema == "unit.xsd"
    with made.inside(officer):
        assert selectors.alerts_of(officer, report).count() == 1


def test_a_report_that_breaks_off_is_read_as_far_as_it_goes(officer):
    report = supervised.reported(officer, supervised.report()[:-40])
    assert report.problems == 1
    assert report.alerts


def test_while_no_list_is_in_force_a_report_waits_unasked(db, officer, monkeypatch):
    empty = type("Nothing", (), {"versions": ()})
    monkeypatch.setattr("zotim.desks.screening.asking.generations.newest", lambda: empty)
    report = supervised.reported(officer)
    assert report.asked_at is None
    monkeypatch.undo()
    opened = selectors.report_opened(officer, report)
    assert reports.report_ask(actor=officer, report=report, named=opened.subjects).alerts


def test_a_report_made_out_of_an_alert_is_valid_against_the_schema_or_isnt_made(officer, schema, settings):
    with made.inside(officer):
        alert = selectors.alerts_of(officer, supervised.reported(officer)).get()
    report = reports.report_make(actor=officer, alert=alert, sender="7", code="SAR", reason="Pagesë e pazakontë")
    name, data = selectors.report_file(officer, report)
    assert b"al-Shammari" in data
    assert name == f"{alert.reference}.xml"
    assert reports.codes(Schema.read(settings.ZOTIM_GOAML_SCHEMA)).keys() == {"STR", "SAR"}
    with pytest.raises(Unfit, match="rentity_id"):
        reports.report_make(actor=officer, alert=alert, sender="0", code="SAR", reason="x")
    settings.ZOTIM_GOAML_SCHEMA = None
    with pytest.raises(Unfit, match="No schema"):
        reports.report_make(actor=officer, alert=alert, sender="7", code="SAR", reason="x")
    with made.everywhere():
        assert GoamlReport.objects.filter(way="made").count() == 1


def test_what_the_schema_of_a_unit_wants_beside_is_asked_for_on_the_page(officer, schema, settings):
    with made.inside(officer):
        alert = selectors.alerts_of(officer, supervised.reported(officer)).get()
    settings.ZOTIM_GOAML_SCHEMA.write_text(STRICT, encoding="utf-8")
    browser = signed_in(User.objects.get(pk=officer.user_id))
    make = reverse("goaml_report_make", args=[alert.pk])
    page = browser.get(make)
    form = page.context["form"]
    assert "Khalid al-Shammari" in page.content.decode()
    asked = {one.label: one.name for one in form if one.name.startswith("needed")}
    assert list(asked) == ["rentity_branch", "by_code", "location › city", "location › kind"]
    said = {"sender": "7", "code": "SAR", "reason": "x", asked["rentity_branch"]: "Tiranë", asked["by_code"]: "K1"}
    missing = browser.post(make, said)
    assert set(missing.context["form"].errors) == {asked["location › city"], asked["location › kind"]}
    browser.post(make, said | {asked["location › city"]: "Tiranë", asked["location › kind"]: "F"})
    with made.everywhere():
        report = GoamlReport.objects.get(way="made")
    data = selectors.report_file(officer, report)[1].decode()
    for part in ("<city>Tiranë</city>", "<by_code>K1</by_code>", "al-Shammari", "<reason>x</reason>"):
        assert part in data


def test_what_each_report_says_of_us_is_entered_once_and_stands_in_the_next(officer, schema, settings):
    settings.ZOTIM_GOAML_SCHEMA.write_text(STRICT, encoding="utf-8")
    with made.inside(officer):
        alert = selectors.alerts_of(officer, supervised.reported(officer)).get()
    browser = signed_in(User.objects.get(pk=officer.user_id))
    assert reverse("standing_answers") in browser.get(reverse("goaml_reports")).content.decode()
    asked = {one.label: one.name for one in browser.get(reverse("standing_answers")).context["form"]}
    assert list(asked) == [
        "Number of this body in goAML", "rentity_branch", "by_code", "location › city", "location › kind",
    ]  # fmt: skip
    said = {"rentity_branch": "Tiranë", "Number of this body in goAML": "7", "location › kind": "F"}
    browser.post(reverse("standing_answers"), {asked[label]: text for label, text in said.items()})
    form = browser.get(reverse("goaml_report_make", args=[alert.pk])).context["form"]
    assert [one.value() for one in form.folded_fields] == ["7", "Tiranë", "F"]
    left = {one.label: one.name for one in form if one.name not in form.folded and one.name.startswith("needed")}
    assert list(left) == ["by_code", "location › city"]
    sent = {one.name: one.value() for one in form.folded_fields} | {"code": "SAR", "reason": "x"}
    browser.post(
        reverse("goaml_report_make", args=[alert.pk]), sent | {left["by_code"]: "K1", left["location › city"]: "Durrës"}
    )
    with made.everywhere():
        report = GoamlReport.objects.get(way="made")
    data = selectors.report_file(officer, report)[1].decode()
    for part in ("<rentity_id>7</rentity_id>", "<rentity_branch>Tiranë</rentity_branch>", "<city>Durrës</city>"):
        assert part in data


def test_what_each_report_says_is_taken_away_by_leaving_it_open_and_holds_nothing_else(officer, schema):
    reports.standing_keep(actor=officer, answers={"rentity_id": " 7 "})
    assert selectors.standing_answers(officer) == {"rentity_id": "7"}
    assert selectors.standing_answers(worlds.actor("travel_officer")) == {}
    with pytest.raises(Unfit, match="activity"):
        reports.standing_keep(actor=officer, answers={"activity/report_party/reason": "x"})
    reports.standing_keep(actor=officer, answers={"rentity_id": ""})
    assert selectors.standing_answers(officer) == {}
    told = Event.objects.filter(verb="screening.standing_answers.kept").values_list("details", flat=True)
    assert [one["places"] for one in told] == ["1", "0"]


def test_who_may_not_make_a_report_enters_nothing_of_it(schema, installed):
    with pytest.raises(Denied):
        reports.standing_keep(actor=worlds.actor("travel_officer"), answers={"rentity_id": "7"})


def test_an_officer_puts_one_in_sees_it_and_takes_it_away(officer, schema, tmp_path):
    browser = signed_in(User.objects.get(pk=officer.user_id))
    file = tmp_path / "raporti.xml"
    file.write_bytes(supervised.report())
    with file.open("rb") as sent:
        page = browser.post(reverse("goaml_report_take"), {"file": sent, "dated_on": "2026-11-20"}, follow=True)
    assert "Khalid al-Shammari" in page.content.decode()
    with made.everywhere():
        report = GoamlReport.objects.get()
    assert "Khalid" not in browser.get(reverse("goaml_reports")).content.decode()
    assert browser.get(reverse("goaml_report_file", args=[report.pk])).content == supervised.report()
    alert = browser.get(reverse("alert", args=[report.alerts[0]])).content.decode()
    make = reverse("goaml_report_make", args=[report.alerts[0]])
    assert make in alert
    sent = browser.post(make, {"sender": "7", "code": "SAR", "reason": "x"}, follow=True).content.decode()
    assert "Made here" in sent


@pytest.mark.once
def test_the_agency_takes_no_file_of_customers():
    takes = {
        (name, field)
        for name, form in vars(agency_forms).items()
        if isinstance(form, type) and issubclass(form, forms.BaseForm)
        for field, one in getattr(form, "base_fields", {}).items()
        if isinstance(one, forms.FileField)
    }
    assert takes == {("ReportForm", "file")}
    rooms = [model for model in apps.get_models() if ".agency." in model.__module__]
    kept = {field.name for model in rooms for field in model._meta.get_fields()}
    assert not kept & {"customer", "customers", "account", "iban", "file"}
    api = [str(one.pattern) for one in get_resolver().url_patterns if "api" in str(one.pattern)]
    assert not [one for one in api if "entit" in one or "agency" in one]
