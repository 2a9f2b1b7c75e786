"""An X-ray of XLS: the records of the book inside the OLE file, walked before the reader opens it."""

import struct

from .errors import UnreadableFile
from .guard import MAX_FILE, MAX_SHEETS, check_extent
from .scan_xml import Scan

FREE = 0xFFFFFFFA  # sector numbers from here on are marks: end of chain, free, table
BOUND_SHEET, FILE_PASS, DIMENSIONS, FORMULA = 0x0085, 0x002F, 0x0200, 0x0006
VALUE_RECORDS = {0x00FD, 0x0204, 0x0203, 0x027E, 0x0205, 0x00D6, FORMULA}
MULTIPLE_NUMBERS = 0x00BD


class _Ole:
    """Just enough of the compound file format to take one stream out."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise ValueError("sector size")
        self.size = 1 << shift
        directory, self.cutoff, small_table = struct.unpack_from("<I4xII", content, 48)
        table = list(struct.unpack_from("<109I", content, 76))
        self.limit = len(content) // self.size + 2
        more = struct.unpack_from("<I", content, 68)[0]
        for _ in range(self.limit):
            if more >= FREE:
                break
            block = struct.unpack_from(f"<{self.size // 4}I", self.sector(more))
            table += block[:-1]
            more = block[-1]
        self.next: list[int] = []
        for number in table:
            if number < FREE:
                self.next += struct.unpack_from(f"<{self.size // 4}I", self.sector(number))
        entries = self.chain(directory)
        self.entries = [entries[at : at + 128] for at in range(0, len(entries) - 127, 128)]
        self.small_table = small_table

    def sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.content[start : start + self.size].ljust(self.size, b"\0")

    def chain(self, number: int) -> bytes:
        found = []
        while number < len(self.next):
            found.append(self.sector(number))
            number = self.next[number]
            if len(found) > self.limit:
                raise ValueError("endless chain")
        return b"".join(found)

    def streams(self) -> dict[str, bytes]:
        """Directory entries by name; the entry itself, not its content."""
        named = {}
        for entry in self.entries:
            length = min(struct.unpack_from("<H", entry, 64)[0], 64)
            named[entry[: max(length - 2, 0)].decode("utf-16-le", "replace")] = entry
        return named

    def read(self, entry: bytes) -> bytes:
        start, length = struct.unpack_from("<II", entry, 116)
        if length > MAX_FILE:
            raise ValueError("stream length")
        if length >= self.cutoff:
            return self.chain(start)[:length]
        shelf = self.chain(struct.unpack_from("<I", self.entries[0], 116)[0])
        links = self.chain(self.small_table)
        found = []
        while start < len(links) // 4 and len(found) <= self.cutoff // 64:
            found.append(shelf[start * 64 : start * 64 + 64])
            start = struct.unpack_from("<I", links, start * 4)[0]
        return b"".join(found)[:length]


def scan_xls(content: bytes) -> dict[str, Scan]:
    """Return a scan of each sheet; UnreadableFile for a locked or damaged book and for a Word document."""
    try:
        ole = _Ole(content)
        names = ole.streams()
        if "EncryptedPackage" in names:
            raise UnreadableFile("file_locked")
        if "WordDocument" in names:
            raise UnreadableFile("file_word")
        entry = names.get("Workbook") or names.get("Book")
        if entry is None:
            raise UnreadableFile("file_not_spreadsheet")
        return _scan_book(ole.read(entry))
    except (struct.error, ValueError, IndexError, MemoryError) as error:
        raise UnreadableFile("file_damaged") from error


def _scan_book(book: bytes) -> dict[str, Scan]:
    starts: dict[int, Scan] = {}
    scan: Scan | None = None
    at, end = 0, len(book) - 4
    unpack = struct.Struct("<HH").unpack_from
    while at <= end:
        kind, length = unpack(book, at)
        scan = starts.get(at, scan)
        body = at + 4
        if kind == FILE_PASS:
            raise UnreadableFile("file_locked")
        if kind == BOUND_SHEET and length > 8:
            place = struct.unpack_from("<I", book, body)[0]
            starts[place] = Scan(_sheet_name(book[body + 6 : body + length]))
            if len(starts) > MAX_SHEETS:
                raise UnreadableFile("too_many_sheets", limit=MAX_SHEETS)
        elif scan is not None and kind in VALUE_RECORDS:
            row, column = unpack(book, body)
            scan.reach(row + 1, column + 1)
            if kind == FORMULA:
                scan.formulas.add((row + 1, column + 1))
        elif scan is not None and kind == MULTIPLE_NUMBERS and length >= 6:
            row, _ = unpack(book, body)
            scan.reach(row + 1, unpack(book, body + length - 2 - 2)[1] + 1)
        elif kind == DIMENSIONS and length >= 12:
            _, rows, _, columns = struct.unpack_from("<IIHH", book, body)
            if rows > 65536 or columns > 256:
                raise UnreadableFile("file_damaged")
        at = body + length
    for found in starts.values():
        check_extent(found.name, found.rows, found.columns)
    return {found.name: found for found in starts.values()}


def _sheet_name(record: bytes) -> str:
    length, wide = record[0], record[1] & 1
    raw = record[2 : 2 + length * (2 if wide else 1)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")
