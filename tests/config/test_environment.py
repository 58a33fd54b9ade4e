"""What a deployment turns is refused in one sentence when it can't be used, and looking makes nothing."""

import os
import re
import socket
import subprocess
import sys

import pytest

from zotim.config import environment
from zotim.config.environment import SettingError

READERS = {
    "ZOTIM_TIME_ZONE": environment.time_zone,
    "ZOTIM_DATABASE": environment.database,
    "ZOTIM_ADDRESS": environment.address,
    "ZOTIM_HOSTS": environment.hosts,
    "ZOTIM_INSECURE": environment.insecure,
    "ZOTIM_PREFIX": environment.prefix,
    "ZOTIM_KEK_FILE": environment.kek_file,
    "ZOTIM_TOMBSTONES": environment.tombstones,
    "ZOTIM_MAIL": lambda: environment.mail(None),
    "ZOTIM_DESKS": environment.desks,
    "ZOTIM_CHANNELS": environment.channels,
    "ZOTIM_FINANCE_AS": environment.finance_as,
    "ZOTIM_GOAML_SCHEMA": environment.goaml_schema,
    "ZOTIM_SCANNER": environment.scanner,
    "ZOTIM_LENGTHS": environment.lengths,
    "ZOTIM_CEILING": environment.ceiling,
}
WRONG = [
    ("ZOTIM_TIME_ZONE", "Mars"), ("ZOTIM_TIME_ZONE", "/etc"), ("ZOTIM_TIME_ZONE", "Europe"),
    ("ZOTIM_DATABASE", "postgresql://u:p@h:port/x"), ("ZOTIM_DATABASE", "postgresql://"), ("ZOTIM_DATABASE", "sqlite://"),
    ("ZOTIM_DATABASE", "sqlite:///"), ("ZOTIM_DATABASE", "sqlite://one/two"), ("ZOTIM_DATABASE", "postgresql://[h/x"),
    ("ZOTIM_DATABASE", "sqlite:////no/such/folder/x.sqlite3"), ("ZOTIM_DATABASE", "mysql://h/x"),
    ("ZOTIM_ADDRESS", "foo"), ("ZOTIM_ADDRESS", "https://"), ("ZOTIM_ADDRESS", "https://a:b"),
    ("ZOTIM_HOSTS", ","), ("ZOTIM_HOSTS", "https://zotim.example"), ("ZOTIM_HOSTS", "zotim.example:8000"),
    ("ZOTIM_INSECURE", "maybe"), ("ZOTIM_INSECURE", "true"),
    ("ZOTIM_PREFIX", ""), ("ZOTIM_PREFIX", " "), ("ZOTIM_PREFIX", "zot"), ("ZOTIM_PREFIX", "A/B"),
    ("ZOTIM_KEK_FILE", "/no/such/folder/kek"), ("ZOTIM_KEK_FILE", "/"), ("ZOTIM_TOMBSTONES", f"{__file__}/x"),
    ("ZOTIM_MAIL", "smtp://h:port"), ("ZOTIM_MAIL", "mail.example"), ("ZOTIM_DESKS", "kitchen"), ("ZOTIM_CEILING", "x"),
    ("ZOTIM_CHANNELS", "sport"), ("ZOTIM_FINANCE_AS", "bank"), ("ZOTIM_GOAML_SCHEMA", "/no/such.xsd"),
    ("ZOTIM_SCANNER", "/no/such/socket"), ("ZOTIM_LENGTHS", "/no/such.toml"), ("ZOTIM_LENGTHS", __file__),
]  # fmt: skip


@pytest.fixture(autouse=True)
def a_home_of_its_own(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("ZOTIM_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ZOTIM_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize(("variable", "value"), WRONG)
def test_a_setting_that_cant_be_used_is_refused_by_its_name(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingError) as refused:
        READERS[variable]()
    assert str(refused.value).startswith(f"{variable}=")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("variable", "value", "read"),
    [
        ("ZOTIM_TIME_ZONE", "UTC", "UTC"),
        ("ZOTIM_ADDRESS", "https://zotim.example/", "https://zotim.example"),
        ("ZOTIM_HOSTS", "zotim.example, .e.example,[::1],*", ["zotim.example", ".e.example", "[::1]", "*"]),
        ("ZOTIM_INSECURE", "1", True),
        ("ZOTIM_INSECURE", "", False),
        ("ZOTIM_PREFIX", "KZ2", "KZ2"),
    ],
)
def test_a_setting_that_can_be_used_is_read(monkeypatch, variable, value, read):
    monkeypatch.setenv(variable, value)
    assert READERS[variable]() == read


def test_what_is_unset_has_its_default():
    for reader in READERS.values():
        reader()
    assert environment.database()["NAME"] == str(environment.home() / "zotim.sqlite3")


def test_a_connection_begins_with_what_suits_a_page_and_is_used_again(monkeypatch, tmp_path):
    monkeypatch.setenv("ZOTIM_DATABASE", f"sqlite:///{tmp_path}/a.sqlite3")
    sqlite = environment.database()
    assert "mmap_size" in sqlite["OPTIONS"]["init_command"]
    monkeypatch.setenv("ZOTIM_DATABASE", "postgresql://zotim@host/zotim")
    postgresql = environment.database()
    assert "jit=off" in postgresql["OPTIONS"]["options"]
    assert sqlite["CONN_MAX_AGE"] == postgresql["CONN_MAX_AGE"] > 0


def test_a_refused_address_doesnt_show_its_password(monkeypatch):
    monkeypatch.setenv("ZOTIM_DATABASE", "postgresql://zotim:secret@word@h:port/x")
    with pytest.raises(SettingError) as refused:
        environment.database()
    assert "secret" not in str(refused.value)
    assert "word" not in str(refused.value).replace("user:password@", "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_tombstones_that_this_account_cant_write_are_refused(monkeypatch, tmp_path):
    tmp_path.chmod(0o500)
    monkeypatch.setenv("ZOTIM_TOMBSTONES", str(tmp_path / "second"))
    with pytest.raises(SettingError, match="can't be written"):
        environment.tombstones()


def zotim(folder, *arguments, **variables):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZOTIM_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "zotim", *arguments], cwd=folder, env=clean | variables,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize("command", [["check"], ["audit", "verify"], ["serve"]])
def test_a_command_ends_with_the_sentence_and_with_two(tmp_path, command):
    done = zotim(tmp_path, *command, ZOTIM_TIME_ZONE="Mars")
    assert done.returncode == 2
    assert re.fullmatch(r"ZOTIM_TIME_ZONE='Mars': takes .*\n", done.stderr)


@pytest.mark.once
@pytest.mark.parametrize("command", [["check"], ["api", "list", "--help"], ["audit"], ["check", "--deploy"]])
def test_looking_writes_nothing(tmp_path, command):
    done = zotim(tmp_path, *command)
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.once
def test_check_names_the_database_that_is_empty(tmp_path):
    done = zotim(tmp_path, "check")
    assert done.returncode == 1
    assert f"The database is empty: no migration is applied in {tmp_path}/var/zotim.sqlite3." in done.stdout


@pytest.mark.once
def test_a_port_that_is_used_ends_serve_with_two(tmp_path, migrated_file):
    home = {"ZOTIM_HOME": str(tmp_path), "ZOTIM_DATABASE": migrated_file, "ZOTIM_INSECURE": "1"}
    (tmp_path / "keys").mkdir(mode=0o700)
    with socket.socket() as used:
        used.bind(("127.0.0.1", 0))
        used.listen()
        done = zotim(tmp_path, "serve", "--port", str(used.getsockname()[1]), **home)
    assert done.returncode == 2
    assert done.stderr.startswith("Can't listen on 127.0.0.1:")


def test_serving_leaves_out_the_warning_of_threads_and_nothing_else(capsys):
    from granian.log import LogLevels, configure_logging, logger

    from zotim.config.cli import LOG

    configure_logging(LogLevels.info, LOG)
    logger.warning("Configuration allows spawning up to 8 Python threads, which exceeds the CPU cores.")
    logger.warning("Something else")
    assert capsys.readouterr().out == "[WARNING] Something else\n"


def test_desks_that_keep_commitments_bring_the_register_along(monkeypatch):
    monkeypatch.setenv("ZOTIM_DESKS", "deployments")
    assert environment.desks() == ["register", "deployments"]
    monkeypatch.setenv("ZOTIM_DESKS", "stabilisation")
    assert environment.desks() == ["register", "stabilisation"]
    monkeypatch.setenv("ZOTIM_DESKS", "oversight")
    assert environment.desks() == ["oversight"]
