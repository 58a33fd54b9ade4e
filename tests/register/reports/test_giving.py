"""A report is given to somebody outside: a public one by one person, all others on a second person's decision."""

import hashlib

import pytest
from django.urls import reverse

from tests.desks.oversight.keeping import House
from zotim.core.disclosures.models import Disclosure
from zotim.core.evidence.services import file_bytes
from zotim.core.notifications.models import Notification
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return House()


def page(client, name, report):
    answer = client.get(reverse(name, args=[report.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def file_of(report, language="en", kind="pdf"):
    return report.files.get(language=language, format=kind)


def test_a_public_report_is_given_by_one_person_and_the_very_file_stands_beside_it(house):
    report, client = house.report(), house.client("coordinator")
    file = file_of(report, "ar", "docx")
    data = {"name": "Këshilli i Evropës", "purpose": "publication", "basis": "public_task", "file": file.pk}
    assert client.post(reverse("report_give", args=[report.pk]), data).status_code == 302
    given = Disclosure.objects.get()
    assert given.payload_sha256 == hashlib.sha256(file_bytes(file.file)).hexdigest()
    shown = page(client, "report", report).partition('id="given"')[2]
    assert "Këshilli i Evropës" in shown
    assert reverse("report_file", args=[report.pk, file.pk]) in shown


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"purpose": ""}, {"purpose": "gossip"}, {"basis": ""}, {"file": ""}, {"basis": "curiosity"}],
)
def test_nothing_leaves_without_recipient_purpose_ground_and_file(house, wrong):
    report = house.report()
    data = {"name": "X", "purpose": "reporting", "basis": "public_task", "file": file_of(report).pk, **wrong}
    answer = house.client("analyst").post(reverse("report_give", args=[report.pk]), data)
    assert answer.status_code == 200
    assert "Something needs another look" in answer.content.decode()
    assert not Disclosure.objects.exists()


def test_one_recipient_is_named_not_two(house):
    report = house.report()
    data = {"name": "X", "purpose": "reporting", "basis": "public_task", "file": file_of(report).pk}
    data["organisation"] = house.users["coordinator"].memberships.get().organisation_id
    assert "one of them" in house.client("analyst").post(
        reverse("report_give", args=[report.pk]), data
    ).content.decode()  # fmt: skip


def test_the_file_of_another_report_cant_be_given(house):
    report, other = house.report(), house.report()
    data = {"name": "X", "purpose": "reporting", "basis": "public_task", "file": file_of(other).pk}
    assert house.client("analyst").post(reverse("report_give", args=[report.pk]), data).status_code == 200
    assert not Disclosure.objects.exists()


def test_an_internal_report_is_asked_for_decided_by_another_and_given_once(house):
    report = house.report(Classification.INTERNAL)
    one, other = house.client("analyst"), house.client("coordinator")
    give, decide = reverse("report_give", args=[report.pk]), reverse("report_give_decide", args=[report.pk])
    assert "publication" not in page(one, "report_give", report).lower()
    one.post(give, {"name": "Këshilli i Evropës", "purpose": "evaluation"})
    assert "somebody else decides" in page(one, "report_give", report)
    assert Notification.objects.get(kind="register.report.asked").user == house.users["coordinator"]
    assert one.post(decide, {"decision": "accept"}).status_code == 403
    hand_over = {"file": file_of(report).pk, "basis": "agreement"}
    one.post(give, hand_over)
    assert not Disclosure.objects.exists()  # it waits
    assert "Këshilli i Evropës" in page(other, "report_give_decide", report)
    other.post(decide, {"decision": "accept", "comment": ""})
    assert "It can be handed over" in page(one, "report", report)
    one.post(give, hand_over)
    given = Disclosure.objects.get()
    assert (given.recipient, given.purpose, given.approval.decided_by) == (
        "Këshilli i Evropës", "evaluation", house.users["coordinator"],
    )  # fmt: skip
    one.post(give, hand_over)  # the decision was good for once: this asks anew, and is refused for lack of a recipient
    assert Disclosure.objects.count() == 1


def test_it_waits_on_the_home_of_the_second_person_alone_until_it_is_decided(house):
    report = house.report(Classification.INTERNAL)
    address = reverse("report_give_decide", args=[report.pk])
    one, other = house.client("analyst"), house.client("coordinator")
    home = reverse("home")
    assert address not in other.get(home).content.decode()
    one.post(reverse("report_give", args=[report.pk]), {"name": "MONEYVAL", "purpose": "evaluation"})
    assert address in other.get(home).content.decode()
    assert address not in one.get(home).content.decode()
    other.post(address, {"decision": "accept", "comment": ""})
    assert address not in other.get(home).content.decode()


def test_what_was_returned_isnt_given_and_can_be_asked_for_again(house):
    report = house.report(Classification.INTERNAL)
    one, other = house.client("analyst"), house.client("coordinator")
    give, decide = reverse("report_give", args=[report.pk]), reverse("report_give_decide", args=[report.pk])
    one.post(give, {"name": "X", "purpose": "evaluation"})
    assert "Say why" in other.post(decide, {"decision": "return"}).content.decode()
    other.post(decide, {"decision": "return", "comment": "jo tani"})
    one.post(give, {"file": file_of(report).pk, "basis": "agreement"})
    assert not Disclosure.objects.exists()
    assert one.post(give, {"name": "X", "purpose": "evaluation"}).status_code == 302
    assert "waits for a second person" in page(other, "report", report)


def test_a_decision_that_nobody_asked_for_leads_back(house):
    report = house.report(Classification.INTERNAL)
    answer = house.client("coordinator").get(reverse("report_give_decide", args=[report.pk]), follow=True)
    assert "Nothing waits for a decision here" in answer.content.decode()
