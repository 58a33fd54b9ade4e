"""What every page shows around its content: where one can go, who one is, whether the data is made up."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import has_calendar
from zotim.core.access.policy import ACTIONS, ROLES
from zotim.core.addresses import address
from zotim.core.notifications.services import unopened
from zotim.core.people.models import Installation
from zotim.web.accounts.selectors import acting

NOTICES = "notifications"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A place in the navigation: shown to those whom the tables let in.

    *also* are paths beside the entry's own whose pages belong to it.
    """

    room: str
    url_name: str
    label: str | Promise
    action: str | Callable[[Actor], bool]
    also: tuple[str, ...] = ()

    def shown_to(self, actor: Actor) -> bool:
        """Whether it is installed here, and the actor may go there. A room of a desk may be off, as a channel is."""
        if self.room and self.room not in settings.ZOTIM_DESKS:
            return False
        if callable(self.action):
            return self.action(actor)
        return self.action in ACTIONS and ACTIONS[self.action].open_to(actor)  # a room of a desk may be switched off

    def nearness(self, path: str) -> int:
        """How much of *path* is this entry's own; 0 when the page isn't below it."""
        places = (address(self.url_name), *self.also)
        return max((len(place) for place in places if path.startswith(place)), default=0)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one name. With one entry that can be seen, the group is that entry."""

    label: str | Promise
    entries: tuple[Entry, ...]


NAVIGATION: tuple[Entry | Group, ...] = (
    Group(_("Calendar"), (
        Entry("", "calendar", _("Calendar"), has_calendar, ("/register/duties/",)),
        Entry("register", "handovers", _("Handovers"), "register.handover.list", ("/register/duties/work/",)),
    )),
    Group(_("Commitments"), (
        Entry("register", "commitments", _("Commitments"), "register.commitment.list", ("/register/duplicates/",)),
        Entry("register", "measures", _("Measures"), "register.measure.list", ("/register/duplicates/measures/",)),
        Entry("register", "evidence_list", _("Evidence"), "register.evidence.list"),
        Entry("register", "documents", _("Statements"), "register.document.list", ("/register/contradictions/",)),
        Entry("register", "timeline", _("Timeline"), "register.commitment.list"),
    )),
    Group(_("Obligations"), (
        Entry("register", "obligations", _("Obligations"), "register.obligation.list", ("/register/library/",)),
        Entry("register", "instruments", _("Instruments"), "register.instrument.list"),
    )),
    Group(_("Figures"), (
        Entry("register", "indicators", _("Indicators"), "register.indicator.list", ("/register/installations/",)),
        Entry("register", "figures", _("Figures"), "register.figure.list"),
    )),
    Group(pgettext_lazy("navigation", "Abroad"), (
        Entry("register", "forums", pgettext_lazy("navigation", "Groups"), "register.forum.list"),
        Entry("register", "meetings", _("Meetings"), "register.meeting.list"),
        Entry("register", "sponsorships", _("Co-sponsorships"), "register.sponsorship.list"),
        Entry("register", "needs", _("Needs"), "register.need.list"),
        Entry("register", "assistances", _("Assistance"), "register.assistance.list"),
    )),
    Group(pgettext_lazy("navigation", "Reporting"), (
        Entry("register", "calls", _("Data calls"), "register.call.list"),
        Entry("register", "reports", _("Reports"), "register.report.list"),
        Entry("register", "hearings", pgettext_lazy("navigation", "Consultations"), "register.hearing.list"),
        Entry("register", "extracts", pgettext_lazy("navigation", "Public site"), "register.extract.list"),
    )),
    Entry("screening", "alerts", _("Alerts"), "screening.alert.list"),
    Entry("screening", "customers", _("Customers"), "screening.customer.list", ("/screening/files/",)),
    Entry("screening", "freezes", _("Freezes"), "screening.freeze.list"),
    Group(_("Obliged entities"), (
        Entry("screening", "entities", _("Obliged entities"), "screening.obligedentity.list"),
        Entry("screening", "list_changes", _("Changes and returns"), "screening.listchange.list"),
        Entry("screening", "name_requests", _("Requests about a name"), "screening.namerequest.list"),
        Entry("screening", "goaml_reports", _("Reports of suspicions"), "screening.goamlreport.list"),
    )),
    Entry("screening", "passenger_messages", _("Travellers"), "screening.message.list",
          ("/screening/travel/requests/", "/screening/travel/passport/")),
    Entry("screening", "referrals", pgettext_lazy("navigation", "Border"), "screening.referral.list"),
    Entry("screening", "questions", _("Look up"), "screening.question.list", ("/screening/ask/",)),
    Entry("screening", "proposals", _("National list"), "screening.proposal.list"),
    Group(_("Lists"), (
        Entry("screening", "sources", _("Lists"), "screening.source.list",
              ("/screening/versions/", "/screening/entries/")),
        Entry("screening", "legal_bases", pgettext_lazy("navigation", "Legal bases"), "screening.legalbasis.list"),
    )),
    Entry("content", "content_queue", pgettext_lazy("of items", "Queue"), "content.queue.list",
          ("/content/samples/", "/content/looked-at/")),
    Entry("content", "content_reports", _("Reports of content"), "content.report.list", ("/content/items/",)),
    Entry("content", "content_floods", _("Floods"), "content.flood.list"),
    Entry("content", "content_reopenings", pgettext_lazy("navigation", "Met again"), "content.reopening.list",
          ("/content/met/",)),
    Entry("content", "content_dispatches", pgettext_lazy("navigation", "Going out"), "content.dispatch.list",
          ("/content/holds/",)),
    Entry("content", "content_protections", pgettext_lazy("navigation", "Referred to us"), "content.protection.list"),
    Group(_("Banks of fingerprints"), (
        Entry("content", "banks", _("Banks of fingerprints"), "content.bank.list"),
        Entry("content", "protected_sources", _("Protected sources"), "content.protectedsource.list"),
        Entry("content", "content_exchange", pgettext_lazy("navigation", "Exchange"), "content.exchange.view"),
    )),
    Group(pgettext_lazy("navigation", "Law and platforms"), (
        Entry("content", "platforms", _("Platforms"), "content.platform.list", ("/content/emergencies/",)),
        Entry("content", "acting_bases", pgettext_lazy("navigation", "Legal bases"), "content.actingbasis.list"),
        Entry("content", "content_forms", _("Forms"), "content.formcheck.list"),
        Entry("content", "content_conflicts", _("Conflicts of interest"), "content.conflict.enter"),
    )),
    Entry("content", "content_account", pgettext_lazy("navigation", "Yearly account"), "content.account.view",
          ("/content/register/",)),
    Entry("reintegration", "cases", _("My cases"), "reintegration.case.list",
          ("/reintegration/visits/", "/reintegration/arriving/", "/reintegration/requests/")),
    Entry("reintegration", "referrals_received", pgettext_lazy("navigation", "Referred to you"),
          "reintegration.received.list"),
    Entry("reintegration", "conferences", pgettext_lazy("navigation", "Conferences"),
          "reintegration.conference.list",
          ("/reintegration/seats/", "/reintegration/items/", "/reintegration/places/", "/reintegration/decisions/")),
    Entry("reintegration", "person_inquiries", pgettext_lazy("navigation", "Who asked"), "reintegration.inquiry.list"),
    Entry("reintegration", "person_ask", pgettext_lazy("navigation", "Is somebody known?"), "reintegration.person.ask"),
    Group(_("Cases"), (
        Entry("reintegration", "case_overview", _("Cases"), "reintegration.case.overview"),
        Entry("reintegration", "return_operations", pgettext_lazy("navigation", "Return operations"),
              "reintegration.returnoperation.list"),
        Entry("reintegration", "case_account_all", pgettext_lazy("navigation", "Boards of cases"),
              "reintegration.account.overview"),
        Entry("reintegration", "case_account", pgettext_lazy("navigation", "Boards of my cases"),
              "reintegration.account.view"),
        Entry("reintegration", "services", pgettext_lazy("navigation", "Services"), "reintegration.service.list"),
        Entry("reintegration", "duties_to_tell", pgettext_lazy("navigation", "Duties to tell"),
              "reintegration.duty.list"),
        Entry("reintegration", "question_sets", pgettext_lazy("navigation", "Questions of the assessment"),
              "reintegration.instrument.list"),
    )),
    Entry("reintegration", "glass_breakings", _("Emergencies"), "glass.breaking.list"),
    Group(pgettext_lazy("navigation", "People who are sent"), (
        Entry("deployments", "missions", _("Missions"), "deployments.mission.list",
              ("/deployments/mandates/", "/deployments/billets/", "/deployments/pledges/", "/deployments/costs/",
               "/deployments/lessons/")),
        Entry("deployments", "nominees", _("People who may be sent"), "deployments.nominee.list",
              ("/deployments/qualifications/",)),
        Entry("deployments", "tours", _("Tours"), "deployments.tour.list",
              ("/deployments/checklist/", "/deployments/plans/")),
        Entry("deployments", "nominee_count", _("How many may be sent"), "deployments.nominee.count"),
    )),
    Group(pgettext_lazy("navigation", "Stabilisation"), (
        Entry("stabilisation", "projects", _("Projects"), "stabilisation.project.list",
              ("/stabilisation/partners/", "/stabilisation/ties/", "/stabilisation/diligence/",
               "/stabilisation/indicators/", "/stabilisation/targets/", "/stabilisation/measurements/")),
        Entry("stabilisation", "flows", _("Money of projects"), "stabilisation.flow.list",
              ("/stabilisation/statements/", "/stabilisation/reconciliations/", "/stabilisation/rates/")),
        Entry("stabilisation", "grant_reports", _("Reports of partners"), "stabilisation.grantreport.list"),
        Entry("stabilisation", "stabilisation_account", _("Projects by stage"), "stabilisation.project.count"),
        Entry("stabilisation", "area_map", pgettext_lazy("geography", "Map"), "stabilisation.area.map"),
        Entry("stabilisation", "areas", _("Areas"), "stabilisation.area.list", ("/stabilisation/statuses/",)),
        Entry("stabilisation", "places", pgettext_lazy("stabilisation", "Places"), "stabilisation.place.list"),
    )),
    Entry("", "complaints", _("Complaints"), "redress.complaint.list"),
    Entry("oversight", "log", _("Log"), "oversight.log.view"),
    Entry("oversight", "retention", _("Retention"), "retention.rule.list"),
    Entry("oversight", "disclosures", _("Disclosures"), "oversight.disclosure.list"),
    Entry("oversight", "clocks", _("Clocks"), "oversight.clock.list"),
    Entry("", "people", _("People"), "people.person.list"),
    Entry("", "organisations", _("Organisations"), "people.organisation.list"),
    Entry("", NOTICES, _("For you"), "notifications.notification.list"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A navigation link as the base template draws it. *current*: "page", "true" for a page below it, or nothing."""

    url: str
    label: str | Promise
    current: str
    waits: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """A group as the base template draws it: a name that opens its links."""

    label: str | Promise
    links: list[Link]

    @property
    def current(self) -> str:
        """Whether the page shown is in this group."""
        return "true" if any(link.current for link in self.links) else ""


def here(entries: Iterable[Entry], path: str) -> Entry | None:
    """The entry that a page belongs to: the one that has most of its path, or none."""
    return max((one for one in entries if one.nearness(path)), key=lambda one: one.nearness(path), default=None)


def entries() -> Iterator[Entry]:
    """Every entry of the navigation, in its order."""
    for one in NAVIGATION:
        yield from one.entries if isinstance(one, Group) else (one,)


def navigation(actor: Actor, path: str) -> list[Link | Menu]:
    """Where the actor can go, with the place marked that *path* belongs to."""
    shown = [one for one in entries() if one.shown_to(actor)]
    current = here(shown, path)

    def link(entry: Entry) -> Link:
        url = address(entry.url_name)
        mark = ("page" if url == path else "true") if entry is current else ""
        return Link(url, entry.label, mark, partial(_waiting, actor) if entry.url_name == NOTICES else None)

    home = address("home")
    found: list[Link | Menu] = [Link(home, _("Home"), "page" if path == home else "")]
    for one in NAVIGATION:
        links = [link(entry) for entry in (one.entries if isinstance(one, Group) else (one,)) if entry in shown]
        found += [Menu(one.label, links)] if isinstance(one, Group) and len(links) > 1 else links
    return found


def _waiting(actor: Actor) -> int:
    return unopened(actor)[0]


def _sees_content(actor: Actor) -> bool:
    return any(ROLES[code].content for code in actor.roles if code in ROLES)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page."""
    actor = getattr(request, "actor", None)
    return {
        "installation": Installation.objects.first(),
        "navigation": navigation(actor, request.path) if actor and actor.posts else [],
        "report_url": address("report_content_start") if "content" in settings.ZOTIM_DESKS else "",
        "search_url": address("search") if actor and _sees_content(actor) else "",
        "actor_roles": [ROLES[code].label for code in sorted(actor.roles) if code in ROLES] if actor else [],
        **(acting(actor) if actor and actor.user_id else {}),
    }
