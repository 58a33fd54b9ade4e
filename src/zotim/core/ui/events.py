"""What the log holds, in words: a room's ``events.py`` enters what its verbs and its kinds of record are called.

    events(
        done={"register.evidence.accepted": pgettext_lazy("log, after a name", "accepted the evidence")},
        seen={"register.evidence.viewed": pgettext_lazy("log, after a name", "looked at the evidence")},
    )
    kinds({"register.evidence": Kind(_("Evidence"), page="evidence")})

Words follow a name: *Arben Kola · accepted the evidence*. What somebody was refused, or only opened, is told by the
label of the action, so nobody reads that something was done when it wasn't.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from zotim.core.access.policy import ACTIONS
from zotim.core.audit.models import Event
from zotim.core.ui.words import Word


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its word, the page on which one is shown (the name of its address), and its model.

    *model* is needed only where the log calls the kind by another name than the model's label.
    """

    label: Word
    page: str = ""
    model: str = ""


DONE: dict[str, Word] = {}
SEEN: dict[str, Word] = {}
KINDS: dict[str, Kind] = {}


def events(*, done: Mapping[str, Word] | None = None, seen: Mapping[str, Word] | None = None) -> None:
    """Enter words for verbs: of what was *done*, and of what was *seen* or taken as a file.

    Raises ValueError for a verb that has words already.
    """
    for table, added in ((DONE, done or {}), (SEEN, seen or {})):
        if taken := table.keys() & added.keys():
            raise ValueError(f"these verbs have words already: {', '.join(sorted(taken))}")
        table.update(added)


def kinds(table: Mapping[str, Kind]) -> None:
    """Enter kinds of record. Raises ValueError for one that is entered already."""
    if taken := KINDS.keys() & table.keys():
        raise ValueError(f"these kinds have words already: {', '.join(sorted(taken))}")
    KINDS.update(table)


def said(event: Event) -> str:
    """What an event tells, after the name of who did it. A verb that no version knows any more stays a code."""
    match event.outcome:
        case Event.Outcome.DONE:
            return str(DONE.get(event.verb, event.verb))
        case Event.Outcome.VIEWED:
            return str(SEEN.get(event.verb) or _("opened the page “%(label)s”") % {"label": _label(event.verb)})
    if event.verb in DONE and event.verb not in ACTIONS:  # it itself says how it ended: *could not sign in*
        return str(DONE[event.verb])
    if event.outcome == Event.Outcome.DENIED:
        return _("was refused: %(label)s") % {"label": _label(event.verb)}
    return _("tried in vain: %(label)s") % {"label": _label(event.verb)}


def _label(verb: str) -> str:
    """The label of the action that has this name, or that leaves this event."""
    if verb in ACTIONS:
        return str(ACTIONS[verb].label)
    left = next((action for action in ACTIONS.values() if action.event == verb), None)
    return str(left.label if left else DONE.get(verb, SEEN.get(verb, verb)))


def kind_word(object_type: str) -> Word:
    """The word for a kind of record; an unknown one stays a code."""
    kind = KINDS.get(object_type)
    return kind.label if kind else object_type


def model_of(object_type: str) -> type[models.Model] | None:
    """The model behind a kind of record as the log names it; None where this installation has none."""
    kind = KINDS.get(object_type)
    try:
        return apps.get_model((kind.model if kind else "") or object_type)
    except (LookupError, ValueError):
        return None
