"""``zotim demo``: a made-up state, the walk before your eyes, the reports, and the site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

console = Console()


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the site at the end.")] = True,
    port: Annotated[int, typer.Option(help="Port of the site.")] = 8000,
) -> None:
    """Make a fresh demonstration under var/demo, walk from a statement to a report, and serve it."""
    home = Path("var/demo").resolve()
    if home.exists():
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
    # A process of its own, so that settings are read from the demonstration's folder and from nowhere else.
    made = subprocess.run([sys.executable, "-m", "zotim.demo.run"], env=environment, check=False)
    if made.returncode:
        raise typer.Exit(made.returncode)
    if not serve:
        return
    sealing = subprocess.Popen([sys.executable, "-m", "zotim", "worker"], env=environment)
    console.print(f"\nOpen [bold]http://127.0.0.1:{port}/demo/sign-in/[/bold] and choose a role. Ctrl-C stops.")
    try:
        subprocess.run([sys.executable, "-m", "zotim", "serve", "--port", str(port)], env=environment, check=False)
    except KeyboardInterrupt:
        pass
    finally:
        sealing.terminate()
        sealing.wait()
