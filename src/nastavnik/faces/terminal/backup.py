"""`nastavnik backup FILE`: everything of the installation in one file, taken while people work."""

import sys
from pathlib import Path

from . import ground


def add_parser(commands) -> None:
    parser = commands.add_parser("backup", help="сохранить всё в один файл")
    parser.add_argument("file", type=Path, metavar="ФАЙЛ", help="куда, например nastavnik.zip")
    parser.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных (по умолчанию var)")


def run(args) -> int:
    try:
        ground.start(args.data, existing=True)
    except ground.NoData as error:
        print(error, file=sys.stderr)
        return 2
    from .archive import Unusable, save

    try:
        counted = save(args.file)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Сохранено: {args.file}, файлов {counted}.")
    return 0
