"""Every read of instruments and obligations. Each takes the actor and returns only what the actor may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import ngettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.clocks.lengths import recurring
from zotim.core.figures.bands import band
from zotim.core.people.models import Organisation
from zotim.core.records import has_one
from zotim.core.revisions.services import as_of
from zotim.core.texts import listed
from zotim.core.ui.show import amount
from zotim.register.models import (
    Adherence,
    ApplicationFigure,
    Commitment,
    Coverage,
    Doubt,
    Instrument,
    InstrumentVersion,
    LifeStep,
    Measure,
    Obligation,
    ObligationLink,
    Opinion,
    Provision,
    ProvisionSuggestion,
    Verification,
)


def instruments(actor: Actor) -> QuerySet[Instrument]:
    """Instruments that the actor may see, by symbol, with how many obligations each has."""
    rows = Instrument.objects.filter(visible(Instrument, actor)).select_related("lead")
    return rows.annotate(obligation_count=Count("obligations")).order_by("symbol")


def instrument(actor: Actor, pk: UUID) -> Instrument:
    """One instrument. Raises NotVisible."""
    return get_visible(instruments(actor), actor, pk=pk)


def obligations(actor: Actor) -> QuerySet[Obligation]:
    """Obligations that the actor may see, by instrument and id."""
    rows = Obligation.objects.filter(visible(Obligation, actor)).select_related("instrument", "provision")
    return rows.order_by("instrument__symbol", F("provision__place").asc(nulls_last=True), "key")


def obligation(actor: Actor, pk: UUID) -> Obligation:
    """One obligation. Raises NotVisible."""
    return get_visible(obligations(actor), actor, pk=pk)


def versions_of(actor: Actor, one: Instrument) -> QuerySet[InstrumentVersion]:
    """The texts of an instrument, newest first."""
    rows = one.versions.filter(visible(InstrumentVersion, actor)).select_related("document").defer("document__text")
    return rows.annotate(open_suggestions=Count("suggestions", filter=Q(suggestions__state="open")))


def adherences_of(actor: Actor, one: Instrument) -> QuerySet[Adherence]:
    """How states stand to an instrument."""
    return one.adherences.filter(visible(Adherence, actor))


def last_step() -> Subquery:
    """The key of the last step of the instrument of an outer row, for whose reader the caller asked."""
    steps = LifeStep.objects.filter(instrument=OuterRef("instrument")).order_by("-created_at", "-pk")
    return Subquery(steps.values("pk")[:1])


def life_of(actor: Actor, one: Instrument) -> QuerySet[LifeStep]:
    """The steps in the life of a law or strategy."""
    return one.life.filter(visible(LifeStep, actor))


def opinions_of(actor: Actor, one: Instrument) -> QuerySet[Opinion]:
    """What was said of a draft."""
    return one.opinions.filter(visible(Opinion, actor)).select_related("instrument")


@dataclass(frozen=True, slots=True)
class Place:
    """A provision in the numbering of its instrument: how deep, with its obligations, and how it is applied."""

    provision: Provision
    depth: int
    obligations: list[Obligation]
    figures: list["Applied"]


@dataclass(frozen=True, slots=True)
class Applied:
    """How often an article was applied, as anybody reads it: bands."""

    figure: ApplicationFigure
    count: str
    breakdown: list[tuple[str, list[tuple[str, str]]]]


def applied(figure: ApplicationFigure) -> Applied:
    """A figure in bands."""
    cells = [
        (name, [(cell, band(number)) for cell, number in sorted(inner.items())])
        for name, inner in sorted(figure.breakdown.items())
    ]
    return Applied(figure, band(figure.count), cells)


def provisions_of(actor: Actor, one: Instrument) -> list[Place]:
    """The provisions of an instrument in the order of its text, parts under their whole."""
    provisions = list(one.provisions.filter(visible(Provision, actor)))
    asked: dict[Any, list[Obligation]] = {}
    for each in obligations(actor).filter(instrument=one).order_by("key"):
        asked.setdefault(each.provision_id, []).append(each)
    figures: dict[Any, list[Applied]] = {}
    rows = ApplicationFigure.objects.filter(visible(ApplicationFigure, actor), provision__instrument=one)
    for figure in rows.select_related("body"):
        figures.setdefault(figure.provision_id, []).append(applied(figure))
    below: dict[Any, list[Provision]] = {}
    for provision in sorted(provisions, key=lambda each: each.place):
        below.setdefault(provision.parent_id, []).append(provision)
    found: list[Place] = []

    def add(parent: Any, depth: int) -> None:
        for provision in below.get(parent, []):
            found.append(Place(provision, depth, asked.get(provision.pk, []), figures.get(provision.pk, [])))
            add(provision.pk, depth + 1)

    add(None, 0)
    return found


def placeless(actor: Actor, one: Instrument) -> QuerySet[Obligation]:
    """Obligations of an instrument whose paragraph nobody knows."""
    return obligations(actor).filter(instrument=one, provision=None)


@dataclass(frozen=True, slots=True)
class Stance:
    """How an obligation stands to another, seen from the first: *kind*, and whether it is the one that does it."""

    other: Obligation
    kind: str
    active: bool
    link: ObligationLink


def links_of(actor: Actor, one: Obligation) -> list[Stance]:
    """How an obligation stands to others, from both ends."""
    rows = ObligationLink.objects.filter(visible(ObligationLink, actor)).filter(Q(source=one) | Q(target=one))
    rows = rows.select_related(
        "source__instrument", "source__provision", "target__instrument", "target__provision"
    ).order_by("kind", "created_at")
    return [
        Stance(
            link.target if link.source_id == one.pk else link.source,
            link.kind,
            link.source_id == one.pk or link.kind in ObligationLink.SYMMETRIC,
            link,
        )
        for link in rows
    ]


def commitments_of(actor: Actor, one: Obligation) -> QuerySet[Commitment]:
    """The commitments that answer an obligation."""
    return one.commitments.filter(visible(Commitment, actor)).select_related("lead").order_by("created_at")


def measures_of(actor: Actor, one: Obligation) -> QuerySet[Measure]:
    """The measures that serve an obligation."""
    return one.measures.filter(visible(Measure, actor)).select_related("lead").order_by("starts_on", "pk")


def coverage_of(actor: Actor, one: Obligation) -> QuerySet[Coverage]:
    """Which articles meet an obligation."""
    rows = one.coverage.filter(visible(Coverage, actor))
    return rows.select_related("provision__instrument", "assessed_by", "obligation")


def verifications_of(actor: Actor, one: Obligation) -> QuerySet[Verification]:
    """How its paragraph was shown, newest first."""
    return one.verifications.filter(visible(Verification, actor)).select_related("document", "file", "proposed_by")


def doubts_of(actor: Actor, one: Obligation) -> QuerySet[Doubt]:
    """Why its paragraph was put back to be verified, newest first."""
    return one.doubts.filter(visible(Doubt, actor))


def suggestions_of(actor: Actor, version: InstrumentVersion) -> QuerySet[ProvisionSuggestion]:
    """What a reader of texts found in a version, in the order of the text."""
    return version.suggestions.filter(visible(ProvisionSuggestion, actor)).select_related("version__document")


def all_of(actor: Actor, one: Instrument) -> list[Model]:
    """What belongs to an instrument, for its history: its texts and provisions, who stands to it how, opinions."""
    provisions = one.provisions.filter(visible(Provision, actor))
    return [*versions_of(actor, one), *provisions, *adherences_of(actor, one), *opinions_of(actor, one)]


def all_about(actor: Actor, one: Obligation) -> list[Model]:
    """What belongs to an obligation, for its history: how its paragraph was shown and doubted, what meets it, links."""
    links = [stance.link for stance in links_of(actor, one)]
    return [*verifications_of(actor, one), *doubts_of(actor, one), *coverage_of(actor, one), *links]


def next_report(one: Obligation, today: date | None = None) -> date | None:
    """The next day on which is to be reported on an obligation, from *today* on; none where no first day is stated."""
    if one.report_from is None or not one.report_months:
        return None
    return next(recurring(one.report_from, one.report_months, today or timezone.localdate(), date.max), None)


def end_of(day: date) -> datetime:
    """The last moment of a day, in the zone of the installation."""
    return timezone.make_aware(datetime.combine(day, time.max))


def obligations_as_of(actor: Actor, day: date) -> list[Obligation]:
    """What obligations were known at the end of *day*, with the paragraph, mark and words that they then had.

    Only of instruments that the actor may see today.
    """
    moment = end_of(day)
    seen = {one.pk: one for one in instruments(actor)}
    provisions = {one.pk: one for one in as_of(Provision, moment)}
    found = []
    for one in as_of(Obligation, moment):
        if one.instrument_id in seen:
            one.instrument = seen[one.instrument_id]
            one.provision = provisions.get(one.provision_id) if one.provision_id else None
            found.append(one)
    return sorted(found, key=_in_order)


def _in_order(one: Obligation) -> tuple[str, bool, str, str]:
    """As :func:`obligations` orders them: by instrument and number, those of an unknown number last."""
    return one.instrument.symbol, one.provision is None, one.provision.place if one.provision else "", one.key


def gaps(actor: Actor) -> QuerySet[Obligation]:
    """Obligations that no commitment, no measure and no confirmed coverage answers. For the centre, who sees all."""
    confirmed = Coverage.objects.filter(obligation=OuterRef("pk"), state="confirmed")
    return (
        obligations(actor)
        .filter(~Exists(confirmed))
        .exclude(Exists(Obligation.commitments.through.objects.filter(obligation_id=OuterRef("pk"))))
        .exclude(Exists(Obligation.measures.through.objects.filter(obligation_id=OuterRef("pk"))))
    )


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one body does about one obligation: how many commitments and measures it leads."""

    commitments: int = 0
    measures: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.commitments + self.measures

    @property
    def words(self) -> str:
        """The same in words: *2 commitments, 1 measure*."""
        commitments = ngettext("%(number)s commitment", "%(number)s commitments", self.commitments)
        measures = ngettext("%(number)s measure", "%(number)s measures", self.measures)
        numbered = (commitments, self.commitments), (measures, self.measures)
        return listed(words % {"number": amount(number)} for words, number in numbered)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An obligation with what each body does about it, in the order of the heads."""

    obligation: Obligation
    pairs: list[tuple[Organisation, MatrixCell]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Obligations down, bodies across."""

    bodies: list[Organisation]
    rows: list[MatrixRow]


LINKS: tuple[tuple[type[Commitment | Measure], Any], ...] = (
    (Commitment, Obligation.commitments.through._default_manager),
    (Measure, Obligation.measures.through._default_manager),
)
"""What answers obligations, and its links to them."""


def _answers(actor: Actor) -> Iterator[tuple[str, QuerySet[Any]]]:
    """The links from obligations to commitments and to measures that the actor may see, each with its name."""
    for model, links in LINKS:
        name = str(model._meta.model_name)
        allowed = model.objects.filter(visible(model, actor), pk=OuterRef(f"{name}_id"))
        yield name, links.filter(Exists(allowed))


def answered_first(actor: Actor) -> QuerySet[Obligation]:
    """Obligations as :func:`obligations` orders them, those first about which the actor sees something led.

    Each is asked for one link that is seen: the first found is enough, of the many that there may be.
    """
    commitments, measures = (has_one(links.filter(obligation=OuterRef("pk"))) for _name, links in _answers(actor))
    rows = obligations(actor)
    led = ExpressionWrapper(
        commitments | measures, output_field=BooleanField()
    )  # no annotation: only the order asks it
    return rows.order_by(led.desc(), *rows.query.order_by)


def matrix(actor: Actor, rows: Iterable[Obligation], among: Iterable[Obligation] | None = None) -> Matrix:
    """Who leads what about *rows*, as far as the actor may see it. The bodies are those of all that they are *among*,
    so that each page of a long matrix has the same columns.

    Each body is asked for one record that it leads and that answers: the first found is enough, of the many that
    there may be.
    """
    shown = list(rows)
    counts: dict[tuple[Any, Any], list[int]] = {}
    leading = Q()
    for place, (name, links) in enumerate(_answers(actor)):
        pairs = links.filter(obligation__in=[one.pk for one in shown])
        for obligation_id, lead_id in pairs.values_list("obligation_id", f"{name}__lead_id"):
            counts.setdefault((obligation_id, lead_id), [0, 0])[place] += 1
    for model, links in LINKS if among is not None else ():
        if isinstance(among, QuerySet):  # looked for beside each link: a list of all of them would lead the search
            wanted = Q(has_one(among.order_by().filter(pk=OuterRef("obligation_id"))))
        else:
            wanted = Q(obligation__in=[one.pk for one in among or ()])
        answering = links.filter(wanted, **{str(model._meta.model_name): OuterRef("pk")})
        leading |= has_one(model.objects.filter(visible(model, actor), Exists(answering), lead=OuterRef("pk")))
    found = Organisation.objects.filter(leading | Q(pk__in={lead for _, lead in counts}))
    bodies = sorted(found, key=lambda one: one.short_name or str(one.name))
    return Matrix(
        bodies,
        [
            MatrixRow(one, [(body, MatrixCell(*counts.get((one.pk, body.pk), (0, 0)))) for body in bodies])
            for one in shown
        ],
    )
