"""`nastavnik serve`: the server for a school, with the worker for long work beside it."""

import argparse
import contextlib
import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from . import ground

EVERYWHERE = "0.0.0.0"  # noqa: S104 - the whole school's network, if its administrator says so
LAST_PORT = 65535
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl
PATIENCE = 10  # seconds for what is under way when we stop
AGAIN = 2.0  # seconds before a worker that ended is started again


def add_parser(commands) -> None:
    parser = commands.add_parser("serve", help="запустить программу для браузера")
    add_arguments(parser)


def add_arguments(parser) -> None:
    parser.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных (по умолчанию var)")
    parser.add_argument("--host", default="127.0.0.1", help="адрес (0.0.0.0 – для всей сети школы)")
    parser.add_argument("--port", type=_port, default=8000, help="порт")
    parser.add_argument("--workers", type=int, default=2, help="процессов сервера")


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"порт – число от 1 до 65535, а не «{text}»")
    return int(text)


def run(args) -> int:
    if not free(args.host, args.port):
        return 2
    ground.start(args.data)
    if not ground.is_safe():
        return 2
    ground.make_tables()
    ground.gather_static()
    from .accounts import first_accounts, told

    made = first_accounts()
    if made:
        print(told(made))
    return serve(args)


def serve(args) -> int:
    """Run the web server and the worker until somebody stops them (Ctrl+C, SIGTERM)."""
    environment = os.environ | {"NASTAVNIK_HOSTS": _hosts(args.host)}
    stopped = _Stop()
    server = subprocess.Popen(
        _granian(args), env=environment, start_new_session=True, preexec_fn=_end_with_parent
    )
    worker = None
    print(
        f"Открыть в браузере: http://{'127.0.0.1' if args.host == EVERYWHERE else args.host}:{args.port}/",
        flush=True,
    )
    try:
        while not stopped and server.poll() is None:
            if worker is None or worker.poll() is not None:
                worker = subprocess.Popen(
                    [sys.executable, "-m", f"{__package__}.main", "worker", "--beside", str(os.getpid())],
                    env=environment,
                )
            time.sleep(AGAIN / 4)
    finally:
        for process in filter(None, (worker, server)):
            process.terminate()
        for process in filter(None, (worker, server)):
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
        with contextlib.suppress(ProcessLookupError):  # what a killed server leaves would hold the port
            os.killpg(server.pid, signal.SIGKILL)
    return 0 if stopped else (server.returncode or 0)


def _end_with_parent() -> None:
    """In the server's process: be asked to stop when we are killed, or it would hold the port for ever."""
    with contextlib.suppress(OSError, AttributeError):  # only Linux has it
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


class _Stop:
    """True once a signal has asked to stop."""

    def __init__(self):
        self.asked = False
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, self._hear)

    def _hear(self, *_signal):
        self.asked = True

    def __bool__(self):
        return self.asked


def _granian(args) -> list[str]:
    # A worker that is killed is replaced; slow phones hold no worker (threads wait behind granian's own buffers).
    program = str(Path(sys.executable).with_name("granian"))
    return [
        program,
        "--interface", "wsgi",
        "--host", args.host,
        "--port", str(args.port),
        "--workers", str(args.workers),
        "--blocking-threads", "4",
        "--respawn-failed-workers",
        "--respawn-interval", "1",
        "--workers-kill-timeout", str(PATIENCE // 2),
        "--log-level", "warning",
        "--no-ws",
        "nastavnik.config.wsgi:application",
    ]  # fmt: skip


def free(host: str, port: int) -> bool:
    """Whether we can listen there; if not, it is said why."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        print(f"Адреса {host} у этого компьютера нет: укажите другой в --host.", file=sys.stderr)
        return False
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            print(_why_not(error, host, port), file=sys.stderr)
            return False
    return True


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < LAST_PORT else 8000
        return f"Порт {port} занят другой программой: укажите другой, например --port {other}."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"Адреса {host} у этого компьютера нет: укажите другой в --host."
    return f"По адресу {host}, порт {port}, работать нельзя ({error.strerror})."


def _hosts(host: str) -> str:
    """The names under which the server may be called; a school's own go into NASTAVNIK_HOSTS."""
    given = os.environ.get("NASTAVNIK_HOSTS")
    if given:
        return given
    return "*" if host == EVERYWHERE else f"localhost,127.0.0.1,[::1],{host}"
