"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.plan.drafted": pgettext_lazy("log", "began a version of a plan"),
        "reintegration.plan.submitted": pgettext_lazy("log", "submitted a plan"),
        "reintegration.plan.approved": pgettext_lazy("log", "approved a plan"),
        "reintegration.plan.returned": pgettext_lazy("log", "returned a plan"),
        "reintegration.plan.superseded": pgettext_lazy("log", "superseded a plan by a newer one"),
        "reintegration.plan.completed": pgettext_lazy("log", "said that a plan is completed"),
        "reintegration.plan.dropped": pgettext_lazy("log", "dropped the draft of a plan"),
        "reintegration.goal.added": pgettext_lazy("log", "added a goal to a plan"),
        "reintegration.goal.left_out": pgettext_lazy("log", "left a goal out of a draft"),
        "reintegration.plannedaction.added": pgettext_lazy("log", "added to a plan what a body does"),
        "reintegration.plannedaction.left_out": pgettext_lazy("log", "left out of a draft what a body does"),
        "reintegration.plannedaction.done": pgettext_lazy("log", "said that something planned is done"),
        "reintegration.attainment.said": pgettext_lazy("log", "said how far a goal is"),
    },
    seen={
        "reintegration.plan.viewed": pgettext_lazy("log", "looked at a plan"),
        "reintegration.plan.printed": pgettext_lazy("log", "took a plan as a paper"),
        "reintegration.goal.opened": pgettext_lazy("log", "opened a goal"),
        "reintegration.plannedaction.opened": pgettext_lazy("log", "opened what a body does"),
        "reintegration.attainment.opened": pgettext_lazy("log", "opened how far a goal is"),
    },
)

kinds(
    {
        "reintegration.plan": Kind(_("Plan of a case")),
        "reintegration.goal": Kind(_("Goal of a plan")),
        "reintegration.plannedaction": Kind(_("What a body does for a goal")),
        "reintegration.attainment": Kind(_("How far a goal is")),
    }
)
