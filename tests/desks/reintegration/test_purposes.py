"""Who reads under a grant acts for its purpose: page, policy, database and log all say for what."""

import pytest
from django.urls import reverse

from tests.desks.reintegration.test_cases import domains_seen
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.subjects import SUBJECTS, Purpose, Subject
from zotim.core.access.walls import opened
from zotim.core.audit.models import Event
from zotim.desks.reintegration.cases.models import CONFIDENTIAL, Domain
from zotim.desks.reintegration.cases.policy import CASE, PURPOSES

pytestmark = pytest.mark.django_db

SCHOOL, HEALTH = "Shkolla e trilluar", "Mjeku i trilluar"


def page(people, who, address=""):
    return people.client(who).get(reverse("case", args=[people.case.pk]) + address)


@pytest.fixture
def two_purposes(people):
    """A teacher who was let in for school and for a conference, each with other parts."""
    people.note("manager", "education", SCHOOL)
    people.note("manager", "housing", HEALTH)
    people.give("teacher", "education", purpose="schooling", level="write")
    people.give("teacher", "housing", purpose="conference")
    return people


def test_who_was_let_in_for_one_thing_acts_for_it_and_the_log_says_so(people):
    people.note("manager", "education", SCHOOL)
    people.give("teacher", "education", purpose="schooling")
    shown = page(people, "teacher").content.decode()
    assert SCHOOL in shown
    assert "School and training" in shown
    looks = Event.objects.filter(outcome="viewed", object_id=str(people.case.pk), actor_id=people.users["teacher"].pk)
    assert {event.verb: event.purpose for event in looks} == {
        "reintegration.case.viewed": "schooling",
        "reintegration.notes.viewed": "schooling",
    }


def test_who_was_let_in_for_more_than_one_thing_says_for_which_and_reads_for_that_alone(two_purposes):
    undecided = page(two_purposes, "teacher").content.decode()
    assert "more than one purpose" in undecided
    assert "?for=schooling" in undecided
    assert "Nothing is written yet" not in undecided
    assert SCHOOL not in undecided
    assert HEALTH not in undecided
    for purpose, read, unread in [("schooling", SCHOOL, HEALTH), ("conference", HEALTH, SCHOOL)]:
        shown = page(two_purposes, "teacher", f"?for={purpose}").content.decode()
        assert read in shown
        assert unread not in shown
    told = Event.objects.filter(verb="reintegration.notes.viewed").order_by("at")
    assert [(event.purpose, event.details["domain"]) for event in told] == [
        ("schooling", "education"),
        ("conference", "housing"),
    ]


@pytest.mark.parametrize("asked", ["treatment", "overview", "retention", "made up", ""])
def test_what_one_wasnt_let_in_for_is_refused_and_that_is_on_record(two_purposes, asked):
    assert page(two_purposes, "teacher", f"?for={asked}").status_code == 403
    denied = Event.objects.filter(outcome="denied").latest("at")
    assert (denied.verb, denied.object_id) == ("reintegration.case.view", str(two_purposes.case.pk))


def test_to_a_stranger_a_purpose_in_the_address_says_nothing(two_purposes):
    for asked in ("schooling", "made up"):
        assert page(two_purposes, "colleague", f"?for={asked}").status_code == 404


def test_a_filter_that_forgets_the_purpose_shows_no_content_of_a_grant(two_purposes):
    assert domains_seen(two_purposes, "teacher", "") == set()
    assert domains_seen(two_purposes, "teacher", "schooling") == {"education"}
    assert domains_seen(two_purposes, "teacher", "treatment") == set()


def test_who_works_on_the_case_reads_in_their_own_post_unless_they_say_otherwise(people):
    people.note("manager", "housing", HEALTH)
    people.give("other_worker", "justice_interface", purpose="legal_help", level="write")
    people.note("other_worker", "justice_interface", SCHOOL)
    people.give("manager", "justice_interface", purpose="legal_help")
    own = page(people, "manager").content.decode()
    assert HEALTH in own
    assert SCHOOL not in own
    assert "your own work on the case" in own
    for_law = page(people, "manager", "?for=legal_help").content.decode()
    assert SCHOOL in for_law
    assert HEALTH not in for_law
    purposes = Event.objects.filter(verb="reintegration.notes.viewed").order_by("at").values_list("purpose", flat=True)
    assert list(purposes) == ["", "legal_help"]


def test_a_note_is_written_for_a_purpose_and_the_log_says_for_which(two_purposes):
    client = two_purposes.client("teacher")
    address = reverse("note_add", args=[two_purposes.case.pk])
    done = client.post(address, {"domain": "education", "text": SCHOOL})
    assert done.status_code == 302  # only one of the two lets them write
    assert Event.objects.get(verb="reintegration.note.added", purpose="schooling")
    with pytest.raises(Denied):
        two_purposes.note("teacher", "education", purpose="conference")
    with pytest.raises(Denied):
        two_purposes.note("teacher", "education", purpose="")
    assert client.get(f"{address}?for=conference").status_code == 403
    two_purposes.give("teacher", "social_family", purpose="help", level="write")
    undecided = client.get(address).content.decode()
    assert "?for=help" in undecided
    assert "<textarea" not in undecided
    assert client.post(f"{address}?for=help", {"domain": "social_family", "text": SCHOOL}).status_code == 302


def test_who_may_only_read_isnt_offered_to_write(people):
    people.give("teacher", "education", purpose="schooling")
    assert people.client("teacher").get(reverse("note_add", args=[people.case.pk])).status_code == 403


# Giving


@pytest.mark.parametrize("purpose", [each for each in PURPOSES if each.domains], ids=lambda each: each.code)
def test_a_grant_for_a_purpose_opens_what_the_purpose_covers_and_nothing_else(people, purpose):
    for domain in Domain.values:
        if domain in purpose.domains:
            people.give("psychologist", domain, purpose=purpose.code)
        else:
            with pytest.raises(Unfit, match="cover"):
                people.give("psychologist", domain, purpose=purpose.code)
    with pytest.raises(Unfit, match="cover"):
        people.give("psychologist", *Domain.values, purpose=purpose.code)


def test_the_form_names_the_parts_that_a_purpose_doesnt_cover(people):
    client = people.client("supervisor")
    data = {
        "user": str(people.users["teacher"].pk), "domains": ["education", "psych"], "level": "read",
        "purpose": "schooling", "ends_on": "2031-01-01",
    }  # fmt: skip
    refused = client.post(reverse("case_grant_give", args=[people.case.pk]), data)
    assert refused.status_code == 200
    assert "Psychological help" in str(refused.context["form"].errors["domains"])
    assert "Education" not in str(refused.context["form"].errors["domains"])
    offered = {code for code, _ in refused.context["form"].fields["purpose"].choices}
    assert offered == {"", "help", "schooling", "treatment", "legal_help", "conference"}


def test_nobody_is_let_in_for_what_their_role_doesnt_do(people):
    with pytest.raises(Unfit, match="role"):
        people.give("manager", "psych", purpose="treatment")
    with opened():
        assert not Grant.objects.exists()


def test_a_grant_given_to_a_body_opens_it_to_those_whose_role_serves_the_purpose(people):
    house = people.users["manager"].memberships.get().organisation
    people.note("manager", "health")
    people.give("teacher", "health", purpose="treatment", user=None, organisation=house)
    assert domains_seen(people, "manager", "treatment") == set()
    people.users["manager"].memberships.create(organisation=house, role="professional")
    assert domains_seen(people, "manager", "treatment") == {"health"}


def test_what_a_purpose_doesnt_cover_any_more_is_closed_to_grants_that_were_given_before(people):
    people.note("manager", "housing")
    people.give("teacher", "education", purpose="schooling")
    with opened():
        Grant.objects.update(domains=["education", "housing"])
    assert domains_seen(people, "teacher", "schooling") == set()


def test_a_table_of_purposes_that_contradicts_itself_is_refused():
    case = SUBJECTS[CASE]
    fields = {name: getattr(case, name) for name in Subject.__slots__}
    twice = Purpose("help", "x", frozenset({"professional"}), frozenset({"education"}))
    with pytest.raises(ValueError, match="twice"):
        Subject(**fields | {"purposes": (twice, twice)})
    with pytest.raises(ValueError, match="no such domain"):
        Subject(**fields | {"purposes": (Purpose("x", "x", frozenset(), frozenset({"belief"})),)})
    confidential = {each.code for each in PURPOSES if each.domains & CONFIDENTIAL}
    assert confidential == {"treatment", "legal_help"}
