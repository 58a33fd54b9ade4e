"""What happened to a record, in words: from the revisions of it and of what belongs to it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ROLES, visible
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.revisions.models import Revision
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.core.ui.words import label, state_label
from zotim.register.models import Commitment, Document, Measure
from zotim.register.policy import CENTRE

Words = str | Promise

BEGUN: dict[str, Words] = {
    "register.commitment": gettext_lazy("Accepted as a commitment"),
    "register.measure": gettext_lazy("Measure added"),
    "register.evidence": gettext_lazy("Evidence put in"),
    "register.statusassessment": gettext_lazy("Status assessed"),
    "register.budgetline": gettext_lazy("Line added to the budget"),
    "register.obstacle": gettext_lazy("Obstacle told"),
    "register.forumlead": gettext_lazy("Lead put on record"),
    "register.forummembership": gettext_lazy("Taking part put on record"),
    "register.seat": gettext_lazy("Seat given"),
}
"""What the first revision of each kind says."""
MOVED: dict[tuple[str, str], Words] = {
    ("register.commitment", "lapsed"): gettext_lazy("Marked as lapsed"),
    ("register.commitment", "superseded"): gettext_lazy("Marked as superseded"),
    ("register.commitment", "merged"): gettext_lazy("Merged into another"),
    ("register.commitment", "active"): gettext_lazy("Taken apart again"),
    ("register.measure", "under_way"): gettext_lazy("Measure begun"),
    ("register.measure", "completed"): gettext_lazy("Measure said to be completed"),
    ("register.measure", "given_up"): gettext_lazy("Measure given up"),
    ("register.evidence", "accepted"): gettext_lazy("Evidence reviewed: it shows what it says"),
    ("register.evidence", "returned"): gettext_lazy("Evidence returned"),
    ("register.statusassessment", "confirmed"): gettext_lazy("Assessment confirmed"),
    ("register.statusassessment", "returned"): gettext_lazy("Assessment returned"),
}
"""What a new state says."""
TURNED: dict[tuple[str, str], tuple[Words, Words]] = {
    ("register.measure", "blocked_since"): (
        gettext_lazy("Something stands in its way"),
        gettext_lazy("Nothing stands in its way any more"),
    ),
    ("register.measure", "merged_into_id"): (
        gettext_lazy("Merged into another"),
        gettext_lazy("Taken apart again"),
    ),
    ("register.seat", "until_on"): (gettext_lazy("Seat ended"), gettext_lazy("Changed")),
    ("register.obstacle", "removed_on"): (gettext_lazy("Obstacle gone"), gettext_lazy("Changed")),
}
"""What is said when a field is filled, and when it is emptied."""
NOTED: dict[str, Words] = {
    "linked": gettext_lazy("Also promised in"),
    "unlinked": gettext_lazy("Link to a statement taken off"),
}
"""What is noted beside the fields of a state (:func:`~zotim.core.revisions.services.keep_revision`): a statement."""
TOLD_AT_FIRST = {
    "register.budgetline": ("amount", "currency"),
    "register.forumlead": ("role", "from_on", "until_on"),
    "register.forummembership": ("kind", "from_on", "until_on"),
    "register.seat": ("role", "from_on", "until_on"),
}
"""Fields of which the first revision is told: where no title says what it is."""
ABOUT: dict[str, Callable[[Any], Any]] = {
    "register.forumlead": lambda one: one.who,
    "register.forummembership": lambda one: one.subject,
    "register.seat": lambda one: one.organisation.name,
}
"""What a part without a title is about."""
FIELDS: dict[str, Words] = {
    "title": gettext_lazy("Title"),
    "name": gettext_lazy("Name"),
    "action": gettext_lazy("Kind of claim"),
    "line_of_effort": gettext_lazy("Line of effort"),
    "also": gettext_lazy("Second line of effort"),
    "lead_id": gettext_lazy("Answers for it"),
    "quantity": gettext_lazy("How many"),
    "unit": gettext_lazy("Of what"),
    "starts_on": gettext_lazy("From"),
    "due_on": gettext_lazy("To be kept by"),
    "dated_on": gettext_lazy("Dated"),
    "partner": gettext_lazy("Partner"),
    "instrument": gettext_lazy("Instrument"),
    "classification": gettext_lazy("Classification"),
    "why_ended": pgettext_lazy("field", "Reason"),
    "superseded_by_id": gettext_lazy("Its place was taken by"),
    "merged_into_id": gettext_lazy("Merged into"),
    "commitments": gettext_lazy("Serves"),
    "support": gettext_lazy("Supported by"),
    "blocked_since": gettext_lazy("Blocked since"),
    "amount": gettext_lazy("Amount"),
    "currency": gettext_lazy("Currency"),
    "source": pgettext_lazy("who pays", "Source"),
    "source_name": gettext_lazy("Who pays"),
    "ends_on": gettext_lazy("Until"),
    "struck": gettext_lazy("Struck out"),
    "since": pgettext_lazy("of an obstacle", "Since"),
    "remover_id": gettext_lazy("Body that can take it away"),
    "removed_on": gettext_lazy("Gone since"),
    "role": pgettext_lazy("of a seat", "How"),
    "kind": gettext_lazy("How it takes part"),
    "from_on": gettext_lazy("From"),
    "until_on": gettext_lazy("Until"),
    "place": gettext_lazy("Place"),
    "claimed": gettext_lazy("Claimed"),
    "assessed": gettext_lazy("Assessed"),
    "reason": pgettext_lazy("field", "Reason"),
}
"""Fields whose change is told, by what they are called on pages."""
ENUMS: dict[str | tuple[str, str], str] = {
    "action": "ClaimAction", "line_of_effort": "LineOfEffort", "also": "LineOfEffort", "unit": "Unit",
    "partner": "Partner", "classification": "Classification", "source": "BudgetSource", "claimed": "Status",
    "assessed": "Status", ("register.forumlead", "role"): "LeadRole", ("register.seat", "role"): "SeatRole",
    ("register.forummembership", "kind"): "MembershipKind",
}  # fmt: skip
"""The words of a field's codes; of a kind of record, where others have a field of this name that isn't told."""


OF_A_KIND = {key[1] for key in ENUMS if isinstance(key, tuple)}


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    field: Words
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: *what*, to which record (nothing for the whole itself), when, by whom."""

    what: Words
    about: Translated | str | None
    at: datetime
    who: str
    changes: tuple[Change, ...]


def happenings(actor: Actor, whole: Model, parts: Iterable[Model], until: datetime) -> list[Happening]:
    """What happened to *whole* and to *parts* of it until a moment, newest first.

    *parts* are those that the actor may see. A person whose account the actor doesn't see is named by role.
    """
    records: dict[UUID, Model] = {one.pk: one for one in (whole, *parts)}
    labels = sorted({one._meta.label_lower for one in records.values()})
    rows = Revision.objects.filter(object_type__in=labels, object_id__in=list(records), at__lte=until)
    revisions = list(rows.order_by("at", "number"))
    names = _names(actor, {revision.by_id for revision in revisions if revision.by_id})
    statements = _statements(actor, revisions)
    found, before = [], dict[UUID, Revision]()
    for revision in revisions:
        last = before.get(revision.object_id)
        before[revision.object_id] = revision
        record = records[revision.object_id]
        about = statements.get(_noted(revision)[1]) if record is whole else _about(record)
        first = dict.fromkeys(TOLD_AT_FIRST.get(revision.object_type, ()))
        was = last.data if last else {**revision.data, **first}
        changes = tuple(_changes(actor, revision.object_type, was, revision.data))
        found.append(Happening(_what(revision, last), about, revision.at, names.get(revision.by_id, ""), changes))
    return found[::-1]


def _about(record: Model) -> Any:
    said = ABOUT.get(record._meta.label_lower)
    return said(record) if said else getattr(record, "title", None)


def _noted(revision: Revision) -> tuple[str, str]:
    """What is noted beside the fields, and the key of its statement; twice nothing where nothing is."""
    return next(((name, revision.data[name]) for name in NOTED if name in revision.data), ("", ""))


def _statements(actor: Actor, revisions: list[Revision]) -> dict[str, str]:
    """The headings of the statements that are noted, by their keys; of those that the actor sees."""
    keys = {key for _name, key in map(_noted, revisions) if key}
    seen = Document.objects.filter(visible(Document, actor), pk__in=keys) if keys else Document.objects.none()
    return {str(one.pk): one.title for one in seen.only("title")}


def _what(revision: Revision, last: Revision | None) -> Words:
    noted, _statement = _noted(revision)
    if noted:
        return NOTED[noted]
    if last is None:
        return BEGUN.get(revision.object_type, _("Put on record"))
    now = revision.data.get("state")
    if now != last.data.get("state"):
        machine = apps.get_model(revision.object_type)._meta.label
        return MOVED.get((revision.object_type, str(now)), state_label(now, machine))
    for (kind, field), (came, went) in TURNED.items():
        if kind == revision.object_type and bool(last.data.get(field)) != bool(revision.data.get(field)):
            return came if revision.data.get(field) else went
    return _("Changed")


def _changes(actor: Actor, kind: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for name, words in FIELDS.items():
        if name in after and before.get(name) != after[name] and (before.get(name) or after[name]):
            if name in OF_A_KIND and (kind, name) not in ENUMS:
                continue
            enum = ENUMS.get((kind, name)) or ENUMS.get(name, "")
            yield Change(words, _shown(actor, name, enum, before.get(name)), _shown(actor, name, enum, after[name]))


def _shown(actor: Actor, name: str, enum: str, value: Any) -> Any:
    """A value of a revision as people read it; another record is named to who sees it."""
    if value in (None, "", []):
        return show.NOTHING
    if name == "support":
        return ", ".join(str(body) for body in Organisation.objects.filter(pk__in=value).order_by("created_at", "pk"))
    if name in ("commitments", "merged_into_id"):
        return _references(actor, value if isinstance(value, list) else [value])
    if name == "struck":
        return pgettext("answer", "yes") if value in (True, "True") else pgettext("answer", "no")
    if name == "amount":
        return show.amount(Decimal(value))
    if isinstance(value, dict):
        return show.translated(Translated(value["original"], value["texts"]))
    if name in ("lead_id", "remover_id"):
        return str(Organisation.objects.filter(pk=value).first() or value)
    if name == "superseded_by_id":
        seen = Commitment.objects.filter(visible(Commitment, actor), pk=value).first()
        return show.code(seen.reference) if seen else _("another commitment")
    if name.endswith("_on") or name in ("blocked_since", "since"):
        return show.day(date.fromisoformat(value))
    return label(value, enum) if enum else value


def _references(actor: Actor, ids: list[str]) -> str:
    """Commitments or measures by their references; those that the actor doesn't see are counted."""
    seen = [
        one.reference
        for model in (Commitment, Measure)
        for one in model._default_manager.filter(visible(model, actor), pk__in=ids).order_by("created_at", "pk")
    ]
    hidden = len(ids) - len(seen)
    more = [ngettext("%(n)s other", "%(n)s others", hidden) % {"n": show.amount(hidden)}] if hidden else []
    return ", ".join([*seen, *more])


def _names(actor: Actor, ids: set[UUID]) -> dict[UUID | None, str]:
    """What each of these people is called here: by name at the centre and among colleagues, else by role."""
    seen = User.objects.filter(pk__in=ids)
    if not actor.roles & CENTRE:
        seen = seen.filter(visible(User, actor))
    names: dict[UUID | None, str] = {one.pk: str(one) for one in seen}
    for held in Membership.objects.filter(user_id__in=ids - names.keys()).order_by("starts_at"):
        if held.role in ROLES:
            names[held.user_id] = str(ROLES[held.role].label)
    return names
