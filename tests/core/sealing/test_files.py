"""Key files are whole or not there; what goes is overwritten before its name goes."""

import os
from concurrent.futures import ThreadPoolExecutor

from zotim.core.sealing.files import shred, write_new


def test_of_many_writers_one_wins_and_nobody_reads_half_a_file(tmp_path):
    path = tmp_path / "store" / "key"
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda n: write_new(path, bytes([n]) * 100), range(8)))
    assert won.count(True) == 1
    assert path.read_bytes() == bytes([won.index(True)]) * 100
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_bytes_are_overwritten_where_they_lie(tmp_path):
    path, other = tmp_path / "key", tmp_path / "other-name"
    write_new(path, b"secret" * 10)
    os.link(path, other)  # the same bytes on the disk under a second name
    assert shred(path)
    assert not path.exists()
    assert other.read_bytes() == bytes(60)
    assert not shred(path)
