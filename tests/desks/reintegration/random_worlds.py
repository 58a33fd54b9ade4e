"""Random worlds around cases: who holds which post, who works on what, who was let in, kept out or broke the glass."""

from datetime import timedelta
from itertools import product

from django.utils import timezone
from hypothesis import strategies as st

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.models import Bar, Grant
from zotim.core.glass.models import Breaking
from zotim.core.identifiers import uuid7
from zotim.core.people.models import Deputy, Membership
from zotim.core.texts import Translated
from zotim.desks.reintegration.assessment.models import Assessment, Need
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground
from zotim.desks.reintegration.cases.models import FLAG_DOMAINS, Assignment, Case, Flag, Note, Turn
from zotim.desks.reintegration.followup.models import Visit
from zotim.desks.reintegration.persons.models import Guardian, Identity, Inquiry, Member, Name, Person
from zotim.desks.reintegration.plans.models import Attainment, Goal, Plan, PlannedAction
from zotim.desks.reintegration.referrals.models import Referral, Reply, Service
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer

DAY = timedelta(days=1)
TOKEN = f"zs1:{'0' * 32}:{'A' * 40}"
SPELLS = {"ended": (-3, -1), "live": (-1, 2), "open": (-1, None), "to come": (1, 3)}
SOME_DOMAINS = ["education", "health", "psych", "justice_interface"]


def spell(name: str) -> dict:
    begins, ends = SPELLS[name]
    now = timezone.now()
    return {"starts_at": now + begins * DAY, "ends_at": now + ends * DAY if ends is not None else None}


ROLES = [
    "provider", "provider",
    "caseworker", "caseworker", "case_supervisor", "professional", "professional", "coordinator", "auditor",
    "records_officer", "data_protection_officer",
]  # fmt: skip
AIMS = [
    "", "", "", "help", "help", "conference", "treatment", "legal_help", "overview", "retention", "made up",
    "emergency", "emergency", "emergency",
]  # fmt: skip
BASES = ["post", "post", "post", "consent", "consent", "ground", "duty", "of another case", "made up"]
people = st.integers(0, 3)
cases = st.integers(0, 2)
spells = st.sampled_from(["live", "live", "live", "open", "open", "ended", "to come"])
world = st.fixed_dictionaries(
    {
        "posts": st.lists(
            st.tuples(
                people,
                st.sampled_from(ROLES),
                st.integers(0, 1),
                spells,
            ),
            min_size=5,
            max_size=9,
        ),
        "inactive": st.sets(people, max_size=1),
        "deputies": st.lists(st.tuples(people, people, st.sampled_from(["live", "ended"])), max_size=2),
        "assignments": st.lists(
            st.tuples(cases, people, st.sampled_from(Assignment.Part.values), spells), min_size=3, max_size=7
        ),
        "grants": st.lists(
            st.tuples(
                cases,
                people,
                st.booleans(),
                st.sets(st.sampled_from(SOME_DOMAINS), min_size=1),
                st.sampled_from(["live", "live", "live", "live", "ended", "to come"]),
                st.sampled_from([False, False, False, False, True]),
                st.sampled_from(["help", "conference", "treatment", "legal_help", "made up"]),
                st.sampled_from(["read", "write", "write"]),
                st.sampled_from(BASES),
            ),
            min_size=4,
            max_size=9,
        ),
        "bases": st.lists(
            st.sampled_from(["holds", "holds", "holds", "ended", "over", "waits"]), min_size=3, max_size=3
        ),
        "bars": st.lists(
            st.tuples(cases, people, spells, st.sampled_from([False, False, False, True])), max_size=3
        ),
        "breakings": st.lists(
            st.tuples(
                cases,
                people,
                st.sets(st.sampled_from(SOME_DOMAINS), min_size=1),
                st.sampled_from(["live", "live", "live", "ended", "to come"]),
                st.sampled_from(["open", "open", "open", "ended"]),
            ),
            min_size=2,
            max_size=6,
        ),
        "referrals": st.lists(
            st.tuples(
                cases,
                people,
                st.integers(0, 1),
                st.sampled_from(["consent", "consent", "ground", "duty", "of another case"]),
                st.sampled_from(["drafted", "sent", "sent", "sent", "accepted", "completed"]),
            ),
            min_size=3,
            max_size=7,
        ),
        "reasons": st.sampled_from(["own", "relative", "party"]),
        "closed": st.sets(cases, min_size=1, max_size=2),
        "purpose": st.sampled_from(AIMS),
    }
)  # fmt: skip


def build(plan):
    """Write a world as the tables' owner, past all services."""
    giver = worlds.user()
    users = [worlds.user(is_active=number not in plan["inactive"]) for number in range(4)]
    bodies = [worlds.body(), worlds.centre()]  # a coordinator of the first isn't one
    for person, role, body, when in plan["posts"]:
        Membership.objects.create(user=users[person], organisation=bodies[body], role=role, **spell(when))
    for away, deputy, when in plan["deputies"]:
        if away != deputy:
            Deputy.objects.create(user=users[away], deputy=users[deputy], **spell(when))
    made = [Case.objects.create(reference=f"T{number}", municipality=bodies[0], opened_by=giver) for number in range(3)]
    for case, person, part, when in plan["assignments"]:
        Assignment.objects.create(case=made[case], user=users[person], part=part, **spell(when))
    plans = [Plan.objects.create(case=case, version=1, drafted_by=giver) for case in made]
    for case, domain in product(made, SOME_DOMAINS):
        Note.objects.create(case=case, domain=domain, author=giver, body=TOKEN)
        of = {"case": case, "domain": domain}
        found = Assessment.objects.create(instrument=f"{domain}-1", drafted_by=giver, details=TOKEN, **of)
        Need.objects.create(assessment=found, urgency="now", text=TOKEN, **of)
        today = timezone.localdate()
        goal = Goal.objects.create(plan=plans[made.index(case)], details=TOKEN, until=today, **of)
        PlannedAction.objects.create(goal=goal, details=TOKEN, owner=bodies[0], due_on=today, **of)
        Attainment.objects.create(goal=goal, far=1, seen_on=today, said_by=giver, words=TOKEN, **of)
        Visit.objects.create(
            case=case, domain=domain, author=giver, details=TOKEN, visited_on=timezone.localdate(), alone="yes"
        )
    for case, (kind, domain) in product(made, FLAG_DOMAINS.items()):
        Flag.objects.create(
            case=case, kind=kind, domain=domain, reason=TOKEN, put_up_by=giver, ends_on=timezone.localdate()
        )
    for case in made:
        Turn.objects.create(case=case, step="hold", author=giver, reason=TOKEN)
    for number, case in enumerate(made):
        Person.objects.create(case=case, birth_year=2015)
        Name.objects.create(case=case, script="latin", text=TOKEN, code=f"{number}")
        Identity.objects.create(case=case, details=TOKEN)
        Guardian.objects.create(case=case, name=TOKEN, basis="birth", entered_by=giver)
        demand = Demand.objects.create(
            case=case, body=bodies[0], received_on=timezone.localdate(), answer="give", details=TOKEN, reasons=TOKEN,
            entered_by=giver,
        )  # fmt: skip
        DemandAnswer.objects.create(demand=demand, case=case, documents=TOKEN, given_by=giver)
        Inquiry.objects.create(case=case, asked_by=users[number], asked_for=users[3] if number else None)
    rows = [bases_of(case, giver, bodies[number % 2], plan["bases"][number]) for number, case in enumerate(made)]
    service = Service.objects.create(
        reference="S", provider=bodies[0], focal_point=users[0], title=Translated.of("sq", "X"), domain="health",
        contact="X", places=1,
    )  # fmt: skip
    for number, (case, person, body, rests_on, state) in enumerate(plan["referrals"]):
        basis = rows[(case + 1) % 3]["consent"] if rests_on == "of another case" else rows[case][rests_on]
        refer(f"R{number}", made[case], service, users[person], bodies[body], basis, state, giver)
    family = uuid7()
    for case in made[:2]:
        Member.objects.create(family=family, case=case, reference=case.reference, relation="child")
    for case, person, to_body, domains, when, revoked, purpose, level, rests_on in plan["grants"]:
        to = {"organisation": bodies[person % 2]} if to_body else {"user": users[person]}
        basis = rows[(case + 1) % 3]["consent"] if rests_on == "of another case" else rows[case].get(rests_on)
        Grant.objects.create(
            subject_type="reintegration.case", subject_id=made[case].pk, domains=domains, purpose=purpose, level=level,
            basis_type=basis._meta.label_lower if basis else "test", basis_id=(basis or made[case]).pk, given_by=giver,
            **spell(when), **to,
            revoked_at=timezone.now() if revoked else None,
        )  # fmt: skip
    for case, person, when, lifted in plan["bars"]:
        Bar.objects.create(
            subject_type="reintegration.case", subject_id=made[case].pk, user=users[person], reason=plan["reasons"],
            entered_by=giver, lifted_at=timezone.now() if lifted else None, **spell(when),
        )  # fmt: skip
    for number, (case, person, domains, when, state) in enumerate(plan["breakings"]):
        row = Breaking.objects.create(
            reference=f"G{number}", user=users[person], subject_type="reintegration.case", subject_id=made[case].pk,
            domains=domains, reason="danger", said=TOKEN, **spell(when),
        )  # fmt: skip
        if state == "ended":
            Breaking.objects.filter(pk=row.pk).update(state=state, ended_at=timezone.now(), ending="button")
    for number in plan["closed"]:
        end(made[number])
    return users, made


def refer(reference, case, service, receiver, provider, basis, state, giver):
    """A referral in some state along the table, with a report."""
    row = Referral.objects.create(
        reference=reference, case=case, service=service, provider=provider, receiver=receiver, domain="health",
        domains=["health"], purpose="help", basis_type=basis._meta.label_lower, basis_id=basis.pk, packet=TOKEN,
        drafted_by=giver,
    )  # fmt: skip
    Reply.objects.create(referral=row, case=case, domain="health", author=receiver, kind="progress", body=TOKEN)
    way = ["drafted", "sent", "accepted", "in_service", "completed"]
    for step in way[1 : way.index(state) + 1]:
        ended = {"ended_at": timezone.now()} if step == "completed" else {}
        Referral.objects.filter(pk=row.pk).update(state=step, sent_at=timezone.now(), **ended)


def bases_of(case, giver, body, how):
    """What grants on a case can rest on: a post, consent, a measure, an article; all of them hold, or none does."""
    now = timezone.now()
    ends = now + (-DAY if how == "over" else DAY)
    scope = {"case": case, "recipient": body, "domains": SOME_DOMAINS, "purpose": "help", "ends_at": ends}
    post = spell("ended" if how in ("ended", "over") else "to come" if how == "waits" else "open")
    rows = {
        "post": Assignment.objects.create(case=case, user=giver, part="supervisor", **post),
        "consent": Consent.objects.create(asked_by=giver, **scope),
        "ground": Ground.objects.create(kind="court", details=TOKEN, entered_by=giver, **scope),
        "duty": Duty.objects.create(
            reference=f"D{case.reference}", article=Translated.of("sq", "X"), seen_in="x", recipients=body.kind,
            domains=SOME_DOMAINS, purpose="help", entered_by=giver,
        ),
    }  # fmt: skip
    if how != "waits":
        Consent.objects.filter(case=case).update(state="given", decider="person", how="spoken", answered_at=now)
        for model in (Ground, Duty):
            rest = model.objects.filter(pk__in=[rows["ground"].pk, rows["duty"].pk])
            rest.update(state="confirmed", confirmed_by=worlds.user(), confirmed_at=now)
            if how == "ended":
                rest.update(state="ended")
    if how == "ended":
        Consent.objects.filter(case=case).update(state="withdrawn", withdrawn_at=now)
    return rows


def end(case):
    """Close a case along the table, as the tables' owner."""
    rows = Case.objects.filter(pk=case.pk)
    for state in ("screening", "assessment", "planning", "active", "transition"):
        rows.update(state=state)
    rows.update(state="closure_asked", closing_by=case.opened_by)
    rows.update(state="closed", closed_at=timezone.now())


def actors(plan, users):
    yield from map(actor_of, users)
    for away, deputy, _when in plan["deputies"]:
        yield actor_of(users[deputy], acting_for=users[away].pk)
