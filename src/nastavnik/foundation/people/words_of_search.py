"""The words by which a staff card is found."""

from nastavnik.foundation.core.search import tokens

from .models import Category, Person

LEVELS = {
    "preschool": "дошкольное образование детский сад",
    "primary": "начальная школа начальные классы",
    "basic": "основная школа",
    "secondary": "средняя школа старшие классы",
    "additional": "дополнительное образование",
    "vocational": "профессиональное образование",
}
CATEGORIES = {
    Category.HIGHEST: "высшая категория",
    Category.FIRST: "первая категория",
    Category.CONFORMITY: "соответствие занимаемой должности",
    Category.MENTOR_TEACHER: "педагог-наставник",
    Category.METHODIST_TEACHER: "педагог-методист",
}


def texts_of(person: Person) -> list[str]:
    """The name in all its cases, and what the card tells in words; never how to reach the person."""
    forms = [part for case in person.name_forms.values() for part in case.values()]
    return [
        person.surname, person.first_name, person.patronymic, *forms, person.post, *person.subjects,
        *(LEVELS.get(level, "") for level in person.levels), CATEGORIES.get(person.category, ""),
        person.education, person.department, person.building,
    ]  # fmt: skip


def fill_words(person: Person) -> None:
    """Set the search words of a card that is about to be kept."""
    person.search_words = tokens(texts_of(person))
