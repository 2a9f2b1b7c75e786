"""`nastavnik worker`: does the long work and the work of the clock."""

import signal
import threading
from pathlib import Path

from . import ground


def add_parser(commands) -> None:
    parser = commands.add_parser("worker", help="выполнять долгую и плановую работу")
    parser.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных (по умолчанию var)")
    parser.add_argument("--once", action="store_true", help="сделать то, что ждёт, и закончить")


def run(args) -> int:
    ground.start(args.data)
    ground.make_tables()
    from nastavnik.foundation.jobs.worker import run_worker

    stop = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stop.set())
    run_worker(once=args.once, stop_event=stop)
    return 0
