"""What missions write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "deployments.mission.added": pgettext_lazy("log", "put a mission on record"),
        "deployments.mission.changed": pgettext_lazy("log", "changed the route or the end of a mission"),
        "deployments.mission.begun": pgettext_lazy("log", "said that a mission has begun"),
        "deployments.mission.over": pgettext_lazy("log", "said that a mission is over"),
        "deployments.mandate.entered": pgettext_lazy("log", "entered a mandate"),
        "deployments.mandate.confirmed": pgettext_lazy("log", "confirmed a mandate"),
        "deployments.mandate.returned": pgettext_lazy("log", "returned a mandate"),
        "deployments.mandate.ended": pgettext_lazy("log", "ended the use of a mandate"),
        "deployments.billet.added": pgettext_lazy("log", "offered a billet"),
        "deployments.billet.accepted": pgettext_lazy("log", "said that a mission accepted a billet"),
        "deployments.billet.withdrawn": pgettext_lazy("log", "withdrew a billet"),
        "deployments.pledge.added": pgettext_lazy("log", "said what was promised of a mission"),
        "deployments.pledge.tied": pgettext_lazy("log", "said which billets keep a promise"),
        "deployments.pledge.withdrawn": pgettext_lazy("log", "took back what was promised of a mission"),
    },
    seen={
        "deployments.missions.listed": pgettext_lazy("log", "looked at the missions"),
        "deployments.missions.exported": pgettext_lazy("log", "took the table of missions as a file"),
        "deployments.mission.taken": pgettext_lazy("log", "took a mission as a paper"),
        "deployments.mission.viewed": pgettext_lazy("log", "looked at a mission"),
        "deployments.mandate.viewed": pgettext_lazy("log", "looked at a mandate"),
        "deployments.billet.viewed": pgettext_lazy("log", "looked at a billet"),
        "deployments.pledge.viewed": pgettext_lazy("log", "looked at how far a promise of people is kept"),
    },
)

kinds(
    {
        "deployments.mission": Kind(_("Mission"), page="mission"),
        "deployments.mandate": Kind(_("Mandate"), page="mandate"),
        "deployments.billet": Kind(_("Billet"), page="billet"),
        "deployments.pledge": Kind(_("Promise of people"), page="pledge"),
    }
)
