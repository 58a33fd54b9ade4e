"""One predicate: whatever way somebody asks over HTTP, the same records answer, and no others.

Random worlds of bodies, people, records and classifications. What should be seen is computed by a few lines that
don't know ``policy.py``.
"""

import csv
import io
import re
from datetime import date
from itertools import pairwise

from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.evidence.services import file_receive
from zotim.core.people.models import Membership
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register.models import Commitment, Document, Evidence, Measure
from zotim.register.services.standing import stand_anew
from zotim.vocabulary import Classification
from zotim.web.api.services import token_create

BODIES = 3
WORD = "Zotimi"
REFERENCE = re.compile(r"\bT[CME]-\d{4}\b")

body = st.integers(0, BODIES - 1)
level = st.sampled_from([*Classification])
piece = level
helper = st.one_of(st.none(), body)
measure = st.tuples(body, level, st.lists(piece, max_size=1), helper)
commitment = st.tuples(body, level, st.lists(measure, max_size=2))
world = st.lists(commitment, min_size=1, max_size=3)
posts = st.lists(
    st.one_of(
        st.tuples(st.just("focal_point"), body),
        st.tuples(st.sampled_from(["coordinator", "analyst", "auditor", "administrator"]), st.just(0)),
    ),
    max_size=2,
)


def sees(held, kind, record):
    """The oracle. *held*: pairs of a role and a body."""
    if any(role in ("coordinator", "analyst") for role, _ in held):
        return True
    own = {number for role, number in held if role == "focal_point"}
    if not own:
        return False
    if kind == "evidence":
        return bool(record["doers"] & own)
    return bool(own & record["doers"]) or record["lead"] in own or record["level"] == "public"


class OnePredicate(TestCase):
    @classmethod
    def setUpTestData(cls):
        worlds.demo_installation()
        cls.bodies = [worlds.body("Qendra", "coordination_centre"), worlds.body("A"), worlds.body("B")]
        cls.maker = worlds.user("coordinator", cls.bodies[0])
        by = actor_of(cls.maker)
        cls.file = file_receive(actor=by, data=b"x\n", name="x.txt", classification=Classification.PUBLIC)
        cls.document = Document.objects.create(
            reference="TD-0001", title="Deklarata", language="sq", text="x" * 20, sha256="0" * 64, received_by=cls.maker
        )

    def build(self, described):
        """The records of a world; answers each with what the oracle needs to know, by kind."""
        records = {"commitments": [], "measures": [], "evidence": []}

        def add(kind, model, letter, **facts):
            number = len(records[kind])
            title = Translated.of("sq", f"{WORD} {number}")
            told = ("lead_number", "doers")
            fields = {key: value for key, value in facts.items() if key not in told}
            made = model.objects.create(reference=f"T{letter}-{number:04d}", title=title, **fields)
            records[kind].append(
                {
                    "pk": made.pk,
                    "reference": made.reference,
                    "lead": facts.get("lead_number"),
                    "level": facts["classification"],
                    "doers": facts.get("doers", frozenset()),
                }
            )
            return made

        for lead, level, measures in described:
            promised = add(
                "commitments", Commitment, "C", lead=self.bodies[lead], lead_number=lead, classification=level,
                doers=frozenset(doer for first, *_rest, second in measures for doer in (first, second)),
                action="pledge", line_of_effort="military", document=self.document, start=0, end=5,
            )  # fmt: skip
            for doer, inner, pieces, helping in measures:
                done = add(
                    "measures", Measure, "M", lead=self.bodies[doer], lead_number=doer, classification=inner,
                    doers=frozenset({helping}), starts_on=date(2026, 11, 1),
                )  # fmt: skip
                done.commitments.add(promised)
                if helping is not None:
                    done.support.add(self.bodies[helping])
                for its in pieces:
                    add(
                        "evidence", Evidence, "E", measure=done, doers=frozenset({doer, helping}), classification=its,
                        file=self.file, dated_on=date(2026, 11, 2), submitted_by=self.maker,
                    )  # fmt: skip
        self.succeed(records["commitments"])
        stand_anew(one["pk"] for one in records["commitments"])
        return records

    def succeed(self, commitments):
        """Each but the last is superseded by the next; and what is known of them is kept, as the services keep it."""
        rows = [Commitment.objects.get(pk=one["pk"]) for one in commitments]
        for one in rows:
            keep_revision(one, System("test"))
        for old, new in pairwise(rows):
            Commitment.objects.filter(pk=old.pk).update(state="superseded", superseded_by=new)
            old.refresh_from_db()
            keep_revision(old, System("test"))

    def browser(self, held):
        someone = worlds.user()
        for role, number in held:
            Membership.objects.create(user=someone, organisation=self.bodies[number], role=role)
        client = Client()
        client.force_login(someone, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return client

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(world, posts)
    def test_every_way_of_asking_gives_the_same_records(self, described, held):
        records, client = self.build(described), self.browser(held)
        wanted = {kind: {one["reference"] for one in rows if sees(held, kind, one)} for kind, rows in records.items()}
        in_register = any(role in ("coordinator", "analyst", "focal_point") for role, _ in held)

        for kind in ("commitments", "measures", "evidence"):
            path = f"/register/{kind}/"
            listed = client.get(path)
            assert listed.status_code == (200 if in_register else 403)
            if in_register:
                page = listed.content.decode()
                assert set(REFERENCE.findall(page)) == wanted[kind], "list"
                shown = re.search(r'<span role="status">(\d+)', page)
                assert int(shown[1]) == len(wanted[kind]), "count"
                rows = list(csv.reader(io.StringIO(client.get(path, {"export": "csv"}).content.decode("utf-8-sig"))))
                assert sorted(row[0] for row in rows[1:]) == sorted(wanted[kind]), "export"
            opened = {one["reference"] for one in records[kind] if client.get(f"{path}{one['pk']}/").status_code == 200}
            assert opened == wanted[kind], "detail"
            for one in records[kind]:
                if one["reference"] in wanted[kind]:
                    page = client.get(f"{path}{one['pk']}/").content.decode()
                    self.names_no_others(page, records, wanted)
        files = {
            one["reference"]
            for one in records["evidence"]
            if client.get(f"/register/evidence/{one['pk']}/file/").status_code == 200
        }
        assert files == wanted["evidence"], "attachment"

        searched = client.get("/search/", {"q": WORD[:5]})
        assert searched.status_code == (200 if held else 403)
        page = searched.content.decode() if held else ""
        everything = set().union(*wanted.values())
        assert set(REFERENCE.findall(page)) == everything, "search"
        if everything:
            assert int(re.search(r'<span role="status">(\d+)', page)[1]) == len(everything), "count of the search"

    def names_no_others(self, page, records, wanted):
        """A page that is seen leads to seen commitments and evidence only: successors, links, what happened."""
        for kind in ("commitments", "evidence"):
            for other in records[kind]:
                if other["reference"] not in wanted[kind]:
                    assert other["reference"] not in page, "named"
                    assert str(other["pk"]) not in page, "linked"

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(world, st.sampled_from([("read:centre", 0), *(("read:register", number) for number in range(BODIES))]))
    def test_the_api_gives_the_same_records_too(self, described, given_to):
        cache.clear()
        scope, number = given_to
        held = [("analyst" if scope == "read:centre" else "focal_point", number)]
        records = self.build(described)
        _, token = token_create(
            actor=System("test"), organisation=self.bodies[number], name="x", scopes=[scope], days=1
        )
        bearer = {"authorization": f"Bearer {token}"}
        for kind, rows in records.items():
            wanted = {one["reference"] for one in rows if sees(held, kind, one)}
            listed = Client().get(f"/api/v1/{kind}", headers=bearer).json()
            assert {one["reference"] for one in listed["items"]} == wanted, "list"
            assert listed["count"] == len(wanted), "count"
            for tail in ("", "/file") if kind == "evidence" else ("",):
                opened = {
                    one["reference"]
                    for one in rows
                    if Client().get(f"/api/v1/{kind}/{one['pk']}{tail}", headers=bearer).status_code == 200
                }
                assert opened == wanted, f"detail{tail}"

    def test_an_export_is_on_record_as_one(self):
        self.build([(1, Classification.PUBLIC, [])])
        self.browser([("analyst", 0)]).get("/register/commitments/", {"export": "xlsx"})
        event = Event.objects.get(verb="register.commitments.exported")
        assert (event.outcome, event.details) == ("viewed", {"rows": 1, "format": "xlsx"})
        assert not Event.objects.filter(verb="register.commitments.listed").exists()
