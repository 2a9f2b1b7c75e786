"""What the lint can't see of the plan of the house: foreign keys, doors, sizes, words, texts, licences."""

import ast
import importlib.util
import re
import sys
import tomllib
from importlib import import_module, metadata
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "nastavnik"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
LONG = 300
# Long and left so: one table or one text each, and a second noun is not to be found in it.
MAY_BE_LONG = {
    "foundation/audit/words.py",
    "paper/blocks.py",
    "journey/register/staff_list/values/names.py",
}


def sources(*below):
    for path in sorted(PACKAGE.joinpath(*below).rglob("*.py")):
        if not {"migrations", "static_vendor"} & set(path.parts):
            yield path


def heights():
    """App label → its height by the contracts: storeys first, then the rooms of a storey."""
    layers = {contract.get("containers", [""])[0]: contract["layers"] for contract in CONTRACTS["contracts"]
              if contract["type"] == "layers"}  # fmt: skip
    found = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("nastavnik."):
            continue
        _top, storey, room = config.name.split(".")[:3]
        storeys, rooms = layers["nastavnik"], layers.get(f"nastavnik.{storey}", [room])
        found[config.label] = (-storeys.index(storey), -rooms.index(room))
    return found


def test_foreign_keys_point_down():
    height, wrong, seen = heights(), [], 0
    for model in apps.get_models():
        here = height.get(model._meta.app_label)
        for field in model._meta.get_fields():
            if here is None or not field.is_relation or field.auto_created or field.related_model is None:
                continue
            there = height.get(field.related_model._meta.app_label)
            seen += 1
            if there is not None and there > here:
                wrong.append(f"{model._meta.label}.{field.name} → {field.related_model._meta.label}")
    assert wrong == []
    assert seen > 30
    assert height["programmes"] > height["people"] > height["core"]  # a control: the order is read


def test_views_and_api_go_through_doors():
    wrong = []
    for path in sources():
        if path.stem in ("views", "api") or path.parent.name in ("views", "api"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
                    wrong.append(f"{path.relative_to(PACKAGE)}:{node.lineno} .{node.attr}")
    assert wrong == []


MANAGERS = ("objects", "_base_manager", "_default_manager")


def test_long_files_are_named():
    long = {
        path.relative_to(PACKAGE).as_posix()
        for path in sources()
        if len(path.read_text(encoding="utf-8").splitlines()) > LONG
    }
    assert long - MAY_BE_LONG == set(), "look for the second noun"


@pytest.mark.pure
def test_nothing_is_left_for_later():
    word = re.compile(r"\b(TODO|FIXME|HACK|raise NotImplementedError)\b")
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("src", "tools", "bench")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".html", ".js", ".css", ".toml") and "static_vendor" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if word.search(line)
    ]
    assert wrong == []


@pytest.mark.pure
def test_nothing_knows_one_machine():
    place = re.compile(r"/(?:work|root|home|Users)/|/tmp/\w")  # noqa: S108
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for folder in ("src", "tools", "bench", "docs", "Makefile", "README.md", "README.ru.md", "pyproject.toml")
        for path in ([ROOT / folder] if (ROOT / folder).is_file() else sorted((ROOT / folder).rglob("*")))
        if path.suffix in ("", ".py", ".html", ".js", ".css", ".toml", ".md", ".po") and path.is_file()
        and "static_vendor" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if place.search(line)
    ]  # fmt: skip
    assert wrong == []


@pytest.fixture(scope="module")
def translations():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_has_its_russian(translations):
    catalogue, complaints = translations.merged()
    used = translations.used()
    missing = [
        f"{place}: {text}" for (text, context), place in used.items() if not catalogue.get(text, context)
    ]
    assert complaints == []
    assert missing == []
    assert len(used) > 300


def test_every_code_of_the_program_has_a_word_in_russian():
    """Roles, permissions, states and kinds are shown to people: none under its code or in English."""
    latin = re.compile(r"[A-Za-z]{4,}")
    wrong = []
    with translation.override("ru"):
        for model in apps.get_models():
            if not model.__module__.startswith("nastavnik."):
                continue
            for field in model._meta.get_fields():
                for value, label in getattr(field, "choices", None) or ():
                    if latin.search(str(label)) and value:
                        wrong.append(f"{model._meta.label}.{field.name}: {label}")
    assert wrong == []


def runtime_packages():
    """Every distribution that an installation brings with it, by walking the requirements."""
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = [*project["dependencies"]], set()
    for extra in project.get("optional-dependencies", {}).values():
        waiting += extra
    while waiting:
        one = Requirement(waiting.pop())
        if one.marker is not None and not one.marker.evaluate({"extra": ""}):
            continue
        try:
            found = metadata.distribution(one.name)
        except metadata.PackageNotFoundError:
            continue  # an extra that this machine has not installed
        if found.name.lower() not in seen:
            seen.add(found.name.lower())
            waiting += found.requires or []
            yield found


@pytest.mark.pure
def test_no_package_binds_a_school_to_the_agpl():
    copyleft = re.compile(
        r"Affero|AGPL|\bGPL(?!.*(exception|linking))|General Public License(?! v?2? ?or)", re.I
    )
    wrong, seen = [], 0
    for package in runtime_packages():
        seen += 1
        about = package.metadata
        texts = [about.get("License-Expression") or "", (about.get("License") or "").split("\n")[0]]
        texts += [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
        told = " | ".join(filter(None, texts))
        if copyleft.search(told) and not re.search(r"Lesser|LGPL|MIT|BSD|Apache|MPL", told):
            wrong.append(f"{package.name}: {told}")
    assert wrong == []
    assert seen > 25


@pytest.mark.pure
def test_every_module_says_what_it_is():
    silent = [
        path.relative_to(PACKAGE).as_posix()
        for path in sources()
        if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def state_tables():
    """(name, states, table) of every `*STEPS` in a states.py."""
    for path in sources():
        if path.name != "states.py" or path.parent.name == "core":
            continue
        module = import_module(".".join(("nastavnik", *path.relative_to(PACKAGE).with_suffix("").parts)))
        for name, table in vars(module).items():
            if name.endswith("STEPS") and isinstance(table, dict):
                yield f"{module.__name__}.{name}", module, table


def test_state_tables_are_closed():
    found = list(state_tables())
    assert len(found) >= 6
    for name, _module, table in found:
        after = {state for states in table.values() for state in states}
        kinds = {type(state) for state in (*table, *after)}
        assert len(kinds) == 1, name
        [kind] = kinds
        assert after <= set(table) | after, name
        assert set(table) | after == set(kind), f"{name}: every state stands in the table"
        begin = next(iter(table))
        reached, waiting = {begin}, [begin]
        while waiting:
            for state in table.get(waiting.pop(), ()):
                if state not in reached:
                    reached.add(state)
                    waiting.append(state)
        assert reached == set(kind), f"{name}: every state can be reached from the first one"


def test_the_diagrams_in_the_documentation_are_the_tables():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import state_diagrams
    finally:
        sys.path.remove(str(ROOT / "tools"))
    page = ROOT / "docs" / "reference" / "states.md"
    assert page.read_text(encoding="utf-8") == state_diagrams.page(), "run python tools/state_diagrams.py"


def test_the_page_of_permissions_is_what_the_program_prints():
    from nastavnik.faces.terminal.permissions import table

    page = (ROOT / "docs" / "reference" / "permissions.md").read_text(encoding="utf-8")
    with translation.override("ru"):
        assert table().strip() in page
