"""How long is kept what obliged entities were told and returned. The lengths are proposals."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.screening.agency.models import (
    ChangeLink,
    ChangeNotice,
    ChangeReturn,
    GoamlReport,
    NameAnswer,
    NameLink,
    NameRequest,
    ObligedEntity,
    ReturnedAsset,
)
from zotim.desks.screening.asking.policy import RETENTION

LAW = gettext_noop("Law 157/2013 on measures against the financing of terrorism (length to be verified)")


def _return(row: ChangeReturn) -> list[QuerySet]:
    return [ReturnedAsset.objects.filter(of=row), ChangeReturn.objects.filter(pk=row.pk)]


def _notice(row: ChangeNotice) -> list[QuerySet]:
    """What it holds that has no key of its own; the entity and the change stay."""
    return [
        ChangeReturn.objects.filter(notice=row),
        ChangeLink.objects.filter(notice=row),
        ChangeNotice.objects.filter(pk=row.pk),
    ]


def _request(row: NameRequest) -> list[QuerySet]:
    return [
        NameLink.objects.filter(answer__request=row),
        NameAnswer.objects.filter(request=row),
        NameRequest.objects.filter(pk=row.pk),
    ]


def _entity(row: ObligedEntity) -> list[QuerySet]:
    return [ObligedEntity.objects.filter(pk=row.pk)]


# A list change has no rule: it tells of nobody, and by it a version is told of once. It is kept with its version.
rules(
    Rule(
        "screening.obliged_entity.ended",
        _("Obliged entities that are obliged no more, of which nothing else is kept"),
        "screening.ObligedEntity",
        "obliged",
        months(60),
        since_field="until",
        where=Q(until__isnull=False)
        & ~Q(Exists(ChangeNotice.objects.filter(entity=OuterRef("pk"))))
        & ~Q(Exists(NameAnswer.objects.filter(entity=OuterRef("pk"))))
        & ~Q(Exists(GoamlReport.objects.filter(entity=OuterRef("pk")))),
        parts=_entity,
        purpose=RETENTION,
        legal_source=LAW,
    ),
    Rule(
        "screening.goaml_report.old",
        _("Reports of suspicions"),
        "screening.GoamlReport",
        "suspicion",
        months(60),
        since_field="created_at",
        parts=lambda row: [GoamlReport.objects.filter(pk=row.pk)],
        keyed=True,
        purpose=RETENTION,
        legal_source=LAW,
    ),
    Rule(
        "screening.name_request.over",
        _("Requests about one name that are over, with the answers"),
        "screening.NameRequest",
        "suspicion",
        months(60),
        since_field="over_at",
        where=Q(over_at__isnull=False),
        parts=_request,
        keyed=True,
        purpose=RETENTION,
        legal_source=LAW,
    ),
    Rule(
        "screening.change_return.freeze",
        _("Returns of obliged entities that say what was frozen"),
        "screening.ChangeReturn",
        "freeze",
        months(120),
        since_field="created_at",
        where=Q(kind=ChangeReturn.Kind.FREEZE),
        parts=_return,
        keyed=True,
        purpose=RETENTION,
        legal_source=LAW,
    ),
    Rule(
        "screening.change_notice.old",
        _("Notices of changes in whose returns nothing was frozen"),
        "screening.ChangeNotice",
        "obliged",
        months(60),
        since_field="created_at",
        where=~Q(Exists(ChangeReturn.objects.filter(notice=OuterRef("pk"), kind=ChangeReturn.Kind.FREEZE))),
        parts=_notice,
        purpose=RETENTION,
        legal_source=LAW,
    ),
)
