"""The lists of a run, one after the other: the main job of each, its files, then the report of all."""

import sys
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone
from django_scopes import scope

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.journey.register.actions.imports import rejected_copy
from nastavnik.journey.register.staff_list.guard import MAX_FILE
from nastavnik.paper import file_name

from . import report, workbooks
from .card import Card
from .main_job import Outcome, do_main_job, papers
from .output import Folder

DONE, UNUSABLE, WITH_REJECTED = 0, 2, 3
TAKEN = ("data", "earlier")  # folders of the run itself


def run_lists(lists: list[Path], cards: list[Card], year, folder: Folder, *, plan: str, as_json: bool) -> int:
    """Do them all; a list that can't be used is named and the others go on. The exit status of the command."""
    by, at = Actor.program("nastavnik run"), timezone.localtime()
    parts, unusable = [], []
    for path, card, own in zip(lists, cards, own_folders(lists), strict=True):
        name = printable(path.name)
        try:
            with transaction.atomic():
                outcome = do_main_job(card, content_of(path), name, year=year, plan=plan, by=by, at=at)
                parts.append(_write(outcome, card, name, own, folder, by=by, at=at))
        except DomainError as error:
            print(f"{path}: {error}", file=sys.stderr)
            unusable.append({"file": name, "reason": str(error)})
            folder.forget(own)
    if not parts:
        return UNUSABLE
    found = report.whole(parts, unusable, year[0], plan)
    text = report.written(found)
    folder.write("report.json", text)
    connection.close()
    folder.ready = True
    _show(text) if as_json else _tell(found, folder)
    return WITH_REJECTED if unusable or found["import"]["rejected"] else DONE


def own_folders(lists: list[Path]) -> list[str]:
    """A folder's name for every list, after the list; «school.xlsx» and «school.csv» get two."""
    taken, found = set(TAKEN), []
    for path in lists:
        stem, number = file_name((printable(path.stem),), ""), 1
        name = stem
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(name.casefold())
        found.append(name)
    return found


def printable(name: str) -> str:
    """A file's name as text: what is no letter in the machine's alphabet becomes «?»."""
    return name.encode("utf-8", "replace").decode()


def content_of(path: Path) -> bytes:
    """The bytes of a list; one too large is refused before it is in memory."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise BadInput(f"файл не читается ({error.strerror}).") from error


def _write(outcome: Outcome, card: Card, name: str, own: str, folder: Folder, *, by, at) -> dict:
    """The files of one organisation, and its part of the report."""
    with scope(organisation=outcome.organisation):
        folder.write("banks.xlsx", workbooks.banks(at.date()), organisation=own)
        folder.write("pairs.xlsx", workbooks.pairs(outcome.run), organisation=own)
        if outcome.origin.rejected:
            folder.write("rejected.xlsx", rejected_copy(outcome.origin, at.date()), organisation=own)
    documents = [
        folder.write(name, content, organisation=own) for name, content in papers(outcome, card, by=by, at=at)
    ]
    return report.one(outcome, name, own if folder.several else "", documents)


def _show(text: str) -> None:
    """JSON is UTF-8 whatever the screen can show."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()


def _tell(found: dict, folder: Folder) -> None:
    imported, banks, matching = found["import"], found["banks"], found["matching"]
    print(
        f"Строк в списках: {imported['rows']}, принято {imported['accepted']}, не принято {len(imported['rejected'])}."
    )
    for row in imported["rejected"][:10]:
        place = f"{row['file']}, " if "file" in row else ""
        print(f"  {place}строка {row['row']}, столбец {row['column']}: {row['reason']}")
    if len(imported["rejected"]) > 10:
        print(f"  … и ещё {len(imported['rejected']) - 10}, все – в report.json и rejected.xlsx")
    print(f"В банках: наставляемых {banks['mentees']}, наставников {banks['mentors']}.")
    proven = " (доказано: лучше нельзя)" if matching["proven"] and matching["matched"] else ""
    print(f"Пар: {matching['matched']}{proven}, без пары: {matching['unmatched']}.")
    print(f"Документов: {sum(len(part['documents']) for part in found['organisations'])}.")
    print(
        f"Всё лежит в папке {folder.path}. Продолжить в браузере: nastavnik serve --data {folder.path / 'data'}"
    )
