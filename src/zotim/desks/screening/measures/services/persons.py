"""What each step of a measure has in common: a person takes it, with a reason."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.notifications.services import holders
from zotim.desks.screening.measures.policy import FINANCE


def person_may(actor: Actor, action: str, obj: models.Model | None = None) -> None:
    """Raise Denied unless a person acts who may: no job, no import and no token takes a step of a measure."""
    allow(actor, action, obj)
    if actor.kind != "person" or actor.user_id is None:
        raise Denied(action, obj)


def said(text: str, field: str = "reason") -> str:
    """The reason. Raises Unfit where none is given."""
    if not text.strip():
        raise Unfit(_("Say why."), field)
    return text.strip()


def officers(but: Actor | None = None) -> set[UUID]:
    """Everybody who works in finance, but those behind *but*."""
    return holders(*FINANCE) - (but.people if but else frozenset())
