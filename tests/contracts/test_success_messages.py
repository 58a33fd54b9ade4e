"""Whoever has done something is told so: no page that takes something in leads on in silence."""

import ast
import importlib
import inspect
import pkgutil

import pytest

import zotim

pytestmark = pytest.mark.once

SPEAK_OTHERWISE = {
    "zotim.demo.views.sign_in": "the home page greets whom one signed in as",
}


def view_modules():
    for found in pkgutil.walk_packages(zotim.__path__, "zotim."):
        if found.name.endswith(".views") or ".views." in found.name:
            yield importlib.import_module(found.name)


def functions(module):
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def reached(name, known):
    """A function and all of its module that it names, as source."""
    seen, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one in known and one not in seen:
            seen.add(one)
            waiting += [node.id for node in ast.walk(known[one]) if isinstance(node, ast.Name)]
    return "\n".join(ast.unparse(known[one]) for one in seen)


def silent(module):
    known = functions(module)
    for name, node in known.items():
        if not node.decorator_list:
            continue
        source = reached(name, known)
        takes = "method == 'POST'" in source or "method != 'POST'" in source
        if takes and "redirect(" in source and "messages." not in source:
            yield f"{module.__name__}.{name}"


def test_every_page_that_takes_something_in_and_leads_on_says_what_was_done():
    found = {name for module in view_modules() for name in silent(module)}
    assert found == set(SPEAK_OTHERWISE)


def test_the_check_sees_a_silent_page():
    page = "@page\ndef {name}(asked):\n    if asked.method == 'POST':\n        {does}()\n        return redirect('')\n"
    say = "def say():\n    messages.success(request, 'done')\n"
    known = ast.parse(page.format(name="quiet", does="work") + page.format(name="told", does="say") + say)
    names = {node.name: node for node in known.body}
    assert "messages." not in reached("quiet", names)
    assert "messages." in reached("told", names)
