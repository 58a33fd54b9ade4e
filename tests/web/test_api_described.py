"""schemathesis reads openapi.json and calls every address with what it allows and what it doesn't, in this process.

Every check that it has runs: no answer of a broken server; status, kind and shape as declared; what isn't as declared
is refused, and what is as declared isn't; no answer without a token; no method beside the declared ones.
"""

import os
import random
from datetime import date
from urllib.parse import parse_qs

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings

from tests import indicators, taking_part, worlds
from tests.contracts.test_access_matrix_calls import OneOfEach as Calls
from tests.web.test_api import ROOT, World, report_with_a_file
from zotim.core.access.actor import actor_of
from zotim.web.api.root import api

SEED = int(os.environ["ZOTIM_API_SEED"])
EXAMPLES = 15
pytestmark = [pytest.mark.django_db, pytest.mark.once]

described = schemathesis.openapi.from_dict(
    api.get_openapi_schema(path_prefix=f"{ROOT}/"), config=schemathesis.Config.from_dict({"seed": SEED})
)
SENT: list[str] = []
"""The queries of the calls as the server got them."""


def _heard(environ, start, app=get_wsgi_application()):  # noqa: B008
    SENT.append(environ["QUERY_STRING"])
    return app(environ, start)


described.app = _heard


class Filled(World):
    """A register with one record at least behind every address, and what stands in each address for it."""

    def __init__(self):
        super().__init__()
        report, file = report_with_a_file(self)
        calls = Calls().ids
        self.real = {
            "commitments": {"pk": self.commitment.pk},
            "measures": {"pk": self.measure.pk},
            "evidence": {"pk": self.piece.pk},
            "documents": {"pk": self.commitment.document_id},
            "instruments": {"pk": self.asked.instrument_id},
            "obligations": {"pk": self.asked.pk},
            "reports": {"pk": report.pk, "file": file.pk},
            "calls": {"pk": calls["call"]},
            "portions": {"pk": calls["portion"]},
            "replies": {"pk": calls["reply"], "file": calls["file"]},
            **self.of_other_rooms(),
        }

    def of_other_rooms(self):
        group = taking_part.forum(self.actor)
        counted = indicators.indicator(actor_of(worlds.user("analyst", self.centre)), self.lead)
        indicators.supplied(worlds.actor("focal_point", self.lead), counted, 40, indicators.Q1)
        return {
            "groups": {"pk": group.pk},
            "meetings": {"pk": taking_part.meeting(self.actor, group).pk},
            "co-sponsorships": {},
            "needs": {"pk": taking_part.need(self.actor, self.lead, self.asked).pk},
            "assistance": {"pk": taking_part.offer(self.actor, self.lead).pk},
            "indicators": {"pk": counted.pk},
        }


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once: what calls write is undone with each test. A request leaves the connection open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), transaction.atomic():
        yield Filled()
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def kind_of(path: str) -> str:
    return path.removeprefix(ROOT).split("/")[1]


def test_there_is_a_record_behind_every_address(world):
    assert {kind_of(path) for path in described.raw_schema["paths"]} == set(world.real)


@described.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case, world):
    cache.clear()  # each counts as the first call of its minute
    valid = case.meta is None or case.meta.generation.mode.is_positive
    if valid and case.method == "GET" and random.Random(str(case.path_parameters)).random() < 0.8:
        real = world.real[kind_of(case.path)]
        case.path_parameters = {name: str(real[name]) for name in case.path_parameters or ()}
    if valid and (day := (case.query or {}).get("as_of")) and date.fromisoformat(day) > timezone.localdate():
        case.query["as_of"] = str(timezone.localdate())  # no schema says "has come"
    headers = {"Authorization": f"Bearer {world.tokens['centre']}"}
    response = case.call(headers=headers)
    if valid or not vanished(case, SENT[-1]):
        case.validate_response(response, headers=headers, transport_kwargs={"headers": headers})


def vanished(case, sent: str) -> set[str]:
    """Names in the query of a case whose values are nothing once they are sent (None, no items): without them the call
    may be as declared, so that it says nothing about what isn't."""
    return set(case.query or {}) - set(parse_qs(sent, keep_blank_values=True))


@pytest.mark.parametrize(
    ("query", "gone"),
    [
        ({"undeclared": None}, {"undeclared"}),
        ({"undeclared": []}, {"undeclared"}),
        ({"undeclared": [{}]}, set()),
        ({"undeclared": [None]}, {"undeclared"}),
        ({"undeclared": "", "page": 1}, set()),
        ({"undeclared": ["x"], "page": None}, {"page"}),
        ({}, set()),
    ],
)
def test_a_name_whose_value_vanishes_when_it_is_sent_is_noticed(world, query, gone):
    cache.clear()
    case = described[f"{ROOT}/commitments"]["GET"].Case(query=query)
    response = case.call(headers={"Authorization": f"Bearer {world.tokens['centre']}"})
    assert vanished(case, SENT[-1]) == gone
    assert response.status_code == (200 if not set(query) - gone - {"page"} else 422)


@pytest.mark.parametrize("kind", ["commitments", "measures", "evidence", "documents", "reports", "instruments",
                                  "obligations", "calls", "portions", "replies", "groups", "meetings", "needs",
                                  "assistance", "indicators"])  # fmt: skip
def test_a_list_says_of_a_record_what_the_record_says(world, kind):
    listed = {one["id"]: one for one in world.get("centre", f"/{kind}", per_page=100).json()["items"]}
    detail = world.get("centre", f"/{kind}/{world.real[kind]['pk']}").json()
    assert listed[detail["id"]].items() <= detail.items()
