"""A kept index is of the tables by which its words were spelled and cut."""

import shutil
from pathlib import Path

import pytest

from zotim.engines.names import Entry, NameIndex, segment
from zotim.engines.names.spelling_tables import TABLES, spelling_tables


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, ...]:
    return tuple(Path(shutil.copytree(one, tmp_path / str(at))) for at, one in enumerate(TABLES))


def changed(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n# another rule\n", encoding="utf-8")


def test_the_same_tables_are_told_alike_wherever_they_lie(copies: tuple[Path, ...]) -> None:
    assert spelling_tables(copies) == spelling_tables()


@pytest.mark.parametrize("at", range(len(TABLES)))
def test_another_rule_in_any_table_is_told(copies: tuple[Path, ...], at: int) -> None:
    for path in sorted(copies[at].glob("*.toml")):
        before = spelling_tables(copies)
        changed(path)
        assert (spelling_tables(copies) == before) is path.name.startswith("scoring_"), path.name


def test_an_index_whose_words_were_spelled_by_other_tables_is_refused(
    tmp_path: Path, copies: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(copies[0] / "arabic.toml")
    mine = segment.MAGIC
    other = mine.replace(spelling_tables().encode(), spelling_tables(copies).encode())
    assert other != mine
    with monkeypatch.context() as patch:
        patch.setattr(segment, "MAGIC", other)
        NameIndex.build([Entry(id="1", names=("Arben Shembulli",))]).save(tmp_path / "names")
    with pytest.raises(ValueError, match="another version; make it anew"):
        NameIndex.open(tmp_path / "names")
