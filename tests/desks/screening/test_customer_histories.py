"""Whatever files and lists come in whatever order: who is on file with a name that is on a list has one alert of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worlds
from tests.desks.screening import made, obliged
from zotim.core.jobs.steps import run_pending_jobs
from zotim.desks.screening.finance import services
from zotim.desks.screening.finance.services import delivery_decide
from zotim.desks.screening.lists.models import Source

pytestmark = pytest.mark.django_db
NAMES = ("Arben Shembulli", "Teuta Krasniqi", "Drita Hoxhaj", "Besnik Leka")
some = st.sets(st.sampled_from(range(len(NAMES))), min_size=1)
steps = st.lists(st.tuples(st.sampled_from(["list", "part", "whole"]), some), min_size=2, max_size=5)


@pytest.fixture
def people(installed):
    """Two who put files in."""
    return worlds.actor("customer_keeper"), worlds.actor("customer_keeper")


def put_in(keeper, other, which, *, whole):
    """Customers whose number is that of their name."""
    rows = (f"C-{one},person,{NAMES[one]},1970-05-12" for one in sorted(which))
    done = obliged.put_in(keeper, obliged.file(*rows), whole=whole)
    if done.state == "held":
        delivery_decide(actor=other, delivery=done, released=True)
        run_pending_jobs()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=steps)
def test_each_who_was_on_file_while_an_entry_was_in_force_has_one_alert_of_it(people, history):
    keeper, other = people
    source = made.source(made.keeper(), code=f"l{Source.objects.count()}", largest_loss=100)
    before = {one.pk for one in obliged.alerts()}
    put_in(keeper, other, {0}, whole=True)
    on_file, listed, expected = {0}, set(), set()
    for what, which in history:
        if what == "list" and which != listed:  # the very same file makes no version
            rows = (f"{one},{NAMES[one]},1970-05-12," for one in sorted(which))
            made.take(made.keeper(), source, made.file(*rows))
            listed = which
        elif what != "list":
            put_in(keeper, other, which, whole=what == "whole")
            on_file = which if what == "whole" else on_file | which
        expected |= on_file & listed
    assert not services.behind()
    of_this_list = [one for one in obliged.alerts() if one.pk not in before and one.listed.source_id == source.pk]
    assert sorted(NAMES.index(one.listed.caption) for one in of_this_list) == sorted(expected)
