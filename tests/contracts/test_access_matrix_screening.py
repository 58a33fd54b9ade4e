"""Who gets what answer at the addresses of the screening desk: the table is written by hand and asks no policy."""

from decimal import Decimal

import pytest
from django.urls import get_resolver
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.screening import designating, law, made, measured, obliged, supervised, travelling
from zotim.core.access.actor import actor_of
from zotim.desks.screening.agency.models import NameAnswer
from zotim.desks.screening.alerts.services import alerts_of_question
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.services import question_ask
from zotim.desks.screening.lists.models import Companion, Listed, Version
from zotim.desks.screening.measures.services import asset_add, exemption_ask, notice_make
from zotim.desks.screening.national.services import decision_make, evidence_add, proposal_propose
from zotim.desks.screening.travel.models import Message
from zotim.desks.screening.travel.services.openings import opening_ask
from zotim.engines.names import Query

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Who keeps the lists; an officer of finance who asked a question; a colleague; an officer of the other channel; who
# proposed an entry; a decider who may answer the first one; a decider of foreign requests; who puts files of customers
# in at a bank; an officer of border police.
TABLE = """
address                 keeper   finance  colleague  travel   author   decider  foreign  bank  border
sources                 200      200      200        200      200      200      200      403   403
source_add              200      403      403        403      403      403      403      403   403
source                  200      200      200        200      200      200      200      403   403
source_file             200      200      200        200      200      200      200      403   403
source_schedule         200      403      403        403      403      403      403      403   403
source_change           200      403      403        403      403      403      403      403   403
version_take            200      403      403        403      403      403      403      403   403
version                 200      200      200        200      200      200      200      403   403
version_file            200      200      200        200      200      200      200      403   403
version_companion       200      200      200        200      200      200      200      403   403
version_decide          200      403      403        403      403      403      403      403   403
version_of              302      302      302        302      302      302      302      403   403
listed                  200      200      200        200      200      200      200      403   403
legal_bases             200      200      200        200      200      200      200      403   403
legal_basis_enter       200      403      403        403      403      403      403      403   403
legal_basis             200      200/403  200/403    200/403  200/403  200/403  200/403  403   403
legal_basis_another     200      403      403        403      403      403      403      403   403
legal_basis_end         200/302  403      403        403      403      403      403      403   403
proposals               403      403      403        403      200      200      200      403   403
proposal_add            403      403      403        403      200      403      403      403   403
proposal                403      403      403        403      200      200      404      403   403
proposal_change         403      403      403        403      200      403      403      403   403
proposal_evidence_add   403      403      403        403      200      403      403      403   403
proposal_evidence       403      403      403        403      200      200      404      403   403
proposal_propose        403      403      403        403      200/302  403      403      403   403
proposal_withdraw       403      403      403        403      200/302  403      403      403   403
proposal_review         403      403      403        403      403      200/302  404      403   403
proposal_print          403      403      403        403      302      302      404      403   403
proposal_decide         403      403      403        403      403      200      404      403   403
proposal_answer         403      403      403        403      403      200      404      403   403
ask                     403      200      200        200      403      403      403      403   403
questions               403      200      200        200      403      403      403      403   403
question                403      200      404        404      403      403      403      403   403
question_alerts         403      302      302/404    302/404  403      403      403      403   403
alerts                  403      200      200        200      403      403      403      403   403
alerts_decided          403      200      200        200      403      403      403      403   403
alert_next              403      302      302        302      403      403      403      403   403
alert                   403      200      200        404      403      403      403      403   403
alert_take              403      302      302        404      403      403      403      403   403
alert_leave             403      302      302        404      403      403      403      403   403
alert_decide            403      302/200  302/200    404      403      403      403      403   403
alert_contest           403      302      302        404      403      403      403      403   403
freezes                 403      200      200        403      403      403      403      403   403
freeze_hold             403      200      200        403      403      403      403      403   403
freeze                  403      200      200        403      403      403      403      403   403
freeze_decide           403      403      200        403      403      403      403      403   403
freeze_end              403      200      200        403      403      403      403      403   403
freeze_close            403      302      302        403      403      403      403      403   403
freeze_review           403      200      200        403      403      403      403      403   403
asset_add               403      200      200        403      403      403      403      403   403
asset_value             403      200      200        403      403      403      403      403   403
withheld_add            403      200      200        403      403      403      403      403   403
exemption_ask           403      200      200        403      403      403      403      403   403
exemption_advise        403      200      200        403      403      403      403      403   403
exemption_decide        403      302      302        403      403      403      403      403   403
exemption_notice        403      302      302        403      403      403      403      403   403
exemption_of            403      302      302        403      403      403      403      403   403
permitted_add           403      200      200        403      403      403      403      403   403
freeze_notice           403      200      200        403      403      403      403      403   403
freeze_notice_file      403      200      200        403      403      403      403      403   403
freeze_notice_give      403      200      200        403      403      403      403      403   403
freeze_answer           403      200      200        403      403      403      403      403   403
customers               403      200      200        403      403      403      403      200   403
customer_find           403      200      200        403      403      403      403      403   403
customer                403      200      200        403      403      403      403      403   403
deliveries              403      200      200        403      403      403      403      200   403
customers_take          403      403      403        403      403      403      403      200   403
payments_take           403      200      200        403      403      403      403      200   403
delivery                403      200      200        403      403      403      403      200   403
delivery_decide         403      403      403        403      403      403      403      200   403
entities                403      200      200        403      403      403      403      403   403
entity_add              403      200      200        403      403      403      403      403   403
entity                  403      200      200        403      403      403      403      403   403
entity_change           403      200      200        403      403      403      403      403   403
entity_end              403      200      200        403      403      403      403      403   403
list_changes            403      200      200        403      403      403      403      403   403
list_change             403      200      200        403      403      403      403      403   403
change_notice           403      200      200        403      403      403      403      403   403
change_notice_link      403      200      200        403      403      403      403      403   403
change_notice_links_end 403      200/302  200/302    403      403      403      403      403   403
entity_code             403      200      200        403      403      403      403      403   403
name_requests           403      200      200        403      403      403      403      403   403
name_request_ask        403      200      200        403      403      403      403      403   403
name_request            403      200      200        403      403      403      403      403   403
name_request_decide     403      403      200        403      403      403      403      403   403
name_request_withdraw   403      200/302  200/302    403      403      403      403      403   403
name_request_close      403      200/302  200/302    403      403      403      403      403   403
name_link               403      200/302  200/302    403      403      403      403      403   403
name_answer_again       403      200/302  200/302    403      403      403      403      403   403
name_answer_delivered   403      200/302  200/302    403      403      403      403      403   403
goaml_reports           403      200      200        403      403      403      403      403   403
goaml_report_take       403      200      200        403      403      403      403      403   403
goaml_report_make       403      200      200        403      403      403      403      403   403
goaml_report            403      200      200        403      403      403      403      403   403
goaml_report_ask        403      302      302        403      403      403      403      403   403
goaml_report_file       403      200      200        403      403      403      403      403   403
standing_answers        403      302      302        403      403      403      403      403   403
passenger_messages      403      403      403        200      403      403      403      403   403
passenger_message_take  403      403      403        200      403      403      403      403   403
passenger_message       403      403      403        200      403      403      403      403   403
opening_ask             403      403      403        200      403      403      403      403   403
opening                 403      403      403        200      403      403      403      403   403
opening_decide          403      403      403        302      403      403      403      403   403
zone_ask                403      403      403        200      403      403      403      403   403
referrals               403      403      403        200      403      403      403      403   200
referral_draft          403      403      403        302      403      403      403      403   403
referral                403      403      403        200      403      403      403      403   200
referral_see            403      403      403        302      403      403      403      403   403
referral_take           403      403      403        403      403      403      403      403   302
referral_answer         403      403      403        403      403      403      403      403   302
referral_close          403      403      403        302      403      403      403      403   403
"""
OF_A_FREEZE = (
    "freeze", "freeze_end", "freeze_close", "freeze_review", "asset_add", "withheld_add", "exemption_ask",
    "permitted_add", "freeze_notice", "freeze_answer",
)  # fmt: skip
OF_AN_ENTITY = ("entity", "entity_change", "entity_end", "entity_code")
OF_A_NAME_ANSWER = ("name_link", "name_answer_again", "name_answer_delivered")
OF_A_NAME_REQUEST = ("name_request", "name_request_decide", "name_request_withdraw", "name_request_close")
OF_A_CHANGE_NOTICE = ("change_notice", "change_notice_link", "change_notice_links_end")
BY_A_LINK = {"told", "told_file", "asked"}  # nobody signs in there: test_obliged
OF_AN_EXEMPTION = ("exemption_advise", "exemption_decide", "exemption_notice")
OF_A_REFERRAL = ("referral", "referral_see", "referral_take", "referral_answer", "referral_close")
OF_A_NOTICE = ("freeze_notice_file", "freeze_notice_give")
MATRIX = Matrix(rows_of(TABLE), outsiders=("coordinator", "own", "auditor", "administrator", "nobody"))


class OneOfEach(World):
    """A list with a version in force and one that was held back, and a question."""

    def __init__(self):
        super().__init__()
        roles = {
            "keeper": "list_officer",
            "finance": "finance_officer",
            "colleague": "finance_officer",
            "travel": "travel_officer",
            "author": "proposer",
            "decider": "national_decider",
            "foreign": "foreign_decider",
            "bank": "customer_keeper",
            "border": "border_officer",
        }
        self.people |= {who: worlds.user(role) for who, role in roles.items()}
        keeper, finance, author = (actor_of(self.people[who]) for who in ("keeper", "finance", "author"))
        source = made.source(keeper)
        made.take(keeper, source, made.people(*made.NAMES))
        held = made.take(keeper, source, made.people("Arben Shembulli"))
        beside = Companion.objects.create(version=held, file=held.file)
        drafted, proposal = designating.draft(author), designating.draft(author)
        piece = evidence_add(actor=author, proposal=proposal, data=b"x\n", name="x.txt")
        proposal_propose(actor=author, proposal=proposal)
        decision = decision_make(
            actor=designating.somebody("national_decider"), proposal=proposal, outcome="list", reason="Po",
            review_on=timezone.localdate() + designating.LATER,
        )  # fmt: skip
        basis = designating.basis(confirmed=False)
        asked = question_ask(actor=finance, channel="finance", query=Query(made.NAMES[:1]), purpose="Hapje llogarie")
        (alert,) = alerts_of_question(actor=finance, pk=asked.pk)
        self.ids = {
            "source": source.pk, "version": held.pk, "file": beside.file_id, "listed": Listed.objects.first().pk,
            "question": asked.pk, "draft": drafted.pk, "proposal": proposal.pk, "piece": piece.pk,
            "decision": decision.pk, "basis": basis.pk, "alert": alert.pk,
        }  # fmt: skip
        self.measures(keeper, finance, source)
        self.customers()
        self.travel()
        self.agency(finance)

    def travel(self):
        """A message in which somebody was looked for, and a referral that was sent."""
        one, two = worlds.actor("travel_officer"), worlds.actor("travel_officer")
        referral = travelling.sent(one, two)
        with made.everywhere():
            message = Message.objects.get()
        opening = opening_ask(actor=one, message=message, purpose="Kërkesë", name="Lule")
        self.ids |= {
            "message": message.pk, "opening": opening.pk, "referral": referral.pk, "referred": referral.alert_id,
        }  # fmt: skip

    def measures(self, keeper, finance, source):
        """A hold that waits, a freeze with one of each, an alert on which a hold can be placed."""
        law.confirmed(keeper, worlds.actor("list_officer"))
        held = measured.hold(finance, source)
        frozen = measured.frozen(finance, worlds.actor("finance_officer"), source, number=1)
        today = timezone.localdate()
        asset = asset_add(
            actor=finance, freeze=frozen, kind="cash", what="x", hands="y", amount=Decimal(5), currency="EUR"
        )
        exemption = exemption_ask(
            actor=finance, freeze=frozen, kind="basic", what="x", amount=Decimal(1), currency="EUR", asked_on=today
        )
        self.ids |= {
            "held": held.pk, "freeze": frozen.pk, "asset": asset.pk, "exemption": exemption.pk,
            "notice": notice_make(actor=finance, freeze=frozen, language="sq", told_reasons="Emri dhe data").pk,
            "to_hold": measured.alert(finance, source, number=2).pk,
        }  # fmt: skip

    def customers(self):
        """A customer, and a file of another keeper that was held back."""
        other = worlds.actor("customer_keeper")
        obliged.put_in(other, obliged.file(*obliged.OTHERS))
        held = obliged.put_in(other, obliged.file("C-9,person,Klient i Ri,"), whole=True)
        self.ids |= {"customer": obliged.customer("C-2").pk, "delivery": held.pk}

    def agency(self, finance):
        """An entity that was told of a change, by a link that is good still."""
        keeper = worlds.actor("list_officer")
        other = made.source(keeper, code="un", basis="un", largest_loss=100)
        entity = supervised.entity(finance)
        notice = supervised.announced(other)
        supervised.link(notice, finance)
        self.ids |= {"entity": entity.pk, "list_change": notice.change_id, "change_notice": notice.pk}
        asked = supervised.asked(finance, entity)
        self.ids["goaml_report"] = supervised.reported(finance).pk
        self.ids |= {"name_request": asked.pk, "name_answer": NameAnswer.objects.get(request=asked).pk}

    def inside(self, ids, inner):
        source = {"pk": ids["source"]}
        alert = {"pk": ids["alert"]}
        version = {**source, "version": inner["version"]}
        draft, proposal, basis = ({"pk": ids[one]} for one in ("draft", "proposal", "basis"))
        return {
            "source": source, "source_schedule": source,
            "source_change": source, "version_take": source, "version": version,
            "source_file": {**source, "kind": "csv"}, "version_companion": {**version, "file": inner["file"]},
            "legal_basis": basis, "legal_basis_end": basis, "legal_basis_another": basis,
            "proposal": proposal, "proposal_change": draft, "proposal_evidence_add": draft,
            "proposal_evidence": {**proposal, "piece": inner["piece"]}, "proposal_propose": draft,
            "proposal_withdraw": draft, "proposal_print": proposal, "proposal_review": proposal,
            "proposal_decide": proposal,
            "proposal_answer": {**proposal, "decision": inner["decision"]},
            "version_decide": version, "version_file": version, "version_of": {"pk": inner["version"]},
            "listed": {"pk": ids["listed"]}, "question": {"pk": ids["question"]},
            "question_alerts": {"pk": ids["question"]}, "alert": alert, "alert_take": alert, "alert_leave": alert,
            "alert_decide": alert, "alert_contest": alert,
            "freeze_hold": {"alert": ids["to_hold"]}, "freeze_decide": {"pk": ids["held"]},
            "exemption_of": {"pk": ids["exemption"]},
            **{name: {"pk": ids["freeze"]} for name in OF_A_FREEZE},
            **{name: {"pk": ids["freeze"], "exemption": inner["exemption"]} for name in OF_AN_EXEMPTION},
            **{name: {"pk": ids["freeze"], "notice": inner["notice"]} for name in OF_A_NOTICE},
            "asset_value": {"pk": ids["freeze"], "asset": inner["asset"]}, "customer": {"pk": ids["customer"]},
            "delivery": {"pk": ids["delivery"]}, "delivery_decide": {"pk": ids["delivery"]},
            **{name: {"pk": ids["entity"]} for name in OF_AN_ENTITY},
            **{name: {"pk": ids["change_notice"]} for name in OF_A_CHANGE_NOTICE},
            **{name: {"pk": ids["name_request"]} for name in OF_A_NAME_REQUEST},
            **{name: {"pk": ids["name_request"], "answer": inner["name_answer"]} for name in OF_A_NAME_ANSWER},
            **{name: {"pk": ids["goaml_report"]} for name in ("goaml_report", "goaml_report_ask", "goaml_report_file")},
            "goaml_report_make": {"alert": ids["alert"]},
            "list_change": {"pk": ids["list_change"]},
            "passenger_message": {"pk": ids["message"]}, "opening_ask": {"pk": ids["message"]},
            "opening": {"pk": ids["opening"]}, "opening_decide": {"pk": ids["opening"]},
            "referral_draft": {"alert": ids["referred"]},
            **{name: {"pk": ids["referral"]} for name in OF_A_REFERRAL},
        }  # fmt: skip


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    desk = next(one for one in get_resolver().url_patterns if str(one.pattern) == "screening/").url_patterns
    assert {one.name for room in desk for one in room.url_patterns} - BY_A_LINK == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_a_question_of_somebody_else_is_as_one_that_doesnt_exist(world):
    assert not MATRIX.told_apart(world, "travel")
    assert not MATRIX.told_apart(world, "colleague")
    assert not MATRIX.told_apart(world, "foreign")


def test_every_look_leaves_an_event(world):
    pages = (
        "sources", "source", "version", "listed", "questions", "question", "alerts", "alerts_decided", "alert",
        "freezes", "freeze", "legal_bases", "legal_basis", "customers", "customer", "deliveries", "delivery",
        "entities", "entity", "list_changes", "list_change",
        "change_notice", "name_requests", "name_request",
        "goaml_reports", "goaml_report",
    )  # fmt: skip
    assert not world.traceless("finance", pages)


def test_the_world_has_one_of_each(world):
    assert Version.objects.get(pk=world.ids["version"]).state == "held"
    with made.everywhere():
        assert Question.objects.get(pk=world.ids["question"]).hits == 1
