"""Papers as LibreOffice opens them: the same text, no signature alone, as many pages as our PDF."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

import nastavnik
from nastavnik.paper import Column, Document, Signature, Table, plain_text, render_docx
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
