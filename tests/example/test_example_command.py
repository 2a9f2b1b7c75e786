"""`nastavnik example`: what it writes and what it refuses."""

import argparse
import json

import pytest

from nastavnik.example import generate
from nastavnik.faces.terminal import example


@pytest.fixture
def command():
    parser = argparse.ArgumentParser()
    example.add_parser(parser.add_subparsers())

    def run(*words):
        args = parser.parse_args(["example", *map(str, words)])
        return args.run(args)

    return run


def test_it_writes_a_workbook_and_a_card_for_each_organisation(command, tmp_path):
    folder = tmp_path / "new" / "folder"
    assert command("--staff", 40, "--organisations", 2, "--seed", 4, "--out", folder) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "01-school1.toml", "01-school1.xlsx", "02-ds2.toml", "02-ds2.xlsx"
    ]  # fmt: skip
    first = generate(40, 2, 4, 2)[0]
    assert (folder / "01-school1.xlsx").read_bytes() == first.workbook
    assert (folder / "01-school1.toml").read_text("utf-8") == first.toml


def test_the_truth_is_written_only_when_asked_for(command, tmp_path):
    assert command("--staff", 25, "--mess", 3, "--truth", "--out", tmp_path) == 0
    truth = json.loads((tmp_path / "01-school1.truth.json").read_text("utf-8"))
    assert len(truth["people"]) == len(truth["accepted"]) == 25 and truth["rejected"]
    assert json.loads((tmp_path / "01-school1.answers.json").read_text("utf-8"))


def test_a_folder_in_use_is_left_alone(command, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("keep")
    assert command("--out", tmp_path) == 2
    assert "не пуста" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_place_of_the_folder_is_refused(command, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert command("--out", tmp_path / "file") == 2
    assert command("--out", tmp_path / "file" / "below") == 2
    assert "file" in capsys.readouterr().err


def test_more_organisations_than_people_are_refused(command, tmp_path, capsys):
    assert command("--staff", 3, "--organisations", 4, "--out", tmp_path / "out") == 2
    assert "работников должно быть не меньше" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "words", [("--staff", "many"), ("--staff", "0"), ("--mess", "4"), ("--seed", "x"), ("--kind", "shop")]
)
def test_words_that_are_no_answer_end_with_two(command, tmp_path, words, capsys):
    with pytest.raises(SystemExit) as end:
        command(*words, "--out", tmp_path)
    assert end.value.code == 2 and capsys.readouterr().err
