"""``zotim iati check``: files of activities against the standard, without a database."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from zotim.formats.iati.checking import Check
from zotim.formats.iati.findings import Finding
from zotim.formats.iati.standard import Standard
from zotim.formats.iati.trusted import UnreadableStandard
from zotim.formats.text.errors import UnreadableFile

app = typer.Typer(no_args_is_help=True, add_completion=False)
MOST_TOLD = 200
"""Findings of a file that are written out; of the others the number is told. With ``--json`` all are."""


@app.callback()
def iati() -> None:
    """Activities as the International Aid Transparency Initiative publishes them; without a database."""


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Activity files of IATI 2.01 to 2.03.")],
    schemas: Annotated[
        Path | None,
        typer.Option("--schemas", metavar="FOLDER", help="The standard: schemas, code lists, standard.json."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
) -> None:
    """Say what is wrong in files of activities, by line and element.

    Without the files of the standard, only days, percentages and currencies are looked at. Ends with 1 where there is
    an error or a file can't be read; warnings alone are none.
    """
    try:
        standard = Standard.read(schemas) if schemas is not None else None
    except UnreadableStandard as error:
        print(_plain(str(error)), file=sys.stderr)
        raise typer.Exit(2) from None
    if standard is None:
        print("Schema, code lists and rules weren't looked at: name their folder with --schemas.", file=sys.stderr)
    else:
        _say_absent(standard)
    wrong = False
    for path in files:
        wrong |= not _checked(path, standard, as_json)
    if wrong:
        raise typer.Exit(1)


def _say_absent(standard: Standard) -> None:
    unknown = standard.ruleset.unknown if standard.ruleset is not None else ()
    absent = [*standard.absent, *(f"rules of the kind {one}" for one in unknown)]
    if absent:
        print(f"Not looked at, since it isn't there or known: {', '.join(absent)}.", file=sys.stderr)


def _checked(path: Path, standard: Standard | None, as_json: bool) -> bool:
    """Tell what is wrong in a file; whether there is no error."""
    counts = {"error": 0, "warning": 0}
    try:
        with path.open("rb") as file:
            one = Check(file, path.name, standard)
            for finding in one:
                counts[finding.severity] += 1
                _tell(finding, as_json, sum(counts.values()))
    except OSError as error:
        print(
            f"{path.name}: it can't be opened ({error.strerror}). Look at its name and who may read it.",
            file=sys.stderr,
        )
        return False
    except UnreadableFile as error:
        print(_plain(str(error)), file=sys.stderr)
        return False
    except UnreadableStandard as error:
        print(_plain(str(error)), file=sys.stderr)
        raise typer.Exit(2) from None
    if not as_json:
        if (more := sum(counts.values()) - MOST_TOLD) > 0:
            print(f"… and {more} more.")
        said = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items()]
        activities = "1 activity" if one.activities == 1 else f"{one.activities:,} activities"
        print(f"{path.name}: {activities}, {', '.join(said)}")
    return not counts["error"]


def _tell(finding: Finding, as_json: bool, number: int) -> None:
    if as_json:
        print(json.dumps(finding.as_json(), ensure_ascii=False))
    elif number <= MOST_TOLD:
        print(_plain(str(finding)))


def _plain(text: str) -> str:
    """*text* without what moves a terminal's cursor or turns its direction: files of others may hold it."""
    return "".join(letter for letter in text if letter.isprintable())
