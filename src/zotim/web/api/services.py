"""Tokens: made, withdrawn, and taken for the actor that they are."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zotim.core.access.actor import Actor, Post
from zotim.core.access.policy import ROLES
from zotim.core.access.secrets import secret_find, secret_make, secrets_end
from zotim.core.audit.services import Who, record
from zotim.core.people.models import Organisation
from zotim.web.api.models import ApiToken
from zotim.web.api.scopes import SCOPES, SCREEN

PREFIX = "zotim_"
"""Tokens begin alike, so that scanners find one that leaked."""
LONGEST = timedelta(days=366)


@transaction.atomic
def token_create(
    *, actor: Who, organisation: Organisation, name: str, scopes: list[str], days: int, now: datetime | None = None
) -> tuple[ApiToken, str]:
    """Make a token for a system of *organisation*; answers the row and the token, which nobody can read again.

    Raises ValueError for no or an unknown scope, one that isn't in this installation, two purposes to screen for, a
    body that may not hold it or has ended, or a time that isn't 1 to 366 days.
    """
    start = now or timezone.now()
    if _ended(organisation, start):
        raise ValueError("this organisation has ended")
    if not scopes:
        raise ValueError(f"name at least one scope: {', '.join(SCOPES)}")
    for code in scopes:
        if code not in SCOPES:
            raise ValueError(f"no scope {code!r}; there are {', '.join(SCOPES)}")
        kinds = SCOPES[code].kinds
        if kinds and organisation.kind not in kinds:
            raise ValueError(f"scope {code!r} is for organisations of kind {', '.join(kinds)} only")
        if SCOPES[code].role not in ROLES:
            raise ValueError(f"scope {code!r} is of a desk or a channel that isn't in this installation")
    if sum(code.startswith(SCREEN) for code in set(scopes)) > 1:
        raise ValueError("a token screens for one purpose; make one for each")
    if not timedelta(0) < timedelta(days=days) <= LONGEST:
        raise ValueError(f"a token lives 1 to {LONGEST.days} days, not {days}")
    token, drawn = secret_make(
        ApiToken,
        until=start + timedelta(days=days),
        prefix=PREFIX,
        organisation=organisation,
        name=name,
        scopes=sorted(set(scopes)),
        starts_at=start,
    )
    record(actor, "api.token.created", token, details={"organisation": str(organisation.pk), "days": days})
    return token, drawn


@transaction.atomic
def token_revoke(*, actor: Who, token: ApiToken) -> None:
    """Withdraw a token. It is refused from the next call on."""
    for one in secrets_end(ApiToken.objects.filter(pk=token.pk)):
        record(actor, "api.token.revoked", one)


def token_of(given: str) -> tuple[ApiToken | None, str]:
    """The token that was given, if it is known, and why it is refused: a code for the log, empty for a live one.

    One query, taken or refused, and another for the first use on a day, which is kept.
    """
    token = secret_find(ApiToken.objects.select_related("organisation"), given)
    trouble = _trouble(token)
    today = timezone.localdate()
    if token and not trouble and token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return token, trouble


def _trouble(token: ApiToken | None) -> str:
    """Why a token isn't live now; empty when it is. It dies with its organisation."""
    now = timezone.now()
    if token is None:
        return "unknown"
    if not token.live(now):
        return "withdrawn" if token.ended_at else "expired"
    if now < token.starts_at:
        return "not_begun"
    return "organisation_ended" if _ended(token.organisation, now) else ""


def _ended(organisation: Organisation, at: datetime) -> bool:
    """Whether the body's last day is over."""
    return bool(organisation.ends_on and organisation.ends_on < timezone.localdate(at))


def actor_of(token: ApiToken) -> Actor:
    """Who acts with a token: no person, but a system with the posts of its scopes."""
    posts = frozenset(Post(SCOPES[code].role, token.organisation_id) for code in token.scopes if code in SCOPES)
    return Actor(None, posts, kind="system")
