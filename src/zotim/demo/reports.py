"""Reports of the made-up state for its recipients: one on which a ministry dissented, one still out for comment."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.steps import run_pending_jobs
from zotim.demo.people import person
from zotim.register.reports.models import Comment, Hearing, Report
from zotim.register.reports.selectors import find_template
from zotim.register.reports.services import hearings, reports
from zotim.register.reports.services.hearings import CommentAnswer, Said
from zotim.register.reports.services.templates import template_add
from zotim.register.reports.templates import packaged
from zotim.vocabulary import Classification, Language

Tell = Callable[[str, str], None]
"""Called with what was done and a detail of it, as each step is done."""
MISSION = """
format = "zotim-report-template/1"
key = "mission"
name = { sq = "Misioni i NATO-s në Irak", en = "NATO Mission Iraq", ar = "بعثة الناتو في العراق" }
title = { sq = "Kontributi në misionin në Irak", en = "Contribution to the mission in Iraq", ar = "المساهمة في البعثة" }
recipient = { sq = "Komisioni (i trilluar)", en = "Committee (made up)", ar = "لجنة الدفاع" }
ceiling = "internal"
form = "own"

[[section]]
heading = { sq = "Mbështetja ushtarake", en = "Military support", ar = "الدعم العسكري" }
takes = "commitments"
lines = ["military"]
says = ["path", "promise", "due", "measures", "assessment", "quote"]
"""
DISSENT = "Stërvitja nuk nisi më 16 nëntor: atë ditë doli urdhri, kursi nisi më 18."
ANSWER = "Prova është urdhri; dita e kursit shënohet kur të vijë lista e pjesëmarrësve."


def _make(template: str, *, heard: bool = False) -> Report:
    chosen = find_template(template)
    if chosen is None:
        raise LookupError(template)
    return reports.report_make(
        actor=person("Arben Kola"),
        title=chosen.title,
        moment=timezone.now(),
        classification=min(chosen.ceiling, Classification.INTERNAL, key=lambda level: level.level),
        template=template,
        heard_until=timezone.localdate() + timedelta(days=14) if heard else None,
    )


def load(tell: Tell) -> None:
    """Make reports from templates; have a ministry comment on one, release it, and leave another out for comment."""
    for template in ("un-survey", "public"):
        made = _make(template)
        tell("A report is made from a template", f"{packaged(template).name} · {made.reference}")
    template_add(actor=person("Mira Dervishi"), text=MISSION)
    mission = _make("mission", heard=True)
    own = mission.hearings.get()
    _comment(own)
    _answer(own)
    reports.report_release_ask(actor=person("Arben Kola"), report=mission)
    reports.report_release(actor=person("Mira Dervishi"), report=mission, released=True)
    tell("A ministry dissents from a sentence, and the report is released with its words", mission.reference)
    waits = _make("assembly", heard=True)
    tell("Bodies may comment on the report to the Assembly", f"{waits.reference} · {waits.hearings.count()} bodies")
    run_pending_jobs()


def _comment(hearing: Hearing) -> None:
    said = {one["id"]: Said(Comment.Position.AGREE) for one in hearing.sentences}
    training = next(one["id"] for one in hearing.sentences if one["id"].count("ZOT-") == 2)
    said[training] = Said(Comment.Position.DISSENT, DISSENT)
    lule = person("Lule Prifti")
    hearings.comments_keep(actor=lule, hearing=hearing, said=said, language=Language.ALBANIAN, give=True)


def _answer(hearing: Hearing) -> None:
    disputed = hearing.comments.exclude(position=Comment.Position.AGREE)
    answers = {one.pk: CommentAnswer(Comment.Outcome.STANDS, ANSWER) for one in disputed}
    hearings.hearing_answer(actor=person("Arben Kola"), hearing=hearing, answers=answers, language=Language.ALBANIAN)
