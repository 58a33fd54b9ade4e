"""Who gets what answer at the addresses of templates and hearings: the table is written by hand and asks no policy."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, call, names_under, rows_of, world_of
from zotim.core.access.actor import actor_of
from zotim.register.reports.services.hearings import Said, comments_keep
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification, Language

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of the body that is heard; the one of another body. A second number is the answer to POST
# with nothing in it, where that differs.
TABLE = """
address              coordinator  analyst  own      other
report_templates     200          200      403      403
report_template_add  200          403      403      403
report_template      200          200      403      403
hearings             200          200      200      200
hearing              200          200      200      404
hearing_close        200/409      200/409  403      403
comment_take_back    404          404      302      404
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("ended", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A report that is out for comment by one body, which has a draft."""

    def __init__(self):
        super().__init__()
        self.ids, self.others = self.records(self.lead), self.records(worlds.body("C"))

    def records(self, lead):
        analyst = actor_of(self.people["analyst"])
        commitment = worlds.commitment(analyst, lead)
        report = report_make(
            actor=analyst, title=commitment.title, moment=timezone.now(), classification=Classification.PUBLIC,
            heard_until=timezone.localdate() + timedelta(days=9),
        )  # fmt: skip
        hearing = report.hearings.get(organisation=lead)
        focal = actor_of(worlds.user("focal_point", lead))
        said = {hearing.sentences[0]["id"]: Said("dissent", "Jo.")}
        comments_keep(actor=focal, hearing=hearing, said=said, language=Language.ALBANIAN, give=False)
        return {"hearing": hearing.pk, "comment": hearing.comments.get().pk}

    def inside(self, ids, inner):
        return {
            "report_template": {"key": "public"},
            "hearing": {"pk": ids["hearing"]},
            "hearing_close": {"pk": ids["hearing"]},
            "comment_take_back": {"pk": ids["hearing"], "comment": inner["comment"]},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert names_under("hearings/", "reports/templates/") == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_comment_of_another_hearing_is_not_found(world, method):
    assert call(world.browser("own"), method, world.url("comment_take_back", nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, without=("comment_take_back",))


def test_every_look_leaves_an_event(world):
    assert not world.traceless("coordinator", ("report_templates", "report_template", "hearings", "hearing"))


def test_a_body_reads_the_sentences_about_it_and_nothing_else_of_the_report(world):
    client = world.browser("own")
    with transaction.atomic():
        page = client.get(world.url("hearing")).content.decode()
        assert "Jo." in page
        assert "/register/reports/" not in page
        transaction.set_rollback(True)
