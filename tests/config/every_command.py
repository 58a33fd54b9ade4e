"""Calls every command of ``zotim`` in one process, with something plain for each argument, and prints how each ended.

A line each: the command, its exit code, whether an exception got out, and what it said, as JSON. Run with a database
that can't be used; those in NO_DATABASE do their work without one.
"""

import json
import sys

from typer.main import get_command
from typer.testing import CliRunner

from zotim.__main__ import GROUPS, _load, app

NO_DATABASE = {
    "demo", "iati check", "read", "keys backup", "keys restore", "keys replay", "figures key", "names match",
    "names explain", "names convert", "screen", "warm",
}  # fmt: skip
PLAIN = "00000000-0000-7000-8000-000000000000"
"""Goes for an id, a name, and a file that isn't there."""

WANTED = {
    "administrator": ["somebody@zotim.example"],
    "figures export": ["--period", "2026Q1", "--out", "figures.json"],
    "figures import": [__file__],
    "content account": ["2026"],
    "register load": ["obligations"],
    "register export": ["library.json"],
}
"""What the others don't take for granted: a mail address, a file that is there, or a name with an ending."""


def leaves():
    """Each command as the words that one types, and its parameters."""
    for name in get_command(app).list_commands(None):
        if name not in GROUPS:
            yield [name], []
            continue
        yield from within([name], _load(name, GROUPS[name]))


def within(words, command):
    """A command, or those of a group, however deep."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield words, command.params
        return
    for name, found in inner.items():
        yield from within([*words, name], found)


def filled(parameters):
    """The least that a command asks for."""
    for parameter in parameters:
        if parameter.required:
            yield from [PLAIN] if parameter.param_type_name == "argument" else [parameter.opts[0], PLAIN]


def main() -> None:
    for words, parameters in sorted(leaves(), key=lambda leaf: leaf[0] == ["migrate"]):  # it makes the database usable
        if " ".join(words) in NO_DATABASE:
            continue
        done = CliRunner().invoke(app, [*words, *WANTED.get(" ".join(words), filled(parameters))])
        broke = done.exception if not isinstance(done.exception, SystemExit) else None
        print(json.dumps([" ".join(words), done.exit_code, broke and repr(broke), done.output]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
