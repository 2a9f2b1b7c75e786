"""What the banks and the brought lists keep of people."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions
from nastavnik.foundation.files.actions import destroy_file
from nastavnik.instruments.rights.retention import kind_of_record, lists_with_files

from .catalogue import point_words
from .models import Import, ImportedCard, MenteeEntry, MentorEntry, Nomination
from .search_words import FIELDS, fill_words


def say(name, value):
    """The catalogue's codes in words."""
    if name in ("deficits", "competences"):
        return ", ".join(point_words(one["code"]) for one in value)
    return None


COMMON = {
    "ground": "consent",
    "term": "participation",
    "seen_by": "bank.view",
    "erase": Erase.DELETE,
    "say": say,
    "folded": tuple(FIELDS),
    "refold": fill_words,
}
keeps(
    "register.MenteeEntry",
    what=_("Place in the bank of mentees"),
    rows=lambda person: MenteeEntry.objects.filter(person=person).order_by("pk"),
    fields=("request", "deficits", "decision_reason", "notes", "results"),
    shows=(
        "state",
        "joined_on",
        "left_on",
        "request",
        "deficits",
        "decision_reason",
        "reviewed_on",
        "asked_on",
    ),
    **COMMON,
)
keeps(
    "register.MentorEntry",
    what=_("Place in the bank of mentors"),
    rows=lambda person: MentorEntry.objects.filter(person=person).order_by("pk"),
    fields=(
        "competences", "achievements", "interests", "override_reason", "decision_reason", "notes", "results",
    ),
    shows=("state", "joined_on", "left_on", "competences", "achievements", "experience_years", "hours_month",
           "max_mentees", "decision_reason", "reviewed_on"),
    **COMMON,
)  # fmt: skip
keeps(
    "register.ImportedCard",
    what=_("What a staff list brought into the card"),
    rows=lambda person: ImportedCard.objects.filter(person_id=person.pk).order_by("pk"),
    fields=("before", "after"),
    shows=(),
    ground="employment",
    term="list",
    seen_by="import.run",
    erase=Erase.DELETE,
)


def forget_lists(person, *, by, at) -> int:
    """Destroy the files of all lists: they serve only to be asked for once more, and anybody may stand in them."""
    rows = Import.objects.select_related("file")
    for row in rows:
        destroy_file(row.file, by=by, at=at)
    return len(rows)


keeps(
    "register.Import",
    what=_("Staff lists that the person stood in"),
    rows=lambda person: Import.objects.filter(cards__person_id=person.pk).distinct().order_by("pk"),
    fields=("rejected", "warnings"),
    shows=("created_at", "state"),
    ground="employment",
    term="list",
    seen_by="import.run",
    erase=forget_lists,
)
mentions("register.ColumnMemory", fields=("columns",))


def _lists(organisation):
    for row in (
        lists_with_files(Import.objects.filter(organisation=organisation))
        .select_related("file")
        .order_by("pk")
    ):
        yield row, row.created_at.date(), row.file.name


def _destroy_list(row, *, by, at):
    destroy_file(row.file, by=by, at=at)
    Import.objects.filter(pk=row.pk).update(rejected=[], warnings=[])


kind_of_record("lists", words=_("Files of staff lists"), term="list", dated=_lists, destroy=_destroy_list)


keeps(
    "register.Nomination",
    what=_("Proposals of oneself as a mentor"),
    rows=lambda person: Nomination.objects.filter(person=person).order_by("pk"),
    fields=("full_name", "post", "contacts", "about", "reason"),
    shows=("full_name", "post", "contacts", "about", "reason", "at"),
    ground="consent",
    term="participation",
    seen_by="bank.view",
    erase=Erase.DELETE,
)
mentions("register.NominationForm", fields=("words",))
