"""Rules of the house that no other tool looks at."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
SOURCE = sorted(path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted((ROOT / "src").rglob("templates/**/*.html"))


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_file_holds_one_idea():
    """Past about 400 lines a file becomes a package."""
    assert not [ids(path) for path in SOURCE if len(path.read_text(encoding="utf-8").splitlines()) > 420]


def test_nothing_is_called_utils_and_nothing_is_imported_by_star():
    assert not [ids(path) for path in SOURCE if path.stem in ("utils", "helpers", "common", "misc")]
    assert not [ids(path) for path in SOURCE if re.search(r"^from .* import \*", path.read_text("utf-8"), re.MULTILINE)]


def test_what_asks_once_is_asked_in_one_place():
    named = [ids(path) for path in SOURCE if "ui/confirm.html" in path.read_text(encoding="utf-8")]
    assert named == ["src/zotim/core/ui/pages.py"]


def test_the_django_admin_isnt_here():
    assert not [ids(path) for path in SOURCE if "django.contrib.admin" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_a_template_has_no_script_style_or_handler_of_its_own_and_escapes(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script\b(?![^>]*\b(?:src=|type=.application/json))", text)
    # A form's help text is the code's own words, never somebody's input.
    assert not re.search(r"(?<!help_text)\|\s*safe\b|autoescape off", text)
