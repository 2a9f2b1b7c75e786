"""The pages of the public section: no sign-in, no script, no name without a consent for this address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nastavnik.journey.training.materials.markdown import page_html

from .access import open_section
from .copies import public_copy
from .feed import atom
from .look import COOKIE, KEPT, USUAL, Look
from .pages import page

LATEST = 3


def _shown(request, reading, template, **context):
    context |= {
        "school": reading.school,
        "section": reading.section,
        "look": request.look,
        "here": request.path,
        "today": reading.today,
    }
    return render(request, f"public/{template}.html", context)


@page
def home(request, reading):
    """What there is, and the latest news."""
    about = mark_safe(page_html(reading.section.about))
    return _shown(request, reading, "home", about=about, news=reading.news()[:LATEST])


@page
def acts(request, reading):
    levels = [(_WORDS[level](), found) for level, found in reading.acts_by_level()]
    return _shown(request, reading, "acts", levels=levels, own=reading.own_acts())


_WORDS = {
    "federal": lambda: _("Federal acts"),
    "regional": lambda: _("Acts of the region"),
    "municipal": lambda: _("Acts of the municipality"),
}


@page
def act(request, reading, pk):
    """The paper itself, as PDF, without the pages that name people."""
    found = next((one for one in reading.own_acts() if one.document.pk == pk), None)
    content = public_copy(found.document, found.pages) if found else None
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="application/pdf")


@page
def roadmap(request, reading):
    found = reading.roadmap()
    cycle, stages = found or (None, ())
    return _shown(request, reading, "roadmap", cycle=cycle, stages=stages)


@page
def programmes(request, reading):
    return _shown(request, reading, "programmes", programmes=reading.programmes())


@page
def news(request, reading):
    return _shown(request, reading, "news", news=reading.news())


@page
def story(request, reading, pk):
    found = next((piece for piece in reading.news() if piece.key == pk), None)
    if found is None:
        raise Http404
    return _shown(request, reading, "story", piece=found, text=mark_safe(page_html(found.text)))


@page
def photo(request, reading, pk):
    pictures = (picture for piece in reading.news() for picture in piece.pictures)
    found = next((picture for picture in pictures if picture.key == pk), None)
    if found is None:
        raise Http404
    return HttpResponse(found.read(), content_type="image/jpeg")


@page
def practices(request, reading):
    return _shown(request, reading, "practices", practices=reading.practices())


@page
def practice(request, reading, pk):
    found = next((one for one in reading.practices() if one.practice.pk == pk), None)
    if found is None:
        raise Http404
    parts = [(heading, mark_safe(page_html(text))) for heading, text in found.parts]
    return _shown(request, reading, "practice", told=found, parts=parts)


@page
def events(request, reading):
    return _shown(request, reading, "events", events=reading.events())


@page
def contacts(request, reading):
    return _shown(request, reading, "contacts", contact=mark_safe(page_html(reading.section.contact)))


@page
def look(request, reading):
    """The choice of size, colours, spacing and pictures."""
    back = _back(request, reading.school)
    return _shown(request, reading, "look", back=back)


@page
def feed(request, reading):
    return HttpResponse(atom(reading), content_type="application/atom+xml; charset=utf-8")


@require_safe
def choose(request, school):
    """Keeps the reader's look or language in a cookie and goes back; nothing is written on the server."""
    section = open_section(school)
    answer = HttpResponseRedirect(_back(request, section.organisation))
    language = request.GET.get("language", "")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=KEPT, samesite="Lax")
    if request.GET.keys() & USUAL.keys():
        answer.set_cookie(COOKIE, Look.of(request.GET).cookie, max_age=KEPT, samesite="Lax")
    answer["Cache-Control"] = "no-store"
    return answer


def _back(request, school) -> str:
    """A page of this section only."""
    home_ = reverse("public:home", args=[school.slug])
    asked = request.GET.get("back", "")
    parts = urlsplit(asked)
    return asked if asked.startswith(home_) and not parts.netloc and "\\" not in asked else home_
