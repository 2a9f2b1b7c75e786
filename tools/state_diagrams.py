"""Draw every table of states into docs/reference/states.md; a test compares the page with the tables."""

import os
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "nastavnik"
PAGE = ROOT / "docs" / "reference" / "states.md"
HEAD = """# Состояния

Что за чем может следовать. Страницу рисует `python tools/state_diagrams.py` по таблицам в коде (`states.py`);
тест сверяет её с ними. Первое состояние – верхнее.
"""


def tables() -> list[tuple[str, dict]]:
    """(where it stands, the table of steps) of every states.py, storey by storey."""
    found = []
    for path in sorted(PACKAGE.rglob("states.py")):
        if path.parent.name == "core":
            continue
        place = path.relative_to(PACKAGE).with_suffix("")
        module = import_module(".".join(("nastavnik", *place.parts)))
        for name, table in vars(module).items():
            if name.endswith("STEPS") and isinstance(table, dict):
                found.append((f"{place.parent.as_posix()}: {name}", table))
    return found


def page() -> str:
    """The whole page as Markdown: words of the states, then the diagram of each table."""
    from django.utils.translation import override

    from nastavnik.foundation.core.states import diagram

    parts = [HEAD]
    with override("ru"):
        for name, table in tables():
            kind = type(next(iter(table)))
            words = "\n".join(f"- `{state.value}` – {state.label}" for state in kind)
            parts.append(f"## {name}\n\n{words}\n\n```mermaid\n{diagram(table)}\n```\n")
    return "\n".join(parts)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.config.settings")
    sys.path.insert(0, str(ROOT / "src"))
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
