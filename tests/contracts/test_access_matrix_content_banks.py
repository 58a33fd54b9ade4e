"""Who gets what answer at the addresses of banks and protected sources: written by hand, asks no policy."""

import pytest
from django.urls import get_resolver

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.content import banksly
from zotim.core.access.actor import actor_of
from zotim.desks.content.banks import urls
from zotim.desks.content.banks.models import BankImport
from zotim.desks.content.banks.services import bank_ask, entry_propose
from zotim.desks.content.banks.sources import source_add

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# A curator who proposed; another one; who reads items; who approves; the adviser; who keeps law and platforms; who gets
# what was referred to a counselling service.
TABLE = """
address               curator  second   officer  approver  adviser  keeper  protection
banks                 200      200      200      200       200      403     403
bank_add              200      200      403      403       403      403     403
banks_try             200      200      403      403       403      403     403
bank                  200      200      200      200       200      403     403
bank_change           200      200      403      403       403      403     403
bank_ask              200      200      403      403       403      403     403
bank_change_decide    200      200      403      403       403      403     403
entry_propose         200      200      200      200       403      403     403
entry                 200      200      200      200       200      403     403
entry_picture         404      404      404      404       404      403     403
entry_decide          200      200      403      403       403      403     403
entry_withdraw        302      302      403      403       403      403     403
bank_import_take      200      200      403      403       403      403     403
bank_import           200      200      200      200       200      403     403
bank_import_decide    200      200      403      403       403      403     403
bank_import_withdraw  302      302      403      403       403      403     403
protected_sources     200      200      200      200       200      403     403
protected_source      200      200      200      200       200      403     403
protected_source_add  200      200      403      403       403      403     403
protected_source_end  200      200      403      403       403      403     403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("coordinator", "own", "auditor", "administrator", "nobody"))
OF_A_BANK = ("bank", "bank_change", "bank_ask", "entry_propose", "bank_import_take")
OF_AN_ENTRY = ("entry", "entry_picture", "entry_decide", "entry_withdraw")
OF_AN_IMPORT = ("bank_import", "bank_import_decide", "bank_import_withdraw")
OF_A_SOURCE = ("protected_source", "protected_source_end")


class OneOfEach(World):
    """A bank that protects, with a change that waits, a proposed entry, a file that waits, a protected source."""

    def __init__(self):
        super().__init__()
        roles = {
            "curator": "bank_curator", "second": "bank_curator", "officer": "referral_officer",
            "approver": "referral_approver", "adviser": "content_adviser", "keeper": "content_keeper",
            "protection": "protection_officer",
        }  # fmt: skip
        self.people |= {name: worlds.user(role) for name, role in roles.items()}
        curator = actor_of(self.people["curator"])
        bank = banksly.bank(kind="protected")
        entry = entry_propose(actor=curator, bank=bank, kind="pdq", value=banksly.digest(1))
        taken = BankImport.objects.create(
            reference="ZOT-AAAA-B1", bank=bank, name="a.csv", kind="pdq", sha256="0" * 64, size=1,
            taken_by_id=curator.user_id,
        )  # fmt: skip
        BankImport.objects.update(state="proposed")
        self.ids = {
            "bank": bank.pk, "entry": entry.pk, "import": taken.pk,
            "change": bank_ask(actor=curator, bank=bank, enabled=False, distance=31, reason="x").pk,
            "source": source_add(actor=curator, place="gazeta.example", kind="press", note="x").pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            **{name: {"pk": ids["bank"]} for name in OF_A_BANK},
            **{name: {"pk": ids["entry"]} for name in OF_AN_ENTRY},
            **{name: {"pk": ids["import"]} for name in OF_AN_IMPORT},
            **{name: {"pk": ids["source"]} for name in OF_A_SOURCE},
            "bank_change_decide": {"pk": ids["change"]},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urls.urlpatterns} == set(MATRIX.rows)
    assert any(str(one.pattern) == "content/" for one in get_resolver().url_patterns)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_every_look_leaves_an_event(world):
    pages = ("banks", "bank", "entry", "bank_import", "protected_sources", "protected_source")
    assert not world.traceless("officer", pages)
