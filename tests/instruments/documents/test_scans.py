"""Scans by their content: pictures are rebuilt, a PDF may only show pages, everything else is refused."""

import contextlib
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.files.actions import read_file
from nastavnik.instruments.documents import actions
from nastavnik.instruments.documents.scans.content import checked_scan

HEAD = b"\x89PNG\r\n\x1a\n"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=2, height=2, *extra, tail=b""):
    lines = b"".join(b"\0" + b"\xff" * width for _row in range(min(height, 9)))
    parts = [chunk(b"IHDR", struct.pack(">II5B", width, height, 8, 0, 0, 0, 0)), *extra]
    return HEAD + b"".join([*parts, chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND", b"")]) + tail


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*extra, width=2, height=2, tail=b""):
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
        + b"".join(extra)
        + frame
        + scan
        + b"\xff\xd9"
        + tail
    )


def exif(turned, secret=b""):
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0)
    return segment(0xE1, b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0" + secret)


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n{}\nstartxref\n9\n%%EOF\n"


def pdf(inner=b""):
    return PDF.replace(b"{}", inner)


def packed(inner):
    stream = zlib.compress(inner)
    return pdf(b"5 0 obj << /Type /ObjStm /Filter /FlateDecode /N 1 >>\nstream\n" + stream + b"\nendstream")


def test_what_is_kept_of_a_png():
    secret = chunk(b"tEXt", b"Location\0GPS 55.75")
    kept = checked_scan(png(2, 2, secret, chunk(b"eXIf", b"II*\0"), tail=b"<script>PK\x03\x04"))
    assert (kept.media_type, kept.extension) == ("image/png", "png")
    assert kept.content == png()


def test_what_is_kept_of_a_jpeg():
    kept = checked_scan(jpeg(exif(1, b"GPS"), segment(0xFE, b"comment"), tail=b"PK\x03\x04 or <?php"))
    assert kept.content == jpeg() and kept.media_type == "image/jpeg"
    turned = checked_scan(jpeg(exif(6, b"GPS 55.75"))).content
    assert b"GPS" not in turned and struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in turned
    assert checked_scan(turned).content == turned


def test_a_plain_pdf_is_kept_as_it_is():
    assert checked_scan(pdf()).content == pdf()
    assert checked_scan(packed(b"<< /Type /Page >>")).extension == "pdf"


BAD = {
    "page": b"<html><script>alert(1)</script>",
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
    "program": b"MZ" + b"\0" * 100,
    "archive": b"PK\x03\x04" + b"\0" * 100,
    "GIF": b"GIF89a" + b"\0" * 100,
    "TIFF": b"II*\0" + b"\0" * 100,
    "empty": b"",
    "huge PNG": png(40_000, 40_000),
    "PNG without size": png(0, 2),
    "PNG with a wrong sum": png()[:-20] + b"x" + png()[-19:],
    "half a PNG": png()[:-12],
    "PNG without a picture": HEAD + chunk(b"IHDR", b"\0" * 13) + chunk(b"IEND", b""),
    "PNG with an unknown part": png(2, 2, chunk(b"EVIL", b"x")),
    "huge JPEG": jpeg(width=30_000, height=30_000),
    "half a JPEG": jpeg()[:-8],
    "JPEG without a frame": b"\xff\xd8" + segment(0xE0, b"JFIF") + b"\xff\xd9",
    "too large": b"%PDF-" + b"\0" * (20 * 1024 * 1024),
    "half a PDF": pdf()[:-30],
    "PDF with a script": pdf(b"<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"),
    "PDF with a hidden script": pdf(b"<< /OpenAction << /S /J#61vaScript >> >>"),
    "PDF with a packed script": packed(b"<< /S /JavaScript /JS (x) >>"),
    "PDF that starts a program": pdf(b"<< /S /Launch /F (cmd.exe) >>"),
    "PDF with a file": pdf(b"<< /EmbeddedFile 5 0 R >>"),
    "PDF with a form that sends": pdf(b"<< /S /SubmitForm >>"),
    "PDF with a form of its own": pdf(b"<< /XFA 5 0 R >>"),
    "locked PDF": pdf(b"<< /Encrypt 5 0 R >>"),
    "PDF bomb": packed(b" " * 40_000_000),
}


@pytest.mark.parametrize("case", BAD)
def test_anything_else_is_refused_in_words(case):
    with pytest.raises(BadInput) as refusal:
        checked_scan(BAD[case])
    assert len(str(refusal.value)) > 20


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([png(), jpeg(exif(6)), pdf()]), st.data())
def test_a_spoilt_file_is_kept_or_refused_but_never_breaks(whole, data):
    at = data.draw(st.integers(0, len(whole) - 1))
    spoilt = whole[:at] + data.draw(st.binary(max_size=6)) + whole[at + data.draw(st.integers(0, 6)) :]
    with contextlib.suppress(BadInput):
        checked_scan(spoilt)


def test_the_scan_is_brought_and_given_as_a_download(prepare, enter, curator, program, at, today):
    document = prepare("О наставниках")
    url = f"/o/school-7/documents/{document.pk}/scan/"
    browser = enter(curator)
    early = browser.post(url, {"file": SimpleUploadedFile("с.png", png()), "_once": "0"})
    assert early.status_code == 422
    actions.sign_document(document, date=today, by=program, at=at)
    hash_before = document.sha256
    assert (
        browser.post(url, {"file": SimpleUploadedFile("с.png", b"<html>"), "_once": "1"}).status_code == 422
    )
    assert browser.get(url + "file").status_code == 404
    done = browser.post(url, {"file": SimpleUploadedFile("с.exe", png(2, 2, tail=b"x")), "_once": "2"})
    assert done.status_code == 302
    answer = browser.get(url + "file")
    assert answer.content == png() and answer["Content-Type"] == "image/png"
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and answer["X-Content-Type-Options"] == "nosniff"
    )
    document.refresh_from_db()
    assert document.sha256 == hash_before and read_file(document.scan) == png()
