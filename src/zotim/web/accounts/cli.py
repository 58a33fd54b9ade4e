"""``zotim administrator EMAIL``: the first administrator, by a one-time link."""

from typing import Annotated

import typer
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from rich.console import Console

from zotim.web.accounts import services

console = Console(soft_wrap=True)


def administrator(
    email: Annotated[str, typer.Argument(help="Address of the account.")],
    name: Annotated[str, typer.Option(help="Name that colleagues and the log show.")] = "",
    language: Annotated[str, typer.Option(help="Language of pages and mails: sq, en or ar.")] = "sq",
    again: Annotated[bool, typer.Option("--again", help="Though there is an administrator already.")] = False,
) -> None:
    """Make an administrator, and print a link that works once, for an hour. Whoever has it has the account."""
    wrong = _wrong(email, language)
    if wrong:
        typer.echo(wrong, err=True)
        raise typer.Exit(2)
    try:
        link = services.administrator_make(email=email, name=name, language=language, again=again)
    except ValidationError as error:
        console.print(" ".join(error.messages), style="red")
        raise typer.Exit(1) from None
    console.print("Open this link within an hour. It works once:")
    console.print(link, markup=False, highlight=False)


def _wrong(email: str, language: str) -> str | None:
    """What can't be an account's, with what to give instead."""
    try:
        validate_email(email.strip())
    except ValidationError:
        return f"{email!r} is no mail address: give one, such as somebody@zotim.example. No account was made."
    known = [code for code, _name in settings.LANGUAGES]
    if language not in known:
        return f"--language {language!r} isn't one of {', '.join(known)}. No account was made."
    return None
