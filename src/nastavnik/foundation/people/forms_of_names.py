"""The six forms of a person's name, worked out once and kept, so that a correction holds for ever."""

from nastavnik.paper.words import decline_person, guess_gender

from .models import Person

CASES = ("nom", "gen", "dat", "acc", "ins", "prep")


def fill_forms(person: Person) -> None:
    """Set gender (where not known) and the six forms from the name; forms corrected by hand stay."""
    if not person.gender:
        person.gender = guess_gender(person.surname, person.first_name, person.patronymic) or ""
    if person.name_forms_by_hand:
        return
    forms = decline_person(person.surname, person.first_name, person.patronymic, person.gender or None)
    person.name_forms = {
        case: {"surname": form.surname, "first": form.first, "patronymic": form.patronymic}
        for case in CASES
        for form in (getattr(forms, case),)
    }
