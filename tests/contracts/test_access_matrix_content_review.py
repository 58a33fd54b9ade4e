"""Who gets what answer at the queue's and readers' addresses: the table is written by hand and asks no policy."""

import pytest
from django.test import override_settings
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.content import made, reviewly
from zotim.core.access.actor import actor_of
from zotim.desks.content.review import urls
from zotim.desks.content.review.models import GoingOn, Sample
from zotim.desks.content.review.services import conflict_enter, conflict_say

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Two who read, the adviser; who has an interest in the items, and is kept from them; who keeps banks and law; who
# protects a child.
TABLE = """
address               officer  approver  adviser  kept     curator  keeper   protector
content_queue         200      200       200      200      403      403      403
content_next          302      302       302      302      403      403      403
content_languages     200/302  200/302   200/302  200/302  403      403      403
content_agreement     200      200       200      200      403      200      403
content_read          200      200       200      404      403      403      403
content_take          302      302       302/403  404      403      403      403
content_leave         302      302       302      404      403      403      403
content_uncover       302      302       302      404      403      403      403
content_cover         302      302       302      404      403      403      403
content_crisis        403      200/302   403      403      403      403      403
content_close         200      200       200      404      403      403      403
content_reopen        200      200       200      404      403      403      403
content_conflict_say  200      200       200      404      403      403      403
content_samples       200      200       403      200      403      403      403
content_sample        200      200       403      404      403      403      403
content_exposure      200      200       200      200      403      403      403
content_go_on         302      302       302      302      403      403      403
content_asked         200      200       200      200      403      403      403
content_asked_answer  302      302       302      302      403      403      403
content_conflicts     403      403       403      403      403      200      403
content_conflict_add  403      403       403      403      403      200      403
content_conflict      403      403       403      403      403      200      403
content_conflict_end  403      403       403      403      403      200/302  403
"""
MATRIX = Matrix(
    rows_of(TABLE), outsiders=("coordinator", "analyst", "own", "auditor", "administrator", "ended", "nobody")
)
OF_AN_ITEM = ("read", "take", "leave", "uncover", "cover", "crisis", "conflict_say")


class OneOfEach(World):
    """An open item, an agreed one, one of the sample; a reader who asks to go on; somebody who is kept from all."""

    def __init__(self):
        super().__init__()
        roles = {
            "officer": "referral_officer", "approver": "referral_approver", "adviser": "content_adviser",
            "kept": "referral_officer", "curator": "bank_curator", "keeper": "content_keeper",
            "protector": "protection_officer",
        }  # fmt: skip
        self.people |= {who: worlds.user(role) for who, role in roles.items()}
        item, agreed, closed = made.item(state="open"), reviewly.agreed(), made.item(state="open")
        with override_settings(ZOTIM_CONTENT_SAMPLE=100):
            reviewly.read(closed, said=reviewly.nothing())
        kept, keeper = actor_of(self.people["kept"]), actor_of(self.people["keeper"])
        for one in (item, closed):
            conflict_say(actor=kept, pk=one.pk, reason="E njoh.")
        conflict = conflict_enter(actor=keeper, reference=agreed.reference, person=kept.user_id, reason="E njeh.")
        asked = GoingOn.objects.create(reader=worlds.user("referral_officer"), day=timezone.localdate())
        self.ids = {
            "item": item.pk, "agreed": agreed.pk, "sample": Sample.objects.get().pk, "conflict": conflict.pk,
            "asked": asked.pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            **{f"content_{name}": {"pk": ids["item"]} for name in OF_AN_ITEM},
            "content_close": {"pk": ids["agreed"]}, "content_reopen": {"pk": ids["agreed"]},
            "content_sample": {"pk": ids["sample"]}, "content_asked_answer": {"pk": ids["asked"]},
            "content_conflict": {"pk": ids["conflict"]}, "content_conflict_end": {"pk": ids["conflict"]},
        }  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def keys(tmp_path_factory):
    place = tmp_path_factory.mktemp("keys")
    with override_settings(ZOTIM_KEYS=place, ZOTIM_KEK_FILE=place / "kek", ZOTIM_TOMBSTONES=place / "tombstones"):
        yield


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urls.urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_what_is_hidden_answers_as_what_isnt_there(world):
    assert not MATRIX.told_apart(world, "kept")


def test_every_look_leaves_an_event(world):
    looks = ("content_queue", "content_read", "content_samples", "content_sample", "content_exposure", "content_asked")
    assert not world.traceless("officer", looks)
    assert not world.traceless("keeper", ("content_conflicts", "content_conflict", "content_agreement"))
