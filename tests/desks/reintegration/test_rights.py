"""What is somebody's right to have of their file: who looked into it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desks.reintegration.people import page_of
from zotim.core.access.policy import Denied
from zotim.core.access.walls import walled
from zotim.core.audit.models import Event
from zotim.core.documents.paper import paper_as_json
from zotim.core.glass.services import glass_break
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.services import case_open
from zotim.desks.reintegration.rights import papers, seen

pytestmark = pytest.mark.django_db


def lines(people, who="manager"):
    actor = people.actor(who)
    with walled(actor):
        return seen.lines(actor, people.case)


def test_a28_the_list_says_who_looked_in_which_capacity_for_what_and_in_which_part(people):
    people.give("teacher", "education", purpose="schooling")
    people.note("manager", "education")
    people.client("teacher").get(reverse("case", args=[people.case.pk]), {"for": "schooling"})
    read = next(one for one in lines(people) if one.look.part == "Education" and one.look.purpose)
    assert (read.look.body, read.look.capacity) == ("Shkolla", "Professional who helps in one domain")
    assert (read.look.day, read.look.purpose) == (timezone.localdate(), "School and training")
    assert read.look.what == "read notes of a case"


def test_a28_looks_of_one_day_that_are_alike_are_one_line_with_their_number(people):
    for _ in range(3):
        page_of(people, "manager")
    [line] = [one for one in lines(people) if one.look.what == "looked at a case"]
    assert (line.times, line.look.capacity) == (3, "Case manager")


def test_a28_an_emergency_stands_first_on_the_paper(people):
    people.help()
    glass_break(
        actor=people.actor("teacher"), kind=CASE, number=people.case.reference, domains=["health"],
        reason="treatment", text="a made-up reason",
    )  # fmt: skip
    people.client("teacher").get(reverse("case", args=[people.case.pk]), {"for": "emergency"})
    assert any(one.look.emergency for one in lines(people))
    actor = people.actor("manager")
    with walled(actor):
        urgent, others, *_ = papers.who_has_seen(actor, people.case).sections
    assert "Shkolla" in str(urgent)
    assert "Shkolla" not in str(others)


def test_a28_that_the_file_was_opened_in_an_emergency_is_told_whether_or_not_anything_was_read(people):
    glass_break(
        actor=people.actor("teacher"), kind=CASE, number=people.case.reference, domains=["health"],
        reason="treatment", text="a made-up reason",
    )  # fmt: skip
    [urgent] = [one.look for one in lines(people) if one.look.emergency]
    assert (urgent.body, urgent.what) == ("Shkolla", "opened a record in an emergency")


def test_a28_who_was_refused_is_told_too(people):
    page_of(people, "other_worker")
    assert [one for one in lines(people) if one.look.what.startswith("was refused")]


def test_a28_no_name_of_an_official_stands_on_the_paper(people):
    people.note("manager", "education")
    page_of(people, "manager")
    actor = people.actor("manager")
    with walled(actor):
        paper = str(paper_as_json(papers.who_has_seen(actor, people.case)))
    assert people.case.reference in paper
    assert not [who for who, user in people.users.items() if user.name and user.name in paper]


def test_a28_what_was_done_in_another_case_isnt_told(people):
    before = lines(people)
    other = people.case
    people.case = case_open(
        actor=people.actor("supervisor"), municipality=people.municipality, manager=people.users["manager"]
    )
    people.note("manager", "education")
    page_of(people, "manager")
    people.case = other
    assert lines(people) == before


@pytest.mark.parametrize("who", ["other_worker", "other_supervisor"])
def test_a04_who_doesnt_work_on_the_case_is_told_nothing(people, who):
    with pytest.raises(Denied):
        lines(people, who)
    for name in ("case_rights", "case_seen_paper"):
        assert people.client(who).get(reverse(name, args=[people.case.pk])).status_code == 404


def test_a16_that_the_list_was_taken_is_on_record_and_on_the_next_list(people):
    address = reverse("case_seen_paper", args=[people.case.pk])
    file = people.client("manager").get(address)
    assert file.content.startswith(b"%PDF")
    assert Event.objects.filter(verb="reintegration.seen.printed", object_id=str(people.case.pk)).count() == 1
    assert [one for one in lines(people) if one.look.what == "took the list of who has seen a file"]


def test_the_page_leads_to_the_form_of_complaints_and_to_the_childs_own_copy(people):
    people.help()
    page = people.client("manager").get(reverse("case_rights", args=[people.case.pk])).content.decode()
    assert reverse("complain_start") in page
    assert "own-copy" in page
