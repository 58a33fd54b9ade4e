"""Files of fingerprints: read once whatever happens, confirmed as one."""

import io

import pytest
from typer.testing import CliRunner

from tests.desks.content import banksly, made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.jobs.models import Job
from zotim.core.people.models import User
from zotim.desks.content.banks import asking
from zotim.desks.content.banks.models import BankImport, Entry
from zotim.desks.content.banks.services import (
    Elsewhere,
    entry_confirm,
    import_decide,
    import_take,
    import_withdraw,
    imports,
)
from zotim.desks.content.cli import app

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(installed):
    """Every test has folders of its own."""


def lines(*seeds):
    return "".join(f"{banksly.digest(seed).hex()},Nr. {seed}\n" for seed in seeds).encode()


def take(bank, data, who=None, **more):
    return import_take(actor=who or made.curator(), bank=bank, name="a.csv", file=lambda: io.BytesIO(data), **more)


def question(seed):
    return [banksly.pdq(banksly.digest(seed))]


def test_a_file_meets_something_once_another_curator_has_confirmed_it():
    first, second, bank = made.curator(), made.curator(), banksly.bank()
    taken = take(bank, lines(1, 2) + b"jo\n" + lines(3, 1), first)
    assert (taken.state, taken.read, taken.added, taken.known, taken.problems) == ("proposed", 5, 3, 1, 1)
    assert taken.told == [{"line": 3, "code": "hex"}]
    assert asking.meet(question(2)) == []
    with pytest.raises(NeedsAnotherPerson):
        import_decide(actor=first, taken=taken, accepted=True)
    import_decide(actor=second, taken=taken, accepted=True)
    (hit,) = asking.meet(question(2))
    entry = Entry.objects.get(number=hit.number)
    assert (entry.note, entry.proposed_by_id, entry.confirmed_by_id) == ("Nr. 2", first.user_id, second.user_id)
    assert Job.objects.filter(name="content.generation.make").exists()
    import_withdraw(actor=first, taken=taken, reason="Lista ishte e vjetër")
    assert asking.meet(question(2)) == []
    assert set(Entry.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_one_entry_of_a_file_isnt_decided_on_by_itself():
    taken = take(banksly.bank(), lines(1))
    with pytest.raises(Unfit):
        entry_confirm(actor=made.curator(), entry=taken.entries.get())


def test_a_file_that_is_refused_leaves_nothing_that_meets():
    taken = take(banksly.bank(), lines(1, 2))
    with pytest.raises(Unfit):
        import_decide(actor=made.curator(), taken=taken, accepted=False)
    import_decide(actor=made.curator(), taken=taken, accepted=False, reason="Nuk dihet nga vjen")
    assert set(Entry.objects.values_list("state", flat=True)) == {"refused"}
    assert take(taken.bank, lines(1, 2)).added == 2


def test_what_stands_in_the_bank_is_passed_over_and_a_file_with_nothing_new_ends():
    bank = banksly.bank()
    import_decide(actor=made.curator(), taken=take(bank, lines(1, 2)), accepted=True)
    again = take(bank, lines(2, 1))
    assert (again.state, again.added, again.known) == ("refused", 0, 2)
    more = take(bank, lines(1, 2, 3))
    assert (more.state, more.added, more.known) == ("proposed", 1, 2)


def test_a_reading_that_was_cut_off_is_gone_on_with_and_nothing_is_there_twice(monkeypatch):
    monkeypatch.setattr(imports, "BATCH", 3)
    who, bank, data = made.curator(), banksly.bank(), lines(*range(10)) + b"jo\n"

    def die(taken):
        if taken.read >= 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(bank, data, who, progress=die)
    assert BankImport.objects.get().read == Entry.objects.count() == 6
    taken = take(bank, data, who)
    assert (BankImport.objects.get().pk, taken.read, taken.added, taken.problems) == (taken.pk, 11, 10, 1)
    assert Entry.objects.values("value").distinct().count() == Entry.objects.count() == 10
    with pytest.raises(Unfit):
        take(bank, data, who)


def test_two_processes_dont_read_the_same_file(monkeypatch):
    monkeypatch.setattr(imports, "BATCH", 2)

    def meanwhile(taken):
        BankImport.objects.update(read=5)

    with pytest.raises(Elsewhere):
        take(banksly.bank(), lines(1, 2, 3, 4), progress=meanwhile)


def test_notes_of_every_kind_come_back_as_they_are():
    notes = ["a\tb", "c\\d", "ë ç «»", 'x "y" z', "خبر"]
    rows = "".join(
        f'{banksly.digest(at).hex()},"{note.replace(chr(34), chr(34) * 2)}"\n' for at, note in enumerate(notes)
    )
    take(banksly.bank(), rows.encode())
    assert list(Entry.objects.order_by("number").values_list("note", flat=True)) == notes


def test_an_empty_file_and_somebody_else_are_refused():
    bank = banksly.bank()
    with pytest.raises(Unfit):
        take(bank, b"")
    with pytest.raises(Denied):
        take(bank, lines(1), made.officer())
    assert not BankImport.objects.exists()


def run(*arguments):
    return CliRunner().invoke(app, ["banks", "import", *map(str, arguments)])


def test_the_command_reads_a_file_and_says_what_came_of_it(tmp_path):
    banksly.bank("SHEMBULL")
    file, curator = tmp_path / "lista.csv", User.objects.get(pk=made.curator().user_id)
    file.write_bytes(lines(1, 2) + b"jo\n")
    told = run("SHEMBULL", file, "--by", curator.email)
    assert told.exit_code == 0, told.output
    assert "waits for another curator. 2 new, 0 known, 1 left out." in told.output
    assert "line 3: a fingerprint has 64 letters" in told.output
    assert run("TJETER", file, "--by", curator.email).exit_code == 1
    assert "keep banks" in run("SHEMBULL", file, "--by", "askush@test.example").output
    assert run("SHEMBULL", tmp_path / "s.csv", "--by", curator.email).exit_code == 1
    assert "waits for a second person" in run("SHEMBULL", file, "--by", curator.email).output


def test_a_file_of_which_nothing_could_be_read_is_a_failure_and_one_that_is_known_is_none(tmp_path):
    bank = banksly.bank("SHEMBULL")
    file, curator = tmp_path / "lista.csv", User.objects.get(pk=made.curator().user_id)
    file.write_bytes(bytes(range(128, 256)) + b"\njo\n")
    told = run("SHEMBULL", file, "--by", curator.email)
    assert told.exit_code == 1
    assert "Nothing in it could be read. Nothing was put in." in told.output
    refused = BankImport.objects.get()
    assert (refused.state, refused.reason) == ("refused", "Nothing in it could be read.")
    take(bank, lines(1))
    file.write_bytes(lines(1) + b"\n")
    assert run("SHEMBULL", file, "--by", curator.email).exit_code == 0


def test_where_the_desk_is_off_the_command_says_so(settings):
    settings.ZOTIM_DESKS = ["register"]
    told = run("A", "x.csv", "--by", "x")
    assert told.exit_code == 1
    assert "content desk" in told.output
