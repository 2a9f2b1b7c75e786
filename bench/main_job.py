"""The main job in a fresh process, beside what a handy colleague would script: openpyxl, first come, docxtpl."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nastavnik.example import generate

SEED = 2026
SIZES = ((60, 1), (1_500, 40), (15_000, 400))
PEER = "openpyxl + docxtpl"
DONE = (0, 3)  # 3: some rows are rejected, as the example's are meant to be
TIMES = 3


def rows(sizes: str = "") -> list[dict[str, Any]]:
    """A row for each size: CPU seconds and memory of a whole `nastavnik run`, the peer's on the same lists.

    The peer makes as many papers as we do, of one page; it is left out at 15,000, where it takes an hour.
    """
    chosen = SIZES[:2] if sizes == "small" else SIZES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        surroundings = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
        return [_row(folder / str(staff), staff, parts, surroundings) for staff, parts in chosen]


def _row(folder: Path, staff: int, organisations: int, surroundings: dict[str, str]) -> dict[str, Any]:
    lists = folder / "lists"
    lists.mkdir(parents=True)
    for one in generate(staff, organisations, SEED, 2, ""):
        (lists / one.filename).write_bytes(one.workbook)
        (lists / one.filename).with_suffix(".toml").write_text(one.toml, encoding="utf-8")
    many, first = staff > 10_000, staff == SIZES[0][0]
    run = [sys.executable, "-m", "nastavnik.faces.terminal.main", "run", str(lists), "--json", "--out"]
    if first:
        _measured([*run, str(folder / "warm")], surroundings)  # the empty database is made once per machine
    ours = [_measured([*run, str(folder / f"ours-{n}")], surroundings) for n in range(1 if many else TIMES)]
    cpu, memory = sorted(ours)[len(ours) // 2]
    theirs = None
    if not many:
        plain = [sys.executable, "-m", "bench.main_job", str(folder / "ours-0" / "report.json"), str(lists)]
        found = [_measured([*plain, str(folder / f"plain-{n}")], surroundings) for n in range(_times(staff))]
        theirs = sorted(found)[len(found) // 2][0]
    return {
        "bench": "main job",
        "size": staff,
        "ours": round(cpu, 3),
        "peer": PEER if theirs else None,
        "theirs": theirs and round(theirs, 3),
        "ratio": theirs and round(cpu / theirs, 3),
        "rss_mb": round(memory, 1),
    }


def _times(staff: int) -> int:
    return TIMES if staff <= 100 else 1


def _measured(command: list[str], surroundings: dict[str, str]) -> tuple[float, float]:
    """(CPU seconds of user and system, MB at the most) of one process from start to end."""
    root = Path(__file__).resolve().parent.parent
    process = subprocess.Popen(command, cwd=root, env=surroundings, stdout=subprocess.DEVNULL)  # noqa: S603 - own program
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in DONE:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def plain(report: Path, lists: Path, out: Path) -> None:
    """The peer: read each list, pair first come, write as many papers as the report has, and a table."""
    from openpyxl import Workbook

    out.mkdir()
    papers = {
        part["file"]: len(part["documents"]) for part in json.loads(report.read_text())["organisations"]
    }
    template = out / "template.docx"
    template.write_bytes(_template())
    for path in sorted(lists.glob("*.xlsx")):
        people = list(_people(path))
        mentees = [person for person in people if person[2] is not None and person[2] < 3]
        mentors = [person for person in people if person[2] is not None and person[2] >= 5]
        pairs = [(mentee, mentors[number // 2]) for number, mentee in enumerate(mentees[: 2 * len(mentors)])]
        book = Workbook()
        book.active.append(["Наставляемый", "Должность", "Наставник", "Должность"])
        for mentee, mentor in pairs:
            book.active.append([*mentee[:2], *mentor[:2]])
        book.save(out / path.name)
        _papers(template, out / path.stem, people, pairs, papers.get(path.name, 0))


def _people(path: Path) -> Iterator[tuple[str, str, int | None]]:
    """(name, post, years of service) of every row below a heading with «ФИО»."""
    from openpyxl import load_workbook

    for sheet in load_workbook(path, data_only=True):
        columns: dict[str, int] = {}
        for row in sheet.iter_rows(values_only=True):
            words = [str(value or "").casefold() for value in row]
            if not columns:
                for number, word in enumerate(words):
                    for name, beginning in (("name", "ф"), ("post", "долж"), ("service", "стаж")):
                        if word.startswith(beginning) and name not in columns:
                            columns[name] = number
                columns = columns if "name" in columns else {}
                continue
            name = str(row[columns["name"]] or "").strip()
            if len(name.split()) < 2:
                continue
            years = re.search(r"\d+", words[columns["service"]]) if "service" in columns else None
            post = str(row[columns["post"]] or "") if "post" in columns else ""
            yield name, post, int(years[0]) if years else None


def _template() -> bytes:
    from io import BytesIO

    import docx

    made, paper = BytesIO(), docx.Document()
    paper.add_heading("{{ title }}", 1)
    for number in range(24):
        paper.add_paragraph(
            f"{number + 1}. Я, {{{{ name }}}}, {{{{ post }}}}, даю согласие на обработку данных."
        )
    table = paper.add_table(rows=3, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Наставник", "Наставляемый"
    paper.add_paragraph("{% for mentee, mentor in pairs %}{{ mentor[0] }} – {{ mentee[0] }}; {% endfor %}")
    paper.save(made)
    return made.getvalue()


def _papers(template: Path, folder: Path, people, pairs, count: int) -> None:
    from docxtpl import DocxTemplate

    folder.mkdir()
    for number in range(count):
        name, post, _years = people[number % len(people)] if people else ("", "", None)
        paper = DocxTemplate(template)
        values = {"title": f"Документ {number}", "name": name, "post": post, "pairs": pairs}
        paper.render(values, autoescape=True)
        paper.save(folder / f"{number:04d}.docx")


if __name__ == "__main__":
    plain(*map(Path, sys.argv[1:]))
