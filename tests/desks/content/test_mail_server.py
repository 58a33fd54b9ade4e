"""What leaves by mail arrives at a real mail server as it was signed, and what the server refuses leaves later."""

import email
import socketserver
import threading
from email.policy import default

import pytest
from django.utils import timezone

from tests.desks.content.dispatchly import Desk, again
from zotim.core.audit.services import System
from zotim.desks.content.dispatch import papers, services
from zotim.desks.content.dispatch.services import leaving
from zotim.desks.content.law.papers import read_back

pytestmark = pytest.mark.django_db
WORKER = System("worker")


class Session(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a sender needs: it keeps what it takes, and refuses while it is told to."""

    def handle(self):
        self.say("220 mail.example")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"QUIT"):
                return self.say("221 bye")
            if word.startswith(b"RCPT") and self.server.refuses:
                self.say("450 later")
            elif word == b"DATA":
                self.say("354 go on")
                self.server.took.append(self.message())
                self.say("250 taken")
            else:
                self.say("250 mail.example")
        return None

    def message(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return email.message_from_bytes(b"".join(lines), policy=default)

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def server(settings):
    """A mail server on this machine that keeps what it is given."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as found:
        found.took, found.refuses, found.daemon_threads = [], False, True
        threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", found.server_address[1], False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield found
        found.shutdown()


def attached(message):
    return {one.get_filename(): one.get_payload(decode=True) for one in message.iter_attachments()}


def test_an_order_and_its_withdrawal_arrive_byte_for_byte(installed, server):
    desk = Desk()
    row = desk.sent(how="mail")
    (order,) = server.took
    assert order["To"] == "urdhra@videot.example"
    files = attached(order)
    assert files[f"{row.reference}.json"] == papers.file_of(desk.officer, row, "json")
    assert read_back(files[f"{row.reference}.json"])[1]["reference"] == row.reference
    assert all(data.startswith(b"%PDF") for name, data in files.items() if name.endswith(".pdf"))
    services.dispatch_withdraw(actor=desk.officer, dispatch=row, reason="Gabim")
    assert leaving.letters_send(WORKER, timezone.now()) == 1
    letter = row.letters.get(about="withdrawn")
    assert letter.sent_at
    data = attached(server.took[-1])[f"{row.reference}.json"]
    assert data == papers.letter_of(desk.officer, letter, "json")
    assert read_back(data)[1]["restore"] is True


def test_what_the_server_refuses_stays_to_be_sent(installed, server):
    desk = Desk()
    server.refuses = True
    row = services.dispatch_send(actor=desk.officer, dispatch=desk.approved(), how="mail")
    now = timezone.now()
    assert leaving.letters_send(WORKER, now) == 1
    assert (again(row).state, server.took) == ("approved", [])
    server.refuses = False
    assert leaving.letters_send(WORKER, now + leaving.AGAIN) == 1
    assert (again(row).state, len(server.took)) == ("sent", 1)


def test_nothing_is_locked_while_a_server_that_doesnt_answer_is_waited_for(server, installed, monkeypatch):
    desk = Desk()
    row = services.dispatch_send(actor=desk.officer, dispatch=desk.approved(), how="mail")
    server.shutdown()
    server.server_close()
    locked = []
    monkeypatch.setattr(leaving, "held", lambda dispatch: locked.append(dispatch))
    with pytest.raises(ConnectionRefusedError):
        leaving._send(WORKER, row.letters.get().pk)
    assert not locked
