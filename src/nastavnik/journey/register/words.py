"""How the codes of the register are said."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nastavnik.foundation.people.models import Category
from nastavnik.foundation.people.words import NOT_KNOWN, service_words

from .rules import MenteeCategory

# What stands in a staff card is Russian, as the papers are, whatever language the page has.
EDUCATION = {
    "higher": "высшее",
    "bachelor": "высшее (бакалавриат)",
    "master": "высшее (магистратура)",
    "vocational": "среднее профессиональное",
    "general": "среднее общее",
    "student": "студент",
    "postgraduate": "аспирантура",
    "incomplete_higher": "неоконченное высшее",
}


def reason_words(reason: dict[str, Any]) -> str:
    """A reason or an unmet criterion of rules.py as a sentence for the curator."""
    code = reason["code"]
    if code == MenteeCategory.YOUNG and "age" in reason:
        return _("young teacher: %(age)s years old, service not known") % reason
    if code == MenteeCategory.YOUNG:
        return _("young specialist: teaching service %(service)s") % {
            "service": service_words(reason["service"])
        }
    if code == MenteeCategory.NEWCOMER:
        return _("new in the team: here %(here)s") % {"here": service_words(reason["here"])}
    if code == MenteeCategory.STUDENT:
        return _("student")
    if code == "service":
        return _("teaching service %(service)s") % {"service": service_words(reason["service"])}
    if code == "category":
        return str(dict(Category.choices).get(reason["category"]) or _(NOT_KNOWN))
    if code == "service_unknown":
        return _("teaching service is not given")
    if code == "category_unknown":
        return _("category is not given")
    if code == "nothing_known":
        return _("neither service nor category speaks for this person")
    if code == "not_teaching":
        return _("not a teaching post: %(post)s") % reason
    return str(reason.get("words", code))


LEVEL_OF_DEFICIT = {1: gettext_lazy("a little"), 2: gettext_lazy("noticeably"), 3: gettext_lazy("much")}
LEVEL_OF_COMPETENCE = {
    1: gettext_lazy("knows the basics"),
    2: gettext_lazy("is confident"),
    3: gettext_lazy("can teach others"),
}
SOURCES = {
    "rule": gettext_lazy("by the rules"),
    "curator": gettext_lazy("by hand"),
    "administration": gettext_lazy("administration"),
    "survey": gettext_lazy("questionnaire"),
    "attestation": gettext_lazy("attestation"),
    "self": gettext_lazy("proposed themselves"),
}
