"""Compiled code is kept apart for each state of the sources."""

import subprocess
import sys
from pathlib import Path

from zotim.engines.names import kernels
from zotim.engines.names.likeness import likeness

CALL = (
    "from zotim.engines.names import Entry, NameIndex, Query\n"
    "index = NameIndex.build([Entry(id='1', names=('Arben Shembulli',))])\n"
    "assert index.match(Query(names=('Arben Shembulli',)))[0].score == 1\n"
)


def test_kernels_are_kept_in_the_folder_of_these_sources():
    assert Path(likeness.stats.cache_path).parent == kernels.place()


def test_another_state_of_the_sources_has_another_folder(monkeypatch, tmp_path):
    before = kernels.place()
    (tmp_path / "kernels.py").write_text("changed", encoding="utf-8")
    monkeypatch.setattr(kernels, "__file__", str(tmp_path / "kernels.py"))
    assert kernels.place().parent == before.parent
    assert kernels.place() != before


def test_where_the_folder_cant_be_made_names_are_matched_all_the_same(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    environment = {"PATH": "", "HOME": str(tmp_path), "NUMBA_CACHE_DIR": str(tmp_path / "file")}
    done = subprocess.run([sys.executable, "-c", CALL], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
