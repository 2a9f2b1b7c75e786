"""Papers as LibreOffice opens them: the same text, no signature alone, as many pages as our PDF."""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

import nastavnik
from nastavnik.paper import Acquainted, Column, Document, Points, Signature, Table, plain_text, render_docx
from nastavnik.paper.pdf_backend import render_pdf

FONTS = Path(nastavnik.__file__).parent / "static_vendor" / "fonts"

COUNTS = range(35, 46)  # rows: some fill a page so that there is no room for a signature

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def converted(papers, tmp_path_factory) -> dict[str, list[str]]:
    """The text of each page, as LibreOffice lays it, of each sample and of tables that fill a page."""
    folder = tmp_path_factory.mktemp("papers")
    for name, paper in (papers | _at_the_foot()).items():
        (folder / f"{name}.docx").write_bytes(render_docx(paper))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = sorted(map(str, folder.glob("*.docx")))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {
        name: [page.extract_text() for page in PdfReader(folder / f"{name}.pdf").pages]
        for name in papers | _at_the_foot()
    }


def _at_the_foot() -> dict[str, Document]:
    column = (Column("№"), Column("Имя"))
    return {
        f"table_{count}": Document(
            "k", "t", (Table(column, (("1", "строка"),) * count), Signature("Директор", "И. П. Петрова"))
        )
        for count in COUNTS
    }


def _letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s|/\u00ad\u200b]", "", text))


def test_each_opens_with_all_its_text(papers, converted):
    for name, paper in papers.items():
        assert _letters(plain_text(paper)) - _letters("".join(converted[name])) == Counter(), name


def test_it_breaks_pages_where_our_pdf_does(papers, converted, tmp_path):
    for name, paper in papers.items():
        target = tmp_path / "ours.pdf"
        target.write_bytes(render_pdf(paper, FONTS))
        assert len(PdfReader(target).pages) == len(converted[name]), name


def test_a_signature_is_never_alone(converted):
    pages = {count: len(converted[f"table_{count}"]) for count in COUNTS}
    assert min(pages.values()) == 1 and max(pages.values()) == 2  # the foot of the page is among them
    for count in pages:
        signed = [page for page in converted[f"table_{count}"] if "Директор" in page]
        assert len(signed) == 1 and "строка" in signed[0], count


def test_the_signature_is_never_alone_where_an_acquaintance_line_follows(tmp_path):
    """LibreOffice lost «keep with next» at an empty paragraph above a table: the last point comes along."""
    points = tuple(
        f"Пункт приказа номер {n}, который занимает в нём целых две строки текста подряд." for n in range(40)
    )
    paper = Document(
        "order",
        "Приказ",
        (Points(points), Signature("Директор", "И. П. Петрова"), Acquainted(("Л. С. Горбунова",))),
    )
    (tmp_path / "order.docx").write_bytes(render_docx(paper))
    body = (zipfile.ZipFile(tmp_path / "order.docx").read("word/document.xml")).decode()
    before_signature = body[: body.index("Директор")]
    last = before_signature[: before_signature.rindex("<w:tbl>")]
    assert last.endswith("</w:t></w:r></w:p>")  # no empty paragraph between the last point and the signature
    assert "<w:keepNext/>" in last[last.rindex("<w:pPr>") :]
