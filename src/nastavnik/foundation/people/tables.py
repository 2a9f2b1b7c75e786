"""Staff cards as a table to take away."""

from django.utils.translation import gettext_lazy as _

from .models import SchoolLevel
from .words import service_words


def _service(person, which, today):
    months = person.service_on(which, today)
    return "" if months is None else service_words(months)


def levels_words(codes) -> str:
    known = dict(SchoolLevel.choices)
    return ", ".join(str(known.get(code, code)) for code in codes)


def columns(today):
    """(heading, function of a card) in the order of the register."""
    return [
        (_("Full name"), lambda p: p.full_name),
        (_("Post"), lambda p: p.post),
        (_("Subjects"), lambda p: ", ".join(p.subjects)),
        (_("Levels of school"), lambda p: levels_words(p.levels)),
        (_("Total service"), lambda p: _service(p, "total", today)),
        (_("Teaching service"), lambda p: _service(p, "teaching", today)),
        (_("Service here"), lambda p: _service(p, "here", today)),
        (_("Education"), lambda p: p.education),
        (_("Qualification category"), lambda p: str(p.get_category_display()) if p.category else ""),
        (_("Birth year"), lambda p: p.birth_year),
        (_("Works here since"), lambda p: p.employed_from),
        (_("Worked here until"), lambda p: p.employed_to),
        (_("Department"), lambda p: p.department),
        (_("Building"), lambda p: p.building),
        (_("Hours a week"), lambda p: float(p.load_hours) if p.load_hours is not None else None),
        (_("Phone"), lambda p: p.phone),
        (_("E-mail"), lambda p: p.email),
    ]
