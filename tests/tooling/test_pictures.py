"""Which pictures are made, and what is refused before a demonstration is filled for nothing."""

import pytest

from tools import pictures


def test_without_names_those_that_stand_in_the_folder_are_made_anew(monkeypatch, tmp_path):
    for name in ("home-sq", "home-ar", "call-en"):
        (tmp_path / f"{name}.png").touch()
    monkeypatch.setattr(pictures, "FOLDER", tmp_path)
    assert pictures.wanted([], []) == [("call", "en"), ("home", "ar"), ("home", "sq")]
    assert pictures.wanted(["home"], []) == [("home", "ar"), ("home", "sq")]


def test_languages_make_each_of_them_in_these(monkeypatch):
    assert pictures.wanted(["home", "call"], ["sq", "ar"]) == [
        ("home", "sq"), ("home", "ar"), ("call", "sq"), ("call", "ar"),
    ]  # fmt: skip
    assert len(pictures.wanted([], ["en"])) == len(pictures.PAGES)


def test_every_picture_that_stands_in_the_folder_can_be_made():
    assert {name for name, _language in pictures.wanted([], [])} <= pictures.PAGES.keys()


@pytest.mark.parametrize("arguments", [["nothing"], ["--languages", "fr"]])
def test_an_unknown_name_or_language_is_refused_at_once(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        pictures.main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m tools.pictures" in capsys.readouterr().err


def test_without_chromium_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(pictures.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit):
        pictures.main([])
    assert "apt-get install chromium" in capsys.readouterr().err
