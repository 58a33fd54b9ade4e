"""Two at once: somebody is held while the list lets go of them. On PostgreSQL with two real connections."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import roles, worlds
from tests.desks.screening import designating, law, made, measured
from tests.desks.screening.test_freezes import ask
from tests.desks.screening.test_holds import place  # noqa: F401 (a fixture)
from tests.races import meanwhile, on_postgresql
from zotim.core.access.privileges import Part
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System
from zotim.desks.screening.lists import services as lists
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.measures import services
from zotim.desks.screening.measures.models import Freeze
from zotim.desks.screening.national.services import decision_answer, decision_make

pytestmark = on_postgresql


def locked_first(work):
    """The table of the first row that *work* locks or changes."""
    with CaptureQueriesContext(connection) as asked:
        work()
    locks = [one["sql"] for one in asked if " FOR UPDATE" in one["sql"] or one["sql"].startswith('UPDATE "screening')]
    return next(name for name in ("screening_freeze", "screening_exemption") if f'"{name}"' in locks[0])


def test_whoever_grants_an_exemption_or_ends_its_term_takes_the_freeze_first_as_a_delisting_does(db, place):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, step="basic")
    freeze = measured.frozen(place.one, place.two, place.national)
    one, today = ask(place, freeze), timezone.localdate()
    services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=today)
    grant = partial(services.exemption_decide, actor=place.two, exemption=one, granted=True, reason="po")
    end = partial(services.exemptions_end, actor=System("test"), today=today + timedelta(days=1))
    assert [locked_first(grant), locked_first(end)] == ["screening_freeze", "screening_freeze"]


@pytest.fixture
def two(transactional_db, place):  # noqa: F811
    """Officers and a list, and ``begin(first, second)``: the second as the site's role in another connection."""
    return place, partial(meanwhile, roles.made(Part.WEB))


def hold(place, alert):  # noqa: F811
    services.freeze_hold(actor=place.one, alert=alert, reason="Lista e thotë", language="ar")


def on_our_own_list(place):  # noqa: F811
    """An alert about an entry that this state decided on, and what takes the entry off."""
    first, second = (worlds.actor("national_decider") for _ in range(2))
    proposal = designating.decided(designating.proposed(worlds.actor("proposer")), first, second)
    said = decision_make(actor=first, proposal=proposal, outcome="delist", reason="Gabim")
    alert = measured.alert(place.one, proposal.source)
    return alert, partial(decision_answer, actor=second, decision=said, agreed=True)


def on_a_list_that_comes_as_files(place):  # noqa: F811
    """The same of an entry that isn't in the next file."""
    alert = measured.alert(place.one, place.national)
    rows = ("2,Arben Shembulli,1970-05-12,", "3,Teuta Krasniqi,1970-05-12,")
    version = lists.version_take(
        actor=place.keeper, source=place.national, data=made.file(*rows), name="list.csv",
        published_on=place.national.versions.get().published_on,
    )  # fmt: skip
    return alert, partial(lists.version_read, actor=place.keeper, version=version)


@pytest.mark.parametrize("listed", [on_our_own_list, on_a_list_that_comes_as_files])
def test_who_is_taken_off_a_list_meanwhile_isnt_held_on_it(two, listed):
    place, meanwhile = two  # noqa: F811
    alert, let_go = listed(place)
    with meanwhile(let_go, lambda: hold(place, alert)) as other:
        assert other.waits()
    assert isinstance(other.error, Unfit)
    assert not Freeze.objects.exists()
    assert not Listed.objects.filter(source=alert.listed.source, listed_id=alert.listed.listed_id, until=None).exists()


def test_a_delisting_waits_for_a_hold_that_is_being_placed_and_ends_it(two):
    place, meanwhile = two  # noqa: F811
    alert, delist = on_our_own_list(place)
    with meanwhile(lambda: hold(place, alert), delist) as other:
        assert other.waits()
    assert other.error is None
    assert list(Freeze.objects.values_list("state", "because")) == [("lifted", "delisted")]
