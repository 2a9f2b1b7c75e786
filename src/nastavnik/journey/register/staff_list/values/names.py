"""Full names as lists write them: in one cell or three, in capitals, with initials, with notes."""

import datetime
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from .first_names import FEMALE, KNOWN, MALE
from .reading import Read, folded, is_nothing, plain

LONGEST_PART = 100
NUMBERING = re.compile(r"^\d{1,4}\s*[.)]\s*(?=\D)")
NUMBER = re.compile(r"[\d\s.,+\-/№]+")
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]?")
REMARK = re.compile(
    r"[\s,;\-]+(?:в\s+)?((?:декрет|д/о\b|отпуск|совмест|внеш\w*\.? совм|внутр\w*\.? совм"
    r"|совм\b|молодой спец|м/с\b|уволен|пенсион|больничн|вр\.? ?и\.? ?о|и\.о\.).*)$",
    re.IGNORECASE,
)
PATRONYMIC = re.compile(
    r"(?:[а-я-]{2,}(?:[втмкь]ич|вна|чна)|.+[\s-](?:оглы|оглу|кызы|кизи|гызы|улы|уулу|угли))"
)
NO_PATRONYMIC = re.compile(r"нет|отсутству\w+|без отчества|не имеет|б/о")
TURKIC = ("оглы", "оглу", "кызы", "кизи", "гызы", "улы", "уулу", "угли", "оол")
FEMALE_TURKIC = ("кызы", "кизи", "гызы")
PARTICLES = {"фон", "де", "ван", "дер", "ди", "да", "ла", "дю", "бей"}
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`\-][^\W\d_]+)*")
VACANCY = re.compile(r"вакан|^нет$|^нет данных$|отсутств|не указан|не заполн|не назнач|^н/д$|^ставка$")
ENDING = "(?:а|ы|и|у|е|ь|я|ей|ой|ом|ам|ами|ая|ое|ее|ие|ые|ый|ий|их|ых|ого|ия|ии|ие|ием)?"
NOT_NAMES = re.compile(
    "(?:учител|воспитател|педагог|директор|заместител|заведующ|заведующи|методист|логопед|психолог|школ|класс|групп|корпус"
    "|отдел|отделени|кафедр|методическ|объединени|администраци|администрац|персонал|преподавател|совместител|декрет|итого"
    "|всего|список|списк|штат|тарифика|средн|начальн|основн|старш|младш|специалист|работник|сотрудник|наименовани|товар|цен"
    "|сумм|математик|физик|хими|биологи|географи|информатик|литератур|язык|истори|понедельник|вторник|сред|четверг|пятниц|суббот"
    "|мбоу|мкоу|мбдоу|маоу|гбоу|ооо|аоо|зао|ип|детск|сад|образовани|высш|перв|категори|должност|предмет|фамили|имя|отчеств"
    "|телефон|адрес|дат|подпис|примечани|город|област|район|улиц|росси|тетрад|ручк|бумаг|картридж|доставк|услуг|оплат|январ"
    "|феврал|март|апрел|ма|май|июн|июл|август|сентябр|октябр|ноябр|декабр|логопедическ|техническ|административн|педагогическ"
    f"|учебн|прочи|иные|кабинет|урок|тьютор|секретар|бухгалтер|библиотекар|инструктор|музыкальн|физкультур|директорск){ENDING}$"
)
LATIN = "AaBCcEeHKkMmOoPpTXxYyu3"
CYRILLIC = "АаВСсЕеНКкМмОоРрТХхУуиЗ"
LOOK_ALIKE = str.maketrans(LATIN, CYRILLIC)
HAS_CYRILLIC, HAS_LATIN = re.compile("[а-яёА-ЯЁ]"), re.compile("[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name; `note` is what stood in brackets, `warnings` are codes of repairs and gaps."""

    surname: str
    first_name: str
    patronymic: str = ""
    gender: str = ""
    note: str = ""
    warnings: tuple[str, ...] = ()


def read_name(value: Any) -> Read[Name]:
    """Read a full name from one cell; a problem without a value means that the row has no usable name."""
    problem = _wrong_type(value)
    if problem:
        return Read(problem=problem)
    return _read_text("\n".join(map(plain, value.splitlines())) if "\n" in value else plain(value))


def read_name_parts(surname: Any, first: Any, patronymic: Any) -> Read[Name]:
    """Read a name from two or three cells; a whole name in the first of them is taken as such."""
    for value in (surname, first, patronymic):
        if value != "" and (problem := _wrong_type(value)) and problem != "no_name":
            return Read(problem=problem)
    parts = ["" if is_nothing(plain(part)) else plain(part) for part in (surname, first, patronymic)]
    if not any(parts):
        return Read(problem="no_name")
    if parts[0] and not parts[1] and not parts[2]:
        return _read_text(parts[0])
    if not parts[0] or not parts[1]:
        return Read(problem="name_incomplete")
    if NO_PATRONYMIC.fullmatch(folded(parts[2])):
        parts[2] = ""
    if not parts[2]:
        parts[1:] = _given(parts[1])
    return _read_parts(*parts)


def _given(text: str) -> tuple[str, str]:
    """Split «Имя отчество» of one column; a first name of several words («Тхи Лан») is left whole."""
    for first, _, rest in (text.partition(" "), text.rpartition(" ")):
        if first and (_is_patronymic(rest) or len(rest.strip(".")) == 1):
            return first, rest
    return text, ""


def _wrong_type(value: Any) -> str:
    if isinstance(value, bool):
        return "not_a_name"
    if isinstance(value, int | float):
        return "number_for_name"
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return "date_for_name"
    if not isinstance(value, str):
        return "no_name"
    text = plain(value)
    if is_nothing(text):
        return "no_name"
    if text.startswith(("=", "#")) or (text[0] in "+@-" and re.search(r"[(!:]|\d", text) and "(" in text):
        return "formula_for_name"
    return "number_for_name" if NUMBER.fullmatch(text) else ""


@lru_cache(maxsize=4096)
def _read_parts(surname: str, first: str, patronymic: str) -> Read[Name]:
    note = []
    cleaned = []
    for part in (surname, first, patronymic):
        part = REMARK.sub(lambda found: note.append(found[1]) or "", f"{part}")
        part = BRACKETS.sub(lambda found: note.append(found[1].strip()) or " ", part)
        cleaned.append(" ".join(part.strip(" .,;*").split()))
    if VACANCY.search(folded(cleaned[0])):
        return Read(problem="no_name")
    words = [_spelled(part, True) for part in cleaned]
    for part in cleaned:
        if part and not all(WORD.fullmatch(word.strip(".")) for word in part.split()):
            return Read(problem="strange_name")
    warnings = (
        ("look_alike_letters",) if any(new != old for new, old in zip(words, cleaned, strict=True)) else ()
    )
    name = [" ".join(_cased_words(word.split(), leading=place == 0)) for place, word in enumerate(words)]
    if not name[0] or not name[1]:
        return Read(problem="name_incomplete")
    if len(name[1].strip(".")) == 1:
        name[1:] = [f"{part.strip('.')}." if len(part.strip(".")) == 1 else part for part in name[1:]]
        warnings += ("initials",)
    return _finished(Name(name[0], name[1], name[2], note="; ".join(filter(None, note)), warnings=warnings))


@lru_cache(maxsize=4096)
def _read_text(raw: str) -> Read[Name]:
    text = NUMBERING.sub("", raw.strip())
    if not text or VACANCY.search(folded(text)):
        return Read(problem="no_name")
    if _several_people(text):
        return Read(problem="two_people")
    notes: list[str] = []
    text = BRACKETS.sub(lambda found: notes.append(found[1].strip()) or " ", text)
    text = REMARK.sub(lambda found: notes.append(found[1].strip(" ,.")) or "", text)
    text = _without_post(text, notes)
    text = re.sub(r"[\s,;]+", " ", text).strip(" .*-_:")
    text = re.sub(r"(?<=\w)\s*-\s*(?=\w)", "-", text)
    if is_nothing(text):
        return Read(problem="no_name")
    spelled = _spelled(text)
    warnings = ("look_alike_letters",) if spelled != text else ()
    if not HAS_CYRILLIC.search(spelled):
        warnings += ("latin_name",)
    words = spelled.replace(".", ". ").split()
    if any(not WORD.fullmatch(word.rstrip(".")) for word in words):
        return Read(problem="strange_name" if len(words) <= 5 else "not_a_name")
    if any(len(word) == 1 and word.islower() for word in words):  # «в ОО» is no one's initials
        return Read(problem="not_a_name")
    initials = [word[0].upper() for word in words if len(word.rstrip(".")) == 1]
    if initials and not _one_letter_surname(words):
        name = _with_initials([word.rstrip(".") for word in words if len(word.rstrip(".")) > 1], initials)
    else:
        name = _in_full([word.rstrip(".") for word in words])
    if name.value is None:
        return name
    return _finished(
        replace(name.value, note="; ".join(filter(None, notes)), warnings=warnings + name.value.warnings)
    )


def _one_letter_surname(words: list[str]) -> bool:
    """«Ю Инга Трофимовна»: the letter has no dot, and the rest is a whole name."""
    return (
        len(words) == 3 and len(words[0]) == 1 and len(words[1].rstrip(".")) > 1 and _is_patronymic(words[2])
    )


def _without_post(text: str, notes: list[str]) -> str:
    """«Иванова Мария Петровна, учитель математики» → the name; the post goes to the notes."""
    name, sign, rest = text.partition(",")
    if (
        sign
        and len(name.split()) >= 2
        and any(NOT_NAMES.match(word) for word in re.findall(r"\w+", folded(rest)))
    ):
        notes.append(rest.strip(" .,"))
        return name
    return text


def _several_people(text: str) -> bool:
    pieces = [piece for piece in re.split(r"[,;\n/&]|\sи\s", text) if len(piece.split()) > 1 or "." in piece]
    if len([piece for piece in pieces if HAS_CYRILLIC.search(piece)]) < 2:
        return False
    alike = [
        piece for piece in pieces
        if PATRONYMIC.search(folded(piece)) or re.search(r"[А-ЯЁ]\.|\s[А-ЯЁ]$", piece.strip())
        or any(folded(word) in KNOWN for word in piece.split())
    ]  # fmt: skip
    whole = [
        piece for piece in alike if len(re.findall(r"\w+", piece)) >= 2 and not REMARK.search(" " + piece)
    ]
    return len(whole) >= 2


def _spelled(text: str, russian: bool = False) -> str:
    """Put Russian letters for Latin ones that look the same, where the cell is Russian."""
    if not HAS_LATIN.search(text) and "3" not in text:
        return text
    if not (russian or HAS_CYRILLIC.search(text)) or not HAS_CYRILLIC.search(text):
        return text
    return text.translate(LOOK_ALIKE)


def _cased(word: str) -> str:
    """«ИВАНОВА» → «Иванова», «петрова-водкина» → «Петрова-Водкина»; mixed case is left as it is."""
    lower = word.lower()
    if lower in TURKIC:
        return lower
    if not (word.isupper() or word.islower() or word[1:].isupper()):
        return word
    parts = re.split("([-'’ʼ`])", lower)
    return "".join(part if part in TURKIC else part[:1].upper() + part[1:] for part in parts)


def _cased_words(words: list[str], *, leading: bool = True) -> list[str]:
    """A particle is small before a surname («фон Вердер»), but «Ван» within «Чан Ван Хай» is a name."""
    found: list[str] = []
    for word in words:
        before = found[-1] in PARTICLES if found else leading
        small = word.lower() in PARTICLES and (word.islower() or (before and len(words) > 1))
        found.append(word.lower() if small else _cased(word))
    return found


def _with_initials(words: list[str], initials: list[str]) -> Read[Name]:
    if not words or len(initials) > 2 or len(words) > 3 or NOT_NAMES.match(folded(words[0])):
        return Read(problem="not_a_name")
    surname, *rest = map(_cased, words)
    if rest and (folded(rest[0]) in KNOWN or len(initials) == 1):
        return Read(Name(surname, rest[0], f"{initials[0]}.", warnings=("initials",)))
    first, patronymic = f"{initials[0]}.", f"{initials[1]}." if len(initials) > 1 else ""
    return Read(Name(" ".join([surname, *rest]), first, patronymic, warnings=("initials",)))


def _is_patronymic(word: str) -> bool:
    return PATRONYMIC.fullmatch(folded(word)) is not None


def _in_full(words: list[str]) -> Read[Name]:
    capitals = all(word[0].isupper() for word in words if word not in TURKIC and word not in PARTICLES)
    words = _cased_words(words)
    if len(words) > 2 and words[-1] in TURKIC:
        words[-2:] = [f"{words[-2]} {words[-1]}"]
    whole = len(words) == 3 and _is_patronymic(
        words[2]
    )  # «Бей Анна Петровна»: the word is the surname itself
    if whole and words[0] in PARTICLES:
        words[0] = words[0].capitalize()
    while not whole and len(words) > 2 and words[0].split()[-1] in PARTICLES:
        words[:2] = [f"{words[0]} {words[1]}"]
    low = [folded(word) for word in words]
    sure = any(map(_is_patronymic, words[1:])) or any(word in KNOWN for word in low)
    if not sure and (not capitals or any(NOT_NAMES.match(word) for word in low)):
        return Read(problem="not_a_name")
    if len(words) == 1:
        return Read(problem="not_a_name" if NOT_NAMES.match(low[0]) else "name_incomplete")
    if len(words) > 4 or (NOT_NAMES.match(low[0]) and not any(word in KNOWN for word in low[1:])):
        return Read(problem="not_a_name")
    return _ordered(words, low)


def _ordered(words: list[str], low: list[str]) -> Read[Name]:
    if len(words) == 2:
        if low[0] in KNOWN and _is_patronymic(words[1]):
            return Read(problem="name_incomplete")
        turned = low[0] in KNOWN and low[1] not in KNOWN
        surname, first = reversed(words) if turned else words
        return Read(Name(surname, first, warnings=("order_turned",) if turned else ()))
    if len(words) == 3:
        if _is_patronymic(words[1]) and not _is_patronymic(words[2]):
            return Read(Name(words[2], words[0], words[1]))
        return Read(Name(*words))
    if _is_patronymic(words[3]):
        return Read(Name(" ".join(words[:2]), words[2], words[3]))
    if _is_patronymic(words[2]):
        return Read(Name(words[0], words[1], words[2], warnings=("name_unusual",)))
    # «Нгуен Тхи Лан Ань»: where nothing is a patronymic, all after the surname is the given name
    return Read(Name(words[0], " ".join(words[1:]), warnings=("name_unusual",)))


def _finished(name: Name) -> Read[Name]:
    if max(len(name.surname), len(name.first_name), len(name.patronymic)) > LONGEST_PART:
        return Read(problem="not_a_name")
    warnings = name.warnings
    if not name.patronymic and "initials" not in warnings:
        warnings += ("no_patronymic",)
    return Read(replace(name, gender=gender_of(name.first_name, name.patronymic), warnings=warnings))


def gender_of(first_name: str, patronymic: str) -> str:
    """Tell "m" or "f" by the patronymic, else by a first name that is known; "" where neither tells."""
    low = folded(patronymic)
    if low.endswith(("вна", "чна")) or low.endswith(FEMALE_TURKIC):
        return "f"
    if low.endswith("вич") or (low.endswith(TURKIC) and len(low) > 4):
        return "m"
    first = folded(first_name).split("-")[0]
    return "f" if first in FEMALE else "m" if first in MALE else ""
