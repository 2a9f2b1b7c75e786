"""Who is proposed for which bank, and why: the rules of the field, computed from the staff card."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class MenteeCategory(models.TextChoices):
    YOUNG = "young", _("young specialist")
    NEWCOMER = "newcomer", _("new in the team")
    DEFICITS = "deficits", _("with professional deficits")
    RETURNED = "returned", _("back after a break")
    TRANSFERRED = "transferred", _("moved to another post")
    TECHNOLOGY = "technology", _("learning a new technology")
    STUDENT = "student", _("student")
    ATTESTATION = "attestation", _("preparing for attestation or a contest")


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke: its code and the numbers it saw (the words are made where they are shown)."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return {"code": self.code, **self.values}


@dataclass(frozen=True, slots=True)
class MentorView:
    """How a person stands to the criteria of a mentor: what speaks for them, what is not met."""

    reasons: tuple[Reason, ...]
    broken: tuple[Reason, ...]


def age(person, today) -> int | None:
    """Full years the person reaches this year (only the birth year is kept)."""
    return today.year - person.birth_year if person.birth_year else None


def _service(person, today) -> int | None:
    teaching = person.service_on("teaching", today)
    return person.service_on("total", today) if teaching is None else teaching


def mentee_reasons(person, numbers: dict[str, Any], today) -> list[Reason]:
    """Categories of a mentee that follow from the card; empty where no rule speaks. Only teaching staff."""
    if not person.is_teaching:
        return []
    found = []
    service, years = _service(person, today), age(person, today)
    young_months = numbers["mentee.young_service_years"] * 12
    if service is not None and service < young_months:
        found.append(Reason(MenteeCategory.YOUNG, {"service": service}))
    elif service is None and years is not None and years <= numbers["mentee.young_age"]:
        found.append(Reason(MenteeCategory.YOUNG, {"age": years}))
    here = person.service_on("here", today)
    if (
        here is not None
        and here < numbers["mentee.newcomer_months"]
        and (service is None or service >= young_months)
    ):
        found.append(Reason(MenteeCategory.NEWCOMER, {"here": here}))
    if "студент" in person.education.casefold():
        found.append(Reason(MenteeCategory.STUDENT))
    return found


def by_rule(reasons: list[dict[str, Any]]) -> set[str]:
    """The categories that the stored reasons of an entry give by themselves."""
    return {reason["code"] for reason in reasons} & set(MenteeCategory.values)


def mentor_view(person, numbers: dict[str, Any], today) -> MentorView:
    """The criteria of a mentor against the card.

    What the card does not tell is said among the reasons and left to the curator, since many lists have no
    column of categories; but somebody of whom nothing is known to speak for them is not proposed.
    """
    service = _service(person, today)
    reasons, broken = [], []
    known = [
        ("service", service, service is not None and service >= numbers["mentor.service_years"] * 12),
        ("category", person.category or None, person.category in numbers["mentor.categories"]),
    ]
    for code, value, met in known:
        if value is None:
            reasons.append(Reason(f"{code}_unknown"))
        else:
            (reasons if met else broken).append(Reason(code, {code: value}))
    if not any(met for _code, _value, met in known):
        broken.append(Reason("nothing_known"))
    if not person.is_teaching:
        broken.append(Reason("not_teaching", {"post": person.post}))
    return MentorView(tuple(reasons), tuple(broken))
