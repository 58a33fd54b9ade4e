"""What a deployment turns: environment variables, read once, each with a clear error.

| variable | meaning | default |
|---|---|---|
| ZOTIM_HOME | folder for files, keys, reports and checkpoints | ``./var`` |
| ZOTIM_KEYS | folder for keys, apart from database backups | ``$ZOTIM_HOME/keys`` |
| ZOTIM_KEK_FILE | file of the key that wraps the keys of cases; its folder is there | ``$ZOTIM_KEYS/sealing.kek`` |
| ZOTIM_TOMBSTONES | second place of the list of destroyed keys; best on another disk | ``$ZOTIM_HOME/tombstones`` |
| ZOTIM_DATABASE | ``sqlite:///path`` or ``postgresql://user:password@host:port/name`` | SQLite in ZOTIM_HOME |
| ZOTIM_DESKS | rooms of this installation, comma-separated | ``register,oversight`` |
| ZOTIM_CHANNELS | channels of the screening desk, comma-separated | ``finance,travel`` |
| ZOTIM_FINANCE_AS | whose the finance channel is: ``agency``, ``obliged`` (a bank) or both | ``agency,obliged`` |
| ZOTIM_GOAML_SCHEMA | the schema (``*.xsd``) by which reports of suspicions are read and written | none |
| ZOTIM_LENGTHS | a file (``*.toml``) of the lengths that your law sets for clocks and retention | none |
| ZOTIM_SCANNER | ClamAV, which scans reported files: clamd's socket, or the program ``clamscan`` | none: not scanned |
| ZOTIM_CONTENT_SAMPLE | of so many in a hundred items that one reader closed another reads again | ``10`` |
| ZOTIM_CONTENT_PICTURES | pictures that a reader of content may uncover in a day | ``100`` |
| ZOTIM_HMA_URLS | ``1``: addresses that another system names are fetched and hashed, in memory | ``0`` |
| ZOTIM_HMA_CONFIRMS | the curator (mail address) in whose name what systems write is so at once | none: it waits |
| ZOTIM_HOSTS | host names that are served, comma-separated | this machine only |
| ZOTIM_ADDRESS | address under which people reach the site; printed in reports | ``http://127.0.0.1:8000`` |
| ZOTIM_PREFIX | letters before references (``ZOT-7Q4K-M2``) | ``ZOT`` |
| ZOTIM_CEILING | highest classification that is kept here | ``restricted`` |
| ZOTIM_MAIL | ``smtp://user:password@host:port`` (STARTTLS) or ``smtps://…`` | a folder in ZOTIM_HOME |
| ZOTIM_MAIL_FROM | sender of mails | ``zotim@localhost`` |
| ZOTIM_INSECURE | ``1`` for plain http on this machine (demo, development) | ``0`` |
| ZOTIM_TIME_ZONE | zone in which times are shown | ``Europe/Tirane`` |
"""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import ZoneInfo

from zotim.vocabulary import Classification

DESKS = ("register", "screening", "content", "reintegration", "deployments", "stabilisation", "oversight")
"""Every room that can be switched on, in the order of the navigation."""
ON_THE_REGISTER = frozenset({"deployments", "stabilisation"})
"""Desks that bring the register along: what they do keeps its commitments."""
USUAL_DESKS = ("register", "oversight")
"""Those that are on when nothing is said: the others hold data about people, or work only on PostgreSQL."""


CHANNELS = ("finance", "travel")
"""The channels of the screening desk."""
FINANCE_AS = ("agency", "obliged")
"""As what an installation has the finance channel: the intelligence agency's, or an obliged entity's."""
USUAL_PREFIX = "ZOT"
"""The letters before references where nothing is said."""

DATABASE = "takes sqlite:///path or postgresql://user:password@host:port/name"
MAIL = "takes smtp://user:password@host:port (STARTTLS) or smtps://…"
HOST = re.compile(r"\*|\.?[\w-]+(\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,7}")


KEPT = 60
"""Seconds for which a connection is used again by the next page: to open one takes as long as a part of a page, on
SQLite too, which reads the whole schema each time."""
SQLITE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=2147418112"
"""What each connection to SQLite begins with. The file is read as memory (as far as two gigabytes, the most that SQLite
allows), so that a long index isn't copied page by page, and the system reads ahead where it isn't in memory yet."""
PLANNING = "-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c jit=off"
"""How PostgreSQL plans for us: as on disks without a head that has to move, and with what is at hand. Its own values
expect spinning disks and a few long questions: to start helpers, or a compiler, takes longer than an answer of ours."""


class SettingError(SystemExit):
    """A setting that can't be used: names the variable, what it holds (no password) and what it takes."""

    def __init__(self, variable: str, value: str, wanted: str) -> None:
        shown = re.sub(r"(://[^:/@]*:)[^/]*@", r"\1…@", value)
        super().__init__(f"{variable}={shown!r}: {wanted}")


class Looking:
    """Whether this process only looks (``zotim check``, ``--help``): then no folder is made and no secret is kept."""

    only = False

    @classmethod
    def end(cls) -> str:
        """Make what looking left out, in a new installation; answers its secret."""
        cls.only = False
        return secret("secret_key")


def read(variable: str, default: str) -> str:
    """The variable, or *default* when it is unset or empty."""
    return os.environ.get(variable) or default


def words(variable: str, default: str) -> list[str]:
    """A comma-separated variable as a list."""
    return [word.strip() for word in read(variable, default).split(",") if word.strip()]


def home() -> Path:
    """The folder that holds everything but the database on PostgreSQL. Made when it is missing."""
    return _folder("ZOTIM_HOME", "var")


def keys() -> Path:
    """The folder of keys, readable by its owner only."""
    return _folder("ZOTIM_KEYS", str(home() / "keys"), mode=0o700)


def has_keys() -> bool:
    """Whether the key folder is there."""
    return Path(read("ZOTIM_KEYS", f"{read('ZOTIM_HOME', 'var')}/keys")).is_dir()


def _folder(variable: str, default: str, mode: int = 0o777) -> Path:
    folder = Path(read(variable, default)).resolve()
    if Looking.only and not folder.exists():
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=mode)
    except OSError as error:
        raise SettingError(variable, str(folder), f"can't be made or used as a folder ({error.strerror})") from None
    return folder


def kek_file() -> Path:
    """The file of the key-encryption key, made at its first use in a folder that is there."""
    path = Path(read("ZOTIM_KEK_FILE", str(keys() / "sealing.kek"))).resolve()
    if path.is_dir():
        raise SettingError("ZOTIM_KEK_FILE", str(path), "is a folder; takes the path of a file")
    if os.environ.get("ZOTIM_KEK_FILE") and not path.parent.is_dir():
        raise SettingError("ZOTIM_KEK_FILE", str(path), "lies in a folder that isn't there; is its disk mounted?")
    return path


def goaml_schema() -> Path | None:
    """The schema that the financial intelligence unit gives out; None where none is named."""
    given = read("ZOTIM_GOAML_SCHEMA", "")
    if given and not Path(given).is_file():
        raise SettingError("ZOTIM_GOAML_SCHEMA", given, "there is no such file")
    return Path(given).resolve() if given else None


def lengths() -> dict[str, Any]:
    """The lengths that the law of this deployment sets, by the code of a clock or retention rule."""
    given = read("ZOTIM_LENGTHS", "")
    if not given:
        return {}
    from zotim.core.clocks.own import OwnLengthError, read_lengths

    try:
        return dict(read_lengths(Path(given)))
    except OwnLengthError as error:
        raise SettingError("ZOTIM_LENGTHS", given, str(error)) from None


def scanner() -> Path | None:
    """Clamd's socket or ``clamscan``; None where none is named."""
    given = read("ZOTIM_SCANNER", "")
    if not given:
        return None
    path = Path(given)
    if not (path.is_socket() or (path.is_file() and os.access(path, os.X_OK))):
        raise SettingError(
            "ZOTIM_SCANNER", given, "is neither a socket nor a program; takes clamd's socket or clamscan"
        )
    return path.resolve()


def tombstones() -> Path:
    """The second place of the tombstones of destroyed keys, made when the first key is destroyed."""
    path = Path(read("ZOTIM_TOMBSTONES", str(home() / "tombstones"))).resolve()
    there = next(place for place in (path, *path.parents) if place.exists())
    if not there.is_dir():
        raise SettingError("ZOTIM_TOMBSTONES", str(path), f"can't be used as a folder: {there} is a file")
    if os.environ.get("ZOTIM_TOMBSTONES") and not os.access(there, os.W_OK | os.X_OK):
        raise SettingError("ZOTIM_TOMBSTONES", str(path), f"can't be written: this account may not write in {there}")
    return path


def secret(name: str) -> str:
    """A random secret of this installation, kept in the key folder; made at the first start."""
    path = keys() / name
    if Looking.only and not path.exists():
        return secrets.token_urlsafe(48)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        try:
            return path.read_text(encoding="ascii").strip()
        except PermissionError:
            raise SettingError("ZOTIM_KEYS", str(path.parent), f"{name} in it isn't readable by this account") from None
    except OSError as error:
        raise SettingError("ZOTIM_KEYS", str(path.parent), f"can't be written ({error.strerror})") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        drawn = secrets.token_urlsafe(48)
        file.write(drawn)
    return drawn


def database() -> dict[str, Any]:
    """Django's entry for ZOTIM_DATABASE. SQLite waits five seconds for a lock and keeps a write-ahead log.

    Both are told that a page asks for many small things at once (:data:`SQLITE`, :data:`PLANNING`).
    """
    url = read("ZOTIM_DATABASE", f"sqlite:///{home() / 'zotim.sqlite3'}")
    parts = _parts("ZOTIM_DATABASE", url, DATABASE)
    if parts.scheme == "sqlite":
        name = parts.path[1:] if parts.path.startswith("//") or ":memory:" in parts.path else parts.path
        if not name or parts.netloc or Path(name).is_dir():
            raise SettingError("ZOTIM_DATABASE", url, f"names no file; {DATABASE}")
        if os.environ.get("ZOTIM_DATABASE") and not Path(name).parent.is_dir():
            raise SettingError("ZOTIM_DATABASE", url, f"there is no folder {Path(name).parent}; make it first")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "CONN_MAX_AGE": KEPT,
            "OPTIONS": {
                "timeout": 5,
                "transaction_mode": "IMMEDIATE",
                "init_command": SQLITE,
            },
        }
    if parts.scheme in ("postgresql", "postgres"):
        if not parts.path.strip("/"):
            raise SettingError("ZOTIM_DATABASE", url, f"names no database; {DATABASE}")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": KEPT,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"options": PLANNING},
        }
    raise SettingError("ZOTIM_DATABASE", url, DATABASE)


def _parts(variable: str, url: str, wanted: str) -> SplitResult:
    """The parts of an address whose port, if it has one, is a number."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise SettingError(variable, url, f"{wanted} ({str(error)[:1].lower()}{str(error)[1:]})") from None
    return parts


def mail(default_folder: Path) -> dict[str, Any]:
    """Django's settings for sending mail from ZOTIM_MAIL. Without it, mails are written to a folder, for trials."""
    url = read("ZOTIM_MAIL", "")
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(default_folder),
        }
    parts = _parts("ZOTIM_MAIL", url, MAIL)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SettingError("ZOTIM_MAIL", url, MAIL)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 20,
    }


def desks() -> list[str]:
    """The rooms of this installation, in the order of :data:`DESKS`."""
    if words("ZOTIM_DESKS", ",".join(USUAL_DESKS)) == ["all"]:
        return list(DESKS)
    chosen = _some_of("ZOTIM_DESKS", DESKS, USUAL_DESKS, "takes all, or a list of")
    return [one for one in DESKS if one in chosen or (one == "register" and ON_THE_REGISTER & {*chosen})]


def channels() -> list[str]:
    """The channels of the screening desk in this installation, in the order of :data:`CHANNELS`."""
    return _some_of("ZOTIM_CHANNELS", CHANNELS, CHANNELS, "takes a list of")


def finance_as() -> list[str]:
    """As what this installation has the finance channel, in the order of :data:`FINANCE_AS`."""
    return _some_of("ZOTIM_FINANCE_AS", FINANCE_AS, FINANCE_AS, "takes a list of")


def number(variable: str, usual: int, least: int, most: int) -> int:
    """A whole number from *least* to *most*."""
    said = read(variable, str(usual))
    if not said.isdecimal() or not least <= int(said) <= most:
        raise SettingError(variable, said, f"takes a whole number from {least} to {most}")
    return int(said)


def _some_of(variable: str, known: tuple[str, ...], usual: tuple[str, ...], takes: str) -> list[str]:
    chosen = words(variable, ",".join(usual))
    for one in chosen:
        if one not in known:
            raise SettingError(variable, one, f"{takes} {', '.join(known)}")
    return [one for one in known if one in chosen]


def hma_urls() -> bool:
    """Whether what stands at an address is fetched because another system names it."""
    value = read("ZOTIM_HMA_URLS", "0")
    if value not in ("0", "1"):
        raise SettingError("ZOTIM_HMA_URLS", value, "takes 0 or 1")
    return value == "1"


def hma_confirms() -> str:
    """The curator who answers for what other systems write in banks; nobody, where each thing waits for a person."""
    value = read("ZOTIM_HMA_CONFIRMS", "")
    if value and "@" not in value:
        raise SettingError("ZOTIM_HMA_CONFIRMS", value, "takes the mail address of a curator of banks")
    return value


def ceiling() -> Classification:
    """The highest classification that this installation keeps."""
    value = read("ZOTIM_CEILING", Classification.RESTRICTED)
    try:
        return Classification(value)
    except ValueError:
        raise SettingError("ZOTIM_CEILING", value, f"takes one of {', '.join(Classification)}") from None


def address() -> str:
    """The address under which people reach the site, without a slash at its end."""
    url = read("ZOTIM_ADDRESS", "http://127.0.0.1:8000")
    wanted = "takes the whole address, such as https://zotim.example"
    parts = _parts("ZOTIM_ADDRESS", url, wanted)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingError("ZOTIM_ADDRESS", url, wanted)
    return url.rstrip("/")


def hosts() -> list[str]:
    """The host names that are served. A list that names nobody, or a whole address in it, would answer nobody."""
    value = read("ZOTIM_HOSTS", "127.0.0.1,localhost,[::1]")
    found = words("ZOTIM_HOSTS", value)
    if not found or not all(HOST.fullmatch(host) for host in found):
        wanted = "takes host names, comma-separated, without http:// and port: zotim.example,.zotim.example"
        raise SettingError("ZOTIM_HOSTS", value, wanted)
    return found


def insecure() -> bool:
    """Whether plain http is served: ``1`` or ``0``, and no other word that somebody might take for one of them."""
    value = read("ZOTIM_INSECURE", "0")
    if value not in ("0", "1"):
        raise SettingError("ZOTIM_INSECURE", value, "takes 1 (plain http, for a trial) or 0")
    return value == "1"


def prefix() -> str:
    """The letters before references. Empty isn't the default here: references are printed and never change."""
    value = os.environ.get("ZOTIM_PREFIX", USUAL_PREFIX)
    if not PREFIX.fullmatch(value):
        raise SettingError("ZOTIM_PREFIX", value, "takes up to 8 capital letters and digits, such as ZOT")
    return value


def time_zone() -> str:
    """The zone in which times are shown, by its name in the time zone database."""
    value = read("ZOTIM_TIME_ZONE", "Europe/Tirane")
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise SettingError("ZOTIM_TIME_ZONE", value, "takes the name of a zone, such as Europe/Tirane or UTC") from None
    return value
