"""Who may do what at the agency: officers of finance. Entities hold a link, and no role."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.desks.screening.agency.models import (
    ChangeLink,
    ChangeNotice,
    ChangeReturn,
    GoamlReport,
    ListChange,
    NameAnswer,
    NameLink,
    NameRequest,
    ObligedEntity,
    ReturnedAsset,
    StandingAnswer,
)
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.measures.policy import ANOTHER, FINANCE

actions(
    Action("screening.obligedentity.list", _("List obliged entities"), FINANCE, "screening.entities.listed"),
    Action("screening.obligedentity.view", _("See an obliged entity"), FINANCE, "screening.entity.viewed"),
    Action("screening.obligedentity.add", pgettext_lazy("right", "Put in an obliged entity"), FINANCE, "screening.entity.added"),
    Action("screening.obligedentity.change", _("Change what is known of an obliged entity"), FINANCE, "screening.entity.changed"),
    Action("screening.obligedentity.end", _("Say that an entity isn't obliged any more"), FINANCE, "screening.entity.ended"),
    Action("screening.listchange.list", _("See of which changes obliged entities were told"), FINANCE, "screening.list_changes.listed"),
    Action("screening.listchange.view", _("See who acknowledged a change, returned, is late"), FINANCE, "screening.list_change.viewed"),
    Action("screening.changenotice.view", _("See what an obliged entity returned"), FINANCE, "screening.change_notice.viewed"),
    Action("screening.changelink.make", _("Make or revoke a link by which an obliged entity answers"), FINANCE, "screening.notice_link.made"),
    Action("screening.obligedentity.code", _("Make an access code for an obliged entity"), FINANCE, "screening.entity.coded"),
    Action("screening.namerequest.list", _("List requests about one name"), FINANCE, "screening.name_requests.listed"),
    Action("screening.namerequest.view", _("See a request about one name, and the answers"), FINANCE, "screening.name_request.viewed"),
    Action("screening.namerequest.ask", _("Ask obliged entities about one name, or withdraw that"), FINANCE, "screening.name_request.asked"),
    Action("screening.namerequest.decide", _("Let a request about one name out that somebody else asked for, or refuse it"), FINANCE, "screening.name_request.decided", ANOTHER),
    Action("screening.namerequest.close", _("Close a request about one name"), FINANCE, "screening.name_request.closed"),
    Action("screening.namelink.make", _("Make a link to a request about one name"), FINANCE, "screening.name_link.made"),
    Action("screening.goamlreport.list", _("List reports of suspicions"), FINANCE, "screening.goaml_reports.listed"),
    Action("screening.goamlreport.view", _("See a report of a suspicion, and who is named in it"), FINANCE, "screening.goaml_report.viewed"),
    Action("screening.goamlreport.take", _("Put in a report of a suspicion, and ask the lists about who is named in it"), FINANCE, "screening.goaml_report.taken"),
    Action("screening.goamlreport.make", _("Make a report of a suspicion out of an alert"), FINANCE, "screening.goaml_report.made"),
    Action("screening.standinganswer.keep", _("Enter what this installation says of itself in each report of a suspicion"), FINANCE, "screening.standing_answers.kept"),
    Action("screening.goamlreport.download", _("Take a report of a suspicion away as a file"), FINANCE, "screening.goaml_report.downloaded"),
)  # fmt: skip


@visible_to(ListChange, ChangeLink, ReturnedAsset, NameAnswer, NameLink, StandingAnswer)
def entities(actor: Actor, purpose: str) -> Q:
    """Officers of finance."""
    return EVERYTHING if actor.roles & FINANCE and purpose != RETENTION else NOTHING


@visible_to(ObligedEntity, ChangeNotice, ChangeReturn, NameRequest, GoamlReport)
def notices(actor: Actor, purpose: str) -> Q:
    """The same; those who keep records count what is old, and read nothing."""
    if purpose == RETENTION:
        return EVERYTHING if actor.roles & RECORD_KEEPERS else NOTHING
    return entities(actor, purpose)
