"""What the room shows on the page of a case."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import open_actions
from zotim.core.ui import show
from zotim.desks.reintegration.cases.missing import before_leaving
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import buttons, part
from zotim.desks.reintegration.persons import selectors
from zotim.desks.reintegration.persons.forms import LANGUAGES

STEPS = (
    "reintegration.identity.view", "reintegration.guardian.enter", "reintegration.guardian.end",
    "reintegration.family.join", "reintegration.family.leave",
)  # fmt: skip


@part("reintegration/person_part.html", 10)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """Names, what one needs to speak with the person, who may act for a child, the family."""
    person = selectors.person_of(actor, case)
    if person is None:
        return None
    spoken = dict(LANGUAGES)
    return {
        "person": person,
        "birth_year": show.digits(str(person.birth_year or "")),
        "names": selectors.names_of(actor, case),
        "languages": [spoken.get(code, code) for code in person.languages],
        "guardians": selectors.guardians_of(actor, case),
        "family": selectors.family_of(actor, case),
        "may": {name.split(".", 1)[1].replace(".", "_") for name in open_actions(actor, STEPS, case)},
    }


@buttons
def ways(actor: Actor, case: Case) -> list[tuple[Any, str]]:
    """To the form about whom the case is about, as long as nobody has been entered."""
    if not open_actions(actor, ["reintegration.person.enter"], case) or selectors.person_of(actor, case):
        return []
    return [(_("Enter the person"), reverse("person_enter", args=[case.pk]))]


@before_leaving("screening", what=_("whom the case is about is entered"))
def known(actor: Actor, case: Case) -> bool:
    """Whether somebody was entered."""
    return selectors.person_of(actor, case) is not None


@before_leaving("reception", "assessment", what=_("who may act for the child is entered"))
def guarded(actor: Actor, case: Case) -> bool:
    """Whether somebody may act for a child today; who isn't known to be a child needs nobody."""
    person = selectors.person_of(actor, case)
    if person is None or person.birth_year is None or person.grown:
        return True
    return any(one.live for one in selectors.guardians_of(actor, case))
