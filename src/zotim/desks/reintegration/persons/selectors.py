"""Every read about whom a case is about: takes the actor, returns only what the actor may see. Behind the wall."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import ENDED, Case
from zotim.desks.reintegration.cases.policy import overseen
from zotim.desks.reintegration.persons.models import Guardian, Identity, Inquiry, Member, Name, Person
from zotim.desks.reintegration.persons.sealed import TEXTS


@dataclass(frozen=True, slots=True)
class Called:
    """A name with its text unsealed, for this page and no longer; *text* is None when it can't be read."""

    name: Name
    text: str | None


def person_of(actor: Actor, case: Case) -> Person | None:
    """What is known of whom a case is about, without a name."""
    return Person.objects.filter(visible(Person, actor), case=case).first()


def names_of(actor: Actor, case: Case) -> list[Called]:
    """The names that stand, in the order in which scripts are listed."""
    rows = Name.objects.filter(visible(Name, actor), case=case, ended_at=None).order_by("-script", "created_at")
    return [Called(row, TEXTS.text(actor, row, "text")) for row in rows]


def identity_of(actor: Actor, case: Case) -> dict[str, Any] | None:
    """Day and place of birth, papers, address; None when it can't be read, empty where there is nothing. The page that
    asks is on record."""
    row = Identity.objects.filter(visible(Identity, actor), case=case).first()
    if row is None:
        return {}
    found = TEXTS.values(actor, row, "details")
    if found and found.get("born_on"):
        found["born_on"] = date.fromisoformat(found["born_on"])
    return found


@dataclass(frozen=True, slots=True)
class Acts:
    """Somebody who may act for a child, with their name unsealed."""

    guardian: Guardian
    name: str | None

    @property
    def live(self) -> bool:
        """Whether they may act for the child today."""
        ends, today = self.guardian.ends_on, timezone.localdate()
        return self.guardian.starts_on <= today and (ends is None or ends >= today)


def guardians_of(actor: Actor, case: Case) -> list[Acts]:
    """Who may act for a child, or might, those of now first."""
    rows = Guardian.objects.filter(visible(Guardian, actor), case=case).order_by("starts_on", "created_at")
    return sorted((Acts(row, TEXTS.text(actor, row, "name")) for row in rows), key=lambda one: not one.live)


def guardian(actor: Actor, case: Case, pk: UUID) -> Guardian:
    """One of them, of this case. Raises NotVisible."""
    return get_visible(Guardian.objects.filter(case=case).select_related("case"), actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Relative:
    """A member of the family; *case* where the actor may open it."""

    member: Member
    case: Case | None


def family_of(actor: Actor, case: Case) -> list[Relative]:
    """The family of a case, this one included; empty where there is none. Others' cases are opened to nobody by it."""
    own = Member.objects.filter(visible(Member, actor), case=case, ends_on=None).values("family")
    rows = list(
        Member.objects.filter(visible(Member, actor), family__in=own, ends_on=None).order_by("created_at", "pk")
    )
    open_to = {one.pk: one for one in cases.cases(actor).filter(pk__in=[row.case_id for row in rows])}
    return [Relative(row, open_to.get(row.case_id)) for row in rows]


def supervised(actor: Actor, reference: str) -> Case | None:
    """The open case with this number that the actor supervises; None for any other, and where there is none."""
    rows = cases.cases(actor).filter(pk__in=overseen(actor), reference=reference.strip().upper())
    return rows.exclude(state__in=ENDED).first()


def inquiries(actor: Actor) -> QuerySet[Inquiry]:
    """What the actor may decide or has decided of, oldest first."""
    rows = Inquiry.objects.filter(visible(Inquiry, actor)).select_related("asked_by", "case")
    return rows.order_by("created_at", "pk")


def inquiry(actor: Actor, pk: UUID) -> Inquiry:
    """One of them. Raises NotVisible."""
    return get_visible(inquiries(actor), actor, pk=pk)
