"""What can't be installed with Zotim is refused, and what holds more than it says stands in a lock of its own."""

import pytest

from tools.licences import HOLDS, LOCKS, astray, refused


@pytest.mark.parametrize(
    ("stated", "is_refused"),
    [("MIT", False), ("LGPL-3.0-or-later", False), ("GPL-3.0-only", True), ("AGPL-3.0", True), ("", True),
     ("GPL-2.0 OR MIT", False)],
)  # fmt: skip
def test_the_gpl_and_what_states_nothing_is_refused(stated, is_refused):
    assert refused(stated) is is_refused


def test_a_wheel_that_holds_more_than_it_says_is_never_shipped(tmp_path):
    assert list(astray(LOCKS)) == []
    (tmp_path / "runtime.txt").write_text("av==16.0.1\nnumpy==2.0\n")
    (tmp_path / "video.txt").write_text("av==16.0.1\n")
    (told,) = astray(tmp_path)
    assert "av in runtime.txt" in told
    assert "av==" in (LOCKS / HOLDS["av"][0]).read_text(encoding="utf-8")
