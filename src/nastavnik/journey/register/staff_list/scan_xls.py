"""An X-ray of XLS: the records of the book inside the OLE file, walked before the reader opens it."""

import struct
from collections.abc import Iterator

from .errors import UnreadableFile
from .guard import MAX_FILE, MAX_SHEETS, OLE, check_extent
from .scan_xml import Scan

TABLE, LAST, UNUSED = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
FREE = 0xFFFFFFFA  # sector numbers from here on are marks: end of chain, free, table
BOUND_SHEET, FILE_PASS, SHARED_TEXTS, END = 0x0085, 0x002F, 0x00FC, 0x000A
DIMENSIONS, FORMULA = 0x0200, 0x0006
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
        if self.cutoff != 4096:  # the only one the format knows; a larger one made the walk below endless
            raise ValueError("cutoff")
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


def open_xls(content: bytes) -> tuple[bytes, dict[str, Scan]]:
    """Return the book repacked alone and a scan of each sheet by its name.

    UnreadableFile for a locked or damaged book and for a Word document.
    """
    try:
        ole = _Ole(content)
        names = ole.streams()
        if "EncryptedPackage" in names:
            raise UnreadableFile("file_locked")
        if "WordDocument" in names:
            raise UnreadableFile("file_word")
        name = "Workbook" if "Workbook" in names else "Book"
        if name not in names:
            raise UnreadableFile("file_not_spreadsheet")
        book = ole.read(names[name])
        return _repacked(name, book) or content, _scan_book(book)
    except (struct.error, ValueError, IndexError, MemoryError) as error:
        raise UnreadableFile("file_damaged") from error


def _repacked(name: str, book: bytes) -> bytes:
    """Return a compound file of this one stream: the reader panics over what damaged ones hold besides.

    Over 7 MB the file would need another kind of table: b"" is returned.
    """
    book = book.ljust(4096, b"\0")  # a shorter stream would have to stand among the small ones
    size = -(-len(book) // 512)
    tables = -(-(size + 2) // 127)
    if tables > 109:
        return b""
    chain = [*range(1, size), LAST, LAST, *([TABLE] * tables)]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * 512, b"\xff")
    numbers = list(range(size + 1, size + 1 + tables))
    head = struct.pack("<8s16xHHHHH6x", OLE, 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, size, 0, 4096, LAST, 0, LAST, 0)
    head += struct.pack("<109I", *numbers, *([UNUSED] * (109 - tables)))
    directory = (
        _entry("Root Entry", 5, 1, LAST, 0)
        + _entry(name, 2, UNUSED, 0, len(book))
        + _entry("", 0, UNUSED, 0, 0) * 2
    )
    return head + book.ljust(size * 512, b"\0") + directory + table


def _entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
    text = name.encode("utf-16-le")
    size = len(text) + 2 if name else 0
    links = struct.pack("<BBIII", kind, 1, UNUSED, UNUSED, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<H", size)
        + links
        + bytes(36)
        + struct.pack("<II4x", start, length)
    )


def _records(book: bytes, at: int, budget: list[int]) -> Iterator[tuple[int, int, int]]:
    """Walk one substream to its end, as the reader will: kind, place of the body, length."""
    end = len(book) - 4
    while 0 <= at <= end:
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, at + 4, length
        if kind == END:
            return
        at += 4 + length
        budget[0] -= 4 + length
        if budget[0] < 0:
            raise ValueError("overlapping sheets")


def _scan_book(book: bytes) -> dict[str, Scan]:
    places: list[tuple[int, str]] = []
    budget = [2 * len(book) + 65536]
    for kind, body, length in _records(book, 0, budget):
        if kind == FILE_PASS:
            raise UnreadableFile("file_locked")
        if kind == BOUND_SHEET and length > 8:
            name = _sheet_name(book[body + 6 : body + length])
            places.append((struct.unpack_from("<I", book, body)[0], name))
        elif kind == SHARED_TEXTS and length >= 8:
            _check_count(struct.unpack_from("<I", book, body + 4)[0], book)
    if any(at > len(book) - 4 for at, _ in places):
        raise ValueError("a sheet beyond the end")
    if len(places) > MAX_SHEETS:
        raise UnreadableFile("too_many_sheets", limit=MAX_SHEETS)
    return {name: _scan_sheet(book, at, name, budget) for at, name in places}


def _check_count(texts: int, book: bytes) -> None:
    if texts > len(book):  # the reader sets memory aside for as many texts as are declared
        raise ValueError("more texts than bytes")


def _scan_sheet(book: bytes, at: int, name: str, budget: list[int]) -> Scan:
    scan = Scan(name)
    for kind, body, length in _records(book, at, budget):
        if kind in VALUE_RECORDS and length >= 4:
            row, column = struct.unpack_from("<HH", book, body)
            scan.reach(row + 1, column + 1)
            if kind == FORMULA:
                scan.formulas.add((row + 1, column + 1))
        elif kind == MULTIPLE_NUMBERS and length >= 6:
            row, _, last = struct.unpack_from(f"<HH{length - 6}xH", book, body)
            scan.reach(row + 1, last + 1)
        elif kind == DIMENSIONS:
            _check_dimensions(book, body, length)
    check_extent(name, scan.rows, scan.columns)
    return scan


def _check_dimensions(book: bytes, body: int, length: int) -> None:
    """The reader sets memory aside for as much as this record declares."""
    shape = "<HHHH" if length == 10 else "<IIHH"
    top, bottom, left, right = struct.unpack_from(shape, book, body)
    if top > bottom or left > right or bottom > 65_536 or right > 256:
        raise ValueError("dimensions")


def _sheet_name(record: bytes) -> str:
    length, wide = record[0], record[1] & 1
    raw = record[2 : 2 + length * (2 if wide else 1)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")
