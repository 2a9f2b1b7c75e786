"""The sections beside every page of an organisation, by what the actor may see there."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# permission, address, icon, words, title of the group that begins here
SECTIONS = (
    ("roadmap.view", "desk:cockpit", "checklist", _("What to do"), ""),
    ("roadmap.view", "roadmap:now", "map-2", _("Roadmap"), ""),
    ("people.view", "people:list", "users", _("Staff"), _("People")),
    ("bank.view", "register:mentees", "school", _("Mentees"), ""),
    ("bank.view", "register:mentors", "user-star", _("Mentors"), ""),
    ("consent.view", "consents:list", "signature", _("Consents"), ""),
    ("matching.run", "matching:desk", "heart-handshake", _("Matching"), _("Work")),
    ("mentorship.view", "mentorships:list", "users-group", _("Pairs and groups"), ""),
    ("mentorship.own", "mentorships:own", "users-group", _("My pairs"), ""),
    ("mentorship.view", "programmes:list", "clipboard-text", _("Programmes"), ""),
    ("document.view", "documents:list", "file-text", _("Documents"), ""),
    ("organisation.view", "documents:own_list", "clipboard-check", _("To read"), ""),
    ("document.make", "orders:desk", "gavel", _("Prepare an order"), ""),
    ("import.run", "register:imports", "file-import", _("Staff lists"), ""),
    ("organisation.change", "organisations:details", "settings", _("Settings"), _("School")),
    ("numbers.view", "desk:numbers", "chart-bar", _("Numbers"), ""),
)


def desk(request):
    """Sections and the address of the search, for pages inside an organisation only."""
    organisation = getattr(request, "organisation", None)
    if organisation is None or not request.actor.signed_in:
        return {}
    slug, here = organisation.slug, request.path
    sections = []
    title = ""
    for permission, name, icon, words, group in SECTIONS:
        title = group or title
        if not request.actor.may(permission, organisation):
            continue
        url = reverse(name, kwargs={"slug": slug})
        sections.append({"label": words, "url": url, "icon": icon, "group": title, "current": False})
        title = ""
    best = max(
        (row for row in sections if here.startswith(row["url"])),
        key=lambda row: len(row["url"]),
        default=None,
    )
    if best and (best["url"] == here or not best["url"].endswith(f"/o/{slug}/")):
        best["current"] = True
    may_search = request.actor.may("people.view", organisation)
    return {"sections": sections, "search_url": reverse("desk:search", args=[slug]) if may_search else ""}
