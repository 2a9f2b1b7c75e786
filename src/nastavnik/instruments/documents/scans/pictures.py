"""Pictures from outside, rebuilt from the parts that a picture needs: no place, no camera, nothing hung on.

JPEG and PNG are taken apart by their own structure. What is not picture data (EXIF with the place, comments,
text, anything after the end) is left out; of EXIF only the way up is kept.
"""

import struct
import zlib

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput

MOST_PIXELS = 25_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"pHYs", b"cHRM"}
_SOF = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JPEG_KEPT = {0xE0, 0xEE, 0xDB, 0xC4, 0xDD, *_SOF}  # JFIF, Adobe's colours, tables, frames


def rebuilt_png(data: bytes) -> bytes:
    """The PNG with its critical chunks only. BadInput where it is broken or too large."""
    if not data.startswith(_PNG):
        raise _broken("PNG")
    out, at, seen = [_PNG], len(_PNG), []
    while True:
        if at + 12 > len(data):
            raise _broken("PNG")
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        end = at + 12 + length
        if end > len(data) or struct.unpack_from(">I", data, end - 4)[0] != zlib.crc32(kind + body):
            raise _broken("PNG")
        if not seen:
            if kind != b"IHDR" or length != 13:
                raise _broken("PNG")
            _check_size(*struct.unpack_from(">II", body))
        seen.append(kind)
        if kind in _PNG_KEPT:
            out.append(data[at:end])
        elif not kind[0] & 0x20:  # a critical chunk that is not known
            raise _broken("PNG")
        at = end
        if kind == b"IEND":
            break
    if b"IDAT" not in seen:
        raise _broken("PNG")
    return b"".join(out)


def rebuilt_jpeg(data: bytes) -> bytes:
    """The JPEG with its picture data and the way up only. BadInput where it is broken or too large."""
    if data[:3] != b"\xff\xd8\xff":
        raise _broken("JPEG")
    out, at, turned, framed = [b"\xff\xd8"], 2, 1, False
    segments: list[bytes] = []
    while True:
        if at + 2 > len(data) or data[at] != 0xFF:
            raise _broken("JPEG")
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0xD9:
            break
        if at + 4 > len(data):
            raise _broken("JPEG")
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data) or marker == 0x00 or 0xD0 <= marker <= 0xD8:
            raise _broken("JPEG")
        if marker in _SOF:
            if length < 8:
                raise _broken("JPEG")
            height, width = struct.unpack_from(">HH", data, at + 5)
            _check_size(width, height)
            framed = True
        if marker == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            turned = _way_up(data[at + 10 : end])
        if marker == 0xDA:
            stop = _end_of_scan(data, end)
            segments.append(data[at:stop])
            at = stop
            continue
        if marker in _JPEG_KEPT:
            segments.append(data[at:end])
        at = end
    if not framed:
        raise _broken("JPEG")
    if turned != 1:
        out.append(_only_way_up(turned))
    return b"".join((*out, *segments, b"\xff\xd9"))


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded picture ends: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _broken("JPEG")
        if data[at + 1] == 0x00 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _way_up(exif: bytes) -> int:
    """The orientation tag, 1 to 8; 1 where there is none that can be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for n in range(min(count, 64)):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * n)
            if tag == 0x0112:
                return value if 1 <= value <= 8 else 1
    except (struct.error, TypeError):
        return 1
    return 1


def _only_way_up(value: int) -> bytes:
    body = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, value, 0) + b"\0\0\0\0"
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise _broken("")
    if width * height > MOST_PIXELS:
        raise BadInput(
            _("The picture is larger than %(n)s megapixels. Scan it at 300 dpi.")
            % {"n": MOST_PIXELS // 10**6}
        )


def _broken(kind: str) -> BadInput:
    return BadInput(
        _("The picture (%(kind)s) is broken or is something else. Scan it anew.") % {"kind": kind}
    )
