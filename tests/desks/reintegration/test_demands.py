"""Written requests of police, prosecution and courts: two people decide, what leaves is named, the person is told."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.people import DAY
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.disclosures.models import Disclosure
from zotim.core.documents.paper import paper_as_json
from zotim.core.sealing.services import is_sealed
from zotim.desks.reintegration.rights import papers, seen, selectors, services
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer
from zotim.desks.reintegration.rights.tasks import demands_to_decide

pytestmark = pytest.mark.django_db

SAID = {
    "number": "12/2026", "article": "Ligji i trilluar, neni 7", "asked": "Ditën e lindjes", "answer": "give",
    "why": "Neni e thotë",
}  # fmt: skip


def ask(people, who="manager", **more):
    body = more.pop("body", None) or worlds.body("Prokuroria", "prosecution")
    values = {**SAID, "received_on": timezone.localdate(), **more}
    return services.demand_enter(actor=people.actor(who), case=people.case, body=body, **values)


def decide(people, demand, who="supervisor", confirmed=True, comment=""):
    return services.demand_decide(actor=people.actor(who), demand=demand, confirmed=confirmed, comment=comment)


def give(people, demand, who="manager", **more):
    values = {"documents": "Vendim 5\nCertifikatë", "file": b"the very bytes", **more}
    return services.demand_give(actor=people.actor(who), demand=demand, **values)


def paper(people):
    actor = people.actor("manager")
    with walled(actor):
        return str(paper_as_json(papers.who_has_seen(actor, people.case)))


def until(people, demand, day):
    """The silence ends on another day."""
    with opened():
        Demand.objects.filter(pk=demand.pk).update(received_on=day - 9 * DAY, silent_until=day)


def test_what_is_asked_and_why_it_is_answered_so_is_sealed(people):
    demand = ask(people)
    assert is_sealed(demand.details)
    assert is_sealed(demand.reasons)


def test_a12_another_person_decides_than_who_entered_it(people):
    demand = ask(people, "supervisor")
    with pytest.raises((Denied, NeedsAnotherPerson)):
        decide(people, demand)
    with pytest.raises(Denied):
        decide(people, demand, "manager")
    with opened(), pytest.raises(DatabaseError), transaction.atomic():
        Demand.objects.filter(pk=demand.pk).update(
            state="confirmed", confirmed_by=demand.entered_by, confirmed_at=timezone.now()
        )


def test_nothing_is_given_before_it_is_decided_nor_where_it_is_refused(people):
    with pytest.raises(Denied):
        give(people, ask(people))
    refused = ask(people, answer="refuse")
    decide(people, refused)
    with pytest.raises(Denied):
        give(people, refused)
    assert not Disclosure.objects.exists()


def test_a28_what_is_given_is_a_disclosure_of_those_very_bytes_that_names_no_case(people):
    demand = ask(people)
    decide(people, demand)
    given = give(people, demand)
    [left] = Disclosure.objects.all()
    assert (left.organisation, left.basis) == (demand.body, "legal_duty")
    assert left.payload_sha256 == hashlib.sha256(b"the very bytes").hexdigest()
    assert str(people.case.pk) not in str(left.objects_given)
    assert is_sealed(given.documents)


def test_it_is_given_once_and_what_was_given_is_never_changed(people):
    demand = ask(people)
    decide(people, demand)
    given = give(people, demand)
    with pytest.raises(Unfit):
        give(people, demand)
    assert Disclosure.objects.count() == 1
    with opened(), pytest.raises(DatabaseError), transaction.atomic():
        DemandAnswer.objects.filter(pk=given.pk).delete()


def test_nothing_is_given_on_a_request_that_was_taken_back(people):
    demand = ask(people)
    decide(people, demand)
    services.demand_end(actor=people.actor("manager"), demand=demand)
    with pytest.raises(Denied):
        give(people, demand)


def test_a28_the_person_is_told_who_asked_by_which_article_and_what_was_given(people):
    demand = ask(people)
    decide(people, demand)
    give(people, demand)
    told = paper(people)
    assert all(word in told for word in ("Prokuroria", SAID["article"], SAID["asked"], "Vendim 5; Certifikatë"))
    assert SAID["why"] not in told


def test_a28_while_the_law_forbids_it_neither_paper_nor_page_nor_list_tells_of_a_request(people):
    client = people.client("manager")
    before = {str(one.look) for one in _lines(people)}
    demand = ask(people, silent_until=timezone.localdate(), silence="Ligji i trilluar, neni 9")
    client.get(reverse("demand_enter", args=[people.case.pk]))
    client.get(reverse("demand", args=[demand.pk]))
    people.client("other_worker").get(reverse("demand", args=[demand.pk]))
    people.client("other_worker").get(reverse("demand_enter", args=[people.case.pk]))
    decide(people, demand)
    give(people, demand)
    assert {str(one.look) for one in _lines(people)} == before
    for told in (paper(people), client.get(reverse("case_rights", args=[people.case.pk])).content.decode()):
        assert not [word for word in ("Prokuroria", SAID["article"], SAID["asked"]) if word in told]


def test_a28_the_day_after_the_silence_the_request_and_who_looked_at_it_are_told(people):
    demand = ask(people, silent_until=timezone.localdate(), silence="Ligji i trilluar, neni 9")
    people.client("manager").get(reverse("demand", args=[demand.pk]))
    until(people, demand, timezone.localdate() - DAY)
    assert "Prokuroria" in paper(people)
    assert {"entered a written request", "looked at a written request"} <= {one.look.what for one in _lines(people)}
    assert "neni 9" not in paper(people)


def _lines(people):
    actor = people.actor("manager")
    with walled(actor):
        return seen.lines(actor, people.case)


@pytest.mark.parametrize(
    "wrong",
    [
        {"article": " "}, {"asked": ""}, {"why": ""}, {"number": ""}, {"answer": "all of it"},
        {"received_on": timezone.localdate() + DAY}, {"silence": "neni 9"},
        {"silent_until": timezone.localdate() + DAY},
        {"silent_until": timezone.localdate() - DAY, "silence": "neni 9"},
    ],
)  # fmt: skip
def test_a_request_says_its_article_and_silence_has_an_article_and_an_end(people, wrong):
    with pytest.raises(Unfit):
        ask(people, **wrong)
    with opened():
        assert not Demand.objects.exists()


def test_a_body_that_can_be_let_in_asks_in_another_way(people):
    with pytest.raises(Unfit):
        ask(people, body=worlds.body("Shkolla tjetër", "school"))


def test_who_doesnt_work_on_the_case_sees_no_request(people):
    demand = ask(people)
    for who in ("other_supervisor", "other_worker"):
        assert people.client(who).get(reverse("demand", args=[demand.pk])).status_code == 404
        with pytest.raises(Denied):
            ask(people, who)
    assert people.client("manager").get(reverse("demand", args=[demand.pk])).status_code == 200


def test_it_waits_on_the_home_page_of_the_other_person_alone(people):
    demand = ask(people)
    today = timezone.localdate()
    [task] = demands_to_decide(people.actor("supervisor"), today)
    assert str(demand.pk) in task.url
    assert list(demands_to_decide(people.actor("manager"), today)) == []
    decide(people, demand, confirmed=False, comment="Neni mungon")
    assert list(demands_to_decide(people.actor("supervisor"), today)) == []


def test_a_request_about_a_closed_case_is_answered_too(people):
    people.help()
    people.close()
    demand = ask(people)
    decide(people, demand)
    assert give(people, demand)


def test_pages_enter_decide_and_give(people):
    body = worlds.body("Gjykata", "court")
    manager, supervisor = people.client("manager"), people.client("supervisor")
    values = {**SAID, "received_on": timezone.localdate().isoformat(), "body": body.pk}
    made = manager.post(reverse("demand_enter", args=[people.case.pk]), values)
    assert made.status_code == 302
    with opened():
        demand = Demand.objects.get()
    assert supervisor.post(reverse("demand", args=[demand.pk]), {"decision": "accept"}).status_code == 302
    file = SimpleUploadedFile("a.pdf", b"the very bytes")
    given = manager.post(reverse("demand_give", args=[demand.pk]), {"documents": "Vendim 5", "file": file})
    assert given.status_code == 302
    actor = people.actor("manager")
    with walled(actor):
        assert selectors.said_in(actor, demand).given == "Vendim 5"
    assert "Vendim 5" in manager.get(reverse("demand", args=[demand.pk])).content.decode()


def test_a15_the_role_of_the_site_enters_decides_gives_and_shows_it(people, as_web_role):
    body = worlds.body("Prokuroria", "prosecution")
    with as_web_role():
        demand = ask(people, body=body)
        decide(people, demand)
        give(people, demand)
        assert "Vendim 5; Certifikatë" in paper(people)


on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")


@on_postgresql
@pytest.mark.parametrize(
    ("who", "state"), [("manager", "confirmed"), ("manager", "entered"), ("other_worker", "ended")]
)
def test_a15_the_database_lets_nobody_decide_alone_nor_give_what_isnt_decided(people, as_web_role, who, state):
    demand, actor = ask(people), people.actor(who)
    sql = {
        "confirmed": "UPDATE reintegration_demand SET state = 'confirmed', confirmed_by_id = %(boss)s, "
        "confirmed_at = now() WHERE id = %(demand)s",
        "entered": "INSERT INTO reintegration_demandanswer "
        "(id, created_at, demand_id, case_id, documents, given_by_id) "
        "VALUES (gen_random_uuid(), now(), %(demand)s, %(case)s, %(token)s, %(me)s)",
        "ended": "UPDATE reintegration_demand SET state = 'ended' WHERE id = %(demand)s",
    }[state]
    values = {
        "demand": demand.pk, "case": people.case.pk, "me": actor.user_id, "boss": people.users["supervisor"].pk,
        "token": demand.details,
    }  # fmt: skip
    with transaction.atomic(), as_web_role(), walled(actor), connection.cursor() as cursor:
        if who == "other_worker":
            cursor.execute(sql, values)
            assert cursor.rowcount == 0
        else:
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                cursor.execute(sql, values)
