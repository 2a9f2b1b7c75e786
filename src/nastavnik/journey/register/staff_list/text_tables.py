"""A table kept as text: CSV and TXT, whichever alphabet and separator the program that wrote it used."""

import csv
import io
from collections import Counter

from .errors import UnreadableFile

SEPARATORS = ";\t,|"
FREQUENT = "оеаинтсрвлкм"
MAX_NEWLINES = 15  # a longer cell is a forgotten quotation mark that swallowed the rows below


def read_text(content: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the rows, all of one length; UnreadableFile for what is no text."""
    text = decode(content)
    separator = None
    if text[:4].lower() == "sep=" and text[4:5]:
        separator = text[4]
        text = "\n" + text.partition("\n")[2]  # the line stays as a blank one: row numbers must agree
    rows = _split(text, separator or _separator(text))
    width = max(map(len, rows), default=0)
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def decode(content: bytes) -> str:
    """Tell the alphabet: by its mark, then UTF-8 if it fits, then whichever gives the likeliest Russian."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _plain(content.decode(name, "replace"))
    head = content[:4000]
    if head.count(b"\0") > len(head) // 4 or (b"\0" in head and head.count(b"\x04") > len(head) // 4):
        even = head[::2].count(b"\0") + head[::2].count(b"\x04")
        odd = head[1::2].count(b"\0") + head[1::2].count(b"\x04")
        return _plain(content.decode("utf-16-le" if odd >= even else "utf-16-be", "replace"))
    try:
        return _plain(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    sample = content[:20000]
    best = max(("cp1251", "koi8-r", "cp866"), key=lambda name: _likeness(sample.decode(name, "replace")))
    return _plain(content.decode(best, "replace"))


def _likeness(text: str) -> int:
    counts = Counter(text)
    return 3 * sum(counts[letter] for letter in FREQUENT) - sum(
        number
        for letter, number in counts.items()
        if not (letter.isalnum() or letter.isspace() or letter in PLAIN)
    )


PLAIN = set("«»№–—.,;:!?()\"'/-+*=@_%&<>")


def _plain(text: str) -> str:
    """A text holds letters; a picture or a program read as text holds control characters."""
    head = text[:20000]
    odd = sum(1 for sign in head if (sign < " " and sign not in "\t\r\n\x0b\x0c") or sign == "\ufffd")
    if odd * 50 > len(head):
        raise UnreadableFile("file_not_spreadsheet")
    return text.replace("\0", "")


def _separator(text: str) -> str:
    """The sign that cuts most lines into the same number of pieces."""
    lines = [line for line in text[:60000].splitlines()[:200] if line.strip()]
    best, best_score = ";", 0.0
    for sign in SEPARATORS:
        pieces = Counter(line.count(sign) for line in lines if sign in line)
        if not pieces:
            continue
        number, lines_alike = pieces.most_common(1)[0]
        score = lines_alike * min(number, 8) ** 0.5 * (0.7 if sign == "," else 1.0)
        if score > best_score:
            best, best_score = sign, score
    return best


def _split(text: str, separator: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        if not any(cell.count("\n") > MAX_NEWLINES for row in rows for cell in row):
            return rows
    except csv.Error:
        pass
    # A quotation mark without its fellow: every line is a row, and no row is lost.
    return [
        [cell.strip().strip('"').replace('""', '"') for cell in line.split(separator)]
        for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
