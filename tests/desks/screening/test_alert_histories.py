"""Random histories of an alert, through the services, against a few lines that know the table and nothing else."""

import random

import pytest

from tests import worlds
from tests.desks.screening import made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.states.machine import WrongState
from zotim.desks.screening.alerts import services, verdicts
from zotim.desks.screening.alerts.models import Alert, Pair, PastVerdict
from zotim.desks.screening.alerts.states import ALERT

pytestmark = pytest.mark.django_db
STEPS = ("take", "leave", "same", "apart", "unknown", "contest")


class Oracle:
    """What stands, who is at it, and who may not decide it again."""

    def __init__(self):
        self.state, self.at, self.by, self.barred = "open", None, None, set()

    def does(self, step, who):
        """Whether the step is taken."""
        waits = self.state in ("open", "taken", "unknown", "contested")
        free = self.at in (None, who)
        if step == "take":
            if waits and free:
                self.at, self.state = who, "taken" if self.state == "open" else self.state
            return waits and free
        if step == "leave":
            if self.at == who:
                self.at, self.state = None, "open" if self.state == "taken" else self.state
            return True
        if step == "contest":
            if waits:
                return False
            self.barred.add(self.by)
            self.state = "contested"
            return True
        if not waits or not free or who in self.barred or (step == "unknown" and self.state == "unknown"):
            return False
        self.state, self.at, self.by = step, None, who
        return True


def run(step, actor, alert):
    match step:
        case "take":
            services.alert_take(actor=actor, pk=alert.pk)
        case "leave":
            services.alert_leave(actor=actor, pk=alert.pk)
        case "contest":
            verdicts.alert_contest(actor=actor, pk=alert.pk, objection="Tjetër")
        case _:
            verdicts.alert_decide(actor=actor, pk=alert.pk, verdict=step, reason="Sepse")


@pytest.mark.parametrize("seed", range(3))
def test_random_histories_go_as_the_table_says_and_a_verdict_is_always_a_persons(listed, seed):
    chance = random.Random(seed)
    officers = [worlds.actor("finance_officer") for _ in range(3)]
    (alert,) = made.alerts()
    oracle, verdict_count = Oracle(), 0
    for _ in range(60):
        step, who = chance.choice(STEPS), chance.randrange(3)
        before = oracle.state
        expected = oracle.does(step, who)
        try:
            run(step, officers[who], alert)
            taken = True
        except (Unfit, WrongState, Denied):
            taken = False
        with made.everywhere():
            now = Alert.objects.get(pk=alert.pk)
            live = Pair.objects.filter(ended_at=None).count()
            past = PastVerdict.objects.count()
        assert (taken, now.state) == (expected, oracle.state), (step, who)
        assert now.state == before or (before, now.state) in ALERT.pairs
        verdict_count += taken and step in ("same", "apart", "unknown")
        assert now.taken_by_id == (officers[oracle.at].user_id if oracle.at is not None else None)
        assert bool(now.verdict) == bool(now.decided_by_id) == (verdict_count > 0)
        assert live == (now.state == "apart")
        assert past == max(0, verdict_count - 1)
    decided = Event.objects.filter(verb__in=[f"screening.alert.{one}" for one in ("same", "apart", "unknown")])
    assert decided.count() == verdict_count
    assert not decided.filter(actor_id=None).exists()
