"""What is read of people."""

from nastavnik.foundation.core.text import fold

from .models import Person


def name_key(surname: str, first_name: str, patronymic: str = "") -> str:
    """The folded full name by which a person is known again in a second list."""
    return fold(" ".join(filter(None, (surname, first_name, patronymic))))


def staff_of(organisation, today):
    """Everybody employed there on this day, by name."""
    return Person.objects.filter(organisation=organisation).employed(today).in_order()
