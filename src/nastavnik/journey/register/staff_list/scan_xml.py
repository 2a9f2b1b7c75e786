"""An X-ray of XLSX and ODS: how far each sheet reaches, where formulas and merged cells stand.

Expat fetches nothing and unfolds no entities here: any document type declaration is refused.
"""

import posixpath
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from .errors import UnreadableFile
from .guard import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Parcel, check_extent, repack

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass
class Scan:
    """What one sheet holds besides values; rows and columns count from 1."""

    name: str
    rows: int = 0
    columns: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)


def _walk(part: bytes, on_start: Any, on_end: Any = None) -> None:
    def refuse(*_: object) -> None:
        raise UnreadableFile("file_damaged")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = on_start
    if on_end is not None:
        parser.EndElementHandler = on_end
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError, OverflowError) as error:
        raise UnreadableFile("file_damaged") from error


def address(reference: str) -> tuple[int, int]:
    """Turn «C7» into (7, 3); ValueError for what is no address."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.replace("$", "").upper():
        if not "A" <= letter <= "Z":
            raise ValueError(reference)
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]), column


def _area(reference: str) -> Merge:
    first, _, last = reference.partition(":")
    top, left = address(first)
    bottom, right = address(last or first)
    return top, left, bottom, right


def scan_xlsx_sheet(name: str, part: bytes) -> Scan:
    """Read addresses of one worksheet part."""
    scan = Scan(name)
    row = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        tag = tag.rpartition(":")[2]
        if tag == "c":
            reference = attributes.get("r")
            if reference:
                row, column = address(reference)
            else:
                column += 1
        elif tag in ("v", "is"):
            scan.reach(row, column)
        elif tag == "f":
            if attributes.get("t") == "array" and "ref" in attributes:
                top, left, bottom, right = _area(attributes["ref"])
                check_extent(name, bottom - top, right - left)
                scan.formulas |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
            scan.formulas.add((row, column))
        elif tag == "row":
            row, column = int(attributes.get("r") or row + 1), 0
        elif tag == "mergeCell":
            scan.merges.append(_area(attributes.get("ref", "")))

    _walk(part, start)
    check_extent(name, scan.rows, scan.columns)
    return scan


def open_xlsx(parcel: Parcel) -> tuple[bytes, dict[str, Scan]]:
    """Return the parts that matter repacked, and a scan of each worksheet by its name."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            targets[attributes.get("Id", "")] = path

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            ids = [value for key, value in attributes.items() if key.rpartition(":")[2] == "id"]
            sheets.append((attributes.get("name", ""), ids[0] if ids else ""))

    wanted = ("[Content_Types].xml", "_rels/.rels", "xl/sharedStrings.xml", "xl/styles.xml")
    parts = {name: parcel.read(name) for name in wanted if name in parcel.names}
    for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = parcel.read(name)
    _walk(parts["xl/_rels/workbook.xml.rels"], relation)
    _walk(parts["xl/workbook.xml"], sheet)
    if len(sheets) > MAX_SHEETS:
        raise UnreadableFile("too_many_sheets", limit=MAX_SHEETS)
    scans = {}
    for name, key in sheets:
        path = targets.get(key, "")
        if path in parcel.names and path not in parts:
            parts[path] = parcel.read(path)
            scans[name] = scan_xlsx_sheet(name, parts[path])
    for path in targets.values():  # some programs name the table of texts their own way
        if path.endswith(".xml") and path in parcel.names and path not in parts and "hared" in path:
            parts[path] = parcel.read(path)
    return repack(parts), scans


class _OdsTables:
    """Walks content.xml; a repeated blank is nothing, a repeated value counts as often as it stands."""

    def __init__(self) -> None:
        self.scans: dict[str, Scan] = {}
        self.scan: Scan | None = None
        self.row = self.rows = self.column = self.columns = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "table":
            if len(self.scans) >= MAX_SHEETS:
                raise UnreadableFile("too_many_sheets", limit=MAX_SHEETS)
            name = attributes.get("table:name", "")
            self.scan = self.scans[name] = Scan(name)
            self.row = self.rows = 0
        elif self.scan is None:
            return
        elif tag == "table-row":
            self.row, self.rows = self.row + self.rows, int(attributes.get("table:number-rows-repeated", 1))
            self.column = self.columns = 0
        elif tag in ("table-cell", "covered-table-cell"):
            self.column += self.columns
            self.columns = int(attributes.get("table:number-columns-repeated", 1))
            self.cell(attributes)
        elif tag == "p":
            self.scan.reach(self.row + self.rows, self.column + self.columns)

    def cell(self, attributes: dict[str, str]) -> None:
        scan, row, column = self.scan, self.row + 1, self.column + 1
        if scan is None:
            return
        if "office:value-type" in attributes or "table:formula" in attributes:
            scan.reach(self.row + self.rows, self.column + self.columns)
            check_extent(scan.name, scan.rows, scan.columns)
        if "table:formula" in attributes:
            area = [
                (row + down, column + right) for down in range(self.rows) for right in range(self.columns)
            ]
            scan.formulas.update(area)
        down = int(attributes.get("table:number-rows-spanned", 1))
        right = int(attributes.get("table:number-columns-spanned", 1))
        if (down, right) != (1, 1) and down <= MAX_ROWS and right <= MAX_COLUMNS:
            scan.merges.append((row, column, row + down - 1, column + right - 1))


def open_ods(parcel: Parcel) -> tuple[bytes, dict[str, Scan]]:
    """Return the parts that matter repacked, and a scan of each table by its name."""
    manifest = parcel.read("META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise UnreadableFile("file_locked")
    parts = {"mimetype": parcel.read("mimetype"), "META-INF/manifest.xml": manifest}
    parts["content.xml"] = parcel.read("content.xml")
    tables = _OdsTables()
    _walk(parts["content.xml"], tables.start)
    for scan in tables.scans.values():
        check_extent(scan.name, scan.rows, scan.columns)
    return repack(parts), tables.scans
