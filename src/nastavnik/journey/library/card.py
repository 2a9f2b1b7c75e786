"""A card of the library as a page shows it."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from nastavnik.journey.register.catalogue import point_words
from nastavnik.journey.training.materials.markdown import page_html

from . import queries
from .access import is_author
from .actions import FIELDS
from .forms import AttachmentForm
from .models import PARTS
from .states import Answer, State


def filters(query) -> dict[str, Any]:
    """The chips and words of the list's address."""
    return {
        "text": query.get("q", "").strip()[:200],
        "states": query.getlist("state"),
        "areas": query.getlist("area"),
        "own": query.get("own") == "1",
    }


def parts_of(practice) -> list[tuple[Any, str]]:
    """(heading, HTML) of every part that has words; the Markdown is cleaned."""
    return [
        (label, mark_safe(page_html(getattr(practice, name))))  # nosec B308
        for name, label in PARTS
        if getattr(practice, name).strip()
    ]


def values_of(practice) -> dict[str, Any]:
    """What the form shows of a card."""
    return {name: getattr(practice, name) for name in FIELDS} | {
        "authors": [author.person_id for author in practice.authors.all()]
    }


def in_order(people, practice) -> list:
    """The chosen authors: those of the card in the card's order, then the new ones."""
    places = {author.person_id: author.place for author in practice.authors.all()}
    return sorted(people, key=lambda person: places.get(person.pk, len(places)))


def shown(practice, actor, organisation) -> dict[str, Any]:
    """Everything the page of a card needs."""
    publishes = actor.may("library.publish", organisation)
    own = is_author(actor, practice)
    writes = (publishes or own) and practice.state == State.DRAFT
    authors = list(practice.authors.all())
    return {
        "practice": practice,
        "parts": parts_of(practice),
        "deficits": [point_words(code) for code in practice.deficits],
        "authors": [
            (one, publishes or one.person.account_id == actor.account_id, _shape(one)) for one in authors
        ],
        "asks": practice.state != State.DRAFT or own or publishes,
        "reviews": list(practice.reviews.all()) if publishes or own or _reviews(actor, organisation) else [],
        "attachments": list(practice.attachments.select_related("file")),
        "form": AttachmentForm() if writes else None,
        "others": list(queries.others_with(practice)),
        "writes": writes,
        "publishes": publishes,
        "may_review": practice.state == State.REVIEW and not own and _reviews(actor, organisation),
        "may_publish": publishes
        and practice.state in (State.ACCEPTED, State.TAKEN_DOWN)
        and all(one.answer == Answer.AGREED for one in authors),
        "may_reopen": (publishes or own) and practice.state in (State.ACCEPTED, State.TAKEN_DOWN),
    }


def _reviews(actor, organisation) -> bool:
    return actor.may("library.review", organisation)


def _shape(author) -> str:
    return {Answer.AGREED: "done", Answer.REFUSED: "late"}.get(author.answer, "none")


def taking_down(practice, form) -> dict[str, Any]:
    """What is said before a card is taken down."""
    return {
        "heading": _("Take the practice down"),
        "lead": practice.title,
        "effects": [
            _("It disappears from the library and from the school's public section at once."),
            _("The card is kept with the reason; the authors are told by their page."),
        ],
        "undo": _("It can be published again."),
        "deed": _("Take down"),
        "danger": True,
        "form": form,
        "back": reverse("library:practice", args=[practice.organisation.slug, practice.pk]),
    }
