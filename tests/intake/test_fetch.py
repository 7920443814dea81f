"""Pages over HTTP: from a server of the test's own, and the addresses that are refused."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import ReportTooLarge, UnreadableSource
from onrecord.intake import MAX_BYTES, report_from_url
from onrecord.intake.fetch import _is_public, fetch


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.split("?", 1)[0]
        if path == "/text":
            self.answer(
                200, "Caf\u00e9 rain.".encode("latin-1"), {"Content-Type": "text/plain; charset=iso-8859-1"}
            )
        elif path == "/gzip":
            self.answer(
                200,
                gzip.compress(b"Packed rain."),
                {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
            )
        elif path == "/bomb":
            self.answer(200, gzip.compress(bytes(MAX_BYTES + 10)), {"Content-Encoding": "gzip"})
        elif path == "/moved":
            self.answer(302, b"", {"Location": "/text"})
        elif path == "/loop":
            self.answer(302, b"", {"Location": "/loop"})
        elif path == "/file":
            self.answer(302, b"", {"Location": "file:///etc/hostname"})
        elif path == "/slow":
            self.answer(200, b"", {"Content-Length": "1000"})
            time.sleep(1.5)
        else:
            self.answer(404, b"no", {})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_fetch(site: str) -> None:
    report = report_from_url(f"{site}/text?a=1 2", allow_private=True, published="2011-11-11")
    assert (report.text, report.published) == ("Café rain.", "2011-11-11")
    assert str(report.url).startswith(f"{site}/text")
    assert fetch(f"{site}/gzip", allow_private=True).body == b"Packed rain."
    assert fetch(f"{site}/moved", allow_private=True).url == f"{site}/text"


@pytest.mark.parametrize(
    ("path", "message"),
    [("/none", "404"), ("/loop", "too often"), ("/file", "https://"), ("/moved", "private")],
)
def test_refused(site: str, path: str, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message):
        fetch(site + path, allow_private=path != "/moved")


def test_limits(site: str) -> None:
    with pytest.raises(ReportTooLarge):
        fetch(f"{site}/bomb", allow_private=True)
    begin = time.monotonic()
    with pytest.raises(UnreadableSource, match="too long"):
        fetch(f"{site}/slow", allow_private=True, seconds=0.3)
    assert time.monotonic() - begin < 1.4


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "https://", "http://a.example:99999/", "http://[::1", "https:///x"]
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(UnreadableSource, match="https://"):
        fetch(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::",
        "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not _is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "::ffff:93.184.215.14"])
def test_public_addresses(address: str) -> None:
    assert _is_public(address)
