"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.measure.added": pgettext_lazy("log", "added a measure"),
        "register.measure.begun": pgettext_lazy("log", "began a measure"),
        "register.measure.completed": pgettext_lazy("log", "reported a measure as completed"),
        "register.measure.given_up": pgettext_lazy("log", "gave a measure up"),
        "register.measure.changed": pgettext_lazy("log", "changed a measure"),
        "register.measure.served": pgettext_lazy("log", "linked a measure with a commitment that it serves"),
        "register.measure.unserved": pgettext_lazy("log", "removed the link of a measure with a commitment"),
        "register.budget.added": pgettext_lazy("log", "added a line to the budget of a measure"),
        "register.budget.changed": pgettext_lazy("log", "changed a line in the budget of a measure"),
        "register.budget.struck": pgettext_lazy("log", "struck out a line in the budget of a measure"),
        "register.obstacle.told": pgettext_lazy("log", "told what stands in the way of a measure"),
        "register.obstacle.removed": pgettext_lazy("log", "told that an obstacle is gone"),
    },
    seen={
        "register.measures.listed": pgettext_lazy("log", "looked at the measures"),
        "register.measures.exported": pgettext_lazy("log", "took the list of measures as a file"),
        "register.measure.viewed": pgettext_lazy("log", "looked at a measure"),
    },
)

kinds(
    {
        "register.measure": Kind(_("Measure"), page="measure"),
        "register.budgetline": Kind(_("Line of a budget")),
        "register.budget": Kind(_("Line of a budget"), model="register.budgetline"),
        "register.obstacle": Kind(_("Obstacle")),
    }
)
