"""Every write about whom a case is about, by verb. Each runs behind the wall as its actor."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow, may
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.models import Event
from zotim.core.audit.services import keyed, record
from zotim.core.identifiers import uuid7
from zotim.core.sealing.services import blind
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.persons.models import GROWN, Guardian, Identity, Inquiry, Member, Name, Person
from zotim.desks.reintegration.persons.sealed import TEXTS
from zotim.desks.reintegration.persons.states import INQUIRY

MOST_AN_HOUR = 10
"""How often somebody may ask within an hour whether a person is known: enough for a family, too few for a list."""


def code_of(name: str, born_on: date) -> str:
    """By what an exact name and day of birth are found again without reading either."""
    return blind(f"{name} {born_on.isoformat()}", "reintegration.person")


def names_said(names: Mapping[str, str], born_on: date | None, birth_year: int | None) -> dict[str, str]:
    """The names that are said, by script. Raises Unfit without a name, or when year and day don't agree."""
    said = {script: text.strip() for script, text in names.items() if text.strip()}
    if not said:
        raise Unfit(_("A person has at least one name."), "latin")
    if born_on and birth_year and born_on.year != birth_year:
        raise Unfit(_("The day of birth is of another year."), "birth_year")
    return said


@transaction.atomic
@inside
def person_enter(
    *,
    actor: Actor,
    case: Case,
    names: Mapping[str, str],
    born_on: date | None = None,
    birth_year: int | None = None,
    sex: str = "unknown",
    languages: Iterable[str] = (),
    interpreter: bool = False,
    details: Mapping[str, str] | None = None,
) -> Person:
    """Enter whom a case is about, or put it right: *names* by script, and what is known beside them.

    *details* are place of birth, papers, address and telephone; with the day of birth they are sealed apart. What was
    entered before is replaced; earlier names stay as ended rows until the case ends, and find nobody any more. Raises
    Unfit without a name, or when year and day don't agree.
    """
    allow(actor, "reintegration.person.enter", case)
    said = names_said(names, born_on, birth_year)
    year = born_on.year if born_on else birth_year
    if case.track == Case.Track.SENTENCE and year and timezone.localdate().year - year < GROWN:
        raise Unfit(_("A child's case goes by no prison. Open a case in a municipality."), "birth_year")
    values = {
        "birth_year": year, "sex": sex, "languages": tuple(languages),
        "interpreter": interpreter,
    }  # fmt: skip
    person, made = Person.objects.get_or_create(case=case, defaults=values)
    if not made:
        Person.objects.filter(pk=person.pk).update(**values)
        person.refresh_from_db()
    _name(actor, case, said, born_on)
    _identify(case, {"born_on": born_on.isoformat() if born_on else "", **(details or {})})
    record(actor, "reintegration.person.entered", case, details={"names": len(said), "anew": not made})
    return person


def _name(actor: Actor, case: Case, said: Mapping[str, str], born_on: date | None) -> None:
    """End the names that aren't said any more, write the new ones. One without a day of birth is found by nobody."""
    code = {
        script: code_of(text, born_on) if born_on else blind(f"{case.pk} {text}", "reintegration.unsearchable")
        for script, text in said.items()
    }
    standing = {row.code: row for row in Name.objects.filter(case=case, ended_at=None)}
    over = [row.pk for held, row in standing.items() if held not in code.values()]
    Name.objects.filter(pk__in=over).update(ended_at=timezone.now())
    for script, text in said.items():
        if code[script] not in standing:
            row = Name(case=case, script=script, code=code[script])
            row.text = TEXTS.put(row, "text", text)
            row.save(force_insert=True)
            standing[row.code] = row


def _identify(case: Case, details: Mapping[str, str]) -> None:
    row = Identity.objects.filter(case=case).first() or Identity(case=case)
    row.details = TEXTS.put(row, "details", {name: value for name, value in details.items() if value})
    if row._state.adding:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["details"])


@transaction.atomic
@inside
def guardian_enter(
    *,
    actor: Actor,
    case: Case,
    name: str,
    basis: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    in_conflict: bool = False,
) -> Guardian:
    """Enter who may act for a child, and whether their interest isn't the child's.

    Raises Unfit where the person is of age, or for an end before the start.
    """
    allow(actor, "reintegration.guardian.enter", case)
    begins = starts_on or timezone.localdate()
    in_order(begins, ends_on, "ends_on")
    person = Person.objects.filter(case=case).first()
    if person and person.grown and basis != Guardian.Basis.COURT:
        raise Unfit(_("The person is of age: nobody acts for them unless a court says so."), "basis")
    guardian = Guardian(
        case=case,
        basis=basis,
        starts_on=begins,
        ends_on=ends_on,
        in_conflict=in_conflict,
        entered_by_id=actor.person_id,
    )
    guardian.name = TEXTS.put(guardian, "name", name)
    guardian.save(force_insert=True)
    record(actor, "reintegration.guardian.entered", guardian, details={"case": str(case.pk), "basis": basis})
    return guardian


@transaction.atomic
@inside
def guardian_end(*, actor: Actor, guardian: Guardian, ends_on: date) -> Guardian:
    """Say until when somebody may act for a child. Raises Unfit for a day before the start."""
    allow(actor, "reintegration.guardian.end", guardian.case)
    in_order(guardian.starts_on, ends_on, "ends_on")
    Guardian.objects.filter(pk=guardian.pk).update(ends_on=ends_on)
    guardian.ends_on = ends_on
    record(actor, "reintegration.guardian.ended", guardian, details={"case": str(guardian.case_id)})
    return guardian


@transaction.atomic
@inside
def family_join(*, actor: Actor, case: Case, relation: str, other: Case, other_relation: str) -> Member:
    """Put a case into the family of another, both of which the actor supervises. Each keeps its own file and worker.

    Raises Unfit where both are in families already, or for a case with itself.
    """
    allow(actor, "reintegration.family.join", case)
    if not may(actor, "reintegration.family.join", other):
        raise Denied("reintegration.family.join", other)
    if case.pk == other.pk:
        raise Unfit(_("Choose another case than this one."), "other")
    live = {row.case_id: row for row in Member.objects.filter(case__in=[case, other], ends_on=None)}
    if case.pk in live:
        raise Unfit(_("This case is in a family already. Take it out of that one first."), "other")
    family = live[other.pk].family if other.pk in live else uuid7()
    if other.pk not in live:
        _member(family, other, other_relation)
    member = _member(family, case, relation)
    record(actor, "reintegration.family.joined", member, details={"case": str(case.pk), "other": str(other.pk)})
    return member


def _member(family: Any, case: Case, relation: str) -> Member:
    return Member.objects.create(family=family, case=case, reference=case.reference, relation=relation)


@transaction.atomic
@inside
def family_leave(*, actor: Actor, case: Case) -> None:
    """Take a case out of its family; that it belonged there stays on record. Raises Unfit where there is none."""
    allow(actor, "reintegration.family.leave", case)
    if not Member.objects.filter(case=case, ends_on=None).update(ends_on=timezone.localdate()):
        raise Unfit(_("This case is in no family."))
    record(actor, "reintegration.family.left", case)


@transaction.atomic
@inside
def person_ask(*, actor: Actor, name: str, born_on: date) -> None:
    """Ask whether a person is known. There is no answer here, whether or not somebody is found: the supervisor of a
    case that was found decides whether to get in touch.

    The term stands in the log as a keyed hash. Raises Unfit for who asked too often within an hour.
    """
    allow(actor, "reintegration.person.ask")
    before = timezone.now() - timedelta(hours=1)
    asked = Event.objects.filter(verb="reintegration.person.asked", actor_id=actor.user_id, at__gt=before).count()
    if asked >= MOST_AN_HOUR:
        refusal = _("You asked %(most)s times within an hour. Ask again later, or ask the Centre by telephone.")
        raise Unfit(refusal % {"most": MOST_AN_HOUR})
    _inquire(actor, code_of(name, born_on))
    record(actor, "reintegration.person.asked", None, details={"terms": keyed(f"{name} {born_on.isoformat()}")})


ASK = """
INSERT INTO reintegration_inquiry (id, created_at, asked_by_id, asked_for_id, case_id, state)
SELECT %s, %s, %s, %s, case_id, 'asked' FROM reintegration_name
WHERE code = %s AND ended_at IS NULL ORDER BY created_at, id LIMIT 1"""


def _inquire(actor: Actor, code: str) -> None:
    """Keep that somebody asked, where there is a case: by one statement, whether or not it finds one."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT zotim_wall_person_ask(%s, %s)", [uuid7(), code])
        else:
            who = [one.hex if one else None for one in (uuid7(), actor.user_id, actor.on_behalf_of_id)]
            cursor.execute(ASK, [who[0], timezone.now(), who[1], who[2], code])


@transaction.atomic
@inside
def inquiry_decide(*, actor: Actor, inquiry: Inquiry, step: str) -> Inquiry:
    """Say that one got in touch with whoever asked, or that nobody does. Raises WrongState when it was decided."""
    allow(actor, "reintegration.inquiry.decide", inquiry)
    transition = INQUIRY.move(inquiry, step, decided_at=timezone.now(), **done_by(actor, "decided"))
    record(actor, transition.event, inquiry, details={"case": str(inquiry.case_id)})
    return inquiry
