"""Collecting the strings to translate: from Python, from templates, and from packages that we translate for.

`locale/borrowed.txt` holds strings of other packages that have no translation of their own; ours wins, through
LOCALE_PATHS. One JSON value a line: a string, or {"msgid", "plural", "context"}. A line that begins with # is left
out by hand, and stays so.
"""

import ast
import gettext
import importlib.util
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

LENDERS = {"allauth": ("account", "mfa", "templates/account", "templates/mfa")}
SINGULAR, PLURAL, IN_CONTEXT, PLURAL_IN_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), SINGULAR),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), PLURAL_IN_CONTEXT),
}


@dataclass(frozen=True, order=True)
class Message:
    """A string to translate: what a catalogue tells apart, and its plural."""

    msgid: str
    context: str = ""
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """By this an entry of a catalogue is found."""
        return self.msgid, self.context

    def as_json(self) -> str | dict[str, str]:
        """As a line of borrowed.txt."""
        named = {"msgid": self.msgid, "plural": self.plural, "context": self.context}
        return self.msgid if not (self.plural or self.context) else {k: v for k, v in named.items() if v}

    @classmethod
    def of_json(cls, value: str | dict[str, str]) -> "Message":
        """The reverse of :meth:`as_json`."""
        if isinstance(value, str):
            return cls(value)
        return cls(value["msgid"], value.get("context", ""), value.get("plural", ""))


@dataclass(frozen=True)
class Found:
    """A message at one place of the sources."""

    message: Message
    file: str
    comments: tuple[str, ...] = ()


class SourceError(SystemExit):
    """A source or catalogue that can't be read; the message names the file and what is wrong."""


def from_python(source: str, file: str) -> Iterator[Found]:
    """The strings in the gettext calls of a Python source."""
    stream = io.BytesIO(source.encode())
    try:
        for _line, found, comments, context in extract("python", stream, KEYWORDS, ("Translators:",)):
            msgid, plural = (found[0], found[1]) if isinstance(found, tuple) else (found, "")
            if msgid:
                yield Found(Message(msgid, context or "", plural), file, tuple(comments))
    except (SyntaxError, ValueError) as error:
        raise SourceError(f"{file}: {error}") from error


def nothing_hidden(source: str, file: str) -> None:
    """Raise SourceError for a string that the reader above passes over: under another name, or within an f-string."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for name in node.names:
                if name.name in KEYWORDS and name.asname and name.asname not in KEYWORDS:
                    raise SourceError(f"{file}:{node.lineno}: call {name.name} by its own name or _, not {name.asname}")
        elif isinstance(node, ast.JoinedStr):
            for inner in ast.walk(node):
                named = isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id in KEYWORDS
                if named and isinstance(inner.args[0], ast.Constant):
                    raise SourceError(f"{file}:{node.lineno}: a string to translate stands in an f-string: take it out")


def from_template(source: str, file: str) -> Iterator[Found]:
    """The strings of a Django template. Django turns it into calls; indentation is nothing to them."""
    try:
        calls = templatize(source, origin=file)
    except Exception as error:
        raise SourceError(f"{file}: {error}") from error
    yield from from_python("\n".join(line.strip() for line in calls.splitlines()), file)


def collect(folder: Path, base: Path) -> Iterator[Found]:
    """The strings of all Python sources (but migrations and tests) and templates under *folder*."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(base).parts
        if not path.is_file() or {"migrations", "tests", "locale", "__pycache__"} & set(inside):
            continue
        file = "/".join(inside)
        if path.suffix == ".py":
            source = path.read_text(encoding="utf-8")
            nothing_hidden(source, file)
            yield from from_python(source, file)
        elif "templates" in inside and path.suffix in {".html", ".txt", ".xml"}:
            yield from from_template(path.read_text(encoding="utf-8"), file)


def borrowed_lines(locale: Path) -> list[str]:
    """The lines of borrowed.txt, with those that are left out by hand."""
    path = locale / "borrowed.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in lines if line.strip()]


def borrowed(locale: Path) -> list[Message]:
    """The strings of other packages that we translate."""
    return [Message.of_json(json.loads(line)) for line in borrowed_lines(locale) if not line.startswith("#")]


def lender_folder(package: str) -> Path:
    """Where an installed package lies; it isn't imported."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SourceError(f"{package} isn't installed: python3 tasks.py setup")
    return Path(found.origin).parent


@cache
def lent(language: str) -> frozenset[tuple[str, str]]:
    """The strings that the lending packages have in *language* themselves, so that we needn't."""
    held: set[tuple[str, str]] = set()
    for package in LENDERS:
        path = lender_folder(package) / "locale" / language / "LC_MESSAGES" / "django.mo"
        if not path.exists():
            continue
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        for key in catalogue:
            text = key[0] if isinstance(key, tuple) else key
            context, _mark, msgid = text.rpartition("\x04")
            held.add((msgid, context))
    return frozenset(held)


def borrow(locale: Path) -> int:
    """Write borrowed.txt anew; what is left out by hand stays left out."""
    left_out = {line.lstrip("# ") for line in borrowed_lines(locale) if line.startswith("#")}
    messages: set[Message] = set()
    for package, folders in LENDERS.items():
        base = lender_folder(package)
        for folder in folders:
            messages |= {found.message for found in collect(base / folder, base)}
    lines = [json.dumps(message.as_json(), ensure_ascii=False) for message in sorted(messages)]
    text = "".join(f"# {line}\n" if line in left_out else f"{line}\n" for line in lines)
    (locale / "borrowed.txt").write_text(text, encoding="utf-8")
    print(f"borrow: {len(lines)} strings, {len(left_out & set(lines))} of them left out")
    return 0
