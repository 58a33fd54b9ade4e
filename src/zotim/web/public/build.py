"""The public site as a folder, for another web server or a disk: the same pages, with style and fonts beside them."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders

from zotim.register.extracts import selectors
from zotim.register.extracts.models import Extract
from zotim.web.public.files import file_of
from zotim.web.public.site import Site
from zotim.web.public.views import front

STYLE, MARK = "ui/zotim.css", "ui/mark.svg"
URL = re.compile(r'url\("\.\./([^"]+)"\)')


def _assets() -> Iterator[tuple[str, bytes]]:
    """The style sheet, the mark, and each font that the style sheet names."""
    style = _found(STYLE)
    yield f"static/{STYLE}", style
    yield f"static/{MARK}", _found(MARK)
    for quoted in dict.fromkeys(URL.findall(style.decode())):
        yield f"static/{unquote(quoted)}", _found(unquote(quoted))


def _found(name: str) -> bytes:
    path = finders.find(name)
    if not isinstance(path, str):
        raise LookupError(f"{name} isn't part of this installation")
    return Path(path).read_bytes()


def _version(extract: Extract, versions: list[Extract], at: str) -> Iterator[tuple[str, bytes]]:
    site = Site(extract, versions, at=at)
    for path in site.paths():
        page = site.page(path)
        if page is not None:
            yield at + path, page[0]
    for report in site.raw["reports"]:
        for one in report["files"]:
            if file := file_of(site.raw, one["name"]):
                yield f"{at}files/{one['name']}", file.data


def everything() -> Iterator[tuple[str, bytes]]:
    """Every file of the site, by its path: the current version at the top, each that wasn't withdrawn under ``v/``.

    Raises LookupError while nothing is released.
    """
    current, versions = selectors.current(), list(selectors.published())
    if current is None:
        raise LookupError("nothing was released to the public")
    yield "index.html", front("static/")
    yield from _assets()
    yield from _version(current, versions, "")
    for one in versions:
        if one.state == "released" and (extract := selectors.version(one.number)):
            yield from _version(extract, versions, f"v/{one.number}/")


def build(out: Path) -> tuple[Extract, int]:
    """Write the site into *out*, a folder that is empty or not there yet; answers the version and how many files.

    Raises FileExistsError for a folder that holds something: what was withdrawn would stay in it.
    """
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} holds something already")
    extract, written = selectors.current(), 0
    for path, data in everything():
        place = out / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        written += 1
    if extract is None:  # said by everything() before; for the type alone
        raise LookupError("nothing was released to the public")
    return extract, written
