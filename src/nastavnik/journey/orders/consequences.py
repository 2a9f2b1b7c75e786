"""What signing an order that changes a pair will set in motion, told before it is signed."""

import datetime as dt

from django.utils.translation import gettext as _

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.queries import lacking
from nastavnik.journey.mentorships.states import LegalBasis

from .papers.reading import mentorships_of

CONSENTS = ("processing", "mentoring")


def _day(document, name: str) -> str:
    value = document.content.get(name)
    return f"{dt.date.fromisoformat(value):%d.%m.%Y}" if value else "–"


def replacement_effects(document) -> list[str]:
    """Who is released, who begins, and what the new mentor still lacks."""
    pair, mentor = mentorships_of(document)[0], new_mentor(document)
    told = [
        _("From %(day)s %(old)s is released and %(new)s begins in their place.")
        % {
            "day": _day(document, "on"),
            "old": pair.mentor.short_name,
            "new": mentor.short_name if mentor else "–",
        },
        _("A new programme is drafted for the new pair from the rest of the term."),
    ]
    if missing := lacking_of_new_mentor(document):
        told.append(_("It can't be signed yet: %(what)s.") % {"what": missing})
    return told


def extension_effects(document) -> list[str]:
    """How long the pair works from now on."""
    pair = mentorships_of(document)[0]
    return [
        _("%(mentor)s: the pair works until %(day)s, not %(was)s.")
        % {
            "mentor": pair.mentor.short_name,
            "day": _day(document, "ends_on"),
            "was": f"{pair.ends_on:%d.%m.%Y}",
        }
    ]


def termination_effects(document) -> list[str]:
    """When the pair ends."""
    pair = mentorships_of(document)[0]
    return [
        _("%(mentor)s: the pair ends early; its last day is %(day)s.")
        % {"mentor": pair.mentor.short_name, "day": _day(document, "last_on")}
    ]


def new_mentor(document) -> Person | None:
    """The person who is to take the pair over."""
    key = document.about.get("person")
    return Person.objects.filter(organisation=document.organisation, pk=key).first() if key else None


def lacking_of_new_mentor(document) -> str:
    """The consents that the new mentor has not given, in words; empty where all are there."""
    pair, mentor = mentorships_of(document)[0], new_mentor(document)
    if mentor is None:
        return _("the new mentor is not named")
    kinds = CONSENTS if pair.legal_basis == LegalBasis.ART_351_8 else CONSENTS[:1]
    missing = lacking([mentor], kinds, document.created_at.date()).get(mentor.pk, ())
    words = {
        "processing": _("%(name)s: no consent to the processing of data"),
        "mentoring": _("%(name)s: no consent to mentoring"),
    }
    return "; ".join(words[kind] % {"name": mentor.short_name} for kind in sorted(missing))
