"""What can be complained of, and what a decision can bring about: tables that desks enter theirs into."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.redress.models import Complaint

IDENTITY, OTHER = "identity", "other"
NOTHING_FOUND, PUT_RIGHT, UNCHANGED = "nothing", "put_right", "unchanged"


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of record that can be complained of; *label* is how whoever complains says it, *name* what officials call
    the record.

    *find* answers the record with a reference, or None; *read* the one with a key, where it stands behind a wall of its
    desk; *took_part* the people who had a part in it. A kind without a *model* is about no single record.
    """

    code: str
    label: str | Promise
    model: str = ""
    find: Callable[[str], models.Model | None] = lambda reference: None
    took_part: Callable[[Any], Iterable[UUID]] = lambda record: ()
    read: Callable[[UUID], models.Model | None] | None = None
    name: str | Promise = ""


class CarryOut(Protocol):
    """Does what an effect says, in the transaction of the step. *record* is None where the complaint is about none,
    or where it isn't there any more.

    Raises Unfit when it can't be done now, with what has to be done before.
    """

    def __call__(self, *, actor: Actor, complaint: Complaint, record: Any, note: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision can bring about, for complaints *about* these kinds (none given: about any).

    *label* is what whoever complained is told too; until it is carried out they are told *will*, if it is given.
    *for_nothing*: it changes nothing, so a complaint that isn't upheld has it. *noted*: who carries it out has to write
    what was done. *second*: another person than who decided carries it out. *beside*: it is there only beside effects
    of the desk's own.
    """

    code: str
    label: str | Promise
    about: frozenset[str] = frozenset()
    carry_out: CarryOut | None = None
    for_nothing: bool = False
    noted: bool = False
    will: str | Promise = ""
    second: bool = False
    beside: bool = False


SUBJECTS: dict[str, Subject] = {}
EFFECTS: dict[str, Effect] = {}


def subjects(*table: Subject) -> None:
    """Enter kinds that can be complained of. Raises ValueError for a code that is taken."""
    for one in table:
        if SUBJECTS.setdefault(one.code, one) != one:
            raise ValueError(f"subject {one.code} is declared twice")


def effects(*table: Effect) -> None:
    """Enter effects. Raises ValueError for a code that is taken."""
    for one in table:
        if EFFECTS.setdefault(one.code, one) != one:
            raise ValueError(f"effect {one.code} is declared twice")


subjects(
    Subject(IDENTITY, _("I am taken for somebody else")),
    Subject(OTHER, _("Something else was done to me, or refused to me")),
)
effects(
    Effect(NOTHING_FOUND, _("We found nothing that has to be changed"), for_nothing=True),
    Effect(PUT_RIGHT, _("What was wrong is put right"), noted=True, will=_("What was wrong will be put right")),
    Effect(
        UNCHANGED,
        _("You are right. What was decided about you stays as it is; the reasons say why"),
        noted=True,
        second=True,
        beside=True,
    ),
)


def kind_of(complaint: Complaint) -> str:
    """The kind that it is about: of the record that an officer found, else what whoever complained said."""
    found = (one.code for one in SUBJECTS.values() if one.model and one.model.lower() == complaint.subject_type)
    return next(found, complaint.about)


def record_of(complaint: Complaint) -> models.Model | None:
    """The record that it is about; None where there is none, or none any more."""
    if not complaint.subject_type or complaint.subject_id is None:
        return None
    subject = SUBJECTS.get(kind_of(complaint))
    if subject is not None and subject.read is not None:
        return subject.read(complaint.subject_id)
    return apps.get_model(complaint.subject_type)._base_manager.filter(pk=complaint.subject_id).first()


def took_part_in(complaint: Complaint) -> set[UUID]:
    """Who had a part in what is complained of, as its desk says now."""
    record, subject = record_of(complaint), SUBJECTS.get(kind_of(complaint))
    return set(subject.took_part(record)) if record is not None and subject else set()


def effects_for(complaint: Complaint) -> list[Effect]:
    """What a decision on it can bring about, in the order of the table.

    An effect on a kind of record is there only once an officer has said which record it is; and where there is one,
    nothing is put right beside it in words alone. Who is right for a reason that none of them meets is told so, and a
    second person sees to it.
    """
    kinds = {kind_of(complaint)} if complaint.subject_type else set()
    if complaint.about in SUBJECTS and not SUBJECTS[complaint.about].model:
        kinds.add(complaint.about)
    own = [one for one in EFFECTS.values() if one.about & kinds]
    return [
        one
        for one in EFFECTS.values()
        if one in own or (not one.about and (one.for_nothing or one.beside == bool(own)))
    ]


def subject_label(code: str) -> str | Promise:
    """A kind in words; one that no desk here knows any more stays a code."""
    return SUBJECTS[code].label if code in SUBJECTS else code


def effect_label(code: str, *, done: bool) -> str | Promise:
    """An effect in words, *done* or to come; one that no desk here knows any more stays a code."""
    effect = EFFECTS.get(code)
    if effect is None:
        return code
    return effect.label if done or not effect.will else effect.will
