"""What the public sees is frozen, stood behind by two people, never changed, and withdrawn at once if it must be."""

import hashlib
import json

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests import worlds
from tests.extracts import State
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.disclosures.models import Disclosure
from zotim.core.figures.models import FigureValue
from zotim.core.revisions.services import keep_revision
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.duplicates.services import duplicate_merge
from zotim.register.extracts import content as contents
from zotim.register.extracts import selectors
from zotim.register.extracts.changes import changes
from zotim.register.extracts.models import ExtractContent
from zotim.register.extracts.services import extract_propose, extract_release, extract_withdraw
from zotim.register.measures.services import measure_move
from zotim.register.models import Commitment
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db
WHY = Translated.of("en", "A title was wrong.")


@pytest.fixture
def state(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return State()


def text_of(extract):
    return contents.as_file(extract.content.content).decode()


def mark(record, level, actor):
    type(record).objects.filter(pk=record.pk).update(classification=level)
    record.refresh_from_db()
    keep_revision(record, actor)


def test_it_holds_what_is_public_and_nothing_else(state):
    said = extract_propose(actor=state.actor("coordinator")).content.content
    (one,) = said["commitments"]
    assert one["reference"] == state.public.reference
    assert one["source"]["passage"] == state.public.passage
    assert [piece["reference"] for piece in one["measures"][0]["evidence"]] == [state.piece.reference]
    assert said["instruments"][0]["obligations"][0]["commitments"] == [state.public.reference]
    assert said["instruments"][0]["obligations"][0]["paragraph_verified"] is False
    assert state.inside.reference not in json.dumps(said)


def test_who_proposed_it_cant_release_it_and_a_focal_point_can_do_neither(state):
    made = extract_propose(actor=state.actor("coordinator"))
    with pytest.raises(NeedsAnotherPerson):
        extract_release(actor=state.actor("coordinator"), extract=made, released=True)
    with pytest.raises(Denied):
        extract_release(actor=state.actor("focal"), extract=made, released=True)
    with pytest.raises(Denied):
        extract_propose(actor=state.actor("analyst"))
    assert selectors.current() is None


def test_what_leaves_is_on_record_with_the_hash_of_the_very_file(state):
    made = state.released()
    given = Disclosure.objects.get(kind="register.extract")
    assert given.payload_sha256 == hashlib.sha256(text_of(made).encode()).hexdigest() == made.content.sha256
    assert given.purpose == "publication"
    assert selectors.current() == made


def test_a_return_takes_a_reason_and_frees_its_number(state):
    made = extract_propose(actor=state.actor("coordinator"))
    with pytest.raises(ValueError, match="reason"):
        extract_release(actor=state.actor("second"), extract=made, released=False)
    extract_release(actor=state.actor("second"), extract=made, released=False, comment="Not yet.")
    assert selectors.current() is None
    assert not Disclosure.objects.filter(kind="register.extract").exists()
    assert extract_propose(actor=state.actor("coordinator")).number == made.number == 1


def test_only_one_waits_at_a_time(state):
    extract_propose(actor=state.actor("coordinator"))
    with pytest.raises(Unfit, match="waits for a second person"):
        extract_propose(actor=state.actor("second"))


@pytest.mark.parametrize("which", ["public", "measure", "piece", "resolution", "document"])
def test_what_was_marked_higher_meanwhile_stops_the_release(state, which):
    made = extract_propose(actor=state.actor("coordinator"))
    record = state.public.document if which == "document" else getattr(state, which)
    type(record).objects.filter(pk=record.pk).update(classification="restricted")
    with pytest.raises(Unfit, match=record.reference):
        extract_release(actor=state.actor("second"), extract=made, released=True)
    assert selectors.current() is None


def test_what_was_frozen_stays_as_it_was_and_the_database_refuses_to_change_it(state):
    made = state.released()
    before = text_of(made)
    measure_move(actor=state.actor("focal"), measure=state.measure, step="complete")
    assert text_of(selectors.version(1)) == before
    for change in (lambda rows: rows.update(content={}), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(ExtractContent.objects.filter(pk=made.content.pk))


def test_a_new_version_says_what_changed_and_the_earlier_one_stays(state):
    first = state.released()
    measure_move(actor=state.actor("focal"), measure=state.measure, step="complete")
    second = state.released()
    found = changes(first.content.content, second.content.content)
    assert [(one.how, one.reference, one.fields) for one in found] == [
        ("changed", state.public.reference, ("standing", "measures"))
    ]
    assert [one.number for one in selectors.published()] == [2, 1]
    assert selectors.current().number == 2
    assert selectors.version(1) == first


def test_a_withdrawn_version_is_gone_at_once_and_the_one_before_it_is_shown(state):
    state.released()
    second = state.released()
    extract_withdraw(actor=state.actor("coordinator"), extract=second, reason=WHY)
    assert selectors.current().number == 1
    assert selectors.version(2) is None
    assert str(selectors.published().first().why_withdrawn) == "A title was wrong."
    assert state.released().number == 3
    with pytest.raises(WrongState):
        extract_withdraw(actor=state.actor("coordinator"), extract=second, reason=WHY)


def test_evidence_and_measures_hang_on_what_is_public(state):
    mark(state.measure, "internal", state.actor("analyst"))
    said = extract_propose(actor=state.actor("coordinator")).content.content
    assert said["commitments"][0]["measures"] == []
    assert said["commitments"][0]["standing"] == "promised"  # what isn't public doesn't show in where it stands either
    assert state.piece.reference not in json.dumps(said)


def test_a_passage_of_a_statement_that_isnt_public_stays_inside(state):
    document = state.public.document
    type(document).objects.filter(pk=document.pk).update(classification="internal")
    said = extract_propose(actor=state.actor("coordinator")).content.content
    assert said["commitments"][0]["source"] is None
    assert state.public.passage not in json.dumps(said, ensure_ascii=False)


def test_how_many_stay_inside_is_told_to_the_second_person_and_to_the_public_only_as_a_band(state, settings):
    made = extract_propose(actor=state.actor("coordinator"))
    assert made.content.withheld["commitments"] == {"internal": 1}
    assert made.content.content["not_public"] == {"commitments": None}
    extract_release(actor=state.actor("second"), extract=made, released=False, comment="Again.")
    for _number in range(10):
        state.promised(Classification.RESTRICTED, state.public.lead)
    said = extract_propose(actor=state.actor("coordinator")).content.content
    assert said["not_public"] == {"commitments": "10–19"}


def test_figures_are_published_as_bands_even_of_commitments(state):
    from django.utils import timezone

    from tests.register.library import DAY

    for code, value in (("register.commitments.late", 3), ("register.measure.wait", 7)):
        FigureValue.objects.create(
            code=code, first=DAY, last=DAY, value=value, is_personal=False, taken_at=timezone.now()
        )
    (one,) = extract_propose(actor=state.actor("coordinator")).content.content["figures"]
    assert (one["code"], one["value"]) == ("register.commitments.late", "<10")


def test_a_figure_that_is_withheld_stands_there_with_the_reason_in_three_languages(state):
    from django.utils import timezone

    from tests.register.library import DAY

    FigureValue.objects.create(
        code="redress.complaints.received", first=DAY, last=DAY, value=43, is_personal=True, taken_at=timezone.now(),
        withheld="redress.complaints.received",
    )  # fmt: skip
    (one,) = extract_propose(actor=state.actor("coordinator")).content.content["figures"]
    assert one["value"] == "–"
    assert set(one["withheld"]) == {"original", "sq", "en", "ar"}
    assert "43" not in json.dumps(one["withheld"], ensure_ascii=False)


def test_a_commitment_that_ended_says_so_without_the_reason(state):
    services.commitment_end(actor=state.actor("coordinator"), commitment=state.public, step="lapse", reason=WHY)
    said = extract_propose(actor=state.actor("coordinator")).content.content
    assert said["commitments"][0]["state"] == "lapsed"
    assert str(WHY) not in json.dumps(said)


def test_a_promise_that_was_entered_twice_is_in_it_once_and_says_where_it_is_read(state):
    twice = worlds.commitment(state.actor("analyst"), state.public.lead)
    duplicate_merge(actor=state.actor("analyst"), one=twice, into=state.public, reason="Same words.")
    said = extract_propose(actor=state.actor("coordinator")).content
    assert [one["reference"] for one in said.content["commitments"]] == [state.public.reference]
    assert said.content["merged"] == [{"reference": twice.reference, "into": state.public.reference}]
    assert said.withheld["commitments"] == {"internal": 1}


def test_a_chain_of_merged_promises_leads_to_the_last_and_to_nothing_that_isnt_public(state):
    analyst = state.actor("analyst")
    first, second = (worlds.commitment(analyst, state.public.lead) for _number in range(2))
    duplicate_merge(actor=analyst, one=first, into=second, reason="Same words.")
    duplicate_merge(actor=analyst, one=second, into=state.public, reason="Same words.")
    made = extract_propose(actor=state.actor("coordinator"))
    assert {one["into"] for one in made.content.content["merged"]} == {state.public.reference}
    assert len(made.content.content["merged"]) == 2
    extract_release(actor=state.actor("second"), extract=made, released=False, comment="Again.")
    mark(state.public, "internal", analyst)
    again = extract_propose(actor=state.actor("coordinator")).content
    assert again.content["merged"] == []
    assert again.withheld["commitments"] == {"internal": 2}, "one promise, however often it was entered"


def test_the_pages_propose_decide_and_withdraw(state):
    first, second = state.client("coordinator"), state.client("second")
    assert "would appear" in first.get(reverse("extract_propose")).content.decode()
    address = first.post(reverse("extract_propose")).headers["Location"]
    shown = second.get(address).content.decode()
    assert "What would appear" in shown
    assert "Decide as the second person" in shown
    assert "Decide as the second person" not in first.get(address).content.decode()
    assert second.get(f"{address}preview/en/index.html").status_code == 200
    wrong = second.post(f"{address}decide/", {"decision": "return", "comment": ""})
    assert "Say why it is returned." in wrong.content.decode()
    assert second.post(f"{address}decide/", {"decision": "accept"}).status_code == 302
    assert first.get(f"{address}withdraw/").status_code == 200
    assert first.post(f"{address}withdraw/", {"original": "en", "title_en": "Wrong."}).status_code == 302
    assert "Wrong." in first.get(address).content.decode()
    assert first.get(reverse("extracts") + "?export=csv").status_code == 200


def test_home_tells_the_second_person_and_not_the_first(state):
    extract_propose(actor=state.actor("coordinator"))
    assert "An extract waits for a second person" in state.client("analyst").get("/").content.decode()
    assert "An extract waits for a second person" not in state.client("coordinator").get("/").content.decode()


def test_a_text_keeps_its_translations_and_loses_who_made_them(state):
    said = text_of(extract_propose(actor=state.actor("coordinator")))
    kept = Commitment.objects.get(pk=state.public.pk).title
    assert kept.by
    assert not any(user in said for user in kept.by.values())


def test_while_a_version_waits_its_page_is_shown_with_those_who_may_decide_instead_of_another_proposal(state):
    client = state.client("coordinator")
    assert reverse("extract_propose") in client.get(reverse("extracts")).content.decode()
    made = extract_propose(actor=state.actor("coordinator"))
    page = client.get(reverse("extracts")).content.decode()
    assert "Version 1 waits for a second person" in page
    assert reverse("extract_propose") not in page
    for ask in (client.get, client.post):
        assert ask(reverse("extract_propose")).url == reverse("extract", args=[made.pk])
    page = client.get(reverse("extract", args=[made.pk])).content.decode()
    others = page.partition("one of these people:")[2].partition("</p>")[0]
    assert str(state.users["second"]) in others
    assert str(state.users["analyst"]) in others
    assert str(state.users["focal"]) not in others
    assert "<td>Commitment</td>" in page
