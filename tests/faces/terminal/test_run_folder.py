"""The folder of a run: an earlier run is not lost, a killed one leaves nothing half-done."""

import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.pure


def test_a_second_run_loses_nothing(command, school, tmp_path, query, xlsx):
    first = command("run", school, cwd=tmp_path)
    data, paper = first.folder / "data", first.folder / first.report["organisations"][0]["documents"][0]
    query(data, "UPDATE organisations_organisation SET town = 'г. Правка'")
    report, written = (first.folder / "report.json").read_bytes(), paper.read_bytes() + b"by hand"
    paper.write_bytes(written)
    (first.folder / "заметки.txt").write_text("моё", encoding="utf-8")

    again = command("run", school, cwd=tmp_path)
    assert again.status == 3
    assert (again.folder / "report.json").read_bytes() == report
    assert ("г. Правка",) in query(first.folder / "data.1", "SELECT town FROM organisations_organisation")
    assert ("г. Правка",) not in query(data, "SELECT town FROM organisations_organisation")
    kept = first.folder / "earlier.1" / paper.relative_to(first.folder)
    assert kept.read_bytes() == written
    assert [path for path in (first.folder / "earlier.1").rglob("*") if path.is_file()] == [kept]
    assert paper.read_bytes() == written.removesuffix(b"by hand")
    assert (first.folder / "заметки.txt").read_text(encoding="utf-8") == "моё"

    clean = tmp_path / "чистый.xlsx"
    clean.write_bytes(xlsx([["ФИО", "Должность", "Стаж"], ["Петрова Анна Сергеевна", "учитель", 20]]))
    third = command("run", clean, cwd=tmp_path)
    assert third.status == 0
    assert not (third.folder / "rejected.xlsx").exists()  # it spoke of another list
    assert (third.folder / "earlier.2" / "rejected.xlsx").is_file()
    assert (third.folder / "earlier.2" / "report.json").read_bytes() == report
    assert {path.name for path in third.folder.glob("data*")} == {"data", "data.1", "data.2"}
    listed = {*third.report["organisations"][0]["documents"]}
    assert {p.relative_to(third.folder).as_posix() for p in third.folder.glob("documents/**/*.docx")} < listed
    assert not list(tmp_path.rglob(".*"))


def test_a_killed_run_leaves_no_folder(command, school, environment, tmp_path):
    words = [sys.executable, "-m", "nastavnik.faces.terminal.main", "run", school, "--out", "итог"]
    command("run", school, "--out", tmp_path / "warm")  # so that the kill meets the work, not the first start
    for pause in (0.3, 0.6, 0.9):
        with subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL) as running:
            time.sleep(pause)
            running.kill()
        assert not (tmp_path / "итог").exists()
    done = command("run", school, "--out", "итог", cwd=tmp_path, out="итог")
    assert done.status == 3
    assert {path.name for path in tmp_path.iterdir()} == {"warm", "итог"}  # and its draft is swept away


def test_a_run_asked_to_stop_tidies_up(school, environment, tmp_path):
    words = [sys.executable, "-m", "nastavnik.faces.terminal.main", "run", school, "--out", "итог"]
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        while not list(tmp_path.iterdir()):
            time.sleep(0.01)
        time.sleep(0.2)
        running.send_signal(signal.SIGTERM)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (128 + signal.SIGTERM, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_run_keeps_to_its_own_database(command, school, tmp_path):
    other = tmp_path / "other.sqlite3"
    env = {"NASTAVNIK_DATABASE_URL": f"sqlite:///{other}", "NASTAVNIK_DATA": str(tmp_path / "var")}
    done = command("run", school, cwd=tmp_path, env=env)
    assert done.status == 3
    assert (done.folder / "data" / "nastavnik.sqlite3").is_file()
    assert not other.exists()
    assert not (tmp_path / "var").exists()


def test_peoples_data_are_for_their_owner_alone(school_run):
    data = school_run.folder / "data"
    assert oct(data.stat().st_mode & 0o777) == "0o700"
    assert oct((data / "secret.key").stat().st_mode & 0o777) == "0o600"
