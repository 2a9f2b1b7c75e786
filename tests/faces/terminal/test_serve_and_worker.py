"""`serve`, `worker`, `demo`: the program runs for a school, survives a killed process, keeps its data."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(address):
    """(status, headers, bytes); status 0 where nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
    except OSError:
        return 0, {}, b""


def until(told, most, about=None):
    """Seconds until `told()` is true; fails after `most`."""
    begun = time.monotonic()
    while not told():
        assert time.monotonic() - begun < most, about() if about else ""
        time.sleep(0.05)
    return time.monotonic() - begun


def children(process):
    """Processes below this one by number → command line."""
    found, waiting = {}, [process]
    while waiting:
        number = waiting.pop()
        for task in Path(f"/proc/{number}/task").glob("*/children"):
            for child in task.read_text().split():
                found[int(child)] = Path(f"/proc/{child}/cmdline").read_text().replace("\0", " ")
                waiting.append(int(child))
    return found


@pytest.fixture(scope="module")
def server(school_run, environment, tmp_path_factory):
    """A server on the data of the main job: (address, process, data folder)."""
    data = tmp_path_factory.mktemp("сервер") / "data"
    shutil.copytree(school_run.folder / "data", data)
    port = free_port()
    log = data.parent / "log"
    words = [sys.executable, "-m", "nastavnik.faces.terminal.main", "serve"]
    with log.open("wb") as out:
        running = subprocess.Popen(
            [*words, "--data", data, "--port", str(port)], env=environment, stdout=out, stderr=out
        )
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: running.poll() is not None or ask(f"{address}/health/")[0] == 200, 60)
        assert running.poll() is None, log.read_text()
        yield address, running, data
    finally:
        running.terminate()
        running.wait(30)


def test_it_answers_and_shows_the_sign_in_page(server):
    address, _running, data = server
    assert ask(f"{address}/health/")[::2] == (200, b"ok")
    status, headers, page = ask(f"{address}/account/sign-in/")
    assert status == 200
    assert b'name="password"' in page
    assert "unsafe" not in headers["Content-Security-Policy"]
    log = (data.parent / "log").read_text()
    assert f"Открыть в браузере: {address}/" in log
    assert (data / "accounts.txt").read_text(encoding="utf-8").strip() in log


def test_static_files_may_be_kept_for_ever(server):
    address, *_ = server
    page = ask(f"{address}/account/sign-in/")[2].decode()
    names = re.findall(r'(?:href|src)="(/static/[^"#]+)', page)
    assert len(names) >= 2
    for name in names:
        status, headers, _text = ask(address + name)
        assert status == 200
        if re.search(r"\.[0-9a-f]{12}\.", name):
            assert "immutable" in headers["Cache-Control"]
    assert any(re.search(r"\.[0-9a-f]{12}\.", name) for name in names)
    assert ask(f"{address}/static/no-such-file.css")[0] == 404


def test_the_printed_password_opens_the_desk(server):
    address, _running, data = server
    row = next(
        line for line in (data / "accounts.txt").read_text(encoding="utf-8").splitlines() if "curator" in line
    )
    login, password = re.split(r"\s{2,}", row)[1:3]
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = browser.open(f"{address}/account/sign-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "username": login, "password": password}
    answer = browser.open(f"{address}/account/sign-in/", urllib.parse.urlencode(form).encode())
    assert (answer.status, "/account/sign-in/" in answer.url) == (200, False)


def test_a_killed_process_is_replaced_within_five_seconds(server):
    address, running, _data = server
    granian = [n for n, line in children(running.pid).items() if "granian" in line]
    workers = [n for n in granian if children(n) == {}]
    assert len(workers) >= 2
    os.kill(workers[0], signal.SIGKILL)
    until(lambda: all(ask(f"{address}/health/")[0] == 200 for _ in range(8)), 5)

    def whole():
        now = {n for n, line in children(running.pid).items() if "granian" in line}
        return workers[0] not in now and len(now) >= len(granian)

    until(whole, 5)


def test_the_worker_is_started_again(server):
    _address, running, _data = server

    def workers():
        return {n for n, line in children(running.pid).items() if "main worker" in line}

    until(workers, 10, lambda: children(running.pid))
    [number] = workers()
    os.kill(number, signal.SIGKILL)
    until(lambda: workers() - {number}, 5)


def test_a_taken_port_is_said(server, command, tmp_path):
    port = server[0].rpartition(":")[2]
    for words in (("serve",), ("demo",)):
        done = command(*words, "--port", port, "--data", tmp_path / "d", cwd=tmp_path)
        assert (done.status, done.out) == (2, "")
        assert done.err == (
            f"Порт {port} занят другой программой: укажите другой, например --port {int(port) + 1}.\n"
        )
    assert list(tmp_path.iterdir()) == []
    done = command("serve", "--host", "203.0.113.7", cwd=tmp_path)
    assert (done.status, "203.0.113.7" in done.err) == (2, True)


def test_it_stops_when_asked(server):
    address, running, _data = server
    below = children(running.pid)
    running.send_signal(signal.SIGTERM)
    assert running.wait(15) == 0
    assert ask(f"{address}/health/")[0] == 0
    until(lambda: not any(Path(f"/proc/{number}/cmdline").exists() for number in below), 5)


def test_a_killed_server_leaves_nothing_on_the_port(school_run, environment, tmp_path):
    data, port = tmp_path / "data", free_port()
    shutil.copytree(school_run.folder / "data", data)
    words = [
        sys.executable,
        "-m",
        "nastavnik.faces.terminal.main",
        "serve",
        "--data",
        data,
        "--port",
        str(port),
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen(words, env=environment, **quiet)
    until(lambda: ask(f"http://127.0.0.1:{port}/health/")[0] == 200, 60)
    below = children(running.pid)
    running.kill()
    running.wait()
    until(lambda: not any(Path(f"/proc/{number}/cmdline").exists() for number in below), 15)
    assert len(below) >= 3
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def test_the_demo_keeps_its_data_and_passwords(command, tmp_path, query):
    words = ("demo", "--no-serve", "--data", tmp_path / "var")
    first = command(*words, cwd=tmp_path)
    assert (first.status, first.err) == (0, "")
    for role in ("curator", "head", "mentor", "mentee", "psychologist", "council", "administrator"):
        assert re.search(rf"^.+  {role}  +\S+-\S+", first.out, re.MULTILINE), role
    assert "municipal_coordinator" in first.out
    counts = "SELECT (SELECT count(*) FROM people_person), (SELECT count(*) FROM accounts_account)"
    before = query(tmp_path / "var", counts)
    assert before[0][0] == 78  # a school of 60 and a kindergarten of 18
    query(tmp_path / "var", "UPDATE organisations_organisation SET town = 'г. Правка'")
    second = command(*words, cwd=tmp_path)
    assert (second.status, second.out) == (0, first.out)
    assert query(tmp_path / "var", counts) == before
    assert query(tmp_path / "var", "SELECT DISTINCT town FROM organisations_organisation") == [("г. Правка",)]
    assert command("check", "--data", tmp_path / "var").status == 0
    assert oct((tmp_path / "var" / "accounts.txt").stat().st_mode & 0o777) == "0o600"


def test_the_worker_does_what_waits_and_ends(command, tmp_path):
    done = command("worker", "--once", "--data", tmp_path / "var", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")


def test_serving_starts_where_nothing_was(command, tmp_path):
    done = command("check", "--permissions", cwd=tmp_path)
    assert done.status == 0
    assert "| `curator` |" in done.out


def test_serve_refuses_a_place_where_data_is_not_safe(tmp_path, monkeypatch, capsys):
    """The system checks speak before the first table is made; the control is an ordinary folder."""
    from django.core.checks import Error

    from nastavnik.faces.terminal import ground

    masks = []
    monkeypatch.setattr(ground.os, "umask", masks.append)
    assert ground.is_safe()
    assert masks == [0o077]
    monkeypatch.setattr(
        "django.core.checks.run_checks",
        lambda **kwargs: [Error("На сетевом диске.", hint="Перенесите.", id="x.E1")],
    )
    assert not ground.is_safe()
    assert "На сетевом диске. Перенесите." in capsys.readouterr().err
