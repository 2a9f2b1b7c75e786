"""Names of files that sort, keep Cyrillic and survive Windows, archives and flash drives."""

import re
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+'
)
_SPACES = re.compile(r"\s+")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)
# NTFS takes 255 characters, ext4 255 bytes, where a Cyrillic letter is two.
_MOST_BYTES = 240


def file_name(parts: Iterable[str | int], extension: str = "docx") -> str:
    """Parts joined by « - » with the extension: («03», «Приказ № 14/а») → «03 - Приказ № 14-а.docx».

    Forbidden characters become «-», whole numbers are written with at least three digits so that names sort,
    over-long names are cut before the extension. Never empty; never a device name of Windows."""
    written = (f"{part:03d}" if isinstance(part, int) else _safe(part) for part in parts)
    stem = _fit(" - ".join(part for part in written if part), _MOST_BYTES - len(extension.encode()) - 1)
    if stem.split(".")[0].strip().casefold() in _RESERVED:
        stem = f"_{stem}"
    return f"{stem or 'документ'}.{extension}" if extension else stem or "документ"


def _safe(part: str) -> str:
    text = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", part.replace("\t", " ").replace("\n", " ")))
    return _SPACES.sub(" ", text).strip(" .-")


def _fit(stem: str, most: int) -> str:
    return stem.encode()[:most].decode(errors="ignore").rstrip(" .-")
