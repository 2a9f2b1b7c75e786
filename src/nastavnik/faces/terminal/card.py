"""An organisation's card from a TOML file: who we are, for the heads of the papers."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

KINDS = ("school", "kindergarten", "additional", "college")
TEXTS = (
    "full_name",
    "short_name",
    "founder",
    "town",
    "address",
    "phone",
    "email",
    "site",
    "ogrn",
    "inn",
    "kpp",
    "okpo",
    "time_zone",
)
ABOVE = ("region", "municipality")
PERSON = ("surname", "first_name", "patronymic", "post")
BLANK = "Образовательная организация"
LONGEST = {"full_name": 500, "founder": 500, "address": 500} | dict.fromkeys(
    ("ogrn", "inn", "kpp", "okpo"), 15
)
USUAL_LONGEST = 200


class UnusableCard(Exception):
    """The card can't be used; the text names the line or the field and what to do."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the card tells. `details` are fields of Organisation."""

    details: dict[str, Any]
    region: str = ""
    municipality: str = ""
    curator: dict[str, str] = field(default_factory=dict)


def read_card(path: Path | None) -> Card:
    """Read a card; without one the papers get blanks where the organisation's details belong."""
    if path is None:
        return Card({"full_name": BLANK, "short_name": BLANK, "kind": "school"})
    try:
        return parse_card(path.read_text(encoding="utf-8-sig"), path)
    except FileNotFoundError as error:
        raise UnusableCard(f"{path}: такого файла нет.") from error
    except OSError as error:
        raise UnusableCard(f"{path}: не читается ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise UnusableCard(f"{path}: сохраните файл в кодировке UTF-8.") from error


def parse_card(text: str, path: Path) -> Card:
    """The card that this text is; `path` is named where something in it can't be used."""
    try:
        return _card(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:
        raise UnusableCard(f"{path}: ошибка записи TOML – {error}.") from error


def _card(table: dict[str, Any], path: Path) -> Card:
    known = {*TEXTS, *ABOVE, "kind", "head", "curator"}
    _only(known, table, path)
    details: dict[str, Any] = {name: _text(table, name, path) for name in TEXTS if name in table}
    if not details.get("full_name"):
        raise UnusableCard(f"{path}: нет поля full_name – полного наименования организации.")
    details.setdefault("short_name", details["full_name"][:200])
    details["kind"] = table.get("kind", "school")
    if details["kind"] not in KINDS:
        raise UnusableCard(f"{path}: kind = «{details['kind']}», а можно: {', '.join(KINDS)}.")
    head = _person(table, "head", path)
    details |= {f"head_{name}": head[name] for name in PERSON if name in head}
    acting = table.get("head", {}).get("acting", False)
    if not isinstance(acting, bool):
        raise UnusableCard(f"{path}: head.acting – true или false.")
    details["head_is_acting"] = acting
    if "time_zone" in details:
        _known_zone(details["time_zone"], path)
    return Card(
        details, *(_text(table, name, path) for name in ABOVE), curator=_person(table, "curator", path)
    )


def _only(known: set[str], table: dict[str, Any], path: Path, where: str = "") -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise UnusableCard(
            f"{path}: неизвестное поле «{where}{unknown[0]}». Можно: {', '.join(sorted(known))}."
        )


def _known_zone(name: str, path: Path) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnusableCard(
            f"{path}: time_zone = «{name}» – такого часового пояса нет, пишите как "
            "Europe/Moscow, Asia/Yekaterinburg."
        ) from error


def _text(table: dict[str, Any], name: str, path: Path) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise UnusableCard(f"{path}: поле {name} пишется в кавычках.")
    text, longest = " ".join(value.split()), LONGEST.get(name, USUAL_LONGEST)
    if len(text) > longest:
        raise UnusableCard(f"{path}: поле {name} длиннее {longest} знаков.")
    return text


def _person(table: dict[str, Any], name: str, path: Path) -> dict[str, str]:
    person = table.get(name, {})
    if not isinstance(person, dict):
        raise UnusableCard(f"{path}: раздел [{name}] – с полями {', '.join(PERSON)}.")
    _only({*PERSON, "acting"} if name == "head" else {*PERSON}, person, path, f"{name}.")
    return {part: _text(person, part, path) for part in PERSON if part in person}
