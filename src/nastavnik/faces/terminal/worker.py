"""`nastavnik worker`: does the long work and the work of the clock."""

import os
import signal
import threading
import time
from pathlib import Path

from . import ground

LOOK = 2.0  # seconds between two looks at the parent


def add_parser(commands) -> None:
    parser = commands.add_parser("worker", help="выполнять долгую и плановую работу")
    parser.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных (по умолчанию var)")
    parser.add_argument("--once", action="store_true", help="сделать то, что ждёт, и закончить")
    parser.add_argument("--beside", type=int, metavar="PID", help="закончить вместе с этим процессом")


def run(args) -> int:
    ground.start(args.data)
    ground.make_tables()
    from nastavnik.foundation.jobs.worker import run_worker

    stop = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stop.set())
    if args.beside:
        threading.Thread(target=_stop_with, args=(args.beside, stop), daemon=True).start()
    run_worker(once=args.once, stop_event=stop)
    return 0


def _stop_with(parent: int, stop: threading.Event) -> None:
    """Stop when the server that started us is gone, even if it was killed and could not say so."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    stop.set()
