"""The README's pictures, made anew: `.venv/bin/python -m tools.pictures [NAME …] [--languages en ar] [--into FOLDER]`.

It fills a demonstration in a folder of its own, serves it on a free port, opens the pages in a headless Chromium and
writes ``docs/pictures/NAME-LANGUAGE.png``. Without names it makes those that stand there; ``--languages`` makes each in
these languages instead. It needs Chromium: ``apt-get install chromium``, or its path in CHROMIUM.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

from tools.environment import program

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
READER = "Mira Dervishi"
SIZE = {"width": 1280, "height": 1000}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync"]
PAGES = {
    "home": "/",
    "commitment": "/search/?q=Sending+six+soldiers",
    "document": f"/search/?q={quote('Interview of the ambassador')}",
    "matrix": "/register/obligations/matrix/",
    "call": "/register/calls/",
}
"""Where each picture begins. One that shows a record begins at a list, and is of the first record in it."""
RECORDS = {
    "commitment": "/register/commitments/",
    "document": "/register/documents/",
    "call": "/register/calls/",
}
"""How the address of that record begins."""
PATIENCE = 600
"""Seconds until the demonstration is filled and answers."""


def wanted(names: list[str], languages: list[str]) -> list[tuple[str, str]]:
    """Which pictures, each with its language: those that stand in the folder, unless others are asked for."""
    standing = [tuple(path.stem.rsplit("-", 1)) for path in sorted(FOLDER.glob("*-*.png"))]
    if languages:
        return [(name, language) for name in names or PAGES for language in languages]
    return [(name, language) for name, language in standing if not names or name in names]


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(site: str, served: "subprocess.Popen[bytes]") -> None:
    """Wait for the site. Raises SystemExit when the demonstration ends before, or takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if served.poll() is not None:
            raise SystemExit("pictures: the demonstration didn't start; it says why above")
        try:
            urllib.request.urlopen(f"{site}/demo/sign-in/", timeout=5).close()  # noqa: S310  # our own
            return
        except (urllib.error.URLError, OSError):
            time.sleep(1)
    raise SystemExit(f"pictures: the demonstration didn't answer within {PATIENCE} seconds")


def take(site: str, chromium: str, pictures: list[tuple[str, str]], into: Path) -> None:
    """Sign in by choosing a person, open each page and keep what is seen."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, language in pictures:
            context = browser.new_context(locale=language, viewport=SIZE)
            context.add_cookies([{"name": "django_language", "value": language, "url": site}])
            page = context.new_page()
            page.goto(f"{site}/demo/sign-in/")
            page.locator("li", has_text=READER).locator("button").click()
            page.goto(site + PAGES[name])
            if name in RECORDS:
                page.locator(f"main a[href^='{RECORDS[name]}']:not([href$='add/'])").first.click()
            page.wait_for_load_state("networkidle")
            page.screenshot(path=into / f"{name}-{language}.png")
            print(into / f"{name}-{language}.png", flush=True)
            context.close()
        browser.close()


def main(arguments: list[str]) -> int:
    """Fill, serve, take the pictures, and stop."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description="The README's pictures, made anew.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PAGES))
    parser.add_argument("--languages", nargs="+", choices=("sq", "en", "ar"), default=[])
    parser.add_argument("--into", type=Path, default=FOLDER)
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.names) - PAGES.keys())
    if unknown:
        parser.error(f"no picture is called {', '.join(unknown)}; there are {', '.join(PAGES)}")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        parser.error("there is no Chromium: apt-get install chromium, or set CHROMIUM")
    asked.into.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:  # the demonstration in var/demo stays as it is
        served = subprocess.Popen([program("zotim"), "demo", "--port", str(port)], cwd=folder)
        try:
            answers(f"http://127.0.0.1:{port}", served)
            take(f"http://127.0.0.1:{port}", chromium, wanted(asked.names, asked.languages), asked.into.resolve())
        finally:
            served.send_signal(signal.SIGTERM)
            served.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
