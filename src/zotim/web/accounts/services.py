"""Every write about bodies, people, roles and deputies: asks the tables first, records last."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.administration import ADMINISTRATOR
from zotim.core.access.deputies import deputyship_end
from zotim.core.access.policy import ROLES, Denied, allow
from zotim.core.access.roles import fits
from zotim.core.access.tasks import waiting
from zotim.core.audit.services import System, record
from zotim.core.notifications.services import notify
from zotim.core.people.links import make_link, user_of_link
from zotim.core.people.models import Deputy, Membership, Organisation, User
from zotim.core.texts import Translated
from zotim.web.accounts.notices import APPOINTED


def link_address(secret: str) -> str:
    """A one-time link as people open it."""
    return settings.ZOTIM_ADDRESS + reverse("welcome", args=[secret])


@transaction.atomic
def organisation_add(*, actor: Actor, kind: str, name: Translated, **facts: Any) -> Organisation:
    """Add a body. *facts*: short_name, parent, predecessor, starts_on, source."""
    allow(actor, "people.organisation.add")
    made = Organisation(kind=kind, name=name.attributed(actor.person_id), **facts)
    made.full_clean()
    made.save()
    record(actor, "people.organisation.added", made)
    return made


@transaction.atomic
def organisation_edit(*, actor: Actor, organisation: Organisation, **facts: Any) -> Organisation:
    """Change the facts of a body. Raises ValidationError for a body that would be part of itself."""
    allow(actor, "people.organisation.edit", organisation)
    for field, value in facts.items():
        setattr(organisation, field, value)
    above = organisation.parent
    while above:
        if above.pk == organisation.pk:
            raise ValidationError({"parent": _("A body can't be a unit of itself.")})
        above = above.parent
    organisation.full_clean()
    organisation.save()
    record(actor, "people.organisation.edited", organisation, details={"fields": sorted(facts)})
    return organisation


@transaction.atomic
def organisation_end(*, actor: Actor, organisation: Organisation, ends_on: date) -> Organisation:
    """Say until when a body existed. Nobody can be given a role in it from then on."""
    allow(actor, "people.organisation.end", organisation)
    organisation.ends_on = ends_on
    organisation.full_clean()
    organisation.save(update_fields=["ends_on"])
    record(actor, "people.organisation.ended", organisation)
    return organisation


@transaction.atomic
def person_invite(*, actor: Actor, email: str, name: str, language: str) -> User:
    """Make an account with no password, and mail its one-time link, once this is committed.

    The link goes to the person and not to the administrator, who could otherwise be them.
    """
    allow(actor, "people.person.invite")
    if User.objects.filter(email=email.strip().lower()).exists():
        raise ValidationError({"email": _("There is an account with this address already.")})
    user = User.objects.create_user(email.strip(), name=name, language=language)
    _send_link(user)
    record(actor, "people.person.invited", user)
    return user


@transaction.atomic
def person_invite_again(*, actor: Actor, user: User) -> None:
    """Mail a fresh link to somebody who never chose a password. Raises ValidationError when they did."""
    allow(actor, "people.person.invite", user)
    if user.has_usable_password() or not user.is_active:
        raise ValidationError(_("This person has chosen a password already; they can ask for a new one themselves."))
    _send_link(user)
    record(actor, "people.person.invited", user)


def _send_link(user: User) -> None:
    with translation.override(user.language):
        context = {"link": link_address(make_link(user))}
        subject = "Zotim · " + _("Your account")
        body = render_to_string("accounts/invitation.txt", context)
    transaction.on_commit(lambda: send_mail(subject, body, None, [user.email]))


@transaction.atomic
def person_deactivate(*, actor: Actor, user: User) -> None:
    """Close an account: what it has open ends with its next request. Never one's own."""
    allow(actor, "people.person.deactivate", user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    record(actor, "people.person.deactivated", user)


@transaction.atomic
def person_reactivate(*, actor: Actor, user: User) -> None:
    """Open a closed account again, with the password and roles it had."""
    allow(actor, "people.person.reactivate", user)
    User.objects.filter(pk=user.pk).update(is_active=True)
    record(actor, "people.person.reactivated", user)


@transaction.atomic
def membership_give(
    *,
    actor: Actor,
    user: User,
    organisation: Organisation,
    role: str,
    starts_at: datetime,
    ends_at: datetime | None = None,
    undertaking_signed_on: date | None = None,
) -> Membership:
    """Give somebody else a role in a body for a time. Nobody gives one to themselves, nor for whom they act.

    Who has more to do by it than before is told so, once.
    """
    made = Membership(
        user=user, organisation=organisation, role=role, starts_at=starts_at, ends_at=ends_at,
        undertaking_signed_on=undertaking_signed_on,
    )  # fmt: skip
    allow(actor, "people.membership.give", user)
    if role not in ROLES:
        raise ValidationError({"role": _("There is no such role in this installation.")})
    if not fits(role, organisation):
        raise ValidationError({"role": _("This role isn't held in this kind of organisation.")})
    if organisation.ends_on and organisation.ends_on <= timezone.localdate(starts_at):
        raise ValidationError({"organisation": _("This organisation has ended by then.")})
    same = Membership.objects.filter(user=user, organisation=organisation, role=role)
    same = same.filter(Q(ends_at=None) | Q(ends_at__gt=starts_at))
    if (same.filter(starts_at__lt=ends_at) if ends_at else same).exists():
        raise ValidationError({"role": _("This person holds this role there at that time already.")})
    made.full_clean()
    today = timezone.localdate()
    before = waiting(actor_of(user), today)
    made.save()
    if waiting(actor_of(user), today) > before:
        notify([user.pk], APPOINTED, made)
    record(actor, "people.membership.given", made, details={"role": role, "user": str(user.pk)})
    return made


@transaction.atomic
def membership_end(*, actor: Actor, membership: Membership) -> None:
    """End a role now. One that hasn't begun never does. Raises ValidationError when it has ended already."""
    allow(actor, "people.membership.end", membership)
    now = timezone.now()
    if membership.ends_at and membership.ends_at <= now:
        raise ValidationError(_("This role has ended already."))
    if membership.starts_at >= now:  # an end must lie after the start: it becomes a moment in the past
        membership.starts_at = now - timedelta(seconds=1)
    membership.ends_at = now
    membership.save(update_fields=["starts_at", "ends_at"])
    record(actor, "people.membership.ended", membership, details={"role": membership.role})


@transaction.atomic
def deputy_name(*, actor: Actor, deputy: User, starts_at: datetime, ends_at: datetime) -> Deputy:
    """Name one's own deputy for a time. A deputy can't name one for whom they stand in for."""
    allow(actor, "people.deputy.name", deputy)
    if actor.on_behalf_of_id or deputy.pk == actor.user_id:
        raise Denied("people.deputy.name", deputy)
    made = Deputy(user_id=actor.person_id, deputy=deputy, starts_at=starts_at, ends_at=ends_at)
    if ends_at <= timezone.now():
        raise ValidationError({"ends_on": _("This lies in the past.")})
    made.full_clean()
    made.save()
    record(actor, "people.deputy.named", made, details={"deputy": str(deputy.pk)})
    return made


@transaction.atomic
def deputy_end(*, actor: Actor, deputyship: Deputy) -> None:
    """End a deputyship before its time: by who named it, or by the deputy."""
    allow(actor, "people.deputy.end", deputyship)
    if deputyship.ends_at <= timezone.now():
        raise ValidationError(_("This has ended already."))
    deputyship_end(actor, deputyship)


@transaction.atomic
def deputy_act(*, actor: Actor, deputyship: Deputy) -> str:
    """Begin to act for somebody who is away; answers what the session keeps. Raises Denied when it isn't live."""
    live = Deputy.objects.live().filter(pk=deputyship.pk, deputy_id=actor.user_id, user__is_active=True).exists()
    if not live:
        raise Denied("people.deputy.act", deputyship)
    record(Actor(actor.user_id, request_id=actor.request_id), "people.deputy.acted", deputyship)
    return str(deputyship.user_id)


@transaction.atomic
def deputy_leave(*, actor: Actor, acted_for: UUID) -> None:
    """Be oneself again after acting for somebody, whether or not the deputyship still holds."""
    spell = Deputy.objects.filter(deputy_id=actor.user_id, user_id=acted_for).order_by("-starts_at").first()
    person = Actor(actor.user_id, request_id=actor.request_id)
    if spell:
        record(person, "people.deputy.left", spell)
    else:  # its row is gone; whom it was for isn't
        record(person, "people.deputy.left", object_type="people.user", object_id=str(acted_for))


@transaction.atomic
def language_change(*, actor: Actor, language: str) -> None:
    """Choose the language of one's own mails and pages."""
    if language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("This language isn't spoken here.")})
    User.objects.filter(pk=actor.person_id).update(language=language)
    record(actor, "people.language.changed", object_type="people.user", object_id=str(actor.person_id))


@transaction.atomic
def password_choose(*, secret: str, password: str) -> User:
    """Spend a one-time link: its account gets this password.

    Raises ValidationError for a link that is spent and for a password that won't do. Of two people with the same link
    at the same moment one wins: the password as it was is part of the UPDATE.
    """
    user = user_of_link(secret)
    spent = ValidationError(_("This link has been used, or is more than an hour old. Ask for a new one."))
    if user is None:
        raise spent
    validate_password(password, user)
    before = user.password
    user.set_password(password)
    if not User.objects.filter(pk=user.pk, password=before).update(password=user.password):
        raise spent
    record(Actor(user.pk), "people.password.changed", user, details={"by": "link"})
    return user


@transaction.atomic
def administrator_make(*, email: str, name: str = "", language: str = "sq", again: bool = False) -> str:
    """At the machine itself: an account that is administrator, and its one-time link.

    Raises ValidationError while there is an administrator who can sign in, unless *again*.
    """
    holders = Membership.objects.live().filter(role=ADMINISTRATOR, user__is_active=True)
    if not again and any(held.user.has_usable_password() for held in holders.select_related("user")):
        raise ValidationError(_("There is an administrator already. Use --again to make another one."))
    user = User.objects.filter(email=email.strip().lower()).first()
    user = user or User.objects.create_user(email.strip(), name=name, language=language)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    if not holders.filter(user=user).exists():
        Membership.objects.create(user=user, organisation=_own_body(), role=ADMINISTRATOR)
    record(System("command"), "people.administrator.made", user)
    return link_address(make_link(user))


def _own_body() -> Organisation:
    """The body that runs this installation: where administrators are, else the first, else a new one."""
    held = Membership.objects.filter(role=ADMINISTRATOR).order_by("created_at").first()
    first = held.organisation if held else Organisation.objects.order_by("created_at").first()
    name = Translated.of("sq", "Administrimi i sistemit", en="Administration of the system", ar="إدارة النظام")
    return first or Organisation.objects.create(kind=Organisation.Kind.OTHER, name=name)
