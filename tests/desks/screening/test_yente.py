"""The lists for other systems: the addresses and shapes of yente, only by a token for it, each call on record."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

from tests import worlds
from tests.desks.screening import made
from zotim.core.audit.models import Event
from zotim.core.audit.services import System, keyed
from zotim.desks.screening.asking.generations import generation_make
from zotim.desks.screening.lists.models import Listed
from zotim.web.api.models import ApiToken
from zotim.web.api.services import token_create

ROOT = "/api/yente"
PEOPLE = made.file(
    "1,person,Arben Shembulli,1970-05-12,al,UN-1,2015-04-07", "2,organisation,Lulja e Bardhë SHPK,,al,,",
    "3,person,Teuta Krasniqi,1980,xk,,", head="id,kind,name,birth_dates,countries,programmes,listed_on",
)  # fmt: skip
ENTITIES = "\n".join(
    json.dumps({"id": identity, "schema": schema, "properties": {"name": [name]}, "datasets": ["x"]})
    for identity, schema, name in (("NK-1", "Person", "Arben Shembulli"), ("NK-2", "Vessel", "Deti i Kaltër"))
).encode()
pytestmark = pytest.mark.django_db


class World:
    """A national list and a file of FollowTheMoney as a dataset, and a token for each purpose."""

    def __init__(self):
        cache.clear()
        keeper = made.keeper()
        made.take(keeper, made.source(keeper), PEOPLE)
        made.take(keeper, made.source(keeper, "named", "other"), ENTITIES)
        generation_make(actor=System("test"))
        bank = worlds.body("Banka")
        self.tokens = {
            scope: token_create(actor=System("test"), organisation=bank, name="x", scopes=[scope], days=9)[1]
            for scope in ("screen:customers", "screen:payments", "screen:passengers", "read:register")
        }

    def headers(self, who):
        return {"authorization": f"ApiKey {self.tokens.get(who, who)}"}

    def get(self, path, who="screen:customers", **query):
        return Client().get(ROOT + path, query, headers=self.headers(who))

    def match(self, *examples, dataset="default", who="screen:customers", **query):
        queries = {str(at): example for at, example in enumerate(examples)}
        address = f"{ROOT}/match/{dataset}"
        return Client().post(
            address, {"queries": queries}, "application/json", query_params=query, headers=self.headers(who)
        )


def person(name="Arben Shembulli", **more):
    return {"schema": "Person", "properties": {"name": [name], **more}}


@pytest.fixture
def world(db):
    return World()


class TestMatch:
    def test_each_example_is_answered_under_its_key_best_first_with_the_reason(self, world):
        said = world.match(person("Арбен Шембули", birthDate=["1970"]), person("Liridon Askushi")).json()
        first, second = said["responses"]["0"], said["responses"]["1"]
        assert [(one["id"], one["match"]) for one in first["results"]] == [("al:1", True), ("named:NK-1", True)]
        assert first["results"][0]["score"] >= first["results"][1]["score"]
        assert set(first["results"][0]["explanations"]) == {"name", "birth_date"}
        assert (first["status"], first["total"], second["results"]) == (200, {"value": 2, "relation": "eq"}, [])
        assert first["query"]["properties"]["birthDate"] == ["1970"]
        assert said["limit"] == 5

    def test_an_entity_is_that_of_followthemoney(self, world):
        found = world.match(person(), dataset="al").json()["responses"]["0"]["results"][0]
        assert {name: found[name] for name in ("caption", "schema", "datasets", "referents", "target")} == {
            "caption": "Arben Shembulli", "schema": "Person", "datasets": ["al"], "referents": ["1"], "target": True,
        }  # fmt: skip
        assert found["properties"] == {
            "name": ["Arben Shembulli"], "birthDate": ["1970-05-12"], "nationality": ["al"], "programId": ["UN-1"],
            "topics": ["sanction"],
        }  # fmt: skip

    def test_a_property_may_be_one_text_and_a_name_may_come_in_parts(self, world):
        parts = {"schema": "Person", "properties": {"firstName": "Arben", "lastName": "Shembulli"}}
        assert len(world.match(parts).json()["responses"]["0"]["results"]) == 2

    @pytest.mark.parametrize(
        ("dataset", "query", "ids"),
        [
            ("al", {}, ["al:1"]), ("named", {}, ["named:NK-1"]), ("default", {"include_dataset": "al"}, ["al:1"]),
            ("al", {"include_dataset": "named"}, ["al:1", "named:NK-1"]),
            ("default", {"exclude_dataset": "al"}, ["named:NK-1"]), ("default", {"topics": "sanction"}, ["al:1"]),
            ("default", {"exclude_schema": "Person"}, []), ("default", {"exclude_entity_ids": "NK-1"}, ["al:1"]),
            ("default", {"exclude_entity_ids": ["al:1", "named:NK-1"]}, []), ("default", {"limit": 1}, ["al:1"]),
            ("named", {"limit": 1}, ["named:NK-1"]), ("default", {"changed_since": "2999-01-01T00:00:00"}, []),
            ("default", {"changed_since": "2000-01-01"}, ["al:1", "named:NK-1"]),
        ],
    )  # fmt: skip
    def test_what_is_wanted_can_be_narrowed_and_nothing_behind_a_filter_is_lost(self, world, dataset, query, ids):
        found = world.match(person(), dataset=dataset, **query).json()["responses"]["0"]["results"]
        assert [one["id"] for one in found] == ids

    def test_below_the_threshold_nothing_is_given_unless_it_is_asked_for(self, world):
        one = person("Arben")
        assert world.match(one).json()["responses"]["0"]["results"] == []
        below = world.match(one, cutoff=0.5).json()["responses"]["0"]["results"]
        assert {found["match"] for found in below} == {False}
        assert {found["match"] for found in world.match(one, threshold=0.5).json()["responses"]["0"]["results"]} == {
            True
        }

    def test_a_wide_schema_asks_for_any_kind(self, world):
        for schema, name in (
            ("Thing", "Deti i Kaltër"),
            ("LegalEntity", "Lulja e Bardhe"),
            ("LegalEntity", "Arben Shembulli"),
        ):
            assert world.match({"schema": schema, "properties": {"name": [name]}}).json()["responses"]["0"]["results"]

    @pytest.mark.parametrize(
        ("body", "query", "code", "said"),
        [
            ({"queries": {"a": {"schema": "Address", "properties": {"name": ["x"]}}}}, {}, 400, "schema 'Address'"),
            ({"queries": {"a": person()}}, {"algorithm": "logic-v2"}, 400, "no algorithm 'logic-v2'"),
            ({"queries": {"a": person()}, "weights": {"name": 1}}, {}, 400, "Weights"),
            ({"queries": {str(n): person() for n in range(101)}}, {}, 400, "At most 100"),
            ({"queries": {}}, {}, 422, "isn't as described"), ({}, {}, 422, "isn't as described"),
            ({"queries": {"a": {"properties": {"name": [[]]}}}}, {}, 422, "isn't as described"),
            ({"queries": {"a": person()}}, {"limit": 501}, 422, "isn't as described"),
        ],
    )  # fmt: skip
    def test_what_isnt_as_it_should_be_is_refused_by_name(self, world, body, query, code, said):
        refused = Client().post(
            f"{ROOT}/match/default", body, "application/json", query_params=query,
            headers=world.headers("screen:customers"),
        )  # fmt: skip
        assert (refused.status_code, said in refused.json()["detail"]) == (code, True)

    def test_a_dataset_that_isnt_in_force_isnt_found(self, world):
        for query in ({"dataset": "eu"}, {"include_dataset": "eu"}):
            assert world.match(person(), **query).status_code == 404

    def test_one_event_tells_of_a_batch_with_hashes_of_the_terms_and_the_purpose_of_the_token(self, world):
        world.match(person(), person("Liridon Askushi"), who="screen:payments")
        event = Event.objects.get(verb="screening.batch.asked")
        token = ApiToken.objects.get(scopes=["screen:payments"])
        assert (event.purpose, event.actor_kind) == ("screen:payments", "system")
        assert event.details == {
            "token": str(token.pk), "questions": 2, "hits": 1,
            "terms": [keyed("Arben Shembulli"), keyed("Liridon Askushi")],
        }  # fmt: skip

    def test_a_hundred_questions_fit_into_one_event(self, world):
        assert world.match(*(person(f"Liridon Askushi {n}") for n in range(100))).headers["x-batch-size"] == "100"

    def test_a_batch_costs_no_more_queries_than_one_question(self, world, django_assert_max_num_queries):
        world.match(person())
        with django_assert_max_num_queries(13):
            world.match(*(person() for _ in range(50)))


class TestWhoMayAsk:
    @pytest.mark.parametrize("path", ["/search/default?q=Arben", "/entities/al:1", "/catalog", "/algorithms",
                                      "/entities/al:1/adjacent", "/reconcile/default"])  # fmt: skip
    def test_every_address_needs_a_token_that_screens(self, world, path):
        assert world.get(path, "zotim_wrong").status_code == 401
        assert Client().get(ROOT + path).status_code == 401
        assert world.get(path, "read:register").status_code == 403
        assert world.get(path, "screen:passengers").status_code == 200

    def test_a_refusal_is_on_record(self, world):
        assert world.match(person(), who="read:register").status_code == 403
        assert Event.objects.filter(outcome="denied", verb="screening.batch.ask").exists()

    def test_a_token_of_the_lists_reads_no_register(self, world):
        answer = Client().get(
            "/api/v1/commitments", headers={"authorization": f"Bearer {world.tokens['screen:customers']}"}
        )
        assert answer.status_code in (200, 403)
        assert not answer.json().get("items")

    def test_a_token_in_the_address_opens_reconciliation_alone(self, world):
        query = {"api_key": world.tokens["screen:customers"]}
        assert Client().get(f"{ROOT}/reconcile/default", query).status_code == 200
        assert Client().get(f"{ROOT}/catalog", query).status_code == 401

    def test_a_token_screens_for_one_purpose(self, world):
        with pytest.raises(ValueError, match="one purpose"):
            token_create(
                actor=System("test"), organisation=worlds.body(), name="x", days=9,
                scopes=["screen:customers", "screen:payments"],
            )  # fmt: skip

    def test_signs_of_life_need_no_token_and_say_nothing_else(self, world):
        for path in ("/healthz", "/readyz"):
            assert (Client().get(ROOT + path).status_code, Client().get(ROOT + path).json()) == (200, {"status": "ok"})


def test_without_a_list_in_force_nothing_is_answered_as_if_there_were_no_hit(db):
    cache.clear()
    drawn = token_create(
        actor=System("test"), organisation=worlds.body(), name="x", scopes=["screen:customers"], days=9
    )[1]
    headers = {"authorization": f"Bearer {drawn}"}
    asked = Client().post(f"{ROOT}/match/default", {"queries": {"a": person()}}, "application/json", headers=headers)
    assert (asked.status_code, asked.json()["detail"]) == (400, "No list is in force.")
    assert Client().get(f"{ROOT}/readyz").status_code == 503


class TestSearch:
    def test_words_of_a_name_find_it_the_most_alike_first(self, world):
        said = world.get("/search/default", q="Shembulli").json()
        assert [one["id"] for one in said["results"]] == ["al:1", "named:NK-1"]
        assert (said["total"], said["offset"]) == ({"value": 2, "relation": "eq"}, 0)
        assert said["facets"]["datasets"]["values"] == [
            {"name": "al", "label": "al", "count": 1}, {"name": "named", "label": "named", "count": 1},
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            ({"countries": "AL"}, ["al:1"]), ({"schema": "Organization"}, []),
            ({"limit": 1, "offset": 1}, ["named:NK-1"]),
            ({"sort": "caption:desc"}, ["al:1", "named:NK-1"]), ({"topics": "sanction"}, ["al:1"]), ({"limit": 0}, []),
        ],
    )  # fmt: skip
    def test_it_is_narrowed_paged_and_sorted(self, world, query, ids):
        assert [one["id"] for one in world.get("/search/default", q="Shembulli", **query).json()["results"]] == ids

    def test_an_order_that_there_isnt_is_refused(self, world):
        assert world.get("/search/default", q="x", sort="score").status_code == 400
        assert world.get("/search/default").status_code == 422


class TestEntities:
    def test_an_entry_holds_its_listing(self, world):
        found = world.get("/entities/al:1").json()
        assert found["first_seen"] == found["last_change"]
        [sanction] = found["properties"]["sanctions"]
        assert sanction["properties"] == {
            "entity": ["al:1"], "authority": ["Ministria"], "programId": ["UN-1"], "listingDate": ["2015-04-07"],
        }  # fmt: skip
        assert "sanctions" not in world.get("/entities/al:1", nested="false").json()["properties"]
        assert world.get(f"/entities/{sanction['id']}").json() == sanction

    def test_the_id_of_a_list_leads_to_the_entry_where_one_list_alone_has_it(self, world):
        moved = world.get("/entities/NK-1")
        assert (moved.status_code, moved["Location"]) == (308, f"{ROOT}/entities/named:NK-1")

    def test_what_isnt_listed_isnt_found(self, world):
        for identity in ("al:9", "eu:1", "nothing", "al:1/adjacent/x/y", "al:%00"):
            assert world.get(f"/entities/{identity}").status_code == 404

    def test_what_stands_beside_an_entry_is_paged(self, world):
        said = world.get("/entities/al:1/adjacent").json()
        assert (said["entity"]["id"], said["adjacent"]["sanctions"]["total"]["value"]) == ("al:1", 1)
        assert world.get("/entities/al:1/adjacent/sanctions", offset=1).json()["results"] == []
        assert world.get("/entities/al:1/adjacent/ownershipOwner").json()["total"]["value"] == 0

    def test_a_look_is_on_record_with_the_entry(self, world):
        world.get("/entities/al:1")
        event = Event.objects.get(verb="screening.listed.viewed")
        assert event.details["entry"] == str(Listed.objects.get(listed_id="1").pk)


def test_the_catalogue_names_each_list_in_force_and_all_of_them(world):
    said = world.get("/catalog").json()
    assert [(one["name"], one["entity_count"], one["load"]) for one in said["datasets"]] == [
        ("al", 3, True), ("named", 2, True), ("default", 5, False),
    ]  # fmt: skip
    assert (said["current"], said["outdated"], said["index_stale"]) == (["al", "named"], [], False)


def test_there_is_one_algorithm(world):
    said = world.get("/algorithms").json()
    assert ([one["name"] for one in said["algorithms"]], said["best"], said["default"]) == (["zotim"], "zotim", "zotim")


class TestReconciling:
    def post(self, world, **form):
        form = {name: json.dumps(value) for name, value in form.items()}
        return Client().post(f"{ROOT}/reconcile/default", form, headers=world.headers("screen:customers"))

    def test_it_says_what_it_is(self, world):
        said = world.get("/reconcile/al").json()
        assert said["versions"] == ["0.2"]
        assert said["view"]["url"] == f"http://testserver{ROOT}/entities/{{{{id}}}}"
        for what in (*said["suggest"].values(), said["extend"]["propose_properties"]):
            path = (what["service_url"] + what["service_path"]).removeprefix(f"http://testserver{ROOT}")
            assert world.get(path, prefix="na").status_code == 200

    def test_cells_are_answered_with_candidates(self, world):
        born = [{"pid": "Person:birthDate", "v": "1970"}]
        first = {"query": "Arben Shembulli", "type": "Person", "limit": 1, "properties": born}
        said = self.post(world, queries={"q0": first, "q1": {"query": "Askushi"}}).json()
        assert said["q0"]["result"] == [
            {"id": "al:1", "name": "Arben Shembulli", "description": "1970-05-12, al", "match": True, "score": 1.0,
             "type": [{"id": "Person", "name": "People"}]},
        ]  # fmt: skip
        assert said["q1"] == {"result": []}

    def test_properties_become_columns(self, world):
        said = self.post(world, extend={"ids": ["al:1", "al:9"], "properties": [{"id": "birthDate"}]}).json()
        assert said["meta"] == [{"id": "birthDate", "name": "Date of birth"}]
        assert said["rows"] == {"al:1": {"birthDate": [{"str": "1970-05-12"}]}, "al:9": {"birthDate": []}}

    @pytest.mark.parametrize(
        ("what", "prefix", "found"),
        [("entity", "teu", "al:3"), ("type", "per", "Person"), ("property", "date", "birthDate")],
    )  # fmt: skip
    def test_what_is_written_just_now_is_completed(self, world, what, prefix, found):
        said = world.get(f"/reconcile/al/suggest/{what}", prefix=prefix).json()
        assert found in [one["id"] for one in said["result"]]

    def test_it_says_which_properties_can_become_columns(self, world):
        assert world.get("/reconcile/al/extend/property", type="Person").json()["properties"]

    @pytest.mark.parametrize("form", [{"queries": []}, {"queries": {"a": 1}}, {"extend": {"ids": 1}},
                                      {"queries": {str(n): {"query": "x"} for n in range(101)}}])  # fmt: skip
    def test_what_isnt_as_it_should_be_is_refused(self, world, form):
        assert self.post(world, **form).status_code == 400

    @pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"a": {"query": "\\ud800"}}'])
    def test_what_is_no_json_is_refused(self, world, text):
        headers = world.headers("screen:customers")
        assert Client().post(f"{ROOT}/reconcile/default", {"queries": text}, headers=headers).status_code == 400

    def test_a_hundred_entries_fit_into_one_event(self, world):
        ids = [str(pk) for pk in range(100)]
        made.take(keeper := made.keeper(), made.source(keeper, "many"), made.people(*(f"Arben {one}" for one in ids)))
        asked = {"ids": [f"many:{pk + 1}" for pk in range(100)], "properties": [{"id": "name"}]}
        assert len(self.post(world, extend=asked).json()["rows"]) == 100

    def test_a_query_of_anything_is_answered_without_a_fault(self, world):
        odd = {
            "query": None,
            "type": [],
            "limit": "x",
            "properties": [1, {"pid": 2}, {"pid": "birthDate", "v": [{"x": 1}]}],
        }
        assert self.post(world, queries={"a": odd}).json() == {"a": {"result": []}}
