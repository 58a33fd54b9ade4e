"""The pages of needs and assistance, as people use them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import worlds
from tests.taking_part import MINUTES, days, obligation, today
from zotim.register.assistance.models import Assistance, Need

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(people):
    worlds.demo_installation()

    def one(who):
        client = Client(headers={"accept-language": "en"})
        client.force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one


def test_a_need_goes_from_its_body_to_a_donor_and_is_met(people, browser):
    to = obligation(people.analyst)
    form = {
        "original": "en", "title_en": "Training", "lead": people.ministry.pk, "kind": "training", "obligation": to.pk,
        "amount": "12000", "currency": "EUR", "since": days(-3).isoformat(),
    }  # fmt: skip
    focal, coordinator, analyst = browser("focal"), browser("coordinator"), browser("analyst")
    focal.post("/register/needs/add/", form)
    need = Need.objects.get()
    address = f"/register/needs/{need.pk}/"
    assert "Approve or return it" in coordinator.get(address).content.decode()
    coordinator.post(f"{address}approve/", {"decision": "accept"})
    assert "Release the need" in coordinator.get(address).content.decode()
    coordinator.post(f"{address}release/")
    listed = analyst.post(
        "/register/needs/for-a-donor/",
        {"recipient": "A partner (made up)", "needs": [need.pk], "language": "en", "form": "xlsx"},
    )
    assert listed.headers["content-disposition"].startswith("attachment")

    pledge = {
        "original": "en", "title_en": "Course", "direction": "received", "partner": "A partner (made up)",
        "kind": "training", "lead": people.ministry.pk, "amount": "12000", "currency": "EUR", "obligation": to.pk,
        "classification": "internal",
    }  # fmt: skip
    analyst.post("/register/assistance/add/", pledge)
    offer = Assistance.objects.get()
    assert "the same kind, for the same obligation" in analyst.get(address).content.decode()
    analyst.post(f"{address}match/", {"assistance": offer.pk})
    help_ = f"/register/assistance/{offer.pk}/"
    analyst.post(f"{help_}step/begin/")
    focal.post(f"{address}step/begin/")
    receipt = SimpleUploadedFile("receipt.pdf", MINUTES)
    analyst.post(
        f"{help_}step/deliver/", {"on": today().isoformat(), "file": receipt, "delivered": "11000", "original": "en"}
    )
    assert analyst.get(f"{help_}file/").content == MINUTES
    focal.post(f"{address}step/meet/")
    need.refresh_from_db()
    assert need.state == "met"
    sums = analyst.get("/register/assistance/").content.decode()
    assert "11,000" in sums


def test_a_withdrawal_asks_why(people, browser):
    client = browser("focal")
    form = {
        "original": "en", "title_en": "Training", "lead": people.ministry.pk, "kind": "training",
        "obligation": obligation(people.analyst).pk, "since": days(-3).isoformat(),
    }  # fmt: skip
    client.post("/register/needs/add/", form)
    need = Need.objects.get()
    client.post(f"/register/needs/{need.pk}/step/withdraw/", {"reason": "Found at home"})
    assert "Found at home" in client.get(f"/register/needs/{need.pk}/").content.decode()


def test_a_need_without_a_currency_is_told_beside_the_field(people, browser):
    form = {
        "original": "en", "title_en": "Training", "lead": people.ministry.pk, "kind": "training",
        "obligation": obligation(people.analyst).pk, "since": days(-3).isoformat(), "amount": "5",
    }  # fmt: skip
    answer = browser("focal").post("/register/needs/add/", form)
    assert "in which currency" in answer.content.decode()
    assert not Need.objects.exists()
