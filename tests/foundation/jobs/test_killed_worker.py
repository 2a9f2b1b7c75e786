"""A real worker process, killed with -9 in the middle of a job: it is taken again and done exactly once."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROBE = Path(__file__).with_name("probe.py")

pytestmark = pytest.mark.slow


@pytest.fixture
def database(settings, tmp_path):
    """The address of an empty database that processes can share: of the kind that the tests run on."""
    known = settings.DATABASES["default"]
    if "postgresql" not in known["ENGINE"]:
        yield ""  # SQLite in the data folder
        return
    import psycopg

    name = f"probe_{os.getpid()}"
    host = known["HOST"] or known["OPTIONS"].get("host", "")  # a socket's folder stands among the options
    place = {"host": host, "port": known["PORT"] or None, "user": known["USER"]}
    place |= {"password": known["PASSWORD"] or None, "dbname": "postgres"}
    with psycopg.connect(**place, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        port = f"&port={known['PORT']}" if known["PORT"] else ""
        yield f"postgres://{known['USER']}:{known['PASSWORD']}@/{name}?host={host}{port}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def process(tmp_path, database):
    """`process("work")` starts that deed of the probe on a database of its own; what still runs is killed."""
    started = []

    def start(*deed):
        environment = os.environ | {"NASTAVNIK_DATA": str(tmp_path), "NASTAVNIK_DATABASE_URL": database}
        running = subprocess.Popen(
            [sys.executable, PROBE, *deed],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(running)
        return running

    yield start
    for running in started:
        if running.poll() is None:
            running.kill()
        running.communicate()


def answer(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out) if out else None


def until(condition, process):
    end = time.monotonic() + 60
    while not condition():
        assert process.poll() is None and time.monotonic() < end, process.communicate()
        time.sleep(0.02)


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=10)


def test_a_job_whose_worker_is_killed_is_done_exactly_once(process, tmp_path):
    for place in ("steps", "finishing"):
        (tmp_path / f"stay-{place}").touch()
    answer(process("prepare"))

    first = process("work")
    until((tmp_path / "reached-steps").exists, first)
    kill(first)
    assert answer(process("report")) == {
        "jobs": [
            {"state": "running", "attempts": 1, "result": {}},
            {"state": "queued", "attempts": 0, "result": {}},
        ],
        "effects": [],
    }

    # the second worker does what waits, and is killed inside the transaction of its effect
    (tmp_path / "stay-steps").unlink()
    second = process("work")
    until((tmp_path / "reached-finishing").exists, second)
    kill(second)
    assert answer(process("report"))["effects"] == []

    (tmp_path / "stay-finishing").unlink()
    third = process("take_over")
    assert json.loads(third.stdout.readline()) == {
        "before": 0,
        "taken": 2,
    }  # before the lease is over: nothing
    expected = {
        "jobs": [
            {"state": "done", "attempts": 2, "result": {"words": "steps"}},
            {"state": "done", "attempts": 2, "result": {"words": "finishing"}},
        ],
        "effects": ["effect-finishing-2", "effect-steps-2"],
    }
    until(lambda: answer(process("report")) == expected, third)
    third.send_signal(signal.SIGTERM)
    assert third.wait(timeout=20) == 0


def test_the_heartbeat_holds_a_job_through_a_step_longer_than_the_lease(process):
    answer(process("prepare"))
    assert answer(process("heartbeat", "0.1")) == {"taken": 0, "state": "done"}
    without = answer(process("heartbeat", "60"))
    assert without["taken"] >= 1 and without["state"] != "done"  # the control: another worker takes it


def test_workers_side_by_side_share_the_queue_and_do_each_job_once(process):
    answer(process("prepare"))
    answer(process("drain"))
    answer(process("many"))
    shares = [answer(one) for one in [process("drain") for _ in range(3)]]
    assert sum(shares) == 100
    told = answer(process("report"))
    assert [job["attempts"] for job in told["jobs"]] == [1] * 102
    assert {job["state"] for job in told["jobs"]} == {"done"}
    assert len(told["effects"]) == 102
