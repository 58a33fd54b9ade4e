"""The ``zotim`` command. What a group needs is loaded when the group is called, so that ``zotim read`` starts at once.

A group or command of a room is one line in :data:`GROUPS`: its name, where its Typer app or function stands, and what
``zotim --help`` says of it. Django is set up before it is loaded.
"""

import dataclasses
import importlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from zotim.engines.claims import Claim


@dataclass(frozen=True, slots=True)
class Lazy:
    """Where a command is: ``package.module:attribute`` of a Typer app (or of one function, for a single command)."""

    where: str
    help: str
    django: bool = True
    english: bool = True
    """Whether it speaks English throughout, as commands do; not what serves people or works for them."""
    unless: str = ""
    """An option with which it needs no Django after all."""
    looks: bool = False
    """Whether it only looks: then nothing is made on the disk, not even the folder of the installation."""


GROUPS: dict[str, Lazy] = {
    "administrator": Lazy("zotim.web.accounts.cli:administrator", "The first administrator, by a one-time link."),
    "api": Lazy("zotim.web.api.cli:app", "The HTTP API: tokens of organisations."),
    "audit": Lazy("zotim.core.audit.cli:app", "The log: who saw and did what, and proof that nothing was altered."),
    "backup": Lazy("zotim.config.backup:backup", "Write database and files into one archive, without keys."),
    "boundaries": Lazy("zotim.desks.stabilisation.places.cli:app", "Outlines of areas, for the map of stabilisation."),
    "check": Lazy("zotim.config.cli:check", "Look whether settings and database are as they should be.", looks=True),
    "content": Lazy(
        "zotim.desks.content.cli:app",
        "The content desk: banks of fingerprints from files, its yearly account from the log.",
    ),
    "customers": Lazy("zotim.desks.screening.finance.cli:customers", "Customers of an obliged entity, from a file."),
    "database": Lazy("zotim.config.database:app", "The roles of a PostgreSQL installation."),
    "demo": Lazy("zotim.demo.cli:demo", "A made-up state, the walk before your eyes, and the site.", django=False),
    "figures": Lazy("zotim.web.figures:app", "Figures as signed files, from one installation to another."),
    "iati": Lazy("zotim.formats.iati.cli:app", "Aid activities (IATI) against their standard.", django=False),
    "lists": Lazy("zotim.desks.screening.lists.cli:app", "Lists of designated people: files too large for the page."),
    "migrate": Lazy("zotim.config.cli:migrate", "Bring the database to this version."),
    "payments": Lazy("zotim.desks.screening.finance.cli:payments", "Payments of an obliged entity, from a file."),
    "public": Lazy("zotim.web.public.cli:app", "The public site, as a folder for another web server."),
    "search": Lazy("zotim.core.search.cli:app", "The search index."),
    "keys": Lazy("zotim.core.sealing.cli:app", "Copy the key folder, bring it back, destroy again what came back."),
    "names": Lazy("zotim.matching.cli:app", "Names against lists, across scripts; without a database.", django=False),
    "register": Lazy("zotim.register.cli:app", "Instruments and obligations: from files, and into files."),
    "restore": Lazy("zotim.config.backup:restore", "Bring an archive back into an empty installation."),
    "screen": Lazy(
        "zotim.desks.screening.asking.cli:screen",
        "Customers, payments or passengers of a file, against lists.",
        unless="--list",
    ),
    "serve": Lazy("zotim.config.cli:serve", "Serve the site.", english=False),
    "travel": Lazy("zotim.desks.screening.travel.cli:app", "Messages of airlines: who travels, against lists."),
    "warm": Lazy("zotim.matching.cli:warm", "Compile what matches names, so that no later call waits.", django=False),
    "worker": Lazy("zotim.config.cli:worker", "Run jobs and seal the log, until stopped.", english=False),
}


MAKES_KEYS = ("migrate", "restore")
"""What makes the key folder of a new installation; ``zotim keys restore`` may bring it back at any time."""


def _needs_django(lazy: Lazy, arguments: list[str]) -> bool:
    return lazy.django and not (
        lazy.unless and any(one.partition("=")[0] in (lazy.unless, "--help") for one in arguments)
    )


def _load(name: str, lazy: Lazy, arguments: list[str] | None = None, parent: Any = None) -> Any:
    """The command; *arguments* are those of a call below *parent*, and None for whoever only wants to know what there
    is."""
    keyless = False
    if _needs_django(lazy, arguments or []):
        from zotim.config import environment

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zotim.config.settings")
        if arguments is not None:
            shows_help = "--help" in arguments or (not arguments and lazy.where.endswith(":app"))
            environment.Looking.only = shows_help or lazy.looks
        import django

        try:
            keyless = arguments is not None and not environment.Looking.only and not environment.has_keys()
            environment.Looking.only |= keyless
            django.setup()
        except environment.SettingError as error:
            print(error, file=sys.stderr)
            raise typer.Exit(2) from None
    module, _, attribute = lazy.where.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    if not isinstance(found, typer.Typer):
        function, found = found, typer.Typer(add_completion=False)
        found.command(name, help=lazy.help)(function)
    command = typer.main.get_command(found)
    command.name = name
    if keyless:
        command.make_context(name, list(arguments or []), parent=parent).close()  # first what was misspelt
        _without_keys(name, arguments or [])
    return command


def _without_keys(name: str, arguments: list[str]) -> None:
    """End here where the key folder isn't there, unless the command may make it; nothing was made until now."""
    from django.conf import settings

    from zotim.config import checks, environment, trouble

    found = None
    if [name, *arguments[:1]] != ["keys", "restore"]:
        found = checks.without_keys(may_make=name in MAKES_KEYS)
    if found is not None:
        print(f"{found.what} {found.todo}", file=sys.stderr)
        raise typer.Exit(trouble.CODE)
    settings.SECRET_KEY = environment.Looking.end()


class LazyGroup(TyperGroup):
    """The commands defined here, and those of :data:`GROUPS`, which are loaded when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted({*super().list_commands(ctx), *GROUPS})

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        # Asked for each name when the overview is written: no reason to load anything.
        if cmd_name in GROUPS:
            return _placeholder(cmd_name, GROUPS[cmd_name].help)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        # Asked when a command is called.
        if args and args[0] in GROUPS:
            lazy = GROUPS[args[0]]
            command = _load(args[0], lazy, args[1:], ctx)
            if lazy.english and _needs_django(lazy, args[1:]):
                from django.utils.translation import override

                ctx.with_resource(override("en"))
            return args[0], command, args[1:]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run it. What the database makes impossible is told in a sentence; a fault of the program keeps its trace."""
        try:
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except Exception as error:
            if "django" not in sys.modules:
                raise
            from zotim.config import trouble

            said = trouble.sentence(error)
            if said is None:
                raise
            print(said, file=sys.stderr)
            raise typer.Exit(trouble.CODE) from error


def _placeholder(name: str, help_text: str) -> Any:
    app = typer.Typer(add_completion=False)
    app.command(name, help=help_text)(lambda: None)
    return typer.main.get_command(app)


app = typer.Typer(
    name="zotim", cls=LazyGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False
)


@app.callback()
def zotim() -> None:
    """Zotim takes a state from a pledge to the proof that it was kept."""


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Statements: .txt, .md, .html, .docx or .pdf.")],
    language: Annotated[str | None, typer.Option(help="sq, en or ar; found out when it isn't given.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
) -> None:
    """Read statements and show what they promise, with the words that say so.

    Nothing is stored. A file that can't be read, or is in another language, is named with the reason; the others are
    read all the same.
    """
    from zotim.engines.claims import read as read_claims
    from zotim.engines.scripts.foreign import foreign_language
    from zotim.formats.text import UnreadableFile, read_text
    from zotim.vocabulary import Language

    if language is not None and language not in list(Language):
        raise typer.BadParameter(f"{language!r} isn't one of {', '.join(Language)}.", param_hint="--language")
    failed = 0
    for path in files:
        try:
            text = read_text(path)
            if not text.strip():
                raise UnreadableFile(path.name, "there is no text in it", "Send the text, or a PDF that holds text.")
            if language is None and (other := foreign_language(text)):
                todo = "If it is in one of these, say which: --language sq, en or ar. Else have it translated."
                raise UnreadableFile(
                    path.name, f"it isn't in Albanian, English or Arabic but, it seems, in {other}", todo
                )
        except UnreadableFile as error:
            failed += 1
            print(error, file=sys.stderr)
            continue
        claims = read_claims(text, language)
        if as_json:
            for claim in claims:
                print(_json_line(path.stem, claim), flush=True)
        else:
            _show(path.name, claims)
    if failed:
        if len(files) > 1:
            print(f"{failed} of {len(files)} files could not be read.", file=sys.stderr)
        raise typer.Exit(1)


def _json_line(document: str, claim: "Claim") -> str:
    import json

    fields = {"doc": document, **dataclasses.asdict(claim)}
    if claim.quantity is not None:
        fields["quantity"] = int(claim.quantity) if claim.quantity == int(claim.quantity) else float(claim.quantity)
    fields["date"] = claim.stated
    del fields["date_precision"], fields["rules_version"]
    return json.dumps(fields, ensure_ascii=False)


def _show(name: str, claims: "list[Claim]") -> None:
    from rich.console import Console
    from rich.text import Text

    from zotim.engines.scripts import strip_controls

    console = Console(highlight=False)
    count = "no claim" if not claims else "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
    console.print(Text.assemble((name, "bold"), f"  {count}"))
    for claim in claims:
        lines = " + ".join(line.replace("_", " ") for line in (claim.line_of_effort, claim.also) if line)
        console.print(Text.assemble("  ", (claim.action.value, "bold"), f" · {lines} · {claim.start}–{claim.end}"))
        # Text, not markup: a statement may hold square brackets, and controls that turn direction around.
        console.print(Text(f"    “{strip_controls(' '.join(claim.passage.split()))}”"))
        amount = f"{claim.quantity:f} {claim.unit or ''}".strip() if claim.quantity is not None else None
        stated = {
            "by": claim.actor,
            "how much": amount,
            "when": claim.stated,
            "with": claim.partner,
            "under": claim.instrument,
        }
        details = " · ".join(f"{label}: {value}" for label, value in stated.items() if value)
        if details:
            console.print(Text(f"    {strip_controls(details)}", style="dim"))


def main() -> None:
    """Entry point of the ``zotim`` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
