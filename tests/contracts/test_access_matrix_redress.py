"""Who gets what answer at the addresses of complaints: the table is written by hand and asks no policy."""

import pytest
from django.test import override_settings
from django.urls import get_resolver

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.core.redress import made
from zotim.core.access.actor import actor_of
from zotim.core.redress import services
from zotim.core.redress.models import Complaint, Hand

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The officer who took it; a colleague; one who took part in what is complained of; an officer of another body; a
# reviewer; those who watch. The complaint is with the body; one in review, and one that came in, stand beside it.
TABLE = """
address               officer  colleague  part  elsewhere  reviewer  auditor  protection
complaints            200      200        200   200        200       200      200
complaint             200      200        404   404        404       200      200
complaint_admit       200      200        200   200        403       403      403
complaint_send_on     200      403        404   404        403       403      403
complaint_tie         200      403        404   404        403       403      403
complaint_take        404      404        404   404        403       403      403
complaint_give_back   200      200        404   404        403       403      403
complaint_decide      200      403        404   404        403       403      403
complaint_carry_out   404      404        404   404        403       403      403
complaint_close       404      404        404   404        403       403      403
complaint_ask_review  404      404        404   404        403       403      403
complaint_review      403      403        403   403        200       403      403
"""
# A step takes place with an empty POST where it asks for nothing; then one is led on.
LEADS_ON = {("complaint_give_back", "officer"), ("complaint_give_back", "colleague")}
ROWS = rows_of(TABLE)
for name, who in LEADS_ON:
    ROWS[name][who] = "200/302"
MATRIX = Matrix(ROWS, outsiders=("coordinator", "analyst", "own", "administrator", "ended", "nobody"))


class OneOfEach(World):
    """A complaint with the body, one that came in, and one in review."""

    def __init__(self):
        super().__init__()
        body, other, court = (
            worlds.body("Agjencia", "agency"),
            worlds.body("Policia", "police"),
            worlds.body("Gjykata", "court"),
        )
        officers = ("officer", "colleague", "part", "decider")
        self.people |= {name: worlds.user("redress_officer", body) for name in officers}
        self.people |= {
            "elsewhere": worlds.user("redress_officer", other),
            "reviewer": worlds.user("independent_reviewer", court),
            "protection": worlds.user("data_protection_officer", self.centre),
        }
        officer, decider = (actor_of(self.people[name]) for name in ("officer", "decider"))
        admitted = {name: made.receive("other") for name in ("with_body", "review")}
        for complaint, _code in admitted.values():
            services.complaint_admit(actor=officer, complaint=complaint, body=body)
        taken = services.complaint_take(actor=officer, complaint=admitted["with_body"][0])
        Hand.objects.create(complaint=taken, part="took_part", user=self.people["part"])
        review, code = admitted["review"]
        services.complaint_take(actor=decider, complaint=review)
        services.complaint_decide(
            actor=decider, complaint=review, outcome="not_upheld", effect="nothing", reasons="Sepse."
        )
        services.review_ask(code=code, text="Përsëri.")
        received, _code = made.receive("identity")
        self.ids = {"complaint": taken.pk, "received": received.pk, "review": review.pk}

    def inside(self, ids, inner):
        other = {"complaint_admit": "received", "complaint_review": "review"}
        return {name: {"pk": ids[other.get(name, "complaint")]} for name in MATRIX.rows if name != "complaints"}


@pytest.fixture(scope="module", autouse=True)
def keys(tmp_path_factory):
    place = tmp_path_factory.mktemp("keys")
    with (
        override_settings(ZOTIM_KEYS=place, ZOTIM_KEK_FILE=place / "kek", ZOTIM_TOMBSTONES=place / "tombstones"),
        made.desk(),
    ):
        yield


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    found = {one.name for one in _addresses(get_resolver()) if str(one.pattern).startswith("complaints/")}
    assert found == set(MATRIX.rows)


def _addresses(resolver):
    for one in resolver.url_patterns:
        yield from _addresses(one) if hasattr(one, "url_patterns") else (one,)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["part", "elsewhere"])
def test_a_complaint_that_is_hidden_is_as_one_that_doesnt_exist(world, who):
    assert not MATRIX.told_apart(world, who)


def test_every_look_leaves_an_event(world):
    assert not world.traceless("auditor", ("complaints", "complaint"))


def test_the_world_has_one_of_each(world):
    assert {Complaint.objects.get(pk=key).state for key in world.ids.values()} == {"with_body", "received", "review"}
