"""What the agency's room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.entity.added": pgettext_lazy("log", "put in an obliged entity"),
        "screening.entity.changed": pgettext_lazy("log", "changed what is known of an obliged entity"),
        "screening.entity.ended": pgettext_lazy("log", "said that an entity isn't obliged any more"),
        "screening.agency.opened": pgettext_lazy("log", "opened what is sealed at the agency"),
        "screening.list_change.told": pgettext_lazy("log", "obliged entities are told of a change"),
        "screening.change_notice.made": pgettext_lazy("log", "a notice of a change waits for an obliged entity"),
        "screening.change_notice.told": pgettext_lazy("log", "told an obliged entity of a change"),
        "screening.change_notice.chased": pgettext_lazy("log", "reminded an obliged entity of a change"),
        "screening.change_notice.acknowledged": pgettext_lazy("log", "acknowledged a change"),
        "screening.change_notice.returned": pgettext_lazy("log", "returned what was found after a change"),
        "screening.change_notice.corrected": pgettext_lazy("log", "corrected what was returned after a change"),
        "screening.change_notice.closed": pgettext_lazy("log", "closed a notice of a change"),
        "screening.entity.coded": pgettext_lazy("log", "made an access code for an obliged entity"),
        "screening.name_request.asked": pgettext_lazy("log", "asked for a request about a name"),
        "screening.name_request.let_out": pgettext_lazy("log", "let a request about a name out"),
        "screening.name_request.refused": pgettext_lazy("log", "refused a request about a name"),
        "screening.name_request.withdrawn": pgettext_lazy("log", "withdrew a request about a name"),
        "screening.name_request.closed": pgettext_lazy("log", "closed a request about a name"),
        "screening.name_answer.unreached": pgettext_lazy("log", "an obliged entity couldn't be asked about a name"),
        "screening.name_answer.again": pgettext_lazy("log", "had an obliged entity asked about a name again"),
        "screening.name_answer.asked": pgettext_lazy("log", "asked an obliged entity about a name"),
        "screening.name_answer.chased": pgettext_lazy("log", "reminded an obliged entity of a request about a name"),
        "screening.name_answer.given": pgettext_lazy("log", "answered a request about a name"),
        "screening.name_answer.closed": pgettext_lazy("log", "closed what an entity was asked about a name"),
        "screening.name_link.made": pgettext_lazy("log", "made a link to a request about a name"),
        "screening.name_link.opened": pgettext_lazy("log", "opened a request about a name by a link"),
        "screening.name_link.ended": pgettext_lazy("log", "revoked a link to a request about a name"),
        "screening.goaml_report.taken": pgettext_lazy("log", "put in a report of a suspicion"),
        "screening.goaml_report.made": pgettext_lazy("log", "made a report of a suspicion"),
        "screening.goaml_report.asked": pgettext_lazy("log", "asked the lists about who is named in a report"),
        "screening.standing_answers.kept": pgettext_lazy("log", "entered what each report of a suspicion says of us"),
        "screening.notice_link.made": pgettext_lazy("log", "made a link for an obliged entity"),
        "screening.notice_link.opened": pgettext_lazy("log", "opened a notice by a link"),
        "screening.notice_link.taken": pgettext_lazy("log", "took the file of a change by a link"),
        "screening.notice_link.sent": pgettext_lazy("log", "sent something by a link"),
        "screening.notice_link.ended": pgettext_lazy("log", "revoked a link of an obliged entity"),
    },
    seen={
        "screening.entities.listed": pgettext_lazy("log", "looked at the obliged entities"),
        "screening.entities.exported": pgettext_lazy("log", "took the table of obliged entities as a file"),
        "screening.entity.exported": pgettext_lazy("log", "took what an obliged entity was told as a file"),
        "screening.entity.viewed": pgettext_lazy("log", "looked at an obliged entity"),
        "screening.name_requests.listed": pgettext_lazy("log", "looked at requests about a name"),
        "screening.name_requests.exported": pgettext_lazy("log", "took the table of requests about a name as a file"),
        "screening.name_request.viewed": pgettext_lazy("log", "looked at a request about a name"),
        "screening.goaml_reports.listed": pgettext_lazy("log", "looked at reports of suspicions"),
        "screening.goaml_reports.exported": pgettext_lazy("log", "took the table of reports of suspicions as a file"),
        "screening.goaml_report.viewed": pgettext_lazy("log", "looked at a report of a suspicion"),
        "screening.goaml_report.downloaded": pgettext_lazy("log", "took a report of a suspicion away as a file"),
        "screening.list_changes.listed": pgettext_lazy("log", "looked at what obliged entities were told"),
        "screening.list_changes.exported": pgettext_lazy("log", "took the table of changes as a file"),
        "screening.list_change.viewed": pgettext_lazy("log", "looked at who was told of a change"),
        "screening.list_change.exported": pgettext_lazy("log", "took who was told of a change as a file"),
        "screening.change_notice.viewed": pgettext_lazy("log", "looked at what an obliged entity returned"),
    },
)

kinds(
    {
        "screening.obligedentity": Kind(_("Obliged entity"), page="entity"),
        "screening.listchange": Kind(_("Change of a list"), page="list_change"),
        "screening.changenotice": Kind(_("Notice of a change"), page="change_notice"),
        "screening.changelink": Kind(_("Link of an obliged entity")),
        "screening.changereturn": Kind(_("Return of an obliged entity")),
        "screening.namerequest": Kind(_("Request about a name"), page="name_request"),
        "screening.nameanswer": Kind(_("Answer about a name")),
        "screening.namelink": Kind(_("Link to a request about a name")),
        "screening.goamlreport": Kind(_("Report of a suspicion"), page="goaml_report"),
        "screening.standinganswer": Kind(_("What each report of a suspicion says of us")),
        "screening.returnedasset": Kind(_("Asset that an entity froze")),
    }
)
