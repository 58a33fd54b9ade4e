"""The message catalogues (sq, ar, en), without the gettext programs: `python3 tasks.py messages [COMMAND]`.

    update          collect the strings of the sources into src/zotim/locale/*/LC_MESSAGES/django.po
    check           are they up to date, complete, and do the placeholders agree?
    compile         .po → .mo
    borrow          list the strings of allauth's account and mfa pages in locale/borrowed.txt
    missing LANG    print what has no translation yet, as JSON lines
    fill LANG FILE  take translations: JSON lines like those of `missing`, with "text" (or "texts") filled in

What vanished from the sources is kept as obsolete, so that nobody translates it twice; nothing is guessed ("fuzzy").
References name files, not lines, and entries are sorted: a change in the sources changes only its own entries here.
`borrowed.txt` is explained in tools/sources.py, `equals.txt` in tools/agreement.py.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from tools.agreement import PLURALS, entry_problems, equals, forms_of, shape
from tools.sources import Found, Message, SourceError, borrow, borrowed, collect, lent

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "zotim"
LOCALE = PACKAGE / "locale"
TRANSLATED = ("sq", "ar")


def wanted(language: str, package: Path, locale: Path) -> dict[tuple[str, str], list[Found]]:
    """What the catalogue of *language* should hold."""
    held: dict[tuple[str, str], list[Found]] = {}
    for found in collect(package, package.parent):
        held.setdefault(found.message.key, []).append(found)
    if language in TRANSLATED:
        for message in borrowed(locale):
            if message.key not in held and message.key not in lent(language):
                held[message.key] = [Found(message, "borrowed.txt")]
    return held


def catalogue_path(language: str, locale: Path) -> Path:
    """Where the catalogue of *language* is kept."""
    return locale / language / "LC_MESSAGES" / "django.po"


def read(language: str, locale: Path) -> polib.POFile:
    """The catalogue of *language*, or an empty one."""
    path = catalogue_path(language, locale)
    if not path.exists():
        return polib.POFile()
    try:
        return polib.pofile(str(path), encoding="utf-8", check_for_duplicates=True)
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: {error}") from error


def message_of(entry: polib.POEntry) -> Message:
    """The message that an entry translates."""
    return Message(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "")


def fill_entry(entry: polib.POEntry, places: list[Found], forms: int) -> None:
    """Make an entry say what the sources say; its translation stays, unless it gained or lost its plural."""
    plural = next((found.message.plural for found in places if found.message.plural), "")
    if plural != (entry.msgid_plural or ""):
        if bool(plural) != bool(entry.msgid_plural):
            entry.msgstr, entry.msgstr_plural = "", {}
        entry.msgid_plural = plural
    if plural:
        entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in range(forms)}
    entry.obsolete = False
    entry.occurrences = [(file, "") for file in sorted({found.file for found in places})]
    entry.comment = "\n".join(sorted({comment for found in places for comment in found.comments}))
    entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
    named = any(shape(text).positional or shape(text).named for text in (entry.msgid, plural))
    entry.flags = ["python-format"] if named else []


def updated(language: str, package: Path, locale: Path) -> polib.POFile:
    """The catalogue of *language* as it should be."""
    old = read(language, locale)
    places = wanted(language, package, locale)
    new = polib.POFile(wrapwidth=10_000)
    new.metadata = {
        "Project-Id-Version": "Zotim",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    entries = {message_of(entry).key: entry for entry in old}
    for key in sorted(places):
        entry = entries.pop(key, None) or polib.POEntry(msgid=key[0], msgctxt=key[1] or None)
        fill_entry(entry, places[key], forms_of(language))
        new.append(entry)
    for _key, entry in sorted(entries.items()):
        if entry.msgstr or any(entry.msgstr_plural.values()):
            entry.obsolete, entry.occurrences, entry.comment = True, [], ""
            new.append(entry)
    return new


def update(package: Path, locale: Path) -> int:
    """Write all catalogues."""
    for language in PLURALS:
        catalogue = updated(language, package, locale)
        save(catalogue, catalogue_path(language, locale))
        todo = "" if language not in TRANSLATED else f", {len(catalogue.untranslated_entries())} to translate"
        print(f"{language}: {len([e for e in catalogue if not e.obsolete])} strings{todo}")
    return 0


def save(catalogue: polib.POFile, path: Path) -> None:
    """Write a catalogue only when it changed."""
    text = str(catalogue)
    text = text if text.endswith("\n") else text + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def compile_all(locale: Path) -> int:
    """Write the .mo beside every .po."""
    for path in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        written = path.with_suffix(".mo.new")
        polib.pofile(str(path), encoding="utf-8").save_as_mofile(str(written))
        written.replace(path.with_suffix(".mo"))
    return 0


def catalogue_problems(language: str, package: Path, locale: Path) -> Iterator[str]:
    """What is wrong with the catalogue of *language*."""
    catalogue = read(language, locale)
    now = {message_of(entry) for entry in catalogue if not entry.obsolete}
    then = {message_of(entry) for entry in updated(language, package, locale) if not entry.obsolete}
    for message in sorted(then - now):
        yield f"{message.msgid!r} is new in the sources: run python3 tasks.py messages"
    for message in sorted(now - then):
        yield f"{message.msgid!r} isn't in the sources any more: run python3 tasks.py messages"
    if language in TRANSLATED:
        same = equals(language, locale)
        for entry in catalogue:
            if not entry.obsolete:
                yield from (f"{entry.msgid!r} {problem}" for problem in entry_problems(entry, language, same))


def check(package: Path, locale: Path) -> int:
    """Print every problem; 1 when there is one."""
    count = 0
    for language in PLURALS:
        for problem in catalogue_problems(language, package, locale):
            count += 1
            print(f"{language}: {problem}")
    print(f"translations: {count} problems" if count else "translations: complete")
    return 1 if count else 0


# For whoever translates


def missing(language: str, package: Path, locale: Path) -> int:
    """Print what isn't translated, as JSON lines that :func:`fill` takes back."""
    for entry in updated(language, package, locale).untranslated_entries():
        named: dict[str, object] = {"msgid": entry.msgid}
        named |= {"context": entry.msgctxt} if entry.msgctxt else {}
        named |= {"comment": entry.comment} if entry.comment else {}
        if entry.msgid_plural:
            named |= {"plural": entry.msgid_plural, "texts": [""] * len(entry.msgstr_plural)}
        else:
            named["text"] = ""
        print(json.dumps(named, ensure_ascii=False))
    return 0


def fill(language: str, file: Path, package: Path, locale: Path) -> int:
    """Take the translations of a file of JSON lines; all of them or, when one can't be used, none."""
    catalogue = updated(language, package, locale)
    entries = {message_of(entry).key: entry for entry in catalogue if not entry.obsolete}
    problems = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            entry = entries[given["msgid"], given.get("context", "")]
        except (ValueError, KeyError, TypeError) as error:
            problems.append(f"{file}:{number}: isn't a string of this catalogue, or not JSON ({error})")
            continue
        if entry.msgid_plural:
            entry.msgstr_plural = dict(enumerate(given.get("texts", [])))
        else:
            entry.msgstr = given.get("text", "")
        found = entry_problems(entry, language, equals(language, locale))
        problems += [f"{file}:{number}: {entry.msgid!r} {problem}" for problem in found]
    if problems:
        print("\n".join(problems))
        print("fill: nothing was taken")
        return 1
    save(catalogue, catalogue_path(language, locale))
    print(f"{language}: {len(catalogue.untranslated_entries())} to translate")
    return 0


def main(arguments: list[str]) -> int:
    """Run one command."""
    match arguments:
        case ["update"]:
            return update(PACKAGE, LOCALE)
        case ["check"]:
            return check(PACKAGE, LOCALE)
        case ["compile"]:
            return compile_all(LOCALE)
        case ["borrow"]:
            return borrow(LOCALE)
        case ["missing", language] if language in PLURALS:
            return missing(language, PACKAGE, LOCALE)
        case ["fill", language, file] if language in PLURALS:
            return fill(language, Path(file), PACKAGE, LOCALE)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
