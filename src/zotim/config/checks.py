"""What ``zotim check`` looks at beyond Django's own checks: each finding says what is wrong and what to do.

Errors are wrong everywhere. Warnings are fine on one's own machine and wrong where people rely on the installation:
most are looked for with ``--deploy`` only, and there they count like errors.
"""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

CHECKPOINT_AGE = timedelta(days=2)
"""A chain whose last checkpoint is older can be cut that far back without anybody noticing."""
SEALING_DELAY = timedelta(minutes=5)
"""The worker seals each second; an event that waits longer says that nobody works."""
NO_RIGHT = "42501"
"""PostgreSQL's insufficient_privilege."""
HERE = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


class Level(StrEnum):
    """How bad it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that isn't as it should be. *code* is stable, for programs; *todo* is the next step."""

    level: Level
    code: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.level}: {self.what}\n    {self.todo}"


def findings(deploy: bool = False) -> list[Finding]:
    """Everything found, errors first. *deploy* adds what matters where people rely on the installation.

    Reads settings, the key folder and the database, changes nothing. A database that doesn't answer, or isn't
    migrated, is one finding; what would have been read from it is then left out.
    """
    found = [*_keys()]
    if deploy:
        found += [*_settings(), *_keys_apart()]
    found += _database(deploy)
    return sorted(found, key=lambda finding: finding.level is not Level.ERROR)


def failed(found: list[Finding], deploy: bool) -> bool:
    """Whether the command exits with 1: for any error, with *deploy* for a warning too."""
    return any(deploy or finding.level is Level.ERROR for finding in found)


def of_django(deploy: bool = False) -> Iterator[Finding]:
    """What Django's own checks say about settings, models and addresses."""
    for message in run_checks(include_deployment_checks=deploy):
        if message.level >= WARNING and not message.is_silenced():
            level = Level.ERROR if message.is_serious() else Level.WARNING
            yield Finding(level, str(message.id), str(message.msg), message.hint or f"See {message.id} of Django.")


# Keys


def without_keys(*, may_make: bool) -> Finding | None:
    """Why a command ends where the key folder isn't there; None where it makes one, as *may_make* says, and the
    database is empty. New keys in an installation that had some would hide the loss until somebody opens a case."""
    found = readiness()
    if found == _empty():
        return None if may_make else found
    if found is not None and found.code != "migrations":  # nobody knows whether there is an installation
        return found
    return _keys_missing()


def _keys_missing() -> Finding:
    return Finding(
        Level.ERROR, "keys.missing", f"The key folder {settings.ZOTIM_KEYS} isn't there.",
        "Restore it from its copy, or let ZOTIM_KEYS name the right folder. Start nothing before that: new keys "
        "open nothing that was sealed with the old ones. Only a new installation gets it with zotim migrate.",
    )  # fmt: skip


def _keys() -> Iterator[Finding]:
    """The key folder is its owner's alone, and never lies where files are given out."""
    folder = Path(settings.ZOTIM_KEYS)
    if not folder.is_dir():
        yield _keys_missing()
        return
    kek = Path(settings.ZOTIM_KEK_FILE)
    if not kek.is_file() and any(folder.glob("store/*.key")):
        yield Finding(
            Level.ERROR, "keys.kek", f"The key {kek} isn't there, and the keys of cases are wrapped with it.",
            "Bring it back from its copy, or let ZOTIM_KEK_FILE name the right file.",
        )  # fmt: skip
    elif not kek.is_file() and not kek.is_relative_to(folder):
        yield Finding(
            Level.WARNING, "keys.kek_new", f"ZOTIM_KEK_FILE names {kek}, which isn't there.",
            "It is made when the first case is opened; if there was one already, let ZOTIM_KEK_FILE name it.",
        )  # fmt: skip
    beside = [path for path in folder.glob("sealing-*.kek") if path != kek]
    if beside:
        yield Finding(
            Level.WARNING, "keys.several", f"There are {len(beside) + 1} key-encryption keys: a rotation isn't over.",
            "zotim keys rotate takes it up where it was broken off; zotim keys retire destroys the earlier ones.",
        )  # fmt: skip
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        yield Finding(
            Level.ERROR, "keys.folder", f"The key folder {folder} is open to others (mode {mode:04o}).",
            f"chmod 700 {folder}",
        )  # fmt: skip
    outside = [path for path in [Path(settings.ZOTIM_KEK_FILE)] if path.is_file() and not path.is_relative_to(folder)]
    for path in [*sorted(folder.rglob("*")), *outside]:
        mode = stat.S_IMODE(path.stat().st_mode)
        closed = 0o022 if path.suffix == ".pub" else 0o077  # public keys may be read by anybody
        if path.is_file() and mode & closed:
            yield Finding(
                Level.ERROR, "keys.file", f"The key {path} is open to others (mode {mode:04o}).",
                f"chmod {'644' if path.suffix == '.pub' else '600'} {path}",
            )  # fmt: skip
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        outer = Path(getattr(settings, name)).resolve()
        if folder.resolve().is_relative_to(outer):
            yield Finding(
                Level.ERROR, "keys.given_out", f"The key folder {folder} lies inside {outer}.",
                "Move it out, and let ZOTIM_KEYS name the new place.",
            )  # fmt: skip


def _keys_apart() -> Iterator[Finding]:
    """Whoever copies the files or the database must not take the keys along unawares."""
    folder, home = Path(settings.ZOTIM_KEYS).resolve(), Path(settings.ZOTIM_HOME).resolve()
    if folder.is_relative_to(home):
        yield Finding(
            Level.WARNING, "keys.beside", f"The key folder {folder} lies inside ZOTIM_HOME ({home}).",
            "Move it to a folder that the backup of ZOTIM_HOME doesn't take, and let ZOTIM_KEYS name it.",
        )  # fmt: skip
    tombstones = Path(settings.ZOTIM_TOMBSTONES).resolve()
    if tombstones.is_relative_to(home) or tombstones.is_relative_to(folder):
        yield Finding(
            Level.WARNING, "tombstones.beside", f"The second list of destroyed keys {tombstones} lies by the data.",
            "Let ZOTIM_TOMBSTONES name a folder on another disk, so that a restore can't bring destroyed keys back.",
        )  # fmt: skip


# Settings


def _settings() -> Iterator[Finding]:
    if settings.ZOTIM_INSECURE:
        yield Finding(
            Level.ERROR, "insecure", "ZOTIM_INSECURE=1: cookies and passwords travel over plain http.",
            "Take ZOTIM_INSECURE away and put a proxy with TLS in front.",
        )  # fmt: skip
    beyond = [host for host in settings.ALLOWED_HOSTS if host not in HERE]
    if not beyond:
        yield Finding(
            Level.WARNING, "hosts", "ZOTIM_HOSTS names this machine only, so nobody else is answered.",
            "Set ZOTIM_HOSTS to the host name that people type.",
        )  # fmt: skip
    if "*" in beyond:
        yield Finding(
            Level.ERROR, "hosts.any", "ZOTIM_HOSTS=* answers to any name that somebody invents.",
            "Set ZOTIM_HOSTS to the host names that are served.",
        )  # fmt: skip
    address = urlsplit(settings.ZOTIM_ADDRESS)
    if address.scheme != "https" or not address.hostname:
        yield Finding(
            Level.ERROR, "address", f"ZOTIM_ADDRESS={settings.ZOTIM_ADDRESS} isn't an https address.",
            "Set it to the address under which people reach the site; reports and mails print it.",
        )  # fmt: skip
    elif beyond and "*" not in beyond and not _served(address.hostname, beyond):
        yield Finding(
            Level.WARNING, "address.host", f"ZOTIM_ADDRESS names {address.hostname}, which ZOTIM_HOSTS doesn't serve.",
            "Make both name the same host.",
        )  # fmt: skip
    if connection.vendor == "sqlite":
        yield Finding(
            Level.WARNING, "sqlite", "The database is SQLite: good for a trial or a small register.",
            "For production set ZOTIM_DATABASE to a PostgreSQL database.",
        )  # fmt: skip


def _served(host: str, hosts: list[str]) -> bool:
    return any(host == name or (name.startswith(".") and f".{host}".endswith(name)) for name in hosts)


# Database


def _empty() -> Finding:
    what = f"The database is empty: no migration is applied in {place()}."
    return Finding(Level.ERROR, "migrations", what, "Run zotim migrate.")


def readiness() -> Finding | None:
    """Why the database can't be used at all: it doesn't answer, or isn't that of this version. None when it can."""
    if connection.vendor == "sqlite" and Path(place()).is_absolute() and not Path(place()).exists():
        return _empty()  # to connect would make the file
    try:
        executor = MigrationExecutor(connection)
        missing = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    except Error as error:
        if no_right(error):
            return refused(error)
        return Finding(
            Level.ERROR, "database", f"The database doesn't answer: {first_line(error)}.",
            "Look whether it runs and whether ZOTIM_DATABASE names it.",
        )  # fmt: skip
    if found := of_another_version(executor.loader):
        return found
    if not missing:
        return None
    if not executor.loader.applied_migrations:
        return _empty()
    names = _first([(one.app_label, one.name) for one in missing])
    return Finding(
        Level.ERROR, "migrations", f"The database isn't that of this version: {names} isn't applied.",
        "Make a backup, then run zotim migrate.",
    )  # fmt: skip


def of_another_version(loader: MigrationLoader | None = None) -> Finding | None:
    """Why this version mustn't touch the database: another one applied to it what isn't known here. None when it may.

    It would be taken for one that is up to date, and break where the two differ.
    """
    loader = loader or MigrationLoader(connection)
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("zotim.")}
    unknown = sorted(key for key in loader.applied_migrations if key[0] in ours and key not in loader.disk_migrations)
    if not unknown:
        return None
    return Finding(
        Level.ERROR, "migrations", f"Another version made this database: {_first(unknown)} isn't known to this one.",
        "Use the version that made it, or let ZOTIM_DATABASE name a new database and run zotim migrate.",
    )  # fmt: skip


def _first(names: list[tuple[str, str]]) -> str:
    """The first of many migrations, and how many more there are."""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(".".join(name) for name in names[:3]) + more


def place() -> str:
    """Which database is meant, for people: SQLite's file, or the name on PostgreSQL. Never a password."""
    return str(connection.settings_dict["NAME"])


def no_right(error: BaseException) -> bool:
    """Whether PostgreSQL refused because the role may not do that. Django doesn't always name it as the cause."""
    found: BaseException | None = error
    while found is not None:
        if getattr(found, "sqlstate", None) == NO_RIGHT:
            return True
        found = found.__cause__ or found.__context__
    return False


def refused(error: BaseException) -> Finding:
    """A role that may not do what was asked."""
    return Finding(
        Level.ERROR, "database.role", f"The database refuses this role: {first_line(error)}.",
        "Owner's commands are run as the owner of the tables; the site's role is given its rights again after each "
        "migrate (zotim database grant-web).",
    )  # fmt: skip


def first_line(error: BaseException) -> str:
    """What a database said, without its hints and its full stop."""
    said = str(error).strip()
    return said.splitlines()[0].rstrip(".") if said else type(error).__name__


def _database(deploy: bool) -> list[Finding]:
    found = readiness()
    if found is not None:
        return [found]
    looks: list[Callable[[], Iterator[Finding]]] = [_guards, _worker]
    if deploy:
        looks += [_checkpoint, _demo, _start, _roles]
    return [finding for look in looks for finding in look()]


def _guards() -> Iterator[Finding]:
    from zotim.core import guards
    from zotim.core.access import walls

    todo = "Find out who changed it (it doesn't change by itself), then run zotim migrate, then zotim audit verify."
    for line in guards.differences(connection):
        yield Finding(Level.ERROR, "guards", f"A guard of the database isn't as it should be: {line}.", todo)
    for line in walls.differences(connection):
        yield Finding(Level.ERROR, "walls", f"A wall of the database isn't as it should be: {line}.", todo)


def _start() -> Iterator[Finding]:
    """What the site and the worker refuse to start with."""
    from zotim.config.startup import refusals

    for refusal in refusals(connection):
        yield Finding(Level.ERROR, refusal.code, refusal.what, refusal.todo)


def _roles() -> Iterator[Finding]:
    """The site's and the worker's role: that there are both, and that each may do what it needs and no more."""
    from zotim.core.access import privileges
    from zotim.core.access.privileges import Part

    if connection.vendor != "postgresql":
        return
    there = privileges.roles(connection)
    for part, whose in ((Part.WEB, "the site"), (Part.WORKER, "the worker")):
        if part not in there.values():
            yield Finding(
                Level.ERROR, f"roles.{part}", f"There is no database role for {whose}.",
                f"Make one that is no superuser, and run zotim database grant-{part} ROLE as the owner.",
            )  # fmt: skip
    for role, part in sorted(there.items()):
        lines = privileges.differences(connection, role, part)
        if lines:
            more = f" and {len(lines) - 3} more" if len(lines) > 3 else ""
            yield Finding(
                Level.ERROR, "roles.differ",
                f"The database role {role} isn't as this version asks: {'; '.join(lines[:3])}{more}.",
                f"Run zotim database grant-{part} {role} as the owner.",
            )  # fmt: skip


def _worker() -> Iterator[Finding]:
    from zotim.core.audit.models import Event, Unsealed

    first = Unsealed.objects.order_by("id").values_list("event_id", flat=True).first()
    at = first and Event.objects.filter(pk=first).values_list("at", flat=True).first()
    if at and timezone.now() - at > SEALING_DELAY:
        yield Finding(
            Level.WARNING, "worker", f"An event waits for its seal since {at:%Y-%m-%d %H:%M} UTC: no worker?",
            "Start zotim worker, and let the system start it again when it ends.",
        )  # fmt: skip
    if first and at is None:
        yield Finding(
            Level.ERROR, "worker.queue", "The queue of the log names an event that isn't there.",
            "Run zotim audit verify: somebody deleted it before it was sealed.",
        )  # fmt: skip


def _checkpoint() -> Iterator[Finding]:
    from zotim.core.audit.models import Checkpoint, Seal

    if not Seal.objects.exists():
        return
    last = Checkpoint.objects.order_by("-at").values_list("at", flat=True).first()
    if last is None or timezone.now() - last > CHECKPOINT_AGE:
        since = f"the last one is of {last:%Y-%m-%d %H:%M} UTC" if last else "there is none"
        yield Finding(
            Level.WARNING, "checkpoint", f"The log has no checkpoint of the last {CHECKPOINT_AGE.days} days; {since}.",
            "Run zotim audit checkpoint each day, and keep the file where nobody here can reach it.",
        )  # fmt: skip


def _demo() -> Iterator[Finding]:
    from zotim.core.people.models import Installation

    if Installation.objects.filter(demo=True).exists():
        yield Finding(
            Level.ERROR, "demo", "The database is marked as a demonstration: anybody signs in by choosing a role.",
            "Use another database. A demonstration never becomes a production system.",
        )  # fmt: skip
