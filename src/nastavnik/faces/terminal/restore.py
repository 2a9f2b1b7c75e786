"""`nastavnik restore FILE`: back to what a backup holds."""

import os
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
    if args.data is not None:
        os.environ["NASTAVNIK_DATA"] = str(args.data)
    data = ground.data_folder()
    empty = not (data.exists() and any(data.iterdir()))  # asked before the start, which makes a secret key
    ground.start()
    from .archive import Unusable, bring_back

    try:
        aside = bring_back(args.file, replace=args.replace, empty=empty)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    ground.make_tables()
    print(f"Восстановлено из {args.file}." + (f" Прежние данные отложены: {aside}." if aside else ""))
    return 0
