"""`nastavnik found ORG.toml`: an organisation in this installation, with accounts for those who begin."""

import datetime as dt
import sys
from pathlib import Path

from . import ground
from .card import UnusableCard, read_card


def add_parser(commands) -> None:
    parser = commands.add_parser("found", help="завести организацию по её карточке, с дорожной картой года")
    parser.add_argument("card", type=Path, metavar="ORG.toml", help="карточка организации")
    parser.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных (по умолчанию var)")


def run(args) -> int:
    try:
        card = read_card(args.card)
    except UnusableCard as error:
        print(error, file=sys.stderr)
        return 2
    ground.start(args.data)
    if not ground.is_safe():
        return 2
    ground.make_tables()
    from .founding import AlreadyThere, found

    try:
        made = found(card, today=dt.date.today())  # noqa: DTZ011 - the day where this machine stands
    except AlreadyThere as error:
        print(error, file=sys.stderr)
        return 2
    print(made)
    return 0
