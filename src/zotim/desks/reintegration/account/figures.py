"""Process indicators of the desk: how much was done, how it ended, and which terms were kept.

They come from the log and from clocks alone, so that no wall is opened to count, and they are of the desk's work:
nothing that was found about anybody is counted. All of them are about people, so they are told in bands. A ratio or
median stands on different cases, however many terms or referrals each had.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from statistics import median

from django.db.models import F, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import CLOCKS
from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.desks.reintegration.cases.clocks import ENDS
from zotim.desks.reintegration.cases.models import ENDED, Domain
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.states import CASE as STATES
from zotim.desks.reintegration.referrals.clocks import ENDS as REFERRAL_ENDS

DAY = timedelta(days=1)
CASES = pgettext_lazy("unit of a figure", "cases")
CONSENTS = pgettext_lazy("unit of a figure", "consents")
REFERRALS = pgettext_lazy("unit of a figure", "referrals")
SHARE = pgettext_lazy("unit of a figure", "share")


def _happened(verbs: Iterable[str], period: Period) -> QuerySet[Event]:
    rows = Event.objects.filter(verb__in=list(verbs), outcome=Event.Outcome.DONE)
    return rows.filter(at__gte=period.start, at__lt=period.end)


def happened(*verbs: str, period: Period) -> int:
    """How many different records had one of these events within the period."""
    return _happened(verbs, period).values("object_id").distinct().count()


def _number(verb: str, period: Period) -> int:
    return happened(verb, period=period)


def last(verb: str, others: Iterable[str], period: Period) -> int:
    """How many records had this event within the period as the last of *others*: each is counted in one part."""
    rows = _happened(others, period).order_by("id").values_list("object_id", "verb")
    return list(dict(rows).values()).count(verb)


def sent(domain: str, period: Period) -> int:
    """Referrals that were sent within the period, in one part of a case."""
    rows = _happened(["reintegration.referral.sent"], period).filter(details__domain=domain)
    return rows.values("object_id").distinct().count()


def _terms(code: str, period: Period) -> QuerySet[ClockRun]:
    """Terms whose last moment lies in the period, but for those that ended because their case or referral did."""
    rows = ClockRun.objects.filter(code=code, due_at__gte=period.start, due_at__lt=period.end)
    return rows.exclude(changes__step="stop", changes__verb__in=[*ENDS, *REFERRAL_ENDS])


def _cases(rows: QuerySet[ClockRun]) -> set[str]:
    """The different cases behind clocks of cases and of referrals."""
    found = {True: set[str](), False: set[str]()}
    for kind, key in rows.values_list("object_type", "object_id"):
        found[kind == CASE].add(str(key))
    return found[True] | set(_cases_of_referrals(found[False]).values())


def _cases_of_referrals(keys: Iterable[str]) -> dict[str, str]:
    """The case of each referral, as its draft left it in the log."""
    rows = Event.objects.filter(
        verb="reintegration.referral.drafted", outcome=Event.Outcome.DONE, object_id__in=list(keys)
    )
    return {key: details["case"] for key, details in rows.values_list("object_id", "details")}


def cases_with(code: str, period: Period) -> int:
    """In how many different cases such a term had its last moment within the period."""
    return len(_cases(_terms(code, period)))


def kept(code: str, period: Period) -> Value:
    """Of these cases the share in which every such term was kept."""
    every = cases_with(code, period)
    late = _terms(code, period).exclude(stopped_at__isnull=False, stopped_at__lte=F("due_at"))
    return 1 - Decimal(len(_cases(late))) / every if every else None


def _first_services(period: Period) -> dict[str, tuple[str, datetime]]:
    """Referrals whose service began within the period: case, and when."""
    begun = dict(_happened(["reintegration.referral.begun"], period).order_by("-id").values_list("object_id", "at"))
    return {key: (case, begun[key]) for key, case in _cases_of_referrals(begun).items()}


def served(period: Period) -> int:
    """In how many different cases a service began within the period."""
    return len({case for case, _at in _first_services(period).values()})


def days_to_service(period: Period) -> Value:
    """Median of the whole days from sending a referral to the beginning of its service."""
    begun = _first_services(period)
    rows = Event.objects.filter(
        verb="reintegration.referral.sent", outcome=Event.Outcome.DONE, object_id__in=list(begun)
    )
    days = [Decimal((begun[key][1] - at) // DAY) for key, at in rows.values_list("object_id", "at")]
    return median(days) if days else None


ENDINGS = [f"reintegration.case.{how}" for how in ENDED]
OUTCOMES = {
    "completed": _("Referrals completed"),
    "declined": _("Referrals declined by the provider"),
    "cancelled": _("Referrals cancelled"),
    "withdrawn": _("Referrals that ended with the consent, measure or decision"),
    "expired": _("Referrals that nobody answered in time, or whose ground was over"),
}
OVER = [f"reintegration.referral.{how}" for how in OUTCOMES]
TERMS = (
    "screening", "reception", "assessment", "urgent_assessment", "plan", "review", "visit", "transition",
    "referral_answer", "first_service",
)  # fmt: skip

figures(
    Figure(
        "reintegration.cases.opened", _("Cases opened"), _("Cases that were opened in the period"), CASES,
        partial(_number, "reintegration.case.opened"), personal=True,
    ),
    *(
        Figure(
            f"reintegration.cases.{how}", format_lazy(_("Cases that ended: {how}"), how=STATES.state(how).label),
            _("Cases that ended in the period, with this as their last ending in it"), CASES,
            partial(last, f"reintegration.case.{how}", ENDINGS), personal=True,
        )
        for how in ENDED
    ),
    Figure(
        "reintegration.cases.ended", _("Cases that ended"),
        _("Cases that were closed, withdrawn, transferred or declined in the period"), CASES,
        lambda period: happened(*ENDINGS, period=period), personal=True,
        parts=tuple(f"reintegration.cases.{how}" for how in ENDED),
    ),
    Figure(
        "reintegration.plans.approved", _("Plans approved"), _("Versions of plans that were approved in the period"),
        pgettext_lazy("unit of a figure", "plans"),
        partial(_number, "reintegration.plan.approved"), personal=True,
    ),
    *(
        Figure(
            f"reintegration.consents.{how}", label, definition, CONSENTS,
            partial(_number, f"reintegration.consent.{how}"),
            personal=True,
        )
        for how, label, definition in (
            ("given", _("Consents given"), _("Consents that were put on record as given in the period")),
            ("refused", _("Consents refused"), _("Consents that were put on record as refused in the period")),
            ("withdrawn", _("Consents withdrawn"), _("Consents that were put on record as withdrawn in the period")),
        )
    ),
    *(
        Figure(
            f"reintegration.referrals.sent.{domain.value}",
            format_lazy(_("Referrals sent: {domain}"), domain=domain.label),
            _("Referrals of a need in this part of a case that were sent in the period"), REFERRALS,
            partial(sent, domain.value), personal=True,
        )
        for domain in Domain
    ),
    Figure(
        "reintegration.referrals.sent", _("Referrals sent"), _("Referrals that were sent in the period"), REFERRALS,
        partial(_number, "reintegration.referral.sent"), personal=True,
        parts=tuple(f"reintegration.referrals.sent.{domain.value}" for domain in Domain),
    ),
    *(
        Figure(
            f"reintegration.referrals.{how}", label, _("Referrals that ended in this way in the period"), REFERRALS,
            partial(last, f"reintegration.referral.{how}", OVER), personal=True,
        )
        for how, label in OUTCOMES.items()
    ),
    Figure(
        "reintegration.referrals.ended", _("Referrals that ended"),
        _("Referrals that ended in the period, in whatever way; drafts that were cancelled are among them"), REFERRALS,
        lambda period: happened(*OVER, period=period), personal=True,
        parts=tuple(f"reintegration.referrals.{how}" for how in OUTCOMES),
    ),
    Figure(
        "reintegration.referrals.days", _("Days from a referral to its first service"),
        _("Median of the whole days from sending to the beginning of the service, for those that began in the period"),
        pgettext_lazy("unit of a figure", "days"), days_to_service, Shape.MEDIAN, personal=True, base=served,
    ),
    *(
        Figure(
            f"reintegration.kept.{code}",
            format_lazy(_("Kept in time: {clock}"), clock=CLOCKS[f"reintegration.{code}"].label),
            _("Share of the cases in which a term of this kind had its last moment in the period and each was kept; "
              "terms that ended with their case or referral aren't counted"),
            SHARE, partial(kept, f"reintegration.{code}"), Shape.RATIO, personal=True,
            base=partial(cases_with, f"reintegration.{code}"),
        )
        for code in TERMS
    ),
    Figure(
        "reintegration.emergencies.begun", _("Cases opened in an emergency"),
        _("Times that somebody opened parts of a case in an emergency in the period"),
        pgettext_lazy("unit of a figure", "emergencies"),
        partial(_number, "glass.breaking.begun"), personal=True,
    ),
)  # fmt: skip
