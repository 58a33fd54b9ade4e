"""The plan as papers: Albania's individual protection plan, and the copy that is the child's own. Both in Albanian, of
the parts that are open to whoever takes them.

The official form of the individual protection plan (Law 18/2017, decision 578 of 2018) hasn't been seen: the paper says
so, until somebody compared it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.access.actor import Actor
from zotim.core.dictionary import tellable
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Block, Cell, Note, Paper, Quote, Section, Table
from zotim.core.documents.wording import day, number
from zotim.desks.reintegration.persons.selectors import names_of, person_of
from zotim.desks.reintegration.plans import selectors
from zotim.desks.reintegration.plans.models import Plan
from zotim.vocabulary import Classification

LANGUAGE = "sq"


@dataclass(frozen=True, slots=True)
class Step:
    """What a body does."""

    what: str
    owner: str
    due_on: date
    cost: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal, in the person's words."""

    domain: str
    words: str
    sign: str
    begins: str
    until: date
    steps: tuple[Step, ...]


def _aims(actor: Actor, plan: Plan) -> list[Aim]:
    """The goals of a version that can be read, in the order of the page; only what may be told to whom it is about."""
    found = []
    for goal in selectors.goals_of(actor, plan):
        tellable(goal.row, "details")
        steps = tuple(
            Step(one.details["what"], str(one.row.owner), one.row.due_on, one.cost, one.details["source"])
            for one in goal.actions
            if one.details is not None and tellable(one.row, "details")
        )
        if goal.details is not None:
            text = goal.details
            domain = str(goal.row.get_domain_display())
            found.append(Aim(domain, text["words"], text["sign"], text["begins"], goal.row.until, steps))
    return found


def _name(actor: Actor, plan: Plan) -> str:
    return next((one.text for one in names_of(actor, plan.case) if one.text), "")


def _facts(actor: Actor, plan: Plan) -> list[tuple[str, Cell]]:
    person = person_of(actor, plan.case)
    facts: list[tuple[str, Cell]] = [
        (_("Case"), plan.case.reference),
        (_("Name"), _name(actor, plan)),
        (_("Year of birth"), str(person.birth_year) if person and person.birth_year else ""),
        (_("Municipality"), str(plan.case.municipality)),
        (_("Version of the plan"), str(plan.version)),
        (_("Approved"), timezone.localdate(plan.approved_at) if plan.approved_at else _("not yet")),
        (_("Review of the plan on"), plan.review_on),
    ]
    return [(label, value) for label, value in facts if value]


def protection_plan(actor: Actor, plan: Plan) -> Paper:
    """The individual protection plan."""
    with override(LANGUAGE):
        sections = [
            section for number_, aim in enumerate(_aims(actor, plan), 1) for section in _of_goal(number_, aim)
        ]  # fmt: skip
        people = [
            _("The child, by age"), _("Parent or guardian"), _("Child-protection worker"),
            _("Head of the social services"),
        ]  # fmt: skip
        signatures = Table([_("Who"), _("Name"), _("Day"), _("Signature")], [(who, "", "", "") for who in people])
        return framed(
            title=_("Individual protection plan"),
            language=LANGUAGE,
            as_of=timezone.localdate(),
            classification=Classification.RESTRICTED,
            facts=_facts(actor, plan),
            sections=[*sections, Section(_("Signatures"), None, [signatures])],
            footer=_("Parts of the case that aren't open to whoever took this paper aren't in it."),
            note=_("Form of Law 18/2017 and decision 578 of 2018: to be verified against the official one."),
        )


def _of_goal(order: int, aim: Aim) -> list[Section]:
    rows = [(one.what, one.owner, day(one.due_on, LANGUAGE), _cost(one)) for one in aim.steps]
    blocks: list[Block] = [
        Quote(aim.words, LANGUAGE),
        Table(
            [_("Where one begins"), _("What one would see when it is reached"), _("Until the end of")],
            [(aim.begins, aim.sign, day(aim.until, LANGUAGE))],
        ),
        Table([_("What is done"), _("Which body does it"), _("By the end of"), _("Cost and who pays")], rows),
    ]
    return [Section(_("Goal %(number)s: %(part)s") % {"number": order, "part": aim.domain}, None, blocks)]


def _cost(step: Step) -> str:
    if step.cost is None:
        return ""
    return _("%(amount)s lek, %(source)s") % {"amount": number(step.cost, LANGUAGE), "source": step.source}


def own_copy(actor: Actor, plan: Plan) -> Paper:
    """The same for whom it is about, in plain words: what they want, who helps, by when, whom they can ask."""
    with override(LANGUAGE):
        sections = []
        for aim in _aims(actor, plan):
            rows = [(one.owner, one.what, day(one.due_on, LANGUAGE)) for one in aim.steps]
            blocks: list[Block] = [
                Note(_("Today: %(begins)s") % {"begins": aim.begins}),
                Note(_("We will see that it worked when: %(sign)s") % {"sign": aim.sign}),
                Table([_("Who helps you"), _("What they do"), _("By when")], rows),
            ]
            sections.append(Section(aim.words, None, blocks))
        yours = [
            Note(_("This plan is yours. You can say at any time that something in it isn't right.")),
            Note(_("You can ask for somebody else to talk to. Nobody is angry with you for it.")),
        ]
        if plan.review_on:
            when = _("We look at it together on %(day)s.") % {"day": day(plan.review_on, LANGUAGE)}
            yours.append(Note(when))
        return framed(
            title=pgettext("the child's own copy", "My plan"),
            language=LANGUAGE,
            as_of=timezone.localdate(),
            classification=Classification.RESTRICTED,
            subtitle=_name(actor, plan),
            sections=[*sections, Section(_("What you can do"), None, yours)],
        )
