"""Papers in bulk: .docx beside docxtpl used plainly, PDF beside LibreOffice and WeasyPrint, batches as ZIP."""

import re
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from pypdf import PdfReader

import nastavnik
from bench import _html as html
from nastavnik.paper import (
    Column,
    DateAndNumber,
    Document,
    Facts,
    Heading,
    Letterhead,
    Paragraph,
    Point,
    Points,
    Preamble,
    SectionTitle,
    Signature,
    Table,
    Text,
    Title,
    docx_text,
    file_name,
    render_docx,
)
from nastavnik.paper.pdf_backend import render_pdf

FONTS = Path(nastavnik.__file__).parent / "static_vendor" / "fonts"
PAIRS = 6


def rows(sizes: str = "") -> list[dict[str, Any]]:
    """A row for each measurement; `sizes` «small» asks for a short look. CPU seconds, ratio ours ÷ theirs."""
    count = 20 if sizes == "small" else 200
    found = [_docx(count), *_pdf(count // 4), _batch(count // 2, count // 20)]
    return found if sizes == "small" else [*found, _batch(1000, 100)]


def _docx(count: int) -> dict[str, Any]:
    orders = [order(number) for number in range(count)]
    ours, files = _timed(lambda: [render_docx(one) for one in orders])
    theirs, peers = _timed(lambda: _docxtpl(count))
    same = [docx_text(one) for one in files] == [docx_text(one) for one in peers]
    if not same:
        raise AssertionError("docxtpl and our back end wrote different orders: the comparison is void")
    return _row("papers.docx", count, ours, "docxtpl", theirs)


def _pdf(count: int) -> list[dict[str, Any]]:
    """The same orders by LibreOffice, all in one start of it, and by WeasyPrint; ours between them."""
    orders = [order(number) for number in range(count)]
    render_pdf(orders[0], FONTS)
    html.pdf_of(orders[0])
    theirs, peers = _timed(lambda: [html.pdf_of(one) for one in orders])
    ours, files = _timed(lambda: [render_pdf(one, FONTS) for one in orders])
    if [_letters(one) for one in files] != [_letters(one) for one in peers]:
        raise AssertionError("WeasyPrint and our back end drew different orders: the comparison is void")
    found = [_row("papers.pdf.html", count, ours, "WeasyPrint", theirs)]
    if shutil.which("soffice") is None:
        return [_row("papers.pdf", count, ours, "LibreOffice is not installed", None), *found]
    return [_row("papers.pdf", count, ours, "LibreOffice", _libreoffice(orders)), *found]


def _letters(pdf: bytes) -> Counter[str]:
    """How often each letter is drawn: back ends part the same text differently."""
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return Counter(re.sub(r"[\s\u200b\u00ad]+", "", text))


def _batch(programmes: int, orders: int) -> dict[str, Any]:
    """Programmes and orders, both formats, into one ZIP on disk; in a process of its own, for its memory."""
    with get_context("spawn").Pool(1) as pool:
        seconds, memory = pool.apply(_write_batch, (programmes, orders))
    return _row("papers.zip", programmes + orders, seconds, "", None) | {"rss_mb": memory}


def _write_batch(programmes: int, orders: int) -> tuple[float, int]:
    """CPU seconds and the most memory in MB, one paper at a time."""

    def write() -> None:
        with tempfile.TemporaryFile() as target, ZipFile(target, "w", ZIP_STORED) as archive:
            for number in range(programmes + orders):
                paper = programme(number) if number < programmes else order(number)
                archive.writestr(file_name((number, paper.title)), render_docx(paper))
                archive.writestr(file_name((number, paper.title), "pdf"), render_pdf(paper, FONTS))

    seconds, _ = _timed(write)
    return seconds, _memory()


def order(number: int) -> Document:
    """An order on six pairs, as every school writes it; the number makes each differ."""
    pairs = [_pair(number, n) for n in range(1, PAIRS + 1)]
    return _order(str(number), tuple(tuple(pair.values()) for pair in pairs))


def programme(number: int) -> Document:
    """A personalised programme of two pages with a plan of twelve items."""
    item = (
        "Методика",
        "Взаимопосещение уроков и разбор по карте наблюдения",
        "октябрь",
        "Конспект, карта наблюдения",
    )
    columns = (Column("№", 6, "center"), Column("Направление", 18), Column("Мероприятие", 40))
    plan = Table(
        (*columns, Column("Срок", 14), Column("Результат", 22)),
        tuple((str(n), *item) for n in range(1, 13)),
    )
    return Document(
        "programme",
        f"Программа {number}",
        (
            Title("ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА"),
            Facts((("Наставник", f"Сидорова Анна Львовна {number}"), ("Наставляемый", "Иванов Пётр Ильич"))),
            SectionTitle("Пояснительная записка"),
            *(
                Paragraph("Программа помогает педагогу войти в должность и освоить приёмы работы. " * 5)
                for _ in range(4)
            ),
            SectionTitle("План мероприятий"),
            plan,
            Signature("Наставник", "А. Л. Сидорова"),
        ),
    )


def _pair(order_number: int, n: int) -> dict[str, str]:
    mentor, mentee = f"Сидорова Анна Львовна, учитель {order_number}", f"Иванов «А & Б» Ильич, учитель {n}"
    return {
        "n": str(n),
        "mentor": mentor,
        "mentee": mentee,
        "form": "педагог – педагог",
        "term": "31.05.2027",
    }


def _order(number: str, pairs: tuple[tuple[Text, ...], ...]) -> Document:
    columns = (
        Column("№", 5),
        Column("Наставник", 30),
        Column("Наставляемый", 30),
        Column("Форма", 20),
        Column("Срок", 15),
    )
    return Document(
        "order.pairs",
        f"Приказ {number}",
        (
            Letterhead(("МБОУ «Средняя общеобразовательная школа № 14»",), requisites="ОГРН 1000000000000"),
            Title("ПРИКАЗ"),
            DateAndNumber("29 августа 2026 г.", number, "г. Светлоозёрск"),
            Heading("Об утверждении наставнических пар"),
            Preamble("В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации"),
            Points((Point("Утвердить пары:", after=(Table(columns, pairs),)), "Контроль оставляю за собой.")),
            Signature("Директор", "И. П. Петрова"),
        ),
        retention_over_10_years=True,
    )


def _docxtpl(count: int) -> list[bytes]:
    """The same orders by docxtpl as its manual shows it: open the template, render, save."""
    from docxtpl import DocxTemplate

    fields = ("n", "mentor", "mentee", "form", "term")
    row = tuple(f"{{{{ p.{field} }}}}" for field in fields)
    loop = (("{%tr for p in pairs %}", *[""] * 4), row, ("{%tr endfor %}", *[""] * 4))
    template = render_docx(_order("{{ number }}", loop))
    files = []
    for number in range(count):
        document, target = DocxTemplate(BytesIO(template)), BytesIO()
        pairs = [_pair(number, n) for n in range(1, PAIRS + 1)]
        document.render({"number": number, "pairs": pairs}, autoescape=True)
        document.save(target)
        files.append(target.getvalue())
    return files


def _libreoffice(orders: list[Document]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(orders):
            Path(folder, f"{number}.docx").write_bytes(render_docx(replace(one, qr="")))
        names = sorted(map(str, Path(folder).glob("*.docx")))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *names]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if len(list(Path(folder).glob("*.pdf"))) != len(orders):
            raise AssertionError("LibreOffice did not convert every order: the comparison is void")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def _row(bench: str, size: int, ours: float, peer: str, theirs: float | None) -> dict[str, Any]:
    return {
        "bench": bench,
        "size": size,
        "ours": round(ours, 3),
        "peer": peer,
        "theirs": None if theirs is None else round(theirs, 3),
        "ratio": None if theirs is None else round(ours / theirs, 3),
        "rss_mb": _memory(),
    }


def _memory() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
