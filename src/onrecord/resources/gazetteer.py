"""The gazetteer: names to places, read from one mapped file that ``tools/compile_gazetteer.py`` makes.

Opening it maps the file and reads two short tables; nothing else is read before it is asked for, so that a
process that names three places touches a few pages of it.

The file, all numbers little-endian::

    magic      8 bytes
    header     7 × u32: places, buckets, then where places, buckets, names, labels and tables begin
    places     a PLACE record each
    buckets    u32 offsets into names, one more than there are buckets
    names      by bucket: u8 length, the key in UTF-8, u8 count, count × u32 place (ALIAS bit: a lesser name)
    labels     the names as people write them, a zero byte after each
    tables     regions (country, admin1 code, admin1 name by line) and feature codes, a zero byte between
"""

from __future__ import annotations

import mmap
import struct
import unicodedata
import zlib
from functools import lru_cache
from importlib.resources import as_file, files

from msgspec import Struct

from onrecord.errors import ResourceError

MAGIC = b"ONRGAZ1\n"
HEADER = struct.Struct("<7I")
PLACE = struct.Struct("<iiIIHBB")
"""Latitude and longitude in 1e-5 degrees, GeoNames id (0: none), label offset, region, feature, size."""
ALIAS = 1 << 31
ABBREVIATION = "~"
"""Before the key of an abbreviation ("~Ga.", "~W.Va.", "~GA"), filed as it is written, blanks left out."""
MAX_WORDS = 7
"""Words of the longest name worth looking up."""
CACHED = 1 << 14
"""Places kept unpacked."""
SHIPPED = "data/gazetteer/gazetteer.bin"

_REMEDY = "run tools/compile_gazetteer.py"
_SPLIT = str.maketrans(dict.fromkeys("-‐‑‒–—/_\u00a0\t\n\r", " ") | dict.fromkeys("'’‘ʻʼ`´.", ""))
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township"}
_PLAIN = str.maketrans(
    {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe", "Ə": "A"}
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)


class Site(Struct, frozen=True):
    """A place of the gazetteer."""

    id: int
    """Its row in the file."""
    name: str
    country: str | None
    """ISO 3166-1 alpha-3."""
    admin1: str | None
    """Name of the first-level region."""
    region: int
    """Row of the region table: the same number, the same country and first-level region."""
    geonames: int | None
    feature: str
    lat: float
    lon: float
    size: int
    """Sixteenths of log10(population); 0 where it is not known."""
    alias: bool
    """Whether the name asked for is a lesser one (historical, foreign, short)."""


def key_of(name: str) -> str:
    """How a name is filed: lower case, no accents, apostrophes or full stops, ``St`` as ``saint``.

    >>> key_of("St. Catharines"), key_of("Baden-Württemberg"), key_of("N'Djamena")
    ('saint catharines', 'baden wurttemberg', 'ndjamena')
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join([c for c in decomposed if not unicodedata.combining(c)]).translate(_PLAIN)
    return " ".join([_LONG.get(word, word) for word in name.translate(_SPLIT).lower().split()])


class Gazetteer:
    """Names to places. Immutable; the data is mapped, so that processes share it."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Reads the header and the two tables. Raises ``ResourceError`` if the data is not a gazetteer."""
        if data[: len(MAGIC)] != MAGIC:
            raise ResourceError(f"the gazetteer file is of another kind or version; {_REMEDY}")
        try:
            header = HEADER.unpack_from(data, len(MAGIC))
            regions, _, features = bytes(data[header[-1] :]).partition(b"\0")
            rows = [line.split("\t") for line in regions.decode("utf-8").split("\n")]
            self._regions = [(country or None, admin1 or None) for country, _, admin1 in rows]
        except (struct.error, ValueError) as error:
            raise ResourceError(f"the gazetteer file is cut off; {_REMEDY}") from error
        self._places, self._buckets, self._at_places, self._at_buckets, self._at_names, self._at_labels, _ = (
            header
        )
        self._data = data
        self._features = features.decode("ascii").split("\n")
        self._mask = self._buckets - 1
        self.site = lru_cache(maxsize=CACHED)(self._site)
        """The place of a row, as ``ids`` gives it."""

    def __len__(self) -> int:
        return int(self._places)

    def ids(self, key: str) -> tuple[int, ...]:
        """The rows filed under a key (``key_of``), each with the ``ALIAS`` bit where it is a lesser name."""
        wanted = key.encode("utf-8")
        if not wanted or len(wanted) > 255:
            return ()
        data = self._data
        bucket = self._at_buckets + 4 * (zlib.crc32(wanted) & self._mask)
        at, end = struct.unpack_from("<2I", data, bucket)
        at, end = at + self._at_names, end + self._at_names
        while at < end:
            length = data[at]
            start = at + 1
            count = data[start + length]
            if length == len(wanted) and data[start : start + length] == wanted:
                return struct.unpack_from(f"<{count}I", data, start + length + 1)
            at = start + length + 1 + 4 * count
        return ()

    def _site(self, row: int) -> Site:
        number = row & ~ALIAS
        lat, lon, geonames, label, region, feature, size = PLACE.unpack_from(
            self._data, self._at_places + PLACE.size * number
        )
        country, admin1 = self._regions[region]
        at = self._at_labels + label
        return Site(
            id=number,
            name=bytes(self._data[at : self._data.find(b"\0", at)]).decode("utf-8"),
            country=country,
            admin1=admin1,
            region=region,
            geonames=geonames or None,
            feature=self._features[feature],
            lat=lat / 100_000,
            lon=lon / 100_000,
            size=size,
            alias=row != number,
        )

    def sites(self, name: str) -> list[Site]:
        """All places that go by a name, however it is capitalised, accented or abbreviated."""
        return [self.site(row) for row in self.ids(key_of(name))]


def open_gazetteer(path: str) -> Gazetteer:
    """The gazetteer in a file. Raises ``ResourceError`` if it is missing or is none."""
    try:
        with open(path, "rb") as file:
            return Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise ResourceError(f"the gazetteer {path} cannot be read ({error}); {_REMEDY}") from error


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    with as_file(files("onrecord").joinpath(SHIPPED)) as path:
        return open_gazetteer(str(path))
