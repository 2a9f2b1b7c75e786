"""The library on the desk: the list, a card, its writing, its review and its publication."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.people.queries import everybody
from nastavnik.instruments.documents.actions import DOCX, day_in, draw_pdf
from nastavnik.journey.mentorships.access import open_mentorship
from nastavnik.journey.register.catalogue import areas
from nastavnik.journey.roadmap.queries import current_cycle
from nastavnik.paper import file_name, render_docx

from . import actions, card, queries
from .access import is_author, open_attachment, open_author, open_practice
from .forms import AttachmentForm, PracticeForm, ReasonForm, ReviewForm
from .papers import collection_paper, practice_paper
from .states import Answer, State

SAID = {
    "send": gettext_lazy("The practice is sent for review."),
    "publish": gettext_lazy("The practice is published."),
    "reopen": gettext_lazy("The practice is open for changes; its authors are asked anew."),
}


def _today(request):
    return day_in(request.organisation, timezone.now())


def _who(request):
    return {"by": request.actor, "at": timezone.localtime()}


def _sent(request):
    """What a form is bound to: an empty POST is a form with errors, not a fresh one."""
    return (request.POST if request.method == "POST" else None,)


def _staff(request):
    return everybody(request.organisation)


def _to(request, practice):
    return redirect("library:practice", slug=request.organisation.slug, pk=practice.pk)


@require_safe
@inside("library.view")
def listing(request):
    """Published practices for everybody; one's own and those under review for whom they concern."""
    chosen = card.filters(request.GET)
    found = queries.practices_for(request.actor, request.organisation, **chosen)
    context = {
        "page": page_of(request, found, 20),
        "states": State.choices,
        "areas": [(area.code, area.words) for area in areas()],
        "manages": request.actor.may("library.publish", request.organisation),
        "may_write": request.actor.may("library.write", request.organisation),
        "pairs": queries.pairs_to_tell(request.actor, request.organisation)[:30],
        "filtered": any(chosen.values()),
    }
    return render(request, "library/list.html", context)


@require_safe
@inside("library.view")
def page(request, pk):
    """One card: what was done, by whom, what they say, what can be done now."""
    practice = open_practice(request.actor, request.organisation, pk)
    return render(request, "library/practice.html", card.shown(practice, request.actor, request.organisation))


@require_http_methods(["GET", "HEAD", "POST"])
@inside("library.write")
@writes
def new(request):
    """An empty card, for a practice whose pair is not in the program."""
    form = PracticeForm(*_sent(request), people=_staff(request))
    if request.method == "POST" and form.is_valid():
        try:
            values = dict(form.cleaned_data)
            cycle = current_cycle(request.organisation, _today(request))
            if cycle is None:
                raise DomainError(_("Open a school year first."))
            return _to(
                request, actions.begin_practice(cycle, list(values.pop("authors")), values, **_who(request))
            )
        except DomainError as error:
            form.tell(error)
    return render(request, "library/write.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@inside("library.write")
@writes
def from_pair(request, mentorship):
    """A draft composed from the record of a pair."""
    pair = open_mentorship(request.actor, request.organisation, mentorship)
    practice = actions.begin_from_pair(pair, **_who(request))
    messages.info(
        request, _("A draft is composed from the pair's record: complete it and send it for review.")
    )
    return redirect("library:change", slug=request.organisation.slug, pk=practice.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("library.view")
@writes
def change(request, pk):
    practice = open_practice(request.actor, request.organisation, pk, to="write")
    people = _staff(request)
    form = PracticeForm(*_sent(request), initial=card.values_of(practice), people=people)
    if request.method == "POST" and form.is_valid():
        try:
            values = dict(form.cleaned_data)
            authors = card.in_order(values.pop("authors"), practice)
            actions.change_practice(practice, values, authors=authors, **_who(request))
            return _to(request, practice)
        except DomainError as error:
            form.tell(error)
    context = {"form": form, "practice": practice}
    return render(request, "library/write.html", context, status=422 if form.is_bound else 200)


@require_POST
@inside("library.view")
@writes
def step(request, pk, name):
    """Send, publish, or open for changes."""
    deeds = {
        "send": ("write", actions.send_practice, {}),
        "publish": ("library.publish", actions.publish_practice, {"on": _today(request)}),
        "reopen": ("write", actions.reopen_practice, {}),
    }
    if name not in deeds:
        raise Http404
    to, deed, more = deeds[name]
    practice = open_practice(request.actor, request.organisation, pk, to=to)
    deed(practice, **more, **_who(request))
    messages.info(request, SAID[name])
    return _to(request, practice)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("library.review")
@writes
def review(request, pk):
    """A verdict on the version that was sent. Nobody reviews a practice of one's own."""
    practice = open_practice(request.actor, request.organisation, pk, to="library.review")
    if is_author(request.actor, practice):
        raise DomainError(_("Nobody reviews a practice of their own: ask a colleague."))
    form = ReviewForm(*_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.review_practice(practice, **form.cleaned_data, **_who(request))
            return _to(request, practice)
        except DomainError as error:
            form.tell(error)
    context = {"form": form, "practice": practice, "parts": card.parts_of(practice)}
    return render(request, "library/review.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("library.publish")
@writes
def down(request, pk):
    """Before taking down it is said what will happen."""
    practice = open_practice(request.actor, request.organisation, pk, to="library.publish")
    form = ReasonForm(*_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_down(practice, **form.cleaned_data, **_who(request))
            return _to(request, practice)
        except DomainError as error:
            form.tell(error)
    context = card.taking_down(practice, form)
    return render(request, "core/confirm.html", context, status=422 if form.is_bound else 200)


@require_POST
@inside("library.view")
@writes
def answer(request, pk, author, name):
    """An author agrees or refuses; the curator notes what was said on paper."""
    practice = open_practice(request.actor, request.organisation, pk)
    one = open_author(request.actor, practice, author)
    if name not in (Answer.AGREED, Answer.REFUSED):
        raise Http404
    actions.answer_as_author(one, name, on=_today(request), **_who(request))
    return _to(request, practice)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("library.view")
@writes
def attach(request, pk):
    practice = open_practice(request.actor, request.organisation, pk, to="write")
    form = AttachmentForm(*_sent(request), request.FILES)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data["file"].read()
            actions.attach(practice, data, form.cleaned_data["title"], **_who(request))
            return _to(request, practice)
        except DomainError as error:
            form.add_error("file", str(error))
    context = {"form": form, "practice": practice}
    return render(request, "library/attach.html", context, status=422 if form.is_bound else 200)


@require_safe
@inside("library.view")
def attachment(request, pk):
    found = open_attachment(request.actor, request.organisation, pk)
    return download(read_file(found.file), found.file.name, found.file.media_type)


@require_POST
@inside("library.view")
@writes
def detach(request, pk):
    found = open_attachment(request.actor, request.organisation, pk, to="write")
    actions.detach(found, **_who(request))
    return _to(request, found.practice)


@require_safe
@inside("library.view")
def paper(request, pk, extension):
    practice = open_practice(request.actor, request.organisation, pk)
    return _drawn(practice_paper(practice), extension)


@require_safe
@inside("library.view")
def collection(request, extension):
    """All published practices as one document."""
    rows = list(queries.published_rows(request.organisation))
    if not rows:
        raise DomainError(_("There is no published practice yet."))
    return _drawn(collection_paper(request.organisation, rows), extension)


def _drawn(document, extension):
    name = file_name((document.title,), extension)
    if extension == "docx":
        return download(render_docx(document), name, DOCX)
    content = draw_pdf(document) if extension == "pdf" else None
    if content is None:
        raise Http404
    return download(content, name, "application/pdf")
