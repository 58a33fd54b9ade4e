"""Random histories: whatever is tried, who took part never decides, and no review is by who had a hand in it."""

import tempfile
from pathlib import Path

from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.core.redress import made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.redress import services
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand
from zotim.core.redress.states import COMPLAINT
from zotim.core.states.machine import WrongState

PEOPLE = ("first", "second", "third", "elsewhere", "reviewer", "turned")
STEPS = (*(step.name for step in COMPLAINT.transitions if step.action), "tie", "takes_part")
OUTCOMES = (("upheld", "test.lifted"), ("not_upheld", "nothing"), ("in_part", "test.lifted"), ("in_part", "put_right"))
# What is likely to lead on stands more often in a history, so that long ones come about.
ONWARDS = ("admit", "tie", "take", "decide", "carry_out", "ask_review", "review", "carry_out", "close")
tried = st.tuples(st.sampled_from(STEPS), st.sampled_from(PEOPLE), st.sampled_from(OUTCOMES))
onward = st.tuples(st.sampled_from(ONWARDS), st.sampled_from(PEOPLE), st.sampled_from(OUTCOMES))
whole = st.tuples(*(st.tuples(st.just(step), st.sampled_from(PEOPLE), st.sampled_from(OUTCOMES)) for step in ONWARDS))
history = st.lists(st.one_of(tried, onward, onward), max_size=25)


class Histories(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.there = made.house()
        # Somebody who is both: an officer of the body, and a reviewer elsewhere.
        user = cls.there.users["turned"] = made.worlds.user("redress_officer", cls.there.body)
        cls.there.turned = made.member(user, "independent_reviewer", cls.there.oversight)

    def attempt(self, desk, step, who, outcome):
        there, complaint = self.there, Complaint.objects.get()
        actor, decision = getattr(there, who), {"outcome": outcome[0], "effect": outcome[1], "reasons": "Sepse."}
        match step:
            case "takes_part":
                desk.took_part.add(actor.user_id)
            case "tie":
                services.complaint_tie(actor=actor, complaint=complaint, about="test.freeze", reference="TD-1")
            case "admit":
                services.complaint_admit(actor=actor, complaint=complaint, body=there.body)
            case "send_on":
                services.complaint_send_on(actor=actor, complaint=complaint, to="Doganat")
            case "ask_review":
                services.review_ask_for(actor=actor, complaint=complaint, text="Përsëri.")
            case "decide":
                services.complaint_decide(actor=actor, complaint=complaint, **decision)
            case "review":
                services.complaint_review(actor=actor, complaint=complaint, **decision)
            case "carry_out":
                services.complaint_carry_out(actor=actor, complaint=complaint, note="U bë.")
            case _:
                getattr(services, f"complaint_{step}")(actor=actor, complaint=complaint)

    @given(before=st.one_of(st.just(()), whole), then=history)
    @settings(
        max_examples=40,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    def test_nobody_has_two_hands_and_every_move_stands_in_the_table(self, before, then):
        with tempfile.TemporaryDirectory() as folder, made.desk() as desk:
            place = Path(folder)
            keys = {"ZOTIM_KEYS": place / "keys", "ZOTIM_HOME": place, "ZOTIM_TOMBSTONES": place / "tombstones"}
            with override_settings(**keys, ZOTIM_KEK_FILE=place / "kek"):
                made.receive()
                self.follow(desk, (*before, *then))

    def follow(self, desk, steps):
        for step, who, outcome in steps:
            state = Complaint.objects.get().state
            was = Decision.objects.count()
            try:
                self.attempt(desk, step, who, outcome)
            except (Denied, Unfit, WrongState):
                assert Decision.objects.count() == was
            now = Complaint.objects.get()
            moves = COMPLAINT.pairs | {("with_body", "admitted")}
            assert now.state == state or (state, now.state) in moves
            if Decision.objects.count() > was:
                person = getattr(self.there, who).user_id
                tied = bool(now.subject_type)
                assert not (tied and person in desk.took_part)
        parts = [(hand.user_id, hand.part) for hand in Hand.objects.all()]
        assert len({person for person, _part in parts}) == len(parts)
        reviewed = {person for person, part in parts if part == "reviewed"}
        assert reviewed <= {self.there.reviewer.user_id, self.there.turned.user_id}
        assert CarriedOut.objects.count() <= Decision.objects.count() <= 2
        if Complaint.objects.get().state in ("carried_out", "closed"):
            assert CarriedOut.objects.filter(decision=Decision.objects.latest("created_at")).exists()
