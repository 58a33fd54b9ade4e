"""Which tables of the desk with channels, and which others that hold sealed texts, stand behind a wall of PostgreSQL.

A new table is walled by its room (``walls.py``), or stands here with the reason why not, as in the threat model.
"""

import pytest
from django.apps import apps

from zotim.core.access.walls import PROGRAM, WALLS
from zotim.core.sealing.fields import SealedTextField

pytestmark = pytest.mark.once

PUBLISHED = "what is published is no secret: every officer of the desk reads it"
ENDS = "ends in the transaction of a delisting, whose deciders work in neither channel; notices ask whether it waits"
INSIDERS = "no channel: its authors and deciders see it by its policy; who it is about, grounds and files are sealed"
BY_A_LINK = "an obliged entity answers by a link, without an account; what is sealed in it opens to its officers alone"
COUNTS = "says how many were asked and when, of nobody by name"
CONTENT = "no channel: those who read content see it by its policy; what it holds is sealed under its own key"
COMPLAINT = "whoever complains has no account, and who took part is found out while it is read; all of it is sealed"

WITHOUT = {
    "screening.source": PUBLISHED,
    "screening.version": PUBLISHED,
    "screening.companion": PUBLISHED,
    "screening.listed": PUBLISHED,
    "screening.legalbasis": PUBLISHED,
    "screening.generation": "says which versions an index holds",
    "screening.round": COUNTS,
    "screening.obligedentity": BY_A_LINK,
    "screening.listchange": PUBLISHED,
    "screening.changenotice": BY_A_LINK,
    "screening.changelink": BY_A_LINK,
    "screening.changereturn": BY_A_LINK,
    "screening.returnedasset": BY_A_LINK,
    "screening.namerequest": BY_A_LINK,
    "screening.nameanswer": BY_A_LINK,
    "screening.namelink": BY_A_LINK,
    "screening.standinganswer": "says who this body is, in each report alike, and nothing of anybody who is reported",
    "screening.freeze": ENDS,
    "screening.exemption": ENDS,
    "screening.proposal": INSIDERS,
    "screening.proposalevidence": INSIDERS,
    "screening.decision": INSIDERS,
    "content.item": CONTENT,
    "content.location": CONTENT,
    "content.report": CONTENT,
    "content.fetch": CONTENT,
    "content.entry": CONTENT,
    "content.clearance": CONTENT,
    "content.flood": CONTENT,
    "content.reopening": CONTENT,
    "content.reading": CONTENT,
    "content.turn": CONTENT,
    "content.conflict": CONTENT,
    "content.dispatch": CONTENT,
    "content.dispatchnote": CONTENT,
    "content.hold": CONTENT,
    "redress.complaint": COMPLAINT,
    "redress.decision": COMPLAINT,
    "redress.carriedout": COMPLAINT,
}
"""Tables that have no wall, and why."""


def _looked_at() -> set[str]:
    """Every table of the screening desk, and every other that holds a sealed text."""
    return {
        model._meta.label_lower
        for model in apps.get_models()
        if model._meta.app_label == "screening" or any(isinstance(f, SealedTextField) for f in model._meta.fields)
    }


def test_each_of_them_has_a_wall_or_a_reason_why_not():
    assert _looked_at() - set(WALLS) == set(WITHOUT)


def test_no_wall_takes_nobody_for_the_program():
    nobody = "current_setting('zotim.user_id', true), '') = ''"
    said = {one.model: " ".join(rule.using + rule.check for rule in one.policies) for one in WALLS.values()}
    assert not [model for model, sql in said.items() if nobody in sql.replace(PROGRAM, "")]


def test_what_has_a_wall_is_known():
    assert set(WALLS) == {
        "access.grant", "access.bar", "glass.breaking",
        "reintegration.case", "reintegration.assignment", "reintegration.note",
        "reintegration.flag", "reintegration.turn", "reintegration.visit",
        "reintegration.referral", "reintegration.reply",
        "reintegration.conference", "reintegration.seat", "reintegration.item", "reintegration.place",
        "reintegration.saying", "reintegration.decision",
        "reintegration.lastword", "reintegration.withdrawal", "reintegration.handover", "reintegration.transfer",
        "reintegration.arrival", "reintegration.returnoperation", "reintegration.traveller",
        "reintegration.demand", "reintegration.demandanswer",
        "reintegration.person", "reintegration.name", "reintegration.identity", "reintegration.guardian",
        "deployments.nominee", "deployments.qualification", "deployments.fitness", "deployments.tour",
        "deployments.itemcheck", "deployments.plan", "deployments.plannedtour",
        "reintegration.member", "reintegration.inquiry", "reintegration.consent", "reintegration.ground",
        "reintegration.assessment", "reintegration.need",
        "reintegration.plan", "reintegration.goal", "reintegration.plannedaction", "reintegration.attainment",
        "screening.question", "screening.alert", "screening.pastverdict", "screening.pair",
        "screening.asset", "screening.permitted", "screening.notice", "screening.withheld", "screening.freezereview",
        "screening.customer", "screening.customername", "screening.met", "screening.delivery",
        "screening.message", "screening.passenger", "screening.maskedpassenger", "screening.opening",
        "screening.referral", "screening.goamlreport",
    }  # fmt: skip
