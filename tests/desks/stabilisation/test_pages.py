"""Pages of projects, money and results: what is entered is kept, and what is refused stands beside its field."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.desks.stabilisation import people as made
from zotim.desks.stabilisation.money.models import Flow, Statement
from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.results.models import GrantReport, Measurement


@pytest.fixture
def sign_in(people):
    def client(who):
        found = Client()
        found.force_login(people.users[who])
        return found

    return client


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_an_officer_puts_a_pool_on_record_and_its_page_says_that_it_isnt_attributable(people, sign_in):
    client = sign_in("officer")
    data = {
        "kind": "pool", "managed_by": "", "lead": people.ministry.pk, "from_on": "2026-01-01", "original": "en",
        "title_en": "Share (made up)",
    }  # fmt: skip
    assert "Say who runs the pooled fund." in client.post(reverse("project_add"), data).content.decode()
    client.post(reverse("project_add"), data | {"managed_by": "UNDP"})
    pool = Project.objects.get()
    assert "Not attributable" in page(client, "project", pool.pk)


def test_a_movement_is_entered_with_the_file_that_shows_it(people, sign_in):
    project, client = made.project(people), sign_in("officer")
    grant = made.partner(people, project)
    file = SimpleUploadedFile("urdher.txt", b"Urdherpagese e trilluar\n")
    data = {
        "step": "commitment", "on": "2026-01-15", "amount": "100.00", "currency": "EUR", "nature": "money",
        "counterpart": grant.name, "partner": str(grant.pk), "shown_by": "Agreement 7 (made up)", "file": file,
    }  # fmt: skip
    answer = client.post(reverse("flow_add", args=[project.pk]), data)
    flow = Flow.objects.get()
    assert answer.url == reverse("flow", args=[flow.pk])
    assert (flow.partner, flow.amount) == (grant, Decimal(100))
    assert client.get(reverse("flow_file", args=[flow.pk])).content == b"Urdherpagese e trilluar\n"


def test_a_partner_says_what_it_received_and_an_officer_lays_it_beside(people, sign_in):
    project = made.project(people)
    grant = made.partner(people, project)
    ours = made.flow(people, project, partner=grant)
    data = {
        "step": "commitment", "on": "2026-01-17", "amount": "90.00", "currency": "EUR", "partner": str(grant.pk),
        "said_in": "Account (made up)",
    }  # fmt: skip
    theirs = sign_in("partner")
    theirs.post(reverse("money_statement_add", args=[project.pk]), data)
    said = Statement.objects.get()
    officer = sign_in("officer")
    officer.post(reverse("flow_reconcile", args=[ours.pk]), {"statement": str(said.pk), "note": ""})
    assert "differs" in page(officer, "flow", ours.pk)
    inside = page(theirs, "project", project.pk)
    assert "Due diligence" not in inside
    assert ours.reference not in inside or "differs" not in inside


def test_a_partner_measures_and_reports(people, sign_in):
    project = made.project(people)
    grant = made.partner(people, project)
    target = made.target(people, made.indicator(people, project, people=True, unit="people"), "50")
    client = sign_in("partner")
    data = {"on": "2026-04-02", "value": "10", "women": "4", "men": "6", "shown_by": "List (made up)"}
    client.post(reverse("measurement_add", args=[target.pk]), data)
    assert Measurement.objects.get().parts == {"women": 4, "men": 6}
    report = made.report(people, grant)
    client.post(reverse("grant_report_send", args=[report.pk]), {"received_on": "2026-05-02", "text": "Done"})
    assert GrantReport.objects.get().received_on == date(2026, 5, 2)
    officer = sign_in("second")
    officer.post(reverse("grant_report", args=[report.pk]), {"decision": "return", "comment": "Incomplete"})
    assert "Incomplete" in page(client, "grant_report", report.pk)


def test_the_page_of_a_commitment_says_which_projects_keep_it_and_their_money(people, sign_in):
    project = made.project(people)
    tie = made.tie(people, project)
    made.flow(people, project, "pledge", "500.00")
    shown = page(sign_in("coordinator"), "commitment", tie.commitment_id)
    assert "Projects that keep it" in shown
    assert "500" in shown


def test_the_page_of_stages_has_the_sums_of_projects_and_of_pools_apart(people, sign_in):
    made.flow(people, made.project(people), "pledge", "500.00")
    made.flow(people, made.pool(people), "pledge", "70.00")
    shown = page(sign_in("analyst"), "stabilisation_account")
    projects, pools = shown.index('id="attributable"'), shown.index('id="pooled"')
    assert projects < shown.index("500", projects) < pools < shown.index("70", pools)
    assert "comes out" in shown
