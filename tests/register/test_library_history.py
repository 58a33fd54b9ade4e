"""The histories of laws, obligations and provisions: each version says what changed, who did it, when and why."""

from datetime import date

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests import worlds
from tests.register import library as made
from zotim import __version__
from zotim.core.access.actor import actor_of
from zotim.core.audit.services import System
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.history import happenings
from zotim.register.selectors import library
from zotim.register.views.obligations import ObligationForm

pytestmark = pytest.mark.django_db


class World:
    """An analyst and a coordinator of the centre, and a focal point, over one law and one obligation."""

    def __init__(self):
        worlds.demo_installation()
        users = {"analyst": worlds.user("analyst"), "coordinator": worlds.user("coordinator")}
        users["focal"] = worlds.user("focal_point", worlds.body("Ministria"))
        self.names = {who: str(user) for who, user in users.items()}
        self.analyst, self.coordinator, self.focal = (actor_of(user) for user in users.values())
        self.resolution = made.instrument(self.analyst)
        self.obligation = made.obligation(self.analyst, self.resolution)

    def of_obligation(self, actor):
        one = library.obligation(actor, self.obligation.pk)
        return happenings(actor, one, library.all_about(actor, one), timezone.now())

    def of_instrument(self, actor, one):
        return happenings(actor, one, library.all_of(actor, one), timezone.now())

    def change(self, **fields):
        one = self.obligation
        names = ("kind", "force", "line_of_effort", "also", "bearer", "report_to", "report_months", "report_from",
                 "source", "note")  # fmt: skip
        kept = {name: getattr(one, name) for name in names}
        number = one.provision.number if one.provision else ""
        services.obligation_change(
            actor=self.analyst, obligation=one, summary=one.summary, **{"number": number, **kept, **fields}
        )


@pytest.fixture
def world():
    return World()


def told(one):
    return [f"{change.field}: {change.before} → {change.after}" for change in one.changes]


def test_a_change_of_an_obligation_names_each_field_in_words_with_who_and_why(world):
    world.change(bearer="states", report_to="CTC", report_months=6, why="The committee asked.")
    newest, *_older = world.of_obligation(world.coordinator)
    assert str(newest.what) == "Changed"
    assert (newest.who, newest.why) == (world.names["analyst"], "The committee asked.")
    assert told(newest) == [
        "Who owes it: – → all states",
        "To be reported on to: – → CTC",
        "Every how many months: – → 6",
    ]


def test_codes_stand_in_the_words_of_the_page(world):
    world.change(kind="urge", force="asked", line_of_effort="prevention")
    with override("sq"):
        lines = told(world.of_obligation(world.coordinator)[0])
    assert lines
    assert not [line for line in lines if "urge" in line or "asked" in line or "prevention" in line]


def test_a_verified_paragraph_says_who_showed_it_and_who_confirmed(world):
    document = made.official(world.analyst)
    shown = services.verification_propose(
        actor=world.analyst, obligation=world.obligation, number="1", document=document, passage=(0, 7)
    )
    services.verification_confirm(actor=world.coordinator, verification=shown, confirmed=True)
    world.obligation.refresh_from_db()
    services.verification_doubt(actor=world.analyst, obligation=world.obligation, reason="a corrigendum")
    lines = [(str(one.what), one.about, one.who) for one in world.of_obligation(world.coordinator)]
    assert ("Paragraph shown in the official text", "1", world.names["analyst"]) in lines
    assert ("Paragraph doubted", "a corrigendum", world.names["analyst"]) in lines
    assert world.names["coordinator"] in [who for _what, _about, who in lines]
    outside = [str(one.about) for one in world.of_obligation(world.focal)]
    assert "a corrigendum" not in outside  # why a paragraph is doubted stays at the centre


def test_a_link_that_was_taken_away_is_told_at_both_ends(world):
    other = made.obligation(world.analyst, made.instrument(world.analyst, symbol="S/RES/2 (2002)"))
    link = services.obligation_relate(
        actor=world.analyst, obligation=world.obligation, other=other, kind="narrows", note="funds only"
    )
    added = world.of_obligation(world.coordinator)[0]
    assert added.about == other.cited
    services.obligation_unrelate(actor=world.analyst, link=link)
    for one, far in ((world.obligation, other), (other, world.obligation)):
        newest = happenings(world.coordinator, one, library.all_about(world.coordinator, one), timezone.now())[0]
        assert (str(newest.what), newest.about) == ("Link to another obligation taken away", far.cited)


def test_a_law_tells_its_steps_with_what_tells_them_and_its_provisions_with_what_changed(world):
    law = services.instrument_add(
        actor=world.analyst, title=Translated.of("en", "An act"), symbol="Act 1", kind="law", issuer="Assembly",
        classification="public",
    )  # fmt: skip
    made_articles = [services.provision_add(actor=world.analyst, instrument=law, number=f"art. {n}") for n in (1, 2)]
    services.provision_change(
        actor=world.coordinator, provision=made_articles[0], commencement="on_day", commenced_on=date(2026, 1, 1),
        why="Gazette 3",
    )  # fmt: skip
    services.instrument_move(actor=world.coordinator, instrument=law, step="draft", on=date(2026, 2, 1), note="No. 7")
    step, changed, articles, first = world.of_instrument(world.coordinator, law)
    assert (step.why, step.who) == ("No. 7", world.names["coordinator"])
    assert (changed.about, changed.why) == ("art. 1", "Gazette 3")
    assert told(changed) == ["Begins to apply: not stated → on a day of its own", "On which day: – → 1 January 2026"]
    assert (str(articles.what), articles.about) == ("Provision put on record", "art. 1, art. 2")
    assert str(first.what) == "Put on record"


def test_a_reason_is_asked_for_where_something_is_corrected_and_not_where_it_is_added(world):
    assert "why" in ObligationForm.of(world.obligation).fields
    assert "why" not in ObligationForm().fields


def test_what_came_with_zotim_says_with_which_version_who_loaded_it_and_when(world):
    for name in services.PACKAGED:
        services.library_install(actor=System("command"), name=name)
    one = library.obligations(world.focal).get(key="cets-196-cets-217-council-of-europe-196-art-4")
    newest = happenings(world.focal, one, library.all_about(world.focal, one), timezone.now())
    said = f"from the library that came with version {__version__}, loaded by whoever runs the installation"
    assert {line.origin for line in newest} == {said}
    assert all(line.at.date() for line in newest)


def test_what_came_out_of_a_file_names_the_file_and_whoever_loaded_it(world):
    sheet = services.library_export(actor=world.coordinator, kind="csv").replace(b"Freeze funds", b"Freeze all funds")
    services.library_load(actor=world.coordinator, data=sheet, name="mine.csv")
    newest, first = world.of_obligation(world.focal)
    assert newest.origin == "from the file mine.csv"
    assert world.of_obligation(world.analyst)[0].who == world.names["coordinator"]
    assert first.origin == ""
