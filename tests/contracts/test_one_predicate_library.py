"""One predicate for instruments and obligations too: whatever way somebody asks, the same records answer.

What should be seen is computed by a few lines that don't know ``policy.py``.
"""

import csv
import io
import json
import re

from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import worlds
from tests.contracts.test_one_predicate import BODIES, level, posts
from tests.register import library as made
from zotim.core.access.actor import actor_of
from zotim.core.audit.services import System
from zotim.core.people.models import Membership
from zotim.register.models import Instrument, Obligation
from zotim.web.api.services import token_create

SYMBOL = re.compile(r"Zotimi/\d+")

instruments = st.lists(st.tuples(st.integers(0, BODIES - 1) | st.none(), level), min_size=1, max_size=4)


def sees(held, lead, classification):
    """The oracle. *held*: pairs of a role and a body."""
    if any(role in ("coordinator", "analyst") for role, _ in held):
        return True
    own = {number for role, number in held if role == "focal_point"}
    return bool(own) and (lead in own or classification == "public")


class OnePredicate(TestCase):
    @classmethod
    def setUpTestData(cls):
        worlds.demo_installation()
        cls.bodies = [worlds.body("Qendra", "coordination_centre"), worlds.body("A"), worlds.body("B")]
        cls.by = actor_of(worlds.user("coordinator", cls.bodies[0]))

    def build(self, described):
        for number, (lead, classification) in enumerate(described):
            body = None if lead is None else self.bodies[lead]
            one = made.instrument(self.by, f"Zotimi/{number}", lead=body, classification=classification)
            made.obligation(self.by, one, summary=f"Zotimi/{number} asks")

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(instruments, posts)
    def test_every_way_of_asking_gives_the_same_records(self, described, held):
        cache.clear()
        self.build(described)
        someone = worlds.user()
        for role, number in held:
            Membership.objects.create(user=someone, organisation=self.bodies[number], role=role)
        client = Client()
        client.force_login(someone, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        wanted = {f"Zotimi/{number}" for number, one in enumerate(described) if sees(held, *one)}
        let_in = any(role in ("coordinator", "analyst", "focal_point") for role, _ in held)

        for path in ("instruments", "obligations", "obligations/matrix", "obligations/as-of", "library/csv"):
            asked = {"as_of": str(timezone.localdate())} if path.endswith("as-of") else {}
            answer = client.get(f"/register/{path}/", asked)
            assert answer.status_code == (200 if let_in else 403), path
            if let_in:
                assert set(SYMBOL.findall(answer.content.decode())) == wanted, path
        for kind, model in (("instruments", Instrument), ("obligations", Obligation)):
            opened = {
                one.symbol if kind == "instruments" else one.instrument.symbol
                for one in model.objects.all()
                if client.get(f"/register/{kind}/{one.pk}/").status_code == 200
            }
            assert opened == wanted, "detail"
            if let_in:
                file = client.get(f"/register/{kind}/", {"export": "csv"}).content.decode()
                rows = list(csv.reader(io.StringIO(file)))
                assert set(SYMBOL.findall(str(rows[1:]))) == wanted, "export"
                shown = re.search(r'<span role="status">(\d+)', client.get(f"/register/{kind}/").content.decode())
                assert int(shown[1]) == len(wanted), "count"
        searched = client.get("/search/", {"q": "Zotimi"})
        assert searched.status_code == (200 if held else 403)
        assert set(SYMBOL.findall(searched.content.decode())) == wanted, "search"

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(instruments, st.sampled_from([("read:centre", 0), *(("read:register", number) for number in range(BODIES))]))
    def test_the_api_gives_the_same_records_too(self, described, given_to):
        cache.clear()
        scope, number = given_to
        self.build(described)
        _, token = token_create(
            actor=System("test"), organisation=self.bodies[number], name="x", scopes=[scope], days=1
        )
        bearer = {"authorization": f"Bearer {token}"}
        held = [("analyst" if scope == "read:centre" else "focal_point", number)]
        wanted = {f"Zotimi/{place}" for place, one in enumerate(described) if sees(held, *one)}
        for kind, model in (("instruments", Instrument), ("obligations", Obligation)):
            listed = Client().get(f"/api/v1/{kind}", headers=bearer).json()
            assert set(SYMBOL.findall(json.dumps(listed["items"]))) == wanted, "list"
            assert listed["count"] == len(wanted), "count"
            paths = [f"/api/v1/{kind}/{one.pk}" for one in model.objects.all()]
            codes = [Client().get(path, headers=bearer).status_code for path in paths]
            assert codes.count(200) == len(wanted), "detail"
