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
from zotim.desks.reintegration.closing.models import Arrival, Handover, LastWord, Transfer, Withdrawal
from zotim.desks.reintegration.conferences.models import Conference, Decision, Item, Place, Saying, Seat
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
    "provider", "provider", "conference_chair", "conference_chair",
    "caseworker", "caseworker", "case_supervisor", "case_supervisor", "professional", "professional", "coordinator",
    "auditor", "records_officer", "data_protection_officer",
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
        "conferences": st.lists(
            st.tuples(
                cases,
                people,
                people,
                st.integers(0, 1),
                st.sampled_from(["consent", "consent", "ground", "duty", "of another case", "of another part"]),
                st.sampled_from(["called", "invited", "open", "open", "closed", "long ago", "cancelled", "past"]),
                st.sampled_from(["sits", "sits", "sits", "unsigned", "taken back", "taken off", "ended", "revoked"]),
                st.sampled_from(["account", "account", "account", "office"]),
            ),
            min_size=2,
            max_size=6,
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
    for number, (case, sits, leads, body, rests_on, state, how, whom) in enumerate(plan["conferences"]):
        other = made[(case + 1) % 3] if rests_on == "of another case" else made[case]
        basis = for_a_conference(
            f"F{number}", other, bodies[body], giver, "consent" if rests_on.startswith("of") else rests_on,
            ["housing"] if rests_on == "of another part" else ["education"],
        )  # fmt: skip
        user = users[sits] if whom == "account" else None
        confer(f"K{number}", made[case], user, users[leads], bodies[body], basis, state, how, giver)
        transfer(f"T{number}", made[case], users[person], bodies[body], basis, state, giver)
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


def for_a_conference(reference, case, body, giver, kind, domains):
    """Something that holds and lets a body sit at an item."""
    now = timezone.now()
    scope = {"case": case, "recipient": body, "domains": domains, "purpose": "conference", "ends_at": now + DAY}
    if kind == "consent":
        row = Consent.objects.create(asked_by=giver, **scope)
        given = {"state": "given", "decider": "person", "how": "spoken", "answered_at": now}
        Consent.objects.filter(pk=row.pk).update(**given)
        return row
    if kind == "ground":
        row = Ground.objects.create(kind="court", details=TOKEN, entered_by=giver, **scope)
    else:
        row = Duty.objects.create(
            reference=reference, article=Translated.of("sq", "X"), seen_in="x", recipients=body.kind, domains=domains,
            purpose="conference", entered_by=giver,
        )  # fmt: skip
    type(row).objects.filter(pk=row.pk).update(state="confirmed", confirmed_by=worlds.user(), confirmed_at=now)
    return row


def confer(reference, case, user, chair, body, basis, state, how, giver):
    """A conference with one item, at which somebody sits, and what is said and decided there."""
    now, today = timezone.now(), timezone.localdate()
    conference = Conference.objects.create(
        reference=reference, kind="own", body=body, chair=chair, place="x", held_on=today, begins_at=now.time(),
        ends_at=now - DAY if state == "past" else now + DAY, called_by=giver,
    )  # fmt: skip
    seat = Seat.objects.create(
        conference=conference, body=body, user=user, office="" if user else "x", seated_by=giver,
        undertaken_at=None if how == "unsigned" else now, undertaken_by=None if how == "unsigned" else giver,
        left_at=now if how == "taken back" else None,
    )  # fmt: skip
    of = {"case": case, "domain": "education"}
    item = Item.objects.create(
        reference=reference, conference=conference, brought_by=giver,
        taken_off_at=now if how == "taken off" else None, **of,
    )  # fmt: skip
    place = Place.objects.create(
        seat=seat, item=item, user=user, body=body, basis_type=basis._meta.label_lower, basis_id=basis.pk,
        opened_by=giver, ended_at=now if how == "ended" else None, **of,
    )  # fmt: skip
    Saying.objects.create(item=item, author=giver, kind="question", body=TOKEN, **of)
    Decision.objects.create(item=item, author=giver, words=TOKEN, **of)
    if user:
        Grant.objects.create(
            subject_type="reintegration.case", subject_id=case.pk, domains=["education"], purpose="conference",
            level="read", basis_type=place._meta.label_lower, basis_id=place.pk, given_by=giver, user=user,
            starts_at=now, ends_at=now + DAY, revoked_at=now if how == "revoked" else None,
        )  # fmt: skip
    way = {"called": [], "invited": ["invited"], "open": ["invited", "open"], "past": ["invited", "open"]}
    way |= {"cancelled": ["cancelled"]}
    for step in way.get(state, ["invited", "open", "closed"]):
        ended = now - 40 * DAY if state == "long ago" else now
        over = {"ended_at": ended} if step in ("closed", "cancelled") else {}
        Conference.objects.filter(pk=conference.pk).update(state=step, **over)


def transfer(reference, case, receiver, to, basis, state, giver):
    """A transfer in some state along the table, one for each case, with all that is written at its end."""
    if Transfer.objects.filter(case=case).exists():
        return
    of = {"case": case}
    row = Transfer.objects.create(
        reference=reference, to=to, receiver=receiver, domains=["health"], purpose="help", packet=TOKEN,
        basis_type=basis._meta.label_lower, basis_id=basis.pk, drafted_by=giver, **of,
    )  # fmt: skip
    now, posts = timezone.now(), [Assignment.objects.create(user=giver, part="manager", **of) for _ in range(2)]
    for step in {"drafted": [], "sent": ["sent"]}.get(state, ["sent", "received"]):
        over = {"ended_at": now} if step == "received" else {}
        Transfer.objects.filter(pk=row.pk).update(state=step, sent_at=now, sent_by=giver, **over)
    LastWord.objects.create(kind="views", author=giver, said=TOKEN, **of)
    Withdrawal.objects.create(said_by="person", how="spoken", recorded_by=giver, **of)
    Handover.objects.create(ended=posts[0], begun=posts[1], made_by=giver, note=TOKEN, **of)
    Arrival.objects.create(transfer=reference, came_from=to, packet=TOKEN, received_by=giver, **of)


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
