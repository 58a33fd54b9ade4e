"""Whatever the program can write into the log has words for people, and so has every kind of record."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

import zotim
from tests.contracts.test_pages import views
from zotim.core.access.policy import ACTIONS
from zotim.core.audit.models import Event
from zotim.core.clocks.services import VERB as CLOCK_VERBS
from zotim.core.sealing import texts
from zotim.core.states.machine import MACHINES
from zotim.core.ui.events import DONE, KINDS, SEEN, said

pytestmark = pytest.mark.once

SOURCES = sorted(path for path in Path(zotim.__file__).parent.rglob("*.py") if "migrations" not in path.parts)
A_VERB = re.compile(r"[a-z_]+(\.[a-z_]+)+")
# Calls of record() whose verb comes from elsewhere: a step of a machine, an action, a clock, a table of sealed texts.
# Those are asked below.
HANDED_ON = {
    "step.event", "taken.event", "transition.event", "ACTIONS[action].event", "denied.action", "error.action",
    "self._verb(request)", "self._of[type(row)].opened", 'f"clocks.run.{VERB[step]}"',
    "f\"{action.event.rpartition('.')[0]}.exported\" if exported else action.event",
}  # fmt: skip


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def calls():
    """Every call of ``record`` with the function around it and the verb that it is given."""
    for path in SOURCES:
        if "record(" not in path.read_text(encoding="utf-8"):
            continue
        tree = tree_of(path)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and len(node.args) > 1:
                    yield path, tree, function, node.args[1]


def constants(node):
    if isinstance(node, ast.Attribute) and ast.unparse(node.value).startswith("ACTIONS["):
        return {ACTIONS[name].event for name in constants(node.value)}
    return {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and A_VERB.fullmatch(one.value)
    }


def verbs_of(tree, function, verb):
    """The texts that *verb* may be: itself, what its name was given in the function or the module, or by a caller."""
    if found := constants(verb):
        return found
    if not isinstance(verb, ast.Name):
        return set()
    found = set()
    for scope in (function, tree):
        for node in ast.walk(scope):
            for target in node.targets if isinstance(node, ast.Assign) else ():
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                if verb.id in [getattr(name, "id", "") for name in names]:
                    found |= constants(node.value)
    if verb.id in [argument.arg for argument in function.args.args]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function.name:
                found |= constants(node)
    return found


def imported(path, verb):
    """What a name means in its module, when it was imported there."""
    module = ".".join(path.relative_to(Path(zotim.__file__).parent.parent).with_suffix("").parts)
    value = getattr(__import__(module, fromlist=["_"]), getattr(verb, "id", ""), None)
    return {value} if isinstance(value, str) else set()


@cache
def recorded():
    """Verbs in the calls of ``record``; the sources of those that can't be told."""
    found, unknown = set(), set()
    for path, tree, function, verb in calls():
        if ast.unparse(verb).replace("'", '"') in {text.replace("'", '"') for text in HANDED_ON}:
            continue
        texts = verbs_of(tree, function, verb) or imported(path, verb)
        found |= texts
        if not texts:
            unknown.add(f"{path.name}: {ast.unparse(verb)}")
    return found, unknown


def exported():
    """The verb under which a page's table leaves as a file: pages that call ``export``, by their actions."""
    for path in SOURCES:
        for function in ast.walk(tree_of(path)) if ".export(" in path.read_text(encoding="utf-8") else ():
            if not isinstance(function, ast.FunctionDef):
                continue
            exports = any(
                isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "export" for node in ast.walk(function)
            )
            pages = [
                decorator.args[0].value
                for decorator in function.decorator_list
                if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "page"
            ]
            for name in pages if exports else ():
                yield ACTIONS[name].event.rpartition(".")[0] + ".exported"


def test_each_verb_that_the_program_records_can_be_told_from_its_source():
    found, unknown = recorded()
    assert not unknown
    assert {
        "register.evidence.submitted",
        "retention.record.held",
        "people.session.locked",
        "audit.log.broken",
    } <= found


def test_each_verb_that_is_recorded_has_words():
    found = recorded()[0] | {step.event for machine in MACHINES.values() for step in machine.transitions}
    found |= {f"clocks.run.{verb}" for verb in CLOCK_VERBS.values()} | texts.VERBS
    assert sorted(found - DONE.keys() - SEEN.keys()) == []


@pytest.mark.parametrize("verb", ["register.call.split", "people.factor.reset"])
def test_a_refusal_of_an_action_that_has_its_events_name_isnt_told_as_done(verb):
    assert ACTIONS[verb].event == verb
    assert said(Event(verb=verb, outcome="denied")).startswith("was refused: ")
    assert said(Event(verb=verb, outcome="done")) == DONE[verb]


def test_a_table_that_leaves_as_a_file_has_words_for_that():
    verbs = set(exported())
    assert "register.commitments.exported" in verbs
    assert sorted(verbs - SEEN.keys()) == []


def test_no_words_are_kept_for_a_verb_that_nothing_records():
    known = (
        recorded()[0] | {step.event for machine in MACHINES.values() for step in machine.transitions} | set(exported())
    )
    known |= {action.event for action in ACTIONS.values()} | {f"clocks.run.{verb}" for verb in CLOCK_VERBS.values()}
    known |= {"access.page.opened", "access.page.unregistered"} | texts.VERBS
    assert sorted((DONE.keys() | SEEN.keys()) - known) == []


@pytest.mark.parametrize("outcome", Event.Outcome.values)
def test_no_event_of_any_action_shows_a_code(outcome):
    for action in ACTIONS.values():
        verb = action.name if outcome == "denied" else action.event
        if outcome != "done" or verb in DONE:
            assert not A_VERB.fullmatch(said(Event(verb=verb, outcome=outcome))), verb


def test_a_page_that_was_only_opened_is_never_told_as_done():
    event = Event(verb="register.document.added", outcome="viewed")
    assert said(event) == "opened the page “Put in a statement and have it read”"
    event.outcome = "done"
    assert said(event) == "put in a statement"


def test_a_verb_of_another_version_stays_a_code():
    assert said(Event(verb="old.thing.happened", outcome="done")) == "old.thing.happened"


def test_each_kind_of_record_has_a_word():
    # What an action is about where that is no record with a page of its own.
    no_records = {
        "people.administrator", "people.factor", "people.language", "people.password", "people.session",
        "oversight.log", "oversight.clock", "register.home", "register.figure", "search.all", "retention.rule",
        "register.library",
    }  # fmt: skip
    models = {model._meta.label_lower for model in apps.get_models() if model.__module__.startswith("zotim.")}
    acted_on = {action.name.rpartition(".")[0] for action in ACTIONS.values()} - no_records
    assert sorted((models | acted_on) - KINDS.keys()) == []


def test_each_kind_of_record_that_names_a_page_has_one():
    names = {pattern.name for pattern in views()}
    assert sorted(kind.page for kind in KINDS.values() if kind.page and kind.page not in names) == []
