"""The sections beside every page of an organisation, by what the actor may see there."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# permission, address, icon, words, title of the group that begins here
SECTIONS = (
    ("roadmap.view", "desk:cockpit", "checklist", _("What to do"), ""),
    ("roadmap.view", "roadmap:now", "map-2", _("Roadmap"), ""),
    ("people.view", "people:list", "users", _("Staff"), _("People")),
    ("bank.view", "register:mentees", "school", _("Mentees"), ""),
    ("bank.view", "register:mentors", "user-star", _("Mentors"), ""),
    ("survey.view", "surveys:list", "message-question", _("Questionnaires"), ""),
    ("consent.view", "consents:list", "signature", _("Consents"), ""),
    ("rights.view", "rights:register", "shield-lock", _("Personal data"), ""),
    ("training.view", "training:list", "calendar-event", _("Training of mentors"), ""),
    ("training.own", "training:own", "calendar-event", _("My training"), ""),
    ("organisation.view", "training:materials", "books", _("Materials"), ""),
    ("matching.run", "matching:desk", "heart-handshake", _("Matching"), _("Work")),
    ("mentorship.view", "mentorships:list", "users-group", _("Pairs and groups"), ""),
    ("support.view", "support:list", "user-heart", _("Without a pair"), ""),
    ("mentorship.own", "desk:own", "home", _("My work"), ""),
    ("mentorship.own", "mentorships:own", "users-group", _("My pairs"), ""),
    ("mentorship.view", "programmes:list", "clipboard-text", _("Programmes"), ""),
    ("numbers.view", "monitoring:overview", "target", _("Monitoring"), ""),
    ("library.view", "library:list", "books", _("Library of practices"), ""),
    ("finale.view", "finale:now", "trophy", _("Final event"), ""),
    ("finale.pair", "finale:own", "trophy", _("Final event"), ""),
    ("document.view", "documents:list", "file-text", _("Documents"), ""),
    ("organisation.view", "documents:own_list", "clipboard-check", _("To read"), ""),
    ("mentorship.own", "rights:own", "shield-lock", _("My data"), ""),
    ("document.make", "orders:desk", "gavel", _("Prepare an order"), ""),
    ("public.manage", "publicity:section", "world", _("Public section"), ""),
    ("import.run", "register:imports", "file-import", _("Staff lists"), ""),
    ("roadmap.view", "year_end:now", "archive", _("End of the year"), ""),
    ("organisation.change", "organisations:details", "settings", _("Settings"), _("School")),
    ("report.ask", "reporting:dashboard", "chart-bar", _("Schools in figures"), ""),
    ("report.view", "reporting:asked", "send", _("Requests of the authority"), ""),
    ("numbers.view", "desk:numbers", "chart-bar", _("Numbers"), ""),
)


@dataclass(frozen=True, slots=True)
class Section:
    label: Any
    url: str
    icon: str
    group: Any
    current: bool = False


def desk(request):
    """Sections and the address of the search, for pages inside an organisation only.

    `sections_key` names all that the sections depend on: the frame keeps what it drew of them.
    """
    organisation = getattr(request, "organisation", None)
    if organisation is None or not request.actor.signed_in:
        return {}
    slug, rights = organisation.slug, request.actor.rights_in(organisation)
    sections = _sections(slug, rights)
    here = _current(sections, request.path, slug)
    return {
        "sections": _marked(sections, here),
        "sections_key": f"{slug} {here} {' '.join(one.url for one in sections)}",
        "search_url": reverse("desk:search", args=[slug]) if "people.view" in rights else "",
    }


@lru_cache(maxsize=1000)
def _sections(slug: str, rights: frozenset[str]) -> tuple[Section, ...]:
    found, title = [], ""
    for permission, name, icon, words, group in SECTIONS:
        title = group or title
        if permission in rights:
            found.append(Section(words, reverse(name, kwargs={"slug": slug}), icon, title))
            title = ""
    return tuple(found)


def _current(sections: tuple[Section, ...], path: str, slug: str) -> str:
    """The address of the section that holds this page; the cockpit holds none but itself."""
    best = max((one.url for one in sections if path.startswith(one.url)), key=len, default="")
    return "" if best == f"/o/{slug}/" != path else best


@lru_cache(maxsize=5000)
def _marked(sections: tuple[Section, ...], here: str) -> tuple[Section, ...]:
    return tuple(replace(one, current=one.url == here) for one in sections)
