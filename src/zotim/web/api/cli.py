"""``zotim api``: tokens of organisations. Loaded after Django is set up (``zotim.__main__``)."""

from typing import Annotated
from uuid import UUID

import typer

from zotim.core.audit.services import System
from zotim.core.people.models import Organisation
from zotim.web.api import services
from zotim.web.api.models import ApiToken
from zotim.web.api.scopes import SCOPES

app = typer.Typer(help="The HTTP API: tokens of organisations.", no_args_is_help=True, add_completion=False)


def _organisation(given: str) -> Organisation:
    found = list(Organisation.objects.filter(short_name__iexact=given))
    if not found:
        try:
            found = list(Organisation.objects.filter(pk=UUID(given)))
        except ValueError:
            wanted = given.casefold()
            found = [one for one in Organisation.objects.all() if wanted in map(str.casefold, one.name.texts.values())]
    if len(found) != 1:
        how_many = "no" if not found else "more than one"
        raise typer.BadParameter(f"{how_many} organisation is called {given!r}; give its short name, name or id")
    return found[0]


@app.command()
def token(
    organisation: Annotated[str, typer.Argument(help="Short name, name or id of the body.")],
    scope: Annotated[
        list[str], typer.Option(help=f"What it may read: {', '.join(SCOPES)}. May be given several times.")
    ],
    days: Annotated[int, typer.Option(help="How long it lives, 1 to 366 days.")] = 90,
    name: Annotated[str, typer.Option(help="Which system reads; no person's name.")] = "system",
) -> None:
    """Make a token. It is printed once, and kept by nobody here."""
    try:
        made, drawn = services.token_create(
            actor=System("cli"), organisation=_organisation(organisation), name=name, scopes=scope, days=days
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(drawn)
    typer.echo(
        f"Token {made.pk} for {made.organisation}, until {made.expires_at:%Y-%m-%d}. It isn't shown again.", err=True
    )


@app.command("list")
def list_tokens() -> None:
    """Show the tokens that are live or were, newest first; never the tokens themselves."""
    tokens = list(ApiToken.objects.select_related("organisation").order_by("-created_at"))
    if not tokens:
        typer.echo("There is no token. zotim api token makes one.", err=True)
    for one in tokens:
        state = "withdrawn" if one.ended_at else f"until {one.expires_at:%Y-%m-%d}"
        used = f"last used {one.last_used_on}" if one.last_used_on else "never used"
        typer.echo(f"{one.pk}  {one.organisation} · {one.name}  {' '.join(one.scopes)}  {state}  {used}")


@app.command()
def revoke(token_id: Annotated[str, typer.Argument(help="The token's id, from the list.")]) -> None:
    """Withdraw a token. It is refused from the next call on."""
    try:
        found = ApiToken.objects.filter(pk=UUID(token_id)).first()
    except ValueError:
        found = None
    if found is None:
        raise typer.BadParameter(f"no token has the id {token_id}; zotim api list shows them")
    services.token_revoke(actor=System("cli"), token=found)
    typer.echo("Withdrawn.")
