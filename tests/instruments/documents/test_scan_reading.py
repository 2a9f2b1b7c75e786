"""Square codes read from scanned sheets, in a child process that bears what a library can't."""

import contextlib
import io
from pathlib import Path

import pillow_heif
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

import nastavnik
from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.scans import reading
from nastavnik.instruments.documents.scans.reading import ScannedPage, cut_pages, is_heic, jpeg_of, read_codes
from nastavnik.paper import Document, PageBreak, Paragraph
from nastavnik.paper.pdf_backend import render_pdf

FONTS = Path(nastavnik.__file__).parent / "static_vendor" / "fonts"
ADDRESS = "https://nastavnik.example.org/d/{}abcdefghijklmnopqrstuvwxyz01234/"


@pytest.fixture(scope="module")
def paper():
    """`paper("1")`: two pages, the code on the first."""

    def make(letter):
        blocks = (Paragraph("Первый лист. " * 60), PageBreak(), Paragraph("Второй лист. " * 60))
        return render_pdf(Document("test", "Бумага", blocks, qr=ADDRESS.format(letter)), FONTS)

    return make


@pytest.fixture(scope="module")
def pile(paper):
    """Three papers in one file, as a feeder scans them."""
    made, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for letter in "123":
        made.import_pages(pypdfium2.PdfDocument(paper(letter)))
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def sheet(paper):
    return pypdfium2.PdfDocument(paper("7"))[0].render(scale=200 / 72).to_pil().convert("L")


def saved(image, kind, **options):
    out = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.register_heif_opener()
    image.convert("RGB").save(out, kind, **options)
    return out.getvalue()


def test_every_page_of_a_pile_is_told_with_its_code(pile):
    found = read_codes(pile)
    codes = [((ADDRESS.format(letter),), ()) for letter in "123"]
    assert found == [
        ScannedPage(number, code) for number, code in enumerate([one for pair in codes for one in pair], 1)
    ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
@pytest.mark.parametrize("turn", [0, 3, 90, 182])
def test_a_photo_is_read_whichever_way_it_lies(sheet, kind, turn):
    photo = sheet.rotate(turn, expand=True, fillcolor="white").filter(ImageFilter.GaussianBlur(0.8))
    assert read_codes(saved(photo, kind, quality=60)) == [ScannedPage(1, (ADDRESS.format("7"),))]


def test_a_sheet_scanned_as_a_picture_within_a_pdf(sheet):
    assert read_codes(saved(sheet, "PDF", resolution=200))[0].codes == (ADDRESS.format("7"),)
    assert read_codes(saved(Image.new("L", (1654, 2339), "white"), "PDF", resolution=200)) == [
        ScannedPage(1, ())
    ]


def test_pages_are_cut_apart(pile):
    first, rest = cut_pages(pile, [[1, 2], [3, 4, 5, 6]])
    assert [page.codes for page in read_codes(first)] == [(ADDRESS.format("1"),), ()]
    assert [page.codes for page in read_codes(rest)] == [
        (ADDRESS.format("2"),), (), (ADDRESS.format("3"),), (),
    ]  # fmt: skip


def test_a_photo_of_a_phone_becomes_a_jpeg_without_its_place(sheet):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Phone of Ivan"
    photo = saved(sheet, "HEIF", quality=70, exif=exif.tobytes())
    made = jpeg_of(photo)
    picture = Image.open(io.BytesIO(made))
    assert is_heic(photo) and not is_heic(made)
    assert picture.format == "JPEG" and b"Phone" not in made and not picture.getexif()


def locked():
    """A PDF that opens with a password only (RC4, 40 bits): its own parts are not looked at."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )
    guard = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (b"41" * 32, b"42" * 32)
    ids = b"/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    start = len(body)
    table = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n" % (
        body.index(b"1 0 obj"), body.index(b"2 0 obj"),
    )  # fmt: skip
    tail = b"trailer<</Size 3/Root 1 0 R/Encrypt %s%s>>\nstartxref\n%d\n%%%%EOF" % (guard, ids, start)
    return body + table + tail


REFUSED = {
    "nothing": (lambda: b"", "not whole"),
    "no PDF": (lambda: b"%PDF-1.7 and no more", "not whole"),
    "half a JPEG": (lambda: saved(Image.new("L", (300, 300)), "JPEG")[:200], "not whole"),
    "a page of the web": (lambda: b"<html>", "not whole"),
    "a huge picture": (lambda: saved(Image.new("1", (6000, 5000)), "PNG"), "megapixels"),
    "a locked PDF": (locked, "password"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_words(case, settings):
    settings.LANGUAGE_CODE = "en"
    from django.utils.translation import override

    make, words = REFUSED[case]
    with override("en"), pytest.raises(BadInput, match=words):
        read_codes(make())


def test_more_pages_than_allowed_are_refused_before_they_are_drawn(pile):
    with pytest.raises(BadInput, match=str(reading.MOST_PAGES)):
        read_codes(pile, pages=5)
    assert len(read_codes(pile, pages=6)) == 6


@pytest.mark.parametrize(
    ("script", "word"),
    [
        ("while True: pass", "slow"),
        ("import time; time.sleep(60)", "slow"),
        ("import ctypes; ctypes.string_at(0)", "broken"),
        ("import sys; sys.exit(1)", "broken"),
    ],
)
def test_a_library_that_hangs_or_falls_takes_nothing_with_it(script, word, tmp_path, monkeypatch):
    stand_in = tmp_path / "reader.py"
    stand_in.write_text(script)
    monkeypatch.setattr(reading, "_READER", stand_in)
    with pytest.raises(BadInput) as refusal:
        read_codes(b"%PDF-", seconds=1)
    assert str(refusal.value) == str(reading._refusal(word))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_spoilt_pile_is_read_or_refused(pile, data):
    at = data.draw(st.integers(0, len(pile) - 1))
    spoilt = pile[:at] + data.draw(st.binary(max_size=40)) + pile[at + data.draw(st.integers(0, 2000)) :]
    with contextlib.suppress(BadInput):
        found = read_codes(spoilt)
        assert [page.number for page in found] == list(range(1, len(found) + 1))
