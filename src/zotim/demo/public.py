"""What the made-up public sees: a version released before the walk, and the next, which waits for a second person."""

from zotim.core.documents.made import Format
from zotim.core.figures.registry import Period
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.register import services
from zotim.register.extracts.models import Extract
from zotim.register.extracts.services import extract_propose, extract_release
from zotim.register.reports.disclosures import report_give
from zotim.register.reports.models import Report
from zotim.vocabulary import Classification, Language

INSIDE = (
    "Ministria e Mbrojtjes do të dërgojë dy instruktorë në misionin këshillues deri në fund të qershorit 2027. "
    "Ky tekst është i brendshëm dhe i trilluar."
)


def first() -> Extract:
    """The figures of a quarter, something internal that the public doesn't see, and the first version, released."""
    mira, arben = person("Mira Dervishi"), person("Arben Kola")
    document = services.document_add(
        actor=arben, title="Shënim i brendshëm (i trilluar)", language=Language.ALBANIAN, text=INSIDE, dated_on=None,
        classification=Classification.INTERNAL,
    )  # fmt: skip
    suggestion = document.suggestions.first()
    if suggestion is not None:
        english, arabic = "Two instructors for the mission", "مدربان للبعثة"
        title = Translated.of("sq", "Dy instruktorë për misionin", en=english, ar=arabic)
        lead = Organisation.objects.get(short_name="MM")
        services.suggestion_accept(actor=arben, suggestion=suggestion, lead=lead, title=title)
    services.figures_take(actor=mira, period=Period.quarter(2026, 3))
    made = extract_propose(actor=mira)
    return extract_release(actor=arben, extract=made, released=True)


def second() -> Extract:
    """The report of the walk, given out for publication in three languages, and a version that waits with it."""
    mira = person("Mira Dervishi")
    report = Report.objects.order_by("created_at").first()
    if report is not None:
        for language in Language:
            report_give(
                actor=mira, report=report, language=language, file_format=Format.PDF,
                recipient="Publiku", purpose="publication", basis="public_task",
            )  # fmt: skip
    return extract_propose(actor=mira)
