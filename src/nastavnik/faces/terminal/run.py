"""`nastavnik run`: from a staff list to banks, pairs and papers, without a server."""

import datetime as dt
import re
import signal
import sys
from pathlib import Path

from . import ground
from .card import UnusableCard, read_card
from .output import Folder, UnusableFolder

LISTS = {".xlsx", ".xls", ".ods", ".csv", ".txt", ".xlsm"}
DONE, UNUSABLE, WITH_REJECTED = 0, 2, 3
PLANS = ("most", "fair", "stable")


class UnusableInput(Exception):
    """What was given can't be used; the text says what and where."""


def add_parser(commands) -> None:
    parser = commands.add_parser(
        "run",
        help="список сотрудников → банки, пары, документы",
        description="Из списка сотрудников делает банки наставляемых и наставников, лучший набор пар с "
        "объяснениями и папку документов на подпись.",
        epilog="Итог: 0 – сделано, 2 – входные данные не годятся, 3 – сделано, но часть строк не принята.",
    )
    parser.add_argument(
        "staff", nargs="+", type=Path, metavar="СПИСОК", help="файл XLSX, XLS, ODS, CSV или папка с файлами"
    )
    parser.add_argument("--organisation", type=Path, metavar="ORG.toml", help="карточка организации")
    parser.add_argument("--year", metavar="2026/2027", help="учебный год (по умолчанию – текущий)")
    parser.add_argument(
        "--out", type=Path, default=Path("nastavnik-out"), metavar="ПАПКА", help="куда писать"
    )
    parser.add_argument(
        "--plan", choices=PLANS, default="most", help="что важнее: most – больше пар, fair – справедливее"
    )
    parser.add_argument("--json", action="store_true", help="вывести отчёт на экран в виде JSON")


def run(args) -> int:
    try:
        today = dt.date.today()  # noqa: DTZ011 - the day where this machine stands
        year = school_year(args.year, today)
        lists = find_lists(args.staff)
        cards = [read_card(card_of(path, args.organisation, len(lists))) for path in lists]
        folder = Folder(args.out, several=len(lists) > 1)
    except (UnusableInput, UnusableCard, UnusableFolder) as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except OSError as error:  # a name too long, a folder that may not be entered
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return UNUSABLE
    asked = _leave_when_asked()
    try:
        return _in_folder(folder, lists, cards, year, args)
    except RuntimeError:
        if not asked:
            raise
        return 128 + asked[0]  # asked while a class was being made: Python wraps what is raised there


def _in_folder(folder: Folder, lists, cards, year, args) -> int:
    with folder:
        ground.start(folder.data, database=ground.OWN)
        from django.db.utils import OperationalError

        from .running import run_lists

        try:
            ground.make_tables()
            return run_lists(lists, cards, year, folder, plan=args.plan, as_json=args.json)
        except (OSError, OperationalError) as error:  # a full disk above all
            reason = getattr(error, "strerror", None) or error
            print(f"{args.out}: не удалось записать ({reason}). Хватает ли места?", file=sys.stderr)
            return UNUSABLE


def _leave_when_asked() -> list[int]:
    """Asked to stop: leave nothing half-done behind. The list is filled with the signal that asked."""
    asked: list[int] = []

    def leave(number, _frame):
        asked.append(number)
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    return asked


def school_year(text: str | None, today: dt.date) -> tuple[str, dt.date, dt.date]:
    """(name, first day, last day) of «2026/2027»; without a text, of the year that runs or is prepared in June."""
    first = today.year if today.month >= 6 else today.year - 1
    if text:
        found = re.fullmatch(r"(\d{4})(?:\s*[/–-]\s*(\d{4}|\d{2}))?", text.strip())
        if not found:
            raise UnusableInput(f"--year {text}: напишите учебный год так: 2026/2027.")
        first = int(found[1])
        if (found[2] and int(found[2]) % 100 != (first + 1) % 100) or not 2000 <= first <= 2100:
            raise UnusableInput(f"--year {text}: второй год следует за первым, например 2026/2027.")
    return f"{first}/{first + 1}", dt.date(first, 9, 1), dt.date(first + 1, 5, 31)


def find_lists(given: list[Path]) -> list[Path]:
    """The staff lists among what was given; of a folder, every spreadsheet in it, by name."""
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            inside = sorted(
                p for p in path.iterdir() if p.suffix.lower() in LISTS and not p.name.startswith((".", "~"))
            )
            if not inside:
                raise UnusableInput(f"{path}: в папке нет ни одного списка ({', '.join(sorted(LISTS))}).")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise UnusableInput(f"{path}: такого файла нет.")
    return found


def card_of(path: Path, given: Path | None, lists: int) -> Path | None:
    """The organisation's card: the one given, else the .toml of the list's name beside it."""
    if given is not None:
        if lists > 1:
            raise UnusableInput(
                "--organisation – карточка одной организации, а списков несколько: положите рядом с каждым "
                "списком карточку с тем же именем и окончанием .toml."
            )
        return given
    beside = path.with_suffix(".toml")
    return beside if beside.is_file() else None
