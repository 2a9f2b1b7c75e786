"""What the heading of a column says: each usual wording of a Russian staff list leads to one field."""
# ruff: noqa: E501 - a table of wordings reads best with one rule a line

import re
from dataclasses import dataclass

from .values.names import HAS_CYRILLIC, LOOK_ALIKE
from .values.reading import folded, plain


@dataclass(frozen=True, slots=True)
class Heading:
    """`field` is "" where the words are not known, "private" for what must not be read, "other" for what need not.

    `rival` is another field the same words may mean; the cells decide. `unit` is of service: years, months, days.
    """

    field: str = ""
    confidence: float = 0.0
    rival: str = ""
    unit: str = ""


STAFF = r"(?:педагог\w*|учител\w*|сотрудник\w*|работник\w*|преподавател\w*|воспитател\w*|специалист\w*)"
RULES: tuple[tuple[str, float, str, re.Pattern[str]], ...] = tuple(
    (field, confidence, rival, re.compile(pattern))
    for field, confidence, rival, pattern in (
        ("email", 1, "", r"mail|майл|почт|электр\w* адрес|эл адрес"),
        ("private", 1, "", r"снилс|паспорт|\bинн\b|адрес|прожив|инвалид|медицин|медосмотр|национальн|семейн|детей\b|прописк|расчетн"),
        ("pupil", 1, "", r"(?:фио|фамил|имя).*(?:ученик|обучающ|учащ|воспитанник|ребен|студент)|^(?:ученик|обучающ|учащ|воспитанник|ребен)|класс и фио|родител"),
        ("other", 1, "", r"(?:фио|фамил).*(?:наставник|руковод|директор|замещ|ответств|эксперт)|^наставник|дательн|родительн|родит пад|дат пад"),
        ("personnel", 1, "", r"табел|таб №|таб номер"),
        ("number", 1, "", r"^(?:№|номер|n|no|#)? ?(?:п/п|пп|п п|п\\п)$|^(?:№+|номер|n|no|#)(?: п)?$|^порядк\w* номер"),
        ("name", 1, "", r"^фио\b|\bфио\b|^ф и о|фамил\w*\W+(?:и\W+)?(?:имя|инициал|и\W*о\b)|фамил\w* имя|full name"),
        ("first_name", 1, "", r"^имя,? ?(?:и )?отчество|^имя$|^имя "),
        ("surname", 1, "", r"^фамил|^surname"),
        ("patronymic", 1, "", r"^отчество"),
        ("birth", 1, "", r"рожд|^г ?р$|^д ?р$|год рожд"),
        ("age", 1, "", r"возраст|полных лет|сколько лет"),
        ("other", 1, "", r"повышен\w* квал|\bкпк\b|\bкурс\w* (?:пов|подг|пк)|^курсы|наград|звани|степень|переподгот|поощрен|достижен|конкурс"),
        ("category", 1, "", r"соответств\w* зан"),
        ("other", 1, "", r"^(?:дата|срок|год|приказ|№ приказ|реквизит).*(?:катег|аттест)|аттест\w* (?:дата|срок|до)\b|след\w* аттест|^дата$|^дата присв|^срок действ"),
        ("other", 1, "", r"катег\w* (?:персонал|работник|должност)"),
        ("category", 1, "", r"катег|^кк$|^кв кат|квалиф\w* кат"),
        ("category", 0.7, "other", r"аттест"),
        ("class_teacher", 1, "", r"класс\w* ?рук|кл ?рук|классн\w* руковод"),
        ("other", 1, "", r"ставк|оклад|зарплат|сумма|начисл|выплат|аванс|удержан"),
        ("load_hours", 1, "", r"нагрузк|час\w* в нед|кол(?: во)? час|^час\w*$|тарифик"),
        ("levels", 1, "education", r"уровень образования$|^уровень$"),
        ("levels", 1, "", r"ступен|уровень (?:обуч|общего|школ|преподав)|уровни|парал+ел|звено|в как\w* класс|преподает в класс"),
        ("class_teacher", 0.8, "levels", r"^класс$|^кл$"),
        ("levels", 0.9, "", r"^классы\b|^классах$"),
        ("education", 1, "education_detail", r"^образован|уровень.*образован|^обр\b|образование"),
        ("education_detail", 1, "", r"учебн\w* завед|окончил|\bвуз\b|специальност|диплом|что закончил|какое"),
        ("education_detail", 0.7, "category", r"квалификац"),
        ("post", 1, "", r"^(?:занимаем\w* )?должн"),
        ("subjects", 1, "", r"^(?:преподава\w* )?(?:предмет|дисциплин)|предмет\w*$|преподаваем|что преподает|что ведет|учебн\w* (?:предмет|дисципл)"),
        ("other", 1, "", r"назнач\w* на долж|перевод\w* на долж"),
        ("post", 1, "", r"должн|профессия|кем работает|занимаем"),
        ("phone", 1, "", r"телеф|^тел$|^тел\b|мобил|^моб|сотов|контакт"),
        ("employed_to", 1, "", r"увол|расторж|(?:дата|день) (?:оконч|уход)|работа\w* (?:по|до)$"),
        ("employed_from", 1, "", r"прием\w* на|дата прием|принят|трудоустр|поступл|начал\w* работ|работа(?:ет|ть) (?:с|в \w+ с)|с какого (?:года|времени|числа)|дата приема|год прихода"),
        ("department", 1, "", r"подраздел|отдел|кафедр|метод\w* объед|^ш?мо\b|цикл|\bпцк\b|комисси|^группа$"),
        ("building", 1, "", r"корпус|здани|площадк|филиал|место работы"),
        ("gender", 1, "", r"^пол$|^пол (?:м|ж)"),
        ("notes", 1, "", r"примеч|коммент|доп\w* сведен|^прим$|статус|вид занят|условия привл|декрет"),
        ("subjects", 0.8, "", r"предмет"),
        ("name", 0.8, "post", rf"^{STAFF}$|^педагогическ\w* работник\w*$|^{STAFF} (?:школы|оо|доу)$|^член\w* коллектива$|^кто$"),
    )
)  # fmt: skip
HERE = re.compile(
    r"\bоо\b|\bоу\b|\bдоу\b|организац|учрежд|школ|\bсад|данн|колледж|здесь|гимнази|лице|коллектив|\bмбоу|\bмкоу|центр"
)
COMBINED = re.compile(r"общ\w*.*[/,и ].*пед")
WEEKDAYS = re.compile(
    r"^(?:пн|вт|ср|чт|пт|сб|понедельник|вторник|среда|четверг|пятница|суббота|\d ?урок|урок|день недели|время|каб\w*)\b"
)
MARKS = re.compile(r"оценк|балл|отметк|\bмаксимум|зачет|итог\w* оц|четверть|пропуск")


def cleaned(value: object) -> str:
    """A heading for comparing: no case, no dots, one line, Russian letters where Latin ones look alike."""
    text = str(value) if isinstance(value, str) else plain(value)
    text = re.sub(r"(?<=\w)-\s*\n\s*", "", text)
    text = plain(text)
    if HAS_CYRILLIC.search(text) and "mail" not in text.lower():
        text = text.translate(LOOK_ALIKE)
    text = folded(text)
    text = re.sub(r"\bф\W{0,2}и\W{0,2}о\b\.?", "фио", text)
    return " ".join(re.sub(r"[^\w/№#\\]+", " ", text.replace("/", " / ").replace("п / п", "п/п")).split())


def _of_service(parts: tuple[str, ...]) -> Heading:
    unit = ""
    last = parts[-1]
    if len(parts) > 1 and re.fullmatch(r"(?:лет|год\w*|мес\w*|дн\w*|дней)", last):
        unit = "months" if last.startswith("мес") else "days" if last.startswith("дн") else "years"
        parts = parts[:-1]
    elif re.search(r"(?<!лет )(?<!лет и )(?<!лет / )\b(?:в )?(?:мес|месяцев|месяцах)$", last):
        unit = "months"
    for text in (parts[-1], " ".join(parts)):
        if re.search(r"должн|руковод|админист|управл", text):
            return Heading("other", 1)
        if COMBINED.search(text) and not unit:
            return Heading("service", 1)
        if HERE.search(text.replace("общий", "")):
            return Heading("service_here", 1, unit=unit)
        if re.search(r"пед|специальн|преподав", text):
            return Heading("service_teaching", 1, unit=unit)
        if re.search(r"общ|труд|всего", text):
            return Heading("service_total", 1, unit=unit)
    return Heading("service_total", 0.8, unit=unit)


def understand(parts: tuple[str, ...]) -> Heading:
    """Say what a heading means; `parts` are its cleaned texts from the top row down."""
    if not parts:
        return Heading()
    joined = " ".join(parts)
    if "стаж" in joined or re.fullmatch(r"(?:общий|педагогический|пед|в (?:данной )?(?:оо|оу|доу))", joined):
        return _of_service(parts)
    for text in dict.fromkeys((parts[-1], joined)):
        for field, confidence, rival, pattern in RULES:
            if pattern.search(text):
                return Heading(field, confidence, rival)
    return Heading()
