"""A practice tells of people by name only in the list of its authors; its words may name somebody."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions

from .models import PARTS, Author
from .search import fill_words

keeps(
    "library.Author",
    what=_("Practices written together"),
    rows=lambda person: Author.objects.filter(person=person).order_by("pk"),
    shows=("practice", "answer", "answered_on"),
    ground="consent",
    term="participation",
    seen_by="library.view",
    erase=Erase.DELETE,
)


def refold(practice) -> None:
    """The search words anew, of the words that are left."""
    fill_words(practice, [one.person for one in practice.authors.select_related("person")])


mentions(
    "library.Practice",
    fields=("title", *(name for name, _label in PARTS), "link"),
    folded=("search_words",),
    refold=refold,
)
mentions("library.Review", fields=("remarks", "reviewer"))
mentions("library.Attachment", fields=("title",))
