"""Merged and taken apart again: the same rows as before, whatever was merged, added and taken apart in between."""

from datetime import date
from decimal import Decimal

from django.apps import apps
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import worlds
from tests.register import library
from tests.register.rebuilding import rebuilt
from zotim.core.search.models import Entry
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.duplicates.carrying import relations
from zotim.register.duplicates.models import Merger
from zotim.register.duplicates.services import duplicate_decide, duplicate_merge, duplicate_undo
from zotim.register.measures import services as measures
from zotim.register.models import Commitment, Measure
from zotim.register.record import whole, whole_as_of
from zotim.register.services.standing import drift
from zotim.register.tally import standings_at

WHY = Translated.of("en", "Because.")
COMPUTED = ("standing", "late_from", "has_helpers", "blocked_since")
"""Columns that what was added meanwhile changes, rightly."""
LEFT_OUT = {Merger, Commitment.helpers.through}


def rows_now():
    """Every row of the register, by table and key; the words under which records are found, by record."""
    found = {}
    for model in apps.get_app_config("register").get_models(include_auto_created=True):
        if model not in LEFT_OUT:
            found |= {(model._meta.label_lower, row["id"]): row for row in model._base_manager.values()}
    return found | {("words", one.object_id): {"words": one.words} for one in Entry.objects.all()}


number = st.integers(0, 2)
facts = st.lists(
    st.one_of(
        st.tuples(st.just("measure"), number, number),
        st.tuples(st.just("share"), number, number),
        st.tuples(st.just("answer"), number, number),
        st.tuples(st.just("measure answers"), number, number),
        st.tuples(st.just("link"), number, number),
        st.tuples(st.just("assess"), number, number),
        st.tuples(st.just("support"), number, number),
        st.tuples(st.just("block"), number, number),
        st.tuples(st.just("pay"), number, number),
        st.tuples(st.just("prove"), number, number),
    ),
    max_size=7,
)


class Exact(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.analyst, cls.coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
        cls.bodies = [worlds.body("A"), worlds.body("B"), worlds.body("C")]
        cls.commitments = [worlds.commitment(cls.analyst, body) for body in cls.bodies]
        cls.old = worlds.commitment(cls.analyst, cls.bodies[0])
        services.commitment_end(
            actor=cls.coordinator, commitment=cls.old, step="supersede", reason=WHY, superseded_by=cls.commitments[1]
        )
        law = library.instrument(cls.analyst)
        cls.asked = [
            services.obligation_add(
                actor=cls.analyst, instrument=law, summary=WHY, kind="obligation", line_of_effort="military"
            )
            for _ in range(3)
        ]
        cls.measures = [
            measures.measure_add(actor=cls.analyst, commitment=one, title=WHY, lead=body, starts_on=date(2026, 1, 1))
            for one, body in zip(cls.commitments, cls.bodies, strict=True)
        ]

    def say(self, kind, one, other):
        """A fact about a commitment or a measure, by the services that pages call."""
        commitment = Commitment.objects.get(pk=self.commitments[one].pk)
        measure = Measure.objects.get(pk=self.measures[one].pk)
        if kind in ("measure", "share", "link", "assess", "answer") and commitment.state != "active":
            return
        if kind in ("share", "support", "block", "pay", "prove", "measure answers") and measure.merged_into_id:
            return
        body = self.bodies[other]
        if kind == "measure":
            measures.measure_add(
                actor=self.analyst, commitment=commitment, title=WHY, lead=body, starts_on=date(2026, 1, 1)
            )
        elif kind == "share":
            target = Commitment.objects.get(pk=self.commitments[other].pk)
            if target.state == "active":
                measures.measure_serve(actor=self.analyst, measure=measure, commitment=target)
        elif kind == "answer":
            services.obligation_serve(actor=self.analyst, obligation=self.asked[other], by=commitment)
        elif kind == "measure answers":
            services.obligation_serve(actor=self.analyst, obligation=self.asked[other], by=measure)
        elif kind == "link":
            suggestion = worlds.document(self.analyst).suggestions.first()
            services.suggestion_link(actor=self.analyst, suggestion=suggestion, commitment=commitment)
        elif kind == "assess":
            made = services.assessment_propose(
                actor=self.analyst, commitment=commitment, claimed="done", assessed="not_begun", reason=WHY, evidence=[]
            )
            services.assessment_confirm(actor=self.coordinator, assessment=made, confirmed=True)
        elif kind == "support" and measure.lead_id != body.pk:
            measures.measure_change(
                actor=self.analyst, measure=measure, title=measure.title, starts_on=measure.starts_on, due_on=None,
                support={*measure.support.all(), body},
            )  # fmt: skip
        elif kind == "block":
            measures.obstacle_tell(
                actor=self.analyst, measure=measure, title=WHY, since=date(2026, 1, 1 + other), remover=body
            )
        elif kind == "pay":
            measures.budget_add(
                actor=self.analyst, measure=measure, amount=Decimal(other + 1), currency="ALL", source="own",
                starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1),
            )  # fmt: skip
        elif kind == "prove":
            worlds.evidence(self.analyst, measure, f"{other}\n".encode())

    def merge(self, one, into):
        made = duplicate_merge(actor=self.analyst, one=one, into=into, reason="The same.")
        if made.state == "proposed":
            duplicate_decide(actor=self.coordinator, merger=made, approved=True)
        return made

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(facts, facts, st.sampled_from(["commitments", "measures"]), st.booleans(), st.booleans())
    def test_the_same_rows_whatever_was_added_meanwhile(self, before, between, kind, both, last_first):
        for fact in before:
            self.say(*fact)
        was, helping, pair = rows_now(), self.helping(), getattr(self, kind)
        looked = [self.look()]
        made = [self.merge(pair[0], pair[1])]
        if both:
            made.append(self.merge(pair[2], pair[1]))
        self.nothing_is_left_at(pair[0])
        merged = rows_now()
        looked.append(self.look())
        for fact in between:
            self.say(*fact)
        added = rows_now().keys() - merged.keys()
        looked.append(self.look())
        for one in made[::-1] if last_first else made:
            duplicate_undo(actor=self.coordinator, merger=one)
        now = rows_now()
        came = added & now.keys()
        assert now.keys() - came == was.keys()
        for key, row in was.items():
            apart = COMPUTED if between else ()
            assert {**now[key], **dict.fromkeys(apart)} == {**row, **dict.fromkeys(apart)}, key
        assert between or self.helping() == helping
        for label, pk in came:
            for name in ("commitment_id", "measure_id"):
                if name.startswith(kind[:-1]):
                    assert now[label, pk].get(name, pair[1].pk) not in {pair[0].pk} | ({pair[2].pk} if both else set())
        assert list(drift()) == []
        for moment, shown in looked:
            assert self.parts(lambda key, then=moment: whole_as_of(self.analyst, key, then)) == shown
            assert standings_at(moment) == rebuilt(moment)

    def look(self):
        """A moment, and what the pages of the commitments show then."""
        return timezone.now(), self.parts(lambda key: whole(self.analyst, key))

    def parts(self, read):
        """The measures, evidence and assessments of each commitment, as *read*."""
        return {
            one.pk: (
                {measure.pk for measure in shown.measures},
                {key: [piece.pk for piece in pieces] for key, pieces in shown.evidence.items()},
                {claim.pk for claim in shown.assessments},
            )
            for one in self.commitments
            for shown in (read(one.pk),)
        }

    @staticmethod
    def helping():
        return set(Commitment.helpers.through.objects.values_list("commitment", "organisation"))

    def nothing_is_left_at(self, one):
        one = type(one).objects.get(pk=one.pk)
        for key in relations(type(one)):
            left = key.model._base_manager.filter(**{key.name: one})
            assert not left.exists(), key

    def test_a_link_that_both_had_goes_on_with_the_one_that_is_still_merged(self):
        """A and B both have the measure; both are merged into C; A is taken apart: C keeps it, for B."""
        first, second, survivor = self.commitments
        shared = self.measures[0]
        measures.measure_serve(actor=self.analyst, measure=shared, commitment=second)
        was = rows_now()
        one, two = self.merge(first, survivor), self.merge(second, survivor)
        assert list(shared.commitments.all()) == [survivor]
        duplicate_undo(actor=self.analyst, merger=one)
        assert set(shared.commitments.all()) == {first, survivor}
        duplicate_undo(actor=self.analyst, merger=Merger.objects.get(pk=two.pk))
        assert set(shared.commitments.all()) == {first, second}
        assert rows_now() == was

    def test_what_is_merged_stays_as_it_was_to_the_last_hour(self):
        before = timezone.now()
        self.merge(self.commitments[0], self.commitments[1])
        then = whole_as_of(self.analyst, self.commitments[0].pk, before)
        assert [one.pk for one in then.measures] == [self.measures[0].pk]
        assert then.commitment.state == "active"
        other = whole_as_of(self.analyst, self.commitments[1].pk, before)
        assert [one.pk for one in other.measures] == [self.measures[1].pk]
        now = whole_as_of(self.analyst, self.commitments[1].pk, timezone.now())
        assert {one.pk for one in now.measures} == {self.measures[0].pk, self.measures[1].pk}
