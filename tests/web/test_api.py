"""The API: tokens of organisations, only what they may see, every call on record, and every answer as declared."""

import json
import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.utils import timezone
from typer.testing import CliRunner

from tests import data_calls, worlds
from tests.register import library
from tests.register.test_record import move_back
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.evidence.services import file_receive
from zotim.core.people.models import Organisation
from zotim.register import selectors
from zotim.register.measures.services import measure_move
from zotim.register.models import Commitment
from zotim.register.reports.models import ReportFile
from zotim.register.reports.services.reports import report_make
from zotim.register.tables import CommitmentTable
from zotim.vocabulary import Classification, Glyph, LineOfEffort
from zotim.web.api import services
from zotim.web.api.cli import app
from zotim.web.api.models import ApiToken

ROOT = "/api/v1"
PDF = b"%PDF-1.7\n%%EOF\n"
pytestmark = pytest.mark.django_db


class World:
    """A register with one of each, and a token of the centre, of the leading body, of another."""

    def __init__(self):
        cache.clear()
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.actor = worlds.actor("coordinator", self.centre)
        self.lead, self.other = worlds.body("Drejtuese"), worlds.body("Tjetra")
        self.commitment = worlds.commitment(self.actor, self.lead)
        self.measure = worlds.measure(self.actor, self.commitment)
        self.piece = worlds.evidence(self.actor, self.measure)
        Commitment.objects.update(classification="internal")
        self.asked = library.obligation(self.actor, library.instrument(self.actor))
        library.applied(self.actor, self.asked, self.lead)
        self.tokens = {
            "centre": token(self.centre, "read:centre"),
            "lead": token(self.lead, "read:register"),
            "other": token(self.other, "read:register"),
        }

    def get(self, who, path, **query):
        return Client().get(ROOT + path, query, headers={"authorization": f"Bearer {self.tokens.get(who, who)}"})


def report_with_a_file(world, level=Classification.RESTRICTED):
    made = report_make(actor=world.actor, title=world.commitment.title, moment=timezone.now(), classification=level)
    file = file_receive(actor=world.actor, data=PDF, name="report.pdf", classification=level)
    return made, ReportFile.objects.create(report=made, language="en", file=file)


def token(organisation, *scopes, days=30, now=None):
    return services.token_create(
        actor=System("test"), organisation=organisation, name="x", scopes=list(scopes), days=days, now=now
    )[1]


@pytest.fixture
def world():
    return World()


def schema():
    return Client().get(f"{ROOT}/openapi.json").json()


OPERATIONS = [
    "/assistance", "/assistance/{pk}", "/calls", "/calls/{pk}", "/co-sponsorships", "/commitments",
    "/commitments/{pk}", "/documents", "/documents/{pk}", "/evidence", "/evidence/{pk}", "/evidence/{pk}/file",
    "/groups", "/groups/{pk}", "/indicators", "/indicators/{pk}", "/indicators/{pk}/values", "/instruments",
    "/instruments/{pk}", "/measures", "/measures/{pk}", "/meetings", "/meetings/{pk}", "/needs", "/needs/{pk}",
    "/obligations", "/obligations/{pk}", "/portions", "/portions/{pk}", "/replies", "/replies/{pk}",
    "/replies/{pk}/files/{file}", "/reports", "/reports/{pk}", "/reports/{pk}/files/{file}",
]  # fmt: skip


def test_the_schema_declares_every_address_and_error():
    paths = schema()["paths"]
    assert sorted(paths) == [f"{ROOT}{path}" for path in OPERATIONS]
    for path, methods in paths.items():
        assert list(methods) == ["get"], path
        codes = set(methods["get"]["responses"])
        assert {"200", "401", "403", "422", "429"} <= codes, path
        assert ("404" in codes) == ("{pk}" in path), path
        assert methods["get"]["security"], path


def test_a_list_and_a_record_say_what_the_register_holds(world):
    listed = world.get("lead", "/commitments").json()
    assert (listed["count"], listed["next"]) == (1, None)
    assert listed["items"][0]["title"]["texts"]["sq"] == "Dërgimi i gjashtë ushtarakëve"
    one = world.get("lead", f"/commitments/{world.commitment.pk}").json()
    assert (one["reference"], one["standing"]) == (world.commitment.reference, "under_way")


def test_each_record_of_each_kind_can_be_read_by_the_centre(world):
    report, kept = report_with_a_file(world)
    detail = world.get("centre", f"/reports/{report.pk}").json()
    assert [file["id"] for file in detail["files"]] == [str(kept.pk)]
    assert world.get("centre", f"/reports/{report.pk}/files/{kept.pk}").content == PDF
    assert world.get("centre", f"/documents/{world.commitment.document_id}").json()["text"] == worlds.STATEMENT
    assert world.get("centre", f"/measures/{world.measure.pk}").json()["state"] == "under_way"
    piece = world.get("centre", f"/evidence/{world.piece.pk}").json()
    assert (piece["sha256"], piece["size"]) == (world.piece.file.sha256, world.piece.file.size)
    assert world.get("centre", f"/evidence/{world.piece.pk}/file").content == b"Urdher i trilluar\n"


def test_another_body_sees_nothing_of_it_and_gets_the_answer_of_what_isnt_there(world):
    assert world.get("other", "/commitments").json()["count"] == 0
    for path, pk in (("/commitments", world.commitment.pk), ("/evidence", world.piece.pk)):
        hidden, absent = world.get("other", f"{path}/{pk}"), world.get("other", f"{path}/{uuid.uuid4()}")
        assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
        assert hidden.status_code == 404
    assert world.get("other", f"/evidence/{world.piece.pk}/file").status_code == 404


def test_a_scope_that_doesnt_reach_is_refused_and_that_is_on_record(world):
    assert world.get("lead", "/documents").status_code == 403
    assert Event.objects.filter(outcome="denied", verb="register.document.list", actor_kind="system").exists()


def test_a_file_of_another_report_is_not_found(world):
    (one, _), (_, other) = report_with_a_file(world), report_with_a_file(world, Classification.PUBLIC)
    assert world.get("centre", f"/reports/{one.pk}/files/{other.pk}").status_code == 404


def test_every_call_is_on_record_with_its_token(world):
    before = Event.objects.count()
    world.get("lead", "/commitments")
    world.get("lead", f"/commitments/{world.commitment.pk}")
    events = list(Event.objects.order_by("at")[before:])
    assert [event.verb for event in events] == ["register.commitments.listed", "register.commitment.viewed"]
    made = ApiToken.objects.get(organisation=world.lead)
    assert {event.details["token"] for event in events} == {str(made.pk)}
    assert made.last_used_on == timezone.localdate()


class TestTokens:
    def test_only_a_hash_is_kept(self, world):
        kept = json.dumps(list(ApiToken.objects.values()), default=str)
        assert not [drawn for drawn in world.tokens.values() if drawn in kept or drawn[6:] in kept]

    @pytest.mark.parametrize("given", ["", "zotim_", "zotim_wrong", "é", "x" * 5000])
    def test_a_wrong_token_is_refused(self, world, given):
        answer = world.get(given, "/commitments")
        assert answer.status_code == 401
        assert set(answer.json()) == {"detail"}

    def test_no_token_and_a_session_are_refused(self, world):
        client = Client()
        client.force_login(worlds.user("coordinator"), backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(f"{ROOT}/commitments").status_code == 401

    def test_one_that_ended_begins_later_or_was_withdrawn_is_refused(self, world):
        now = timezone.now()
        ended = token(world.lead, "read:register", days=1, now=now - timedelta(days=2))
        later = token(world.lead, "read:register", days=1, now=now + timedelta(days=1))
        assert {world.get(drawn, "/commitments").status_code for drawn in (ended, later)} == {401}
        services.token_revoke(actor=System("test"), token=ApiToken.objects.get(organisation=world.other))
        assert world.get("other", "/commitments").status_code == 401

    def test_one_of_a_body_that_has_ended_is_dead_and_none_is_made(self, world):
        today = timezone.localdate()
        for day, code in ((today + timedelta(days=1), 200), (today, 200), (today - timedelta(days=1), 401)):
            Organisation.objects.filter(pk=world.lead.pk).update(ends_on=day)
            assert world.get("lead", "/commitments").status_code == code
        world.lead.refresh_from_db()
        with pytest.raises(ValueError, match="ended"):
            token(world.lead, "read:register")

    def test_a_token_costs_one_look_whatever_is_wrong_with_it(self, world, django_assert_num_queries):
        now = timezone.now()
        drawn = {
            "expired": token(world.lead, "read:register", days=1, now=now - timedelta(days=2)),
            "not_begun": token(world.lead, "read:register", days=1, now=now + timedelta(days=1)),
            "withdrawn": world.tokens["other"],
            "unknown": "zotim_guess",
            "": world.tokens["lead"],
        }
        services.token_revoke(actor=System("test"), token=ApiToken.objects.get(organisation=world.other))
        services.token_of(drawn[""])  # its first use today is kept
        for trouble, given in drawn.items():
            with django_assert_num_queries(1):
                found, why = services.token_of(given)
            assert (found is None, why) == (trouble == "unknown", trouble)

    def test_a_refused_token_is_on_record_once_a_minute_without_what_it_was(self, world):
        known = ApiToken.objects.get(organisation=world.other)
        services.token_revoke(actor=System("test"), token=known)
        for wrong in ("zotim_guess1", "zotim_guess2", "other", "other"):
            assert world.get(wrong, "/commitments").status_code == 401
        events = list(Event.objects.filter(verb="api.token.refused").order_by("id"))
        told = [(event.outcome, event.object_id, event.details) for event in events]
        assert told == [("denied", "", {"why": "unknown"}), ("denied", str(known.pk), {"why": "withdrawn"})]
        cache.clear()  # a minute later
        world.get("zotim_guess3", "/commitments")
        assert Event.objects.filter(verb="api.token.refused").count() == 3

    def test_who_tries_on_is_slowed_down_by_address_and_nobody_else(self, world, monkeypatch):
        from zotim.web.api import root

        monkeypatch.setattr(root, "REFUSALS", 3)
        assert [world.get("zotim_x", "/commitments").status_code for _ in range(5)] == [401, 401, 401, 429, 429]
        claimed = {"authorization": "Bearer zotim_x", "x-forwarded-for": "192.0.2.7"}
        assert Client().get(f"{ROOT}/commitments", headers=claimed).status_code == 429
        assert (
            Client(REMOTE_ADDR="192.0.2.7")
            .get(f"{ROOT}/commitments", headers={"authorization": "Bearer zotim_x"})
            .status_code
            == 401
        )
        assert world.get("lead", "/commitments").status_code == 200

    def test_a_token_for_nothing_in_particular_is_not_made(self, world):
        for scopes, days in (([], 30), (["read:everything"], 30), (["read:register"], 0), (["read:register"], 400)):
            with pytest.raises(ValueError):
                token(world.lead, *scopes, days=days)

    def test_only_the_centre_may_read_as_the_centre(self, world):
        with pytest.raises(ValueError, match="coordination_centre"):
            token(world.lead, "read:centre")

    def test_too_many_calls_are_told_to_wait(self, world, monkeypatch):
        from zotim.web.api.root import PerToken

        monkeypatch.setattr(PerToken, "allow_request", lambda self, request: False)
        monkeypatch.setattr(PerToken, "wait", lambda self: 1)
        assert world.get("lead", "/commitments").status_code == 429

    def test_the_command_makes_shows_and_withdraws(self, world):
        run = CliRunner().invoke
        made = run(app, ["token", "Drejtuese", "--scope", "read:register", "--days", "90"])
        assert made.exit_code == 0, made.output
        drawn = next(line for line in made.output.splitlines() if line.startswith("zotim_"))
        assert world.get(drawn, "/commitments").status_code == 200
        one, trouble = services.token_of(drawn)
        assert trouble == ""
        listed = run(app, ["list"]).output
        assert str(one.pk) in listed
        assert drawn not in listed
        assert run(app, ["revoke", str(one.pk)]).exit_code == 0
        assert world.get(drawn, "/commitments").status_code == 401

    def test_a_list_without_a_token_says_so(self, db):
        assert "There is no token." in CliRunner().invoke(app, ["list"]).output

    def test_the_command_names_what_is_wrong(self):
        refused = CliRunner().invoke(app, ["revoke", "abc"])
        assert refused.exit_code == 2
        assert "no token has the id abc" in refused.output
        assert CliRunner().invoke(app, ["token", "Nobody", "--scope", "read:register"]).exit_code == 2


class TestAsOf:
    """A commitment as it stood at the end of a day."""

    def test_today_is_now_and_a_day_before_it_was_on_record_is_not_found(self, world):
        path = f"/commitments/{world.commitment.pk}"
        today = timezone.localdate()
        now, then = world.get("centre", path).json(), world.get("centre", path, as_of=str(today)).json()
        assert then == {**now, "as_of": str(today)}
        assert [one["reference"] for one in now["measures"]] == [world.measure.reference]
        assert [one["reference"] for one in now["evidence"]] == [world.piece.reference]
        assert world.get("centre", path, as_of=str(today - timedelta(days=1))).status_code == 404

    def test_a_day_that_hasnt_come_is_refused(self, world):
        tomorrow = timezone.localdate() + timedelta(days=1)
        answer = world.get("centre", f"/commitments/{world.commitment.pk}", as_of=str(tomorrow))
        assert answer.status_code == 422
        assert answer.json()["problems"] == [{"where": ["query", "as_of"], "why": "That day hasn't come yet"}]

    def test_it_says_what_stood_then_and_not_what_came_later(self, world):
        move_back(9)
        measure_move(actor=world.actor, measure=world.measure, step="complete")
        path, day = f"/commitments/{world.commitment.pk}", str(timezone.localdate() - timedelta(days=2))
        now, then = world.get("centre", path).json(), world.get("centre", path, as_of=day).json()
        assert [one["measures"][0]["state"] for one in (then, now)] == ["under_way", "completed"]
        assert [one["standing"] for one in (then, now)] == ["under_way", "said"]

    def test_assessments_are_for_the_centre_and_for_others_nothing_is_said_of_them(self, world):
        path = f"/commitments/{world.commitment.pk}"
        assert world.get("centre", path).json()["assessments"] == []
        assert world.get("lead", path).json()["assessments"] is None


class TestFilters:
    """The same filters as on the page, and nothing that isn't one."""

    @pytest.mark.parametrize("standing", list(Glyph))
    @pytest.mark.parametrize("line", [None, LineOfEffort.MILITARY])
    def test_they_find_what_the_page_finds(self, world, standing, line):
        asked = {"standing": standing, "state": "active", "lead": world.lead.pk, "due_from": "2026-01-01"}
        asked |= {"line_of_effort": line} if line else {}
        worlds.commitment(world.actor, world.other)
        request = RequestFactory().get("/", asked)
        page = CommitmentTable(request, selectors.commitments(world.actor))
        assert not page.form.errors
        answer = world.get("centre", "/commitments", **asked).json()
        assert [one["id"] for one in answer["items"]] == [str(one.pk) for one in page.found]

    @pytest.mark.parametrize(("name", "value"), [
        ("due_until", "0"), ("due_until", "2026-02-30"), ("standing", "kept"), ("lead", "MM"), ("state", ""),
        ("due_untl", "2026-01-01"), ("q", "a\0b"), ("line_of_effort", "space"),
    ])  # fmt: skip
    def test_what_isnt_declared_is_refused_and_never_left_out_in_silence(self, world, name, value):
        assert world.get("centre", "/commitments", **{name: value}).status_code == 422

    def test_a_name_that_isnt_declared_is_told_and_its_value_is_not(self, world):
        (problem,) = world.get("centre", "/commitments", due_untl="somebody").json()["problems"]
        assert "unknown: due_untl; known: page" in problem["why"]
        assert "somebody" not in problem["why"]


@pytest.mark.parametrize("path", ["/", "/commitment", "/commitments/", "/a/b/c", "/docs"])
def test_an_address_that_isnt_there_is_said_in_json(db, path):
    answer = Client().get(ROOT + path)
    assert (answer.status_code, list(answer.json())) == (404, ["detail"])


@pytest.mark.parametrize("path", ["/commitments", "/openapi.json"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_another_method_than_get_is_refused_in_json(db, path, method):
    answer = getattr(Client(), method)(ROOT + path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert answer.json() == {"detail": "Only GET is answered here."}


class TestCalls:
    """A body's system reads what its body was asked; the reply and who cleared it are the centre's."""

    @pytest.fixture
    def call(self, world):
        return data_calls.opened(world.actor, world.lead)

    def test_a_body_reads_its_own_portion_and_no_other(self, world, call):
        (own,) = world.get("lead", "/portions").json()["items"]
        assert (own["call_id"], own["asked"], own["came"]) == (str(call.pk), 5, 0)
        answers = world.get("lead", f"/portions/{own['id']}").json()["answers"]
        assert [(one["number"], one["state"], one["version"]) for one in answers[:2]] == [
            ("1", "asked", None), ("2", "asked", None),
        ]  # fmt: skip
        assert world.get("other", "/portions").json()["count"] == 0
        assert world.get("other", f"/portions/{own['id']}").status_code == 404
        assert world.get("other", f"/calls/{call.pk}").status_code == 404

    def test_a_call_says_its_questions_and_whose_they_are(self, world, call):
        found = world.get("lead", f"/calls/{call.pk}").json()
        assert [one["number"] for one in found["questions"]] == list("12345")
        assert [one["organisation_id"] for one in found["portions"]] == [str(world.lead.pk)]
        assert world.get("lead", "/calls", state="open").json()["count"] == 1
        assert world.get("lead", "/calls", state="withdrawn").json()["count"] == 0

    def test_replies_are_not_for_the_bodies(self, world, call):
        assert world.get("lead", "/replies").status_code == 403
        assert world.get("centre", "/replies").json()["count"] == 0
