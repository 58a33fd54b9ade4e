"""A commitment ends with a reason, and stays on record; what is refused."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.measures.services import measure_add
from zotim.register.models import Commitment
from zotim.vocabulary import Glyph

pytestmark = pytest.mark.django_db
WHY = Translated.of("sq", "Misioni u mbyll.", en="The mission was closed.")
NOTHING = Translated.of("sq", " ")
ON = date(2026, 11, 16)


@pytest.fixture
def coordinator():
    return worlds.actor("coordinator")


@pytest.fixture
def ministry():
    return worlds.body()


def end(actor, commitment, step, reason=WHY, by=None):
    return services.commitment_end(actor=actor, commitment=commitment, step=step, reason=reason, superseded_by=by)


def test_one_that_lapses_says_why_and_stands_as_late(coordinator, ministry):
    one = end(coordinator, worlds.commitment(coordinator, ministry), "lapse")
    one = Commitment.objects.get(pk=one.pk)
    assert (one.state, one.standing, one.why_ended.texts["en"]) == ("lapsed", Glyph.LATE, "The mission was closed.")
    assert Event.objects.filter(verb="register.commitment.lapsed", object_id=str(one.pk)).exists()


def test_one_that_is_superseded_names_its_successor_and_is_late_no_more(coordinator, ministry):
    old = worlds.commitment(coordinator, ministry, due_on=date(2020, 1, 1))
    new = worlds.commitment(coordinator, ministry)
    end(coordinator, old, "supersede", by=new)
    old = Commitment.objects.get(pk=old.pk)
    assert (old.state, old.superseded_by, old.standing, old.late_from) == ("superseded", new, Glyph.PROMISED, None)


def test_an_end_is_refused_without_a_reason_a_successor_or_the_right(coordinator, ministry):
    one, other = worlds.commitment(coordinator, ministry), worlds.commitment(coordinator, ministry)
    with pytest.raises(ValueError, match="reason"):
        end(coordinator, one, "lapse", NOTHING)
    with pytest.raises(ValueError, match="took its place"):
        end(coordinator, one, "supersede")
    with pytest.raises(ValueError, match="took its place"):
        end(coordinator, one, "lapse", by=other)
    with pytest.raises(ValueError, match="active"):
        end(coordinator, one, "supersede", by=one)
    for actor in (worlds.actor("analyst"), worlds.actor("focal_point", ministry)):
        with pytest.raises(Denied):
            end(actor, one, "lapse")
    one.refresh_from_db()
    assert one.state == "active"


def test_it_ends_once_and_nothing_is_added_to_it(coordinator, ministry):
    one, other = worlds.commitment(coordinator, ministry), worlds.commitment(coordinator, ministry)
    end(coordinator, one, "lapse")
    with pytest.raises(WrongState):
        end(coordinator, one, "supersede", by=other)
    with pytest.raises(ValueError, match="active"):
        end(coordinator, other, "supersede", by=one)
    with pytest.raises(ValueError, match="ended"):
        worlds.measure(coordinator, one)


def test_one_that_ended_between_the_page_and_the_click_takes_nothing(coordinator, ministry):
    one, other = worlds.commitment(coordinator, ministry), worlds.commitment(coordinator, ministry)
    as_loaded, successor = Commitment.objects.get(pk=one.pk), Commitment.objects.get(pk=other.pk)
    end(coordinator, one, "lapse")
    with pytest.raises(Unfit, match="ended"):
        measure_add(actor=coordinator, commitment=as_loaded, title=WHY, lead=ministry, starts_on=ON)
    with pytest.raises(WrongState):
        end(coordinator, as_loaded, "supersede", by=successor)
    with pytest.raises(Unfit, match="active") as refused:
        end(coordinator, other, "supersede", by=as_loaded)
    assert refused.value.field == "reference"


def test_the_pages_ask_why_and_by_what(ministry):
    by = worlds.user("coordinator")
    client = Client()
    client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    worlds.demo_installation()
    actor = worlds.actor("coordinator")
    old, new = worlds.commitment(actor, ministry), worlds.commitment(actor, ministry)
    page = client.get(reverse("commitment", args=[old.pk])).content.decode()
    assert reverse("commitment_end", args=[old.pk, "lapse"]) in page
    url = reverse("commitment_end", args=[old.pk, "supersede"])
    assert client.get(url).status_code == 200
    wrong = client.post(url, {"original": "en", "title_en": "Replaced.", "reference": old.reference})
    assert "no other active commitment" in wrong.content.decode()
    empty = client.post(url, {"original": "en", "reference": new.reference})
    assert empty.context["form"].errors.keys() == {"title_en"}
    done = client.post(url, {"original": "en", "title_en": "Replaced.", "reference": f" {new.reference.lower()} "})
    assert done.status_code == 302
    page = client.get(done.url).content.decode()
    assert "Replaced." in page
    assert new.reference in page
    assert reverse("measure_add", args=[old.pk]) not in page
    assert client.get(url).status_code == 404
    assert client.get(reverse("measure_add", args=[old.pk])).status_code == 404


def test_services_refuse_a_return_or_a_rejection_without_a_reason(coordinator, ministry):
    analyst = worlds.actor("analyst")
    with pytest.raises(ValueError, match="reason"):
        services.suggestion_reject(actor=analyst, suggestion=worlds.document(analyst).suggestions.get(), reason=" ")
    one = worlds.commitment(analyst, ministry)
    piece = worlds.evidence(analyst, worlds.measure(analyst, one))
    with pytest.raises(ValueError, match="reason"):
        services.evidence_review(actor=coordinator, evidence=piece, accepted=False)
    services.evidence_open(actor=coordinator, evidence=piece)
    services.evidence_review(actor=coordinator, evidence=piece, accepted=True)
    made = services.assessment_propose(
        actor=analyst, commitment=one, claimed="done", assessed="under_way", reason=WHY, evidence=[piece]
    )
    with pytest.raises(ValueError, match="reason"):
        services.assessment_confirm(actor=coordinator, assessment=made, confirmed=False, comment="")
    made.refresh_from_db()
    assert made.state == "proposed"
