"""Whoever chooses a record of which there may be many types for it; a list to choose from is short by its nature."""

import ast
from pathlib import Path

import pytest

import zotim
from zotim.core.search.choosing import CHOOSABLE, NO_RECORD, Choice
from zotim.core.ui.choosing import RecordField

pytestmark = pytest.mark.once
SOURCE = Path(zotim.__file__).parent

SHORT = {
    "Organisation": "the bodies of one state",
    "Forum": "the groups abroad in which one state sits",
    "LegalBasis": "the articles by which one state lists people",
    "Platform": "the platforms to which one state sends something",
    "Bank": "the banks of fingerprints of one desk",
    "User": "the readers of one desk",
    "Conference": "the conferences that are still to come",
    "ReportFile": "the files of one report: a language and a format each",
}
"""What may stand in a list to choose from, because it stays short while the register grows."""

PARTS = {
    "desks/reintegration/bases/forms.py": "who acts for one child today",
    "desks/reintegration/closing/forms.py": "who acts for one child today",
    "desks/reintegration/plans/forms.py": "the needs of one case",
    "desks/reintegration/conferences/forms.py": "the goals of one draft",
    "core/ui/forms.py": "languages",
    "register/data_calls/forms/answers.py": "the records of one answer, the answers to one question",
    "register/data_calls/forms/calls.py": "the questions of one questionnaire",
}
"""Where choices are made of rows: parts of one record, all of which are looked at together."""


def trees():
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text())


def model_of(call: ast.Call) -> str:
    """The name with which the rows of a field begin: ``Organisation`` of ``Organisation.objects.none()``."""
    rows = call.args[0] if call.args else next(one.value for one in call.keywords if one.arg == "queryset")
    while isinstance(rows, ast.Call | ast.Attribute):
        rows = rows.func if isinstance(rows, ast.Call) else rows.value
    return rows.id if isinstance(rows, ast.Name) else ast.dump(rows)


def calls(tree: ast.AST, *names: str):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names:
                yield node


def test_no_form_lists_records_of_which_there_may_be_many():
    found = {
        f"{path}:{call.lineno} {model_of(call)}"
        for path, tree in trees()
        for call in calls(tree, "ModelChoiceField", "ModelMultipleChoiceField")
        if model_of(call) not in SHORT
    }
    assert found == set(), "use RecordField or RecordsField (zotim.core.ui.choosing)"


def test_no_form_makes_a_list_of_keys_by_hand():
    def makes(node: ast.AST) -> bool:
        """Whether it is a list of pairs that begin with somebody's key."""
        pair = getattr(node, "elt", None)
        first = ast.dump(pair.elts[0]) if isinstance(pair, ast.Tuple) else ""
        return "attr='pk'" in first or "Constant(value='id')" in first

    found = {
        path
        for path, tree in trees()
        if "forms" in path and any(makes(node) for node in ast.walk(tree) if isinstance(node, ast.ListComp))
    }
    assert found <= PARTS.keys()


def test_no_page_holds_a_list_of_records_for_the_browser_to_narrow():
    pages = {path.name for path in SOURCE.rglob("*.html") if "<datalist" in path.read_text()}
    assert pages == set()


def test_each_field_chooses_among_what_is_entered_and_all_that_is_entered_is_chosen():
    fields = [call for _path, tree in trees() for call in calls(tree, "RecordField", "RecordsField", "HeldField")]
    asked = {call.args[0].value for call in fields if call.args}
    assert asked == set(CHOOSABLE)
    assert RecordField("register.commitment").among in CHOOSABLE


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(CHOOSABLE))
def test_nobody_without_a_role_has_anything_to_choose(name):
    from tests import worlds
    from zotim.core.access.actor import actor_of

    by = worlds.actor("analyst")
    worlds.commitment(by, worlds.body())
    choice = Choice(CHOOSABLE[name], actor_of(worlds.user()), NO_RECORD)
    assert choice.few == []
    assert choice.fitting("a", 5) == []
