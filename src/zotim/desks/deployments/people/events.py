"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "deployments.nominee.added": pgettext_lazy("log", "put somebody on the list of those who may be sent"),
        "deployments.nominee.changed": pgettext_lazy("log", "put right what is kept of somebody who may be sent"),
        "deployments.nominee.left": pgettext_lazy("log", "took somebody off the list of those who may be sent"),
        "deployments.nominee.cleared": pgettext_lazy("log", "said which clearance somebody has"),
        "deployments.qualification.entered": pgettext_lazy("log", "entered a qualification"),
        "deployments.qualification.ended": pgettext_lazy("log", "took out a qualification"),
        "deployments.fitness.entered": pgettext_lazy("log", "said until when somebody is fit or unfit"),
    },
    seen={
        "deployments.nominees.listed": pgettext_lazy("log", "looked at the list of those who may be sent"),
        "deployments.nominees.counted": pgettext_lazy("log", "looked at how many people may be sent"),
        "deployments.nominee.viewed": pgettext_lazy("log", "looked at somebody who may be sent, with their name"),
        "deployments.nominee.opened": pgettext_lazy("log", "opened the name of somebody who may be sent"),
        "deployments.expiries.listed": pgettext_lazy("log", "looked at what ends of those who may be sent"),
    },
)

kinds(
    {
        "deployments.nominee": Kind(_("Somebody who may be sent"), page="nominee"),
        "deployments.qualification": Kind(_("Qualification")),
        "deployments.fitness": Kind(pgettext_lazy("fitness", "Fit or unfit")),
    }
)
