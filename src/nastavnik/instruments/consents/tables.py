"""Participants and their consents as the list shows them."""

from django.utils.safestring import SafeString
from django.utils.text import capfirst

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
