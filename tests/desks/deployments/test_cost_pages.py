"""The pages of costs, and the paper for the assembly that tells them."""

from decimal import Decimal

import pytest
from django.test import Client
from pypdfium2 import PdfDocument

from tests import worlds
from tests.desks.deployments.people import FIRST, billet, grounded
from zotim.desks.deployments.costs.models import Payment, Rate

pytestmark = pytest.mark.django_db


def test_a_rate_and_a_payment_are_entered_and_stand_in_the_paper_for_the_assembly(people):
    worlds.demo_installation()
    clients = {}
    for who in ("officer", "focal"):
        clients[who] = Client(headers={"accept-language": "en"})
        clients[who].force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
    of = billet(people, grounded(people), accepted=True)
    base = f"/deployments/missions/{of.mission.pk}/costs/"
    same = {"kind": "month", "amount": "1000", "currency": "EUR"}
    form = {**same, "ranks": "all", "from_on": FIRST.isoformat(), "source": "Decision 7"}
    clients["officer"].post(f"{base}rate/", form)
    form = {**same, "amount": "750.50", "billet": of.pk, "paid_on": FIRST.isoformat(), "document": "F-12"}
    clients["officer"].post(f"{base}payment/", form)
    assert (Rate.objects.get().amount, Payment.objects.get().billet) == (Decimal(1000), of)
    page = clients["focal"].get(base).content.decode()
    assert "F-12" in page
    assert "to be verified" in page
    assert "Enter a rate" not in page
    paper = clients["focal"].get(f"/deployments/missions/{of.mission.pk}/paper/")
    written = " ".join(one.get_textpage().get_text_range() for one in PdfDocument(paper.content))
    assert "What it costs" in written
    assert "750.50" in written
    clients["officer"].post(f"/deployments/costs/payments/{Payment.objects.get().pk}/end/")
    assert "F-12" not in clients["focal"].get(base).content.decode()
