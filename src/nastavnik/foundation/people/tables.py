"""The columns of the staff list, for the page and for a file."""

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from nastavnik.foundation.core.lists import Column

from .models import Category, SchoolLevel
from .words import service_words


def levels_words(codes) -> str:
    known = dict(SchoolLevel.choices)
    return ", ".join(str(known.get(code, code)) for code in codes)


def columns(today) -> list[Column]:
    """Every column in the order of the register; the day counts the lengths of service."""
    levels = {code: str(words) for code, words in SchoolLevel.choices}
    categories = {code: str(words) for code, words in Category.choices if code}
    spans = (("total", _("in all")), ("teaching", _("in teaching")), ("here", _("here")))

    def service(which):
        def said(person):
            months = person.service_on(which, today)
            return None if months is None else service_words(months)

        return said

    def services(person):
        told = ((person.service_on(which, today), word) for which, word in spans)
        return [f"{service_words(months)} {word}" for months, word in told if months is not None]

    served = Coalesce("service_teaching", "service_total")
    return [
        Column("name", _("Full name"), lambda p: p.full_name, F("folded_name")),
        Column("post", _("Post"), lambda p: p.post, F("post")),
        Column("subject", _("Subjects"), lambda p: ", ".join(p.subjects)),
        Column("level", _("Levels of school"), lambda p: ", ".join(levels.get(c, c) for c in p.levels)),
        Column("service", _("Service"), services, served),
        Column("service_total", _("Total service"), service("total"), F("service_total"), False),
        Column("service_teaching", _("Teaching service"), service("teaching"), F("service_teaching"), False),
        Column("service_here", _("Service here"), service("here"), F("service_here"), False),
        Column("education", _("Education"), lambda p: p.education, shown=False),
        Column("category", _("Qualification category"), lambda p: categories.get(p.category, ""), F("category")),
        Column("birth", _("Birth year"), lambda p: p.birth_year, F("birth_year"), False),
        Column("since", _("Works here since"), lambda p: p.employed_from, F("employed_from"), narrow=True),
        Column("until", _("Worked here until"), lambda p: p.employed_to, F("employed_to"), False, narrow=True),
        Column("department", _("Department"), lambda p: p.department, F("department"), False),
        Column("building", _("Building"), lambda p: p.building, F("building"), False),
        Column(
            "load", _("Hours a week"), lambda p: float(p.load_hours) if p.load_hours is not None else None,
            F("load_hours"), False,
        ),
        Column("phone", _("Phone"), lambda p: p.phone, shown=False, narrow=True),
        Column("email", _("E-mail"), lambda p: p.email, shown=False),
    ]  # fmt: skip
