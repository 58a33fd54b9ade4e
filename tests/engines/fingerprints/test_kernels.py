"""Compiled code of this engine is kept apart from that of names, and is known to be there."""

from pathlib import Path

import pytest

from zotim.engines import compiled
from zotim.engines.fingerprints import sketching

pytestmark = pytest.mark.once


def test_kernels_are_kept_in_a_folder_of_their_own_and_are_then_known_to_be_compiled():
    kept = Path(sketching.find.stats.cache_path).parent
    assert kept == compiled.place("fingerprints")
    assert kept != compiled.place("names")
    assert compiled.is_compiled("fingerprints")
