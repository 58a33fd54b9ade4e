"""Who assesses a domain of a case, and who sees it: whoever writes and reads its notes. ``walls.py`` says the same."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Action, actions, visible_to
from zotim.core.approvals.two import behind
from zotim.core.retention.policy import KEEPERS
from zotim.desks.reintegration.assessment.models import Assessment, Need
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import ASSIGNED, HELPERS, WORKERS, may_write_in, notes, works_on

visible_to(Assessment, Need)(notes)

READERS = HELPERS | KEEPERS | {"coordinator"}
"""Who reads the questions: they are about nobody."""
BEFORE = ("referred", "screening", "reception", "assessment")
"""States in which an assessment can still be urgent."""


def _writes(actor: Actor, case: Case) -> bool:
    return bool(may_write_in(actor, case))


def _own(actor: Actor, row: Any) -> bool:
    """Whoever began it, while they may write in its domain."""
    return bool(behind(row, "drafted") & actor.people) and row.domain in may_write_in(actor, row.case)


def _urges(actor: Actor, case: Case) -> bool:
    """Assigned to the case, which isn't planned yet."""
    return case.state in BEFORE and works_on(actor, case)


OWN = _("who began it, and may write in its domain")

actions(
    Action("reintegration.instrument.list", _("See by which questions is assessed"), READERS, "reintegration.instruments.listed"),
    Action("reintegration.instrument.view", _("See the questions of an instrument"), READERS, "reintegration.instrument.viewed"),
    Action("reintegration.assessment.view", _("See an assessment of a domain that is open to one"), HELPERS, "reintegration.assessment.viewed"),
    Action("reintegration.assessment.draft", _("Begin an assessment of a domain"), HELPERS, "reintegration.assessment.drafted", _("assigned, or with a grant to write in the domain"), _writes),
    Action("reintegration.assessment.save", _("Write in the draft of an assessment"), HELPERS, "reintegration.assessment.saved", OWN, _own),
    Action("reintegration.assessment.sign", _("Sign an assessment"), HELPERS, "reintegration.assessment.signed", OWN, _own),
    Action("reintegration.assessment.drop", _("Drop the draft of an assessment"), HELPERS, "reintegration.assessment.dropped", OWN, _own),
    Action("reintegration.assessment.urge", _("Say that the assessment of a case can't wait"), WORKERS, "reintegration.case.urged", ASSIGNED, _urges),
)  # fmt: skip
