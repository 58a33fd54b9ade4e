"""The log ends too: old events go on a certificate, their seals stay, and verify tells the two from tampering."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from zotim.core.audit import services
from zotim.core.audit.models import DISPOSED, Disposal, Event, Seal
from zotim.core.audit.verify import Kind, verify

pytestmark = pytest.mark.django_db


def dispose(who, upto=None):
    return services.dispose(actor=who, upto=upto or timezone.now(), certificate="certificate-1")


def test_old_events_go_their_seals_stay_and_the_log_verifies_as_disposed(log, who):
    log(7)
    assert dispose(who) == 7
    assert Seal.objects.count() == 7
    assert Event.objects.get().verb == DISPOSED
    services.seal()
    result = verify()
    assert (result.ok, result.disposed, result.sealed) == (True, 7, 8)
    assert "7 events were disposed of" in str(result)


def test_what_is_younger_than_the_rule_stays(log, who):
    log(3)
    border = timezone.now()
    log(4)
    assert dispose(who, border) == 3
    assert dispose(who, border) == 0
    assert dispose(who) == 4
    assert list(Disposal.objects.values_list("first_number", "upto_number")) == [(1, 3), (4, 7)]
    assert verify().ok


def test_what_is_not_sealed_yet_is_not_disposed_of(log, who):
    log(3, seal=False)
    assert dispose(who) == 0
    assert Event.objects.count() == 3


def test_the_word_of_an_earlier_disposal_is_never_disposed_of(log, who):
    log(3)
    dispose(who)
    log(2)
    assert dispose(who) == 2
    services.seal()
    assert Event.objects.filter(verb=DISPOSED).count() == 2
    result = verify()
    assert (result.ok, result.disposed) == (True, 5)
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        Event.objects.all().delete()


def test_the_database_lets_go_of_nothing_but_what_the_disposal_covers(log, who):
    log(3)
    border = timezone.now()
    log(2)
    dispose(who, border)
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        Event.objects.exclude(verb=DISPOSED).delete()
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        Seal.objects.filter(number=1).delete()


def test_a_disposal_of_which_the_chain_knows_nothing_covers_nothing(log, who):
    log(5)
    forged = Disposal(first_number=2, upto_number=4, certificate="none", at=timezone.now() - timedelta(days=9))
    forged.event_id = Event.objects.first().pk
    forged.save()
    Event.objects.filter(id__in=Seal.objects.filter(number=3).values("event_id")).delete()
    problem = verify().problem
    assert (problem.kind, problem.number) == (Kind.MISSING_EVENT, 3)


def test_an_edit_before_the_disposal_does_not_hide_behind_it(log, who, tamper):
    log(5)
    dispose(who)
    tamper(("UPDATE audit_seal SET digest = %s WHERE number = 3", ["f" * 64]))
    problem = verify().problem
    assert (problem.kind, problem.number) == (Kind.ALTERED_SEAL, 3)
