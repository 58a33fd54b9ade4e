"""What leaves, leaves through one door: purpose, ground, recipient, hash, and a second person where it takes one."""

import hashlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import worlds
from zotim.core.access.policy import Denied
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.disclosures import registry
from zotim.core.disclosures.models import Disclosure
from zotim.core.disclosures.registry import Kind
from zotim.core.disclosures.selectors import disclosures_of
from zotim.core.disclosures.services import NeedsApproval, disclose
from zotim.core.evidence.services import file_receive
from zotim.core.texts import Translated
from zotim.register.reports.disclosures import report_give, report_give_ask, report_give_decide
from zotim.register.reports.models import Report, ReportFile
from zotim.register.reports.states import REPORT
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db
HASH = hashlib.sha256(b"x").hexdigest()


@pytest.fixture
def centre():
    return worlds.actor("coordinator")


@pytest.fixture
def report(centre):
    def make(classification=Classification.INTERNAL, reference="T-1"):
        made = Report.objects.create(
            reference=reference,
            title=Translated.of("sq", "Raport"),
            as_of=timezone.now(),
            content={},
            made_by_id=centre.user_id,
            classification=classification,
        )
        REPORT.move(made, "finish")
        file = file_receive(actor=centre, data=b"Raport\n", name="raport.txt", classification=Classification.INTERNAL)
        ReportFile.objects.create(report=made, language="en", file=file)
        return made

    return make


def give(actor, report, **other):
    fields = {"recipient": "Komiteti", "purpose": "reporting", "basis": "public_task", "language": Language.ENGLISH}
    return report_give(actor=actor, report=report, **(fields | other))


def ask(actor, report, recipient="Komiteti", purpose="reporting"):
    return report_give_ask(actor=actor, report=report, recipient=recipient, purpose=purpose)


def test_a_public_report_is_given_by_one_person_and_the_hash_is_that_of_its_file(centre, report):
    public = report(Classification.PUBLIC)
    council = worlds.body("Këshilli", "international")
    given = give(centre, public, recipient=council, purpose="publication")
    assert (given.organisation, given.recipient) == (council, "")
    assert given.payload_sha256 == hashlib.sha256(b"Raport\n").hexdigest()
    assert given.objects_given == [{"type": "register.report", "id": str(public.pk)}]
    assert disclosures_of(public) == [given]
    told = Event.objects.get(verb="disclosures.disclosure.made")
    assert (told.purpose, told.object_id) == ("publication", str(given.pk))
    assert Event.objects.filter(verb="register.report.given", object_id=str(public.pk)).count() == 1


def test_any_other_report_takes_a_second_person_each_time(centre, report):
    internal = report()
    with pytest.raises(NeedsApproval):
        give(centre, internal)
    approval = ask(centre, internal)
    with pytest.raises(NeedsApproval):
        give(centre, internal, approval=approval)
    with pytest.raises(NeedsAnotherPerson):
        report_give_decide(actor=centre, report=internal, approved=True)
    approval = report_give_decide(actor=worlds.actor("analyst"), report=internal, approved=True)
    assert give(centre, internal, approval=approval).approval == approval
    with pytest.raises(NeedsApproval):
        give(centre, internal, approval=approval)
    assert Disclosure.objects.count() == 1


def test_an_approval_of_something_else_opens_nothing(centre, report):
    internal, other = report(), report(reference="T-2")
    ask(centre, other)
    approval = report_give_decide(actor=worlds.actor("analyst"), report=other, approved=True)
    with pytest.raises(NeedsApproval):
        give(centre, internal, approval=approval)


@pytest.mark.parametrize(
    "wrong",
    [{"purpose": "curiosity"}, {"basis": "friendship"}, {"recipient": " "}, {"purpose": ""}],
    ids=["purpose", "basis", "recipient", "no purpose"],
)
def test_nothing_leaves_without_a_purpose_a_ground_and_a_recipient(centre, report, wrong):
    with pytest.raises(ValueError):
        give(centre, report(Classification.PUBLIC), **wrong)
    assert not Disclosure.objects.exists()


def test_the_log_does_not_hold_the_name_of_the_recipient(centre, report):
    give(centre, report(Classification.PUBLIC))
    assert "Komiteti" not in str(list(Event.objects.values()))


def test_who_may_not_see_it_can_not_give_it(report):
    with pytest.raises(Denied):
        give(worlds.actor("focal_point"), report(Classification.PUBLIC))


def test_the_hash_and_the_records_are_looked_at(centre, report):
    public = report(Classification.PUBLIC)
    fields = {"actor": centre, "kind": "register.report.public", "recipient": "x", "purpose": "reporting"}
    fields |= {"basis": "public_task", "payload_hash": HASH}
    for wrong in ({"payload_hash": "abc", "objects": [public]}, {"objects": []}):
        with pytest.raises(ValueError):
            disclose(**(fields | wrong))
    with pytest.raises(KeyError):
        disclose(**(fields | {"kind": "rumour", "objects": [public]}))
    with pytest.raises(LookupError, match="not made in"):
        give(centre, public, language=Language.ARABIC)


def test_what_left_stays_written(centre, report):
    give(centre, report(Classification.PUBLIC))
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        Disclosure.objects.update(at=timezone.now() - timedelta(days=1))
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        Disclosure.objects.all().delete()


def test_a_kind_without_purpose_or_ground_is_refused():
    with pytest.raises(ValueError, match="purpose"):
        registry.kinds(Kind("test.kind", "", "x", frozenset(), frozenset({"y"})))
    with pytest.raises(ValueError, match="twice"):
        registry.kinds(registry.KINDS["register.report.public"])


@pytest.mark.parametrize("other", [{"recipient": "Tjetri"}, {"purpose": "evaluation"}], ids=["recipient", "purpose"])
def test_an_approval_is_good_for_the_recipient_and_purpose_it_was_asked_for(centre, report, other):
    internal = report()
    ask(centre, internal)
    approval = report_give_decide(actor=worlds.actor("analyst"), report=internal, approved=True)
    with pytest.raises(NeedsApproval):
        give(centre, internal, approval=approval, **other)
    assert give(centre, internal, approval=approval).recipient == "Komiteti"


def test_one_approval_does_not_open_the_door_for_a_second_record(centre, report):
    internal, second = report(), report(reference="T-2")
    ask(centre, internal)
    approval = report_give_decide(actor=worlds.actor("analyst"), report=internal, approved=True)
    with pytest.raises(ValueError, match="one record"):
        disclose(
            actor=centre, kind="register.report.internal", recipient="Komiteti", purpose="reporting",
            basis="public_task", objects=[internal, second], payload_hash=HASH, approval=approval,
        )  # fmt: skip
    assert not Disclosure.objects.exists()
