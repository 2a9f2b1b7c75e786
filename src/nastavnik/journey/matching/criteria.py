"""Criteria and rules in plain words, as a school sets them, and as the matcher takes them."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from django.utils.translation import gettext_lazy as _

from nastavnik.matcher import Rules, Weights

from .models import Criteria

TOP, STEP = 300, 10
WEIGHTS = {
    "subject": _("the same or a kindred subject"),
    "deficits": _("the mentor is strong where the mentee asks for help"),
    "wishes": _("the wishes of both"),
    "level": _("the same level of school"),
    "experience": _("experience and category of the mentor"),
    "place": _("the same building"),
    "time": _("free hours in common"),
    "past": _("how earlier work together went"),
    "form": _("form and kind suit both"),
    "mode": _("mode of meetings suits both"),
    "load": _("mentors with fewer mentees first"),
    "language": _("a language in common"),
}
RULES = {
    "superior": _("the direct superior is not the mentor"),
    "required_subject": _("only a mentor of the same subject"),
    "required_level": _("only a mentor of the same level of school"),
    "distance": _("another organisation only where both agree to meet online"),
}
STRENGTHS = (
    (0, _("does not count")),
    (1, _("a little")),
    (80, _("noticeably")),
    (160, _("much")),
    (240, _("most of all")),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What counts and what is forbidden in one run."""

    weights: Weights
    rules: Rules
    groups: bool = False

    @property
    def plain(self) -> dict[str, Any]:
        rules = {name: getattr(self.rules, name) for name in RULES}
        return {"weights": dict(self.weights.items()), "rules": rules, "groups": self.groups}


def chosen(weights: dict[str, int], rules: dict[str, bool], groups: bool) -> Chosen:
    """Whole values from what was told; what is missing or unknown has the program's default."""
    known = {f.name for f in fields(Weights)}
    told = {name: max(0, min(TOP, int(value))) for name, value in weights.items() if name in known}
    return Chosen(
        Weights(**(asdict(Weights()) | told)),
        Rules(**{name: bool(value) for name, value in rules.items() if name in RULES}),
        groups,
    )


def of_organisation(organisation) -> Chosen:
    """The school's own criteria, or the program's."""
    row = Criteria.objects.filter(organisation=organisation).first()
    return chosen(row.weights, row.rules, row.groups) if row else chosen({}, {}, False)


def strength(weight: int) -> str:
    """How much a criterion counts, in words."""
    return str([words for least, words in STRENGTHS if weight >= least][-1])
