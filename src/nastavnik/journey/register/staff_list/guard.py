"""What is looked at before a file is opened: its size, its kind by content, and how far it unpacks."""

import io
import zipfile

from .errors import UnreadableFile

MAX_FILE = 20 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_RATIO = 150
RATIO_MATTERS_FROM = 1024 * 1024  # a small sheet of equal rows packs well and harms nobody
MAX_ROWS = 50_000
MAX_COLUMNS = 300
MAX_AREA = 3_000_000
MAX_SHEETS = 100

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = (
    (b"%PDF", "file_pdf"),
    (b"{\\rtf", "file_word"),
    (b"\x89PNG", "file_picture"),
    (b"\xff\xd8\xff", "file_picture"),
    (b"GIF8", "file_picture"),
    (b"BM", "file_picture"),
    (b"Rar!", "file_archive"),
    (b"7z\xbc\xaf", "file_archive"),
    (b"\x1f\x8b", "file_archive"),
    (b"PK\x05\x06", "file_empty"),
)
WEB_PAGES = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"mime-version:")


def kind_of(content: bytes) -> str:
    """Return "zip", "ole" or "text" by content, whatever the name says; UnreadableFile for other kinds."""
    if len(content) > MAX_FILE:
        raise UnreadableFile("file_too_large", limit=MAX_FILE // (1024 * 1024))
    if not content.strip(b" \t\r\n\x00\xff\xfe\xef\xbb\xbf"):
        raise UnreadableFile("file_empty")
    if content.startswith(b"PK\x03\x04"):
        return "zip"
    if content.startswith(OLE):
        return "ole"
    for signature, code in SIGNATURES:
        if content.startswith(signature) and (code != "file_picture" or b"\x00" in content[:64]):
            raise UnreadableFile(code)
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(WEB_PAGES) or b"urn:schemas-microsoft-com:office" in head:
        raise UnreadableFile("file_web_page")
    return "text"


class Parcel:
    """An office archive of which every byte is counted before anybody else reads it."""

    def __init__(self, content: bytes) -> None:
        """Raise UnreadableFile for a damaged or locked archive, or one that unpacks out of all measure."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UnreadableFile("file_damaged") from error
        unpacked = sum(entry.file_size for entry in entries)
        overblown = unpacked > RATIO_MATTERS_FROM and unpacked > MAX_RATIO * len(content)
        if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or overblown:
            raise UnreadableFile("file_unpacks_too_far")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableFile("file_locked")
        self.names = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}
        self._left = MAX_UNPACKED

    def read(self, name: str) -> bytes:
        """Return one part; the sizes a file declares are not believed, only what comes out is counted."""
        entry = self.names.get(name)
        if entry is None:
            raise UnreadableFile("file_damaged")
        try:
            with self._archive.open(entry) as stream:
                part = stream.read(self._left + 1)
        except Exception as error:  # zlib, lzma and zipfile each have their own way to say «damaged»
            raise UnreadableFile("file_damaged") from error
        self._left -= len(part)
        if self._left < 0:
            raise UnreadableFile("file_unpacks_too_far")
        return part


def repack(parts: dict[str, bytes]) -> bytes:
    """Return an archive of these parts alone, so that the reader sees only bytes that were counted."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


def check_extent(sheet: str, rows: int, columns: int) -> None:
    """Raise UnreadableFile when a sheet reaches further than any staff list does."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_AREA:
        raise UnreadableFile("sheet_too_large", sheet=sheet, rows=rows, columns=columns, limit=MAX_ROWS)
