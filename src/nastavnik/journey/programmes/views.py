"""Programmes on the desk: the list, one programme with its plan, and its steps."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import DOCX, day_in, draw_pdf
from nastavnik.instruments.documents.forms import tell
from nastavnik.instruments.documents.tables import page_of
from nastavnik.journey.mentorships.access import open_mentorship
from nastavnik.paper import file_name, render_docx

from . import actions, queries
from .access import open_item, open_programme, takes_part
from .forms import DayForm, ItemForm, MarkForm, NoteForm
from .library import deficit_name
from .papers import programme_paper
from .states import EDITABLE, STANDING, State
from .tables import COLUMNS, table_of


def _today(request):
    return day_in(request.organisation, timezone.now())


def _who(request):
    return {"by": request.actor, "at": timezone.localtime()}


def _to(request, programme):
    return redirect("programmes:programme", slug=request.organisation.slug, pk=programme.pk)


@require_safe
@inside("mentorship.view")
def programme_list(request):
    """All programmes that stand, and the pairs that have none yet."""
    states = request.GET.getlist("state")
    found = queries.programmes_of(request.organisation, states=states, text=request.GET.get("q", ""))
    page = page_of(request, found.values_list(*COLUMNS))
    without = queries.pairs_without(request.organisation).count()
    context = {
        "page": page,
        "table": table_of(page.rows, request.organisation),
        "states": [choice for choice in State.choices if choice[0] != State.REPLACED],
        "without": without,
        "may_draft": request.actor.may("mentorship.manage", request.organisation),
    }
    return render(request, "programmes/list.html", context)


@require_POST
@inside("mentorship.manage")
@writes
def draft_all(request):
    """Compose a draft for every pair that has none; with `mentorship`, for that one."""
    pairs = queries.pairs_without(request.organisation)
    if request.POST.get("mentorship", "").isdigit():
        pairs = pairs.filter(pk=request.POST["mentorship"])
    made = actions.draft_programmes(pairs, **_who(request))
    words = ngettext("%(n)s programme is drafted.", "%(n)s programmes are drafted.", len(made))
    messages.info(request, words % {"n": len(made)})
    if len(made) == 1:
        return _to(request, made[0])
    return redirect("programmes:list", slug=request.organisation.slug)


@require_safe
@inside("organisation.view")
def of_mentorship(request, mentorship):
    """The way from a pair to its programme; where it has none yet, that is said."""
    found = queries.programme_of(mentorship)
    if found is None:
        pair = open_mentorship(request.actor, request.organisation, mentorship)
        messages.info(request, _("This pair has no programme yet."))
        if request.actor.may("mentorship.manage", request.organisation):
            return redirect("programmes:list", request.organisation.slug)
        return redirect("mentorships:page", request.organisation.slug, pair.pk)
    return _to(request, open_programme(request.actor, found.pk))


@require_safe
@inside("organisation.view")
def programme(request, pk):
    """One programme for curator, mentor and mentee: the note, the plan, what is next."""
    found = open_programme(request.actor, pk)
    items = list(found.items.all())
    manages = request.actor.may("mentorship.manage", request.organisation)
    context = {
        "programme": found,
        "pair": found.mentorship,
        "rows": [(item, deficit_name(item.deficit) if item.deficit else "") for item in items],
        "progress": queries.progress_of(items, _today(request)),
        "today": _today(request),
        "manages": manages,
        "may_edit": manages and found.state in EDITABLE,
        "may_mark": found.state in STANDING and (manages or takes_part(request.actor, found)),
        "may_approve": request.actor.may("programme.approve", request.organisation),
    }
    return render(request, "programmes/programme.html", context)


@require_safe
@inside("organisation.view")
def paper(request, pk, extension):
    """The programme on paper."""
    found = open_programme(request.actor, pk)
    drawn = programme_paper(found)
    name = file_name((drawn.title,), extension)
    if extension == "docx":
        return download(render_docx(drawn), name, DOCX)
    content = draw_pdf(drawn)
    if content is None:
        raise Http404
    answer = download(content, name, "application/pdf")
    answer["Content-Disposition"] = answer["Content-Disposition"].replace("attachment", "inline", 1)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def edit(request, pk):
    """Other words in the explanatory note of a draft."""
    found = open_programme(request.actor, pk, to="mentorship.manage")
    form = NoteForm(request.POST or None, initial={name: getattr(found, name) for name in actions.TEXTS})
    if request.method == "POST" and form.is_valid():
        actions.change_programme(found, **form.cleaned_data, **_who(request))
        messages.info(request, _("The programme is changed."))
        return _to(request, found)
    return _form(request, found, form, _("Change the explanatory note"), _("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def edit_item(request, pk):
    """Another line of a draft's plan."""
    item = open_item(request.actor, pk, to="mentorship.manage")
    form = ItemForm(
        request.POST or None, initial={name: getattr(item, name) for name in ItemForm.base_fields}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_item(item, **form.cleaned_data, **_who(request))
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The line is changed."))
            return _to(request, item.programme)
    return _form(request, item.programme, form, _("Change line %(n)s") % {"n": item.number}, _("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def add_item(request, pk):
    """One more line for a draft's plan."""
    found = open_programme(request.actor, pk, to="mentorship.manage")
    form = ItemForm(request.POST or None, initial={"due": found.ends_on, "responsible": "наставник"})
    if request.method == "POST" and form.is_valid():
        actions.add_item(found, **form.cleaned_data, **_who(request))
        messages.info(request, _("The line is added."))
        return _to(request, found)
    return _form(request, found, form, _("Add an activity"), _("Add"))


@require_POST
@inside("organisation.view")
@writes
def remove_item(request, pk):
    """Take a line out of a draft's plan."""
    item = open_item(request.actor, pk, to="mentorship.manage")
    found = item.programme
    actions.remove_item(item, **_who(request))
    messages.info(request, _("The line is taken out."))
    return _to(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def mark(request, pk):
    """How a line of the plan went; mentor, mentee and curator may say."""
    item = open_item(request.actor, pk, to="own")
    initial = {"mark": item.mark or "done", "on": item.done_on or _today(request), "evidence": item.evidence}
    form = MarkForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.mark_item(item, **form.cleaned_data, **_who(request))
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("Line %(n)s is marked.") % {"n": item.number})
            return _to(request, item.programme)
    return _form(request, item.programme, form, item.activity, _("Record"))


_STEPS = {
    "agree": (actions.agree_programme, "mentorship.manage", gettext_lazy("Both sides agree")),
    "approve": (actions.approve_programme, "programme.approve", gettext_lazy("Approve")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def step(request, pk, name):
    """Agreed or approved on a day."""
    deed, permission, label = _STEPS[name]
    found = open_programme(request.actor, pk, to=permission)
    form = DayForm(request.POST or None, initial={"on": _today(request)})
    if request.method == "POST" and form.is_valid():
        try:
            deed(found, on=form.cleaned_data["on"], **_who(request))
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("Recorded."))
            return _to(request, found)
    return _form(request, found, form, label, label)


@require_POST
@inside("organisation.view")
@writes
def reopen(request, pk):
    """Back to a draft (agreed), or a draft of the next version (approved or running)."""
    found = open_programme(request.actor, pk, to="mentorship.manage")
    if found.state == State.AGREED:
        actions.reopen_programme(found, **_who(request))
    else:
        found = actions.new_version(found, **_who(request))
    messages.info(request, _("The programme is a draft again."))
    return _to(request, found)


def _form(request, programme, form, heading, deed):
    context = {"programme": programme, "form": form, "heading": heading, "deed": deed}
    return render(request, "programmes/form.html", context, status=422 if form.errors else 200)
