"""The people of one invented organisation."""

from nastavnik.example.careers import Career, invent_career
from nastavnik.example.dice import Dice
from nastavnik.example.names import SPECIALS, Name, invent_name
from nastavnik.example.organisations import Organisation, invent_phone
from nastavnik.example.posts import Place, plan_posts
from nastavnik.example.truth import Person

_MEN = {"school": 0.13, "kindergarten": 0.02, "additional": 0.22, "college": 0.35}
_MANLY = ("физическ", "труд", "информатика", "физика", "безопасности", "тренер", "робото", "мастер")
_LETTERS = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh "
    "ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya"
)
_ALPHABET = dict(pair.split("=") for pair in _LETTERS.split())
_GROUPS = ("Гномики", "Звёздочки", "Лучики", "Непоседы", "Пчёлки", "Родничок", "Умка", "Фантазёры")


def invent_staff(dice: Dice, organisation: Organisation, staff: int) -> list[Person]:
    """Exactly `staff` people, the head first; no two have the same full name."""
    places = plan_posts(dice.branch("posts"), organisation.kind, staff)
    novices = _choose_novices(dice.branch("novices"), places)
    specials = _choose_specials(dice.branch("specials"), staff)
    classes = _classes(dice.branch("classes"), organisation.kind, places)
    taken: set[str] = set()
    people = []
    for index, place in enumerate(places):
        own = dice.branch("person", index)
        career = invent_career(own, place.group, novice=index in novices)
        name = _unused_name(own, organisation.kind, place, career, specials.get(index, ""), taken)
        people.append(_person(own, index + 1, organisation, place, career, name, classes.get(index, "")))
    return people


def _person(
    dice: Dice, number: int, organisation: Organisation, place: Place, career: Career, name: Name, group: str
) -> Person:
    hours = place.hours
    if place.post == "воспитатель":
        hours = 36
    elif hours is None:
        hours = dice.one((9, 12, 14.5, 16, 18, 18, 18, 20, 21, 22.5, 24, 25, 27, 30))
    return Person(
        number=number,
        surname=name.surname,
        first_name=name.first_name,
        patronymic=name.patronymic,
        woman=name.woman,
        post=place.post,
        group=place.group,
        subject=place.subject,
        subject_genitive=place.subject_genitive,
        level=place.level,
        phone=invent_phone(dice),
        email=f"{_latin(name.surname)}.{number}@{organisation.domain}",
        building=dice.one(organisation.buildings),
        class_name=group,
        load_hours=hours,
        **vars(career),
    )


def _unused_name(dice: Dice, kind: str, place: Place, career: Career, special: str, taken: set[str]) -> Name:
    men = 0.55 if any(mark in f"{place.post} {place.subject}" for mark in _MANLY) else _MEN[kind]
    woman = not dice.chance(men)
    name = invent_name(dice, woman=woman, born=career.born_on.year, special=special)
    while name.full in taken:
        name = invent_name(dice, woman=woman, born=career.born_on.year)
    taken.add(name.full)
    return name


def _choose_novices(dice: Dice, places: list[Place]) -> set[int]:
    """Between 15 and 25 % of the teaching staff, never heads and deputies."""
    teaching = [index for index, place in enumerate(places) if place.group != "technical"]
    eligible = [index for index in teaching if places[index].group != "administration"]
    return set(dice.some(eligible, round(len(teaching) * dice.real(0.165, 0.235))))


def _choose_specials(dice: Dice, staff: int) -> dict[int, str]:
    """Which places go to people with names of the hard kinds: each kind once from thirty staff on."""
    count = len(SPECIALS) if staff >= 30 else staff // 5
    kinds = dice.shuffled(SPECIALS)[:count]
    return dict(zip(dice.some(range(1, staff), len(kinds)), kinds, strict=False))


def _classes(dice: Dice, kind: str, places: list[Place]) -> dict[int, str]:
    """Who leads which class or group, by index of the place."""
    main = [index for index, place in enumerate(places) if place.group == "teachers"]
    if kind == "school":
        return _school_classes(dice, places, main)
    if kind == "kindergarten":
        groups = [index for index in main if places[index].post == "воспитатель"]
        return {index: _GROUPS[turn // 2 % len(_GROUPS)] for turn, index in enumerate(groups)}
    if kind == "college":
        leaders = dice.some(main, len(main) // 2)
        return {
            index: f"{dice.one(('ЭМ', 'ТО', 'ПК', 'СВ'))}-{turn // 4 + 1}{turn % 4 + 1}"
            for turn, index in enumerate(leaders)
        }
    return {}


def _school_classes(dice: Dice, places: list[Place], main: list[int]) -> dict[int, str]:
    primary = [index for index in main if places[index].level == "primary"]
    others = dice.some([index for index in main if index not in primary], len(main) // 3)
    found = {}
    for leaders, first, count in ((primary, 1, 4), (others, 5, 7)):
        for turn, index in enumerate(leaders):
            found[index] = f"{first + turn % count}{'АБВГДЕЖИК'[turn // count % 9]}"
    return found


def _latin(surname: str) -> str:
    return "".join(_ALPHABET.get(letter, "-") for letter in surname.lower())
