"""Who may do and see what about checklists. ``walls.py`` says the same to the database."""

from django.utils.translation import gettext_lazy as _

from zotim.core.access.policy import Action, actions, visible_to
from zotim.desks.deployments.checklists.models import ChecklistItem, ItemCheck
from zotim.desks.deployments.missions import policy as missions
from zotim.desks.deployments.missions.policy import OFFICERS, READERS, SENDS, sends
from zotim.desks.deployments.people import policy as people
from zotim.desks.deployments.tours.policy import OF_BODY, of_body

actions(
    Action("deployments.checklistitem.list", _("See what has to be done before each tour of a mission"), READERS, "deployments.items.listed"),
    Action("deployments.checklistitem.add", _("Ask for something before each tour of a mission"), OFFICERS, "deployments.checklistitem.added", SENDS, sends),
    Action("deployments.checklistitem.end", _("Ask for something no more"), OFFICERS, "deployments.checklistitem.ended", SENDS, sends),
    Action("deployments.itemcheck.board", _("See what has to be done by when before the tours of one's body"), OFFICERS, "deployments.checks.listed"),
    Action("deployments.itemcheck.enter", _("Say that something was done before a tour, or propose to waive it"), OFFICERS, "deployments.itemcheck.entered", OF_BODY, of_body),
    Action("deployments.itemcheck.view", _("See what was done before a tour, or waived"), OFFICERS, "deployments.itemcheck.viewed"),
    Action("deployments.itemcheck.take", _("Take the file that shows what was done before a tour"), OFFICERS, "deployments.itemcheck.taken", OF_BODY, lambda actor, check: of_body(actor, check.tour)),
    Action("deployments.itemcheck.confirm", _("Confirm what somebody else said was done, or would waive"), OFFICERS, "deployments.itemcheck.decided", OF_BODY, lambda actor, check: of_body(actor, check.tour)),
    Action("deployments.itemcheck.end", _("Say that something counts as done no more"), OFFICERS, "deployments.itemcheck.ended", OF_BODY, lambda actor, check: of_body(actor, check.tour)),
)  # fmt: skip

visible_to(ChecklistItem)(missions.of_own_body("mission__"))
visible_to(ItemCheck)(people.of_own_body("tour__nominee__"))
