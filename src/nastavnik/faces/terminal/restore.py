"""`nastavnik restore FILE`: back to what a backup holds."""

import sys
from pathlib import Path

from . import ground


def add_parser(commands) -> None:
    parser = commands.add_parser("restore", help="вернуть всё из файла")
    parser.add_argument("file", type=Path, metavar="ФАЙЛ", help="файл, сделанный командой backup")
    parser.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных (по умолчанию var)")
    parser.add_argument(
        "--replace", action="store_true", help="данные, которые уже есть, отложить в сторону и заменить"
    )


def run(args) -> int:
    ground.start(args.data)
    from .archive import Unusable, bring_back

    try:
        aside = bring_back(args.file, replace=args.replace)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    ground.make_tables()
    print(f"Восстановлено из {args.file}." + (f" Прежние данные отложены: {aside}." if aside else ""))
    return 0
