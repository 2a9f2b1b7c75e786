"""Participants and their consents as the list shows them, and as they are taken as a file."""

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from nastavnik.foundation.core.lists import Column
from nastavnik.foundation.core.rows import Row, body, each, hinted, link
from nastavnik.foundation.core.templatetags.nastavnik import date_ru, state_badge

from .states import SHAPES, Kind, State


def table_of(rows, organisation, *, tick: bool) -> SafeString:
    """These standings for the list's `<tbody>`."""
    address = each("consents:consent", organisation.slug)
    badges = {one.value: state_badge(SHAPES[one], one.label) for one in State}

    def cell(one):
        badge = badges[one.state]
        return (
            badge
            if one.consent is None
            else hinted(link(address(one.consent), badge), date_ru(one.signed_on))
        )

    found = (
        Row(
            row.person.pk,
            row.person.full_name,
            hinted(row.person.full_name, row.person.post),
            tuple(map(cell, row.cells)),
        )
        for row in rows
    )
    return body(found, [capfirst(kind.label) for kind in Kind], tick="person" if tick else "")


def columns(details) -> list[Column]:
    """Name and post, then for each kind: state, number, signed on, valid until. `details`: consents by key."""
    found = [
        Column("name", _("Full name"), lambda row: row.person.full_name),
        Column("post", _("Post"), lambda row: row.person.post),
    ]

    def of(place, read):
        def value(row):
            consent = details.get(row.cells[place].consent)
            return read(consent) if consent else None

        return value

    for place, kind in enumerate(Kind):
        what = capfirst(kind.label)
        found += [
            Column(f"{kind}.state", what, lambda row, n=place: str(State(row.cells[n].state).label)),
            Column(f"{kind}.number", _("Number"), of(place, lambda consent: consent.number_words)),
            Column(f"{kind}.signed", _("Signed on"), of(place, lambda consent: consent.signed_on)),
            Column(f"{kind}.until", _("Valid until"), of(place, lambda consent: consent.valid_until)),
        ]
    return found


def selection(query) -> str:
    """What was chosen, in words, for the line above the table."""
    kinds = dict(Kind.choices)
    asked = [one for one in query.getlist("lacking") if one in kinds]
    parts = [_("no consent: %(label)s") % {"label": kinds[one]} for one in asked]
    roles = {"mentor": _("mentors"), "mentee": _("mentees")}
    parts += [roles[one] for one in query.getlist("role") if one in roles]
    if query.get("q"):
        parts.append(f"«{query['q'][:100]}»")
    return ", ".join(map(str, parts))
