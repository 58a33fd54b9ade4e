"""The reference pages, written from the code: `python -m tools.reference [--check]`.

Commands, settings, permissions, states and the data dictionary stand in docs/reference; a page that differs from the
code fails the check, so a command, setting or permission can't go undocumented.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "*Written by `python -m tools.reference` from the code; change it there.*\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    heads = list(heads)
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += [
        "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows
    ]
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Every command of ``zotim`` with its arguments and options."""
    import typer

    from zotim.__main__ import GROUPS, _load, app

    def describe(command: object, name: str) -> Iterable[str]:
        children = getattr(command, "commands", {})
        yield f"## `{name}`\n\n{(command.help or '').strip()}\n"  # type: ignore[attr-defined]
        rows = [
            (
                f"`{' '.join(p.opts)}`" if p.param_type_name == "option" else f"`{p.metavar or p.name}`",
                getattr(p, "help", "") or "",
            )
            for p in command.params  # type: ignore[attr-defined]
            if p.name != "help"
        ]
        if rows:
            yield table(("argument or option", "meaning"), rows)
        for child in sorted(children):
            yield from describe(children[child], f"{name} {child}")

    own = typer.main.get_command(app)
    parts = ["# Commands\n", NOTE]
    for name in sorted({*own.commands, *GROUPS}):  # type: ignore[attr-defined]
        command = own.commands[name] if name in own.commands else _load(name, GROUPS[name])  # type: ignore[attr-defined]
        parts += describe(command, f"zotim {name}")
    parts += ["## `python3 tasks.py`\n\nSee `python3 tasks.py --help`.\n"]
    return "\n".join(parts)


def settings() -> str:
    """The environment variables, from the table in the module that reads them."""
    from zotim.config import environment

    rows = re.findall(r"^\| (?!variable|---)(\S+) \| (.+?) \| (.+?) \|$", environment.__doc__ or "", re.MULTILINE)
    clean = [(f"`{a}`", b.replace("``", "`"), c.replace("``", "`")) for a, b, c in rows]
    return "\n".join(["# Settings\n", NOTE, table(("variable", "meaning", "default"), clean)])


def permissions() -> str:
    """Roles and actions: the table that the code runs."""
    from zotim.core.access.policy import ACTIONS, EVERYBODY, ROLES

    roles = [
        (f"`{r.code}`", r.label, "yes" if r.content else "no") for r in sorted(ROLES.values(), key=lambda r: r.code)
    ]
    actions = [
        (
            f"`{a.name}`",
            a.label,
            "everybody with a role" if a.roles == EVERYBODY else ", ".join(sorted(a.roles)),
            a.relation or "–",
            f"`{a.event}`",
        )
        for a in sorted(ACTIONS.values(), key=lambda a: a.name)
    ]
    return "\n".join(
        [
            "# Permissions\n",
            NOTE,
            "What stands in no table is denied.\n",
            "## Roles\n",
            table(("role", "name", "sees records, so needs a second factor"), roles),
            "## Actions\n",
            table(("action", "what it is", "roles", "in which relation", "event"), actions),
        ]
    )


def states() -> str:
    """Every state machine as its table."""
    from zotim.core.clocks.registry import VERBS
    from zotim.core.states.machine import MACHINES

    def clocks_of(event: str) -> str:
        return ", ".join(f"{step}s `{clock.code}`" for step, clock in VERBS.get(event, [])) or "–"

    parts = ["# States\n", NOTE, "The database refuses every move that stands in no table.\n"]
    for label, machine in sorted(MACHINES.items()):
        parts.append(f"## {label}\n")
        parts.append(table(("state", "name", "glyph"), [(f"`{s.code}`", s.label, s.glyph) for s in machine.states]))
        rows = [
            (f"`{r.source.code}`", f"`{r.target.code}`", r.step.label, r.step.requires or "–", clocks_of(r.step.event))
            for r in machine.as_table()
        ]
        parts.append(table(("from", "to", "step", "what must hold", "clocks"), rows))
    return "\n".join(parts)


def lengths() -> str:
    """Every clock and retention rule: how long, by which act; what ``ZOTIM_LENGTHS`` can set otherwise."""
    from zotim.core.clocks.registry import CLOCKS
    from zotim.core.retention.selectors import as_table

    def row(one: Any) -> tuple[object, ...]:
        return f"`{one.code}`", one.label, one.length, one.legal_source or "–", "yes" if one.verified else "proposal"

    heads = ("code", "what", "length", "legal source", "verified")
    return "\n".join(
        [
            "# Lengths\n",
            NOTE,
            "Where your law says another length, [a file says so](../how-to/operate.md#lengths-of-your-law).\n",
            "## Clocks\n",
            table(heads, [row(CLOCKS[code]) for code in sorted(CLOCKS)]),
            "## Retention rules\n",
            table(heads, map(row, as_table())),
        ]
    )


def data_dictionary() -> str:
    """The register of processing: every field of every model."""
    from django.apps import apps

    from zotim.core.dictionary import BASES, FOREIGN, RETENTION_CLASSES
    from zotim.core.records import BASE_FIELDS

    parts = ["# Data dictionary\n", NOTE, "## Legal bases\n", table(("basis", "meaning"), BASES.items())]
    parts += ["## Retention classes\n", table(("class", "what it covers"), RETENTION_CLASSES.items())]
    own = [m for m in apps.get_models() if hasattr(m, "dictionary")]
    for model in sorted(own, key=lambda m: m._meta.label):
        about = model.dictionary
        parts.append(
            f"## {model._meta.label}\n\n{about.purpose}. Basis: {about.basis}. Retention: {about.retention}.\n"
        )
        names = [f.name for f in (*model._meta.concrete_fields, *model._meta.many_to_many)]
        fields = {**BASE_FIELDS, **about.fields}
        rows = []
        for name in names:
            entry = fields[name]
            marks = [
                word
                for word, on in (("personal", entry.personal), ("special", entry.special), ("sealed", entry.sealed))
                if on
            ]
            rows.append((f"`{name}`", entry.purpose, ", ".join(marks) or "–"))
        parts.append(table(("field", "purpose", "person"), rows))
    parts.append("## Models of libraries\n")
    rows = [
        (f"`{k}`", v.purpose, "personal" if v.fields["*"].personal else "–", v.retention)
        for k, v in sorted(FOREIGN.items())
    ]
    parts.append(table(("model", "purpose", "person", "retention"), rows))
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "settings.md": settings,
    "permissions.md": permissions,
    "states.md": states,
    "lengths.md": lengths,
    "data-dictionary.md": data_dictionary,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which differ."""
    with tempfile.TemporaryDirectory(prefix="zotim-reference-") as home:
        ours = {"ZOTIM_HOME": home, "ZOTIM_INSECURE": "1", "ZOTIM_DESKS": "all"}
        os.environ |= {**ours, "DJANGO_SETTINGS_MODULE": "zotim.config.settings"}
        for name in [name for name in os.environ if name.startswith("ZOTIM_") and name not in ours]:
            del os.environ[name]
        import django
        from django.utils.translation import override

        django.setup()
        with override("en"):
            pages = {name: make().rstrip() + "\n" for name, make in PAGES.items()}
    stale = [
        n for n, text in pages.items() if not (FOLDER / n).exists() or (FOLDER / n).read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for name in stale:
            print(f"docs/reference/{name} differs from the code: run python -m tools.reference")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (FOLDER / name).write_text(pages[name], encoding="utf-8")
        print(f"written: docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
