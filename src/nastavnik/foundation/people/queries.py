"""What is read of people."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from nastavnik.foundation.core.text import fold
from nastavnik.foundation.organisations.defaults import numbers

from .models import Category, Person


def name_key(surname: str, first_name: str, patronymic: str = "") -> str:
    """The folded full name by which a person is known again in a second list."""
    return fold(" ".join(filter(None, (surname, first_name, patronymic))))


def staff_of(organisation, today):
    """Everybody employed there on this day, by name."""
    return Person.objects.filter(organisation=organisation).employed(today).in_order()


def everybody(organisation):
    """Every card, of those who have left too, by name."""
    return Person.objects.filter(organisation=organisation).in_order()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks of the staff: words of a name, who is to be shown, categories, the order."""

    text: str = ""
    shows: frozenset[str] = frozenset()
    categories: tuple[str, ...] = ()
    sort: str = "name"

    @classmethod
    def of(cls, query) -> "Wanted":
        return cls(
            query.get("q", "")[:100],
            frozenset(query.getlist("show")),
            tuple(one for one in query.getlist("category") if one in Category.values),
            query.get("sort", "name"),
        )

    def words(self) -> str:
        """What was chosen, for the mark on a file."""
        known = {"teaching": _("teachers"), "young": _("young"), "left": _("have left")}
        categories = dict(Category.choices)
        parts = [known[one] for one in sorted(self.shows) if one in known]
        parts += [str(categories[one]) for one in self.categories]
        return "; ".join([*parts, f"«{self.text.strip()}»"] if self.text.strip() else parts)

    @property
    def is_everybody(self) -> bool:
        """Whether the counts tell already how many are found."""
        return not self.text.strip() and not self.shows and not self.categories


def listed(organisation, wanted: Wanted, today, order=("folded_name", "pk")):
    """Staff cards for the list in this order; who has left is shown only when asked for."""
    found = Person.objects.filter(organisation=organisation)
    found = found.filter(employed_to__lt=today) if "left" in wanted.shows else found.employed(today)
    if wanted.text.strip():
        found = found.found_by(wanted.text)
    if "teaching" in wanted.shows:
        found = found.teaching()
    if "young" in wanted.shows:
        found = young(found.teaching(), organisation, today)
    if wanted.categories:
        found = found.filter(category__in=wanted.categories)
    return found.order_by(*order)


def young(people, organisation, today):
    """Whose teaching service is still short today (it grows from the day it was counted), or young by age."""
    limits = numbers(organisation, today)
    most = limits["mentee.young_service_years"] * 12
    served = Coalesce("service_teaching", "service_total")
    days = people.order_by().values_list("service_as_of", flat=True).distinct()
    short = Q(served__lt=most, service_as_of=None)
    for as_of in filter(None, days):
        grown = max(0, (today.year - as_of.year) * 12 + today.month - as_of.month)
        short |= Q(served__lt=most - grown, service_as_of=as_of)
    by_age = Q(served=None, birth_year__gte=today.year - limits["mentee.young_age"])
    return people.annotate(served=served).filter(short | by_age)


def counts(organisation, today) -> dict[str, int]:
    """How many are employed, teach, have left; and how many are employed at all."""
    here = Q(employed_to=None) | Q(employed_to__gte=today)
    return Person.objects.filter(organisation=organisation).aggregate(
        here=Count("pk", here),
        teaching=Count("pk", here & Q(is_teaching=True)),
        left=Count("pk", Q(employed_to__lt=today)),
    )


def namesake(organisation, surname, first_name, patronymic, birth_year) -> Person | None:
    """A card of the same name that may be the same person."""
    same = Person.objects.filter(
        organisation=organisation, folded_name=name_key(surname, first_name, patronymic)
    ).in_order()
    return next(
        (one for one in same if one.birth_year is None or birth_year is None or one.birth_year == birth_year),
        None,
    )


def without_account(organisation, today):
    """Cards that an account can be joined to."""
    return staff_of(organisation, today).filter(account=None)


def cards_of(organisation, account):
    """The cards that this account is joined to: one at most."""
    return Person.objects.filter(organisation=organisation, account=account)
