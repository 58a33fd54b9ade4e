"""``zotim demo``: a made-up state, the walk before your eyes, the reports, and the site."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Annotated, NoReturn, Self

import typer
from rich.console import Console

from zotim.demo.place import Place, Running
from zotim.web import ports

console = Console()


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the site at the end.")] = True,
    port: Annotated[int, typer.Option(help="Port of the site; 0 for any that is free.")] = 8000,
    again: Annotated[bool, typer.Option("--again", help="Open the earlier one, with what was entered.")] = False,
) -> None:
    """Make a fresh demonstration under var/demo, walk from a statement to a report, and serve it.

    Each time it starts anew, and what was entered into an earlier one is gone; --again opens that one as it is.
    """
    place = Place(Path("var/demo").resolve())
    if again and not serve:
        raise typer.BadParameter("--again opens what is there, --no-serve opens nothing.", param_hint="--again")
    if again and not place.is_whole():
        _refuse(f"No whole demonstration lies in {place.home} to be opened again. Make one without --again.")
    try:
        place.refuse_if_it_runs()
        if serve and (reason := ports.why_not("127.0.0.1", port)):
            _refuse(reason)
        with place.taken():
            _run(place, ports.chosen("127.0.0.1", port), serve=serve, again=again)
    except Running as running:
        _refuse(str(running))


def _refuse(reason: str) -> NoReturn:
    print(reason, file=sys.stderr)
    raise typer.Exit(2)


def _run(place: Place, port: int, *, serve: bool, again: bool) -> NoReturn:
    """Make it, or bring the earlier one to this version; then serve it, if it is to be served."""
    if not again and place.empty():
        console.print(f"It starts anew: the earlier demonstration in {place.home} is removed.", soft_wrap=True)
    address = f"http://127.0.0.1:{port}"
    place.says(address, os.getpid())
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ZOTIM_")},
        "ZOTIM_HOME": str(place.home),
        "ZOTIM_INSECURE": "1",
        "ZOTIM_DESKS": "all",
        "ZOTIM_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "zotim.config.settings",
    }
    # Processes of their own, so that settings are read from the demonstration's folder and from nowhere else.
    with Children(environment) as children:
        made = (children.start("zotim", "migrate") if again else children.start("zotim.demo.run")).wait()
        if made or children.stopped:
            raise typer.Exit(130 if children.stopped else made)
        place.made()
        if not serve:
            console.print("\n[bold]demo --again[/bold] opens it.")
            raise typer.Exit
        children.start("zotim", "worker")
        console.print(f"\nOpen [bold]{address}/demo/sign-in/[/bold] and choose a role.", soft_wrap=True)
        console.print("Ctrl-C stops it; [bold]demo --again[/bold] opens it once more, with what was entered.")
        served = children.start("zotim", "serve", "--port", str(port)).wait()
        raise typer.Exit(0 if children.stopped else served)


class Children:
    """Programs that end with this one, however it is asked to end: by Ctrl-C, by SIGTERM, or by an error."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.started: list[subprocess.Popen[bytes]] = []
        self.stopped = False

    def __enter__(self) -> Self:
        self.before = {number: signal.signal(number, self._stop) for number in (signal.SIGTERM, signal.SIGINT)}
        return self

    def start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start ``python -m module``. Asked to stop meanwhile, it is stopped at once."""
        child = subprocess.Popen([sys.executable, "-m", module, *arguments], env=self.environment)
        self.started.append(child)
        if self.stopped:
            child.terminate()
        return child

    def _stop(self, *_: object) -> None:
        self.stopped = True
        for child in self.started:
            child.terminate()

    def __exit__(self, *_: object) -> None:
        self._stop()
        for child in self.started:
            try:
                child.wait(timeout=20)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        for number, handler in self.before.items():
            signal.signal(number, handler)
