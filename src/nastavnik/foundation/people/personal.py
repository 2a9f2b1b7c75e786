"""What a staff card keeps of its person."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps

from .actions import forget_card
from .models import ListView, Person

SHOWN = (
    "surname", "first_name", "patronymic", "gender", "birth_year", "post", "subjects", "levels", "service_total",
    "service_teaching", "service_here", "service_as_of", "education", "category", "phone", "email", "employed_from",
    "employed_to", "building", "department", "load_hours",
)  # fmt: skip

keeps(
    "people.Person",
    what=_("Staff card"),
    fields=(
        "surname",
        "first_name",
        "patronymic",
        "name_forms",
        "folded_name",
        "search_words",
        "post",
        "phone",
        "email",
        "education",
    ),
    shows=SHOWN,
    rows=lambda person: Person.objects.filter(pk=person.pk),
    ground="employment",
    term="card",
    seen_by="people.view",
    erase=forget_card,
    scrub=False,  # another person's card with the same name is not this person's
)
keeps(
    "people.ListView",
    what=_("Views of lists"),
    rows=lambda person: ListView.objects.filter(account_id=person.account_id).exclude(account_id=None),
    fields=("name", "query"),
    shows=("listing", "name"),
    ground="security",
    term="account",
    erase=Erase.DELETE,
)
