"""The Russian catalogue: merged from the rooms' parts and compiled; `--check` tells what is missing.

A part is `src/nastavnik/locale/parts/<room>.po`. Babel compiles (a bare machine has no msgfmt), with
the plural rule of Russian.
"""

import ast
import sys
import warnings
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "nastavnik"
TARGET = PACKAGE / "locale" / "ru" / "LC_MESSAGES" / "django.mo"
PURE = ("matcher", "paper", "example")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def merged() -> tuple[Catalog, list[str]]:
    """The whole catalogue and the complaints about parts that contradict each other."""
    catalogue, complaints = Catalog(locale="ru", charset="utf-8"), []
    for path in sorted((PACKAGE / "locale" / "parts").glob("*.po")):
        text = path.read_text(encoding="utf-8")
        for message in read_po(StringIO(text), locale="ru", charset="utf-8"):
            if not message.id:
                continue
            known = catalogue.get(message.id, message.context)
            if known and known.string != message.string:
                complaints.append(f"{path.name}: «{message.id}» is {known.string!r} elsewhere")
            if not any(message.string if isinstance(message.string, tuple) else (message.string,)):
                complaints.append(f"{path.name}: «{message.id}» has no Russian text")
            catalogue.add(
                message.id, message.string, context=message.context, flags=message.flags - {"fuzzy"}
            )
    return catalogue, complaints


def used() -> dict[tuple, str]:
    """Every msgid of the program (with its context) → a place where it stands."""
    import django
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    found: dict[tuple, str] = {}
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.txt")]):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] in PURE or "migrations" in inside.parts or "static_vendor" in inside.parts:
            continue
        if path.suffix == ".py":
            source = path.read_text(encoding="utf-8")
            if "gettext" not in source:
                continue
            ast.parse(source)
        else:
            calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            source = "\n".join(line.lstrip() for line in calls.splitlines())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            rows = extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
            for line, message, _comments, context in rows:
                single = message[0] if isinstance(message, tuple) else message
                if single:
                    found.setdefault((single, context), f"{inside}:{line}")
    return found


def main() -> int:
    catalogue, complaints = merged()
    if "--check" in sys.argv:
        for (message, context), place in used().items():
            if catalogue.get(message, context) is None:
                complaints.append(f"{place}: «{message}» has no Russian text")
        for complaint in complaints:
            print(complaint)
        return 1 if complaints else 0
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with open(TARGET, "wb") as out:
        write_mo(out, catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(main())
