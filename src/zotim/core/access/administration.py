"""Who may manage bodies, people, roles and deputies; and words for what the log says about sign-ins.

It stands here and not in ``core.people``, which lies below the tables.
"""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYBODY, EVERYTHING, Action, Role, actions, roles, visible_to
from zotim.core.people.models import Deputy, Membership, Organisation, User

ADMINISTRATOR = "administrator"
ADMINISTRATORS = frozenset({ADMINISTRATOR})

# Roles of the house, which every installation can give whatever rooms it has. None of them sees content.
roles(
    Role(ADMINISTRATOR, _("Administrator"), content=False),
    Role("auditor", _("Auditor"), content=False),
    Role("data_protection_officer", _("Data-protection officer"), content=False),
    Role("records_officer", _("Records officer"), content=False),
)


def somebody_else(actor: Actor, obj: Any) -> bool:
    """Nobody manages their own account or roles, nor those of whom they stand in for."""
    return (obj.pk if isinstance(obj, User) else obj.user_id) not in actor.people


def own(actor: Actor, obj: Any) -> bool:
    """One's own deputyship, on either side of it, acting for oneself."""
    return actor.on_behalf_of_id is None and actor.user_id in (obj.user_id, obj.deputy_id)


ELSE = _("somebody else's, never one's own")
OWN = _("one's own")

actions(
    Action("people.organisation.list", _("List organisations"), ADMINISTRATORS, "people.organisations.listed"),
    Action("people.organisation.add", _("Add an organisation"), ADMINISTRATORS, "people.organisation.added"),
    Action("people.organisation.edit", _("Change the facts of an organisation"), ADMINISTRATORS, "people.organisation.edited"),
    Action("people.organisation.end", _("Say until when an organisation existed"), ADMINISTRATORS, "people.organisation.ended"),
    Action("people.person.list", _("List people with an account"), ADMINISTRATORS, "people.persons.listed"),
    Action("people.person.view", _("See an account and its roles"), ADMINISTRATORS, "people.person.viewed"),
    Action("people.person.invite", _("Make an account and send its one-time link"), ADMINISTRATORS, "people.person.invited"),
    Action("people.person.deactivate", _("Close an account"), ADMINISTRATORS, "people.person.deactivated", ELSE, somebody_else),
    Action("people.person.reactivate", _("Open a closed account again"), ADMINISTRATORS, "people.person.reactivated", ELSE, somebody_else),
    Action("people.membership.give", _("Give somebody a role in an organisation"), ADMINISTRATORS, "people.membership.given", ELSE, somebody_else),
    Action("people.membership.end", _("End somebody's role"), ADMINISTRATORS, "people.membership.ended", ELSE, somebody_else),
    Action("people.deputy.name", _("Name one's own deputy for a time"), EVERYBODY, "people.deputy.named"),
    Action("people.deputy.end", _("End a deputyship before its time"), EVERYBODY, "people.deputy.ended", OWN, own),
    Action("people.deputy.act", _("Act for somebody who is away"), EVERYBODY, "people.deputy.acted", OWN, own),
    # What everybody does at the door. These are in the table so that the log has words for them.
    Action("people.session.begin", pgettext_lazy("right", "Sign in"), EVERYBODY, "people.session.began"),
    Action("people.session.try", _("Try to sign in, and fail"), EVERYBODY, "people.session.refused"),
    Action("people.session.lock", _("Lock out after too many tries"), EVERYBODY, "people.session.locked"),
    Action("people.session.end", pgettext_lazy("right", "Sign out"), EVERYBODY, "people.session.ended"),
    Action("people.factor.add", _("Add a second factor of one's own"), EVERYBODY, "people.factor.added"),
    Action("people.factor.remove", _("Remove a second factor of one's own"), EVERYBODY, "people.factor.removed"),
    Action("people.factor.reset", _("Make new recovery codes"), EVERYBODY, "people.factor.reset"),
    Action("people.password.change", _("Change one's own password"), EVERYBODY, "people.password.changed"),
    Action("people.language.change", _("Choose one's own language"), EVERYBODY, "people.language.changed"),
    Action("people.administrator.make", _("Make an administrator at the machine itself"), frozenset(), "people.administrator.made"),
)  # fmt: skip


@visible_to(User)
def people(actor: Actor, purpose: str) -> Q:
    """An administrator sees all accounts; others their own, and the people of their own bodies."""
    if ADMINISTRATOR in actor.roles:
        return EVERYTHING
    colleagues = Membership.objects.live().filter(organisation__in=actor.organisations()).values("user_id")
    return Q(pk__in=actor.people) | Q(pk__in=colleagues, is_active=True)


@visible_to(Membership)
def memberships(actor: Actor, purpose: str) -> Q:
    """An administrator sees all roles; others their own."""
    return EVERYTHING if ADMINISTRATOR in actor.roles else Q(user__in=actor.people)


@visible_to(Organisation)
def organisations(actor: Actor, purpose: str) -> Q:
    """Everybody with a role: which bodies there are isn't secret."""
    return EVERYTHING


@visible_to(Deputy)
def deputies(actor: Actor, purpose: str) -> Q:
    """Both sides of a deputyship."""
    return Q(user__in=actor.people) | Q(deputy__in=actor.people)
