"""Each kind of page, with the addresses at which the benchmark asks for it."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

RECORDS, LISTS, HOMES = 1_000, 100, 50
ORDERS = ("reference", "-reference", "due_on", "-due_on", "line_of_effort", "-line_of_effort", "")
GLYPHS = ("promised", "under_way", "said", "proven", "late")
EVERYWHERE = ("train", "soldiers", "kalana", "trajno")
"""Words of every third record."""
APART = {"calendar", "commitments", "figures"}
"""Places of the navigation of which more than one kind of page is asked for."""


def asked(draw: random.Random, actor: Any, role: str) -> Iterator[tuple[str, list[str]]]:
    """Each kind of page with the addresses that are asked for, as far as the role opens it."""
    from django.urls import reverse
    from django.utils import timezone

    from zotim.core.people.models import Organisation
    from zotim.register import selectors
    from zotim.register.models import Document
    from zotim.vocabulary import LineOfEffort

    if role == "auditor":  # who sees no record
        yield from _rooms(draw, actor, role)
        return
    seen = list(selectors.commitments(actor).values_list("pk", flat=True))
    records = draw.sample(seen, min(RECORDS, len(seen)))
    listed, pages = reverse("commitments"), max(1, len(seen) // 25)
    bodies = list(Organisation.objects.values_list("pk", flat=True))
    yesterday = timezone.localdate() - timedelta(days=1)

    def page(share: int = 1) -> str:
        return f"page={draw.randint(1, max(1, pages // share))}"

    def of(choices: Any) -> Any:
        return draw.choice(list(choices))

    def some(make: Callable[[], str], times: int = LISTS) -> list[str]:
        return [f"{listed}?{make()}" for _ in range(times)]

    yield "health (nothing but the middleware)", ["/health/"] * LISTS
    yield f"home ({len(seen):,} in sight)", [reverse("home")] * HOMES
    yield f"record, {len(records)} different", [reverse("commitment", args=[pk]) for pk in records]
    yield "record as of a day", [f"{reverse('commitment', args=[pk])}?as_of={yesterday}" for pk in records[:LISTS]]
    yield "list, other page and order each time", some(lambda: f"{page()}&sort={of(ORDERS)}")
    yield "list, the last page", [f"{listed}?page={pages + 1}&sort={order}" for order in ORDERS]
    yield "list, by where it stands", some(lambda: f"standing={of(GLYPHS)}&{page(4)}&sort={of(ORDERS)}")
    yield "list, by line of effort", some(lambda: f"line_of_effort={of(LineOfEffort)}&{page(8)}&sort={of(ORDERS)}")
    yield "list, by state", some(lambda: f"state=active&{page()}&sort={of(ORDERS)}")
    yield "list, by body", some(lambda: f"lead={of(bodies)}&{page(12)}&sort={of(ORDERS)}")
    yield "list, by day", some(lambda: f"due_from=2026-0{draw.randint(1, 9)}-01&due_until=2027-06-30&{page(4)}")
    titles = [one.title.texts["en"].split() for one in selectors.commitments(actor).filter(pk__in=records[:200])]

    def words() -> str:
        """Three words of some record, as somebody remembers it, the last begun only."""
        title = of(titles)
        return f"q={title[0]}+{title[2]}+{title[-1][:4]}"

    yield "list, words of a record looked for", some(words)
    yield "list, a word of every third record", some(lambda: f"q={of(EVERYWHERE)}&{page(50)}")
    yield (
        "list, several filters",
        some(lambda: f"{words()}&standing={of(GLYPHS)}&line_of_effort={of(LineOfEffort)}&state=active"),
    )
    yield "search, words of a record", [f"{reverse('search')}?{words()}" for _ in range(HOMES)]
    yield "search, a word of every third record", [f"{reverse('search')}?q={word}" for word in EVERYWHERE]
    yield from _rooms(draw, actor, role)
    if role == "coordinator":
        new = Document.objects.filter(reference__startswith="ZOT").order_by("pk")
        yield (
            "intake: a suggestion beside the record",
            [
                f"{reverse('document', args=[document.pk])}?suggestion={one.pk}"
                for document in new
                for one in document.suggestions.filter(state="open")
            ][:LISTS],
        )


def _rooms(draw: random.Random, actor: Any, role: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of the other rooms, each on a page of its first ten drawn anew, and a record of each."""
    from django.urls import reverse
    from django.utils import timezone

    from zotim.core.access.policy import ACTIONS, visible
    from zotim.register.assistance.models import Assistance, Need
    from zotim.register.data_calls.models import DataCall
    from zotim.register.indicators.models import Indicator
    from zotim.register.models import Document, Evidence, Measure, Obligation
    from zotim.register.reports.models import Hearing
    from zotim.register.taking_part.models import Meeting
    from zotim.web.context import entries

    today = timezone.localdate()
    months = [f"{today + timedelta(days=30 * at):%Y-%m}" for at in range(-6, 7)]
    calendar = reverse("calendar")
    yield "calendar, a month", [f"{calendar}?month={draw.choice(months)}" for _ in range(HOMES)]
    yield "calendar, as a list", [f"{calendar}?view=list&page={draw.randint(1, 20)}" for _ in range(HOMES)]
    if ACTIONS["register.figure.list"].open_to(actor):
        figures, first = reverse("figures"), f"first={today:%Y}-01-01"
        yield "figures, this year so far", [figures] * (HOMES // 5)
        yield "figures, until yesterday", [f"{figures}?{first}&last={today - timedelta(days=1)}"] * (HOMES // 5)
        yield "figures, before all of it", [f"{figures}?{first}&last={today - timedelta(days=30)}"] * (HOMES // 5)
    if role != "auditor":
        yield "matrix", [f"{reverse('matrix')}?page={draw.randint(1, 80)}" for _ in range(HOMES)]
    for entry in entries():
        if entry.url_name not in APART and entry.shown_to(actor):
            address = reverse(entry.url_name)
            yield entry.url_name, [f"{address}?page={draw.randint(1, 10)}" for _ in range(HOMES)]
    for model, name in (
        (Measure, "measure"), (Evidence, "evidence"), (Document, "document"), (Obligation, "obligation"),
        (DataCall, "call"), (Need, "need"), (Assistance, "assistance"), (Indicator, "indicator"),
        (Meeting, "meeting"), (Hearing, "hearing"),
    ):  # fmt: skip
        if f"register.{name}.view" in ACTIONS and ACTIONS[f"register.{name}.view"].open_to(actor):
            seen = model._default_manager.filter(visible(model, actor)).order_by("pk").values_list("pk", flat=True)
            yield f"{name}, its page", [reverse(name, args=[pk]) for pk in seen[:HOMES]]
