"""What every paper repeats: letterhead, head, names and posts in cases, words of the organisation's kind."""

from dataclasses import dataclass
from functools import lru_cache

from nastavnik.paper import BLANK_DATE, Addressee, DateAndNumber, Letterhead, Signature
from nastavnik.paper.words import (
    NameForm,
    PersonForms,
    date_long,
    date_short,
    decline_organisation,
    decline_person,
    decline_post,
    typography,
)

USUAL_HEAD = {"kindergarten": "заведующий"}


@dataclass(frozen=True, slots=True)
class KindWords:
    """How papers of a school, kindergarten, … name the same things."""

    year: str = "учебный год"
    year_prep: str = "учебном году"
    lesson: str = "урок"
    lessons: str = "уроки"
    lessons_gen: str = "уроков"
    learners: str = "обучающиеся"
    learners_gen: str = "обучающихся"
    learners_ins: str = "обучающимися"


_WORDS = {
    "school": KindWords(),
    "college": KindWords(
        lesson="учебное занятие", lessons="учебные занятия", lessons_gen="учебных занятий",
        learners="студенты", learners_gen="студентов", learners_ins="студентами",
    ),
    "kindergarten": KindWords(
        lesson="занятие", lessons="занятия", lessons_gen="занятий",
        learners="воспитанники", learners_gen="воспитанников", learners_ins="воспитанниками",
    ),
    "additional": KindWords(lesson="занятие", lessons="занятия", lessons_gen="занятий"),
}  # fmt: skip


def words_of(organisation) -> KindWords:
    """The words of the organisation's kind; a school's where it has none of its own."""
    return _WORDS.get(organisation.kind, _WORDS["school"])


def letterhead(organisation) -> Letterhead:
    """Founder, full name (the quoted name on its own line), address and registration numbers."""
    full = organisation.full_name
    at = full.find("«")
    lines = (full[:at].strip(), full[at:]) if at > 40 else (full,)
    contacts = [organisation.address or organisation.town]
    contacts += [f"тел. {organisation.phone}"] if organisation.phone else []
    contacts += filter(None, (organisation.email, organisation.site))
    return Letterhead(
        tuple(typography(line) for line in lines),
        (typography(organisation.founder),) if organisation.founder else (),
        typography(", ".join(filter(None, contacts))),
        requisites(organisation),
    )


def requisites(organisation) -> str:
    """«ОГРН …, ИНН/КПП …/…, ОКПО …» of what is known."""
    tax = (
        "ИНН/КПП " + f"{organisation.inn}/{organisation.kpp}"
        if organisation.kpp
        else f"ИНН {organisation.inn}"
    )
    parts = [f"ОГРН {organisation.ogrn}"] if organisation.ogrn else []
    parts += [tax] if organisation.inn else []
    parts += [f"ОКПО {organisation.okpo}"] if organisation.okpo else []
    return ", ".join(parts)


def registration(document, organisation) -> DateAndNumber:
    """Date, number and place of a document; blanks while it is not signed."""
    return DateAndNumber(
        date_long(document.date) if document.date else "", document.number, typography(organisation.town)
    )


def reference(document) -> str:
    """«от 29.08.2026 № 14-а» for annexes; blanks while it is not signed."""
    day = date_short(document.date) if document.date else BLANK_DATE
    return typography(f"от {day} № {document.number or '________'}")


def head_post(organisation, case: str = "nom") -> str:
    """«директор», «директору»; of an acting head «и. о. директора» in every case."""
    post = organisation.head_post.strip() or USUAL_HEAD.get(organisation.kind, "директор")
    if organisation.head_is_acting and not post.casefold().startswith(("и. о", "и.о", "врио", "исполн")):
        return typography(f"и. о. {decline_post(post, 'gen')}")
    return typography(post if case == "nom" else decline_post(post, case))


@lru_cache(maxsize=256)
def _head_forms(surname: str, first: str, patronymic: str) -> PersonForms:
    return decline_person(surname, first, patronymic)


def head_name(organisation, case: str = "nom") -> str:
    """«Е. В. Соколова» in a case; empty where the head is not known."""
    if not organisation.head_surname:
        return ""
    forms = _head_forms(organisation.head_surname, organisation.head_first_name, organisation.head_patronymic)
    return forms.initials(case)


def head_signature(organisation) -> Signature:
    """The head's post, a line to sign on, the name."""
    return Signature(capital(head_post(organisation)), head_name(organisation))


def addressee(organisation, *lines: str) -> Addressee:
    """«Директору МБОУ «СОШ № 7» Е. В. Соколовой», then the given lines."""
    post = f"{capital(head_post(organisation, 'dat'))} {organisation_name(organisation, 'gen')}"
    return Addressee((typography(post), head_name(organisation, "dat") or "____________________", *lines))


def organisation_name(organisation, case: str = "nom", *, full: bool = False) -> str:
    """The short (or full) name in a case: the stored form, or one worked out."""
    name = organisation.full_name if full else organisation.short_name
    if case == "nom":
        return typography(name)
    kept = (organisation.name_forms if full else organisation.short_name_forms) or {}
    return typography(kept.get(case) or decline_organisation(name, case))


def name_form(person, case: str = "nom") -> NameForm:
    """The three parts of a person's name in a case, as they are kept on the card."""
    kept = person.name_forms.get(case)
    if kept:
        return NameForm(kept["surname"], kept["first"], kept["patronymic"])
    return decline_person(person.surname, person.first_name, person.patronymic, person.gender or None).form(
        case
    )


def full_name(person, case: str = "nom") -> str:
    """«Иванову Марию Петровну»."""
    return name_form(person, case).full()


def initials(person, case: str = "nom", *, before: bool = True) -> str:
    """«М. П. Иванова» (`before`) or «Иванова М. П.» in a case."""
    return name_form(person, case).initials(before)


def post_of(person, case: str = "nom") -> str:
    """The post in a case; empty where the card has none."""
    post = person.post.strip()
    if not post:
        return ""
    post = post[0].lower() + post[1:] if post[1:2].islower() else post
    return typography(post if case == "nom" else decline_post(post, case))


def with_post(person, case: str = "nom") -> str:
    """«Иванову Марию Петровну, учителя математики»."""
    return ", ".join(filter(None, (full_name(person, case), post_of(person, case))))


def by_gender(person, male: str, female: str) -> str:
    """The word in the person's gender; both ways where it is not known: «ознакомлен(а)»."""
    if person.gender:
        return female if person.gender == "f" else male
    return f"{male}({female[len(male) :]})" if female.startswith(male) else f"{male} ({female})"


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
