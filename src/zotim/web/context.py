"""What every page shows around its content: where one can go, who one is, whether the data is made up."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.duties import has_calendar
from zotim.core.access.policy import ACTIONS, ROLES
from zotim.core.people.models import Installation
from zotim.web.accounts.selectors import acting


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the navigation: shown to those whom the tables let in."""

    room: str
    url_name: str
    label: str | Promise
    action: str


ENTRIES = (
    Entry("register", "commitments", _("Commitments"), "register.commitment.list"),
    Entry("register", "measures", _("Measures"), "register.measure.list"),
    Entry("register", "documents", _("Statements"), "register.document.list"),
    Entry("register", "obligations", _("Obligations"), "register.obligation.list"),
    Entry("register", "instruments", _("Instruments"), "register.instrument.list"),
    Entry("register", "evidence_list", _("Evidence"), "register.evidence.list"),
    Entry("register", "indicators", _("Indicators"), "register.indicator.list"),
    Entry("register", "calls", _("Data calls"), "register.call.list"),
    Entry("register", "forums", _("Groups abroad"), "register.forum.list"),
    Entry("register", "needs", _("Assistance"), "register.need.list"),
    Entry("register", "reports", _("Reports"), "register.report.list"),
    Entry("register", "handovers", _("Handovers"), "register.handover.list"),
    Entry("register", "extracts", _("Public"), "register.extract.list"),
    Entry("register", "hearings", pgettext_lazy("navigation", "Comments"), "register.hearing.list"),
    Entry("reintegration", "cases", _("My cases"), "reintegration.case.list"),
    Entry("reintegration", "case_overview", _("Cases"), "reintegration.case.overview"),
    Entry("register", "figures", _("Figures"), "register.figure.list"),
    Entry("oversight", "log", _("Log"), "oversight.log.view"),
    Entry("oversight", "retention", _("Retention"), "retention.rule.list"),
    Entry("oversight", "disclosures", _("Disclosures"), "oversight.disclosure.list"),
    Entry("oversight", "clocks", _("Clocks"), "oversight.clock.list"),
    Entry("", "notifications", _("For you"), "notifications.notification.list"),
    Entry("", "people", _("People"), "people.person.list"),
    Entry("", "organisations", _("Organisations"), "people.organisation.list"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A navigation link as the base template draws it."""

    url: str
    label: str | Promise
    current: bool


def _sees_content(actor: Actor) -> bool:
    return any(ROLES[code].content for code in actor.roles if code in ROLES)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page."""
    actor = getattr(request, "actor", None)
    links = []
    if actor and actor.posts:
        links.append(Link(reverse("home"), _("Home"), request.path == reverse("home")))
        if has_calendar(actor):
            url = reverse("calendar")
            links.append(Link(url, _("Calendar"), request.path.startswith(url)))
        for entry in ENTRIES:
            if (not entry.room or entry.room in settings.ZOTIM_DESKS) and ACTIONS[entry.action].open_to(actor):
                url = reverse(entry.url_name)
                links.append(Link(url, entry.label, request.path.startswith(url)))
    return {
        "installation": Installation.objects.first(),
        "navigation": links,
        "search_url": reverse("search") if actor and _sees_content(actor) else "",
        "actor_roles": [ROLES[code].label for code in sorted(actor.roles) if code in ROLES] if actor else [],
        **(acting(actor) if actor and actor.user_id else {}),
    }
