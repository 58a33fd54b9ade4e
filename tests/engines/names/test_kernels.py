"""Compiled code is kept apart for each state of the sources."""

import subprocess
import sys
from pathlib import Path

from zotim.engines import compiled
from zotim.engines.names import kernels
from zotim.engines.names.likeness import likeness

CALL = """
import runpy, sys
runpy.run_path(sys.argv[1])
from numba import njit

@njit("int64(int64)", cache=True)
def one_more(number):
    return number + 1

assert one_more(1) == 2
"""


def test_kernels_are_kept_in_the_folder_of_these_sources():
    assert Path(likeness.stats.cache_path).parent == compiled.place("names")


def test_another_state_of_the_sources_has_another_folder(monkeypatch, tmp_path):
    before = compiled.place("names")
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "kernels.py").write_text("changed", encoding="utf-8")
    monkeypatch.setattr(compiled, "SOURCES", tmp_path)
    assert compiled.place("names").parent == before.parent
    assert compiled.place("names") != before


def test_where_the_folder_cant_be_made_kernels_are_compiled_all_the_same(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    (tmp_path / "small.py").write_text(CALL, encoding="utf-8")
    environment = {"PATH": "", "HOME": str(tmp_path), "NUMBA_CACHE_DIR": str(tmp_path / "file")}
    command = [sys.executable, str(tmp_path / "small.py"), kernels.__file__]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_whoever_only_speaks_of_queries_and_hits_loads_no_compiler():
    said = "import sys, zotim.matching.listed, zotim.matching.explaining; print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
