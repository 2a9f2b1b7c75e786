"""The documentation says what is: links lead somewhere, commands parse, names are those of the code."""

import ast
import contextlib
import importlib
import io
import re
import shlex
from pathlib import Path

import pytest
from django.utils import translation

from nastavnik.config.env import PACKAGE

ROOT = PACKAGE.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
VARIABLE = re.compile(r"NASTAVNIK_[A-Z_]+")
OF_TESTS = {"NASTAVNIK_SHOTS"}  # read by the browser tests, not by the program


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of every table row, headings and rules left out."""
    found = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"
    ]
    return [row for row in found if row[0].strip("-") and not set("".join(row)) <= {"-"}]


def coded(text: str) -> list[str]:
    """What stands in backticks outside of blocks."""
    return re.findall(r"`([^`\n]+)`", BLOCK.sub("", text))


def broken_links(path: Path, text: str) -> list[str]:
    found = []
    for target in LINK.findall(BLOCK.sub("", text)):
        address, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (path.parent / address).resolve() if address else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            found.append(target)
    return found


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", path.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(text: str) -> list[str]:
    """Every line of a block that runs our program, without a comment, a redirection, a crontab's head."""
    lines = [line for _kind, block in BLOCK.findall(text) for line in block.splitlines()]
    ours = (re.search(r"(?:^|sudo -u nastavnik )(?:\.venv/bin/)?(nastavnik [a-z].*)", line) for line in lines)
    return [re.split(r" [>|] | &&", found[1])[0] for found in ours if found]


def refused(command: str) -> str:
    """What the program says against this command; empty where it takes it."""
    from nastavnik.faces.terminal.main import parser

    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            parser().parse_args(shlex.split(command, comments=True)[1:])
    except SystemExit:
        return said.getvalue() or "?"
    return ""


@pytest.mark.pure
def test_every_link_leads_somewhere():
    broken = {path.relative_to(ROOT).as_posix(): broken_links(path, page(path)) for path in PAGES}
    assert {name: links for name, links in broken.items() if links} == {}
    bad = "[a](nowhere.md) [b](README.md#nowhere) ![c](no.png) [d](https://example.org) [e](LICENSE)"
    assert broken_links(ROOT / "x.md", bad) == ["nowhere.md", "README.md#nowhere", "no.png"]


@pytest.mark.pure
def test_every_page_is_reached_from_the_index():
    linked = {target.partition("#")[0] for target in LINK.findall(page("docs/index.md"))}
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*/*.md")}
    assert {name for name in pages if not name.startswith("adr/")} - linked == set()


@pytest.mark.pure
def test_decisions_have_one_number_each_and_say_it():
    files = sorted((ROOT / "docs/adr").glob("*.md"))
    numbers = [int(path.name[:4]) for path in files]
    assert numbers == sorted(set(numbers))
    assert [path.name for path in files if not page(path).startswith(f"# {int(path.name[:4])}. ")] == []


def test_commands_parse():
    found = {(path.name, command) for path in PAGES for command in commands(page(path))}
    assert len([name for name, _ in found if name == "README.md"]) >= 2
    assert {(name, command): refused(command) for name, command in found} == dict.fromkeys(found, "")
    assert "--nonsense" in refused("nastavnik run list.xlsx --nonsense")


def test_commands_named_in_passing_exist():
    from nastavnik.faces.terminal.main import COMMANDS

    named = [text.split() for path in PAGES for text in coded(page(path)) if text.startswith("nastavnik ")]
    assert {words[1] for words in named} <= set(COMMANDS)
    assert {words[1] for words in named} >= {"run", "serve", "backup", "restore", "check"}


@pytest.mark.pure
def test_the_python_of_the_readme_runs(capsys):
    snippets = [block for kind, block in BLOCK.findall(page("README.md")) if kind == "python"]
    assert len(snippets) == 1
    exec(compile(snippets[0], "README.md", "exec"), {})
    promised = re.findall(r"print\(.*\)  # (.+)$", snippets[0], re.M)
    assert capsys.readouterr().out.splitlines() == promised


@pytest.mark.pure
def test_settings_of_the_installation_are_those_that_are_read():
    read = set()
    for path in (PACKAGE / "config").glob("*.py"):
        read |= set(re.findall(r"env\.\w+\(\s*\"(NASTAVNIK_[A-Z_]+)\"", path.read_text(encoding="utf-8")))
    told = page("docs/how-to/install.md").partition("## Settings")[2].partition("\n## ")[0]
    assert set(VARIABLE.findall(told)) == read
    everywhere = {name for path in PAGES for name in VARIABLE.findall(page(path))}
    assert everywhere - read <= OF_TESTS


def test_numbers_of_the_field_are_the_defaults():
    from nastavnik.foundation.organisations.defaults import DEFAULTS

    told = {row[0].strip("`"): row[1:3] for row in rows(page("docs/reference/settings.md"))[1:]}
    with translation.override("en"):
        defaults = {
            code: [
                ", ".join(f"`{one}`" for one in default.value)
                if isinstance(default.value, list)
                else str(default.value),
                str(default.words),
            ]
            for code, default in DEFAULTS.items()
        }
    assert told == defaults


def test_permissions_are_those_of_the_program():
    from nastavnik.faces.terminal.permissions import table

    with translation.override("ru"):
        assert table() in page("docs/reference/permissions.md"), "nastavnik check --permissions prints it"


def test_names_of_the_glossary_stand_in_the_code():
    names = [row[2].strip("`") for row in rows(page("docs/reference/glossary.md")) if row[2].startswith("`")]
    assert len(names) > 50
    assert [name for name in names if not _stands(name)] == []
    assert not _stands("journey.roadmap.models.Nothing")


def _stands(name: str) -> bool:
    parts = ["nastavnik", *name.split(".")]
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part, None) or getattr(found, "_meta", None) and _field(found, part)
        return found is not None
    return False


def _field(model, name: str):
    return next((field for field in model._meta.fields if field.name == name), None)


def test_the_roadmap_page_tells_what_proves_each_point():
    from nastavnik.journey.roadmap.evidence import registered
    from nastavnik.journey.roadmap.stages import official_stages

    told = {
        row[0]: (row[3].strip("`"), row[4] == "a tick")
        for row in rows(page("docs/reference/roadmap.md"))
        if "." in row[0]
    }
    assert told == {
        item.number: (item.evidence_check, registered(item.evidence_check) is None)
        for stage in official_stages()
        for item in stage.items
    }


def test_jobs_are_those_that_are_registered():
    from nastavnik.foundation.jobs import registry, schedule

    kinds = {
        name for name, kind in registry._kinds.items() if kind.function.__module__.startswith("nastavnik.")
    }
    told = {row[0].strip("`"): row[1] for row in rows(page("docs/reference/jobs.md"))[1:]}
    assert set(told) == kinds
    assert {name for name, when in told.items() if "every" in when} == kinds & set(schedule._crons)


@pytest.mark.pure
def test_the_organisation_card_is_told_whole():
    from nastavnik.faces.terminal import card

    text = page("docs/reference/organisation-card.md")
    fields = {*card.TEXTS, *card.ABOVE, *card.PERSON, "kind", "acting", *card.KINDS}
    assert fields - set(coded(text)) == set()
    example = next(block for kind, block in BLOCK.findall(text) if kind == "toml")
    assert card.parse_card(example, Path("ORG.toml")).curator["surname"] == "Коваленко"


@pytest.mark.pure
def test_the_report_is_told_whole():
    source = ast.parse((PACKAGE / "faces/terminal/report.py").read_text(encoding="utf-8"))
    written = {
        key.value
        for node in ast.walk(source)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    }
    assert {"rejected", "pairs", "proven"} <= written
    assert written - set(coded(page("docs/reference/report.md"))) == set()


@pytest.mark.pure
def test_words_on_the_pages_are_quoted_as_they_stand():
    from babel.messages.pofile import read_po

    known = set()
    for path in sorted((PACKAGE / "locale/parts").glob("*.po")):
        with path.open("rb") as file:
            known |= {str(message.string) for message in read_po(file, locale="ru") if message.id}
    quoted = {
        " ".join(words.split()) for words in re.findall(r"«([^»]+)»", page("docs/how-to/list-to-orders.md"))
    }
    assert len(quoted) > 20
    assert quoted - known == set()
