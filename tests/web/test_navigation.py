"""The navigation: what each may go to, in groups, with the place marked that a page belongs to."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from tests import worlds
from tests.web.test_home import signed_in
from zotim.web.context import Link, Menu, entries, here, navigation

NOWHERE = (
    "/me/",
    "/welcome/",
    "/search/",
    "/choose/",
    "/account/",
    "/language/",
    "/demo/",
    "/health/",
    "/api/",
    "/public/",
    "/content/public/",
    "/report/",
    "/static/",
)
"""Pages of one's account, for guests, for the public and for machines."""
BY_A_LINK = ("/register/returns/", "/screening/told/", "/screening/asked/")


def paths(patterns, before="/"):
    for one in patterns:
        route = before + str(one.pattern).lstrip("^")
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from paths(one.url_patterns, route)


def labels(links):
    return [(str(one.label), [str(link.label) for link in one.links] if isinstance(one, Menu) else []) for one in links]


def test_a_path_that_an_entry_claims_beside_its_own_is_that_of_a_page():
    there = list(paths(get_resolver().url_patterns))
    stale = [also for one in entries() for also in one.also if not any(path.startswith(also) for path in there)]
    assert not stale


def test_every_page_of_the_register_and_the_desks_belongs_to_an_entry():
    every = [path for path in paths(get_resolver().url_patterns) if not path.startswith((*NOWHERE, *BY_A_LINK))]
    lost = [path for path in every if path != "/" and "(" not in path and here(entries(), path) is None]
    assert len(every) > 150
    assert lost == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/register/commitments/timeline/", "timeline"),
        ("/register/commitments/0/assess/", "commitments"),
        ("/register/duplicates/measures/0/", "measures"),
        ("/register/duties/handovers/left/", "handovers"),
        ("/register/duties/feeds/", "calendar"),
        ("/register/contradictions/0/keep/", "documents"),
        ("/register/library/load/", "obligations"),
        ("/register/installations/0/", "indicators"),
    ],
)
def test_a_page_belongs_to_the_entry_that_has_most_of_its_path(path, name):
    assert here(entries(), path).url_name == name


@pytest.mark.django_db
def test_the_centre_sees_groups_and_the_page_is_marked_in_its_own():
    found = navigation(worlds.actor("coordinator"), "/register/needs/0/approve/")
    assert [name for name, _ in labels(found)] == [
        "Home", "Calendar", "Commitments", "Obligations", "Figures", "Abroad", "Reporting", "Cases",
        "People who are sent", "Stabilisation", "For you",
    ]  # fmt: skip
    marked = [one for one in found if one.current]
    assert [str(one.label) for one in marked] == ["Abroad"]
    assert [(str(one.label), one.current) for one in marked[0].links if one.current] == [("Needs", "true")]


@pytest.mark.django_db
def test_a_group_with_one_entry_that_can_be_seen_is_that_entry():
    for role in ("focal_point", "auditor", "administrator", "supervisor", "liaison"):
        found = navigation(worlds.actor(role), reverse("home"))
        assert all(isinstance(one, Link) or len(one.links) > 1 for one in found), role
        assert [one.current for one in found if one.current] == ["page"]


@pytest.mark.django_db
def test_the_number_of_notices_stands_beside_their_name_and_is_gone_when_there_are_none():
    worlds.demo_installation()
    analyst, coordinator = worlds.actor("analyst"), worlds.user("coordinator")
    client = signed_in(coordinator)
    assert 'class="number"' not in client.get(reverse("notifications")).content.decode()
    measure = worlds.measure(analyst, worlds.commitment(analyst, worlds.body(), due_on=None))
    worlds.evidence(analyst, measure)
    page = client.get(reverse("notifications")).content.decode()
    assert 'For you <span class="number">1</span>' in page


@pytest.mark.once
def test_a_room_that_is_off_has_no_entry_and_stops_no_page(monkeypatch):
    from uuid import uuid4

    from zotim.core.access.actor import Actor, Post
    from zotim.core.access.policy import ACTIONS

    officer = Actor(uuid4(), frozenset({Post("travel_officer", uuid4())}))
    addresses = [link.url for link in navigation(officer, "/") if isinstance(link, Link)]
    assert reverse("passenger_messages") in addresses
    monkeypatch.delitem(ACTIONS, "screening.message.list")
    assert [link.url for link in navigation(officer, "/") if isinstance(link, Link)] == [
        one for one in addresses if one != reverse("passenger_messages")
    ]
