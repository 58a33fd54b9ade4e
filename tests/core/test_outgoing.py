"""What is fetched from outside: over TLS, from public addresses only, within bounds. A real server, on this machine."""

import socket
import ssl
import threading
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from zotim.core import outgoing

pytestmark = pytest.mark.once
ANSWERS = {
    "/list.csv": (200, {"Last-Modified": "Wed, 04 Nov 2026 10:00:00 GMT"}, b"id,name\n1,Arben Shembulli\n"),
    "/moved": (302, {"Location": "/list.csv"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/inside": (302, {"Location": "https://169.254.169.254/latest"}, b""),
    "/broken": (302, {"Location": "https://[bad"}, b""),
    "/plain": (302, {"Location": "http://localhost/list.csv"}, b""),
    "/large": (200, {}, b"x" * 2000),
    "/cut": (200, {"Content-Length": "50"}, b"short"),
}


class Answering(BaseHTTPRequestHandler):
    """Answers as the table says; ``/slow`` sends a byte now and then, for ever."""

    def do_GET(self):
        if self.path == "/slow":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self.server.over.wait(0.05):
                try:
                    self.wfile.write(b"X-A: b\r\n")
                except OSError:
                    return
            return
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Length": len(body), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        """Nothing is written to the screen."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of ``localhost``, and a context that trusts it."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")]), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "both.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return pem


@pytest.fixture
def server(certificate, monkeypatch):
    """A server on this machine, which is allowed for the length of a test; answers its address."""
    served = HTTPServer(("127.0.0.1", 0), Answering)
    served.over = threading.Event()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    served.socket = context.wrap_socket(served.socket, server_side=True)
    running = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    running.start()
    trusting = ssl.create_default_context(cafile=str(certificate))
    here = frozenset({served.server_port})
    rules = outgoing.Rules(allowed=lambda address: address.is_loopback, ports=here, context=trusting)
    monkeypatch.setattr(outgoing, "RULES", rules)
    monkeypatch.setattr(outgoing.socket, "getaddrinfo", resolver({"localhost": "127.0.0.1"}))
    yield f"https://localhost:{served.server_port}"
    served.over.set()
    served.shutdown()
    served.server_close()


REAL = socket.getaddrinfo


def resolver(names):
    return lambda host, *rest, **how: REAL(names.get(host, host), *rest, **how)


def fetched(url, folder, most_bytes=1000, seconds=20.0):
    return outgoing.fetch(url, folder / "file", most_bytes=most_bytes, seconds=seconds)


def why(url, folder, **bounds):
    with pytest.raises(outgoing.Unreachable) as refused:
        fetched(url, folder, **bounds)
    return refused.value.code


def test_a_file_is_written_as_it_is_with_its_name_and_day_also_behind_a_redirect(server, tmp_path):
    for path in ("/list.csv", "/moved"):
        said = fetched(server + path, tmp_path)
        assert (said.name, said.modified_on) == ("list.csv", date(2026, 11, 4))
        assert (tmp_path / "file").read_bytes() == ANSWERS["/list.csv"][2]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/none", "status"), ("/round", "redirects"), ("/plain", "address"), ("/inside", "address"),
        ("/broken", "address"), ("/large", "large"), ("/cut", "cut"),
    ],
)  # fmt: skip
def test_what_isnt_the_file_is_refused_with_the_reason(server, tmp_path, path, code):
    assert why(server + path, tmp_path) == code


def test_a_redirect_into_a_private_network_is_refused(server, tmp_path, monkeypatch):
    port = int(server.rpartition(":")[2])
    monkeypatch.setitem(ANSWERS, "/inside", (302, {"Location": f"https://169.254.169.254:{port}/latest"}, b""))
    assert why(server + "/inside", tmp_path) == "private"


def test_a_server_that_sends_a_byte_now_and_then_is_given_up_in_time(server, tmp_path):
    assert why(server + "/slow", tmp_path, seconds=0.5) == "slow"


@pytest.mark.parametrize("when", ["resolved", "connected", "asked", "read"])
def test_whenever_the_time_is_over_nothing_more_is_asked_nor_written(server, tmp_path, monkeypatch, when):
    """Also while there is no connection yet that somebody could close."""
    clock = {"now": 0.0}

    def after(step, function):
        def late(*arguments, **how):
            answer = function(*arguments, **how)
            clock["now"] += 100.0 if step == when else 0.0
            return answer

        return late

    monkeypatch.setattr(outgoing, "time", SimpleNamespace(monotonic=lambda: clock["now"]))
    monkeypatch.setattr(outgoing, "_resolved", after("resolved", outgoing._resolved))
    create = after("connected", socket.create_connection)
    monkeypatch.setattr(outgoing, "socket", SimpleNamespace(**{**vars(socket), "create_connection": create}))
    monkeypatch.setattr(outgoing._Pinned, "asked", after("asked", outgoing._Pinned.asked))
    read = after("read", HTTPResponse.read1)
    monkeypatch.setattr(HTTPResponse, "read1", read)
    assert why(server + ("/moved" if when == "asked" else "/list.csv"), tmp_path) == "slow"
    written = tmp_path / "file"
    assert not written.exists() or not written.read_bytes()


def test_a_certificate_of_another_name_or_that_nobody_trusts_is_refused(server, tmp_path, monkeypatch):
    monkeypatch.setattr(outgoing.socket, "getaddrinfo", resolver({"other.example": "127.0.0.1"}))
    assert why(server.replace("localhost", "other.example") + "/list.csv", tmp_path) == "tls"
    rules = outgoing.RULES
    monkeypatch.setattr(outgoing, "RULES", outgoing.Rules(rules.allowed, rules.ports))
    monkeypatch.setattr(outgoing.socket, "getaddrinfo", resolver({"localhost": "127.0.0.1"}))
    assert why(server + "/list.csv", tmp_path) == "tls"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1", "fec0::1",
    ],
)  # fmt: skip
def test_no_host_with_a_private_address_is_asked_whatever_else_it_has(address, tmp_path, monkeypatch):
    both = [(None, None, None, "", (one, 443)) for one in ("93.184.216.34", address)]
    monkeypatch.setattr(outgoing.socket, "getaddrinfo", lambda *_arguments, **_how: both)
    assert why("https://lists.example/list.csv", tmp_path) == "private"
    assert not outgoing.is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://lists.example/", "ftp://lists.example/", "https://", "https://a:b@lists.example/", "file:///etc/passwd",
        "https://lists.example:8443/", "https://lists.example/a b", "https://lists.example:x/", "",
    ],
)  # fmt: skip
def test_an_address_of_another_kind_is_refused_before_anybody_is_asked(url):
    with pytest.raises(outgoing.Unreachable, match="address"):
        outgoing.examine(url)


def test_a_name_that_nobody_knows_is_told(tmp_path, monkeypatch):
    def unknown(*_arguments, **_how):
        raise OSError

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", unknown)
    assert why("https://lists.example/", tmp_path) == "name"
