"""A web page from a URL, with limits on where, how large and how long."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from email.message import Message
from importlib.metadata import version
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

from onrecord.errors import UnreadableSource
from onrecord.intake.text import MAX_BYTES, check_size

SECONDS = 20.0
"""For the whole fetch, redirects included."""
REDIRECTS = 5
_CHUNK = 1 << 16


class Page(Struct, frozen=True, kw_only=True):
    """What was fetched; ``url`` is where it was found after redirects."""

    url: str
    body: bytes
    media_type: str
    charset: str | None


def fetch(url: str, *, allow_private: bool = False, seconds: float = SECONDS) -> Page:
    """The page at an http or https URL.

    Addresses that are not public (this machine, private and link-local networks) are refused, after each
    redirect anew and for the very address that is connected to, unless ``allow_private``. Raises
    ``UnreadableSource`` or ``ReportTooLarge``.
    """
    deadline = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        parts = _split(url)
        try:
            answer = _get(parts, allow_private=allow_private, deadline=deadline)
        except (OSError, UnicodeError, http.client.HTTPException, zlib.error) as error:
            why = (
                "it took too long" if isinstance(error, TimeoutError) else str(error) or type(error).__name__
            )
            raise UnreadableSource(f"{url} cannot be fetched: {why}; check address and network") from error
        if isinstance(answer, Page):
            return answer
        url = urljoin(url, answer)
    raise UnreadableSource(
        f"{url} leads from one page to another too often; give the address of the report itself"
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise UnreadableSource(
            f"{url} is not an address that can be fetched; give one that begins with https://"
        )
    return parts


def _get(parts: SplitResult, *, allow_private: bool, deadline: float) -> Page | str:
    """The page, or the address that it redirects to."""
    host = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _resolve(host, port, allow_private)
    connection = http.client.HTTPConnection(host, port, timeout=_left(deadline))
    try:
        raw = socket.create_connection((address, port), timeout=_left(deadline))
        context = ssl.create_default_context() if parts.scheme == "https" else None
        connection.sock = context.wrap_socket(raw, server_hostname=host) if context else raw
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        headers = {
            "User-Agent": f"onrecord/{version('onrecord')}",
            "Accept": "text/html, text/plain;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip",
        }
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308) and answer.headers.get("Location"):
            return str(answer.headers["Location"])
        if answer.status != 200:
            raise UnreadableSource(
                f"{parts.geturl()} answers {answer.status} {answer.reason}; "
                "open it in a browser, save it and read the file"
            )
        body = _body(answer, parts.geturl(), deadline)
        return Page(
            url=parts.geturl(),
            body=body,
            media_type=answer.headers.get_content_type(),
            charset=_charset(answer.headers),
        )
    finally:
        connection.close()


def _resolve(host: str, port: int, allow_private: bool) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private:
        for address in addresses:
            if not _is_public(address):
                raise UnreadableSource(
                    f"{host} is an address of this machine or a private network ({address}); "
                    "add --allow-private if you mean it"
                )
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if inner is not None:
            ip = inner
        elif ip in ipaddress.ip_network("64:ff9b::/96"):
            ip = ipaddress.ip_address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast


def _body(answer: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
    encoding = (answer.headers.get("Content-Encoding") or "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise UnreadableSource(
            f"{url} comes in the encoding {encoding}; save it in a browser and read the file"
        )
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    pieces: list[bytes] = []
    size = 0
    while data := answer.read1(_CHUNK):
        # No more is unpacked than the limit allows, so that a small page cannot fill the memory.
        piece = unpack.decompress(data, MAX_BYTES - size + 1) if unpack else data
        pieces.append(piece)
        size += len(piece)
        check_size(size)
        _left(deadline)
    return b"".join(pieces)


def _charset(headers: Message) -> str | None:
    return headers.get_content_charset()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
