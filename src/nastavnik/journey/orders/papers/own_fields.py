"""What a school's own template of an order on pairs may ask for: a row for each pair or group."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.own.fields import fields
from nastavnik.instruments.documents.stationery import full_name, post_of
from nastavnik.paper.words import date_short

from .pairs import FORMS, KINDS, MODES
from .reading import mentorships_of

COLUMNS = {
    "number": _("number in the list"),
    "mentor": _("mentor's name"),
    "mentor_acc": _("mentor's name in the accusative"),
    "mentor_post": _("mentor's post"),
    "mentees": _("mentees' names, one a line"),
    "mentees_gen": _("mentees' names in the genitive"),
    "mentees_post": _("mentees' posts, one a line"),
    "form": _("form of mentoring"),
    "kind": _("kind of mentoring"),
    "mode": _("mode of work"),
    "starts_on": _("begins"),
    "ends_on": _("ends"),
}


@fields("order.pairs", rows={"pairs": COLUMNS})
def pairs_fields(document) -> tuple[dict, dict]:
    """The pairs in the order of the built-in paper."""
    return {}, {"pairs": [_row(n, pair) for n, pair in enumerate(mentorships_of(document), 1)]}


def _row(number: int, pair) -> dict[str, str]:
    return {
        "number": str(number),
        "mentor": full_name(pair.mentor),
        "mentor_acc": full_name(pair.mentor, "acc"),
        "mentor_post": post_of(pair.mentor),
        "mentees": "\n".join(full_name(mentee) for mentee in pair.mentees),
        "mentees_gen": ", ".join(full_name(mentee, "gen") for mentee in pair.mentees),
        "mentees_post": "\n".join(post_of(mentee) for mentee in pair.mentees),
        "form": FORMS[pair.form],
        "kind": KINDS[pair.kind],
        "mode": MODES[pair.mode],
        "starts_on": date_short(pair.starts_on),
        "ends_on": date_short(pair.ends_on),
    }
