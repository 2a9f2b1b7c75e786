"""Invented organisations: where they are, what they are called, under what numbers they are registered."""

import json
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from nastavnik.example.dice import Dice
from nastavnik.example.requisites import invent_requisites
from nastavnik.example.truth import Person

KINDS = ("school", "kindergarten", "additional", "college")
_ACTING = 0.12
_TOWN_SHARE = 0.7


@dataclass(frozen=True)
class Place:
    """The region and municipality that all organisations of one call lie in."""

    region: str
    ministry: str
    municipality: str
    genitive: str
    town: str
    villages: tuple[str, ...]


@dataclass(frozen=True)
class Organisation:
    number: int
    kind: str
    full_name: str
    short_name: str
    region: str
    municipality: str
    founder: str
    town: str
    address: str
    phone: str
    email: str
    site: str
    requisites: tuple[tuple[str, str], ...]
    acting: bool
    buildings: tuple[str, ...]
    domain: str
    head: Person | None = None
    curator: Person | None = None

    def with_people(self, head: Person, curator: Person) -> "Organisation":
        return replace(self, head=head, curator=curator)

    def toml(self) -> str:
        """What papers need to say of the organisation, as ORG.toml."""
        if self.head is None or self.curator is None:
            raise ValueError("an organisation is written once its people are known")
        own = ("full_name", "short_name", "kind", "region", "municipality", "founder")
        reach = ("town", "address", "phone", "email", "site")
        lines = [_line(name, getattr(self, name)) for name in (*own, *reach)]
        lines += [_line(name, value) for name, value in self.requisites]
        acting = "true" if self.acting else "false"
        lines += ["", "[head]", *_card(self.head), f"acting = {acting}"]
        lines += ["", "[curator]", *_card(self.curator)]
        return "\n".join(lines) + "\n"


def _line(key: str, value: str) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _card(person: Person) -> list[str]:
    return [_line(key, getattr(person, key)) for key in ("surname", "first_name", "patronymic", "post")]


@cache
def _places() -> dict[str, Any]:
    text = (files("nastavnik.example") / "data" / "places.toml").read_text("utf-8")
    return tomllib.loads(text)


def choose_place(dice: Dice) -> Place:
    region, ministry = dice.one(_places()["regions"])
    municipality, genitive, town, villages = dice.one(_places()["municipalities"])
    return Place(region, ministry, municipality, genitive, town, tuple(villages))


def invent_organisation(dice: Dice, place: Place, kind: str, number: int, staff: int) -> Organisation:
    """An organisation of this kind with no people yet; `number` is its place in the call, from 1."""
    town = place.town if kind == "college" or dice.chance(_TOWN_SHARE) else dice.one(place.villages)
    full, short = _names(dice, place, kind, number, town)
    street = dice.one(_places()["streets"])
    domain = f"{_DOMAINS[kind]}{number}.example.org"
    state = kind == "college"
    founder = place.ministry if state else f"Управление образования администрации {place.genitive}"
    requisites = invent_requisites(dice)
    return Organisation(
        number=number,
        kind=kind,
        full_name=full,
        short_name=short,
        region=place.region,
        municipality=place.municipality,
        founder=founder,
        town=town,
        address=f"000{dice.number(100, 999)}, {place.region}, {town}, {street}, д. {dice.number(1, 90)}",
        phone=invent_phone(dice),
        email=f"info@{domain}",
        site=f"https://{domain}",
        requisites=tuple(requisites.items()),
        acting=dice.chance(_ACTING),
        buildings=_buildings(dice, kind, staff),
        domain=domain,
    )


_DOMAINS = {"school": "school", "kindergarten": "ds", "additional": "cdt", "college": "college"}


def _names(dice: Dice, place: Place, kind: str, number: int, town: str) -> tuple[str, str]:
    lists = _places()
    of = f"муниципального образования «{place.municipality}»"
    if kind == "school":
        honour = dice.one(lists["honours"])
        name = f"средняя общеобразовательная школа № {number}{honour}"
        return (
            f"Муниципальное бюджетное общеобразовательное учреждение «{name[0].upper()}{name[1:]}» {town}",
            (f"МБОУ «СОШ № {number}» {town}"),
        )
    if kind == "kindergarten":
        name = f"«Детский сад № {number} „{dice.one(lists['kindergartens'])}“»"
        return f"Муниципальное автономное дошкольное образовательное учреждение {name} {of}", f"МАДОУ {name}"
    if kind == "additional":
        name = dice.one(lists["clubs"])
        return (
            f"Муниципальное бюджетное учреждение дополнительного образования «{name}» {of}",
            f"МБУ ДО «{name}»",
        )
    name = f"{_adjective(place.town.removeprefix('г. '))} {dice.one(lists['colleges'])}"
    return (
        f"Государственное бюджетное профессиональное образовательное учреждение «{name}»",
        f"ГБПОУ «{name}»",
    )


def _adjective(town: str) -> str:
    return town + "ий" if town.endswith("ск") else town + "ский"


def _buildings(dice: Dice, kind: str, staff: int) -> tuple[str, ...]:
    several = {"school": staff >= 45, "kindergarten": staff >= 25, "college": staff >= 40}.get(
        kind, staff >= 30
    )
    if not several and not dice.chance(0.15):
        return ("",)
    return ("Корпус 1", "Корпус 2", "Корпус 3")[: dice.number(2, 3 if staff >= 70 else 2)]


def invent_phone(dice: Dice) -> str:
    """A number under the code 000, which no network has."""
    return f"+7 (000) {dice.number(100, 999)}-{dice.number(10, 99)}-{dice.number(10, 99)}"
