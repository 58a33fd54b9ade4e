"""The project's own environment: `.venv`, filled from the locked requirements. Standard library only.

uv does the installing, because it is quick; pip does it when uv can't. uv doesn't read pip's configuration, so a
machine whose packages come from a mirror would fail with it: :func:`pip_settings` reads what pip would use and
:func:`for_uv` hands it on when uv runs. Nothing of it is ever written into the repository.
"""

import ast
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "dev.txt"
PEERS, PEERS_LOCK = VENV / "peers", ROOT / "requirements" / "bench.txt"
"""Other programs that a benchmark compares with: an environment of their own inside ours, and its lock."""
STAMP = VENV / ".zotim-setup"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LISTS = ("extra-index-url", "find-links", "trusted-host")
PASSED_ON = ("index-url", "no-index", *LISTS)


class SetupError(SystemExit):
    """Setting up can't go on; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(f"setup: {message}")


def program(name: str) -> Path:
    """The path of a program of the project's environment."""
    return BIN / (f"{name}.exe" if os.name == "nt" else name)


def say(text: str) -> None:
    """One line for the person who waits."""
    print(text, flush=True)


# Where packages come from


def pip_settings(listing: str, variables: Mapping[str, str]) -> dict[str, list[str]]:
    """What pip would use: *listing* is the output of ``pip config list``, *variables* the environment.

    Answers the settings of :data:`PASSED_ON` that are set. As in pip, a value for ``install`` goes before ``global``,
    and the environment before both.
    """
    ranks = {"global": 0, "install": 1, "env": 2}
    chosen: dict[str, tuple[int, str]] = {}
    for line in listing.splitlines():
        match = re.match(r"(?P<section>global|install|:env:)\.(?P<name>[a-z-]+)=(?P<value>.*)$", line.strip())
        if match and match["name"] in PASSED_ON:
            rank = ranks[match["section"].strip(":")]
            if rank >= chosen.get(match["name"], (0, ""))[0]:
                chosen[match["name"]] = (rank, _unquoted(match["value"]))
    for name in PASSED_ON:
        value = variables.get("PIP_" + name.upper().replace("-", "_"))
        if value:
            chosen[name] = (ranks["env"], value)
    return {name: value.split() for name, (_rank, value) in chosen.items() if value.split()}


def _unquoted(value: str) -> str:
    try:
        return str(ast.literal_eval(value))
    except (SyntaxError, ValueError):
        return value


def for_uv(settings: Mapping[str, list[str]], variables: Mapping[str, str]) -> dict[str, str]:
    """Environment variables that make uv look where pip would. What somebody set for uv themselves stays as it is.

    They are handed over in the environment, not as arguments, because an address may hold a password.
    """
    handed = {
        "UV_DEFAULT_INDEX": " ".join(settings.get("index-url", [])[-1:]),
        "UV_INDEX": " ".join(settings.get("extra-index-url", [])),
        "UV_FIND_LINKS": ",".join(settings.get("find-links", [])),
        "UV_INSECURE_HOST": " ".join(settings.get("trusted-host", [])),
        # pip takes the best version of all indexes; what is installed is held by hashes either way.
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_NO_PROGRESS": "1",
    }
    if settings.get("no-index", ["0"])[-1].lower() in ("1", "true", "yes", "on"):
        handed["UV_NO_INDEX"] = "1"
    return {name: value for name, value in handed.items() if value and name not in variables}


def _pip_listing() -> str:
    done = subprocess.run(
        [program("python"), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    return done.stdout


# Making and filling the environment


def fingerprint() -> str:
    """Changes when the environment has to be filled again: other requirements, another Python, another place."""
    held = hashlib.sha256()
    for part in (LOCK, ROOT / "pyproject.toml", Path(__file__)):
        held.update(part.read_bytes())
    held.update(f"{VENV} {sys.version_info[:2]}".encode())
    return held.hexdigest()


def ready() -> bool:
    """Whether the environment is there and up to date."""
    return program("python").exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == fingerprint()


def locked(name: str, lock: str) -> str:
    """The lines of one package of a lock, with its hashes."""
    match = re.search(rf"^{re.escape(name)}==\S+(?: ;[^\n\\]*)?(?: \\\n +--hash=\S+)+", lock, re.MULTILINE)
    if not match:
        raise SetupError(f"requirements/{LOCK.name} doesn't pin {name}: run python3 tasks.py lock")
    return match[0] + "\n"


def make_venv() -> None:
    """An empty environment at ``.venv``."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise SetupError(
            f"{sys.executable} can't make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"
        )
    say(f"setup: making {VENV.name} with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(VENV)], "the virtual environment couldn't be made")


def install_uv() -> None:
    """uv, as pinned in the lock, into the environment."""
    if program("uv").exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "uv.txt"
        wanted.write_text(locked("uv", LOCK.read_text(encoding="utf-8")), encoding="utf-8")
        _run(
            [program("python"), "-m", "pip", "install", "-qq", "--require-hashes", "-r", wanted],
            "uv couldn't be installed: is there a network, or a mirror in pip's configuration?",
        )


def uv_environment() -> dict[str, str]:
    """The environment in which uv finds what pip would find."""
    return {**os.environ, **for_uv(pip_settings(_pip_listing(), os.environ), os.environ)}


def install_requirements() -> None:
    """Everything in the lock and nothing else; with pip when uv can't."""
    sync = ["pip", "sync", "--quiet", "--require-hashes", "--system-certs", "--python", str(program("python"))]
    if subprocess.run([program("uv"), *sync, str(LOCK)], env=uv_environment(), check=False).returncode == 0:
        return
    say("setup: uv couldn't install the requirements, trying pip (slower)")
    _run(
        [program("python"), "-m", "pip", "install", "-qq", "--require-hashes", "-r", LOCK],
        "the requirements couldn't be installed",
    )


def install_project() -> None:
    """The project itself, editable, with the build tools of the lock: needs no network."""
    offline = ["--no-deps", "--no-index", "--no-build-isolation"]
    _run(
        [program("python"), "-m", "pip", "install", "-qq", *offline, "--editable", ROOT],
        "the project itself couldn't be installed",
    )


def set_up() -> None:
    """Make the environment what the lock says. Does nothing, and needs no network, when it is already."""
    if not ready():
        STAMP.unlink(missing_ok=True)
        if not _same_place():
            make_venv()
        say("setup: installing the locked requirements")
        install_uv()
        install_requirements()
        install_project()
        STAMP.write_text(fingerprint(), encoding="ascii")
    compile_catalogues()


def set_up_peers() -> bool:
    """Install what benchmarks compare with, apart from ours. False where it can't be: the benchmark goes on without."""
    stamp, held = PEERS / ".zotim-setup", hashlib.sha256(PEERS_LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == held:
        return True
    say("setup: installing what the benchmark compares with (once; one of them is compiled and needs libicu-dev)")
    python = PEERS / program("python").relative_to(VENV)
    sync = ["pip", "sync", "--quiet", "--require-hashes", "--system-certs", "--python", str(python), str(PEERS_LOCK)]
    made: list[list[str | Path]] = [[program("python"), "-m", "venv", "--clear", PEERS], [program("uv"), *sync]]
    if any(subprocess.run(command, env=uv_environment(), check=False).returncode for command in made):
        say("setup: they couldn't be installed; the benchmark runs without them")
        return False
    stamp.write_text(held, encoding="ascii")
    return True


def _same_place() -> bool:
    """Whether `.venv` was made here, with this Python: a copied or outdated one is made anew."""
    try:
        settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
        started = (BIN / "activate").read_text(encoding="utf-8")
    except OSError:
        return False
    version = re.search(r"^version\s*=\s*(\d+)\.(\d+)", settings, re.MULTILINE)
    made_with = tuple(int(part) for part in version.groups()) if version else None
    return made_with == sys.version_info[:2] and str(VENV) in started and program("python").exists()


def stale_catalogues(catalogues: Iterable[Path]) -> list[Path]:
    """The message catalogues (.po) whose compiled form (.mo) is missing or older."""
    return [
        source
        for source in catalogues
        if not source.with_suffix(".mo").exists() or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]


def compile_catalogues() -> None:
    """Compile the translations that changed."""
    if stale_catalogues((ROOT / "src" / "zotim" / "locale").glob("*/LC_MESSAGES/*.po")):
        _run([program("python"), "-m", "tools.messages", "compile"], "the translations couldn't be compiled")


def _run(command: list[str | Path], failure: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetupError(failure)


# The lock


def compile_lock(upgrade: bool = False) -> None:
    """Write runtime.txt, cluster.txt, video.txt, rosters.txt, dev.txt, bench.txt in requirements/, from
    pyproject.toml and build.in.

    Asks the main index only: a mirror with a part of the files would leave hashes of other machines out.
    """
    if not program("uv").exists():
        if not program("python").exists():
            make_venv()
        install_uv()
    settings = pip_settings(_pip_listing(), os.environ)
    main_index = {"index-url": settings["index-url"]} if "index-url" in settings else {}
    variables = {**os.environ, **for_uv(main_index, os.environ)}
    common = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    common += ["--no-emit-index-url", "--system-certs", "--custom-compile-command", "python3 tasks.py lock"]
    common += ["--upgrade"] if upgrade else []
    runtime = ["pyproject.toml", "--output-file", "requirements/runtime.txt"]
    held = ["--constraint", "requirements/runtime.txt"]
    cluster = ["pyproject.toml", "--extra", "cluster", *held, "--output-file", "requirements/cluster.txt"]
    video = ["pyproject.toml", "--extra", "video", *held, "--output-file", "requirements/video.txt"]
    dev = ["pyproject.toml", "requirements/build.in", "--group", "dev", *held]
    bench = ["--group", "bench", "--output-file", "requirements/bench.txt"]
    rosters = ["pyproject.toml", "--extra", "rosters", *held, "--output-file", "requirements/rosters.txt"]
    for inputs in (runtime, cluster, video, rosters, [*dev, "--output-file", "requirements/dev.txt"], bench):
        done = subprocess.run([program("uv"), *common, *inputs], cwd=ROOT, env=variables, check=False)
        if done.returncode != 0:
            raise SetupError("the lock couldn't be compiled: requirements/ is as it was before this step")
    say("lock: runtime.txt, cluster.txt, video.txt, rosters.txt, dev.txt and bench.txt in requirements/ are up to date")
