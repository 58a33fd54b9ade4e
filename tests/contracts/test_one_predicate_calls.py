"""One predicate for data calls over the API: list and record give the same, judged by an oracle that asks no policy."""

from datetime import date

from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import worlds
from zotim.core.audit.services import System
from zotim.core.texts import Translated
from zotim.register.data_calls.models import Answer, DataCall, Portion, Question
from zotim.web.api.services import token_create

BODIES = 3
OUT = ("open", "sent")
calls = st.lists(
    st.tuples(st.sampled_from(["draft", "open", "sent", "withdrawn"]), st.sets(st.integers(0, BODIES - 1))), max_size=4
)
"""Calls: a state, and the bodies that were asked."""


class ListAndRecordAreOne(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.by = worlds.user("analyst")
        cls.bodies = [worlds.body(f"Organi {number}", "coordination_centre") for number in range(BODIES)]

    def build(self, described):
        """Rows of ``(state, {body: portion}, call)``."""
        text, made = Translated.of("en", "How many?"), []
        for number, (state, asked) in enumerate(described):
            call = DataCall.objects.create(
                reference=f"Q-{number}", title=text, asked_by="X", recipient="X", due_on=date(2027, 1, 1),
                language="en", made_by=self.by,
            )  # fmt: skip
            question = Question.objects.create(call=call, position=1, number="1", text=text, kind="text")
            portions = {}
            for body in asked:
                portions[body] = Portion.objects.create(call=call, organisation=self.bodies[body], due_on=call.due_on)
                Answer.objects.create(reference=f"A-{number}-{body}", portion=portions[body], question=question)
            for step in {"draft": (), "withdrawn": ("withdrawn",), "open": ("open",), "sent": ("open", "sent")}[state]:
                DataCall.objects.filter(pk=call.pk).update(state=step)
            made.append((state, portions, call))
        return made

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(calls, st.sampled_from([("read:centre", 0), *(("read:register", number) for number in range(BODIES))]))
    def test_whoever_asks(self, described, given_to):
        cache.clear()
        scope, body = given_to
        made = self.build(described)
        _, token = token_create(actor=System("x"), organisation=self.bodies[body], name="x", scopes=[scope], days=1)
        bearer = {"authorization": f"Bearer {token}"}
        centre = scope == "read:centre"
        seen = {
            "calls": {call.pk for state, asked, call in made if centre or (state in OUT and body in asked)},
            "portions": {
                one.pk
                for state, asked, _ in made
                for whose, one in asked.items()
                if centre or (state in OUT and whose == body)
            },
        }
        every = {
            "calls": [call.pk for _, _, call in made],
            "portions": [one.pk for _, asked, _ in made for one in asked.values()],
        }
        for kind, wanted in seen.items():
            listed = Client().get(f"/api/v1/{kind}", headers=bearer).json()
            items = {one["id"]: one for one in listed["items"]}
            assert set(items) == {str(pk) for pk in wanted}, "list"
            assert listed["count"] == len(wanted), "count"
            for pk in every[kind]:
                answer = Client().get(f"/api/v1/{kind}/{pk}", headers=bearer)
                assert (answer.status_code == 200) == (pk in wanted), "detail"
                if pk in wanted:
                    assert items[str(pk)].items() <= answer.json().items(), "the same values"
