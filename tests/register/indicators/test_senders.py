"""Figures of another installation: a key takes two people and a telephone, and what isn't right is refused whole."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from tests.indicators import Q1, Q2, Sender, content, figure, later, text
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.keys import fingerprint
from zotim.core.audit.models import Event
from zotim.core.figures.registry import Period, Shape
from zotim.core.figures.signed import write
from zotim.core.states.machine import WrongState
from zotim.register.indicators import selectors
from zotim.register.indicators.models import FigureFile, ReceivedFigure
from zotim.register.indicators.services import senders, values
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db


@pytest.fixture
def fia(world):
    world.fia = Sender()
    world.sender = world.fia.confirmed(world.analyst, world.coordinator, world.other)
    return world


def take(world, data):
    return senders.figures_take_in(actor=world.coordinator, data=data)


def refused(world, data, why):
    before = FigureFile.objects.count(), ReceivedFigure.objects.count()
    with pytest.raises(Unfit, match=why):
        take(world, data)
    assert (FigureFile.objects.count(), ReceivedFigure.objects.count()) == before
    assert Event.objects.filter(verb="register.figurefile.refused", outcome="failed").exists()


# The key


def test_who_entered_a_key_doesnt_confirm_it(world):
    key = Sender()
    made = key.entered(world.analyst, world.other)
    with pytest.raises(NeedsAnotherPerson):
        senders.sender_confirm(
            actor=world.analyst, sender=made, confirmed=True, heard=fingerprint(key.key.public_key())
        )


@pytest.mark.parametrize("heard", ["", "0" * 64, "short"])
def test_another_fingerprint_than_the_one_entered_confirms_nothing(world, heard):
    made = Sender().entered(world.analyst, world.other)
    with pytest.raises(Unfit, match="fingerprint"):
        senders.sender_confirm(actor=world.coordinator, sender=made, confirmed=True, heard=heard)
    made.refresh_from_db()
    assert made.state == "proposed"


def test_half_of_the_fingerprint_in_groups_is_enough_and_less_isnt(world):
    made = Sender().entered(world.analyst, world.other)
    digits = made.fingerprint
    with pytest.raises(Unfit):
        senders.sender_confirm(actor=world.coordinator, sender=made, confirmed=True, heard=digits[:28])
    heard = " ".join(digits[at : at + 4] for at in range(0, 32, 4)).upper()
    assert (
        senders.sender_confirm(actor=world.coordinator, sender=made, confirmed=True, heard=heard).state == "confirmed"
    )


def test_a_key_is_entered_once_and_a_revoked_one_doesnt_come_back(fia):
    senders.sender_revoke(actor=fia.analyst, sender=fia.sender, reason="Lost")
    with pytest.raises(Unfit, match="entered already"):
        fia.fia.entered(fia.coordinator, fia.other)
    with pytest.raises(WrongState):
        senders.sender_revoke(actor=fia.analyst, sender=fia.sender, reason="Again")
    with pytest.raises(DatabaseError), transaction.atomic():
        type(fia.sender).objects.filter(pk=fia.sender.pk).update(state="confirmed")


@pytest.mark.parametrize("key", ["x", "ab" * 31, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"])
def test_what_is_no_key_is_refused(world, key):
    with pytest.raises(Unfit, match="zotim figures key"):
        senders.sender_add(
            actor=world.analyst, body=world.other, origin="zotim/FIA", key=key, frequency="quarter",
            ceiling=Classification.INTERNAL,
        )  # fmt: skip


def test_a_focal_point_enters_no_key_and_takes_in_no_file(fia):
    with pytest.raises(Denied):
        Sender().entered(fia.focal, fia.other)
    with pytest.raises(Denied):
        senders.figures_take_in(actor=fia.focal, data=fia.fia.file())


# Files


def test_a_file_of_a_confirmed_sender_is_taken_in(fia):
    taken = take(fia, fia.fia.file())
    assert (taken.added, taken.same, taken.corrected) == (1, 0, 0)
    one = ReceivedFigure.objects.get()
    assert (one.code, one.low, str(one.definition)) == ("fia.orders", 12, "Orders to freeze, carried out")
    assert FigureFile.objects.get().content.encode() == fia.fia.file()


def test_a_key_that_is_unknown_not_confirmed_returned_or_revoked_is_refused(fia):
    refused(fia, Sender().file(), "nobody has confirmed")
    waiting, back = Sender(), Sender()
    waiting.entered(fia.analyst, fia.other, origin="zotim/NEW")
    refused(fia, waiting.file(origin="zotim/NEW"), "nobody has confirmed")
    made = back.entered(fia.analyst, fia.other)
    senders.sender_confirm(actor=fia.coordinator, sender=made, confirmed=False, comment="Nobody answered")
    refused(fia, back.file(), "nobody has confirmed")
    senders.sender_revoke(actor=fia.analyst, sender=fia.sender, reason="Lost")
    refused(fia, fia.fia.file(), "revoked")


def test_a_file_that_names_a_key_that_didnt_sign_it_is_refused(fia):
    other = Sender().file()
    known = fingerprint(fia.fia.key.public_key()).encode()
    forged = other.replace(other[other.index(b'"key":"') + 7 :][:64], known)
    refused(fia, forged, "signature doesn't fit")


def test_an_altered_number_is_refused(fia):
    refused(fia, fia.fia.file().replace(b'"12","12"', b'"13","13"'), "signature doesn't fit")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"origin": "zotim/MOI"}, "comes from zotim/MOI"),
        ({"period": Period.year(2025)}, "isn't one that was agreed"),
        ({"period": Period(Q1.first, Q2.last)}, "isn't one that was agreed"),
        ({"classification": Classification.RESTRICTED}, "marked higher than what is taken from this sender"),
    ],
)
def test_another_origin_shape_or_mark_is_refused(fia, more, why):
    refused(fia, fia.fia.file(**more), why)


def test_a_mark_above_the_ceiling_of_the_installation_is_refused(fia, settings):
    settings.ZOTIM_CEILING = Classification.PUBLIC
    refused(fia, fia.fia.file(), "marked higher than it may hold")


def test_everything_wrong_is_named_at_once(fia):
    with pytest.raises(Unfit) as caught:
        take(fia, fia.fia.file(origin="zotim/MOI", period=Period.year(2025)))
    assert "zotim/MOI" in caught.value.message
    assert "agreed" in caught.value.message


def test_the_same_file_or_an_older_one_over_a_newer_is_refused(fia):
    newer = write(later(content(), 2), fia.fia.key)
    take(fia, newer)
    refused(fia, newer, "taken in already")
    refused(fia, write(later(content(), 1), fia.fia.key), "newer file")
    take(fia, write(later(content(), 1, period=Q1), fia.fia.key))  # another period has its own order


def test_an_older_file_under_a_new_key_of_the_same_installation_is_refused_too(fia):
    take(fia, write(later(content(), 2), fia.fia.key))
    new = Sender()
    new.confirmed(fia.analyst, fia.coordinator, fia.other)
    refused(fia, write(later(content(), 1), new.key), "newer file")
    refused(fia, write(later(content(figure(low=9, high=9)), 3), new.key), "doesn't name that as a correction")


def test_a_figure_with_another_number_has_to_name_what_it_corrects(fia):
    take(fia, fia.fia.file())
    other = figure(low=14, high=14)
    refused(fia, write(later(content(other), 1), fia.fia.key), "was 12 and is now 14")
    wrong = replace(other, was=(Decimal(11), Decimal(11)), why="Counted anew")
    refused(fia, write(later(content(wrong), 1), fia.fia.key), "corrects 11")
    right = replace(other, was=(Decimal(12), Decimal(12)), why="Counted anew")
    taken = take(fia, write(later(content(right), 1), fia.fia.key))
    assert (taken.added, taken.corrected) == (0, 1)
    now = selectors.figures_on_record().get()
    assert (now.low, now.reason, now.corrects.low) == (14, "Counted anew", 12)


def test_what_corrects_a_number_that_isnt_here_is_refused(fia):
    refused(fia, fia.fia.file(figure(was=(Decimal(1), Decimal(1)), why="x")), "isn't here")


@pytest.mark.parametrize(("low", "high"), [(13, 13), (0, 4), (5, 14)])
def test_a_number_about_people_that_is_no_band_is_refused(fia, low, high):
    refused(fia, fia.fia.file(figure(low=low, high=high, personal=True)), "isn't told as a band")


def test_what_came_becomes_a_value_like_an_own_figure(fia):
    take(fia, fia.fia.file(figure(), figure("fia.people", 20, 29, personal=True)))
    one = fia.indicator(body=fia.centre)
    offer = next(offer for offer in selectors.offers(fia.analyst, one, Q2) if offer.received)
    value = values.value_take(actor=fia.analyst, indicator=one, period=Q2, key=offer.key)
    values.value_decide(actor=fia.coordinator, value=value, accepted=True)
    assert (value.low, value.source) == (12, "zotim/FIA · fia.orders")
    people = fia.indicator(body=fia.centre, about_people=True)
    assert [offer.high for offer in selectors.offers(fia.analyst, people, Q2) if offer.received] == [29]


def test_nothing_is_taken_from_what_came_under_a_key_that_was_revoked_or_tells_nothing(fia):
    take(fia, fia.fia.file(replace(figure("fia.ratio", shape=Shape.RATIO), span=None), figure("fia.z")))
    ratio, one = fia.indicator(kind="ratio", body=fia.centre), fia.indicator(body=fia.centre)
    assert selectors.offers(fia.analyst, ratio, Q2) == []
    assert [offer for offer in selectors.offers(fia.analyst, one, Q2) if offer.received]
    senders.sender_revoke(actor=fia.analyst, sender=fia.sender, reason="Lost")
    assert not [offer for offer in selectors.offers(fia.analyst, one, Q2) if offer.received]


def test_the_database_keeps_files_and_figures_as_they_came(fia):
    take(fia, fia.fia.file())
    for rows in (FigureFile.objects.all(), ReceivedFigure.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        ReceivedFigure.objects.update(label=text("x"))
