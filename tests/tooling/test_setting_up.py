"""Setting up: where packages come from, and when there is nothing to do."""

import os
import sys
from pathlib import Path

import pytest

from tools import environment

LISTING = """\
:env:.find-links='/wheels'
global.cert='/certificates.crt'
global.extra-index-url='file:///a/index file:///b/index'
global.index-url='https://mirror.example/index'
install.index-url='https://install.example/index'
user.something='else'
"""


def test_pip_settings_are_read_and_install_goes_before_global() -> None:
    read = environment.pip_settings(LISTING, {})
    assert read == {
        "find-links": ["/wheels"],
        "extra-index-url": ["file:///a/index", "file:///b/index"],
        "index-url": ["https://install.example/index"],
    }


def test_the_environment_goes_before_the_configuration() -> None:
    variables = {"PIP_INDEX_URL": "https://env.example/index", "PIP_FIND_LINKS": "/x /y"}
    read = environment.pip_settings(LISTING, variables)
    assert read["index-url"] == ["https://env.example/index"]
    assert read["find-links"] == ["/x", "/y"]


def test_a_value_of_several_lines_is_a_list() -> None:
    assert environment.pip_settings("global.find-links='\\n/x\\n/y'", {}) == {"find-links": ["/x", "/y"]}


def test_no_configuration_says_nothing() -> None:
    assert environment.pip_settings("", {}) == {}


def test_uv_is_told_where_pip_would_look() -> None:
    told = environment.for_uv(environment.pip_settings(LISTING, {}), {})
    assert told["UV_DEFAULT_INDEX"] == "https://install.example/index"
    assert told["UV_INDEX"] == "file:///a/index file:///b/index"
    assert told["UV_FIND_LINKS"] == "/wheels"
    assert "UV_NO_INDEX" not in told


def test_what_somebody_set_for_uv_stays() -> None:
    told = environment.for_uv({"index-url": ["https://pip.example"]}, {"UV_DEFAULT_INDEX": "https://uv.example"})
    assert "UV_DEFAULT_INDEX" not in told


def test_no_index_is_handed_on() -> None:
    assert environment.for_uv({"no-index": ["true"]}, {})["UV_NO_INDEX"] == "1"


def test_a_package_is_cut_out_of_the_lock_with_its_hashes() -> None:
    lock = (
        "a==1 \\\n    --hash=sha256:aa\nuv==2.0 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n    # via x\nz==1\n"
    )
    assert environment.locked("uv", lock) == "uv==2.0 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"


def test_a_package_that_is_not_in_the_lock_is_named() -> None:
    with pytest.raises(SystemExit, match=r"doesn't pin uv.*tasks\.py lock"):
        environment.locked("uv", "a==1\n")


def test_no_venv_module_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        environment.make_venv()


def test_a_catalogue_is_stale_until_it_is_compiled_after_its_last_change(tmp_path: Path) -> None:
    source = tmp_path / "django.po"
    source.write_text("")
    assert environment.stale_catalogues([source]) == [source]
    compiled = source.with_suffix(".mo")
    compiled.write_text("")
    os.utime(source, (100, 100))
    assert environment.stale_catalogues([source]) == []
    os.utime(compiled, (99, 99))
    assert environment.stale_catalogues([source]) == [source]


def test_the_fingerprint_changes_with_the_lock_and_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = environment.fingerprint()
    assert before == environment.fingerprint()
    changed = tmp_path / "dev.txt"
    changed.write_text("other")
    with monkeypatch.context() as patch:
        patch.setattr(environment, "LOCK", changed)
        assert environment.fingerprint() != before
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    assert environment.fingerprint() != before


def test_an_environment_that_was_copied_from_elsewhere_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text("")
    major, minor = sys.version_info[:2]
    (venv / "pyvenv.cfg").write_text(f"home = x\nversion = {major}.{minor}.1\n")
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "BIN", venv / "bin")
    (venv / "bin" / "activate").write_text("VIRTUAL_ENV=/elsewhere/.venv")
    assert not environment._same_place()
    (venv / "bin" / "activate").write_text(f"VIRTUAL_ENV={venv}")
    assert environment._same_place()
    (venv / "pyvenv.cfg").write_text("version = 3.1.0\n")
    assert not environment._same_place()


def test_programs_to_compare_with_that_cant_be_installed_leave_the_benchmark_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "PEERS", tmp_path / "peers")
    monkeypatch.setattr(environment, "uv_environment", dict)
    failed = environment.subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: failed)
    assert environment.set_up_peers() is False
    assert "runs without them" in capsys.readouterr().out


def test_programs_to_compare_with_are_installed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    peers = tmp_path / "peers"
    peers.mkdir()
    (peers / ".zotim-setup").write_text(
        environment.hashlib.sha256(environment.PEERS_LOCK.read_bytes()).hexdigest(), encoding="ascii"
    )
    monkeypatch.setattr(environment, "PEERS", peers)
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: pytest.fail("installed again"))
    assert environment.set_up_peers() is True
