"""``zotim demo``: a made-up state, the walk before your eyes, the reports, and the site."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Self

import typer
from rich.console import Console

from zotim.web import ports

console = Console()


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the site at the end.")] = True,
    port: Annotated[int, typer.Option(help="Port of the site.")] = 8000,
) -> None:
    """Make a fresh demonstration under var/demo, walk from a statement to a report, and serve it.

    Each time it starts anew: what was entered into an earlier one is gone.
    """
    if serve and (reason := ports.why_not("127.0.0.1", port)):
        print(reason, file=sys.stderr)
        raise typer.Exit(2)
    home = Path("var/demo").resolve()
    if home.exists():
        console.print(f"It starts anew: the earlier demonstration in {home} is removed.", soft_wrap=True)
        shutil.rmtree(home)
    home.mkdir(parents=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ZOTIM_")},
        "ZOTIM_HOME": str(home),
        "ZOTIM_INSECURE": "1",
        "ZOTIM_DESKS": "all",
        "ZOTIM_ADDRESS": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "zotim.config.settings",
    }
    # Processes of their own, so that settings are read from the demonstration's folder and from nowhere else.
    with Children(environment) as children:
        made = children.start("zotim.demo.run").wait()
        if made or children.stopped or not serve:
            raise typer.Exit(130 if children.stopped else made)
        children.start("zotim", "worker")
        console.print(f"\nOpen [bold]http://127.0.0.1:{port}/demo/sign-in/[/bold] and choose a role. Ctrl-C stops.")
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
