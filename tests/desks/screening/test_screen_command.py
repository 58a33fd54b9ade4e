"""``zotim screen``: a file against lists, the same whoever works, to be gone on with, and on record where it is asked
of the lists in force."""

import json
import os
import random
import signal
import threading

import pytest
import typer
from typer.testing import CliRunner

from tests.desks.screening import made
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.desks.screening.asking import cli
from zotim.desks.screening.asking.generations import generation_make
from zotim.matching.marks import beside

LIST = "id,kind,name,birth_dates\n1,person,Arben Shembulli,1970-05\n2,organisation,Lulja e Bardhë SHPK,\n"
SEED = int(os.environ["ZOTIM_CRASH_SEED"])
app = typer.Typer(add_completion=False)
app.command()(cli.screen)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    rows = [f"{n},{'Arbën Shembuli' if n % 7 == 0 else f'Liridon Askushi {n}'}" for n in range(60)]
    (tmp_path / "people.csv").write_text("\n".join(("id,name", *rows)), encoding="utf-8")
    return tmp_path


def run(folder, *more, lists=("--list", "list.csv"), file="people.csv", kind="customers"):
    given = [folder / one if str(one).endswith((".csv", ".jsonl", ".xml")) else one for one in (file, *lists, *more)]
    return CliRunner().invoke(app, [str(one) for one in [*given, "--as", kind]])


@pytest.mark.once
class TestWithoutADatabase:
    def test_each_question_is_answered_by_a_line_in_the_order_of_the_file(self, folder):
        done = run(folder, "--json", "--batch", 13)
        found = [json.loads(one) for one in done.stdout.splitlines()]
        assert done.exit_code == 0
        assert [one["id"] for one in found] == [str(n) for n in range(60)]
        assert {one["hits"][0]["id"] for one in found if one["hits"]} == {"own:1"}
        assert "60 questions, 9 with a hit." in done.stderr

    def test_people_read_who_has_a_hit(self, folder):
        done = run(folder)
        assert done.stdout.count("Arbën Shembuli  (line") == 9
        assert "own:1  Arben Shembulli" in done.stdout
        assert "Liridon" not in done.stdout

    def test_a_pool_writes_the_same_bytes(self, folder):
        for name, executor in (("one.jsonl", "inline"), ("two.jsonl", "pool")):
            assert (
                run(folder, "--json", "--out", name, "--executor", executor, "--workers", 2, "--batch", 7).exit_code
                == 0
            )
        assert (folder / "one.jsonl").read_bytes() == (folder / "two.jsonl").read_bytes()
        assert {one.name for one in folder.iterdir()} == {"list.csv", "people.csv", "one.jsonl", "two.jsonl"}

    def test_ctrl_c_leaves_what_can_be_gone_on_with_and_says_so(self, folder, monkeypatch):
        whole = run(folder, "--json").stdout.encode()
        take, left = cli._Run._take, [3]

        def stop_at_the_third(self, *given):
            left[0] -= 1
            if not left[0]:
                raise KeyboardInterrupt
            take(self, *given)

        monkeypatch.setattr(cli._Run, "_take", stop_at_the_third)
        done = run(folder, "--json", "--out", "out.jsonl", "--batch", 10)
        assert (done.exit_code, "The same command goes on" in done.stderr) == (cli.STOPPED, True)
        assert (folder / "out.jsonl").read_bytes().count(b"\n") == 20
        monkeypatch.undo()
        done = run(folder, "--json", "--out", "out.jsonl", "--batch", 10)
        assert (done.exit_code, "Going on after 20 questions." in done.stderr) == (0, True)
        assert "60 questions, 9 with a hit." in done.stderr
        assert (folder / "out.jsonl").read_bytes() == whole

    @pytest.mark.parametrize(("name", "with_what"), [("people.csv", "file"), ("list.csv", "set of lists")])
    def test_another_file_or_list_is_refused_where_one_was_begun(self, folder, monkeypatch, name, with_what):
        monkeypatch.setattr(cli._Run, "_take", _stop)
        run(folder, "--json", "--out", "out.jsonl")
        assert beside(folder / "out.jsonl").exists()
        monkeypatch.undo()
        with (folder / name).open("a") as file:
            file.write("\n99,person,Besnik Leka," if name == "list.csv" else "\n99,Besnik Leka")
        done = run(folder, "--json", "--out", "out.jsonl")
        assert (done.exit_code, f"was begun with another {with_what}." in done.stderr) == (2, True)

    def test_what_cant_be_read_in_the_file_is_named_and_the_rest_is_asked(self, folder):
        (folder / "people.csv").write_text("id,name\n1,\n2,Arben Shembulli\n")
        done = run(folder, "--json")
        assert (done.exit_code, len(done.stdout.splitlines())) == (1, 1)
        assert "people.csv, line 2, name: there is no name" in done.stderr

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            (("--out", "x.jsonl"), "give --json too"), (("--executor", "cloud"), "isn't one of inline"),
            (("--limit", 0), "--limit"),
        ],
    )  # fmt: skip
    def test_a_command_that_is_written_wrongly_is_refused(self, folder, more, said):
        done = run(folder, *more)
        assert (done.exit_code, said in done.stderr) == (2, True)

    def test_a_file_or_list_that_isnt_there_ends_it(self, folder):
        for done in (run(folder, file="gone.csv"), run(folder, lists=("--list", "gone.csv"))):
            assert (done.exit_code, done.stdout) == (1, "")

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where there is fork")
    def test_kill_9_at_any_moment_loses_and_doubles_no_line(self, folder):
        """A real SIGKILL, again and again, until a run comes to its end: then the file is what one run would write."""
        with (folder / "people.csv").open("a") as file:
            file.write("".join(f"\n{n},Teuta Krasniqi {n}" for n in range(60, 3000)))
        whole = run(folder, "--json").stdout.encode()
        dice = random.Random(SEED)
        given = ("--json", "--out", "out.jsonl", "--batch", 5)
        killed = 0
        for _ in range(6):
            child = os.fork()
            if child == 0:
                os._exit(run(folder, *given).exit_code)
            threading.Event().wait(dice.uniform(0.05, 0.25))
            os.kill(child, signal.SIGKILL)
            killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
            if (folder / "out.jsonl").exists() and not beside(folder / "out.jsonl").exists():
                break
        assert killed, f"seed {SEED}"
        if beside(folder / "out.jsonl").exists() or not (folder / "out.jsonl").exists():
            assert run(folder, *given).exit_code == 0, f"seed {SEED}"
        assert (folder / "out.jsonl").read_bytes() == whole, f"seed {SEED}"
        assert {one.name for one in folder.iterdir()} == {"list.csv", "people.csv", "out.jsonl"}


def _stop(*_given):
    raise KeyboardInterrupt


@pytest.mark.django_db
class TestOfTheListsInForce:
    def test_hits_are_called_as_the_list_calls_them_and_the_run_is_on_record(self, folder):
        keeper = made.keeper()
        made.take(keeper, made.source(keeper), made.people("Arben Shembulli", "Teuta Krasniqi"))
        generation_make(actor=System("test"))
        done = run(folder, "--json", lists=())
        hits = [hit for one in done.stdout.splitlines() for hit in json.loads(one)["hits"]]
        assert {hit["id"] for hit in hits} == {"al:1"}
        begun, ended = Event.objects.filter(verb__startswith="screening.file.").order_by("at")
        assert (begun.verb, begun.purpose) == ("screening.file.begun", "finance")
        assert (ended.verb, ended.details) == ("screening.file.asked", {"questions": 60, "hits": 9})

    def test_while_no_list_is_in_force_it_says_so(self, folder):
        done = run(folder, lists=())
        assert (done.exit_code, "No list is in force." in done.stderr) == (2, True)

    @pytest.mark.parametrize(("name", "value"), [("ZOTIM_DESKS", ["register"]), ("ZOTIM_CHANNELS", ["travel"])])
    def test_where_the_desk_or_the_channel_is_off_it_says_so(self, folder, settings, name, value):
        setattr(settings, name, value)
        done = run(folder, lists=())
        assert (done.exit_code, name in done.stderr) == (2, True)
