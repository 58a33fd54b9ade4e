"""Where one can listen is known, and said, before the server starts."""

import socket

import pytest

from zotim.web import ports

pytestmark = pytest.mark.once


def test_a_port_that_is_named_stays_and_none_becomes_one_that_is_free() -> None:
    assert ports.chosen("127.0.0.1", 8123) == 8123
    found = ports.chosen("127.0.0.1", 0)
    assert found > 0
    assert ports.why_not("127.0.0.1", found) is None


def test_a_port_that_is_taken_or_no_port_is_told_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"127.0.0.1:{port}" in (ports.why_not("127.0.0.1", port) or "")
    assert "no such port" in (ports.why_not("127.0.0.1", 65536) or "")
