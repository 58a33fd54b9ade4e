"""The made-up schema, read from its file."""

import pytest

from tests.formats.goaml.schemas import SCHEMA
from zotim.formats.goaml import Schema


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path = tmp_path_factory.mktemp("goaml") / "unit.xsd"
    path.write_text(SCHEMA, encoding="utf-8")
    return Schema.read(path)
