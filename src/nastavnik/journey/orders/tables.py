"""The orders' desk in shape: orders of the year, pairs that wait for one."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nastavnik.foundation.core.rows import Row, body, each, plain
from nastavnik.foundation.core.templatetags.nastavnik import date_ru, state_badge
from nastavnik.instruments.documents.states import SHAPES, State

LABELS = (gettext_lazy("Mentees"), gettext_lazy("Before it can be signed"))


def orders_of(documents, organisation) -> list[dict]:
    """Each order for the list: address, words, day, badge."""
    address = each("documents:document", organisation.slug)
    badges = {one.value: state_badge(SHAPES[one.value], one.label) for one in State}
    return [
        {
            "url": address(one.pk),
            "words": f"{one.title} № {one.number}" if one.number else one.title,
            "day": date_ru(one.date),
            "badge": badges[one.state],
        }
        for one in documents
    ]


def table_of(rows) -> SafeString:
    """The waiting pairs for the `<tbody>`; those that lack nothing are ticked."""
    ready = state_badge("done", _("everything is there"))
    return body((_row(row, ready) for row in rows), LABELS, tick="mentorship")


def _row(row, ready) -> Row:
    mentor = row.mentorship.mentor.full_name
    lacks = SafeString("".join(f"<div>{plain(words)}</div>" for words in row.missing))
    mentees = ", ".join(mentee.full_name for mentee in row.mentorship.mentees)
    return Row(row.mentorship.pk, mentor, mentor, (mentees, lacks or ready), ticked=not row.missing)
