"""What obliged entities were told, returned and answered goes when its time is over, with its key; not before."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, supervised
from zotim.core.guards.installing import drop, install
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.services import run_decide, run_propose
from zotim.desks.screening.agency.models import (
    ChangeLink,
    ChangeNotice,
    ChangeReturn,
    GoamlReport,
    NameAnswer,
    NameLink,
    NameRequest,
    ObligedEntity,
    ReturnedAsset,
)
from zotim.desks.screening.agency.services import entities, named, telling
from zotim.desks.screening.agency.services.returns import Line, return_give

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=4000)


def disposed(rule, as_worker):
    """How many records two people had disposed of, by the worker."""
    run = run_propose(actor=worlds.actor("records_officer"), rule=rule)
    run_decide(actor=worlds.actor("data_protection_officer"), run=run, approved=True)
    with as_worker():
        run_execute(run=run)
    return run.found


def aged(*rows):
    """Make *rows* as old as nothing is kept; what is only added to has to be let."""
    drop(connection)
    for one in rows:
        one.update(created_at=timezone.now() - LONG_AGO)
    install(connection)


def test_a_return_of_a_freeze_goes_with_its_key_and_then_its_notice(listed, officer, as_worker):
    for name in ("Banka", "Noteri"):
        supervised.entity(officer, name=name)
    supervised.announced(listed)
    frozen, nothing = ChangeNotice.objects.filter(change__version__number=2).order_by("entity__name")
    line = Line("2", "Llogari e trilluar")
    return_give(link=supervised.link(frozen, officer)[0], said_by="Ana", kind="freeze", lines=[line])
    return_give(link=supervised.link(nothing, officer)[0], said_by="Ben", kind="nil")
    aged(ChangeNotice.objects.all(), ChangeReturn.objects.all())
    others = ChangeNotice.objects.exclude(pk=frozen.pk).count()
    assert disposed("screening.change_notice.old", as_worker) == others
    assert ChangeNotice.objects.get() == frozen
    assert disposed("screening.change_return.freeze", as_worker) == 1
    assert not ReturnedAsset.objects.exists()
    assert disposed("screening.change_notice.old", as_worker) == 1
    assert not ChangeLink.objects.exists()


def test_a_request_goes_with_its_answers_and_a_report_with_its_file(officer, as_worker):
    bank = supervised.entity(officer)
    entities.entity_code_make(actor=officer, entity=bank)
    over, out = supervised.asked(officer, bank), supervised.asked(officer, bank)
    second = worlds.actor("finance_officer")
    for one in (over, out):
        supervised.let_out(second, one)
        named.name_link_make(
            actor=officer, answer=NameAnswer.objects.select_related("request", "entity").get(request=one)
        )
    named.request_close(actor=officer, request=over)
    NameRequest.objects.filter(pk=over.pk).update(over_at=timezone.now() - LONG_AGO)
    assert disposed("screening.name_request.over", as_worker) == 1
    assert NameRequest.objects.get() == out
    assert NameAnswer.objects.count() == NameLink.objects.count() == 1
    supervised.reported(officer)
    with made.everywhere():
        assert GoamlReport.objects.update(created_at=timezone.now() - LONG_AGO) == 1
    assert disposed("screening.goaml_report.old", as_worker) == 1
    with made.everywhere():
        assert not GoamlReport.objects.exists()


def test_an_entity_that_ended_goes_after_all_that_is_kept_of_it(listed, officer, as_worker):
    banks = [supervised.entity(officer, name=name) for name in ("Banka", "Noteri")]
    notice = supervised.announced(listed)
    for one in banks:
        entities.entity_end(actor=officer, entity=one, until=timezone.localdate())
    ObligedEntity.objects.update(since=timezone.localdate() - 2 * LONG_AGO, until=timezone.localdate() - LONG_AGO)
    ChangeNotice.objects.exclude(entity=notice.entity).delete()
    assert disposed("screening.obliged_entity.ended", as_worker) == 1
    assert ObligedEntity.objects.get() == notice.entity
    aged(ChangeNotice.objects.all())
    assert disposed("screening.change_notice.old", as_worker) == 1
    assert disposed("screening.obliged_entity.ended", as_worker) == 1
    assert not telling.changes_untold().exists()


def test_the_role_of_the_site_is_enough_for_what_comes_by_a_link(listed, officer, as_web_role):
    bank = supervised.entity(officer)
    code = entities.entity_code_make(actor=officer, entity=bank)
    notice = supervised.announced(listed)
    link, _secret = supervised.link(notice, officer)
    supervised.let_out(worlds.actor("finance_officer"), supervised.asked(officer, bank))
    asked, _secret = named.name_link_make(
        actor=officer, answer=NameAnswer.objects.select_related("request", "entity").get()
    )
    with as_web_role(), transaction.atomic():
        return_give(link=link, said_by="Ana", kind="freeze", lines=[Line("2", "Llogari e trilluar")])
        named.name_answer(link=asked, code=code, answer="no", said_by="Ana")
        supervised.reported(officer)
    with made.everywhere():
        assert GoamlReport.objects.get().alerts
