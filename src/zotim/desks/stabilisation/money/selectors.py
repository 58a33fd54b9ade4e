"""Every read about money. Each takes the actor and returns only what the actor may see."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.stabilisation.money.models import Flow, FlowStep, Nature, Rate, Reconciliation, Statement
from zotim.desks.stabilisation.money.sums import EURO, DayRate, InOne, Part, by_currency, in_one
from zotim.desks.stabilisation.projects.models import Project, ProjectKind


def flows(actor: Actor) -> QuerySet[Flow]:
    """Movements as we say them, the newest first."""
    rows = Flow.objects.filter(visible(Flow, actor)).select_related("project__lead", "partner")
    return rows.order_by("-on", "-pk")


def flow(actor: Actor, pk: UUID) -> Flow:
    """One of them. Raises NotVisible."""
    return get_visible(flows(actor).select_related("follows", "out_of", "evidence"), actor, pk=pk)


def of_project(actor: Actor, one: Project) -> QuerySet[Flow]:
    """The movements of a project and of its parts."""
    return flows(actor).filter(Q(project=one) | Q(project__part_of=one))


def counted(rows: QuerySet[Flow]) -> QuerySet[Flow]:
    """Those of *rows* that make their sum: what is withdrawn isn't in it, nor what is out of another one that is."""
    stated = rows.filter(state="stated").order_by()
    return stated.filter(Q(out_of=None) | ~Q(out_of__in=stated.values("pk")))


def parts(rows: QuerySet[Flow]) -> list[Part]:
    """What makes the sum of *rows*, as much in one as can be: of one step, currency and day."""
    made = counted(rows).values_list("step", "currency", "on").annotate(sum=Sum("amount"))
    return [Part(*one) for one in made.order_by("step", "currency", "on")]


@dataclass(frozen=True, slots=True)
class Line:
    """A step with its sums: one for each currency, and in *one* by the rates of the day, where there are two
    currencies. *beside* is how much of it isn't money."""

    step: str
    sums: Sequence[tuple[str, Decimal]]
    one: InOne | None
    beside: Sequence[tuple[str, str, Decimal]] = field(default_factory=tuple)


def lines(actor: Actor, rows: QuerySet[Flow], currency: str = EURO) -> list[Line]:
    """The sums of *rows* by step. Raises nothing: a sum in one currency that can't be made says what is missing."""
    made = parts(rows)
    sums, known = by_currency(made), day_rates() if len({one.currency for one in made}) > 1 else {}
    other = counted(rows).exclude(nature=Nature.MONEY).values_list("step", "nature", "currency")
    beside: dict[str, list[tuple[str, str, Decimal]]] = defaultdict(list)
    for step, nature, code, amount in other.annotate(sum=Sum("amount")).order_by("step", "nature", "currency"):
        beside[step].append((nature, code, amount))
    found = []
    for step in FlowStep:
        if step not in sums:
            continue
        mixed = len(sums[step]) > 1
        of_step = [one for one in made if one.step == step]
        one = in_one(of_step, currency, known) if mixed else None
        found.append(Line(step, list(sums[step].items()), one, beside[step]))
    return found


def attributable(rows: QuerySet[Flow]) -> QuerySet[Flow]:
    """Those of projects: not those of shares in pooled funds."""
    return rows.exclude(project__kind=ProjectKind.POOL)


def pooled(rows: QuerySet[Flow]) -> QuerySet[Flow]:
    """Those of shares in pooled funds, which no project claims."""
    return rows.filter(project__kind=ProjectKind.POOL)


def day_rates() -> dict[str, list[DayRate]]:
    """The rates that stand, by currency, in the order of their days: public, and taken by sums whoever asks."""
    found: dict[str, list[DayRate]] = defaultdict(list)
    stated = Rate.objects.filter(state="stated").order_by("on")
    for code, on, per_euro, source in stated.values_list("currency", "on", "per_euro", "source"):
        found[code].append(DayRate(on, per_euro, source))
    return found


def rates(actor: Actor) -> QuerySet[Rate]:
    """Rates of the day, the newest first."""
    return Rate.objects.filter(visible(Rate, actor)).order_by("-on", "currency", "-pk")


def rate(actor: Actor, pk: UUID) -> Rate:
    """One of them. Raises NotVisible."""
    return get_visible(Rate, actor, pk=pk)


def statements(actor: Actor) -> QuerySet[Statement]:
    """What counterparts say, the newest first."""
    rows = Statement.objects.filter(visible(Statement, actor)).select_related("project__lead", "partner")
    return rows.order_by("-on", "-pk")


def statement(actor: Actor, pk: UUID) -> Statement:
    """One of them. Raises NotVisible."""
    return get_visible(statements(actor), actor, pk=pk)


def settled(actor: Actor) -> QuerySet[Reconciliation]:
    """What was laid beside each other and stands."""
    rows = Reconciliation.objects.filter(visible(Reconciliation, actor), state="stated")
    return rows.select_related("flow__project__lead", "statement__project__lead").order_by("created_at")


def reconciliation(actor: Actor, pk: UUID) -> Reconciliation:
    """One of them. Raises NotVisible."""
    rows = Reconciliation.objects.select_related("flow__project__lead", "statement__project__lead")
    return get_visible(rows, actor, pk=pk)


def open_statements(actor: Actor, one: Project) -> QuerySet[Statement]:
    """What counterparts say of a project and nobody laid beside anything yet."""
    done = settled(actor).exclude(statement=None).order_by().values("statement")
    return statements(actor).filter(project=one, state="stated").exclude(pk__in=done)


def before(actor: Actor, one: Project) -> QuerySet[Flow]:
    """What another movement of a project can follow."""
    return flows(actor).filter(project=one, state="stated").exclude(step=FlowStep.EXPENDITURE)


def of_the_whole(actor: Actor, one: Project) -> QuerySet[Flow]:
    """Out of which a movement of a part can be."""
    return flows(actor).filter(project=one.part_of_id, state="stated") if one.part_of_id else Flow.objects.none()


def difference(one: Reconciliation) -> Decimal | None:
    """By how much the counterpart says more (or less, below nothing); None where they can't be compared."""
    if one.flow is None or one.statement is None or one.flow.currency != one.statement.currency:
        return None
    return one.statement.amount - one.flow.amount
