"""One predicate for meetings abroad and for needs: whatever way somebody asks, the same records answer.

What should be seen is computed by a few lines that don't know ``policy.py``.
"""

import json
import re

from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import taking_part, worlds
from tests.contracts.test_one_predicate import BODIES, level
from zotim.core.access.actor import actor_of
from zotim.core.audit.services import System
from zotim.core.people.models import Membership
from zotim.core.texts import Translated
from zotim.register.assistance.models import Need
from zotim.register.taking_part import services
from zotim.register.taking_part.models import Meeting
from zotim.web.api.services import token_create

NAME = re.compile(r"Zotimi/\d+")

body = st.integers(0, BODIES - 1)
# Whose seat it is (none: nobody's), whether the seat still lasts, how far the meeting may travel.
meetings = st.lists(st.tuples(st.none() | body, st.booleans(), level), min_size=1, max_size=3)
needs = st.lists(st.tuples(body, level), min_size=1, max_size=3)
posts = st.lists(
    st.one_of(
        st.tuples(st.just("focal_point"), body),
        st.tuples(st.just("foreign_affairs"), st.just(1)),
        st.tuples(st.sampled_from(["coordinator", "analyst", "auditor"]), st.just(0)),
    ),
    max_size=2,
)
KINDS = (("meetings", Meeting), ("needs", Need))
READERS = {"coordinator", "analyst", "focal_point", "foreign_affairs"}


def sees_meeting(held, seat, lasts, classification):
    """The oracle. *held*: pairs of a role and a body."""
    roles, own = {role for role, _ in held}, {number for role, number in held if role == "focal_point"}
    if roles & {"coordinator", "analyst", "foreign_affairs"}:
        return True
    return bool(own) and ((seat in own and lasts) or classification == "public")


def sees_need(held, lead, classification):
    """The oracle."""
    roles, own = {role for role, _ in held}, {number for role, number in held if role == "focal_point"}
    if roles & {"coordinator", "analyst"}:
        return True
    return lead in own or (classification == "public" and bool(roles & READERS))


class OnePredicate(TestCase):
    @classmethod
    def setUpTestData(cls):
        worlds.demo_installation()
        cls.bodies = [worlds.body("Qendra", "coordination_centre"), worlds.body("A"), worlds.body("B")]
        cls.by = actor_of(worlds.user("coordinator", cls.bodies[0]))
        cls.to = taking_part.obligation(cls.by)

    def build(self, met, lacking):
        for number, (seat, lasts, classification) in enumerate(met):
            forum = taking_part.forum(self.by, f"group-{number}")
            if seat is not None:
                until = None if lasts else taking_part.days(-1)
                taking_part.seat(self.by, forum, self.bodies[seat], until_on=until)
            day = taking_part.today()
            services.meeting_add(
                actor=self.by, forum=forum, title=Translated.of("en", f"Zotimi/{number}"), from_on=day, until_on=day,
                place="", classification=classification,
            )  # fmt: skip
        for number, (lead, classification) in enumerate(lacking):
            made = taking_part.need(self.by, self.bodies[lead], self.to)
            made.title, made.classification = Translated.of("en", f"Zotimi/{100 + number}"), classification
            made.save()

    def wanted(self, held, met, lacking):
        return (
            {f"Zotimi/{number}" for number, one in enumerate(met) if sees_meeting(held, *one)},
            {f"Zotimi/{100 + number}" for number, one in enumerate(lacking) if sees_need(held, *one)},
        )

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(meetings, needs, posts)
    def test_every_way_of_asking_gives_the_same_records(self, met, lacking, held):
        cache.clear()
        self.build(met, lacking)
        someone = worlds.user()
        for role, number in held:
            Membership.objects.create(user=someone, organisation=self.bodies[number], role=role)
        client = Client()
        client.force_login(someone, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        let_in = any(role in READERS for role, _ in held)
        for (kind, model), wanted in zip(KINDS, self.wanted(held, met, lacking), strict=True):
            for path in ("", "?export=csv"):
                answer = client.get(f"/register/{kind}/{path}")
                assert answer.status_code == (200 if let_in else 403), path
                if let_in:
                    assert set(NAME.findall(answer.content.decode())) == wanted, path or "list"
            opened = {
                str(one.title)
                for one in model.objects.all()
                if client.get(f"/register/{kind}/{one.pk}/").status_code == 200
            }
            assert opened == wanted, "detail"
        if let_in:
            asked = client.get("/register/needs/as-of/", {"as_of": str(timezone.localdate())}).content.decode()
            seen = {str(one.title) for one in Need.objects.all() if f"/register/needs/{one.pk}/" in asked}
            assert seen == self.wanted(held, met, lacking)[1], "as of"
        searched = client.get("/search/", {"q": "Zotimi"}).content.decode()
        assert set(NAME.findall(searched)) == set().union(*self.wanted(held, met, lacking)), "search"

    @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(meetings, needs, st.sampled_from([("read:centre", 0), *(("read:register", n) for n in range(BODIES))]))
    def test_the_api_gives_the_same_records_too(self, met, lacking, given_to):
        cache.clear()
        scope, number = given_to
        self.build(met, lacking)
        _, token = token_create(
            actor=System("test"), organisation=self.bodies[number], name="x", scopes=[scope], days=1
        )
        bearer = {"authorization": f"Bearer {token}"}
        held = [("analyst" if scope == "read:centre" else "focal_point", number)]
        for (kind, model), wanted in zip(KINDS, self.wanted(held, met, lacking), strict=True):
            listed = Client().get(f"/api/v1/{kind}", headers=bearer).json()
            assert set(NAME.findall(json.dumps(listed["items"]))) == wanted, "list"
            assert listed["count"] == len(wanted), "count"
            codes = [
                Client().get(f"/api/v1/{kind}/{one.pk}", headers=bearer).status_code for one in model.objects.all()
            ]
            assert codes.count(200) == len(wanted), "detail"
        for kind in ("groups", "assistance", "co-sponsorships"):
            assert Client().get(f"/api/v1/{kind}", headers=bearer).status_code == 200
