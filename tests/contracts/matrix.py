"""What the access matrices have in common: a table written by hand, the people of its columns, and how one asks.

A matrix is a text: a row for each address, a column for each relation, in it the answer to GET and, behind a stroke,
the answer to POST with nothing in it where that differs. It asks no policy.
"""

from dataclasses import dataclass, field
from unittest import mock
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from tests import worlds
from zotim.core.audit.models import Event

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def rows_of(text):
    """The rows of a table: answers by column, by address."""
    lines = [line.split() for line in text.strip().splitlines()]
    return {line[0]: dict(zip(lines[0][1:], line[1:], strict=True)) for line in lines[1:]}


def call(client, method, url):
    """The answer of an address as a status; whatever the call wrote is taken back."""
    with transaction.atomic():
        answer = client.generic(method, url, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer.status_code


def answer_of(cell, method):
    """What a cell says for a method."""
    get, _, post = cell.partition("/")
    return int(post or get) if method == "POST" else int(get)


@dataclass(frozen=True)
class Matrix:
    """A table, and who else is asked: outsiders get 403 but where ``apart`` says otherwise; a visitor signs in."""

    rows: dict
    outsiders: tuple
    apart: dict = field(default_factory=dict)

    @property
    def everybody(self):
        return [*next(iter(self.rows.values())), *self.outsiders, "visitor"]

    def expected(self, name, who, method):
        if who == "visitor":
            return 302
        if who in self.outsiders:
            return self.apart.get(who, {}).get(name, 403)
        return answer_of(self.rows[name][who], method)

    def wrong(self, world, who):
        """The answers to GET and POST that aren't those of the table."""
        client, found = world.browser(who), {}
        for name in self.rows:
            for method in ("GET", "POST"):
                got, wanted = call(client, method, world.url(name)), self.expected(name, who, method)
                if got != wanted:
                    found[f"{method} {name}"] = f"{got} instead of {wanted}"
        return found

    def told_apart(self, world, who="other", without=()):
        """Addresses that are hidden from somebody, and answer otherwise for an id that doesn't exist."""
        mine, world.ids = world.ids, {key: uuid4() for key in world.ids}
        client = world.browser(who)
        try:
            hidden = [name for name in self.rows if self.expected(name, who, "GET") == 404 and name not in without]
            return [name for name in hidden if call(client, "GET", world.url(name)) != 404]
        finally:
            world.ids = mine


class World:
    """One person for each column. A room's own adds one of each of its records (``ids``; in ``others`` a second one),
    and says what its addresses take."""

    def __init__(self):
        worlds.demo_installation()  # second factors have tests of their own
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.lead, self.other = worlds.body("A"), worlds.body("B")
        self.people = {
            "coordinator": worlds.user("coordinator", self.centre),
            "analyst": worlds.user("analyst", self.centre),
            "own": worlds.user("focal_point", self.lead),
            "other": worlds.user("focal_point", self.other),
            "foreign": worlds.user("foreign_affairs", worlds.body("MEPJ")),
            "ended": worlds.user("focal_point", self.lead),
            "nobody": worlds.user(),
            "auditor": worlds.user("auditor", self.centre),
            "administrator": worlds.user("administrator", self.centre),
        }
        self.people["ended"].memberships.update(ends_at=self.people["ended"].created_at)

    def inside(self, ids, inner):
        """What each address takes that takes anything; *inner* are the ids of records inside others."""
        raise NotImplementedError

    def url(self, name, nested=None):
        """The address with this world's ids; *nested* has those of a record inside another."""
        return reverse(name, kwargs=self.inside(self.ids, nested or self.ids).get(name, {}))

    def browser(self, who):
        client = Client()
        if who != "visitor":
            client.force_login(self.people[who], backend=BACKEND)
        return client

    def traceless(self, who, names):
        """Pages that somebody may look at, of which a look doesn't leave one event."""
        client, found = self.browser(who), {}
        for name in names:
            with transaction.atomic():
                before = Event.objects.filter(outcome="viewed").count()
                status = client.get(self.url(name)).status_code
                left = Event.objects.filter(outcome="viewed").count() - before
                transaction.set_rollback(True)
            if (status, left) != (200, 1):
                found[name] = f"{status}, {left} events"
        return found


class Wordless(HttpResponse):
    """A refusal with a status and no page. Thousands are asked for here, and only the status is looked at: what the
    page says, tests/web/test_refusals.py looks at."""

    def __init__(self, request, template, context=None, **told):
        super().__init__(**told)

    def render(self):
        return self


def world_of(kind):
    """The fixture of a module's world: made once, and taken back."""

    @pytest.fixture(scope="module")
    def world(django_db_setup, django_db_blocker, tmp_path_factory):
        files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
        refusals = mock.patch("zotim.core.access.middleware.TemplateResponse", Wordless)
        with django_db_blocker.unblock(), transaction.atomic(), files, refusals:
            yield kind()
            transaction.set_rollback(True)

    return world


def names_under(*beginnings):
    """The names of the register's addresses whose path in it begins so."""
    rooms = next(one for one in get_resolver().url_patterns if str(one.pattern) == "register/").url_patterns
    inner = [one for room in rooms if hasattr(room, "url_patterns") for one in room.url_patterns]
    return {one.name for one in inner if str(one.pattern).startswith(beginnings)}
