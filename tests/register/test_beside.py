"""What higher rooms hang onto records of lower ones."""

import pytest

from tests import worlds
from zotim.core.access.refusals import Unfit
from zotim.core.texts import Translated
from zotim.register import beside, services
from zotim.register.models import Commitment, Measure, StatusAssessment

pytestmark = pytest.mark.django_db
WHY = Translated.of("en", "Nothing has begun.")


@pytest.fixture(autouse=True)
def _own_tables(monkeypatch):
    for table in ("PARTS", "BEFORE", "AFTER"):
        monkeypatch.setattr(beside, table, [])


@pytest.fixture
def coordinator():
    return worlds.actor("coordinator")


@pytest.fixture
def proposed():
    by = worlds.actor("analyst")
    one = worlds.commitment(by, worlds.body())
    return services.assessment_propose(
        actor=by, commitment=one, claimed="done", assessed="not_begun", reason=WHY, evidence=[]
    )


def test_a_page_shows_what_was_entered_for_its_kind_of_record_and_nothing_else(coordinator):
    beside.on_page(Commitment, Measure)(lambda actor, one: {"both": one})
    beside.on_page(Measure)(lambda actor, one: {"measures_only": one})
    one = worlds.commitment(coordinator, worlds.body())
    assert beside.page_parts(coordinator, one) == {"both": one}


def test_what_a_room_refuses_before_a_step_isnt_done(coordinator, proposed):
    @beside.before_step(StatusAssessment, "confirm")
    def never(actor, one):
        raise Unfit("Not yet.")

    with pytest.raises(Unfit, match="Not yet"):
        services.assessment_confirm(actor=coordinator, assessment=proposed, confirmed=True)
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def test_what_follows_from_a_step_follows_from_no_other(coordinator, proposed):
    followed = []
    beside.after_step(StatusAssessment, "return")(lambda actor, one: followed.append("return"))
    beside.after_step(StatusAssessment, "confirm")(lambda actor, one: followed.append(one.state))
    services.assessment_confirm(actor=coordinator, assessment=proposed, confirmed=True)
    assert followed == ["confirmed"]
