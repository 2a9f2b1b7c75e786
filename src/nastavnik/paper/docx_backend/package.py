"""The container: parts in a ZIP with one fixed date, so that equal parts give equal bytes."""

import zlib
from functools import lru_cache
from struct import Struct

# A fixed moment: 1 January 1980, the first that ZIP can hold.
_DATE, _TIME = 0x21, 0
_LOCAL = Struct("<4s5H3I2H")
_CENTRAL = Struct("<4s6H3I5H2I")
_END = Struct("<4s4H2IH")
_DEFLATED, _NEEDED, _UTF8 = 8, 20, 0x800


def pack(parts: dict[str, bytes]) -> bytes:
    """A ZIP file of the parts in the given order. Parts that recur from file to file are deflated once."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, data in parts.items():
        packed, check = _kept(data) if len(data) < 4096 and name != "docProps/core.xml" else _deflate(data)
        label = name.encode()
        sizes = (check, len(packed), len(data), len(label), 0)
        local = _LOCAL.pack(b"PK\3\4", _NEEDED, _UTF8, _DEFLATED, _TIME, _DATE, *sizes)
        body += [local, label, packed]
        central = _CENTRAL.pack(
            b"PK\1\2", _NEEDED, _NEEDED, _UTF8, _DEFLATED, _TIME, _DATE, *sizes, 0, 0, 0, 0, offset
        )
        directory += [central, label]
        offset += len(local) + len(label) + len(packed)
    listing = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(listing), offset, 0)
    return b"".join([*body, listing, end])


@lru_cache(maxsize=64)
def _kept(data: bytes) -> tuple[bytes, int]:
    return _deflate(data)


def _deflate(data: bytes) -> tuple[bytes, int]:
    deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
    return deflater.compress(data) + deflater.flush(), zlib.crc32(data)
