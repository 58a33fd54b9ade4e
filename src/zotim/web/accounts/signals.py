"""What happens at the door, in the log: sign-in, failed sign-in, sign-out, lock-out, factors, passwords. No address."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils import timezone

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.middleware import BEGAN
from zotim.core.audit.services import keyed, record
from zotim.core.people.adapter import sign_in_name
from zotim.core.people.models import User


def _self(user: Any, request: Any = None) -> Actor:
    """The person at their own door, with the request's id."""
    known = getattr(request, "actor", None)
    return Actor(user.pk, request_id=known.request_id) if known else Actor(user.pk)


def _tried(request: Any, name: str | None, verb: str) -> None:
    """Somebody tried: an account that exists by its id, any other name only as a keyed hash."""
    user = User.objects.filter(email=name).first() if name else None
    actor = getattr(request, "actor", None) or VISITOR
    details = {} if user or not name else {"tried": keyed(name)}
    record(actor, verb, user, outcome="denied", details=details, object_type=None if user else "people.user")


@receiver(user_logged_in)
def _day_begins(request: Any, **kwargs: Any) -> None:
    request.session[BEGAN] = timezone.now().timestamp()


@receiver(account.user_logged_in)
def _began(request: Any, user: Any, **kwargs: Any) -> None:
    record(_self(user, request), "people.session.began", user)


@receiver(user_logged_out)
def _ended(request: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        record(_self(user, request), "people.session.ended", user)


@receiver(user_login_failed)
def _refused(credentials: Any, request: Any = None, **kwargs: Any) -> None:
    _tried(request, sign_in_name(request, credentials), "people.session.refused")


@receiver(user_locked_out)
def _locked(request: Any, username: str | None = None, **kwargs: Any) -> None:
    _tried(request, username, "people.session.locked")


@receiver(mfa.authentication_failed)
def _factor_refused(request: Any, user: Any, **kwargs: Any) -> None:
    record(_self(user, request), "people.session.refused", user, outcome="denied", details={"step": "second_factor"})


@receiver(mfa.authenticator_added)
def _factor_added(request: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
    record(_self(user, request), "people.factor.added", user, details={"factor": authenticator.type})


@receiver(mfa.authenticator_removed)
def _factor_removed(request: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
    record(_self(user, request), "people.factor.removed", user, details={"factor": authenticator.type})


@receiver(mfa.authenticator_reset)
def _factor_reset(request: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
    record(_self(user, request), "people.factor.reset", user, details={"factor": authenticator.type})


@receiver([account.password_changed, account.password_set, account.password_reset])
def _password_changed(request: Any, user: Any, **kwargs: Any) -> None:
    record(_self(user, request), "people.password.changed", user)
