"""A checkpoint that was kept outside finds what the chain alone can't: a cut tail, a past written anew."""

import json
import os
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typer.testing import CliRunner

from zotim.core.audit import keys, layout, notes, services
from zotim.core.audit.cli import app
from zotim.core.audit.models import Checkpoint, Seal
from zotim.core.audit.verify import Kind, verify

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def kept(tmp_path, log):
    """Seven events, a checkpoint of which only the file outside is left, three more events."""
    log(7)
    services.checkpoint()
    (published,) = services.checkpoint_folder().iterdir()
    outside = published.rename(tmp_path / "outside.txt")
    log(3)
    return outside


def forget(tamper):
    tamper(("DELETE FROM audit_checkpoint", []))


def cut(tamper, after):
    tamper(
        ("DELETE FROM audit_event WHERE id IN (SELECT event_id FROM audit_seal WHERE number > %s)", [after]),
        ("DELETE FROM audit_seal WHERE number > %s", [after]),
    )


def test_a_checkpoint_is_a_line_for_the_duty_book_a_row_and_a_file(log):
    log(7)
    line = services.checkpoint()
    row = Checkpoint.objects.get()
    (path,) = services.checkpoint_folder().iterdir()
    note = notes.read(path)
    assert line == note.line == f"zotim/ZOT #7 {Seal.objects.get(number=7).hash} {layout.moment(row.at)}"
    assert (row.number, row.hash, row.signature) == (note.number, note.hash, note.signature.hex())
    assert verify().checkpoints == verify(checkpoints=[note]).checkpoints == 1


def test_the_first_checkpoint_may_come_before_the_first_event(db):
    assert f"#0 {layout.GENESIS.hex()}" in services.checkpoint()
    assert verify().ok


def test_the_signing_key_is_its_owners_alone_and_its_public_key_lies_beside_it(settings, log):
    services.checkpoint()
    private = settings.ZOTIM_KEYS / keys.PRIVATE
    assert stat.S_IMODE(os.stat(private).st_mode) == 0o600
    (public,) = keys.public_keys(settings.ZOTIM_KEYS)
    assert keys.fingerprint(public) == Checkpoint.objects.get().key
    assert keys.signing_key(settings.ZOTIM_KEYS).public_key() == public


def test_checkpoints_of_an_earlier_key_still_verify(settings, log):
    log(2)
    services.checkpoint()
    (settings.ZOTIM_KEYS / keys.PRIVATE).unlink()
    log(2)
    services.checkpoint()
    assert len(keys.public_keys(settings.ZOTIM_KEYS)) == 2
    assert verify().checkpoints == 2


def test_a17_a_cut_tail_is_found_only_with_a_checkpoint_from_outside(kept, tamper):
    forget(tamper)
    cut(tamper, 5)
    assert verify().ok
    problem = verify(checkpoints=[notes.read(kept)]).problem
    assert (problem.kind, problem.number) == (Kind.CUT, 6)


def test_a_checkpoint_in_the_database_finds_a_cut_tail_as_long_as_it_is_there(kept, tamper):
    cut(tamper, 5)
    assert verify().problem.kind == Kind.CUT


def test_a_past_written_anew_with_all_its_hashes_differs_from_the_checkpoint(kept, tamper, log):
    forget(tamper)
    cut(tamper, 4)
    log(6)
    assert verify().ok
    problem = verify(checkpoints=[notes.read(kept)]).problem
    assert (problem.kind, problem.number) == (Kind.REWRITTEN, 7)


@pytest.mark.parametrize("column", ["number", "hash", "signature", "origin"])
def test_an_altered_checkpoint_does_not_bear_its_signature(kept, tamper, column):
    value = {"number": "6", "hash": f"'{'0' * 64}'", "signature": f"'{'0' * 128}'", "origin": "'zotim/OTHER'"}[column]
    tamper((f"UPDATE audit_checkpoint SET {column} = {value}", []))
    assert verify().problem.kind == Kind.SIGNATURE


def test_a_checkpoint_signed_by_a_stranger_is_refused(log):
    log(2)
    last = Seal.objects.get(number=2)
    forged = notes.Note("zotim/ZOT", 2, last.hash, "2026-11-24T00:00:00.000000Z").signed(Ed25519PrivateKey.generate())
    assert verify(checkpoints=[forged]).problem.kind == Kind.SIGNATURE


def test_a_note_that_was_typed_over_is_refused_with_its_name(kept):
    kept.write_text(kept.read_text(encoding="utf-8").replace("\n7\n", "\nseven\n"), encoding="utf-8")
    with pytest.raises(notes.NoteError, match=r"outside\.txt: isn't a checkpoint"):
        notes.read(kept)


def test_a_damaged_key_is_named(settings, log):
    services.checkpoint()
    (settings.ZOTIM_KEYS / keys.PRIVATE).write_text("nothing")
    with pytest.raises(keys.KeyFileError, match=r"audit-checkpoint\.key.*restore"):
        services.checkpoint()


def test_the_command_says_that_the_log_is_whole(kept):
    result = run("verify", "--checkpoint", str(kept))
    assert result.exit_code == 0, result.output
    assert "The log is whole: 10 seals" in result.output
    assert "Checkpoints that agree: 1." in result.output


def test_the_command_names_the_first_problem_and_exits_with_one(kept, tamper):
    tamper(("UPDATE audit_seal SET hash = %s WHERE number = 4", ["0" * 64]))
    assert run("verify").exit_code == 1
    told = json.loads(run("verify", "--json").output)
    assert (told["ok"], told["problem"]["kind"], told["problem"]["number"]) == (False, "altered seal", 4)


def test_the_command_names_a_file_that_it_can_not_read(kept):
    kept.write_bytes(b"\xff")
    result = run("verify", "--checkpoint", str(kept))
    assert result.exit_code == 2
    assert "outside.txt" in result.output


def test_the_command_compares_what_was_published_on_this_machine(kept, tamper):
    assert run("checkpoint", "--print").output.startswith("zotim/ZOT #10 ")
    forget(tamper)
    cut(tamper, 5)
    result = run("verify")
    assert result.exit_code == 1
    assert "cut tail at number 6" in result.output


def test_the_command_takes_a_public_key_from_elsewhere(kept, settings, tmp_path, tamper):
    (public,) = settings.ZOTIM_KEYS.glob("*.pub")
    elsewhere = public.rename(tmp_path / "theirs.pub")
    forget(tamper)
    assert run("verify", "--checkpoint", str(kept)).exit_code == 1
    assert run("verify", "--checkpoint", str(kept), "--key", str(elsewhere)).exit_code == 0


def test_the_command_seals_what_waits(log):
    log(3, seal=False)
    assert "3 events sealed" in run("seal").output


def test_the_command_sends_a_checkpoint_with_its_signed_file(log, mailoutbox, tmp_path):
    log(3)
    done = run("checkpoint", "--mail", "officer@zotim.example", "--mail", "second@zotim.example")
    assert done.exit_code == 0, done.output
    (sent,) = mailoutbox
    assert sent.to == ["officer@zotim.example", "second@zotim.example"]
    assert sent.body.splitlines()[0] == done.output.splitlines()[0]
    ((name, text, _kind),) = sent.attachments
    arrived = tmp_path / f"arrived-{name}"
    arrived.write_text(text, encoding="utf-8")
    assert run("verify", "--checkpoint", str(arrived)).exit_code == 0


def test_a_mail_that_cant_be_sent_is_told_and_the_file_is_there(log, settings):
    log(1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    done = run("checkpoint", "--mail", "officer@zotim.example")
    assert done.exit_code == 1
    assert "The mail wasn't sent" in done.output
    assert len(list(services.checkpoint_folder().iterdir())) == 1


def test_a_file_that_is_no_checkpoint_or_key_is_refused_in_plain_words(tmp_path):
    binary = tmp_path / "picture"
    binary.write_bytes(b"\x89PNG\xff\x00")
    for option in ("--checkpoint", "--key"):
        for path, said in ((tmp_path / "gone", "there is no such file"), (binary, "isn't a"), (tmp_path, "can't be")):
            done = run("verify", option, str(path))
            assert done.exit_code == 2
            assert done.output.startswith(f"{path}: {said}")
            assert not {"Errno", "codec"} & set(done.output.replace("[", " ").split())
