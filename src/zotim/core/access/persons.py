"""What steps have in common that bear on somebody's rights: a person takes them, with a reason."""

from django.db import models
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit


def person_may(actor: Actor, action: str, obj: models.Model | None = None) -> None:
    """Raise Denied unless a person acts who may: no job, no import and no token takes such a step."""
    allow(actor, action, obj)
    if actor.kind != "person" or actor.user_id is None:
        raise Denied(action, obj)


def said(text: str, field: str = "reason") -> str:
    """The reason. Raises Unfit where none is given."""
    if not text.strip():
        raise Unfit(_("Say why."), field)
    return text.strip()
