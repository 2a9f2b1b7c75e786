"""Papers: drafts follow the data, signed ones are kept as long as the law says."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions, nothing
from nastavnik.foundation.core.text import fold

from .acquaintance.models import Acquaintance
from .models import Document


def papers_of(person):
    """Papers that speak of this person by key, and those that bear the name in their title."""
    by_name = Q(folded__contains=fold(person.full_name)) if person.first_name else Q(pk=None)
    return Document.objects.filter(Q(about__person=person.pk) | by_name)


keeps(
    "documents.Document",
    what=_("Papers that name the person"),
    rows=papers_of,
    fields=("title", "content", "about", "folded", "cancel_words"),
    folded=("folded",),
    shows=("title", "state", "number", "date"),
    ground="archive",
    term="paper",
    seen_by="document.view",
    erase=Erase.WORDS,
    keep=lambda person: Document.objects.signed(),
)
keeps(
    "documents.Acquaintance",
    what=_("What the person was asked to read"),
    rows=lambda person: Acquaintance.objects.filter(person=person),
    ground="archive",
    term="paper",
    seen_by="document.view",
)
mentions("documents.Approval", fields=("body",))
mentions("documents.OwnTemplate", fields=("fields_known", "fields_unknown"))
nothing("documents.Journal", "documents.JournalCounter")
